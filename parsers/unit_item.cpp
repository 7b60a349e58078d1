#include "parsers/unit_item.h"

#include <utility>

#include "ingest/utf8.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_grammar.h"

namespace vanthu {
namespace {

/// What says whose a register's unit is, behind its name: dropped, or kept where it makes another unit of it.
void read_owner(const UnitText& text, const UnitRegister& units, const Unit& unit, UnitItem& item) {
  const std::size_t name_end = item.end;
  item.end = find_level_end(text, name_end, units);
  if (item.end > name_end) {
    item.leveled = true;
    return;
  }
  static const Pattern names_tier("(?:xã|phường|đặc khu|tỉnh|thành phố|huyện|quận|thị xã|thị trấn)$");
  if (names_tier.contains(text.key.substr(item.begin, name_end - item.begin))) {
    item.end = find_place_end(text, name_end, units);
    item.leveled = item.end > name_end;
    return;
  }
  if (const auto tier = match_unit_phrase("tier", text, name_end)) {
    const bool higher = unit.level == "tỉnh" || unit.level == "trung ương";
    if (!higher) item.name += std::string(text.slice({name_end, *tier}));
    item.end = find_place_end(text, *tier, units);
    item.leveled = true;
    return;
  }
  const std::size_t place_end = find_place_end(text, name_end, units);
  if (place_end > name_end && units.is_commune(text.key.substr(name_end + 1, place_end - name_end - 1)) &&
      !item.extensible) {
    item.end = place_end;
    item.leveled = true;
  }
}

std::optional<UnitItem> find_register_item(const UnitText& text, std::size_t offset,
                                           const UnitRegister& units) {
  const auto match = units.find_at(text, offset);
  if (!match) return std::nullopt;
  UnitItem item;
  item.begin = offset;
  item.end = match->end;
  item.name = match->unit->canonical;
  item.kind = match->unit->kind;
  const bool of_several =
      match->unit->kind == UnitKind::role && comparison_key(item.name).find(" các ") != std::string::npos;
  item.collective = match->unit->kind == UnitKind::collective || of_several;
  item.misspelt = match->misprint || text.is_mended({offset, match->end});
  item.short_form = match->short_form;
  item.extensible =
      match->unit->kind == UnitKind::unit && match_unit_phrase("extensible", text, offset).has_value();
  read_owner(text, units, *match->unit, item);
  return item;
}

std::optional<UnitItem> find_collective_item(const UnitText& text, std::size_t offset,
                                             const UnitRegister& units) {
  const auto match = find_collective_at(text, offset, units);
  if (!match) return std::nullopt;
  UnitItem item;
  item.begin = offset;
  item.end = match->end;
  item.name = format_unit_name(text.slice({offset, match->name_end}));
  item.kind = UnitKind::collective;
  item.collective = true;
  item.misspelt = text.is_mended({offset, match->end});
  item.leveled = match->end > match->name_end;
  item.certain = match->certain;
  item.open = match->open;
  return item;
}

std::string small_first(const std::string& name) {
  const std::size_t length = decode_utf8(name, 0).length;
  return to_lower(name.substr(0, length)) + name.substr(length);
}

std::optional<UnitItem> find_plain_item(const UnitText& text, std::size_t offset, const UnitRegister& units) {
  auto named = find_register_item(text, offset, units);
  auto collective = find_collective_item(text, offset, units);
  if (!named || !collective) return named ? named : collective;
  // A collective keeps its own words, unless the register knows them to be a slip.
  const bool same_words = named->end == collective->end && named->collective && !named->misspelt;
  return collective->end > named->end || same_words ? collective : named;
}

}  // namespace

std::string format_unit_name(std::string_view printed) {
  static const Pattern dash("\\p{Ll} ?[-–—] ?\\p{L}");
  std::string spaced;
  std::size_t copied = 0, from = 0;
  while (const auto match = dash.find(printed, from)) {
    const std::string_view around = printed.substr(match->whole().begin, match->whole().size());
    const std::size_t sign = around.find_first_of("-\xE2");
    const std::size_t sign_length = around[sign] == '-' ? 1 : 3;
    std::size_t before = match->whole().begin + sign;
    std::size_t behind = before + sign_length;
    while (before > copied && printed[before - 1] == ' ') --before;
    while (behind < printed.size() && printed[behind] == ' ') ++behind;
    spaced.append(printed.substr(copied, before - copied)).append(" - ");
    copied = behind;
    from = behind;
  }
  spaced.append(printed.substr(copied));
  std::string single;
  for (const char byte : spaced) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t';
    if (!space) single += byte;
    if (space && !single.empty() && single.back() != ' ') single += ' ';
  }
  while (!single.empty() && single.back() == ' ') single.pop_back();
  return capitalize(place_tones(single));
}

std::optional<UnitItem> find_unit_item(const UnitText& text, std::size_t offset, const UnitRegister& units) {
  auto plain = find_plain_item(text, offset, units);
  const auto head = match_unit_phrase("role", text, offset);
  if (!head || text.key[*head - 1] != ' ') return plain;
  auto of = find_plain_item(text, *head, units);
  if (!of || (plain && plain->end >= of->end)) return plain;
  of->begin = offset;
  of->kind = UnitKind::role;
  const std::string head_words = format_unit_name(text.slice({offset, *head}));
  const bool small = (of->collective || of->extensible) && !text.is_capital(*head);
  of->name = head_words + " " + (small ? small_first(of->name) : of->name);
  of->misspelt = of->misspelt || text.is_mended({offset, *head});
  return of;
}

}  // namespace vanthu
