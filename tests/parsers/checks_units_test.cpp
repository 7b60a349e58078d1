// Names of units, bodies that ended, words of a superior's text, recipients, "Tổ chức thực hiện".
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

/// Rows of a table of tasks: lead and coordinating units, separated by '|'.
PlanParts plan_with_units(const std::vector<std::string>& rows) {
  PlanParts plan;
  plan.body += "\n(có Phụ lục I kèm theo)";
  plan.behind =
      "PHỤ LỤC I\nNhiệm vụ trồng cây\nSTT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm";
  int ordinal = 0;
  for (const std::string& row : rows) {
    const std::size_t bar = row.find('|');
    const std::string number = std::to_string(++ordinal);
    plan.behind += "\n" + number + "\tViệc số " + number + "\tQuý II/2026\t" + row.substr(0, bar) + "\t" +
                   row.substr(bar + 1) + "\tBáo cáo";
  }
  return plan;
}

TEST(UnitChecks, AMisspeltOwnerIsReportedAtEveryPlace) {
  const PlanParts plan =
      plan_with_units({"Phòng Văn hóa - Xã hộ|Công an xã", "Phòng Văn hóa - Xã hộ|Trạm Y tế"});
  EXPECT_THAT(found(plan, "unit-misspelt"), SizeIs(2));
  EXPECT_EQ(first_issue(plan, "unit-misspelt").severity, Severity::error);
  EXPECT_THAT(first_issue(plan, "unit-misspelt").fix, HasSubstr("Phòng Văn hóa - Xã hội"));
}

TEST(UnitChecks, ASlipInACollectiveNamesNoWrongOwner) {
  const PlanParts plan = plan_with_units({"Phòng Kinh tế|Các cơ qan, đơn vị"});
  EXPECT_THAT(found(plan, "unit-misspelt"), ElementsAre("Các cơ qan, đơn vị"));
  EXPECT_EQ(first_issue(plan, "unit-misspelt").severity, Severity::info);
}

TEST(UnitChecks, AMisspeltNameInASentence) {
  PlanParts plan;
  plan.body = "1. Phòng Kinh tế xã\nPhối hợp với Ban Thanh tra nhân đân kiểm tra trước ngày 29/4/2026.";
  EXPECT_THAT(found(plan, "unit-misspelt"), ElementsAre("Ban Thanh tra nhân đân"));
  plan.body = "1. Phòng Kinh tế xã\nPhối hợp với Ban Thanh tra nhân dân kiểm tra trước ngày 29/4/2026.";
  EXPECT_THAT(found(plan, "unit-misspelt"), IsEmpty());
}

TEST(UnitChecks, AWebsiteIsNoUnit) {
  const PlanParts plan = plan_with_units({"Phòng Kinh tế|Cổng Thông tin điện tử xã"});
  EXPECT_THAT(found(plan, "unit-unknown"), ElementsAre("Cổng Thông tin điện tử xã"));
  EXPECT_THAT(first_issue(plan, "unit-unknown").message, HasSubstr("kênh thông tin"));
}

TEST(UnitChecks, SpellingsOfOneUnitAreListedWithTheirCounts) {
  const PlanParts plan =
      plan_with_units({"Phòng Văn hóa - Xã hội|Công an xã", "Phòng Văn hoá - Xã hội|Trạm Y tế",
                       "Phòng Văn hóa - Xã hội xã|Công an xã"});
  EXPECT_THAT(found(plan, "unit-spelling-varies"), ElementsAre("Phòng Văn hoá - Xã hội"));
  const Issue issue = first_issue(plan, "unit-spelling-varies");
  EXPECT_EQ(issue.severity, Severity::info);
  EXPECT_THAT(issue.message, HasSubstr("“Phòng Văn hóa - Xã hội” (2), “Phòng Văn hoá - Xã hội” (1)"));
  EXPECT_THAT(found(plan_with_units({"Phòng Kinh tế|Công an xã", "Phòng Kinh tế xã|Công an xã Tân Phú"}),
                    "unit-spelling-varies"),
              IsEmpty());
}

struct TermCase {
  const char* sentence;
  const char* code;
  const char* reported;  // text of the place, "" for none
};

class Terms : public testing::TestWithParam<TermCase> {};

TEST_P(Terms, AreThoseOfToday) {
  PlanParts plan;
  plan.body = std::string("1. Trồng cây.\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế xã\n- ") +
              GetParam().sentence + " trước ngày 29/4/2026.";
  const std::string reported = GetParam().reported;
  EXPECT_EQ(found(plan, GetParam().code),
            reported.empty() ? std::vector<std::string>{} : std::vector<std::string>{reported});
}

