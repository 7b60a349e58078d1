#include "parsers/quoted_text.h"

#include <algorithm>

namespace vanthu {
namespace {

/// `range` with `title` where that is printed right behind it.
ByteRange with_title(const CheckedDocument& checked, ByteRange range, const std::string& title) {
  constexpr std::size_t kBeforeTitle = 300;  // an issuer's name, quotes
  const std::string_view behind =
      std::string_view(checked.record.text).substr(range.end, kBeforeTitle + title.size());
  const std::size_t at = behind.find(title);
  if (at != std::string_view::npos) range.end += at + title.size();
  return range;
}

}  // namespace

std::vector<ByteRange> quoted_text(const CheckedDocument& checked) {
  std::vector<ByteRange> ranges;
  for (const Citation& citation : checked.record.citations) {
    ranges.push_back(with_title(checked, citation.span.bytes, citation.title.value_or("")));
  }
  for (const Reference& reference : checked.record.references) {
    if (reference.kind == "title") {
      ranges.push_back(with_title(checked, reference.span.bytes, reference.title.value_or("")));
    }
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::vector<ByteRange> merged;
  for (const ByteRange& range : ranges) {
    if (!merged.empty() && range.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

bool begins_inside(const std::vector<ByteRange>& ranges, ByteRange where) {
  const auto behind =
      std::upper_bound(ranges.begin(), ranges.end(), where.begin,
                       [](std::size_t begin, const ByteRange& range) { return begin < range.begin; });
  return behind != ranges.begin() && where.begin < std::prev(behind)->end;
}

std::string latest_known_date(const CheckedDocument& checked) {
  constexpr std::size_t kWholeDate = 10;  // YYYY-MM-DD
  std::string latest = checked.record.header.date.value_or("");
  for (const Citation& citation : checked.record.citations) {
    if (citation.date && citation.date->size() == kWholeDate && *citation.date > latest)
      latest = *citation.date;
  }
  return latest;
}

}  // namespace vanthu
