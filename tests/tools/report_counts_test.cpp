#include "tools/program/report_counts.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace vanthu {
namespace {

ScopeDocument document_of(DocumentId id, const std::string& commune, const std::string& date = "2026-03-10") {
  ScopeDocument document;
  document.place.document = id;
  document.place.name = std::to_string(id) + "/KH-UBND";
  document.place.commune = commune;
  document.commune = "xã " + commune;
  document.date = date;
  return document;
}

UnitMention unit(const std::string& name) { return {name, name, {}}; }

TaskAnswer task_of(const ScopeDocument& document, std::vector<UnitMention> lead,
                   std::vector<UnitMention> coordinate, std::optional<Deadline> deadline = {}) {
  TaskAnswer answer;
  answer.document = document.place.document;
  answer.assignment.task = "Trồng cây";
  answer.assignment.lead = std::move(lead);
  answer.assignment.coordinate = std::move(coordinate);
  answer.assignment.deadline = std::move(deadline);
  return answer;
}

Deadline by(const std::string& end) { return {"trước " + end, "by-date", {}, end, {}}; }

std::size_t sum_of(const ReportDeadlines& deadlines, std::size_t TimeColumn::*part) {
  std::size_t sum = 0;
  for (const TimeColumn& month : deadlines.months) sum += month.*part;
  return sum;
}

TEST(ReportCounts, CountEachUnitOncePerTaskAndRole) {
  ReportCounts counts({});
  const ScopeDocument a = document_of(1, "An Sơn"), b = document_of(2, "Tân Lộc");
  counts.add(task_of(a, {unit("Công an"), unit("Công an")}, {unit("Công an")}), a);
  counts.add(task_of(a, {unit("Công an")}, {unit("Trạm Y tế")}), a);
  counts.add(task_of(b, {}, {unit("Công an")}), b);
  counts.add(task_of(b, {}, {}), b);
  const ReportUnits units = counts.units();
  ASSERT_EQ(units.units.size(), 2u);
  EXPECT_EQ(units.units[0].unit, "Công an");
  EXPECT_EQ(units.units[0].tasks, 3u);
  EXPECT_EQ(units.units[0].lead, 2u);
  EXPECT_EQ(units.units[0].coordinate, 2u);
  EXPECT_EQ(units.units[0].documents, 2u);
  EXPECT_EQ(units.units[0].communes, 2u);
  EXPECT_EQ(units.units[0].first.name, "1/KH-UBND");
  EXPECT_EQ(units.tasks, 4u);
  EXPECT_EQ(units.without_lead, 2u);
  EXPECT_EQ(units.without_unit, 1u);
}

TEST(ReportCounts, PutDeadlinesIntoTheirMonths) {
  ReportCounts counts("2026-06-15");
  const ScopeDocument plan = document_of(1, "An Sơn");
  for (const char* day : {"2026-05-31", "2026-06-01", "2026-06-30", "2026-11-30"}) {
    counts.add(task_of(plan, {}, {}, by(day)), plan);
  }
  counts.add(task_of(plan, {}, {}, Deadline{"Thường xuyên", "ongoing", {}, {}, {}}), plan);
  counts.add(task_of(plan, {}, {}), plan);
  const ReportDeadlines deadlines = counts.deadlines();
  ASSERT_EQ(deadlines.months.size(), kFewestMonths);
  EXPECT_EQ(deadlines.months[0].month, 5);
  EXPECT_EQ(deadlines.months[0].once, 1u);
  EXPECT_EQ(deadlines.months[1].once, 2u);
  EXPECT_EQ(sum_of(deadlines, &TimeColumn::once), 4u);
  EXPECT_EQ(deadlines.once, 4u);
  EXPECT_EQ(deadlines.past, 2u);
  EXPECT_EQ(deadlines.without_day, 1u);
  EXPECT_EQ(deadlines.without_time, 1u);
}

TEST(ReportCounts, UnfoldWhatRepeats) {
  ReportCounts counts("2026-06-15");
  const ScopeDocument plan = document_of(1, "An Sơn");
  counts.add(task_of(plan, {}, {}, by("2026-12-31")), plan);
  counts.add(task_of(plan, {}, {}, by("2026-01-31")), plan);
  counts.add(task_of(plan, {}, {}, Deadline{"Hằng quý", "quarterly", {}, {}, "FREQ=MONTHLY;INTERVAL=3"}),
             plan);
  const ReportDeadlines deadlines = counts.deadlines();
  ASSERT_EQ(deadlines.months.size(), 12u);
  EXPECT_EQ(deadlines.repeating, 1u);
  for (const TimeColumn& month : deadlines.months) {
    EXPECT_EQ(month.repeating, month.month % 3 == 0 ? 1u : 0u) << month.month;
  }
}

TEST(ReportCounts, KeepTheFirstTasksAndCountAll) {
  ReportCounts counts({});
  const ScopeDocument plan = document_of(1, "An Sơn");
  for (std::size_t i = 0; i < kMostTasks + 5; ++i) counts.add(task_of(plan, {}, {}), plan);
  const std::vector<ReportDocument> documents = counts.take_documents();
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].tasks.size(), kMostTasks);
  EXPECT_EQ(documents[0].task_count, kMostTasks + 5);
}

TEST(ReportCounts, KeepNoMoreOfATaskThanIsShown) {
  ReportCounts counts({});
  const ScopeDocument plan = document_of(1, "An Sơn");
  TaskAnswer task = task_of(plan, {unit(std::string(1 << 20, 'u'))}, {});
  task.assignment.task = std::string(1 << 20, 'x');
  counts.add(task, plan);
  EXPECT_LE(counts.take_documents().at(0).tasks.at(0).task.size(), kMostKept);
  EXPECT_LE(counts.units().units.at(0).unit.size(), kMostKept);
}

TEST(ShownMonths, AreAYearAtLeastAndThreeYearsAtMost) {
  EXPECT_EQ(shown_months(100, 103, {}), std::pair(100, 111));
  EXPECT_EQ(shown_months(100, 130, {}), std::pair(100, 130));
  EXPECT_EQ(shown_months(100, 199, {}), std::pair(100, 135));
  EXPECT_EQ(shown_months(100, 199, 150), std::pair(144, 179));
  EXPECT_EQ(shown_months(100, 199, 198), std::pair(164, 199));
  EXPECT_EQ(shown_months(100, 199, 5), std::pair(100, 135));
  EXPECT_EQ(shown_months(0, 9999 * 12, 2026 * 12 + 10), std::pair(2026 * 12, 2026 * 12 + 35));
}

}  // namespace
}  // namespace vanthu
