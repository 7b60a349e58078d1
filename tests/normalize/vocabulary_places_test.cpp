#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/former_units.h"

namespace vanthu {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

TEST(Places, AreThoseOfTheCodeList) {
  EXPECT_THAT(vocabulary().provinces(), SizeIs(34));
  EXPECT_THAT(vocabulary().communes(), SizeIs(3321));
  std::set<std::string> provinces;
  for (const Province& province : vocabulary().provinces()) provinces.insert(province.code + province.name);
  std::map<std::string, int> names;
  for (const Commune& commune : vocabulary().communes()) {
    EXPECT_TRUE(provinces.contains(commune.province_code + commune.province)) << commune.name;
    ++names[commune.name];
  }
  EXPECT_EQ(std::count_if(names.begin(), names.end(), [](const auto& name) { return name.second > 1; }), 314);
}

TEST(Places, AreFoundWhateverTheCaseAndToneStyle) {
  const std::vector<const Commune*> found = vocabulary().find_communes("GIA LỘC");
  ASSERT_FALSE(found.empty());
  for (const Commune* commune : found) EXPECT_EQ(commune->name, "Gia Lộc");
  EXPECT_EQ(vocabulary().find_communes("Hoà Bình").size(), vocabulary().find_communes("hòa bình").size());
  EXPECT_FALSE(vocabulary().find_communes("hòa bình").empty());
  EXPECT_THAT(vocabulary().find_communes("Không Đâu Cả"), IsEmpty());
  EXPECT_THAT(vocabulary().find_communes(""), IsEmpty());
}

TEST(Places, EveryCommuneIsFoundByItsNameAndLevel) {
  for (const Commune& commune : vocabulary().communes()) {
    EXPECT_THAT(vocabulary().find_communes(commune.name, commune.level), ::testing::Contains(&commune));
  }
}

TEST(Places, LevelNarrowsCommunesOfOneName) {
  for (const Commune* commune : vocabulary().find_communes("Đoàn Kết", "phường")) {
    EXPECT_EQ(commune->level, "phường");
  }
  EXPECT_LT(vocabulary().find_communes("Đoàn Kết", "phường").size(),
            vocabulary().find_communes("Đoàn Kết").size());
}

TEST(Places, AProvinceIsFoundByCodeNameOrFullName) {
  for (const char* asked : {"79", "Hồ Chí Minh", "thành phố Hồ Chí Minh", "THÀNH PHỐ HỒ CHÍ MINH",
                            "TP Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "TPHCM"}) {
    const Province* found = vocabulary().find_province(asked);
    ASSERT_NE(found, nullptr) << asked;
    EXPECT_EQ(found->code, "79") << asked;
  }
  ASSERT_NE(vocabulary().find_province("tỉnh Khánh Hòa"), nullptr);
  EXPECT_EQ(vocabulary().find_province("99"), nullptr);
  EXPECT_EQ(vocabulary().find_province(""), nullptr);
}

TEST(FormerUnits, AreThoseOfTheTables) {
  const FormerUnits& units = vocabulary().former_units();
  std::map<std::string_view, std::size_t> levels;
  std::size_t without_successor = 0;
  for (const FormerUnit& unit : units.all()) {
    ++levels[unit.level];
    // A district without a code was divided before; one commune's fate is not known.
    if (unit.communes.empty() && !unit.code.empty()) ++without_successor;
    for (const std::size_t position : unit.communes) {
      EXPECT_EQ(vocabulary().communes()[position].province_code, unit.province_code) << unit.name;
    }
  }
  EXPECT_EQ(levels["xã"] + levels["phường"] + levels["thị trấn"], 10047u);
  EXPECT_EQ(levels["huyện"] + levels["quận"] + levels["thị xã"] + levels["thành phố"], 696u + 23u);
  EXPECT_LE(without_successor, 1u);
}

TEST(FormerUnits, EveryPresentCommuneTookOverSomething) {
  std::set<std::size_t> communes;
  for (const FormerUnit& unit : vocabulary().former_units().all()) {
    communes.insert(unit.communes.begin(), unit.communes.end());
  }
  EXPECT_EQ(communes.size(), vocabulary().communes().size());
}

TEST(FormerUnits, AreFoundByLevelAndName) {
  const FormerUnits& units = vocabulary().former_units();
  ASSERT_THAT(units.find("thị trấn", "kẻ sặt"), SizeIs(1));
  EXPECT_EQ(units.find("thị trấn", "kẻ sặt").front()->province, "Hải Dương");
  EXPECT_THAT(units.find("xã", "kẻ sặt"), IsEmpty());
  EXPECT_THAT(units.find("huyện", ""), IsEmpty());
  // Raised to a city in 2025.
  ASSERT_THAT(units.find("huyện", "thủy nguyên"), SizeIs(1));
  EXPECT_EQ(units.find("huyện", "thủy nguyên"), units.find("thành phố", "thủy nguyên"));
  EXPECT_GT(units.find("huyện", "châu thành").size(), 5u);
}

TEST(FormerProvinces, ThatWereMergedAreTwentyNineAndLieInPresentOnes) {
  std::set<std::string> present;
  for (const Province& province : vocabulary().provinces()) present.insert(province.code);
  std::size_t merged = 0;
  for (const FormerProvince& province : vocabulary().former_provinces()) {
    EXPECT_TRUE(present.contains(province.province_code)) << province.name;
    if (province.until == "2025-06-30") ++merged;
  }
  EXPECT_EQ(merged, 29u);
}

TEST(FormerProvinces, KeepTheLevelThatAProvinceOfTheSameNameHad) {
  const Province& city = *vocabulary().find_province("Đồng Nai");
  EXPECT_TRUE(vocabulary().province_had_level(city, "thành phố"));
  EXPECT_TRUE(vocabulary().province_had_level(city, "tỉnh"));
  EXPECT_FALSE(vocabulary().province_had_level(*vocabulary().find_province("Hải Phòng"), "tỉnh"));
}

}  // namespace
}  // namespace vanthu