INSTANTIATE_TEST_SUITE_P(
    InTasks, Terms,
    testing::Values(
        TermCase{"Báo cáo Phòng Nội vụ", "unit-abolished", "Phòng Nội vụ"},
        TermCase{"Gửi Sở Kế hoạch và Đầu tư", "unit-abolished", "Sở Kế hoạch và Đầu tư"},
        TermCase{"Báo cáo UBND huyện kết quả", "unit-abolished", "UBND huyện"},
        TermCase{"Phối hợp với Ban Dân vận", "unit-abolished", "Ban Dân vận"},
        TermCase{"Phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy", "unit-abolished", ""},
        TermCase{"Phân công công chức Tư pháp - Hộ tịch", "unit-abolished", "công chức Tư pháp - Hộ tịch"},
        TermCase{"Tuyên truyền ở thôn, thị tứ", "unit-abolished", "thị tứ"},
        TermCase{"Niêm yết tại bộ phận một cửa", "unit-abolished", "bộ phận một cửa"},
        TermCase{"Niêm yết tại bộ phận một cửa của Trung tâm Phục vụ hành chính công", "unit-abolished", ""},
        TermCase{"Tăng cường công tác thanh tra, kiểm tra", "unit-abolished",
                 "Tăng cường công tác thanh tra"},
        TermCase{"Tổ chức thanh tra nhân dân ở thôn", "unit-abolished", ""},
        TermCase{"Tăng cường công tác kiểm tra", "unit-abolished", ""},
        TermCase{"Bàn giao hồ sơ của UBND huyện (cũ)", "unit-abolished", ""},
        TermCase{"Rà soát tài sản trước đây của Phòng Nội vụ", "unit-abolished", ""},
        TermCase{"Sửa chữa trụ sở cũ của UBND huyện", "unit-abolished", ""},
        TermCase{"Thực hiện Quyết định số 15/QĐ-UBND ngày 05/3/2024 của UBND huyện về trồng cây",
                 "unit-abolished", ""},
        TermCase{"Hướng dẫn cấp huyện trồng cây", "unit-abolished", "cấp huyện"},
        TermCase{"Trồng cây trên địa bàn tỉnh", "text-not-adapted", "trên địa bàn tỉnh"},
        TermCase{"Trồng cây trên địa bàn xã", "text-not-adapted", ""},
        TermCase{"Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2026 của Ủy ban nhân dân tỉnh về trồng cây "
                 "trên địa bàn "
                 "tỉnh",
                 "text-not-adapted", ""},
        TermCase{"Đôn đốc các cơ quan, đơn vị, địa phương", "text-not-adapted",
                 "các cơ quan, đơn vị, địa phương"},
        TermCase{"Phối hợp với các cơ quan, đơn vị, địa phương liên quan", "text-not-adapted", ""},
        TermCase{"Thực hiện Quy chế dân chủ ở cơ sở", "text-not-adapted", "Quy chế dân chủ ở cơ sở"},
        TermCase{"Thực hiện dân chủ ở cơ sở", "text-not-adapted", ""}));

TEST(UnitChecks, AnEndedBodyByItsAbbreviation) {
  const PlanParts plan = plan_with_units({"Phòng Kinh tế|P. Nội vụ; Công an xã", "Phòng Kinh tế|P. Nội vụ"});
  EXPECT_THAT(found(plan, "unit-abolished"), ElementsAre("P. Nội vụ"));
  EXPECT_THAT(first_issue(plan, "unit-abolished").fix, HasSubstr("Phòng Văn hóa - Xã hội"));
}

TEST(UnitChecks, SinceTwentyTwentySixAProvinceMayGiveACommunesOfficeAnOldName) {
  PlanParts plan;
  plan.body = "1. Phòng Kinh tế xã\nPhối hợp với Phòng Nội vụ xã trước ngày 29/4/2026.";
  EXPECT_THAT(found(plan, "unit-abolished"), IsEmpty());
  plan.body = "1. Phòng Kinh tế xã\nPhối hợp với Phòng Nội vụ trước ngày 29/4/2026.";
  EXPECT_THAT(found(plan, "unit-abolished"), ElementsAre("Phòng Nội vụ"));
}

TEST(UnitChecks, ATaskInADistrictOrTownshipThatEnded) {
  PlanParts plan;
  plan.body =
      "1. Trồng cây.\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế xã\n- Trồng cây ven sông ở huyện Thanh Miện.\n"
      "- Chăm sóc cây ở thị trấn Kẻ Sặt (cũ).\n- Tiếp nhận cây giống của UBND huyện Thanh Miện.";
  EXPECT_THAT(found(plan, "unit-abolished"), ElementsAre("huyện Thanh Miện", "UBND huyện"));
}

TEST(UnitChecks, WhatStillWasWhenTheDocumentWasWrittenIsNoFault) {
  PlanParts plan;
  plan.date = "Tân Phú, ngày 12 tháng 3 năm 2024";
  plan.body = "1. Công an xã\nBáo cáo UBND huyện, Phòng Nội vụ trước ngày 29/4/2024.";
  EXPECT_THAT(found(plan, "unit-abolished"), IsEmpty());
}

TEST(UnitChecks, AProvincesPlanMaySpeakOfItsArea) {
  PlanParts plan;
  std::string text = plan.text();
  text.replace(text.find("XÃ TÂN PHÚ"), std::string("XÃ TÂN PHÚ").size(), "TỈNH ĐỒNG NAI");
  text.replace(text.find("tham mưu, tổ chức"), std::string("tham mưu, tổ chức").size(),
               "trồng cây trên địa bàn tỉnh, tổ chức");
  for (const Issue& issue : test::parse(text).issues) EXPECT_NE(issue.code, "text-not-adapted");
}

