#include "parsers/unit_range.h"

#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_grammar.h"

namespace vanthu {
namespace {

constexpr std::string_view kMarks = " ,.;:-+*/";

ByteRange trim_marks(std::string_view key, ByteRange range) {
  while (range.begin < range.end && kMarks.find(key[range.begin]) != std::string_view::npos) ++range.begin;
  while (range.begin < range.end && kMarks.find(key[range.end - 1]) != std::string_view::npos) --range.end;
  return range;
}

}  // namespace

ByteRange trim_marks_around(std::string_view key, ByteRange range) {
  range = trim_marks(key, range);
  if (range.empty()) return range;
  const std::string_view words = key.substr(range.begin, range.size());
  const bool opens = words.front() == '"', closes = words.back() == '"';
  if (!opens && !closes) return range;
  const auto quotes = std::count(words.begin(), words.end(), '"');
  if (opens && (quotes == 1 || (quotes == 2 && closes))) ++range.begin;
  if (closes && !range.empty() && (quotes == 1 || (quotes == 2 && opens))) --range.end;
  return trim_marks(key, range);
}

ByteRange without_label(std::string_view key, ByteRange range) {
  static const Pattern label("[0-9]{1,2}[.)] ?|[a-zđ]\\) ?|\\([0-9]{1,2}\\) ?");
  range = trim_marks_around(key, range);
  const auto match = label.match_at(key, range.begin);
  if (match && match->whole().end <= range.end) range.begin = match->whole().end;
  return trim_marks_around(key, range);
}

std::size_t end_without_level(const UnitText& text, ByteRange range, const UnitRegister& units) {
  static const Pattern describes(" (?:thuộc|của|tại|ở|trên|trong|các) ");
  static const Pattern level(" (?:xã|phường|đặc khu)");
  const std::string_view key = text.key;
  if (describes.contains(key.substr(range.begin, range.size()))) return range.end;
  for (std::size_t from = range.begin; const auto match = level.find(key, from);) {
    const std::size_t at = match->whole().begin;
    if (match->whole().end > range.end) break;
    // "Hạt Kiểm lâm liên xã", "Toàn xã".
    static const Pattern bound("(?:^| )(?:liên|toàn|cấp|các|mỗi|từng)$");
    constexpr std::size_t kBefore = 16;  // bytes; the words are shorter
    const std::size_t before = std::max(range.begin, at - std::min(at, kBefore));
    const bool is_bound = bound.contains(key.substr(before, at - before));
    if (!is_bound && find_level_end(text, at, units) >= range.end) return at;
    from = match->whole().end;
  }
  return range.end;
}

std::size_t words_before_task(const UnitText& text, ByteRange range) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (text.key[at] == '(') return at - range.begin;
    if (text.begins_word(at) && !text.is_capital(at) && match_unit_phrase("task", text, at))
      return at - range.begin;
  }
  return range.size();
}

std::string bracket_words(const UnitText& text, ByteRange range) {
  std::string words(text.slice(range));
  const std::size_t open = words.find('(');
  const std::size_t close = words.rfind(')');
  if (open == std::string::npos) return words;
  words = words.substr(open + 1,
                       close == std::string::npos || close <= open ? std::string::npos : close - open - 1);
  static const Pattern no_qualifier("^(?:xã|phường|đặc khu|thị trấn|[0-9]{1,2})$");
  return no_qualifier.contains(comparison_key(words)) ? std::string() : words;
}

}  // namespace vanthu
