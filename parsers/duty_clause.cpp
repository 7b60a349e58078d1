#include "parsers/duty_clause.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

void move_units(std::vector<ListedUnit>& units, std::size_t by) {
  for (ListedUnit& unit : units) unit.where = {unit.where.begin + by, unit.where.end + by};
}

/// The word that orders or asks at the start of `text`, the blank behind it included; 0 where none stands
/// there.
std::size_t order_length(std::string_view text) {
  static const Pattern order(
      R"(^(?i:(?:trân trọng |kính )?(?:giao|phân công|yêu cầu|đề nghị)(?: cho)?(?: các đồng chí| đồng chí)?):? )");
  const auto match = order.find(text);
  return match ? match->whole().end : 0;
}

/// Words before an order that say on what ground or when: "Căn cứ Kế hoạch này, giao Phòng Kinh tế …".
std::size_t lead_in_length(std::string_view text) {
  constexpr std::size_t kLeadInBytes = 400;
  static const Pattern lead_in(
      R"(^(?i:căn cứ|trên cơ sở|theo|định kỳ|hằng|hàng|để|trong|thực hiện|đồng thời|ngoài ra)[^.;:]{0,250}?, )"
      R"((?:(?i:giao|phân công|yêu cầu|đề nghị) |(?i:chủ tịch )?(?i:ủy ban nhân dân|uỷ ban nhân dân|ubnd|đảng ủy) ))");
  const auto match = lead_in.find(first_bytes(text, kLeadInBytes));
  if (!match) return 0;
  return text.substr(0, match->whole().end).rfind(", ") + 2;
}

bool is_execution_clause(std::string_view task) {
  constexpr std::size_t kClauseBytes = 300;
  static const Pattern execution(
      R"(^(?:(?:căn cứ|theo) [^,]{0,80}, )?(?:(?:tổ chức|triển khai|nghiêm túc|tích cực|phối hợp|chủ động|và)[ ,]+)*)"
      R"((?:thi hành|thực hiện|triển khai)(?:[ ,]+(?:và |tổ chức |tốt |nghiêm túc |các |nội dung )*(?:thi hành|thực hiện|triển khai))*)"
      R"( (?:tốt |nghiêm |các |nội dung |nhiệm vụ |của )*(?:quyết định|kế hoạch|nghị quyết|chương trình(?: hành động)?|kết luận|chỉ thị|công văn|văn bản|quy chế|hướng dẫn|thông báo|danh mục) này)"
      R"((?:,? (?:kể từ ngày [^,;]{0,40}|theo quy định|theo chức năng[^;]{0,60}|theo nhiệm vụ[^;]{0,60}|nghiêm túc|đạt hiệu quả))*[ ./;]*$)");
  // "đề nghị các cơ quan, đơn vị nghiêm túc triển khai, thực hiện".
  constexpr const char* kActs = "(?:(?:tổ chức|triển khai|thực hiện|và|có)[ ,]*)*";
  static const Pattern exhortation(fmt::format(
      R"(^{0}(?:nghiêm túc|tích cực|khẩn trương|tốt|hiệu quả)(?:[ ,]+{0})?(?:[ ,]*(?:nghiêm túc|hiệu quả))?[ ./;]*$)",
      kActs));
  if (task.size() > kClauseBytes) return false;
  const std::string key = comparison_key(task);
  return execution.contains(key) || exhortation.contains(key);
}

bool has_unknown(const std::vector<ListedUnit>& units) {
  return std::any_of(units.begin(), units.end(), [](const ListedUnit& unit) { return !unit.known; });
}

/// A single body whose own doing a plan tells, and which issues no plans itself.
bool is_plain_unit(const ListedUnit& unit) {
  static const Pattern issues(
      "^(?:Thường trực |Ban Thường vụ |Ban Chấp hành )?(?:Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy|Đảng "
      "bộ)(?: |$)");
  return unit.known && unit.kind == UnitKind::unit && !unit.mention.collective &&
         !issues.contains(unit.mention.unit);
}