TEST(UnitChecks, BodiesWithTasksReceiveTheDocument) {
  PlanParts plan =
      plan_with_units({"Phòng Kinh tế|Công an xã; các thôn", "Trạm Y tế|Ủy ban MTTQ Việt Nam xã"});
  plan.recipients = "Nơi nhận:\n- Ủy ban nhân dân tỉnh;\n- Phòng Kinh tế; Công an xã;\n- Lưu: VT.";
  EXPECT_THAT(first_issue(plan, "lead-not-recipient").message,
              testing::AllOf(HasSubstr("Trạm Y tế"), HasSubstr("Các thôn"), HasSubstr("Mặt trận"),
                             testing::Not(HasSubstr("Phòng Kinh tế"))));
  EXPECT_THAT(found(plan, "lead-not-recipient"), SizeIs(1));
  for (const char* recipients :
       {"Nơi nhận:\n- Các cơ quan, đơn vị thuộc UBND xã;\n- Ủy ban MTTQ xã;\n- Các thôn;\n- Lưu: VT.",
        "Nơi nhận:\n- Các phòng, ban, ngành, đoàn thể xã;\n- Các thôn;\n- Lưu: VT.",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT."}) {
    plan.recipients = recipients;
    EXPECT_THAT(found(plan, "lead-not-recipient"), IsEmpty()) << recipients;
  }
}

TEST(UnitChecks, BodiesThatASentenceChargesReceiveTheDocument) {
  PlanParts plan;
  plan.body = "1. Giao Phòng Kinh tế xã chủ trì trồng cây, hoàn thành trước ngày 29/4/2026.";
  plan.recipients = "Nơi nhận:\n- Ủy ban nhân dân tỉnh;\n- Lưu: VT.";
  EXPECT_THAT(first_issue(plan, "lead-not-recipient").message, HasSubstr("Phòng Kinh tế"));
  plan.recipients = "Nơi nhận:\n- Phòng Kinh tế;\n- Lưu: VT.";
  EXPECT_THAT(found(plan, "lead-not-recipient"), IsEmpty());
}

TEST(UnitChecks, TheCommitteeWhosePlanIsCarriedOutIsARecipient) {
  PlanParts plan = test::plan_with_basis(
      "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2026 của Ủy ban nhân dân tỉnh về trồng cây xanh;");
  plan.recipients =
      "Nơi nhận:\n- Sở Nông nghiệp và Môi trường;\n- Các cơ quan, đơn vị thuộc UBND xã;\n- Lưu: VT.";
  EXPECT_THAT(first_issue(plan, "lead-not-recipient").message, HasSubstr("Ủy ban nhân dân tỉnh"));
  plan.recipients = "Nơi nhận:\n- UBND tỉnh (b/c);\n- Các cơ quan, đơn vị thuộc UBND xã;\n- Lưu: VT.";
  EXPECT_THAT(found(plan, "lead-not-recipient"), IsEmpty());
}

PlanParts plan_with_organisation(const std::string& items, const std::vector<std::string>& rows) {
  PlanParts plan = plan_with_units(rows);
  plan.body += "\nIII. TỔ CHỨC THỰC HIỆN\n" + items;
  return plan;
}

TEST(UnitChecks, TablesAndOrganisationShareOutToTheSameUnits) {
  const std::string code = "organisation-table-mismatch";
  const std::string item = "1. Phòng Kinh tế xã\nTham mưu, hướng dẫn thực hiện.";
  const PlanParts missing = plan_with_organisation(item, {"Phòng Kinh tế|Các thôn", "Công an xã|Các thôn"});
  EXPECT_THAT(found(missing, code), ElementsAre("Công an xã"));
  EXPECT_THAT(first_issue(missing, code).message, HasSubstr("Công an"));
  EXPECT_THAT(found(plan_with_organisation(item, {"Phòng Kinh tế|Công an xã"}), code), IsEmpty());
  const PlanParts idle =
      plan_with_organisation(item + "\n2. Trạm Y tế\nChuẩn bị thuốc, vật tư.", {"Phòng Kinh tế|Công an xã"});
  EXPECT_THAT(found(idle, code), ElementsAre("Trạm Y tế"));
  EXPECT_THAT(
      found(plan_with_organisation(item + "\n2. Đề nghị Ủy ban MTTQ Việt Nam xã\nGiám sát việc trồng cây.",
                                   {"Phòng Kinh tế|Công an xã"}),
            code),
      IsEmpty())
      << "who is asked need not stand in the table";
  EXPECT_THAT(found(plan_with_organisation("1. Các cơ quan, đơn vị\nTổ chức trồng cây.",
                                           {"Phòng Kinh tế|Công an xã"}),
                    code),
              IsEmpty())
      << "nothing is shared out to one unit";
}

}  // namespace
}  // namespace vanthu
