#include "parsers/unit_heads.h"

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_item.h"

namespace vanthu {
namespace {

constexpr const char* kHamlets = "thôn|xóm|ấp|bản|buôn|làng|khóm|tổ dân phố|khu dân cư|khu phố|khối phố";

/// A hamlet or a school by its own name: "Đồng Mới" behind "thôn", "Mầm non Hoa Sen" behind "trường".
std::optional<HeadedUnit> find_named_headed(const UnitText& text, ByteRange range, const std::string& head,
                                            const UnitRegister& units) {
  static const Pattern hamlet(std::string("^(?:") + kHamlets + ")$");
  static const Pattern proper("^(?:số )?[\\p{Lu}0-9][\\p{L}0-9]*(?: [\\p{Lu}0-9][\\p{L}0-9]*){0,3}$");
  if (hamlet.contains(head)) {
    const std::string printed(text.slice(range));
    if (!proper.contains(printed)) return std::nullopt;
    return HeadedUnit{range, format_unit_name(head + " " + printed), nullptr};
  }
  if (head != "trường") return std::nullopt;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (text.key[at] != ' ') continue;
    const Unit* kind = units.find_named(head + " " + text.key.substr(range.begin, at - range.begin));
    const std::string name(text.slice({at + 1, range.end}));
    if (kind != nullptr && proper.contains(name))
      return HeadedUnit{range, kind->canonical + " " + name, nullptr};
  }
  return std::nullopt;
}

/// The unit that `range` names behind `head`, a level word behind it left aside.
std::optional<HeadedUnit> find_headed(const UnitText& text, ByteRange range, const std::string& head,
                                      const UnitRegister& units) {
  constexpr std::size_t kLongest = 200;  // bytes; no name is longer
  if (range.empty() || range.size() > kLongest) return std::nullopt;
  const std::string words = text.key.substr(range.begin, range.size());
  static const Pattern level(" (?:xã|phường|đặc khu)$");
  const auto level_word = level.find(words);
  const std::string own = level_word ? words.substr(0, level_word->whole().begin) : words;
  for (const std::string& name : {words, own}) {
    if (const Unit* unit = units.find_named(head + " " + name))
      return HeadedUnit{range, unit->canonical, unit};
  }
  return find_named_headed(text, range, head, units);
}

}  // namespace

std::optional<HeadMatch> find_head_at(std::string_view key, std::size_t offset) {
  static const Pattern head(
      std::string("(?:các )?(phòng|ban|hội|sở|trường|trung tâm|trạm|thường trực|văn phòng|lãnh đạo|") +
      kHamlets + ")(?: học)? ?: ?");
  const auto match = head.match_at(key, offset);
  if (!match) return std::nullopt;
  return HeadMatch{std::string(match->text(key, 1)), match->whole().end};
}

std::string head_of(std::string_view canonical) {
  static const Pattern head("^(phòng|ban|hội|sở|trường|trung tâm|bộ) ");
  const std::string key = comparison_key(canonical);
  const auto match = head.find(key);
  return match ? std::string(match->text(key, 1)) : std::string();
}

std::vector<HeadedUnit> read_headed(const UnitText& text, ByteRange range, const std::string& head,
                                    const UnitRegister& units) {
  if (const auto whole = find_headed(text, range, head, units)) return {*whole};
  static const Pattern separator(", và |, | và ");
  std::vector<HeadedUnit> headed;
  std::size_t begin = range.begin;
  while (begin < range.end) {
    const auto next = separator.find(text.key, begin);
    const bool inside = next && next->whole().end <= range.end;
    const auto unit = find_headed(text, {begin, inside ? next->whole().begin : range.end}, head, units);
    if (!unit) return {};
    headed.push_back(*unit);
    begin = inside ? next->whole().end : range.end;
  }
  return headed;
}

}  // namespace vanthu
