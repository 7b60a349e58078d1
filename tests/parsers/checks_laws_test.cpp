// Laws that are cited, and those that should be.
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

TEST(LawChecks, LawsOutOfForce) {
  const PlanParts former = plan_with_basis("Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14/11/2022;");
  ASSERT_EQ(found(former, "citation-not-in-force").size(), 1u);
  EXPECT_THAT(first_issue(former, "citation-not-in-force").fix, HasSubstr("84/2025/QH15"));
  EXPECT_THAT(found(plan_with_basis("Căn cứ Luật Thanh tra số 84/2025/QH15 ngày 25/6/2025;"),
                    "citation-not-in-force"),
              IsEmpty());
  EXPECT_THAT(found(plan_with_basis("Căn cứ Luật Thanh tra;"), "citation-not-in-force"), IsEmpty())
      << "a name alone means the law in force";
}

TEST(LawChecks, ALawOfItsTimeIsInForce) {
  PlanParts plan = plan_with_basis("Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14/11/2022;");
  plan.date = "Tân Phú, ngày 12 tháng 3 năm 2024";
  EXPECT_THAT(found(plan, "citation-not-in-force"), IsEmpty());
}

TEST(LawChecks, OfficialNames) {
  const PlanParts plan = plan_with_basis("Căn cứ Luật tiếp công dân;");
  EXPECT_THAT(found(plan, "law-name-variant"), ElementsAre("Luật tiếp công dân"));
  EXPECT_THAT(first_issue(plan, "law-name-variant").fix, HasSubstr("Luật Tiếp công dân"));
  for (const char* right :
       {"Căn cứ Luật Tiếp công dân;", "Căn cứ luật Tiếp công dân;", "CĂN CỨ LUẬT TIẾP CÔNG DÂN;"}) {
    EXPECT_THAT(found(plan_with_basis(right), "law-name-variant"), IsEmpty()) << right;
  }
}

TEST(LawChecks, BasesThatATopicRequires) {
  PlanParts plan;
  plan.title = "Tiếp công dân, xử lý đơn thư trên địa bàn xã Tân Phú năm 2026";
  plan.basis = "Ủy ban nhân dân xã Tân Phú ban hành Kế hoạch với các nội dung như sau:";
  plan.closing = "";
  EXPECT_THAT(found(plan, "basis-missing"), ElementsAre(plan.title));
  EXPECT_THAT(first_issue(plan, "basis-missing").fix, HasSubstr("Luật Tiếp công dân"));
  plan.basis = "Căn cứ Luật Tiếp công dân;\n" + plan.basis;
  EXPECT_THAT(found(plan, "basis-missing"), IsEmpty());
}

TEST(LawChecks, AnInstrumentThatIsCarriedOutNeedsItsBasisToo) {
  PlanParts plan;
  plan.body = "1. Phòng Kinh tế xã\nThực hiện tốt quy chế dân chủ ở cơ sở, công khai các khoản đóng góp.";
  EXPECT_THAT(test::found(plan, "basis-missing").size(), 1u);
  plan.body =
      "1. Phòng Kinh tế xã\nTiếp công dân, giải quyết tố cáo theo quy định; phát huy dân chủ ở cơ sở.";
  EXPECT_THAT(found(plan, "basis-missing"), IsEmpty()) << "a topic in passing requires nothing";
}

}  // namespace
}  // namespace vanthu
