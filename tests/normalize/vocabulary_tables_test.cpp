#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "ingest/tsv.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

/// A table as it stands in the source tree.
std::string source_table(const std::string& name) {
  std::ifstream file(std::string(VANTHU_SOURCE_DIR) + "/normalize/vocabulary/" + name, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

const Unit* find_unit(const Vocabulary& words, std::string_view canonical) {
  for (const Unit& unit : words.units()) {
    if (unit.canonical == canonical) return &unit;
  }
  return nullptr;
}

class EveryTable : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryTable, SaysWhereEachRowComesFrom) {
  const std::string text = source_table(GetParam());
  const Tsv table = parse_tsv(text, GetParam());
  const std::size_t source = table.column("source");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    EXPECT_FALSE(table.rows[i][source].empty()) << GetParam() << ":" << table.lines[i];
  }
}

TEST_P(EveryTable, IsWrittenInNormalForm) {
  const std::string text = source_table(GetParam());
  const Tsv table = parse_tsv(text, GetParam());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const std::string_view field : table.rows[i]) {
      EXPECT_EQ(normalize_text(field).text, field) << GetParam() << ":" << table.lines[i];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Vocabulary, EveryTable,
                         ::testing::Values("document_types.tsv", "issuers.tsv", "units.tsv", "laws.tsv",
                                           "abbreviations.tsv", "confusions.tsv", "named_programmes.tsv",
                                           "issuing_bodies.tsv", "party_terms.tsv", "mandatory_bases.tsv",
                                           "unit_nouns.tsv", "duty_verbs.tsv", "holidays.tsv"));

TEST(VocabularyTables, SignsAreLettersAndTheirJoints) {
  const auto valid = [](const std::string& sign) {
    return !sign.empty() && sign.find_first_of(" |\t0123456789") == std::string::npos;
  };
  for (const DocumentType& type : vocabulary().document_types()) {
    EXPECT_TRUE(type.state || type.party) << type.canonical;
    for (const std::string& sign : type.signs) EXPECT_TRUE(valid(sign)) << type.canonical << " " << sign;
  }
  for (const IssuerName& issuer : vocabulary().issuers()) {
    for (const std::string& sign : issuer.signs) EXPECT_TRUE(valid(sign)) << issuer.canonical << " " << sign;
  }
}

TEST(VocabularyTables, TheTwentyNineStateTypesHaveTheirSigns) {
  const std::map<std::string, std::string> signs = {
      {"Nghị quyết", "NQ"},      {"Quyết định", "QĐ"},     {"Chỉ thị", "CT"},      {"Quy chế", "QC"},
      {"Quy định", "QyĐ"},       {"Thông cáo", "TC"},      {"Thông báo", "TB"},    {"Hướng dẫn", "HD"},
      {"Chương trình", "CTr"},   {"Kế hoạch", "KH"},       {"Phương án", "PA"},    {"Đề án", "ĐA"},
      {"Dự án", "DA"},           {"Báo cáo", "BC"},        {"Biên bản", "BB"},     {"Tờ trình", "TTr"},
      {"Hợp đồng", "HĐ"},        {"Công văn", "CV"},       {"Công điện", "CĐ"},    {"Bản ghi nhớ", "BGN"},
      {"Bản thỏa thuận", "BTT"}, {"Giấy ủy quyền", "GUQ"}, {"Giấy mời", "GM"},     {"Giấy giới thiệu", "GGT"},
      {"Giấy nghỉ phép", "GNP"}, {"Phiếu gửi", "PG"},      {"Phiếu chuyển", "PC"}, {"Phiếu báo", "PB"},
      {"Thư công", ""}};
  ASSERT_THAT(signs, SizeIs(29));
  for (const auto& [name, sign] : signs) {
    const auto& types = vocabulary().document_types();
    const auto type =
        std::find_if(types.begin(), types.end(), [&](const DocumentType& t) { return t.canonical == name; });
    ASSERT_NE(type, types.end()) << name;
    EXPECT_EQ(type->signs.empty() ? "" : type->signs.front(), sign) << name;
    EXPECT_TRUE(type->state) << name;
  }
}

/// What two names claim: the comparison key → the canonical names that print so.
template <typename Values, typename Names>
std::map<std::string, std::set<std::string>> claims(const Values& values, Names names_of) {
  std::map<std::string, std::set<std::string>> owners;
  for (const auto& value : values) {
    for (const std::string& name : names_of(value)) owners[comparison_key(name)].insert(value.canonical);
  }
  return owners;
}

std::vector<std::string> collisions(const std::map<std::string, std::set<std::string>>& owners) {
  std::vector<std::string> found;
  for (const auto& [key, names] : owners) {
    if (names.size() < 2) continue;
    found.push_back(key + ":");
    for (const std::string& name : names) found.back() += " <" + name + ">";
  }
  return found;
}

