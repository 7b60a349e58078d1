#include "ingest/page_words.h"

#include <algorithm>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Raised signs and badly set lines lie less than this many em off their row; lines are more than one apart.
constexpr double kRowTolerance = 0.33;
// Wider than any justified blank that was seen (1.6 em), narrower than what parts columns.
constexpr double kPieceGap = 2.5;

/// Offsets of the code points of `text`, its size behind them.
std::vector<std::size_t> code_point_offsets(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size();) {
    offsets.push_back(at);
    at += std::max<std::size_t>(decode_utf8(text, at).length, 1);
  }
  offsets.push_back(text.size());
  return offsets;
}

}  // namespace

std::vector<WordRow> word_rows(const Page& page) {
  WordRow order;
  order.reserve(page.words.size());
  for (std::uint32_t i = 0; i < page.words.size(); ++i) {
    if (page.words[i].direction == WordDirection::right) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return page.words[a].baseline < page.words[b].baseline;
  });
  std::vector<WordRow> rows;
  double first = 0;
  for (const std::uint32_t index : order) {
    const PageWord& word = page.words[index];
    if (rows.empty() || word.baseline - first > kRowTolerance * word.size) {
      rows.emplace_back();
      first = word.baseline;
    }
    rows.back().push_back(index);
  }
  for (WordRow& row : rows) {
    std::stable_sort(row.begin(), row.end(), [&](std::uint32_t a, std::uint32_t b) {
      return page.words[a].box.x0 < page.words[b].box.x0;
    });
  }
  return rows;
}

std::vector<WordRow> row_pieces(const Page& page, const WordRow& row) {
  std::vector<WordRow> pieces;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i == 0 || gap_between(page.words[row[i - 1]], page.words[row[i]]) > kPieceGap) pieces.emplace_back();
    pieces.back().push_back(row[i]);
  }
  return pieces;
}

std::string row_text(const Page& page, std::span<const std::uint32_t> row) {
  std::string text;
  for (const std::uint32_t index : row) {
    if (!text.empty()) text += ' ';
    text += page.words[index].text;
  }
  return text;
}

Box row_box(const Page& page, std::span<const std::uint32_t> row) {
  Box box = row.empty() ? Box{} : page.words[row.front()].box;
  for (const std::uint32_t index : row) box = box_around(box, page.words[index].box);
  return box;
}

double shared_area(const Box& a, const Box& b) {
  const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const double height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return width > 0 && height > 0 ? width * height : 0;
}

double area(const Box& box) { return std::max(box.x1 - box.x0, 0.0) * std::max(box.y1 - box.y0, 0.0); }

double gap_between(const PageWord& left, const PageWord& right) {
  const double size = std::max({left.size, right.size, 1.0f});
  return (right.box.x0 - left.box.x1) / size;
}

void set_text(PageWord& word, const MappedText& mapped) {
  const std::vector<std::size_t> old = code_point_offsets(word.text);
  std::vector<float> ends;
  std::size_t source = 0;  // code point of the old text
  for (std::size_t at = 0; at < mapped.text.size();) {
    at += std::max<std::size_t>(decode_utf8(mapped.text, at).length, 1);
    const std::size_t next = at < mapped.text.size() ? mapped.origin[at] : word.text.size();
    while (source + 1 < word.ends.size() && old[source + 1] < next) ++source;
    ends.push_back(word.ends.empty() ? static_cast<float>(word.box.x1) : word.ends[source]);
  }
  word.text = mapped.text;
  word.ends = std::move(ends);
}

PageWord part_of(const PageWord& word, std::size_t begin, std::size_t end) {
  const std::vector<std::size_t> offsets = code_point_offsets(word.text);
  PageWord part = word;
  part.text = word.text.substr(offsets[begin], offsets[end] - offsets[begin]);
  part.ends.assign(word.ends.begin() + static_cast<std::ptrdiff_t>(begin),
                   word.ends.begin() + static_cast<std::ptrdiff_t>(end));
  if (begin > 0) part.box.x0 = word.ends[begin - 1];
  if (!part.ends.empty()) part.box.x1 = part.ends.back();
  return part;
}

PageWord joined(PageWord left, const PageWord& right) {
  left.text += right.text;
  left.ends.insert(left.ends.end(), right.ends.begin(), right.ends.end());
  for (std::size_t i = 1; i < left.ends.size(); ++i) left.ends[i] = std::max(left.ends[i], left.ends[i - 1]);
  left.box = box_around(left.box, right.box);
  if (right.confidence) left.confidence = std::min(left.confidence.value_or(1.0f), *right.confidence);
  return left;
}

}  // namespace vanthu
