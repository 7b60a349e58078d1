#include "parsers/unit_leading.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_grammar.h"
#include "parsers/unit_item.h"
#include "parsers/unit_mention.h"

namespace vanthu {
namespace {

bool is_end_mark(std::string_view key, std::size_t offset) {
  return offset >= key.size() || std::string_view(",;.:()").find(key[offset]) != std::string_view::npos;
}

/// A name of one word ("Thuế", "Thôn") is also an ordinary word: it counts where a sentence can end it.
bool is_ordinary_word(const UnitText& text, const UnitItem& item) {
  const std::string_view words = std::string_view(text.key).substr(item.begin, item.end - item.begin);
  if (words.find(' ') != std::string_view::npos) return false;
  const bool capitals = to_upper(text.slice({item.begin, item.end})) == text.slice({item.begin, item.end});
  if (capitals && words.size() > 2) return false;
  return !is_end_mark(text.key, item.end) && !match_unit_phrase("task", text, item.end + 1);
}

/// "văn hóa - xã hội" stands for a unit only where it was an abbreviation that was printed.
bool is_field_of_work(const UnitText& text, const UnitItem& item) {
  const ByteRange printed = text.in_print({item.begin, item.end});
  return item.short_form && printed.size() >= text.slice({item.begin, item.end}).size();
}

std::optional<UnitItem> find_addressed(const UnitText& text, std::size_t offset, const UnitRegister& units) {
  auto item = text.begins_word(offset) ? find_unit_item(text, offset, units) : std::nullopt;
  if (!item || !item->certain || item->kind == UnitKind::channel || is_field_of_work(text, *item))
    return std::nullopt;
  if (item->extensible && !item->leveled) {
    const std::size_t end = find_place_end(text, item->end, units);
    if (end > item->end) {
      item->name = format_unit_name(item->name + std::string(text.slice({item->end, end})));
      item->end = find_level_end(text, end, units);
      item->all_of_kind = false;
      return item;
    }
  }
  static const Pattern places(" các (?:xã|phường|thôn|tổ dân phố|khu dân cư|trường)");
  const bool of_places = !item->leveled && !item->collective && places.match_at(text.key, item->end);
  if (const auto of = of_places ? find_collective_at(text, item->end + 1, units) : std::nullopt) {
    item->name = format_unit_name(item->name + std::string(text.slice({item->end, of->name_end})));
    item->end = of->end;
    item->collective = true;
    return item;
  }
  if (!item->leveled && is_ordinary_word(text, *item)) return std::nullopt;
  return item;
}

/// A name of the form "Chi cục Thống kê …" up to what it is to do, or to a mark.
std::optional<UnitItem> find_unknown_name(const UnitText& text, std::size_t offset) {
  constexpr double kHeading = 0.8;  // of its letters capitals: there capitals tell nothing
  constexpr int kMostWords = 14;
  const auto head = match_unit_phrase("head-noun", text, offset);
  if (!head || *head >= text.key.size() || text.key[*head] != ' ' || !text.is_capital(offset))
    return std::nullopt;
  if (!text.is_capital(*head + 1) || upper_case_share(text.text) > kHeading) return std::nullopt;
  int words = 0;
  for (std::size_t at = *head; words < kMostWords; ++words) {
    const bool ends = is_end_mark(text.key, at) || match_unit_phrase("task", text, at + 1).has_value();
    if (ends && text.key[std::min(at, text.key.size() - 1)] == ',') return std::nullopt;
    if (ends) {
      UnitItem item;
      item.begin = offset;
      item.end = at;
      static const Pattern level(" (?:xã|phường|đặc khu)$");
      const std::string_view name = std::string_view(text.key).substr(offset, at - offset);
      const auto level_word = level.find(name);
      const std::size_t name_end = level_word ? offset + level_word->whole().begin : at;
      if (level_word) item.level = level_at_end(name);
      item.name = format_unit_name(text.slice({offset, name_end}));
      item.collective = name.starts_with("các ");
      return item;
    }
    ++at;
    while (at < text.key.size() && text.key[at] != ' ' && !is_end_mark(text.key, at)) ++at;
  }
  return std::nullopt;
}

/// Behind a short remark in brackets after a unit; `offset` where none stands there.
std::size_t bracket_end(std::string_view key, std::size_t offset) {
  static const Pattern bracket(" \\([^()]{1,100}\\)");
  const auto match = bracket.match_at(key, offset);
  return match ? match->whole().end : offset;
}

ListedUnit listed(const UnitItem& item, bool known, bool requested) {
  ListedUnit unit;
  unit.where = {item.begin, item.end};
  unit.mention.unit = item.name;
  unit.mention.collective = item.collective || item.all_of_kind;
  unit.mention.requested = requested;
  const bool of_one_body = item.kind == UnitKind::unit && !unit.mention.collective;
  if (of_one_body && !item.level.empty()) unit.mention.level = item.level;
  unit.kind = item.kind;
  unit.successor = item.successor;
  unit.misspelt = item.misspelt;
  unit.known = known;
  return unit;
}

/// Behind ", ", " và ", "; " …; `offset` where no separator stands there.
std::size_t behind_separator(std::string_view key, std::size_t offset) {
  static const Pattern separator("(?:, và |,|;| và | cùng (?:với )?|/|-) ?");
  const auto match = separator.match_at(key, offset);
  return match ? match->whole().end : offset;
}

}  // namespace

LeadingUnits find_leading_units(const UnitText& text, const UnitRegister& units) {
  LeadingUnits found;
  std::size_t at = std::min(text.key.find_first_not_of(" -+*\""), text.key.size());
  bool requested = false;
  const auto read_address = [&] {
    const auto address = match_unit_phrase("address", text, at);
    if (!address) return;
    requested = is_request(std::string_view(text.key).substr(at, *address - at)).value_or(requested);
    at = std::min(text.key.find_first_not_of(" :", *address), text.key.size());
  };
  read_address();
  const auto first = find_addressed(text, at, units);
  if (!first) {
    const auto unknown = find_unknown_name(text, at);
    if (unknown) {
      found.units.push_back(listed(*unknown, false, requested));
      found.end = unknown->end;
    }
    return found;
  }
  for (auto item = first; item; item = find_addressed(text, at, units)) {
    found.units.push_back(listed(*item, true, requested));
    found.end = item->end;
    if (const std::size_t close = bracket_end(text.key, item->end); close > item->end) {
      // " (" and ")" left aside.
      found.units.back().mention.qualifier = std::string(text.slice({item->end + 2, close - 1}));
      found.end = item->end = close;
    }
    at = behind_separator(text.key, item->end);
    if (at == item->end) break;
    read_address();
  }
  return found;
}

}  // namespace vanthu
