// Who leads, by when, with whom, with what result: rows of tables and labelled blocks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"

namespace vanthu {
namespace {

using test::first_issue;
using test::found;
using test::PlanParts;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A plan with one appendix: head and rows of its table.
PlanParts plan_with_table(const std::string& head, const std::string& rows,
                          const std::string& title = "Nhiệm vụ trồng cây xanh năm 2026") {
  PlanParts plan;
  plan.body += "\n(có Phụ lục I kèm theo)";
  plan.behind =
      "PHỤ LỤC I\n" + title + "\n(Kèm theo Kế hoạch số 27/KH-UBND ngày 12/3/2026)\n" + head + "\n" + rows;
  return plan;
}

constexpr const char* kHead = "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm";

/// One task of that lead and those coordinating units.
PlanParts plan_led_by(const std::string& lead, const std::string& coordinating = "Công an xã",
                      const std::string& task = "Trồng cây dọc đường liên thôn") {
  return plan_with_table(kHead, "1\t" + task + "\tQuý II/2026\t" + lead + "\t" + coordinating + "\tBáo cáo");
}

struct LeadCase {
  const char* what;
  const char* lead;
  const char* coordinating;
  const char* code;
  bool reported;
};

class Leads : public testing::TestWithParam<LeadCase> {};

TEST_P(Leads, AreReportedWhereNobodyInParticularAnswers) {
  const LeadCase& one = GetParam();
  EXPECT_THAT(found(plan_led_by(one.lead, one.coordinating), one.code), SizeIs(one.reported ? 1 : 0));
}

INSTANTIATE_TEST_SUITE_P(
    OfOneRow, Leads,
    testing::Values(
        LeadCase{"a named unit", "Phòng Kinh tế", "Công an xã", "lead-collective", false},
        LeadCase{"one person's office", "Chủ tịch Ủy ban nhân dân xã", "Công an xã", "lead-collective",
                 false},
        LeadCase{"a collective", "Các cơ quan, đơn vị", "Công an xã", "lead-collective", true},
        LeadCase{"two collectives", "Các phòng chuyên môn; các thôn", "Công an xã", "lead-collective", true},
        LeadCase{"a class of persons", "Cán bộ, công chức, viên chức", "Công an xã", "lead-collective", true},
        LeadCase{"heads of all", "Thủ trưởng các cơ quan, đơn vị", "Công an xã", "lead-collective", true},
        LeadCase{"whoever is concerned is without lead", "Các cơ quan, đơn vị liên quan", "Công an xã",
                 "lead-collective", false},
        LeadCase{"whoever is concerned", "Các cơ quan, đơn vị liên quan", "Công an xã", "task-without-lead",
                 true},
        LeadCase{"a named unit leads", "Phòng Kinh tế", "Các cơ quan liên quan", "task-without-lead", false},
        LeadCase{"two named units", "Phòng Kinh tế, Công an xã", "Các thôn", "lead-multiple", true},
        LeadCase{"a named unit and a collective", "Phòng Kinh tế; các thôn", "Công an xã", "lead-multiple",
                 true},
        LeadCase{"collectives only", "Các phòng chuyên môn; các thôn", "Công an xã", "lead-multiple", false},
        LeadCase{"one with \"và\" in its name", "Văn phòng HĐND và UBND xã", "Các thôn", "lead-multiple",
                 false},
        LeadCase{"the same unit", "Phòng Kinh tế", "Công an xã, Phòng Kinh tế xã", "lead-also-coordinates",
                 true},
        LeadCase{"the same collective", "Các cơ quan, đơn vị", "Công an xã; các cơ quan, đơn vị",
                 "lead-also-coordinates", true},
        LeadCase{"another unit", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "lead-also-coordinates", false},
        LeadCase{"those concerned", "Phòng Kinh tế", "Các cơ quan, đơn vị liên quan", "lead-also-coordinates",
                 false},
        LeadCase{"the Front", "Ủy ban MTTQ Việt Nam xã", "Công an xã", "lead-outside-authority", true},
        LeadCase{"a Party office", "Ban Xây dựng Đảng", "Công an xã", "lead-outside-authority", true},
        LeadCase{"the council", "Thường trực HĐND xã", "Công an xã", "lead-outside-authority", true},
        LeadCase{"the office of council and committee", "Văn phòng HĐND và UBND xã", "Công an xã",
                 "lead-outside-authority", false},
        LeadCase{"the Front asked to cooperate", "Phòng Kinh tế",
                 "đề nghị Ủy ban MTTQ Việt Nam xã phối hợp thực hiện", "lead-outside-authority", false},
        LeadCase{"a department of the province", "Phòng Kinh tế", "Sở Nông nghiệp và Môi trường",
                 "lead-outside-authority", true},
        LeadCase{"the commune's own police", "Công an xã", "Trạm Y tế", "lead-outside-authority", false},
        LeadCase{"firms", "Các doanh nghiệp trên địa bàn", "Công an xã", "lead-private", true},
        LeadCase{"firms among others", "Các cơ quan, đơn vị, doanh nghiệp", "Công an xã", "lead-private",
                 true},
        LeadCase{"households", "Các hộ gia đình", "Công an xã", "lead-private", true},
        LeadCase{"a committee of the people", "Ủy ban nhân dân xã", "Công an xã", "lead-private", false},
        LeadCase{"firms that cooperate", "Phòng Kinh tế", "Các doanh nghiệp", "lead-private", false}));

TEST(TaskChecks, ALeadInACollectiveThatCooperatesIsMentionedOnce) {
  const PlanParts plan = plan_with_table(
      kHead,
      "1\tTrồng cây dọc đường\tQuý II/2026\tPhòng Kinh tế\tCác cơ quan, đơn vị\tBáo cáo\n"
      "2\tChăm sóc vườn ươm của xã\tQuý III/2026\tPhòng Kinh tế\tCác cơ quan, đơn vị\tBáo cáo");
  EXPECT_THAT(found(plan, "lead-also-coordinates"), SizeIs(1));
  EXPECT_EQ(first_issue(plan, "lead-also-coordinates").severity, Severity::info);
  EXPECT_THAT(first_issue(plan, "lead-also-coordinates").message, HasSubstr("2 nhiệm vụ"));
}

TEST(TaskChecks, TheFrontThatIsToCooperateWithoutBeingAskedIsMentionedOnce) {
  const PlanParts plan =
      plan_with_table(kHead,
                      "1\tTrồng cây dọc đường\tQuý II/2026\tPhòng Kinh tế\tỦy ban MTTQ Việt Nam xã\tBáo cáo\n"
                      "2\tChăm sóc vườn ươm\tQuý III/2026\tPhòng Kinh tế\tỦy ban MTTQ Việt Nam xã; Văn phòng "
                      "Đảng ủy\tBáo cáo");
  EXPECT_THAT(found(plan, "lead-outside-authority"), ElementsAre("Ủy ban MTTQ Việt Nam xã"));
  EXPECT_EQ(first_issue(plan, "lead-outside-authority").severity, Severity::info);
  EXPECT_THAT(first_issue(plan, "lead-outside-authority").message, HasSubstr("Văn phòng Đảng ủy"));
}

TEST(TaskChecks, APartyPlanMayChargeItsOwnOffices) {
  PlanParts plan = plan_led_by("Ban Xây dựng Đảng");
  std::string text = plan.text();
  const std::string committee = "ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ";
  text.replace(text.find(committee), committee.size(), "ĐẢNG BỘ TỈNH ĐỒNG NAI\nĐẢNG ỦY XÃ TÂN PHÚ");
  for (const Issue& issue : test::parse(text).issues) {
    EXPECT_NE(issue.code, "lead-outside-authority") << issue.message;
  }
}

TEST(TaskChecks, AJointPlanMayChargeTheBodiesThatIssueIt) {
  PlanParts plan = plan_led_by("Ủy ban MTTQ Việt Nam xã");
  EXPECT_THAT(found(plan, "lead-outside-authority"), SizeIs(1));
  std::string text = plan.text();
  const std::string committee = "ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ";
  text.replace(text.find(committee), committee.size(), "UBND XÃ TÂN PHÚ\nỦY BAN MTTQ VIỆT NAM XÃ TÂN PHÚ");
  const Document document = test::parse(text);
  ASSERT_THAT(document.header.co_issuers, SizeIs(1));
  for (const Issue& issue : document.issues) EXPECT_NE(issue.code, "lead-outside-authority") << issue.message;
}

TEST(TaskChecks, WhatARowLacksThatOthersHave) {
  const PlanParts plan = plan_with_table(kHead,
                                         "1\tTrồng cây\tQuý II/2026\tPhòng Kinh tế\tCông an xã\tBáo cáo\n"
                                         "2\tƯơm giống\t\tPhòng Kinh tế\tCác thôn\tVườn ươm\n"
                                         "3\tTưới nước\tTháng 6/2026\t\tCác thôn\tNhật ký\n"
                                         "4\tLàm cỏ\tTháng 7/2026\tPhòng Kinh tế\t\tNhật ký\n"
                                         "5\tBón phân\tTháng 8/2026\tPhòng Kinh tế\tCác thôn\t");
  EXPECT_THAT(found(plan, "task-without-deadline"), ElementsAre("Ươm giống"));
  EXPECT_THAT(found(plan, "task-without-lead"), ElementsAre("Tưới nước"));
  EXPECT_THAT(found(plan, "task-without-coordinator"), ElementsAre("Làm cỏ"));
  EXPECT_THAT(found(plan, "task-without-product"), ElementsAre("Bón phân"));
  EXPECT_FALSE(first_issue(plan, "task-without-lead").fix.empty());
}

TEST(TaskChecks, AColumnThatATableLacksIsSaidOnce) {
  const std::string head = "STT\tNhiệm vụ\tCơ quan chủ trì",
                    rows = "1\tTrồng cây\tPhòng Kinh tế\n2\tLàm cỏ\tCông an xã";
  const PlanParts plan = plan_with_table(head, rows);
  EXPECT_THAT(found(plan, "task-without-product"), ElementsAre(head));
  EXPECT_THAT(found(plan, "task-without-deadline"), ElementsAre(head));
  EXPECT_EQ(first_issue(plan, "task-without-deadline").severity, Severity::warning);
}

TEST(TaskChecks, GoalsNeedNoProduct) {
  const std::string rows = "1\tTỷ lệ che phủ rừng đạt 40%\tNăm 2026\tPhòng Kinh tế";
  EXPECT_EQ(
      first_issue(plan_with_table("STT\tMục tiêu\tThời gian\tCơ quan chủ trì", rows), "task-without-product")
          .severity,
      Severity::info);
  EXPECT_EQ(first_issue(
                plan_with_table("STT\tNội dung\tThời gian\tCơ quan chủ trì", rows, "Các mục tiêu trồng cây"),
                "task-without-product")
                .severity,
            Severity::info);
  EXPECT_EQ(
      first_issue(plan_with_table("STT\tNội dung\tThời gian\tCơ quan chủ trì", rows), "task-without-product")
          .severity,
      Severity::warning);
}

PlanParts plan_with_block(const std::string& labels) {
  PlanParts plan;
  plan.body = "1. Trồng cây phân tán ven đường.\n" + labels + "\n- Thời gian thực hiện: Quý II/2026.";
  return plan;
}

TEST(TaskChecks, ALabelledItemThatManyCarryOutAndNoneLeads) {
  EXPECT_THAT(found(plan_with_block("- Cơ quan thực hiện: Công an xã; các thôn."), "task-without-lead"),
              SizeIs(1));
  EXPECT_EQ(first_issue(plan_with_block("- Cơ quan thực hiện: Công an xã; các thôn."), "task-without-lead")
                .severity,
            Severity::warning);
  EXPECT_THAT(found(plan_with_block("- Cơ quan thực hiện: Các cơ quan, đơn vị."), "task-without-lead"),
              SizeIs(1));
  EXPECT_THAT(found(plan_with_block("- Cơ quan thực hiện: Công an xã."), "task-without-lead"), IsEmpty());
  EXPECT_THAT(
      found(plan_with_block("- Cơ quan chủ trì: Công an xã.\n- Cơ quan thực hiện: Phòng Kinh tế; các thôn."),
            "task-without-lead"),
      IsEmpty());
}

struct ActorCase {
  const char* task;
  const char* lead;
  const char* actor;  // "" where nothing is reported
};

class Actors : public testing::TestWithParam<ActorCase> {};

TEST_P(Actors, AreThoseWhoLead) {
  const ActorCase& one = GetParam();
  const PlanParts plan = plan_led_by(one.lead, "Trạm Y tế", one.task);
  const Issue issue = first_issue(plan, "actor-not-lead");
  EXPECT_EQ(issue.code.empty(), std::string_view(one.actor).empty()) << issue.message;
  EXPECT_THAT(issue.message, HasSubstr(one.actor));
}

INSTANTIATE_TEST_SUITE_P(
    OfTasks, Actors,
    testing::Values(
        ActorCase{"Hội đồng nhân dân xã quyết định chỉ tiêu trồng rừng", "Các cơ quan, đơn vị",
                  "Hội đồng nhân dân"},
        ActorCase{"Chủ tịch Ủy ban nhân dân xã kiểm tra các vườn ươm", "Phòng Kinh tế", "Chủ tịch"},
        ActorCase{"Hằng năm, UBND xã tổ chức lễ phát động trồng cây", "Phòng Kinh tế", "Ủy ban nhân dân"},
        ActorCase{"Công an xã xây dựng phương án chữa cháy rừng", "Phòng Kinh tế", "Công an"},
        ActorCase{"Phòng Kinh tế xây dựng phương án chữa cháy rừng", "Phòng Kinh tế xã", ""},
        ActorCase{"Phòng Kinh tế xây dựng phương án chữa cháy rừng", "Các phòng chuyên môn", ""},
        ActorCase{"Các cơ quan, đơn vị tổ chức trồng cây", "Phòng Kinh tế", ""},
        ActorCase{"Ủy ban nhân dân xã đạt chuẩn cơ quan xanh", "Phòng Kinh tế", ""},
        ActorCase{"Tham mưu Ủy ban nhân dân xã tổ chức trồng cây", "Phòng Kinh tế", ""},
        ActorCase{"Cán bộ, công chức tham gia trồng cây", "Các cơ quan, đơn vị", ""},
        ActorCase{"Trồng cây tại trụ sở Công an xã", "Phòng Kinh tế", ""}));

std::vector<std::string> duplicates(const std::string& first, const std::string& second) {
  return found(
      plan_with_table(kHead, "1\t" + first + "\tQuý II/2026\tPhòng Kinh tế\tCông an xã\tBáo cáo\n2\t" +
                                 second + "\tQuý III/2026\tPhòng Kinh tế\tCông an xã\tBáo cáo"),
      "task-duplicated");
}

TEST(TaskChecks, ATaskThatIsGivenTwice) {
  const std::string task =
      "Tổ chức trồng và chăm sóc cây xanh tại trụ sở cơ quan, trường học, trạm y tế, nhà văn hóa và các "
      "tuyến đường liên "
      "xã gắn với phong trào thi đua";
  EXPECT_THAT(duplicates(task, task), ElementsAre(task + " | " + task));
  EXPECT_THAT(duplicates(task, task + " của địa phương"), SizeIs(1));
  EXPECT_THAT(
      duplicates(task,
                 "Kiểm tra, nghiệm thu số cây đã trồng ở từng tuyến đường và báo cáo kết quả trước ngày họp"),
      IsEmpty());
}

TEST(TaskChecks, TasksThatNameOtherPlacesOrTimesAreNotTheSame) {
  const std::string begin =
      "Tổ chức trồng và chăm sóc cây xanh tại trụ sở cơ quan, trường học, nhà văn hóa và các tuyến đường "
      "liên xã ở thôn ";
  EXPECT_THAT(duplicates(begin + "Đoài", begin + "Trung"), IsEmpty());
  EXPECT_THAT(duplicates(begin + "trong đợt 1", begin + "trong đợt 2"), IsEmpty());
  EXPECT_THAT(duplicates("Báo cáo kết quả trồng cây", "Báo cáo kết quả trồng cây"), IsEmpty())
      << "too short to tell";
}

TEST(TaskChecks, ALongPassageThatIsRepeated) {
  std::string passage = "Tăng cường tuyên truyền";
  for (int i = 0; i < 20; ++i) {
    passage += ", vận động hộ dân thôn " + std::to_string(i) + " trồng cây";
  }
  PlanParts plan;
  plan.body = "1. " + passage + " trên đất trống.\n2. " + passage + " ven sông.";
  EXPECT_THAT(found(plan, "task-duplicated"), SizeIs(1));
  plan.body = "1. " + passage + " trên đất trống.\n2. Bảo vệ rừng.";
  EXPECT_THAT(found(plan, "task-duplicated"), IsEmpty());
}

TEST(TaskChecks, FindingsOfOneRuleAreBounded) {
  std::string rows;
  for (int i = 1; i <= 260; ++i) {
    rows += std::to_string(i) + "\tViệc thứ " + std::to_string(i) +
            "\tQuý II/2026\tCác cơ quan, đơn vị\tCông an xã\tBáo cáo\n";
  }
  const PlanParts plan = plan_with_table(kHead, rows);
  EXPECT_THAT(found(plan, "lead-collective"), SizeIs(201));
  const Document document = test::parse(plan.text());
  const auto last = std::find_if(document.issues.rbegin(), document.issues.rend(),
                                 [](const Issue& issue) { return issue.code == "lead-collective"; });
  EXPECT_THAT(last->message, HasSubstr("60"));
}

}  // namespace
}  // namespace vanthu
