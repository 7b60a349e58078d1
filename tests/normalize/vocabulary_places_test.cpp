#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

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

}  // namespace
}  // namespace vanthu
