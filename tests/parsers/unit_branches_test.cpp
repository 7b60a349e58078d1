#include "parsers/unit_branches.h"

#include <gtest/gtest.h>

#include "plan_text.h"

namespace vanthu {
namespace {

UnitMention unit_named(const std::string& name, bool collective = false) {
  UnitMention unit;
  unit.unit = name;
  unit.collective = collective;
  return unit;
}

struct BranchCase {
  const char* name;
  UnitBranch branch;
};

class Branches : public testing::TestWithParam<BranchCase> {};

TEST_P(Branches, AreToldByTheName) { EXPECT_EQ(branch_of(unit_named(GetParam().name)), GetParam().branch); }

INSTANTIATE_TEST_SUITE_P(
    Names, Branches,
    testing::Values(BranchCase{"Phòng Kinh tế", UnitBranch::executive},
                    BranchCase{"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", UnitBranch::executive},
                    BranchCase{"Đảng ủy Ủy ban nhân dân", UnitBranch::party},
                    BranchCase{"Ủy ban Kiểm tra Đảng ủy", UnitBranch::party},
                    BranchCase{"Văn phòng Đảng ủy", UnitBranch::party},
                    BranchCase{"Ủy ban Mặt trận Tổ quốc Việt Nam", UnitBranch::front},
                    BranchCase{"Các tổ chức chính trị - xã hội", UnitBranch::front},
                    BranchCase{"Thường trực Hội đồng nhân dân", UnitBranch::council},
                    BranchCase{"Ban Pháp chế Hội đồng nhân dân", UnitBranch::council},
                    BranchCase{"Sở Nội vụ", UnitBranch::superior},
                    BranchCase{"Các sở, ban, ngành", UnitBranch::superior},
                    BranchCase{"Ban Tổ chức Tỉnh ủy", UnitBranch::superior},
                    BranchCase{"Ủy ban nhân dân thành phố", UnitBranch::superior},
                    BranchCase{"Các thôn", UnitBranch::hamlet},
                    BranchCase{"Các cơ quan, đơn vị, doanh nghiệp", UnitBranch::private_body},
                    BranchCase{"Hội Người cao tuổi", UnitBranch::other},
                    BranchCase{"Ban Tiếp công dân", UnitBranch::other},
                    BranchCase{"Bộ phận tiếp nhận và trả kết quả", UnitBranch::other}));

TEST(Branches, OfABodyWhoseLevelIsTheProvinces) {
  UnitMention police = unit_named("Công an");
  EXPECT_EQ(branch_of(police), UnitBranch::executive);
  police.level = "tỉnh";
  EXPECT_EQ(branch_of(police), UnitBranch::superior);
}

struct CollectiveCase {
  const char* collective;
  const char* unit;
  bool inside;
};

class Collectives : public testing::TestWithParam<CollectiveCase> {};

TEST_P(Collectives, TakeInTheirOwn) {
  EXPECT_EQ(takes_in(GetParam().collective, unit_named(GetParam().unit)), GetParam().inside);
}

INSTANTIATE_TEST_SUITE_P(
    Names, Collectives,
    testing::Values(CollectiveCase{"Các cơ quan, đơn vị", "Phòng Kinh tế", true},
                    CollectiveCase{"Các cơ quan, đơn vị", "Ủy ban nhân dân", false},
                    CollectiveCase{"Các cơ quan, đơn vị", "Ban Xây dựng Đảng", false},
                    CollectiveCase{"Các cơ quan, đơn vị", "Các thôn", false},
                    CollectiveCase{"Các cơ quan, đơn vị, thôn", "Các thôn", true},
                    CollectiveCase{"Các phòng chuyên môn", "Phòng Kinh tế", true},
                    CollectiveCase{"Các phòng chuyên môn", "Trạm Y tế", false},
                    CollectiveCase{"Các đơn vị sự nghiệp công lập", "Trạm Y tế", true},
                    CollectiveCase{"Các đơn vị sự nghiệp công lập", "Phòng Kinh tế", false},
                    CollectiveCase{"Các phòng, trung tâm", "Trung tâm Dịch vụ sự nghiệp công", true},
                    CollectiveCase{"Các tổ chức chính trị - xã hội", "Hội Nông dân", true},
                    CollectiveCase{"Các tổ chức chính trị - xã hội", "Ủy ban Mặt trận Tổ quốc Việt Nam",
                                   false},
                    CollectiveCase{"Các ban, ngành, đoàn thể", "Ủy ban Mặt trận Tổ quốc Việt Nam", true},
                    CollectiveCase{"Các cơ quan Đảng", "Ban Xây dựng Đảng", true}));

TEST(Branches, WhoCanBeAsked) {
  EXPECT_TRUE(is_accountable(unit_named("Phòng Kinh tế")));
  EXPECT_TRUE(is_accountable(unit_named("Chủ tịch Ủy ban nhân dân")));
  EXPECT_FALSE(is_accountable(unit_named("Các cơ quan, đơn vị", true)));
  EXPECT_FALSE(is_accountable(unit_named("Thủ trưởng các cơ quan, đơn vị")));
  EXPECT_FALSE(is_accountable(unit_named("Cán bộ, công chức")));
  EXPECT_FALSE(is_accountable(unit_named("Cổng Thông tin điện tử")));
  EXPECT_TRUE(is_undetermined(unit_named("Các cơ quan, đơn vị có liên quan", true)));
  EXPECT_FALSE(is_undetermined(unit_named("Các cơ quan, đơn vị", true)));
}

TEST(Branches, DepartmentsOfTheRegisterAreTheProvinces) {
  for (const Unit& unit : test::vocabulary().units()) {
    UnitMention mention = unit_named(unit.canonical, unit.kind == UnitKind::collective);
    if (!unit.canonical.starts_with("Sở ")) continue;
    EXPECT_EQ(branch_of(mention), UnitBranch::superior) << unit.canonical;
  }
}

}  // namespace
}  // namespace vanthu
