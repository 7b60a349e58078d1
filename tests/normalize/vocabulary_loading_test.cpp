#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "normalize/former_units.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
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

const Unit* find_unit(const Vocabulary& words, std::string_view canonical) {
  for (const Unit& unit : words.units()) {
    if (unit.canonical == canonical) return &unit;
  }
  return nullptr;
}

TEST(LoadingTheVocabulary, TwiceGivesTheSameFingerprint) {
  EXPECT_THAT(vocabulary().fingerprint(), SizeIs(64));
  EXPECT_EQ(Vocabulary::load().fingerprint(), vocabulary().fingerprint());
}

TEST(LoadingTheVocabulary, CopiesAnswerAlike) {
  const Vocabulary copy = [] {
    Vocabulary loaded = Vocabulary::load();
    return Vocabulary(loaded);
  }();
  EXPECT_THAT(copy.units_matching("phong vhxh"), ElementsAre("Phòng Văn hóa - Xã hội"));
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

TEST(OverlayTables, SayWhatTookOverACommuneOrDistrict) {
  const Overlay overlay;
  overlay.write("former_communes.tsv",
                "code\tlevel\tname\tdistrict\tcommunes\n"
                "10987\txã\tNhân Quyền\t296\t10966|10999\nA1\txã\tTân Lộc Thượng\t296\t10966\n");
  const Vocabulary words = Vocabulary::load(overlay.path());
  const FormerUnits& units = words.former_units();
  EXPECT_EQ(units.all().size(), vocabulary().former_units().all().size() + 1);
  ASSERT_THAT(units.find("xã", "nhân quyền"), SizeIs(1));
  EXPECT_THAT(units.find("xã", "nhân quyền").front()->communes, SizeIs(2));
  ASSERT_THAT(units.find("xã", "tân lộc thượng"), SizeIs(1));
  EXPECT_EQ(units.find("xã", "tân lộc thượng").front()->province_code, "31");
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
        BadTable{"confusions.tsv", "wrong\tright\na b\t\n", "2"},
        BadTable{"issuing_bodies.tsv", "name\tbody\nHội Cầu đường\t\n", "2"},
        BadTable{"party_terms.tsv", "level\tterm\tfrom\nxã\t\t2025-09-01\n", "2"},
        BadTable{"party_terms.tsv", "level\tterm\tfrom\nxã\t2025-2030\t\n", "2"},
        BadTable{"party_terms.tsv", "level\tterm\tfrom\tto\nxã\t2025-2030\t2025-09-01\t2025-08-31\n", "2"},
        BadTable{"mandatory_bases.tsv", "topic\tlaw\tseverity\ncầu đường\tLuật A\tfatal\n", "2"},
        BadTable{"holidays.tsv", "from\tto\tname\n13-01\t13-01\tLễ\n", "2"},
        BadTable{"holidays.tsv", "from\tto\tname\n2026-02-16\t02-20\tTết\n", "2"},
        BadTable{"holidays.tsv", "from\tto\tname\n01-02\t01-01\tLễ\n", "2"},
        BadTable{"holidays.tsv", "from\tto\tname\n01-01\t01-01\t\n", "2"},
        BadTable{"communes.tsv", "code\tlevel\tname\n99999\t\txã Tân Lộc\n", "2"},
        BadTable{"former_provinces.tsv", "level\tname\tuntil\ntỉnh\tTân Lộc\t2025\n", "2"},
        BadTable{"former_districts.tsv", "name\tlevel\tprovince_code\nTân Lộc\ttổng\t31\n", "2"},
        BadTable{"former_districts.tsv", "name\tlevel\tprovince_code\nTân Lộc\thuyện\t99\n", "2"},
        BadTable{"former_districts.tsv",
                 "name\tlevel\tearlier\tprovince_code\nTân Lộc\tquận\ttổng Tân Lộc\t31\n", "2"},
        BadTable{"former_communes.tsv", "code\tlevel\tname\tdistrict\nA1\tlàng\tTân Lộc\t296\n", "2"},
        BadTable{"former_communes.tsv", "code\tlevel\tname\tdistrict\nA1\txã\tTân Lộc\t999\n", "2"},
        BadTable{"former_communes.tsv", "code\tlevel\tname\tdistrict\tcommunes\nA1\txã\tTân Lộc\t296\t1\n",
                 "2"},
        BadTable{"former_communes.tsv",
                 "code\tlevel\tname\tdistrict\nA1\txã\tTân Lộc\t296\nA1\txã\tTân An\t296\n", "3"},
        BadTable{"mandatory_bases.tsv", "topic\tseverity\ncầu đường\twarning\n", "2"},
        BadTable{"mandatory_bases.tsv",
                 "topic\tlaw\tdocument\tseverity\ncầu đường\tLuật A\tst:cp:NQ:1:2026\tinfo\n", "2"}));

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
