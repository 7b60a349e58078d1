#include "parsers/unit_item.h"

#include <utility>

#include "ingest/utf8.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_grammar.h"
#include "parsers/unit_mention.h"

namespace vanthu {
namespace {

/// "Các phòng chuyên môn thuộc Ủy ban nhân dân", "các trường trên địa bàn": the level word belongs to it.
bool ends_in_scope(std::string_view key) {
  static const Pattern scope(" (?:trên địa bàn|(?:trực )?thuộc .*)$");
  return scope.contains(key);
}

/// A tier behind the name of a body of the commune makes another body of it; those of the districts are gone.
void read_tier(const UnitText& text, const Unit& unit, std::size_t tier_end, UnitItem& item) {
  static const Pattern district("(?:huyện|quận|thị xã)$");
  const bool higher = unit.level == "tỉnh" || unit.level == "trung ương";
  const std::string tier(text.slice({item.end, tier_end}));
  if (!higher) item.name += tier;
  item.name_end = tier_end;
  item.level = level_named_by(std::string_view(text.key).substr(item.end, tier_end - item.end));
  const bool abolished = district.contains(comparison_key(tier));
  if (abolished && item.successor.empty() && unit.level == "xã") item.successor = unit.canonical;
}

/// What says whose a register's unit is, behind its name: dropped, or kept where it makes another unit of it.
void read_owner(const UnitText& text, const UnitRegister& units, const Unit& unit, UnitItem& item) {
  const std::size_t name_end = item.end;
  const std::string_view key = std::string_view(text.key).substr(item.begin, name_end - item.begin);
  item.end = find_level_end(text, name_end, units);
  if (item.end > name_end) {
    item.leveled = true;
    item.level = level_named_by(std::string_view(text.key).substr(name_end, item.end - name_end));
    if (item.collective && ends_in_scope(key)) {
      item.name += text.slice({name_end, item.end});
      item.name_end = item.end;
    }
    return;
  }
  static const Pattern names_tier("(?:xã|phường|đặc khu|tỉnh|thành phố|huyện|quận|thị xã|thị trấn)$");
  if (names_tier.contains(key)) {
    if (item.level.empty()) item.level = level_at_end(key);
    item.end = find_place_end(text, name_end, units);
    item.leveled = item.end > name_end;
    return;
  }
  if (const auto tier = match_unit_phrase("tier", text, name_end)) {
    read_tier(text, unit, *tier, item);
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

/// A class of persons, or several bearers of one office: "cán bộ, công chức", "Trưởng các thôn".
bool is_class_of_persons(const std::string& name, const UnitText& text, const UnitItem& item) {
  const std::string key = comparison_key(name);
  if (key.starts_with("các ") || key.find(" các ") != std::string::npos) return true;
  return match_unit_phrase("persons", text, item.begin) == item.end;
}

std::optional<UnitItem> find_register_item(const UnitText& text, std::size_t offset,
                                           const UnitRegister& units) {
  const auto match = units.find_at(text, offset);
  if (!match) return std::nullopt;
  const Unit& unit = *match->unit;
  UnitItem item;
  item.begin = offset;
  item.end = item.name_end = match->end;
  item.name = unit.canonical;
  item.kind = unit.kind;
  item.level = unit.level;
  if (!unit.valid_to.empty()) item.successor = unit.successor;
  const bool of_several = unit.kind == UnitKind::role && is_class_of_persons(item.name, text, item);
  item.collective = unit.kind == UnitKind::collective || of_several;
  item.misspelt = match->misprint || text.is_mended({offset, match->end});
  item.short_form = match->short_form;
  static const Pattern of_hamlet(" (?:thôn|xóm|ấp|bản|khóm|tổ dân phố|khu dân cư|khu phố|khối phố)$");
  const bool one = unit.kind == UnitKind::unit || unit.kind == UnitKind::role;
  item.extensible = one && (of_hamlet.contains(comparison_key(item.name)) ||
                            (unit.kind == UnitKind::unit && match_unit_phrase("extensible", text, offset)));
  item.named =
      one && (of_hamlet.contains(comparison_key(item.name)) || match_unit_phrase("named", text, offset));
  item.all_of_kind = unit.kind == UnitKind::unit && match_unit_phrase("hamlet", text, offset) == match->end;
  read_owner(text, units, unit, item);
  return item;
}

/// As printed, but "CÁC THÔN" as "Các thôn" and "Các trường: Mầm non" as "Các trường Mầm non".
std::string collective_name(const UnitText& text, ByteRange range) {
  std::string name(text.slice(range));
  if (const std::size_t colon = name.find(": "); colon != std::string::npos) name.erase(colon, 1);
  return format_unit_name(to_upper(name) == name ? to_lower(name) : name);
}

std::optional<UnitItem> find_collective_item(const UnitText& text, std::size_t offset,
                                             const UnitRegister& units) {
  const auto match = find_collective_at(text, offset, units);
  if (!match) return std::nullopt;
  UnitItem item;
  item.begin = offset;
  item.end = match->end;
  item.name_end = match->name_end;
  item.name = collective_name(text, {offset, match->name_end});
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
  // "Các cơ quan, đơn vị, thôn" Đồng Mới: the last noun is a unit of its own.
  const bool names_last = named->kind == UnitKind::collective && named->end > collective->end &&
                          !named->leveled && find_place_end(text, named->end, units) > named->end;
  if (names_last) return collective;
  // A collective keeps its own words, unless the register knows them to be a slip, or tells where the words
  // of an abbreviation have capitals ("các trường mầm non, THCS").
  const ByteRange words{collective->begin, collective->end};
  const bool abbreviated = text.in_print(words).size() != text.slice(words).size();
  const bool same_key = abbreviated && comparison_key(named->name) == comparison_key(collective->name);
  const bool same_words =
      named->end == collective->end && named->kind == UnitKind::collective && !named->misspelt && !same_key;
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

namespace {

/// A unit, or a role of one: "Trưởng phòng Kinh tế".
std::optional<UnitItem> find_item_or_role(const UnitText& text, std::size_t offset,
                                          const UnitRegister& units) {
  auto plain = find_plain_item(text, offset, units);
  const auto head = match_unit_phrase("role", text, offset);
  if (!head || text.key[*head - 1] != ' ') return plain;
  auto of = find_plain_item(text, *head, units);
  if (!of || (plain && plain->end >= of->end)) return plain;
  of->begin = offset;
  of->kind = UnitKind::role;
  of->all_of_kind = false;
  const std::string head_words = format_unit_name(text.slice({offset, *head}));
  const bool small = (of->collective || of->extensible) && !text.is_capital(*head);
  of->name = head_words + " " + (small ? small_first(of->name) : of->name);
  of->misspelt = of->misspelt || text.is_mended({offset, *head});
  return of;
}

}  // namespace

std::optional<UnitItem> find_unit_item(const UnitText& text, std::size_t offset, const UnitRegister& units) {
  // "Đồng chí Chủ tịch UBND xã" is the office.
  static const Pattern comrade("đồng chí ");
  const auto address = comrade.match_at(text.key, offset);
  if (!address) return find_item_or_role(text, offset, units);
  auto item = find_item_or_role(text, address->whole().end, units);
  if (!item || item->kind != UnitKind::role) return std::nullopt;
  item->begin = offset;
  return item;
}

}  // namespace vanthu
