#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/tsv.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

/// A folder of overlay tables that is removed with the test.
class Overlay {
 public:
  Overlay() {
    std::string name = (std::filesystem::temp_directory_path() / "vanthu-vocabulary-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Overlay() { std::filesystem::remove_all(path_); }
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

Error error_of_loading(const std::string& folder) {
  try {
    Vocabulary::load(folder);
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error("none", "");
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

// ---- the tables

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
                                           "abbreviations.tsv", "confusions.tsv"));

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

// ---- places

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

// ---- abbreviations

struct Expansion {
  const char* text;
  const char* expanded;
};

class Abbreviations : public ::testing::TestWithParam<Expansion> {};

TEST_P(Abbreviations, AreWrittenOutAsWholeWordsOnly) {
  EXPECT_EQ(vocabulary().expand_abbreviations(GetParam().text), GetParam().expanded);
}

constexpr const char* kCouncilAndCommittee = "Hội đồng nhân dân và Ủy ban nhân dân";

INSTANTIATE_TEST_SUITE_P(
    InNames, Abbreviations,
    ::testing::Values(
        Expansion{"UBND xã", "Ủy ban nhân dân xã"}, Expansion{"HĐND&UBND", kCouncilAndCommittee},
        Expansion{"HĐND & UBND", kCouncilAndCommittee}, Expansion{"HĐND-UBND", kCouncilAndCommittee},
        Expansion{"HĐND – UBND", kCouncilAndCommittee},
        Expansion{"Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"},
        Expansion{"VP. HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"},
        Expansion{"VP.HĐND-UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"},
        Expansion{"TT Đảng ủy/HĐND", "Thường trực Đảng ủy/Hội đồng nhân dân"},
        Expansion{"TT đảng ủy", "Thường trực Đảng ủy"},
        Expansion{"TT. HĐND", "Thường trực Hội đồng nhân dân"},
        Expansion{"BTV Đảng uỷ", "Ban Thường vụ Đảng uỷ"}, Expansion{"BCH Đảng bộ", "Ban Chấp hành Đảng bộ"},
        Expansion{"BCH quân sự phường", "Ban Chỉ huy Quân sự phường"},
        Expansion{"BCH QS; CA xã", "Ban Chỉ huy Quân sự; Công an xã"},
        Expansion{"Phòng VH-XH", "Phòng Văn hóa - Xã hội"},
        Expansion{"Phòng VH – XH", "Phòng Văn hóa - Xã hội"}, Expansion{"P. VHXH", "Phòng Văn hóa - Xã hội"},
        Expansion{"Ban VHXX - HĐND xã", "Ban Văn hóa - Xã hội - Hội đồng nhân dân xã"},
        Expansion{"Đoàn TNCS HCM", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"},
        Expansion{"TP. Hải Phòng", "thành phố Hải Phòng"},
        Expansion{"UBND TP.", "Ủy ban nhân dân thành phố."}, Expansion{"(UBND)", "(Ủy ban nhân dân)"},
        Expansion{"", ""}));

INSTANTIATE_TEST_SUITE_P(
    InSigns, Abbreviations,
    ::testing::Values(Expansion{"05-NQ/ĐU", "05-NQ/ĐU"}, Expansion{"KH-UBND", "KH-UBND"},
                      Expansion{"157/KH-UBND", "157/KH-UBND"}, Expansion{"134/ KH-UBND", "134/ KH-UBND"},
                      Expansion{"12/UBND-VX", "12/UBND-VX"}, Expansion{"12/KH-MTTQ-BTT", "12/KH-MTTQ-BTT"},
                      Expansion{"1232/NQ-UBTVQH15", "1232/NQ-UBTVQH15"},
                      Expansion{"149/QĐ-UBND-TL", "149/QĐ-UBND-TL"}, Expansion{"05-TTr/UBND", "05-TTr/UBND"},
                      Expansion{"Số: /CTr-UBND", "Số: /CTr-UBND"}, Expansion{"KH - UBND", "KH - UBND"},
                      Expansion{"Kế hoạch 157/KH-UBND của UBND xã",
                                "Kế hoạch 157/KH-UBND của Ủy ban nhân dân xã"}));

INSTANTIATE_TEST_SUITE_P(InsideWords, Abbreviations,
                         ::testing::Values(Expansion{"UBNDX", "UBNDX"}, Expansion{"XUBND", "XUBND"},
                                           Expansion{"UBNDĐ", "UBNDĐ"}, Expansion{"ĐCA", "ĐCA"},
                                           Expansion{"UBND1", "UBND1"}, Expansion{"ủy ban", "ủy ban"}));

TEST(ExpandingAbbreviations, ExpandingTwiceChangesNothingMore) {
  for (const Unit& unit : vocabulary().units()) {
    for (const std::string& variant : unit.variants) {
      const std::string once = vocabulary().expand_abbreviations(variant);
      EXPECT_EQ(vocabulary().expand_abbreviations(once), once) << variant;
    }
  }
}

TEST(ExpandingAbbreviations, AnyBytesPassThrough) {
  const std::string bytes = "UBND \xFF\xC3 \xF0\x9F UBND\x80";
  EXPECT_EQ(vocabulary().expand_abbreviations(bytes),
            "Ủy ban nhân dân \xFF\xC3 \xF0\x9F Ủy ban nhân dân\x80");
}

TEST(ExpandingAbbreviations, TakeTimeInProportionToTheText) {
  for (const std::string piece : {"UBND ", "A-", "UBND-", "TT ", "HĐND & ", "- ", "KH - "}) {
    std::string text;
    while (text.size() < 40'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_GE(vocabulary().expand_abbreviations(text).size(), text.size() / 2);
    // Quadratic work on this size takes minutes; the bound leaves room for sanitizers.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << piece;
  }
}

// ---- units

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

// ---- loading

TEST(LoadingTheVocabulary, TwiceGivesTheSameFingerprint) {
  EXPECT_THAT(vocabulary().fingerprint(), SizeIs(64));
  EXPECT_EQ(Vocabulary::load().fingerprint(), vocabulary().fingerprint());
}

TEST(LoadingTheVocabulary, CopiesAnswerAlike) {
  const Vocabulary copy = [] {
    Vocabulary loaded = Vocabulary::load();
    return Vocabulary(loaded);
  }();
  EXPECT_THAT(copy.units_matching("phong vhxh"), ElementsAre(kCulture));
  ASSERT_FALSE(copy.find_communes("Ba Đình").empty());
  EXPECT_EQ(copy.find_communes("Ba Đình").front()->name, "Ba Đình");
}

TEST(OverlayTables, ReplaceRowsOfTheSameNameAndAddOthers) {
  const Overlay overlay;
  overlay.write("units.tsv",
                "# of one province\ncanonical\tvariants\tkind\tvalid_from\tsource\r\n"
                "Trạm Y tế\tTrạm xá\tunit\t2026-01-01\tTT 43/2025\r\n"
                "Phòng Nông nghiệp - Đô thị\tPhòng NN-ĐT\tunit\t\tQĐ 1/QĐ-UBND\r\n");
  overlay.write("abbreviations.tsv", "form\texpansion\tsource\nNNĐT\tNông nghiệp - Đô thị\tours\n");
  const Vocabulary words = Vocabulary::load(overlay.path());
  EXPECT_EQ(words.units().size(), vocabulary().units().size() + 1);
  const Unit* station = find_unit(words, "Trạm Y tế");
  ASSERT_NE(station, nullptr);
  EXPECT_THAT(station->variants, ElementsAre("Trạm xá"));
  EXPECT_EQ(station->valid_from, "2026-01-01");
  EXPECT_THAT(words.units_matching("tram xa"), ElementsAre("Trạm Y tế"));
  EXPECT_THAT(words.units_matching("phong nn-dt"), ElementsAre("Phòng Nông nghiệp - Đô thị"));
  EXPECT_EQ(words.expand_abbreviations("Phòng NNĐT"), "Phòng Nông nghiệp - Đô thị");
  EXPECT_NE(words.fingerprint(), vocabulary().fingerprint());
}

TEST(OverlayTables, MayBeDecomposedOrBeginWithAByteOrderMark) {
  const Overlay overlay;
  overlay.write("units.tsv",
                "\xEF\xBB\xBF"
                "canonical\tsource\nTra\xCC\xA3m Y t\xC3\xAA\xCC\x81\tours\n");
  EXPECT_EQ(Vocabulary::load(overlay.path()).units().size(), vocabulary().units().size());
}

struct BadTable {
  const char* file;
  const char* text;
  const char* line;
};

class MalformedTable : public ::testing::TestWithParam<BadTable> {};

TEST_P(MalformedTable, IsAnErrorThatNamesTheFileAndLine) {
  const Overlay overlay;
  overlay.write(GetParam().file, GetParam().text);
  const Error error = error_of_loading(overlay.path());
  EXPECT_EQ(error.code, "table-malformed");
  EXPECT_THAT(error.path, ::testing::EndsWith(GetParam().file));
  ASSERT_FALSE(error.arguments.empty());
  EXPECT_EQ(error.arguments.front(), GetParam().line) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Overlay, MalformedTable,
    ::testing::Values(
        BadTable{"units.tsv", "canonical\tsource\n\tours\n", "2"},
        BadTable{"units.tsv", "canonical\tkind\tsource\nA\tunit\tx\nB\tteam\tx\n", "3"},
        BadTable{"units.tsv", "canonical\tvalid_from\tvalid_to\nA\t2026-02-01\t2026-01-31\n", "2"},
        BadTable{"units.tsv", "canonical\tvalid_from\nA\t2026-02-30\n", "2"},
        BadTable{"units.tsv", "canonical\tvalid_from\nA\t1/7/2025\n", "2"},
        BadTable{"units.tsv", "canonical\nA\nB\nA\n", "4"}, BadTable{"units.tsv", "canonical\nA\tB\n", "2"},
        BadTable{"units.tsv", "canonical\tvariant\nA\tB\n", "1"}, BadTable{"units.tsv", "variants\nA\n", "1"},
        BadTable{"units.tsv", "canonical\nA\n\xFF\n", "3"},
        BadTable{"document_types.tsv", "canonical\tregimes\nA\tchurch\n", "2"},
        BadTable{"abbreviations.tsv", "form\texpansion\nABC\t\n", "2"},
        BadTable{"confusions.tsv", "wrong\tright\na b\t\n", "2"}));

TEST(OverlayTables, AMissingFolderOrOneWithoutTablesIsAnError) {
  const Overlay overlay;
  EXPECT_EQ(error_of_loading(overlay.path()).code, "vocabulary-missing");
  EXPECT_EQ(error_of_loading(overlay.path() + "/none").code, "vocabulary-missing");
  EXPECT_TRUE(has_message("vocabulary-missing"));
}

TEST(OverlayTables, ATableOfAnUnknownNameIsAnErrorThatNamesTheTables) {
  const Overlay overlay;
  overlay.write("unit.tsv", "canonical\nA\n");
  const Error error = error_of_loading(overlay.path());
  EXPECT_EQ(error.code, "vocabulary-unknown-table");
  EXPECT_THAT(error.arguments, ElementsAre(::testing::HasSubstr("units.tsv")));
  EXPECT_TRUE(has_message("vocabulary-unknown-table"));
}

}  // namespace
}  // namespace vanthu
