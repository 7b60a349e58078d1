// Check of who acts in a task's text against who leads it.
#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/checked_tasks.h"
#include "parsers/excerpt.h"
#include "parsers/unit_branches.h"

namespace vanthu {
namespace {

/// Bytes of what stands before a task's actor: "Hằng năm, ", "Định kỳ 6 tháng, ", a bullet.
std::size_t before_actor(std::string_view task) {
  static const Pattern when(
      R"(^(?:[-+•*] ?)?(?:(?i:hằng|hàng|định kỳ|thường xuyên|trong|đến|từ|trước|quý|tháng|năm)[^,.:;]{0,40}, ?)?)");
  const auto match = when.find(task);
  return match ? match->whole().end : 0;
}

/// The units that the task's text begins with as those that act; empty where it begins otherwise.
std::vector<ListedUnit> actors_of(const CheckedDocument& checked, const Assignment& task) {
  constexpr std::size_t kMostBytes = 400;
  static const Pattern verb(
      R"(^ (?:tiếp tục|chủ động|thường xuyên|nghiêm túc|có trách nhiệm|quyết định|ban hành|tổ chức|tăng cường|chỉ đạo|thực hiện|triển khai|xây dựng|phối hợp|chủ trì|tham mưu|hướng dẫn|kiểm tra|giám sát|rà soát|bố trí|báo cáo|tổng hợp|đẩy mạnh|phân công|trực tiếp|duy trì|theo dõi|đôn đốc|lãnh đạo|thành lập|tuyên truyền|vận động|công bố|công khai|phê duyệt|xem xét)(?: |$))");
  const std::string_view text = first_bytes(task.task, kMostBytes);
  const std::size_t begin = before_actor(text);
  UnitReader::Leading leading = checked.units.read_leading(text.substr(begin));
  if (leading.length == 0 || !verb.contains(text.substr(begin + leading.length))) return {};
  for (ListedUnit& unit : leading.units) {
    unit.where = {unit.where.begin + begin + task.span.bytes.begin,
                  unit.where.end + begin + task.span.bytes.begin};
  }
  return std::move(leading.units);
}

/// `actor` leads the task, is in a collective that leads it, or is one with a lead in it.
bool is_among_leads(const UnitMention& actor, const std::vector<UnitMention>& leads) {
  const auto some = first_units(leads);
  return std::any_of(some.begin(), some.end(), [&](const UnitMention& lead) {
    if (comparison_key(lead.unit) == comparison_key(actor.unit)) return true;
    if (lead.collective && takes_in(lead.unit, actor)) return true;
    return actor.collective && takes_in(actor.unit, lead);
  });
}

// R-49.
std::vector<Issue> check_actors(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    const std::vector<UnitMention>& leads = leads_of(task);
    if ((task.origin != "table" && task.origin != "body") || leads.empty()) continue;
    const std::vector<ListedUnit> actors = actors_of(checked, task);
    if (actors.empty()) continue;
    const bool named = std::any_of(actors.begin(), actors.end(), [](const ListedUnit& actor) {
      return actor.known && is_accountable(actor.mention);
    });
    const bool leads_it = std::any_of(actors.begin(), actors.end(), [&](const ListedUnit& actor) {
      return is_among_leads(actor.mention, leads);
    });
    if (!named || leads_it) continue;
    issues.push_back(make_issue(checked, {"actor-not-lead",
                                          {actors.front().where.begin, actors.back().where.end},
                                          {actors.front().mention.unit, shorten(names_of(leads))},
                                          place_of_units(found, leads)}));
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& actor_checks() {
  static const std::vector<Check> checks = {{{"actor-not-lead"}, check_actors}};
  return checks;
}

}  // namespace vanthu
