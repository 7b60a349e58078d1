// Checks of a task's time against its own text, against the tasks that it needs, and of duties to report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"
#include "parsers/task_phrases.h"

namespace vanthu {
namespace {

using namespace vanthu::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Row {
  std::string task, time;
};

/// A plan for several years with a table of those tasks.
PlanParts plan_of(const std::vector<Row>& rows, const std::string& heading = {}) {
  PlanParts plan;
  plan.title = "Trồng cây xanh trên địa bàn xã Tân Phú giai đoạn 2026 - 2030";
  plan.basis = "Ủy ban nhân dân xã Tân Phú ban hành Kế hoạch trồng cây xanh như sau:";
  plan.closing = "Trên đây là Kế hoạch trồng cây xanh của Ủy ban nhân dân xã./.";
  plan.body = "TT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì";
  if (!heading.empty()) plan.body += "\nI\t" + heading + "\t\t";
  int number = 0;
  for (const Row& row : rows) {
    plan.body += "\n" + std::to_string(++number) + "\t" + row.task + "\t" + row.time + "\tPhòng Kinh tế";
  }
  return plan;
}

PlanParts plan_of(const std::string& task, const std::string& time) { return plan_of({{task, time}}); }

const std::string kContradicts = "deadline-contradicts-task";

struct TimeCase {
  std::string task, time, phrase;
};

class Contradiction : public ::testing::TestWithParam<TimeCase> {};

TEST_P(Contradiction, IsAnErrorWithBothPlaces) {
  const auto& [task, time, phrase] = GetParam();
  const PlanParts plan = plan_of(task, time);
  EXPECT_THAT(found(plan, kContradicts), ElementsAre(phrase + " | " + time));
  EXPECT_EQ(first_issue(plan, kContradicts).severity, Severity::error);
}

INSTANTIATE_TEST_SUITE_P(
    DeadlineContradictsTask, Contradiction,
    ::testing::Values(
        TimeCase{"Hằng năm, tổ chức Tết trồng cây", "Thường xuyên", "Hằng năm"},
        TimeCase{"Hàng năm tổ chức Tết trồng cây", "Thường xuyên", "Hàng năm"},
        TimeCase{"Chăm sóc cây; hàng năm, tổ chức Tết trồng cây", "Thường xuyên", "hàng năm"},
        TimeCase{"Chăm sóc cây. Định kỳ hằng quý kiểm tra cây chết", "Thường xuyên", "Định kỳ hằng quý"},
        TimeCase{"Trước ngày 15/6/2026, trồng xong 500 cây", "Thường xuyên", "Trước ngày 15/6/2026"},
        TimeCase{"Hằng quý, kiểm tra cây chết", "Hằng năm", "Hằng quý"},
        TimeCase{"Trong quý II/2026, trồng xong 500 cây", "Quý IV/2026", "Trong quý II/2026"},
        TimeCase{"Trước ngày 15/6/2026: trồng xong 500 cây", "Trước ngày 30/9/2026",
                 "Trước ngày 15/6/2026"}));

class Agreement : public ::testing::TestWithParam<TimeCase> {};

TEST_P(Agreement, IsNoFinding) {
  EXPECT_THAT(found(plan_of(GetParam().task, GetParam().time), kContradicts), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    DeadlineContradictsTask, Agreement,
    ::testing::Values(TimeCase{"Hằng năm, tổ chức Tết trồng cây", "Hàng năm", ""},
                      TimeCase{"Thường xuyên kiểm tra cây chết", "Thường xuyên", ""},
                      TimeCase{"Cán bộ thường xuyên học tập", "Hằng năm", ""},
                      TimeCase{"Đưa kết quả vào việc đánh giá hằng năm", "Thường xuyên", ""},
                      TimeCase{"Hằng năm, tổ chức Tết trồng cây", "Tháng 2/2026", ""},
                      TimeCase{"Hằng quý, kiểm tra cây chết", "Năm 2026 và các năm tiếp theo", ""},
                      TimeCase{"Hằng ngày, tưới cây", "Thường xuyên", ""},
                      TimeCase{"Hằng năm, tổ chức Tết trồng cây", "Thường xuyên; cao điểm hằng năm", ""},
                      TimeCase{"Trồng cây; trước ngày 15/6/2026, báo cáo", "Thường xuyên", ""},
                      TimeCase{"Trong quý II/2026, trồng xong 500 cây", "Tháng 6/2026", ""},
                      TimeCase{"Tháng 6/2026 là tháng trồng cây", "Thường xuyên", ""},
                      TimeCase{"Mỗi năm học trồng một vườn cây", "Thường xuyên", ""},
                      TimeCase{"Tuyên truyền mục tiêu trồng cây đến năm 2030", "Thường xuyên", ""},
                      TimeCase{"Trong 03 ngày, báo cáo số cây đổ", "Thường xuyên", ""}));

TEST(DeadlineContradictsTask, GoalsForAYearUnderOneHeadingAreToldOnce) {
  const std::vector<Row> goals{{"100% thôn có vườn ươm", "Hằng năm"},
                               {"Tỷ lệ che phủ đạt 40%", "Thường xuyên"}};
  const PlanParts plan = plan_of(goals, "MỤC TIÊU ĐẾN NĂM 2030");
  EXPECT_THAT(found(plan, kContradicts), SizeIs(1));
  EXPECT_EQ(first_issue(plan, kContradicts).severity, Severity::warning);
  EXPECT_THAT(first_issue(plan, kContradicts).message, HasSubstr("2030"));
  EXPECT_THAT(found(plan_of(goals, "MỤC TIÊU CHUNG"), kContradicts), IsEmpty());
  EXPECT_THAT(found(plan_of("Đến năm 2030, tỷ lệ che phủ đạt 40%", "Hằng năm"), kContradicts), SizeIs(1));
  EXPECT_THAT(
      found(plan_of({{"100% thôn có vườn ươm", "Đến năm 2030"}}, "MỤC TIÊU ĐẾN NĂM 2030"), kContradicts),
      IsEmpty());
}

TEST(DeadlineContradictsTask, WhatIsDoneAboutACaseHasNoRhythm) {
  const std::string cases = "Xử lý nghiêm những hành vi chặt phá, vi phạm quy định về bảo vệ cây";
  EXPECT_THAT(found(plan_of(cases, "Hằng năm"), kContradicts), SizeIs(1));
  EXPECT_EQ(first_issue(plan_of(cases, "Hằng năm"), kContradicts).severity, Severity::warning);
  EXPECT_THAT(found(plan_of(cases, "Khi có vụ việc"), kContradicts), IsEmpty());
  EXPECT_THAT(found(plan_of(cases, "Thường xuyên"), kContradicts), IsEmpty());
  EXPECT_THAT(found(plan_of("Kiểm tra, xử lý các hành vi vi phạm", "Hằng năm"), kContradicts), IsEmpty());
  EXPECT_THAT(found(plan_of(cases, "Hằng tháng"), kContradicts), IsEmpty()) << "a patrol has a rhythm";
}

TEST(DeadlineByOrder, TheOnlyTimeWaitsForSomebody) {
  EXPECT_THAT(found(plan_of("Sắp xếp lại vườn ươm", "Theo hướng dẫn của tỉnh"), "deadline-by-order"),
              ElementsAre("Theo hướng dẫn của tỉnh"));
  EXPECT_THAT(found(plan_of("Sắp xếp lại vườn ươm", "Theo Kế hoạch của tỉnh"), "deadline-by-order"),
              SizeIs(1));
  for (const std::string time :
       {"Khi có cây chết", "Theo hướng dẫn của tỉnh, trước ngày 30/9/2026", "Sau mỗi đợt bão",
        "10 ngày kể từ ngày nhận hồ sơ", "Theo kế hoạch kiểm tra đã ban hành"}) {
    EXPECT_THAT(found(plan_of("Sắp xếp lại vườn ươm", time), "deadline-by-order"), IsEmpty()) << time;
  }
}

TEST(DeadlineByOrder, WhatWaitsForAStormHasNoDate) {
  EXPECT_THAT(found(plan_of("Chống đổ cây khi có bão", "Theo chỉ đạo của tỉnh"), "deadline-by-order"),
              IsEmpty());
}

TEST(TimePhrases, StandWhereClausesBegin) {
  const auto phrases =
      find_time_phrases("- Hằng năm, trồng cây; mỗi quý kiểm tra.\nTrồng hằng tháng", "2026-03-10");
  ASSERT_THAT(phrases, SizeIs(2));
  EXPECT_TRUE(phrases[0].leads);
  EXPECT_EQ(phrases[0].time.kind, "yearly");
  EXPECT_FALSE(phrases[1].leads);
  EXPECT_EQ(phrases[1].time.kind, "quarterly");
  EXPECT_THAT(find_time_phrases("", ""), IsEmpty());
  EXPECT_THAT(find_time_phrases("Hằng năm", ""), IsEmpty()) << "nothing is done";
}

const std::string kOrder = "deadline-order";

TEST(DeadlineOrder, ResultsAreUsedBeforeTheyAreMade) {
  const PlanParts plan =
      plan_of({{"Đưa kết quả chấm điểm, xếp loại phong trào trồng cây vào xét thi đua", "Tháng 6/2026"},
               {"Chấm điểm, xếp loại phong trào trồng cây các thôn", "Quý IV/2026"}});
  EXPECT_THAT(found(plan, kOrder), ElementsAre("Tháng 6/2026 | Quý IV/2026"));
  EXPECT_EQ(first_issue(plan, kOrder).severity, Severity::warning);
}

TEST(DeadlineOrder, WhatIsInOrderOrOfAnotherYearIsNone) {
  const std::string use = "Công bố kết quả khảo sát tỷ lệ che phủ rừng phòng hộ";
  const std::string source = "Khảo sát tỷ lệ che phủ rừng phòng hộ";
  EXPECT_THAT(found(plan_of({{use, "Quý I/2026"}, {source, "Quý III/2026"}}), kOrder), SizeIs(1));
  EXPECT_THAT(found(plan_of({{use, "Quý IV/2026"}, {source, "Quý III/2026"}}), kOrder), IsEmpty());
  EXPECT_THAT(found(plan_of({{use, "Quý III/2026"}, {source, "Quý III/2026"}}), kOrder), IsEmpty());
  EXPECT_THAT(
      found(plan_of({{use + " năm 2025", "Quý I/2026"}, {source + " năm 2026", "Quý III/2026"}}), kOrder),
      IsEmpty());
  EXPECT_THAT(found(plan_of({{use, "Quý I/2026"}, {"Khảo sát nhu cầu cây giống của hộ dân", "Quý III/2026"}}),
                    kOrder),
              IsEmpty());
  EXPECT_THAT(found(plan_of({{"Kiểm tra, giám sát kết quả chấm điểm, xếp loại phong trào", "Quý I/2026"},
                             {"Chấm điểm, xếp loại phong trào", "Quý IV/2026"}}),
                    kOrder),
              IsEmpty())
      << "looking after a task is no use of its results";
}

PlanParts plan_asking(const std::string& duty) {
  PlanParts plan;
  plan.body = "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- " + duty;
  return plan;
}

const std::string kUndated = "reporting-undated";

TEST(ReportingUndated, ADutyWithoutAnyDate) {
  const std::string duty = "Định kỳ 6 tháng, hằng năm báo cáo Ủy ban nhân dân xã theo quy định";
  EXPECT_THAT(found(plan_asking(duty + "."), kUndated), ElementsAre(duty));
  EXPECT_THAT(
      found(plan_asking("Tổng hợp, báo cáo kết quả thực hiện Kế hoạch theo Công văn số 12/SNN-TL ngày "
                        "20/01/2026 của Sở Nông nghiệp và Môi trường."),
            kUndated),
      SizeIs(1))
      << "the date of what is cited is none of the report";
}

TEST(ReportingUndated, ADateAnywhereIsEnough) {
  for (const std::string duty : {"Định kỳ báo cáo kết quả thực hiện trước ngày 10/12.",
                                 "Báo cáo tình hình thực hiện vào ngày 25 hằng tháng.",
                                 "Hằng năm báo cáo Ủy ban nhân dân tỉnh trong tháng 11."}) {
    EXPECT_THAT(found(plan_asking(duty), kUndated), IsEmpty()) << duty;
  }
  PlanParts plan = plan_asking("Định kỳ báo cáo kết quả thực hiện.");
  plan.behind =
      "PHỤ LỤC\nTT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì\n1\tBáo cáo tổng kết\tTháng "
      "12/2026\tPhòng "
      "Kinh tế";
  EXPECT_THAT(found(plan, kUndated), IsEmpty());
}

TEST(ReportingUndated, WhatIsToldWhenItHappensIsNoDuty) {
  EXPECT_THAT(
      found(plan_asking("Nếu có khó khăn, vướng mắc, báo cáo Ủy ban nhân dân xã để xem xét, giải quyết."),
            kUndated),
      IsEmpty());
  EXPECT_THAT(found(plan_asking("Chăm sóc cây đã trồng."), kUndated), IsEmpty());
}

TEST(ReportNotAnnounced, ADateForAReportThatNobodyAskedFor) {
  const std::string asked = "Báo cáo 6 tháng, hằng năm theo quy định ";
  EXPECT_THAT(found(plan_asking(asked + "(báo cáo quý trước ngày 05/3, báo cáo năm trước ngày 15/12)."),
                    "report-not-announced"),
              SizeIs(1));
  EXPECT_THAT(found(plan_asking(asked + "(báo cáo 6 tháng trước ngày 05/6, báo cáo năm trước ngày 15/12)."),
                    "report-not-announced"),
              IsEmpty());
}

TEST(TimeChecks, EndlessTextsAreReadInTime) {
  std::string task = "Hằng năm, ";
  for (int i = 0; i < 20000; ++i) task += "đưa kết quả chấm điểm, xếp loại vào xét; hằng năm, ";
  EXPECT_THAT(found(plan_of(task, "Thường xuyên"), kContradicts), SizeIs(1));
}

}  // namespace
}  // namespace vanthu
