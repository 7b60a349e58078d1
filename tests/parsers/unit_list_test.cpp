#include "parsers/unit_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "ingest/utf8.h"
#include "parsers/unit_grammar.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {
namespace {

using testing::ElementsAreArray;
using Names = std::vector<std::string>;

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

const UnitReader& reader() {
  static const UnitReader made(vocabulary());
  return made;
}

Names names_of(const std::vector<ListedUnit>& units) {
  Names names;
  for (const ListedUnit& unit : units) names.push_back(unit.mention.unit);
  return names;
}

const std::string kOffice = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân";
const std::string kFront = "Ủy ban Mặt trận Tổ quốc Việt Nam";
const std::string kCulture = "Phòng Văn hóa - Xã hội";

struct ListCase {
  std::string text;
  Names names;

  friend void PrintTo(const ListCase& c, std::ostream* out) { *out << c.text; }
};

class UnitList : public testing::TestWithParam<ListCase> {};

TEST_P(UnitList, IsSplitIntoCanonicalNames) {
  const auto listed = reader().read_list(GetParam().text);
  EXPECT_THAT(names_of(listed), ElementsAreArray(GetParam().names));
  for (const ListedUnit& unit : listed) {
    EXPECT_EQ(GetParam().text.substr(unit.where.begin, unit.where.size()), unit.mention.raw);
    EXPECT_FALSE(unit.mention.raw.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, UnitList,
    testing::Values(ListCase{"Phòng Văn hoá – Xã hội", {kCulture}},
                    ListCase{"phòng văn hóa-xã hội xã", {kCulture}},
                    ListCase{"PHÒNG KINH TẾ", {"Phòng Kinh tế"}}, ListCase{"P. Kinh tế", {"Phòng Kinh tế"}},
                    ListCase{"Phòng VH-XH", {kCulture}}, ListCase{"P.VHXH", {kCulture}},
                    ListCase{"Văn phòng HĐND & UBND xã", {kOffice}}, ListCase{"VP HĐND&UBND", {kOffice}},
                    ListCase{"Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân", {kOffice}},
                    ListCase{"UBMTTQ", {kFront}}, ListCase{"Mặt trận Tổ quốc", {kFront}},
                    ListCase{"Ban Xây dựng Đảng Đảng ủy xã", {"Ban Xây dựng Đảng"}},
                    ListCase{"TTĐU, TTHĐND", {"Thường trực Đảng ủy", "Thường trực Hội đồng nhân dân"}},
                    ListCase{"Cổng thông tin điện tử xã", {"Cổng Thông tin điện tử"}}));

INSTANTIATE_TEST_SUITE_P(
    Separators, UnitList,
    testing::Values(ListCase{"Phòng Văn hóa-Xã hội Phòng Kinh tế", {kCulture, "Phòng Kinh tế"}},
                    ListCase{"Phòng Văn hóa-Xã hội;", {kCulture}},
                    ListCase{"Phòng Kinh tế; Văn phòng HĐND và UBND", {"Phòng Kinh tế", kOffice}},
                    ListCase{"Phòng Kinh tế và Công an xã", {"Phòng Kinh tế", "Công an"}},
                    ListCase{"Phòng Kinh tế/Công an xã", {"Phòng Kinh tế", "Công an"}},
                    ListCase{"- Phòng Kinh tế xã - Công an xã", {"Phòng Kinh tế", "Công an"}},
                    ListCase{"+ Phòng Kinh tế + Công an xã", {"Phòng Kinh tế", "Công an"}},
                    ListCase{"1. Phòng Kinh tế 2. Công an xã", {"Phòng Kinh tế", "Công an"}},
                    ListCase{"Phòng Kinh tế, Hạ tầng và Đô thị; Công an phường",
                             {"Phòng Kinh tế, Hạ tầng và Đô thị", "Công an"}},
                    ListCase{"Đảng ủy, HĐND, UBND xã", {"Đảng ủy", "Hội đồng nhân dân", "Ủy ban nhân dân"}},
                    ListCase{"Các phòng ban; Cơ quan, đơn vị", {"Các phòng ban", "Cơ quan, đơn vị"}},
                    ListCase{"; , . - ;", {}}, ListCase{"", {}}));

INSTANTIATE_TEST_SUITE_P(
    Collectives, UnitList,
    testing::Values(
        ListCase{"Các cơ quan, đơn vị", {"Các cơ quan, đơn vị"}},
        ListCase{"các cơ quan, đơn vị, thôn trên địa bàn", {"Các cơ quan, đơn vị, thôn trên địa bàn"}},
        ListCase{"Các phòng ban, cơ quan đơn vị", {"Các phòng ban, cơ quan đơn vị"}},
        ListCase{"Các cơ quan, đơn vị, Phòng, Trung tâm trên địa bàn xã",
                 {"Các cơ quan, đơn vị, Phòng, Trung tâm trên địa bàn xã"}},
        ListCase{"các phòng chuyên môn thuộc UBND xã", {"Các phòng chuyên môn thuộc Ủy ban nhân dân xã"}},
        ListCase{"Các đơn vị sự nghiệp công lập trực thuộc UBND phường Tân Phú",
                 {"Các đơn vị sự nghiệp công lập trực thuộc Ủy ban nhân dân phường Tân Phú"}},
        ListCase{"Ban Xây dựng Đảng, các cơ quan, đơn vị có liên quan",
                 {"Ban Xây dựng Đảng", "Các cơ quan, đơn vị có liên quan"}},
        ListCase{"Các cơ quan, đơn vị, Phòng Kinh tế", {"Các cơ quan, đơn vị", "Phòng Kinh tế"}},
        ListCase{"các cơ quan, đơn vị, các thôn", {"Các cơ quan, đơn vị", "Các thôn"}},
        ListCase{"Các tổ chức tôn giáo", {"Các tổ chức tôn giáo"}},
        ListCase{"Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội xã",
                 {kFront, "Các tổ chức chính trị - xã hội"}},
        ListCase{"Thủ trưởng các cơ quan, đơn vị; Công an xã", {"Thủ trưởng các cơ quan, đơn vị", "Công an"}},
        ListCase{"Cán bộ, công chức, viên chức, người lao động và Nhân dân trên địa bàn xã",
                 {"Cán bộ, công chức, viên chức, người lao động và Nhân dân trên địa bàn xã"}}));

INSTANTIATE_TEST_SUITE_P(
    Owners, UnitList,
    testing::Values(ListCase{"Công an xã Tân Hòa, Trạm Y tế xã Tân Hòa", {"Công an", "Trạm Y tế"}},
                    ListCase{"Sở Nội vụ thành phố Hải Phòng", {"Sở Nội vụ"}},
                    ListCase{"Sở Tư pháp tỉnh", {"Sở Tư pháp"}},
                    ListCase{"Công an thành phố", {"Công an thành phố"}},
                    ListCase{"Hội Nông dân tỉnh", {"Hội Nông dân tỉnh"}},
                    ListCase{"Ban Công tác Mặt trận các thôn", {"Ban Công tác Mặt trận các thôn"}}));

INSTANTIATE_TEST_SUITE_P(
    NamesOfTheirOwn, UnitList,
    testing::Values(ListCase{"Trường Tiểu học A; Trường THCS Nguyễn Trãi",
                             {"Trường Tiểu học A", "Trường Trung học cơ sở Nguyễn Trãi"}},
                    ListCase{"Thôn Đông, thôn Tây", {"Thôn Đông", "Thôn Tây"}},
                    ListCase{"Chi cục Thủy lợi xã; Hội Nông dân", {"Chi cục Thủy lợi", "Hội Nông dân"}},
                    ListCase{"Ban Chỉ đạo phòng, chống tội phạm", {"Ban Chỉ đạo phòng, chống tội phạm"}},
                    ListCase{"Chi bộ thôn Đông Hà", {"Chi bộ thôn Đông Hà"}}));

INSTANTIATE_TEST_SUITE_P(
    Misprints, UnitList,
    testing::Values(ListCase{"Các các cơ quan, đơn vị", {"Các cơ quan, đơn vị"}},
                    ListCase{"Các cơ qan, đơn vị", {"Các cơ quan, đơn vị"}},
                    ListCase{"Các cơ qua, đơn vị", {"Các cơ quan, đơn vị"}},
                    ListCase{"Phòng Văn hóa - Văn hóa xã", {kCulture}},
                    ListCase{"Phòng Kinh tế, Hạ tầng và Đô thi", {"Phòng Kinh tế, Hạ tầng và Đô thị"}},
                    ListCase{"Trung tâm Phục vụ hành chính cồng", {"Trung tâm Phục vụ hành chính công"}}));

class Misprint : public testing::TestWithParam<std::string> {};

TEST_P(Misprint, IsMarkedWhereItIsMended) {
  const auto listed = reader().read_list(GetParam());
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_TRUE(listed[0].misspelt);
  EXPECT_TRUE(listed[0].known);
  EXPECT_EQ(listed[0].mention.raw, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Units, Misprint,
                         testing::Values("Các các cơ quan, đơn vị", "Các cơ qan, đơn vị",
                                         "Phòng Văn hóa - Văn hóa", "Trung tâm Phục vụ hành chính cồng",
                                         "Ban Chi huy Quân sự"));

TEST(UnitList, TurnsNoNameOfTheRegisterIntoAnother) {
  for (const Unit& unit : vocabulary().units()) {
    if (unit.kind == UnitKind::collective || unit.canonical.find(',') != std::string::npos) continue;
    for (const ListedUnit& listed : reader().read_list(unit.canonical)) {
      EXPECT_FALSE(listed.misspelt) << unit.canonical << " → " << listed.mention.unit;
    }
  }
}

TEST(UnitList, FindsEveryUnitOfTheRegisterByItsName) {
  for (const Unit& unit : vocabulary().units()) {
    if (unit.kind != UnitKind::unit) continue;
    const auto listed = reader().read_list(unit.canonical);
    ASSERT_EQ(listed.size(), 1u) << unit.canonical;
    EXPECT_EQ(listed[0].mention.unit, unit.canonical);
    EXPECT_TRUE(listed[0].known) << unit.canonical;
  }
}

TEST(UnitList, KeepsUnknownNamesAsPrinted) {
  const auto listed = reader().read_list("Chi cục Thủy lợi; Công ty TNHH Ánh Dương");
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_FALSE(listed[0].known);
  EXPECT_FALSE(listed[0].misspelt);
  EXPECT_EQ(listed[1].mention.unit, "Công ty TNHH Ánh Dương");
}

TEST(UnitList, MendsNoDigits) {
  const auto listed = reader().read_list("Tổ công tác triển khai Đề án 07");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_FALSE(listed[0].misspelt);
}

TEST(UnitList, TellsCollectivesFromUnits) {
  const auto listed =
      reader().read_list("Phòng Kinh tế; các thôn; Thủ trưởng các cơ quan, đơn vị; Trạm Y tế");
  ASSERT_EQ(listed.size(), 4u);
  EXPECT_FALSE(listed[0].mention.collective);
  EXPECT_TRUE(listed[1].mention.collective);
  EXPECT_TRUE(listed[2].mention.collective);
  EXPECT_FALSE(listed[3].mention.collective);
}

TEST(UnitList, TellsTheKindAndWhoTookOver) {
  const auto listed = reader().read_list(
      "Phòng Kinh tế; các thôn; Chủ tịch UBND xã; Cổng Thông tin điện tử xã; Phòng Nội vụ; Hội Nông dân "
      "huyện; Trưởng thôn; Các phòng: Nội vụ, Kinh tế");
  const std::vector<std::pair<UnitKind, std::string>> expected = {
      {UnitKind::unit, ""},    {UnitKind::collective, ""}, {UnitKind::role, ""},
      {UnitKind::channel, ""}, {UnitKind::unit, kCulture}, {UnitKind::unit, "Hội Nông dân"},
      {UnitKind::role, ""},    {UnitKind::unit, kCulture}, {UnitKind::unit, ""}};
  ASSERT_EQ(listed.size(), expected.size());
  for (std::size_t i = 0; i < listed.size(); ++i) {
    EXPECT_EQ(listed[i].kind, expected[i].first) << listed[i].mention.unit;
    EXPECT_EQ(listed[i].successor, expected[i].second) << listed[i].mention.unit;
  }
  const auto leading = reader().read_leading("Phòng Nội vụ có trách nhiệm tổng hợp");
  ASSERT_EQ(leading.units.size(), 1u);
  EXPECT_EQ(leading.units[0].successor, kCulture);
}

struct QualifierCase {
  std::string text;
  std::vector<std::string> qualifiers;  // "" where a unit has none

  friend void PrintTo(const QualifierCase& c, std::ostream* out) { *out << c.text; }
};

class UnitQualifier : public testing::TestWithParam<QualifierCase> {};

TEST_P(UnitQualifier, IsKeptBesideTheName) {
  std::vector<std::string> qualifiers;
  for (const ListedUnit& unit : reader().read_list(GetParam().text)) {
    EXPECT_TRUE(unit.known) << unit.mention.unit;
    qualifiers.push_back(unit.mention.qualifier.value_or(""));
  }
  EXPECT_THAT(qualifiers, ElementsAreArray(GetParam().qualifiers));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, UnitQualifier,
    testing::Values(
        QualifierCase{"Phòng Kinh tế xã (về kinh phí) - Công an xã (xử lý)", {"về kinh phí", "xử lý"}},
        QualifierCase{"Phòng Kinh tế tổng hợp, theo dõi chung; Công an xã", {"tổng hợp, theo dõi chung", ""}},
        QualifierCase{"đề nghị Ủy ban MTTQ xã phối hợp thực hiện", {"đề nghị, phối hợp thực hiện"}},
        QualifierCase{"Phòng Kinh tế chủ trì, phối hợp với Công an xã", {"chủ trì", "phối hợp với"}},
        QualifierCase{"Các cơ quan, đơn vị theo dõi, đôn đốc", {"theo dõi, đôn đốc"}},
        QualifierCase{"Văn phòng HĐND và UBND (xã)", {""}},
        QualifierCase{"Phòng Kinh tế (qua Văn phòng HĐND và UBND)",
                      {"qua Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"}}));

TEST(UnitList, IsBrokenAtLineEndsUnlessANameRunsOverThem) {
  const std::string text = "Phòng Văn hóa - Xã hội Trung tâm Dịch vụ sự nghiệp công Chi cục Thủy lợi";
  const std::size_t inside = text.find("sự nghiệp");
  const std::size_t unknown = text.find("Chi cục");
  const auto listed = reader().read_list(text, {text.find("Trung tâm"), inside, unknown});
  EXPECT_THAT(names_of(listed), ElementsAreArray({kCulture, std::string("Trung tâm Dịch vụ sự nghiệp công"),
                                                  std::string("Chi cục Thủy lợi")}));
}

struct MentionCase {
  const char* text;
  std::vector<std::string> described;  // "unit (asked) level"
  friend void PrintTo(const MentionCase& c, std::ostream* out) { *out << c.text; }
};

std::vector<std::string> describe_mentions(const std::vector<ListedUnit>& listed) {
  std::vector<std::string> described;
  for (const ListedUnit& unit : listed) {
    described.push_back(unit.mention.unit + (unit.mention.requested ? " (asked) " : " ") +
                        unit.mention.level.value_or("-"));
  }
  return described;
}

class UnitMentions : public testing::TestWithParam<MentionCase> {};

TEST_P(UnitMentions, SayWhoIsAskedAndWhoseBodyItIs) {
  EXPECT_EQ(describe_mentions(reader().read_list(GetParam().text)), GetParam().described);
}

INSTANTIATE_TEST_SUITE_P(
    Lists, UnitMentions,
    testing::Values(
        MentionCase{"Phòng Kinh tế; Công an xã", {"Phòng Kinh tế xã", "Công an xã"}},
        MentionCase{"đề nghị Hội Nông dân xã phối hợp thực hiện", {"Hội Nông dân (asked) xã"}},
        MentionCase{"Đề nghị Hội Nông dân, Hội Cựu chiến binh; Phòng Kinh tế",
                    {"Hội Nông dân (asked) xã", "Hội Cựu chiến binh (asked) xã", "Phòng Kinh tế xã"}},
        MentionCase{"Phòng Kinh tế; đề nghị Ban Xây dựng Đảng, giao Công an xã",
                    {"Phòng Kinh tế xã", "Ban Xây dựng Đảng (asked) xã", "Công an xã"}},
        MentionCase{"Hội Nông dân (đề nghị phối hợp); Trạm Y tế",
                    {"Hội Nông dân (asked) xã", "Trạm Y tế xã"}},
        MentionCase{"Yêu cầu các thôn; Sở Nội vụ thành phố", {"Các thôn -", "Sở Nội vụ tỉnh"}},
        MentionCase{"Công an huyện, Công an tỉnh, Công an thị xã",
                    {"Công an huyện huyện", "Công an tỉnh tỉnh", "Công an thị xã huyện"}},
        MentionCase{"UBND tỉnh; UBND phường Tân Hòa", {"Ủy ban nhân dân tỉnh tỉnh", "Ủy ban nhân dân xã"}},
        MentionCase{"Bưu điện; Bưu điện xã", {"Bưu điện -", "Bưu điện xã"}},
        MentionCase{"Các cơ quan, đơn vị; Trưởng phòng Kinh tế; Thanh tra Chính phủ",
                    {"Các cơ quan, đơn vị -", "Trưởng Phòng Kinh tế -", "Thanh tra Chính phủ trung ương"}},
        MentionCase{"Ban Quản trị Chợ Mới xã", {"Ban Quản trị Chợ Mới xã"}},
        MentionCase{"Các phòng: Kinh tế, Văn hóa - Xã hội",
                    {"Phòng Kinh tế xã", "Phòng Văn hóa - Xã hội xã"}}));

class LeadingMentions : public testing::TestWithParam<MentionCase> {};

TEST_P(LeadingMentions, SayWhoIsAskedAndWhoseBodyItIs) {
  EXPECT_EQ(describe_mentions(reader().read_leading(GetParam().text).units), GetParam().described);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, LeadingMentions,
    testing::Values(MentionCase{"Đề nghị Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội vận động",
                                {"Ủy ban Mặt trận Tổ quốc Việt Nam (asked) xã",
                                 "Các tổ chức chính trị - xã hội (asked) -"}},
                    MentionCase{"Giao Công an xã tuần tra", {"Công an xã"}},
                    MentionCase{"Giao Công an xã, đề nghị Hội Nông dân xã tuần tra",
                                {"Công an xã", "Hội Nông dân (asked) xã"}},
                    MentionCase{"Sở Nội vụ thành phố có trách nhiệm", {"Sở Nội vụ tỉnh"}},
                    MentionCase{"Chi cục Thủy lợi có trách nhiệm rà soát", {"Chi cục Thủy lợi -"}}));

struct LeadingCase {
  std::string text;
  Names names;
  std::string taken;

  friend void PrintTo(const LeadingCase& c, std::ostream* out) { *out << c.text; }
};

class LeadingUnit : public testing::TestWithParam<LeadingCase> {};

TEST_P(LeadingUnit, IsTakenFromTheSentence) {
  const auto leading = reader().read_leading(GetParam().text);
  EXPECT_THAT(names_of(leading.units), ElementsAreArray(GetParam().names));
  EXPECT_EQ(GetParam().text.substr(0, leading.length), GetParam().taken);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, LeadingUnit,
    testing::Values(
        LeadingCase{
            "Phòng Kinh tế có trách nhiệm phối hợp với Công an xã", {"Phòng Kinh tế"}, "Phòng Kinh tế"},
        LeadingCase{"Đề nghị Ủy ban MTTQ và các tổ chức chính trị - xã hội xã:",
                    {kFront, "Các tổ chức chính trị - xã hội"},
                    "Đề nghị Ủy ban MTTQ và các tổ chức chính trị - xã hội xã"},
        LeadingCase{"Giao Công an xã chủ trì, phối hợp với Phòng Kinh tế", {"Công an"}, "Giao Công an xã"},
        LeadingCase{"Thủ trưởng các cơ quan, đơn vị có trách nhiệm triển khai",
                    {"Thủ trưởng các cơ quan, đơn vị"},
                    "Thủ trưởng các cơ quan, đơn vị"},
        LeadingCase{"Phòng Văn hóa - Xã hội xã: Tham mưu kế hoạch", {kCulture}, "Phòng Văn hóa - Xã hội xã"},
        LeadingCase{"Phòng Kinh tế, Công an xã và các thôn theo chức năng",
                    {"Phòng Kinh tế", "Công an", "Các thôn"},
                    "Phòng Kinh tế, Công an xã và các thôn"},
        LeadingCase{"Trường Tiểu học Tân Hòa: tổ chức tuyên truyền",
                    {"Trường Tiểu học Tân Hòa"},
                    "Trường Tiểu học Tân Hòa"},
        LeadingCase{"Chi cục Thủy lợi có trách nhiệm rà soát", {"Chi cục Thủy lợi"}, "Chi cục Thủy lợi"},
        LeadingCase{
            "Các cơ quan, đơn vị nghiêm túc thực hiện", {"Các cơ quan, đơn vị"}, "Các cơ quan, đơn vị"},
        LeadingCase{"Phòng Kinh tế (cơ quan thường trực) tham mưu",
                    {"Phòng Kinh tế"},
                    "Phòng Kinh tế (cơ quan thường trực)"}));

class NoLeadingUnit : public testing::TestWithParam<std::string> {};

TEST_P(NoLeadingUnit, IsFound) {
  const auto leading = reader().read_leading(GetParam());
  EXPECT_EQ(leading.length, 0u);
  EXPECT_TRUE(leading.units.empty()) << leading.units.front().mention.unit;
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, NoLeadingUnit,
    testing::Values("Tăng cường công tác phối hợp với Công an xã", "Kinh phí thực hiện từ ngân sách",
                    "Công tác phối hợp với Mặt trận Tổ quốc", "Tổ chức thực hiện", "TỔ CHỨC THỰC HIỆN",
                    "Ban hành kế hoạch", "Phòng, chống tham nhũng", "Trường hợp có vướng mắc",
                    "Các trường hợp vi phạm", "Văn hóa - Xã hội", "Lãnh đạo, chỉ đạo, quán triệt",
                    "Hội nghị tổng kết", "Hằng năm, các cơ quan, đơn vị báo cáo", "Thuế đất phi nông nghiệp",
                    "Bản sắc văn hóa dân tộc", "", "Các nội dung khác", "Báo cáo kết quả"));

TEST(UnitPhrases, MatchTheirExamplesWholeAndNothingEarlierOfTheirKind) {
  const UnitTextMaker maker(vocabulary());
  for (const UnitPhrase& phrase : unit_phrases()) {
    EXPECT_FALSE(phrase.examples.empty()) << phrase.name;
    for (const std::string_view example : phrase.examples) {
      // A key has no blanks at its ends: the fragment's own are put between other words.
      const UnitText text = maker.make("x" + std::string(example) + "x");
      const auto found = phrase.pattern.match_at(text.key, 1);
      ASSERT_TRUE(found) << phrase.name << ": " << example;
      EXPECT_EQ(found->whole().end, text.key.size() - 1) << phrase.name << ": " << example;
    }
  }
}

TEST(EditDistance, CountsLettersUpToItsLimit) {
  EXPECT_EQ(edit_distance(U"đô thị", U"đô thi", 2), 1u);
  EXPECT_EQ(edit_distance(U"abc", U"abc", 2), 0u);
  EXPECT_EQ(edit_distance(U"abc", U"", 2), 3u);
  EXPECT_EQ(edit_distance(U"abcdef", U"uvwxyz", 2), 3u);
}

/// By the whole table, without a limit.
std::size_t full_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = std::exchange(row[0], j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
    }
  }
  return row[a.size()];
}

TEST(EditDistance, IsThatOfTheWholeTableUpToItsLimit) {
  std::vector<std::u32string> words{U""};
  for (std::size_t i = 0; words.size() < 364; ++i) {
    for (const char32_t letter : {U'a', U'b', U'đ'}) words.push_back(words[i] + letter);
  }
  for (const std::u32string& a : words) {
    for (const std::u32string& b : words) {
      for (const std::size_t limit : {0u, 1u, 2u, 4u}) {
        ASSERT_EQ(edit_distance(a, b, limit), std::min(full_distance(a, b), limit + 1));
      }
    }
  }
}

TEST(UnitList, OfHostileTextIsReadWithoutHarm) {
  const std::string parts[] = {"các cơ quan, ",
                               "Công an (",
                               "Chi cục Abc; ",
                               "- ",
                               ", ",
                               "lãnh đạo ",
                               "P.",
                               "(a) ",
                               "Phòng Kinh tế ",
                               "\xFF\xE1\xBB",
                               "của các ",
                               "xã ",
                               "và ",
                               "A",
                               "• ",
                               "& ",
                               "\"",
                               "(1) ",
                               "12 thôn, ",
                               "Các phòng: ",
                               "Thôn ",
                               "thôn ",
                               "phối hợp với ",
                               "Phòng Văn hóa - Xã hội hội ",
                               "đồng chí "};
  for (const std::string& part : parts) {
    std::string text = "Tổ công tác ";
    std::vector<std::size_t> lines;
    while (text.size() < 20'000) {
      lines.push_back(text.size());
      text += part;
    }
    const auto listed = reader().read_list(text, lines);
    for (const ListedUnit& unit : listed) {
      ASSERT_LE(unit.where.end, text.size());
      ASSERT_LE(unit.where.begin, unit.where.end);
    }
    EXPECT_LE(reader().read_leading(text).length, text.size());
  }
}

}  // namespace
}  // namespace vanthu