/// How the words behind the units, which open the clause, give them a task; none where they do not.
std::optional<DutyForm> form_behind(std::string_view rest, const std::vector<ListedUnit>& listed,
                                    const UnitReader& units) {
  static const Pattern responsibility(
      R"(^ ?(?:\([^()]{0,80}\) ?)?,? ?(?:(?:có|chịu) trách nhiệm|là (?:cơ quan|đơn vị) (?:đầu mối|chủ trì|thường trực)|làm đầu mối|được giao (?:chủ trì|nhiệm vụ)))");
  static const Pattern role(
      R"(^ ?(?:\([^()]{0,80}\) ?)?[,:]? ?(?i:chủ trì|chủ động phối hợp|phối hợp|tham mưu)(?:[ ,:;]|$))");
  if (responsibility.contains(rest)) return DutyForm::responsibility;
  if (has_unknown(listed)) return std::nullopt;
  if (role.contains(rest)) return DutyForm::role;
  static const Pattern told(R"(^ ?: ?)");
  std::string words(rest);
  if (const auto colon = told.find(rest)) words = " " + to_lower(rest.substr(colon->whole().end));
  // "tăng cường được 02 cán bộ" tells what was done.
  static const Pattern done(R"(^ \p{L}+(?: \p{L}+)? (?:được|xong|thành công) )");
  const bool plain = !done.contains(words) && std::all_of(listed.begin(), listed.end(), is_plain_unit);
  // A colon alone begins a duty in a heading's line, not in prose: "Công an xã: 02 đồng chí".
  if (plain && !words.starts_with(":") && units.begins_duty(words)) return DutyForm::verb;
  return std::nullopt;
}

/// "Công an xã phối hợp thực hiện" takes part; with "phối hợp với" it acts itself, and so do several
/// together.
bool takes_part(std::string_view task, std::size_t units) {
  static const Pattern part(R"(^ ?(?i:phối hợp)[ ,])");
  static const Pattern with(R"(^ ?(?i:phối hợp)(?: chặt chẽ)?,? (?:cùng|với))");
  return units == 1 && part.contains(task) && !with.contains(task);
}

}  // namespace

std::size_t duty_mark_length(std::string_view rest) {
  static const Pattern mark(
      R"(^ ?(?:(?:có|chịu)? ?trách nhiệm(?: triển khai, thực hiện một số nội dung sau| thực hiện các nhiệm vụ sau| thực hiện)?)? ?[:.,]? ?)");
  // "chịu trách nhiệm trước Chủ tịch UBND xã về …" is no sentence without its verb.
  static const Pattern before_whom(R"(^ ?(?:có|chịu) trách nhiệm trước )");
  if (before_whom.contains(rest)) return 1;
  return mark.find(rest)->whole().end;
}

bool leaves_task_below(std::string_view rest) {
  static const Pattern announces(R"(^(?: ?\(.*\))? ?(?:.{0,160}:)? ?[.;]?$)");
  return announces.contains(rest);
}

bool acts(std::string_view rest) {
  static const Pattern clause(R"(^ ?(?:\(.{0,80}\) ?)?(?::|[,;]? ?\p{Ll}))");
  static const Pattern no_verb(R"(^ ?(?:của|thuộc|và|với|được giao|trong) )");
  return clause.contains(rest) && !no_verb.contains(rest);
}

bool closes_plan(std::string_view line) {
  constexpr std::size_t kFormulaBytes = 200;
  static const Pattern formula(
      R"(^(?:trên đây là|trong quá trình|kế hoạch này|nhận được (?:kế hoạch|văn bản|chương trình)|nơi (?:nhận|gửi)|\[\d{1,2}\]))");
  return formula.contains(comparison_key(first_bytes(line, kFormulaBytes)));
}

bool is_closing_formula(std::string_view line) {
  constexpr std::size_t kFormulaBytes = 200;
  static const Pattern formula(
      R"(^(?:yêu cầu (?:các|thủ trưởng)|căn cứ (?:kế hoạch|nội dung kế hoạch))"
      R"(|ủy ban nhân dân (?:xã|phường|đặc khu)[^,;]{0,40} (?:yêu cầu|đề nghị)|đề nghị (?:các|thủ trưởng)))");
  return closes_plan(line) || formula.contains(comparison_key(first_bytes(line, kFormulaBytes)));
}

