// Citations by themselves and against one another.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"

namespace vanthu {
namespace {

using test::first_issue;
using test::found;
using test::plan_with_basis;
using test::PlanParts;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Case {
  std::string basis;
  std::vector<std::string> places;
};

void expect(const std::string& code, const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(found(plan_with_basis(one.basis), code), one.places) << code << ": " << one.basis;
  }
}

TEST(CitationChecks, DatesOfOneDocument) {
  expect(
      "citation-date-conflict",
      {{"Căn cứ Nghị quyết số 31/NQ-HĐND ngày 08/12/2025 của Hội đồng nhân dân tỉnh về trồng rừng;\n"
        "Thực hiện Nghị quyết số 31/NQ-HĐND ngày 09/12/2025 của Hội đồng nhân dân tỉnh về trồng rừng;",
        {"Nghị quyết số 31/NQ-HĐND ngày 09/12/2025 | Nghị quyết số 31/NQ-HĐND ngày 08/12/2025"}},
       // The date that most mentions give is the one to keep.
       {"Căn cứ Nghị quyết số 31/NQ-HĐND ngày 09/12/2025 của Hội đồng nhân dân tỉnh về trồng rừng;\n"
        "Thực hiện Nghị quyết số 31/NQ-HĐND ngày 08/12/2025 của Hội đồng nhân dân tỉnh về trồng rừng;\n"
        "Theo Nghị quyết số 31/NQ-HĐND ngày 08/12/2025 của Hội đồng nhân dân tỉnh về trồng rừng;",
        {"Nghị quyết số 31/NQ-HĐND ngày 09/12/2025 | Nghị quyết số 31/NQ-HĐND ngày 08/12/2025"}},
       // Two bodies, two documents; a partial date agrees; numbers begin anew each year.
       {"Thực hiện Kế hoạch số 08/KH-UBND ngày 09/01/2026 của Ủy ban nhân dân tỉnh về trồng rừng;\n"
        "Thực hiện Kế hoạch số 08/KH-UBND ngày 12/02/2026 của Ủy ban nhân dân xã về trồng rừng;",
        {}},
       {"Thực hiện Kế hoạch số 08/KH-UBND ngày 09/01/2026 của Ủy ban nhân dân tỉnh về trồng rừng;\n"
        "Theo Kế hoạch số 08/KH-UBND ngày    /01/2026 của Ủy ban nhân dân tỉnh về trồng rừng;",
        {}},
       {"Thực hiện Kế hoạch số 08/KH-UBND ngày 09/01/2025 của Ủy ban nhân dân tỉnh về chăm sóc rừng phòng "
        "hộ;\n"
        "Thực hiện Kế hoạch số 08/KH-UBND ngày 12/02/2026 của Ủy ban nhân dân tỉnh về phòng chống cháy nổ;",
        {}}});
}

TEST(CitationChecks, SignsAndOrgansOfOneDocument) {
  expect("citation-identity-conflict",
         {{"Căn cứ Nghị quyết số 09-NQ/ĐU ngày 05/02/2026 của Ban Chấp hành Đảng bộ Ủy ban nhân dân tỉnh về "
           "trồng rừng;\n"
           "Theo Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh về "
           "trồng rừng;",
           {"Nghị quyết số 09-NQ/TU ngày 05/02/2026 | Nghị quyết số 09-NQ/ĐU ngày 05/02/2026"}},
          {"Căn cứ Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Ban Chấp hành Đảng bộ tỉnh về trồng rừng;\n"
           "Theo Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy về trồng rừng;",
           {"Nghị quyết số 09-NQ/TU ngày 05/02/2026 | Nghị quyết số 09-NQ/TU ngày 05/02/2026"}},
          // "Tỉnh ủy" names no organ; other dates are other documents; each signs as it should.
          {"Căn cứ Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Tỉnh ủy về trồng rừng;\n"
           "Theo Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy về trồng rừng;",
           {}},
          {"Căn cứ Nghị quyết số 09-NQ/ĐU ngày 05/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh về trồng rừng;\n"
           "Theo Nghị quyết số 09-NQ/TU ngày 14/01/2026 của Ban Thường vụ Tỉnh ủy về phòng, chống thiên tai;",
           {}},
          {"Căn cứ Chỉ thị số 15-CT/TU ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy về trồng rừng phòng hộ;\n"
           "Theo Chỉ thị số 15/CT-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh về phòng, chống thiên tai;",
           {}}});
}

TEST(CitationChecks, IdentityConflictsQuoteBothPlacesAndSuggestAFix) {
  const Issue issue = first_issue(
      plan_with_basis(
          "Căn cứ Nghị quyết số 09-NQ/ĐU ngày 05/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh về trồng rừng;\n"
          "Theo Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh về trồng rừng;"),
      "citation-identity-conflict");
  EXPECT_EQ(issue.severity, Severity::error);
  for (const std::string& words : {issue.message, issue.message_en}) {
    EXPECT_THAT(words, HasSubstr("09-NQ/ĐU"));
    EXPECT_THAT(words, HasSubstr("09-NQ/TU"));
  }
  EXPECT_THAT(issue.fix, HasSubstr("09-NQ/ĐU"));
  EXPECT_THAT(issue.fix_en, HasSubstr("09-NQ/ĐU"));
  EXPECT_TRUE(issue.other.has_value());
}

TEST(CitationChecks, SignsMustBeThoseOfTheIssuer) {
  expect(
      "sign-issuer-mismatch",
      {{"Theo Nghị quyết số 09-NQ/TU ngày 05/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh về trồng rừng;",
        {"Nghị quyết số 09-NQ/TU ngày 05/02/2026"}},
       {"Theo Quyết định số 300/QĐ-TTg ngày 05/02/2026 của Bộ Chính trị về trồng rừng;",
        {"Quyết định số 300/QĐ-TTg ngày 05/02/2026"}},
       {"Theo Nghị quyết số 09-NQ/ĐU ngày 05/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh về trồng rừng;", {}},
       {"Theo Quyết định số 300/QĐ-TTg ngày 05/02/2026 của Thủ tướng Chính phủ về trồng rừng;", {}},
       {"Theo Công văn số 51/SNNMT-KL ngày 05/02/2026 của Sở Nông nghiệp và Môi trường về trồng rừng;", {}}});
}

TEST(CitationChecks, SignsOfManyBodiesFitTheirNames) {
  for (const char* cited :
       {"Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng",
        "Thông báo số 12-TB/VPTU ngày 03/02/2026 của Văn phòng Tỉnh ủy",
        "Quyết định số 12/QĐ-UBND ngày 03/02/2026 của Chủ tịch Ủy ban nhân dân tỉnh",
        "Công văn số 123/UBND-VX ngày 03/02/2026 của UBND tỉnh",
        "Kết luận số 12-KL/TU ngày 03/02/2026 của Ban Thường vụ Thành ủy",
        "Nghị quyết số 1232/NQ-UBTVQH15 ngày 24/10/2024 của Ủy ban Thường vụ Quốc hội",
        "Chỉ thị số 05/CT-BGDĐT ngày 03/02/2026 của Bộ trưởng Bộ Giáo dục và Đào tạo",
        "Quyết định số 12/QĐ-BCĐ ngày 03/02/2026 của Trưởng Ban Chỉ đạo phòng, chống thiên tai tỉnh",
        "Thông báo số 15/TB-VP ngày 03/02/2026 của Văn phòng Ủy ban nhân dân tỉnh",
        "Nghị quyết số 05-NQ/ĐU ngày 03/02/2026 của Đảng ủy xã Tân Phú",
        "Nghị quyết số 05-NQ/ĐUX ngày 03/02/2026 của Ban Chấp hành Đảng bộ xã",
        "Kế hoạch số 12-KH/ĐUUBND ngày 03/02/2026 của Đảng ủy Ủy ban nhân dân tỉnh",
        "Kế hoạch số 36/KH-MTTQ-BTT ngày 03/02/2026 của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
        "Quy định số 41-QĐ/TW ngày 03/11/2021 của Ban Bí thư",
        "Công văn số 12-CV/TU ngày 03/02/2026 của Tỉnh ủy",
        "Công văn số 88/SNV-CCHC ngày 03/02/2026 của Sở Nội vụ",
        "Công văn số 45/CAT-PV01 ngày 03/02/2026 của Công an tỉnh",
        "Kế hoạch số 12/KH-CAX ngày 03/02/2026 của Công an xã",
        "Hướng dẫn số 07/HD-LĐLĐ ngày 03/02/2026 của Liên đoàn Lao động tỉnh",
        "Nghị quyết số 20/NQ-HĐND ngày 03/02/2026 của Hội đồng nhân dân xã",
        "Kế hoạch số 50/KH-HĐND ngày 03/02/2026 của Thường trực Hội đồng nhân dân tỉnh",
        "Hướng dẫn số 15-HD/BTCTW ngày 03/02/2026 của Ban Tổ chức Trung ương",
        "Công văn số 12/BNV-CQĐP ngày 03/02/2026 của Bộ Nội vụ",
        "Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ",
        "Kế hoạch số 18-KH/ĐTN ngày 03/02/2026 của Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"}) {
    const PlanParts plan = plan_with_basis(std::string("Thực hiện ") + cited + " về trồng cây;");
    EXPECT_THAT(found(plan, "sign-issuer-mismatch"), IsEmpty()) << cited;
    EXPECT_THAT(found(plan, "citation-date-implausible"), IsEmpty()) << cited;
    EXPECT_THAT(found(plan, "type-sign-mismatch"), IsEmpty()) << cited;
  }
}

TEST(CitationChecks, PartyNumbersAreGivenOnceATerm) {
  expect("key-reused", {{"Căn cứ Nghị quyết số 05-NQ/TU ngày 14/01/2026 của Ban Chấp hành Đảng bộ tỉnh về "
                         "phát triển kinh tế rừng bền vững;\n"
                         "Theo Nghị quyết số 05-NQ/TU ngày 20/3/2026 của Ban Chấp hành Đảng bộ tỉnh về nâng "
                         "cao chất lượng dạy nghề;",
                         {"Nghị quyết số 05-NQ/TU ngày 20/3/2026 | Nghị quyết số 05-NQ/TU ngày 14/01/2026"}},
                        // Of another term.
                        {"Căn cứ Nghị quyết số 05-NQ/TU ngày 14/01/2021 của Ban Chấp hành Đảng bộ tỉnh về "
                         "phát triển kinh tế rừng bền vững;\n"
                         "Theo Nghị quyết số 05-NQ/TU ngày 20/3/2026 của Ban Chấp hành Đảng bộ tỉnh về nâng "
                         "cao chất lượng dạy nghề;",
                         {}}});
}

TEST(CitationChecks, TypesOfOneDocument) {
  expect("citation-type-conflict",
         {{"Căn cứ Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị về miễn nhiệm cán bộ;\n"
           "Theo Quyết định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị về miễn nhiệm cán bộ;",
           {"Quyết định số 41-QĐ/TW ngày 03/11/2021 | Quy định số 41-QĐ/TW ngày 03/11/2021"}},
          {"Căn cứ Chương trình hành động số 12-CTr/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về trồng "
           "rừng;\n"
           "Theo Chương trình số 12-CTr/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về trồng rừng;",
           {}}});
}

TEST(CitationChecks, TitlesOfOneDocument) {
  expect("citation-title-conflict",
         {{"Căn cứ Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về tăng cường công tác "
           "trồng và bảo vệ rừng;\n"
           "Theo Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về đẩy mạnh chuyển đổi số "
           "trong nông nghiệp;",
           {"Chỉ thị số 09/CT-UBND ngày 20/01/2026 | Chỉ thị số 09/CT-UBND ngày 20/01/2026"}},
          {"Căn cứ Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về tăng cường công tác "
           "trồng và bảo vệ rừng;\n"
           "Theo Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về tăng cường công tác trồng "
           "và bảo vệ rừng trên địa bàn tỉnh;",
           {}},
          // The title of a run says what both are about.
          {"Căn cứ Quyết định số 12-QĐ/TU ngày 10/10/2025 của Ban Thường vụ Tỉnh ủy về giám sát công tác "
           "trồng rừng;\n"
           "Theo Quyết định số 12-QĐ/TU, 13-QĐ/TU, ngày 10/10/2025, của Ban Thường vụ Tỉnh ủy về phân công "
           "cấp ủy phụ trách xã;",
           {}}});
}

TEST(CitationChecks, YearsOfNumbersAndDates) {
  expect("citation-year-mismatch",
         {{"Căn cứ Nghị định số 156/2018/NĐ-CP ngày 16/11/2019 của Chính phủ về lâm nghiệp;",
           {"Nghị định số 156/2018/NĐ-CP ngày 16/11/2019"}},
          {"Căn cứ Nghị định số 156/2018/NĐ-CP ngày 16/11/2018 của Chính phủ về lâm nghiệp;", {}},
          {"Theo Kế hoạch số 156/KH-UBND ngày 16/11/2025 của Ủy ban nhân dân tỉnh về lâm nghiệp;", {}}});
}

TEST(CitationChecks, NothingIsCitedBeforeItExists) {
  expect("citation-after-document",
         {{"Căn cứ Nghị định số 156/2018/NĐ-CP ngày 16/11/2018 của Chính phủ về lâm nghiệp;\n"
           "Căn cứ Quyết định số 11/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về giao chỉ tiêu;\n"
           "Thực hiện Chỉ thị số 09/CT-UBND ngày 20/4/2026 của Ủy ban nhân dân tỉnh về trồng cây;",
           {"Chỉ thị số 09/CT-UBND ngày 20/4/2026"}},
          {"Thực hiện Chỉ thị số 09/CT-UBND ngày 12/3/2026 của Ủy ban nhân dân tỉnh về trồng cây;", {}}});
}

TEST(CitationChecks, DatesThatCannotBe) {
  PlanParts plan =
      plan_with_basis("Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2021 của UBND xã về trồng cây năm 2021;");
  EXPECT_THAT(found(plan, "citation-date-implausible"), IsEmpty()) << "may be a commune of the former model";
  plan.body = "1. Phòng Văn hóa - Xã hội xã\nTuyên truyền, vận động Nhân dân.";
  EXPECT_THAT(found(plan, "citation-date-implausible"),
              ElementsAre("Kế hoạch số 13/KH-UBND ngày 13/01/2021"));
  plan.basis =
      "Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2021 của UBND xã Tân Phú (cũ) về trồng cây năm 2021;";
  EXPECT_THAT(found(plan, "citation-date-implausible"), IsEmpty());
  expect("citation-date-implausible",
         {{"Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2021 của Ủy ban nhân dân tỉnh về trồng cây năm 2026;",
           {"Kế hoạch số 13/KH-UBND ngày 13/01/2021"}},
          {"Thực hiện Kế hoạch số 13/KH-UBND ngày 30/12/2025 của Ủy ban nhân dân tỉnh về trồng cây năm 2026;",
           {}},
          {"Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2021 của Ủy ban nhân dân tỉnh về trồng cây đến năm "
           "2030;",
           {}},
          {"Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2021 của Ủy ban nhân dân tỉnh về trồng cây giai đoạn "
           "2021 - 2025;",
           {}},
          {"Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2021 của Ủy ban nhân dân tỉnh về trồng cây năm 2025, "
           "định hướng "
           "đến năm 2030;",
           {}},
          {"Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2026 của Ủy ban nhân dân tỉnh về khắc phục hạn chế "
           "của Chỉ số "
           "cải cách hành chính năm 2023;",
           {}},
          {"Thực hiện Thông tư số 03/2024/TT-BNNMT ngày 15/3/2024 của Bộ Nông nghiệp và Môi trường về trồng "
           "cây;",
           {"Thông tư số 03/2024/TT-BNNMT ngày 15/3/2024"}},
          {"Thực hiện Công văn số 512/BKHĐT-TH ngày 15/8/2025 của Bộ Kế hoạch và Đầu tư về trồng cây;",
           {"Công văn số 512/BKHĐT-TH ngày 15/8/2025"}},
          {"Thực hiện Công văn số 512/BKHĐT-TH ngày 15/8/2023 của Bộ Kế hoạch và Đầu tư về trồng cây;", {}}});
}

TEST(CitationChecks, MalformedNumbersSuggestTheRightForm) {
  const PlanParts plan =
      plan_with_basis("Theo Kết luận số 07KL/TU ngày 19/01/2026 của Ban Thường vụ Tỉnh ủy về rừng;");
  EXPECT_THAT(found(plan, "sign-malformed"), ElementsAre("Kết luận số 07KL/TU ngày 19/01/2026"));
  EXPECT_THAT(first_issue(plan, "sign-malformed").fix, HasSubstr("07-KL/TU"));
}

TEST(CitationChecks, FirstMentionsAreWhole) {
  expect(
      "citation-incomplete",
      {{"Thực hiện Chỉ thị số 09/CT-UBND của Ủy ban nhân dân tỉnh về trồng cây;", {"Chỉ thị số 09/CT-UBND"}},
       {"Thực hiện Chỉ thị số 09/CT-UBND ngày 20/01/2026;", {"Chỉ thị số 09/CT-UBND ngày 20/01/2026"}},
       {"Thực hiện Kế hoạch số /KH-UBND ngày /01/2026 của Ủy ban nhân dân tỉnh về trồng cây;",
        {"Kế hoạch số /KH-UBND ngày /01/2026"}},
       // Whole, whole by what follows, or known by its name.
       {"Thực hiện Chỉ thị số 09/CT-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về trồng cây;\n"
        "Triển khai Chỉ thị số 09/CT-UBND trên địa bàn xã;",
        {}},
       {"Căn cứ Luật Lâm nghiệp; Luật Bảo vệ môi trường;", {}},
       {"Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 15/TTr-KT ngày 02/02/2026;", {}},
       {"Theo Quyết định số 12-QĐ/TU, 13-QĐ/TU, ngày 10/10/2025, của Ban Thường vụ Tỉnh ủy về phân công cấp "
        "ủy;",
        {}},
       {"Thực hiện Kế hoạch số 13/KH-UBND ngày 13/01/2026 của Ủy ban nhân dân tỉnh triển khai Chỉ thị số "
        "09-CT/TU "
        "ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về trồng cây;",
        {}},
       {"Thực hiện Chương trình số 01-CTr/BXDĐ-ĐUUBNDX ngày 20/10/2025 phối hợp giữa Ban Xây dựng Đảng Đảng "
        "ủy và "
        "Đảng ủy Ủy ban nhân dân xã về công tác dân vận;",
        {}}});
}

TEST(CitationChecks, TitlesAreAskedForInThePreambleAlone) {
  PlanParts plan;
  plan.body =
      "1. Phòng Kinh tế xã\nNghiệm thu theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ.";
  EXPECT_THAT(found(plan, "citation-incomplete"), IsEmpty());
  plan.basis = "Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ;\n" + plan.basis;
  EXPECT_EQ(found(plan, "citation-incomplete").size(), 1u);
}

TEST(CitationChecks, WhatWasInheritedIsTold) {
  const PlanParts plan = plan_with_basis(
      "Theo Quyết định số 12-QĐ/TU, 13-QĐ/TU, ngày 10/10/2025, của Ban Thường vụ Tỉnh ủy về phân công cấp "
      "ủy;");
  const Issue issue = first_issue(plan, "citation-inferred");
  EXPECT_EQ(issue.severity, Severity::info);
  EXPECT_THAT(issue.message, HasSubstr("10/10/2025"));
  EXPECT_THAT(found(plan_with_basis(
                        "Theo Quyết định số 12-QĐ/TU ngày 10/10/2025 của Ban Thường vụ Tỉnh ủy về cấp ủy;"),
                    "citation-inferred"),
              IsEmpty());
}

}  // namespace
}  // namespace vanthu