std::vector<std::string> printed_names(const auto& value) {
  std::vector<std::string> names = value.variants;
  names.push_back(value.canonical);
  return names;
}

TEST(VocabularyTables, NoNameMeansTwoTypes) {
  EXPECT_THAT(collisions(claims(vocabulary().document_types(), printed_names<DocumentType>)), IsEmpty());
}

TEST(VocabularyTables, NoNameMeansTwoIssuers) {
  EXPECT_THAT(collisions(claims(vocabulary().issuers(), printed_names<IssuerName>)), IsEmpty());
}

TEST(VocabularyTables, NoNameMeansTwoUnits) {
  const auto names = [](const Unit& unit) {
    std::vector<std::string> all = printed_names(unit);
    all.insert(all.end(), unit.misprints.begin(), unit.misprints.end());
    return all;
  };
  EXPECT_THAT(collisions(claims(vocabulary().units(), names)), IsEmpty());
}

TEST(VocabularyTables, WrittenOutNamesStillMeanOneUnit) {
  const auto names = [](const Unit& unit) {
    std::vector<std::string> all = printed_names(unit);
    for (std::string& name : all) name = vocabulary().expand_abbreviations(name);
    return all;
  };
  EXPECT_THAT(collisions(claims(vocabulary().units(), names)), IsEmpty());
}

TEST(VocabularyTables, AUnitIsListedUnderEachNameOnce) {
  for (const Unit& unit : vocabulary().units()) {
    std::vector<std::string> names = printed_names(unit);
    names.insert(names.end(), unit.misprints.begin(), unit.misprints.end());
    std::set<std::string> keys;
    for (const std::string& name : names) {
      EXPECT_TRUE(keys.insert(comparison_key(name)).second) << unit.canonical << ": " << name;
    }
  }
}

TEST(VocabularyTables, SuccessorsAreUnitsThatStillExist) {
  for (const Unit& unit : vocabulary().units()) {
    if (unit.successor.empty()) continue;
    const Unit* successor = find_unit(vocabulary(), unit.successor);
    ASSERT_NE(successor, nullptr) << unit.canonical << " → " << unit.successor;
    EXPECT_TRUE(successor->valid_to.empty()) << unit.canonical << " → " << unit.successor;
    EXPECT_FALSE(unit.valid_to.empty()) << unit.canonical;
  }
}

TEST(VocabularyTables, LevelsAreOfTheFixedSet) {
  const std::set<std::string> levels = {"", "xã", "huyện", "tỉnh", "trung ương"};
  for (const Unit& unit : vocabulary().units()) EXPECT_TRUE(levels.contains(unit.level)) << unit.canonical;
  for (const IssuerName& issuer : vocabulary().issuers()) {
    EXPECT_TRUE(levels.contains(issuer.level)) << issuer.canonical;
  }
}

TEST(VocabularyTables, UnitsAndCollectivesBeginWithACapitalAndAreWrittenOut) {
  for (const Unit& unit : vocabulary().units()) {
    EXPECT_EQ(capitalize(unit.canonical), unit.canonical);
    EXPECT_EQ(place_tones(unit.canonical), unit.canonical);
    EXPECT_EQ(vocabulary().expand_abbreviations(unit.canonical), unit.canonical);
  }
}

TEST(VocabularyTables, ConfusionsChangeSomethingAndNeverLoop) {
  std::set<std::string> wrong;
  for (const Confusion& confusion : vocabulary().confusions()) wrong.insert(comparison_key(confusion.wrong));
  for (const Confusion& confusion : vocabulary().confusions()) {
    EXPECT_NE(comparison_key(confusion.wrong), comparison_key(confusion.right));
    EXPECT_FALSE(wrong.contains(comparison_key(confusion.right))) << confusion.right;
  }
}

TEST(VocabularyTables, LawsCarryTheirKindAndSuccessorsFollowInTime) {
  std::map<std::string, std::string> newest_from;  // of the row above of the same name
  for (const Law& law : vocabulary().laws()) {
    const bool kind = law.name == "Hiến pháp" || law.name.starts_with("Luật ") ||
                      law.name.starts_with("Bộ luật ") || law.name.starts_with("Pháp lệnh ");
    EXPECT_TRUE(kind) << law.name;
    const auto above = newest_from.find(law.name);
    if (above != newest_from.end() && !above->second.empty()) {
      EXPECT_LT(law.valid_to.empty() ? "9999" : law.valid_to, above->second) << law.name;
    }
    newest_from[law.name] = law.valid_from;
  }
}

}  // namespace
}  // namespace vanthu
