#include "planned_tasks.h"

#include "parsers/deadline.h"
#include "sample_documents.h"

namespace vanthu::testing {
namespace {

constexpr const char* kProvincePlan = "st:hải-phòng.ubnd:KH:15:2026";
const std::string kProvinceTitle = "về trồng cây xanh và chăm sóc cảnh quan giai đoạn tới";

void add_tasks(Document& document, const std::vector<PlannedTask>& tasks) {
  for (const PlannedTask& task : tasks) {
    Assignment made;
    made.origin = task.origin;
    made.task = task.words;
    if (!task.group.empty()) {
      made.group = task.group;
      made.groups = {task.group};
    }
    made.lead = {{task.lead, task.lead, std::nullopt, false}};
    const std::vector<Deadline> times = parse_deadlines(task.deadline, document.header.date.value_or(""));
    if (!times.empty()) {
      made.deadline = times.front();
      made.further_deadlines.assign(times.begin() + 1, times.end());
    }
    const std::size_t begin = document.text.size();
    made.span = {{begin, begin + task.words.size()}, std::nullopt, std::nullopt};
    made.targets = task.targets;
    for (Target& target : made.targets) target.span = made.span;
    document.text += task.words + "\n";
    document.assignments.push_back(std::move(made));
  }
  document.source = plain_document(document.source.path, document.text).source;
}

}  // namespace

Target percent(double number) {
  Target target;
  target.number = number;
  target.raw = std::to_string(static_cast<int>(number)) + "%";
  target.unit = "%";
  target.comparison = "at-least";
  return target;
}

Document with_tasks(const CitingPlan& plan, const std::vector<PlannedTask>& tasks) {
  Document document = plan.document();
  add_tasks(document, tasks);
  return document;
}

Document province_plan(const std::vector<PlannedTask>& tasks) {
  Document document =
      plain_document("thanh-pho-15.txt", "ỦY BAN NHÂN DÂN THÀNH PHỐ\nKẾ HOẠCH\nI. NỘI DUNG\n");
  Header& header = document.header;
  header.number = DocumentNumber{"Số: 15/KH-UBND", "15", std::nullopt, "KH-UBND", "15/KH-UBND"};
  header.type = "Kế hoạch";
  header.title = kProvinceTitle;
  header.date = "2026-01-12";
  header.issuer.name = "Ủy ban nhân dân thành phố Hải Phòng";
  header.issuer.level = "thành phố";
  header.issuer.province = "Hải Phòng";
  header.identity = kProvincePlan;
  add_tasks(document, tasks);
  return document;
}

CitedWords implementing() {
  CitedWords cited{"Kế hoạch số 15/KH-UBND ngày 2026-01-12", kProvincePlan, "Kế hoạch", "15/KH-UBND"};
  cited.date = "2026-01-12";
  cited.issuer = "Ủy ban nhân dân thành phố";
  cited.title = kProvinceTitle;
  return cited;
}

}  // namespace vanthu::testing
