#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

std::vector<std::string> printed_names(const Unit& value) {
  std::vector<std::string> names = value.variants;
  names.push_back(value.canonical);
  return names;
}

struct Question {
  const char* asked;
  const char* unit;
};

class AskedUnit : public ::testing::TestWithParam<Question> {};

TEST_P(AskedUnit, IsUnderstood) {
  EXPECT_THAT(vocabulary().units_matching(GetParam().asked), ElementsAre(GetParam().unit));
}

constexpr const char* kOffice = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân";
constexpr const char* kCulture = "Phòng Văn hóa - Xã hội";
constexpr const char* kFront = "Ủy ban Mặt trận Tổ quốc Việt Nam";

INSTANTIATE_TEST_SUITE_P(
    AsTyped, AskedUnit,
    ::testing::Values(
        Question{"phong vhxh", kCulture}, Question{"P.VHXH", kCulture}, Question{"PHÒNG VH-XH XÃ", kCulture},
        Question{"phòng văn hoá xã hội", kCulture}, Question{"Phòng Văn hóa – Xã hội phường", kCulture},
        Question{"Phòng Văn hóa - Văn hóa", kCulture}, Question{"vhxh", kCulture},
        Question{"vp hdnd ubnd", kOffice}, Question{"Văn phòng HĐND&UBND xã", kOffice},
        Question{"van phong hoi dong nhan dan va uy ban nhan dan", kOffice}, Question{"mttq", kFront},
        Question{"Uỷ ban MTTQ xã", kFront}, Question{"cong an xa", "Công an"}, Question{"công an", "Công an"},
        Question{"cong an tinh", "Công an tỉnh"}, Question{"BCH quân sự xã", "Ban Chỉ huy Quân sự"},
        Question{"ttpvhcc", "Trung tâm Phục vụ hành chính công"},
        Question{"Ban Xây dựng Đảng Đảng ủy xã", "Ban Xây dựng Đảng"}, Question{"dang uy dac khu", "Đảng ủy"},
        Question{"UBKT Đảng ủy", "Ủy ban Kiểm tra Đảng ủy"}, Question{"phong kt", "Phòng Kinh tế"},
        Question{"phong ktht & dt", "Phòng Kinh tế, Hạ tầng và Đô thị"},
        Question{"các cơ quan đơn vị", "Các cơ quan, đơn vị"}, Question{"so noi vu thanh pho", "Sở Nội vụ"}));

TEST(AskedUnits, EverySpellingMeansItsUnit) {
  for (const Unit& unit : vocabulary().units()) {
    std::vector<std::string> names = printed_names(unit);
    names.insert(names.end(), unit.misprints.begin(), unit.misprints.end());
    for (const std::string& name : names) {
      EXPECT_THAT(vocabulary().units_matching(name), ::testing::Contains(unit.canonical)) << name;
      EXPECT_THAT(vocabulary().units_matching(to_upper(name)), ::testing::Contains(unit.canonical)) << name;
    }
  }
}

TEST(AskedUnits, APartOfANameFindsAllThatHaveIt) {
  const std::vector<std::string> found = vocabulary().units_matching("phong van hoa");
  EXPECT_THAT(found, ::testing::Contains(kCulture));
  EXPECT_THAT(vocabulary().units_matching("liên hiệp phụ"), ElementsAre("Hội Liên hiệp Phụ nữ"));
}

TEST(AskedUnits, NothingIsFoundForNothingOrForAnotherWord) {
  for (const char* asked : {"", " ", "-", "&", "phòng không có thật", "\xFF\xFE"}) {
    EXPECT_THAT(vocabulary().units_matching(asked), IsEmpty()) << asked;
  }
}

}  // namespace
}  // namespace vanthu
