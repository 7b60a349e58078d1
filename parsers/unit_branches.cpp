#include "parsers/unit_branches.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/error.h"
#include "ingest/tsv.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/phrases.h"
#include "parsers_tables.h"

namespace vanthu {
namespace {

constexpr std::string_view kTable = "unit_branches.tsv";

enum class Place { begin, hold, end };

struct BranchRow {
  std::string words;  // comparison key, a blank before it
  Place place = Place::begin;
  UnitBranch branch = UnitBranch::other;

  /// `name`: a key between two blanks.
  bool fits(std::string_view name) const {
    if (place == Place::begin) return name.starts_with(words) && ends_word_at(name, words.size());
    if (place == Place::end) return name.substr(0, name.size() - 1).ends_with(words);
    const std::size_t at = name.find(words);
    return at != std::string_view::npos && ends_word_at(name, at + words.size());
  }
};

template <typename Value>
Value value_of(const std::unordered_map<std::string_view, Value>& values, std::string_view name,
               std::size_t line) {
  const auto found = values.find(name);
  if (found == values.end()) {
    throw Error{"table-malformed", std::string(kTable), {std::to_string(line), std::string(name)}};
  }
  return found->second;
}

const std::vector<BranchRow>& branch_rows() {
  static const std::vector<BranchRow> rows = [] {
    const std::unordered_map<std::string_view, Place> places = {
        {"begin", Place::begin}, {"hold", Place::hold}, {"end", Place::end}};
    const std::unordered_map<std::string_view, UnitBranch> branches = {
        {"executive", UnitBranch::executive},  {"party", UnitBranch::party},
        {"front", UnitBranch::front},          {"council", UnitBranch::council},
        {"superior", UnitBranch::superior},    {"hamlet", UnitBranch::hamlet},
        {"private", UnitBranch::private_body}, {"officials", UnitBranch::officials}};
    const Tsv table = parse_tsv(parsers_table(kTable), std::string(kTable));
    std::vector<BranchRow> list;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const auto field = [&](std::string_view column) { return table.rows[i][table.column(column)]; };
      list.push_back({" " + comparison_key(field("words")), value_of(places, field("where"), table.lines[i]),
                      value_of(branches, field("branch"), table.lines[i])});
    }
    return list;
  }();
  return rows;
}

UnitBranch branch_of_name(const std::string& key) {
  const std::string name = " " + key + " ";
  for (const BranchRow& row : branch_rows()) {
    if (row.fits(name)) return row.branch;
  }
  return UnitBranch::other;
}

bool is_committee_or_council(const std::string& key) {
  static const Pattern heads(
      "^(?:(?:các )?(?:phó )?chủ tịch|chủ tịch, các phó chủ tịch|lãnh đạo|thường trực|(?:các )?ủy viên)? ?"
      "(?:ủy ban nhân dân|hội đồng nhân dân)");
  return heads.contains(key);
}

}  // namespace

UnitBranch branch_of(const UnitMention& unit) {
  const UnitBranch branch = branch_of_name(comparison_key(unit.unit));
  const bool above = unit.level == "tỉnh" || unit.level == "trung ương";
  static const Pattern shared("^(?:công an|ủy ban|hội đồng nhân dân|thường trực|văn phòng|đảng ủy|ban )");
  return above && shared.contains(comparison_key(unit.unit)) ? UnitBranch::superior : branch;
}

bool takes_in(std::string_view collective, const UnitMention& unit) {
  static const Pattern offices("(?:^|[ ,])(?:cơ quan|đơn vị|phòng, ban|phòng ban|ban, ngành|ban ngành)"),
      expert("(?:phòng|cơ quan)(?:, ban)? chuyên môn|các phòng"), service("đơn vị sự nghiệp|đvsn"),
      service_only("^(?:các )?(?:đơn vị sự nghiệp|đvsn)"),
      expert_only("^(?:các )?(?:phòng|cơ quan) chuyên môn");
  static const Pattern hamlets("thôn|tổ dân phố|khu dân cư|khu phố|các ấp|các bản|các buôn|các xóm|các khóm"),
      unions("chính trị-xã hội|đoàn thể|tổ chức thành viên"),
      party("cơ quan đảng|ban đảng|giúp việc đảng ủy");
  static const Pattern is_room("^(?:văn )?phòng|phục vụ hành chính công"),
      is_service("^(?:các )?(?:trung tâm|trường|trạm|ban quản lý|đài)");
  static const Pattern centres("(?:^|[ ,])(?:trung tâm|tt)(?:[ ,]|$)"), organisations("đoàn thể"),
      schools("^(?:các )?(?:đơn vị trường|trường|cơ sở giáo dục)");
  const std::string words = comparison_key(collective), key = comparison_key(unit.unit);
  if (is_committee_or_council(key)) return false;
  switch (branch_of(unit)) {
    case UnitBranch::executive: {
      if (expert.contains(words) && is_room.contains(key)) return true;
      if (service.contains(words) && is_service.contains(key)) return true;
      if (centres.contains(words) && key.starts_with("trung tâm")) return true;
      const bool narrow =
          service_only.contains(words) || expert_only.contains(words) || schools.contains(words);
      return !narrow && offices.contains(words);
    }
    case UnitBranch::hamlet:
      return hamlets.contains(words);
    case UnitBranch::front:
      // "Ban, ngành, đoàn thể" takes in the Front itself.
      return organisations.contains(words) || (!key.starts_with("ủy ban") && unions.contains(words));
    case UnitBranch::party:
      return party.contains(words);
    default:
      return unit.collective && comparison_key(collective) == key;
  }
}

bool is_undetermined(const UnitMention& unit) {
  static const Pattern related("(?:liên quan|chức năng)$");
  return unit.collective && related.contains(comparison_key(unit.unit));
}

bool is_accountable(const UnitMention& unit) {
  static const Pattern several(
      "^(?:các |những |toàn |toàn thể |tất cả |thủ trưởng|người |cán bộ|công chức|viên chức|đảng viên|nhân "
      "dân|"
      "công dân|hộ |tổ chức, |cơ quan, |đơn vị |lãnh đạo (?:các|cơ quan|phòng)|đoàn viên|hội viên|doanh "
      "nghiệp)"
      "| các ");
  static const Pattern site("^(?:cổng|trang|hệ thống)");
  const std::string key = comparison_key(unit.unit);
  return !unit.collective && !several.contains(key) && !site.contains(key);
}

}  // namespace vanthu
