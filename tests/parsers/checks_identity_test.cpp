// Number, date, type, sign, letterhead, signature and title of the document itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"

namespace vanthu {
namespace {

using test::found;
using test::PlanParts;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Checks, APlanWithoutFaultHasNoIssue) {
  for (const Issue& issue : test::parse(PlanParts{}.text()).issues)
    ADD_FAILURE() << issue.code << issue.message;
}

TEST(Checks, DateBeforeTheDirectiveThatIsCarriedOutIsImpossible) {
  PlanParts plan = test::plan_with_basis(
      "Thực hiện Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về trồng cây;");
  EXPECT_THAT(found(plan, "date-impossible"), IsEmpty());
  plan.date = "Tân Phú, ngày 12 tháng 3 năm 2025";
  EXPECT_THAT(found(plan, "date-impossible"),
              ElementsAre("Tân Phú, ngày 12 tháng 3 năm 2025 | Chỉ thị số 09/CT-UBND ngày 20/01/2026"));
  EXPECT_THAT(found(plan, "citation-after-document"), IsEmpty()) << "one cause, one finding";
}

TEST(Checks, PartialDatesAreTakenAtTheirLatest) {
  PlanParts plan = test::plan_with_basis(
      "Thực hiện Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về trồng cây;");
  plan.date = "Tân Phú, ngày     tháng 01 năm 2026";
  EXPECT_THAT(found(plan, "date-impossible"), IsEmpty());
  plan.date = "Tân Phú, ngày     tháng 01 năm 2025";
  EXPECT_EQ(found(plan, "date-impossible").size(), 1u);
}

TEST(Checks, OneLaterDirectiveOfSeveralIsTheSuspectAndNotTheDocument) {
  const PlanParts plan = test::plan_with_basis(
      "Căn cứ Quyết định số 11/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về giao chỉ tiêu;\n"
      "Căn cứ Quyết định số 14/QĐ-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh về phân bổ vốn;\n"
      "Thực hiện Chỉ thị số 09/CT-UBND ngày 20/11/2026 của Ủy ban nhân dân tỉnh về trồng cây;");
  EXPECT_THAT(found(plan, "date-impossible"), IsEmpty());
  EXPECT_THAT(found(plan, "citation-after-document"), ElementsAre("Chỉ thị số 09/CT-UBND ngày 20/11/2026"));
}

TEST(Checks, CommunesOfTheTwoTierModelDateNothingBeforeIt) {
  PlanParts plan;
  plan.date = "Tân Phú, ngày 12 tháng 3 năm 2025";
  EXPECT_THAT(found(plan, "date-impossible"), IsEmpty()) << "a commune of the former model";
  plan.body = "1. Phòng Văn hóa - Xã hội xã\nTuyên truyền, vận động Nhân dân trồng cây.";
  EXPECT_THAT(found(plan, "date-impossible"), ElementsAre("Tân Phú, ngày 12 tháng 3 năm 2025"));
  plan.body += "\nBáo cáo Ủy ban nhân dân huyện kết quả thực hiện.";
  EXPECT_THAT(found(plan, "date-impossible"), IsEmpty()) << "there were districts then";
}

TEST(Checks, OwnDateDiffersBetweenHeadAndAppendices) {
  PlanParts plan;
  plan.behind =
      "PHỤ LỤC I\nDanh mục cây trồng\n(Kèm theo Kế hoạch số 27/KH-UBND ngày 12/3/2026 của UBND xã Tân Phú)\n"
      "Cây sao đen.\nPHỤ LỤC II\nKinh phí\n(Kèm theo Kế hoạch số 27/KH-UBND ngày 12/3/2025 của UBND xã Tân "
      "Phú)";
  EXPECT_THAT(found(plan, "self-reference-conflict"),
              ElementsAre("Kế hoạch số 27/KH-UBND ngày 12/3/2025 | Kế hoạch số 27/KH-UBND ngày 12/3/2026"));
}

TEST(Checks, BlankPartsOfTheOwnDateContradictNothing) {
  PlanParts plan;
  plan.behind =
      "PHỤ LỤC I\nDanh mục cây trồng\n(Kèm theo Kế hoạch số /KH-UBND ngày /3/2026 của UBND xã Tân Phú)\nCây "
      "sao.";
  EXPECT_THAT(found(plan, "self-reference-conflict"), IsEmpty());
  plan.behind =
      "PHỤ LỤC I\nDanh mục cây trồng\n(Kèm theo Kế hoạch số /KH-UBND ngày /4/2026 của UBND xã Tân Phú)\nCây "
      "sao.";
  EXPECT_EQ(found(plan, "self-reference-conflict").size(), 1u);
}

TEST(Checks, OwnNumberDiffersInAnAppendix) {
  PlanParts plan;
  plan.behind =
      "PHỤ LỤC\nDanh mục cây trồng\n(Kèm theo Kế hoạch số 72/KH-UBND ngày 12/3/2026 của UBND xã Tân "
      "Phú)\nCây sao.";
  EXPECT_THAT(found(plan, "self-reference-conflict"),
              ElementsAre("Kế hoạch số 72/KH-UBND ngày 12/3/2026 | Số: 27/KH-UBND"));
}

TEST(Checks, AnotherBodysDocumentOfTheSameNumberIsNoSelfReference) {
  const PlanParts plan = test::plan_with_basis(
      "Thực hiện Kế hoạch số 27/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh về trồng cây;");
  EXPECT_THAT(found(plan, "self-reference-conflict"), IsEmpty());
}

TEST(Checks, SignMustFitTheType) {
  PlanParts plan;
  plan.number = "Số: 27/TB-UBND";
  EXPECT_THAT(found(plan, "type-sign-mismatch"), ElementsAre("Số: 27/TB-UBND"));
  plan.number = "Số: 27/KH-UBND";
  EXPECT_THAT(found(plan, "type-sign-mismatch"), IsEmpty());
  plan = test::plan_with_basis(
      "Thực hiện Chỉ thị số 09/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về trồng cây;");
  EXPECT_THAT(found(plan, "type-sign-mismatch"), ElementsAre("Chỉ thị số 09/KH-UBND ngày 20/01/2026"));
}

TEST(Checks, KindsOfATypeShareItsSign) {
  for (const char* cited :
       {"Chương trình hành động số 12-CTr/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về trồng cây",
        "Kế hoạch số 08/KHLT-UBND-UBMTTQ ngày 05/01/2026 về trồng cây",
        "Quy định số 08-QĐ/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về trồng cây",
        "Công văn số 88/UBND-KT ngày 05/01/2026 của Ủy ban nhân dân tỉnh về trồng cây"}) {
    EXPECT_THAT(found(test::plan_with_basis(std::string("Thực hiện ") + cited + ";"), "type-sign-mismatch"),
                IsEmpty())
        << cited;
  }
}

TEST(Checks, TitlesOutsideTheOfficialListAreMentioned) {
  PlanParts plan;
  plan.number = "Số: 27/CTr-UBND";
  plan.type = "CHƯƠNG TRÌNH HÀNH ĐỘNG";
  plan.basis = "Ủy ban nhân dân xã Tân Phú ban hành Chương trình hành động như sau:";
  plan.closing = "";
  EXPECT_THAT(found(plan, "type-sign-mismatch"), ElementsAre("CHƯƠNG TRÌNH HÀNH ĐỘNG"));
  EXPECT_EQ(test::first_issue(plan, "type-sign-mismatch").severity, Severity::info);
  EXPECT_THAT(found(PlanParts{}, "type-sign-mismatch"), IsEmpty());
}

TEST(Checks, OwnNumberWithBlanksIsMalformed) {
  PlanParts plan;
  plan.number = "Số: 27 / KH-UBND";
  EXPECT_THAT(found(plan, "sign-malformed"), ElementsAre("Số: 27 / KH-UBND"));
  EXPECT_THAT(test::first_issue(plan, "sign-malformed").fix, HasSubstr("27/KH-UBND"));
  for (const char* number : {"Số: 27/KH-UBND", "Số 27/KH-UBND", "Số: 07/KH-UBND", "Số:       /KH-UBND"}) {
    plan.number = number;
    EXPECT_THAT(found(plan, "sign-malformed"), IsEmpty()) << number;
  }
}

TEST(Checks, TheLettersOfABodyMustBeKnown) {
  EXPECT_THAT(
      found(test::plan_with_basis("Thực hiện Kế hoạch số 08-KH/BXDD ngày 05/01/2026 của Ban Xây dựng Đảng "
                                  "Đảng ủy xã về dân vận;"),
            "sign-malformed"),
      ElementsAre("Kế hoạch số 08-KH/BXDD ngày 05/01/2026"));
  EXPECT_THAT(
      found(test::plan_with_basis("Thực hiện Kế hoạch số 08-KH/BXDĐ ngày 05/01/2026 của Ban Xây dựng Đảng "
                                  "Đảng ủy xã về dân vận;"),
            "sign-malformed"),
      IsEmpty());
}

TEST(Checks, ADeputyChairmanSignsForTheChairman) {
  PlanParts plan;
  plan.signature = "TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\n\nNguyễn Văn An";
  EXPECT_THAT(found(plan, "signature-missing"), ElementsAre("PHÓ CHỦ TỊCH"));
  plan.signature = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn An";
  EXPECT_THAT(found(plan, "signature-missing"), IsEmpty());
}

TEST(Checks, AChairmanSignsAPlanForTheCommittee) {
  PlanParts plan;
  plan.signature = "CHỦ TỊCH\n\nNguyễn Văn An";
  EXPECT_THAT(found(plan, "signature-missing"), ElementsAre("CHỦ TỊCH"));
  plan.number = "Số: 27/QĐ-UBND";
  plan.type = "QUYẾT ĐỊNH";
  EXPECT_THAT(found(plan, "signature-missing"), IsEmpty()) << "decisions may be the chairman's own";
}

TEST(Checks, TitleDiffersFromTheClosingFormula) {
  PlanParts plan;
  plan.title = "Trồng cây xanh phân tán và chăm sóc rừng năm 2026";
  plan.basis = "Ủy ban nhân dân xã Tân Phú ban hành Kế hoạch với các nội dung như sau:";
  plan.closing =
      "Trên đây là Kế hoạch bảo vệ rừng và phòng cháy, chữa cháy rừng năm 2026 của Ủy ban nhân dân xã./.";
  EXPECT_THAT(
      found(plan, "title-conflict"),
      ElementsAre("Kế hoạch bảo vệ rừng và phòng cháy, chữa cháy rừng năm 2026 | Trồng cây xanh phân tán và "
                  "chăm sóc rừng năm 2026"));
}

TEST(Checks, TitleOfAnotherYearIsAnotherTitle) {
  PlanParts plan;
  plan.closing = "Trên đây là Kế hoạch trồng cây xanh trên địa bàn xã năm 2025./.";
  EXPECT_EQ(found(plan, "title-conflict").size(), 1u);
}

TEST(Checks, ShorterNamesOfTheSameAreNoConflict) {
  PlanParts plan;
  plan.title = "Triển khai trồng, chăm sóc và bảo vệ cây xanh trên địa bàn xã Tân Phú năm 2026";
  plan.basis = "Ủy ban nhân dân xã Tân Phú xây dựng Kế hoạch triển khai thực hiện, cụ thể như sau:";
  for (const char* closing :
       {"Trên đây là Kế hoạch trồng, chăm sóc và bảo vệ cây xanh năm 2026 của Ủy ban nhân dân xã./.",
        "Trên đây là Kế hoạch triển khai trồng, chăm sóc cây xanh năm 2026, yêu cầu các đơn vị thực hiện./.",
        "Trên đây là Kế hoạch thực hiện Nghị quyết số 05-NQ/TU; đề nghị các đơn vị thực hiện./.",
        "Trên đây là Kế hoạch của Ủy ban nhân dân xã Tân Phú năm 2026./."}) {
    plan.closing = closing;
    EXPECT_THAT(found(plan, "title-conflict"), IsEmpty()) << closing;
  }
}

TEST(Checks, MissingPartsOfTheHeadAreTold) {
  PlanParts plan;
  const std::string whole = plan.text();
  EXPECT_THAT(found(plan, "header-incomplete"), IsEmpty());
  const Document document = test::parse(whole.substr(whole.find("Số: 27")));
  bool told = false;
  for (const Issue& issue : document.issues) {
    if (issue.code != "header-incomplete") continue;
    told = true;
    EXPECT_THAT(issue.message, HasSubstr("tên cơ quan ban hành"));
    EXPECT_EQ(issue.severity, Severity::info);
  }
  EXPECT_TRUE(told);
}

TEST(Checks, SecrecyMarksAreErrors) {
  PlanParts plan;
  plan.number = "Số: 27/KH-UBND\nMẬT";
  EXPECT_THAT(found(plan, "secrecy-mark"), ElementsAre("MẬT"));
}

}  // namespace
}  // namespace vanthu
