#include "parsers/issuing_body_names.h"

#include "normalize/pattern.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// "Thành ủy thành phố Hải Phòng" says its level twice.
const Pattern& committee_pattern() {
  static const Pattern pattern(
      R"((?:^|[^\p{L}])(([Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị) ([ủỦ]y|[Đđ]oàn)(?: (?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã))?)(?:[^\p{L}]|$))");
  return pattern;
}

std::string_view level_of_committee(std::string_view word) {
  if (word == "thành") return "thành phố";
  return word == "thị" ? std::string_view("thị xã") : word;
}

}  // namespace

std::string tidy_body_name(std::string_view name) {
  static const Pattern term(R"( ?,? (?:[Kk]hóa|[Nn]hiệm kỳ|[Ll]ần thứ)(?: |$))");
  std::string tidy = place_tones(name);
  if (const auto match = term.find(tidy)) tidy.resize(match->whole().begin);
  for (std::size_t from = 0; const auto match = committee_pattern().find(tidy, from);) {
    const std::string level(level_of_committee(to_lower(match->text(tidy, 2))));
    const bool party = to_lower(match->text(tidy, 3)) == "ủy";
    const std::string body = (party ? "Đảng bộ " : "Đoàn Thanh niên ") + level;
    const ByteRange range = match->groups[1];
    tidy.replace(range.begin, range.size(), body);
    from = range.begin + body.size();
  }
  return tidy;
}

std::string_view without_organ(std::string_view name) {
  static const Pattern organ(
      R"(^(?i:(?:phó )?(?:chủ tịch|bí thư|giám đốc|bộ trưởng|thứ trưởng|chủ nhiệm|chánh án|viện trưởng|thống đốc)|ban thường vụ|ban thường trực|thường trực|thường vụ|ban chấp hành|đoàn chủ tịch|hội nghị) )");
  // "Tổng Kiểm toán nhà nước", "Tổng Thanh tra Chính phủ" keep the body's own word.
  static const Pattern general(R"(^(?i:tổng) (?i:kiểm toán|thanh tra) )");
  if (general.contains(name)) return name.substr(name.find(' ') + 1);
  while (const auto match = organ.find(name)) name.remove_prefix(match->whole().end);
  return name;
}

std::string_view without_further_bodies(std::string_view rest) {
  static const Pattern further(R"((?:^|,? )(?:và|cùng|phối hợp với) \p{Lu})");
  const auto match = further.find(rest);
  return match ? rest.substr(0, match->whole().begin) : rest;
}

NamedPlace read_named_place(std::string_view rest) {
  static const Pattern form(
      R"(^(?:(.*?) )??((?i:cấp ))?((?i:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|quốc gia|trung ương))(?: (\p{Lu}.*|\d.*))?$)");
  static const Pattern capital(R"(^(?:\p{Lu}|\d))");
  NamedPlace place;
  if (const auto match = form.find(rest)) {
    place.subject = match->text(rest, 1);
    place.of_all = match->has(2);
    place.level = to_lower(match->text(rest, 3));
    place.name = match->text(rest, 4);
  } else if (capital.contains(rest)) {
    place.name = rest;
  } else {
    place.subject = rest;
  }
  return place;
}

std::string_view rank_of(std::string_view level) {
  if (level == "xã" || level == "phường" || level == "đặc khu" || level == "thị trấn") return "xã";
  if (level == "huyện" || level == "quận" || level == "thị xã") return "huyện";
  if (level == "tỉnh") return "tỉnh";
  return level == "trung ương" || level == "quốc gia" ? std::string_view("trung ương") : std::string_view();
}

}  // namespace vanthu
