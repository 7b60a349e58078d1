#include "normalize/characters.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "ingest/error.h"
#include "ingest/tsv.h"
#include "normalize_tables.h"

namespace vanthu {
namespace {

constexpr const char* kTableName = "characters.tsv";

std::optional<CharacterKind> find_kind(std::string_view name) {
  static const std::map<std::string_view, CharacterKind> kinds{
      {"space", CharacterKind::space},
      {"invisible", CharacterKind::invisible},
      {"hyphen", CharacterKind::hyphen},
      {"slash", CharacterKind::slash},
      {"d-look-alike", CharacterKind::d_look_alike},
      {"full-width", CharacterKind::full_width},
      {"ligature", CharacterKind::ligature},
      {"homoglyph", CharacterKind::homoglyph},
      {"symbol-font", CharacterKind::symbol_font},
      {"dash", CharacterKind::dash},
      {"quote", CharacterKind::quote},
      {"ellipsis", CharacterKind::ellipsis},
  };
  const auto found = kinds.find(name);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

/// "U+00A0" → 0xA0.
std::optional<char32_t> parse_code_point(std::string_view text) {
  if (!text.starts_with("U+")) return std::nullopt;
  text.remove_prefix(2);
  std::uint32_t value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (status != std::errc() || end != text.data() + text.size() || value > 0x10FFFF) return std::nullopt;
  return static_cast<char32_t>(value);
}

struct CodePointSpan {
  char32_t first = 0, last = 0;
};

/// "U+2000-U+200A", or one code point.
std::optional<CodePointSpan> parse_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = parse_code_point(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : parse_code_point(text.substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return CodePointSpan{*first, *last};
}

Error malformed(std::size_t line, std::string_view field) {
  return Error("table-malformed", kTableName, {std::to_string(line), std::string(field)});
}

}  // namespace

const Replacement* CharacterTable::find(const std::vector<Range>& ranges, char32_t code_point) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  if (after == ranges.begin()) return nullptr;
  const Range& range = *std::prev(after);
  return code_point <= range.last ? &range.replacement : nullptr;
}

CharacterTable CharacterTable::parse(std::string_view tsv) {
  const Tsv table = parse_tsv(tsv, kTableName);
  const std::size_t points = table.column("code_points"), replacement = table.column("replacement"),
                    kind_name = table.column("kind"), where = table.column("where");
  CharacterTable result;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const std::size_t line = table.lines[i];
    const auto span = parse_span(row[points]);
    const auto kind = find_kind(row[kind_name]);
    if (!span) throw malformed(line, row[points]);
    if (!kind) throw malformed(line, row[kind_name]);
    if (row[where] != "display" && row[where] != "key") throw malformed(line, row[where]);
    Range range{span->first, span->last, {*kind, {}}, line};
    for (const std::string& part : split_field(row[replacement], ' ')) {
      const auto point = parse_code_point(part);
      if (!point) throw malformed(line, row[replacement]);
      range.replacement.text += *point;
    }
    const bool one_letter = range.replacement.text.size() == 1;
    if (*kind == CharacterKind::homoglyph && !one_letter) throw malformed(line, row[replacement]);
    (row[where] == "display" ? result.display_ : result.key_).push_back(std::move(range));
  }
  for (auto* ranges : {&result.display_, &result.key_}) {
    std::sort(ranges->begin(), ranges->end(),
              [](const Range& a, const Range& b) { return a.first < b.first; });
    const auto overlap = std::adjacent_find(ranges->begin(), ranges->end(),
                                            [](const Range& a, const Range& b) { return b.first <= a.last; });
    if (overlap != ranges->end()) throw malformed(std::next(overlap)->line, "overlap");
  }
  return result;
}

const CharacterTable& characters() {
  static const CharacterTable table = CharacterTable::parse(normalize_table(kTableName));
  return table;
}

}  // namespace vanthu