bool orders_units_below(std::string_view line) {
  constexpr std::size_t kLineBytes = 400;
  static const Pattern orders(
      R"((?i)(?:^|, |ủy ban nhân dân (?:xã|phường|đặc khu)[^,;:.]{0,40} |ubnd (?:xã|phường|đặc khu) )(?:giao|phân công|yêu cầu|đề nghị)(?: nhiệm vụ)?(?: cho)? (?:các|những) (?:cơ quan|đơn vị|phòng|ban|ngành|địa phương|tổ chức|bộ phận)[^:.]{0,160}:$)");
  return line.size() <= kLineBytes && orders.contains(line);
}

std::vector<ListedUnit> find_coordinating_units(std::string_view task, const UnitReader& units) {
  static const Pattern with(
      R"(^ ?(?i:là cơ quan )?(?i:chủ trì|chủ động)(?:,| và)? phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)? )"
      R"(|^ ?(?i:phối hợp)(?: chặt chẽ)?,? (?:cùng với|cùng|với) )");
  static const Pattern leads(R"(^ ?(?i:chủ trì)[,;] )");
  static const Pattern take_part(R"(^,? (?:cùng )?phối hợp(?:[ ,.;]|$))");
  if (const auto match = with.find(task)) {
    std::vector<ListedUnit> listed = units.read_leading(task.substr(match->whole().end)).units;
    move_units(listed, match->whole().end);
    return listed;
  }
  // "chủ trì, Công an xã, Trạm Y tế phối hợp kiểm tra …".
  const auto match = leads.find(task);
  if (!match) return {};
  UnitReader::Leading leading = units.read_leading(task.substr(match->whole().end));
  if (!take_part.contains(task.substr(match->whole().end + leading.length))) return {};
  move_units(leading.units, match->whole().end);
  return std::move(leading.units);
}

ChargedUnits read_charged_units(std::string_view line, const UnitReader& units) {
  static const Pattern charges(R"(^ (?:giao|phân công|yêu cầu|đề nghị) )");
  UnitReader::Leading leading = units.read_leading(line);
  if (leading.length == 0 || !charges.contains(line.substr(leading.length)))
    return {std::move(leading), false};
  const std::size_t begin = leading.length + 1;
  UnitReader::Leading charged = units.read_leading(line.substr(begin));
  if (charged.length == 0) return {std::move(leading), false};
  move_units(charged.units, begin);
  return {{std::move(charged.units), begin + charged.length}, true};
}

std::optional<DutyClause> find_duty_clause(std::string_view text, const UnitReader& units) {
  const std::size_t begin = lead_in_length(text);
  const std::string_view clause = text.substr(begin);
  ChargedUnits charged = read_charged_units(clause, units);
  const bool order = charged.by_another || order_length(clause) > 0;
  if (charged.leading.length == 0 || (begin > 0 && !order)) return std::nullopt;
  const std::string_view rest = clause.substr(charged.leading.length);
  const auto form = order ? std::optional(DutyForm::order) : form_behind(rest, charged.leading.units, units);
  if (!form) return std::nullopt;

  DutyClause found;
  found.form = *form;
  found.announces = leaves_task_below(rest);
  if (!found.announces && order && !acts(rest)) return std::nullopt;
  found.lead = std::move(charged.leading.units);
  move_units(found.lead, begin);
  const std::size_t task = begin + charged.leading.length + duty_mark_length(rest);
  found.task = {task, text.size()};
  if (!found.announces && (found.task.empty() || is_execution_clause(text.substr(task)))) return std::nullopt;
  found.coordinate = find_coordinating_units(text.substr(task), units);
  move_units(found.coordinate, task);
  if (!order && takes_part(text.substr(task), found.lead.size())) std::swap(found.lead, found.coordinate);
  return found;
}

}  // namespace vanthu
