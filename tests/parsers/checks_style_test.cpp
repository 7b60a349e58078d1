// Quotes and brackets in pairs, one thing written in one way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"

namespace vanthu {
namespace {

using test::first_issue;
using test::found;
using test::PlanParts;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct PairCase {
  const char* body;
  std::size_t reported;
};

class Pairs : public testing::TestWithParam<PairCase> {};

TEST_P(Pairs, Close) {
  PlanParts plan;
  plan.body = GetParam().body;
  EXPECT_THAT(found(plan, "quotes-unbalanced"), SizeIs(GetParam().reported));
}

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Pairs,
    testing::Values(PairCase{"Thi đua “Xanh, sạch, đẹp” ở các thôn.", 0},
                    PairCase{"Thi đua “Xanh, sạch, đẹp ở các thôn.", 1},
                    PairCase{"Thi đua Xanh, sạch, đẹp” ở các thôn.", 1},
                    PairCase{"Theo phương châm “Xanh, phong trào “Ngày thứ Bảy” ở các thôn.", 1},
                    PairCase{"Thi đua \"Xanh, sạch, đẹp\" ở các thôn.", 0},
                    PairCase{"Thi đua \"Xanh, sạch, đẹp ở các thôn.", 1},
                    PairCase{"Thi đua “Xanh, sạch, đẹp\" ở các thôn.", 0},
                    PairCase{"Trồng cây (keo, bạch đàn) ở các thôn.", 0},
                    PairCase{"Trồng cây (keo, bạch đàn ở các thôn.", 1},
                    PairCase{"Trồng cây keo, bạch đàn) ở các thôn.", 1},
                    PairCase{"a) Trồng cây; b) Làm cỏ; 1) Bón phân; II) Tưới.", 0},
                    PairCase{"Nội dung gồm a) trồng cây (keo), b) làm cỏ.", 0},
                    PairCase{"Điều 5 ghi: “Cây xanh gồm:\na) Cây bóng mát;\nb) Cây ăn quả.”", 0}));

TEST(Pairs, EachCellOfATableForItself) {
  PlanParts plan;
  plan.body += "\n(có Phụ lục kèm theo)";
  plan.behind =
      "PHỤ LỤC\nNhiệm vụ\nTT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tSản phẩm\n"
      "1\tThi đua “Xanh\tQuý II/2026\tPhòng Kinh tế\tPhong trào”";
  EXPECT_THAT(found(plan, "quotes-unbalanced"), SizeIs(2));
  EXPECT_EQ(first_issue(plan, "quotes-unbalanced").severity, Severity::info);
}

struct StyleCase {
  const char* body;
  const char* named;  // in the message; "" where nothing is reported
};

class Styles : public testing::TestWithParam<StyleCase> {};

TEST_P(Styles, AreKeptTo) {
  PlanParts plan;
  plan.body = GetParam().body;
  const Issue issue = first_issue(plan, "style-inconsistent");
  EXPECT_EQ(issue.code.empty(), std::string_view(GetParam().named).empty()) << issue.message;
  EXPECT_THAT(issue.message, HasSubstr(GetParam().named));
}

INSTANTIATE_TEST_SUITE_P(OfOneDocument, Styles,
                         testing::Values(StyleCase{"Hằng năm trồng cây. Hàng tháng làm cỏ.",
                                                   "“hằng năm” (1 chỗ) và “hàng năm” (1 chỗ)"},
                                         StyleCase{"Hằng năm trồng cây. Hằng tháng bán hàng.", ""},
                                         StyleCase{"Bảo đảm nước tưới, đảm bảo phân bón.", "“đảm bảo”"},
                                         StyleCase{"Giai đoạn 2026-2030; giai đoạn 2026 - 2030.",
                                                   "“2026-2030”"},
                                         StyleCase{"Giai đoạn 2026 - 2030, từ ngày 01/01/2026.", ""},
                                         StyleCase{"Nhà văn hoá thôn.", "“hóa, ủy”"},
                                         StyleCase{"Thi đua “Xanh”, \"Sạch\".", "“…”"}));

TEST(Styles, TheRarerWayIsPointedAt) {
  PlanParts plan;
  plan.body = "Hàng năm trồng cây. Hằng tháng làm cỏ. Hằng quý bón phân.";
  EXPECT_THAT(found(plan, "style-inconsistent"), testing::ElementsAre("Hàng năm"));
}

}  // namespace
}  // namespace vanthu
