// References without a number.
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

std::vector<std::string> found_in(const std::string& sentence, const std::string& code) {
  PlanParts plan;
  plan.body = "1. Phòng Kinh tế xã\n" + sentence;
  return found(plan, code);
}

TEST(ReferenceChecks, PointersIntoTheDocumentMustResolve) {
  EXPECT_THAT(found_in("Báo cáo theo khoản 7, mục II Kế hoạch này.", "internal-reference-broken"),
              ElementsAre("khoản 7, mục II Kế hoạch này"));
  EXPECT_THAT(found_in("Báo cáo theo khoản 1, mục II Kế hoạch này.", "internal-reference-broken"), IsEmpty());
}

TEST(ReferenceChecks, ClassesOfDirectivesOnASubject) {
  EXPECT_THAT(found_in("Thực hiện các chỉ thị của Tỉnh ủy, Ủy ban nhân dân tỉnh về trồng cây.",
                       "citation-unresolvable")
                  .size(),
              1u);
  for (const char* general :
       {"Quán triệt các nghị quyết, chỉ thị của Đảng về trồng cây.", "Thực hiện các văn bản có liên quan.",
        "Thực hiện các văn bản của Trung ương, của tỉnh.",
        "Thực hiện các quy định của pháp luật về trồng cây."}) {
    EXPECT_THAT(found_in(general, "citation-unresolvable"), IsEmpty()) << general;
  }
}

TEST(ReferenceChecks, TitlesWithoutNumber) {
  EXPECT_EQ(found_in("Triển khai Nghị quyết của Hội đồng nhân dân tỉnh về phát triển lâm nghiệp bền vững.",
                     "citation-unnumbered")
                .size(),
            1u);
  EXPECT_THAT(found_in("Triển khai Nghị quyết Đại hội đại biểu Đảng bộ xã lần thứ I.", "citation-unnumbered"),
              IsEmpty());
}

TEST(ReferenceChecks, ATitleWhoseNumberTheDocumentGivesIsNoFault) {
  PlanParts plan = test::plan_with_basis(
      "Căn cứ Nghị quyết số 31/NQ-HĐND ngày 08/12/2025 của Hội đồng nhân dân tỉnh về phát triển lâm nghiệp "
      "bền vững;");
  plan.body =
      "1. Phòng Kinh tế xã\nTriển khai Nghị quyết của Hội đồng nhân dân tỉnh về phát triển lâm nghiệp bền "
      "vững.";
  EXPECT_THAT(found(plan, "citation-unnumbered"), IsEmpty());
}

TEST(ReferenceChecks, TheNumberOfAKnownProgrammeIsProposed) {
  PlanParts plan;
  plan.body =
      "1. Phòng Kinh tế xã\nThực hiện Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - "
      "2030.";
  EXPECT_THAT(first_issue(plan, "citation-unnumbered").fix, HasSubstr("76/NQ-CP"));
  plan.body = "1. Phòng Kinh tế xã\nThực hiện Chương trình “Mỗi xã một sản phẩm” giai đoạn 2021 - 2025.";
  EXPECT_THAT(first_issue(plan, "citation-unnumbered").fix, HasSubstr("919/QĐ-TTg"));
}

TEST(ReferenceChecks, AProgrammeWhoseDecisionTheDocumentCitesIsNoFault) {
  PlanParts plan = test::plan_with_basis(
      "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về cải cách hành chính;");
  plan.body =
      "1. Phòng Kinh tế xã\nThực hiện Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - "
      "2030.";
  EXPECT_THAT(found(plan, "citation-unnumbered"), IsEmpty());
}

TEST(ReferenceChecks, ThisOneOfAnotherType) {
  EXPECT_THAT(found_in("Tổ chức triển khai hiệu quả Nghị quyết này tại các thôn.", "deictic-mismatch"),
              ElementsAre("Nghị quyết này"));
  EXPECT_THAT(found_in("Tổ chức triển khai hiệu quả Kế hoạch này tại các thôn.", "deictic-mismatch"),
              IsEmpty());
  EXPECT_THAT(
      found_in("Quán triệt Nghị quyết số 09-NQ/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về trồng rừng; "
               "đưa Nghị quyết này vào sinh hoạt chi bộ.",
               "deictic-mismatch"),
      IsEmpty())
      << "it was just named";
}

}  // namespace
}  // namespace vanthu
