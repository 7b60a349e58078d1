#include "tools/export/akn_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "ingest/limits.h"
#include "tools/pipeline.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kPlan = R"(ỦY BAN NHÂN DÂN
XÃ AN SƠN
Số: 41/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Sơn, ngày 12 tháng 02 năm 2026

KẾ HOẠCH
Mở lớp dạy bơi cho thiếu nhi
trên địa bàn xã năm 2026

Căn cứ Nghị định số 155/2018/NĐ-CP ngày 12/11/2018 của Chính phủ;
Xét đề nghị của Phòng Văn hóa - Xã hội,
Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

1. Thiếu nhi trong xã biết bơi & biết cách cứu đuối <an toàn>.

đ) Lớp học bảo đảm an toàn.

II. NỘI DUNG

1. Bố trí kinh phí mở lớp

- Cơ quan chủ trì: Phòng Kinh tế.
- Thời gian thực hiện: trước ngày 30/4/2026.

Nơi nhận:
- Thường trực Đảng ủy xã;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Bình

PHỤ LỤC I
Phân công nhiệm vụ
(Kèm theo Kế hoạch số 41/KH-UBND ngày 12/02/2026)

STT | Nhiệm vụ | Chủ trì | Thời gian
1 | Khảo sát bể bơi | Phòng Văn hóa - Xã hội | Trước ngày 15/3/2026
2 | Mở lớp | Trạm Y tế | Trước ngày 30/6/2026
)";

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

Document record_of(const std::string& text) {
  static const Parser parser(vocabulary());
  return extract({"plan.txt", text}, Limits{}, parser);
}

std::string xml_of(const Document& record) {
  static const AknWriter writer(vocabulary());
  return writer.write(record, "2026-11-22");
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

std::string without_blanks(const std::string& text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') kept += c;
  }
  return kept;
}

/// What stands between the tags of everything but <meta>, without blanks.
std::string words_of(const std::string& xml) {
  std::string text;
  for (std::size_t at = xml.find("<akomaNtoso"); at < xml.size();) {
    if (xml.compare(at, 6, "<meta>") == 0) at = xml.find("</meta>", at);
    if (xml[at] == '<') {
      at = xml.find('>', at) + 1;
    } else {
      text += xml[at++];
    }
  }
  replace_all(text, "&lt;", "<");
  replace_all(text, "&gt;", ">");
  replace_all(text, "&amp;", "&");
  return without_blanks(text);
}

/// The eIds, in order.
std::vector<std::string> ids_of(const std::string& xml) {
  std::vector<std::string> ids;
  constexpr std::string_view kStart = " eId=\"";
  for (std::size_t at = 0; (at = xml.find(kStart, at)) != std::string::npos;) {
    at += kStart.size();
    ids.push_back(xml.substr(at, xml.find('"', at) - at));
  }
  return ids;
}

/// Every opened element is ended in its turn.
bool is_nested(const std::string& xml, std::size_t deepest) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find("<akomaNtoso"); (at = xml.find('<', at)) != std::string::npos; ++at) {
    const std::string tag = xml.substr(at + 1, xml.find('>', at) - at - 1);
    if (tag.ends_with('/')) continue;
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else {
      open.push_back(tag.substr(0, tag.find(' ')));
      if (open.size() > deepest) return false;
    }
  }
  return open.empty();
}

void expect_sound(const Document& record) {
  const std::string xml = xml_of(record);
  EXPECT_EQ(words_of(xml), without_blanks(record.text));
  EXPECT_TRUE(is_nested(xml, 40));
  const std::vector<std::string> ids = ids_of(xml);
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size());
}

TEST(AknWriter, AllTextStandsInItOnceAndInOrder) { expect_sound(record_of(kPlan)); }

TEST(AknWriter, TheHeadSaysNumberDateTypeAndTitle) {
  const std::string xml = xml_of(record_of(kPlan));
  EXPECT_THAT(
      xml, HasSubstr("<docProponent refersTo=\"#issuer_1\">ỦY BAN NHÂN DÂN\n<eol/>XÃ AN SƠN</docProponent>"));
  EXPECT_THAT(xml, HasSubstr("<docNumber>Số: 41/KH-UBND</docNumber>"));
  EXPECT_THAT(xml, HasSubstr("<docDate date=\"2026-02-12\">ngày 12 tháng 02 năm 2026</docDate>"));
  EXPECT_THAT(xml, HasSubstr("<docType>KẾ HOẠCH</docType>"));
  EXPECT_THAT(xml,
              HasSubstr("<docTitle>Mở lớp dạy bơi cho thiếu nhi\n<eol/>trên địa bàn xã năm 2026</docTitle>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRdate date=\"2026-02-12\" name=\"issue\"/>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRdate date=\"2026-11-22\" name=\"markup\"/>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRcountry value=\"vn\"/>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRlanguage language=\"vie\"/>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRnumber value=\"41/KH-UBND\"/>"));
}

TEST(AknWriter, TheOpeningIsCitationsRecitalsAndAFormula) {
  const std::string xml = xml_of(record_of(kPlan));
  EXPECT_THAT(xml, HasSubstr("<citation eId=\"cits_1__cit_1\">\n<p>Căn cứ <ref eId=\"cits_1__cit_1__ref_1\" "
                             "href=\"/akn/vn/act/nđ/cp/2018/155\">Nghị định số 155/2018/NĐ-CP ngày "
                             "12/11/2018</ref> của Chính phủ;</p>"));
  EXPECT_THAT(xml, HasSubstr("<recital eId=\"recs_1__rec_1\">\n<p>Xét đề nghị"));
  EXPECT_THAT(xml,
              HasSubstr("<formula eId=\"formula_1\" name=\"enacting\">\n<p>Ủy ban nhân dân xã ban hành"));
}

TEST(AknWriter, SectionsAreNestedByTheirLabels) {
  const std::string xml = xml_of(record_of(kPlan));
  EXPECT_THAT(xml, HasSubstr("<section eId=\"sec_i\">\n<num>I.</num>\n<heading>MỤC ĐÍCH</heading>\n"
                             "<clause eId=\"sec_i__cl_1\">\n<num>1.</num>"));
  EXPECT_THAT(xml, HasSubstr("biết bơi &amp; biết cách cứu đuối &lt;an toàn&gt;."));
  EXPECT_THAT(xml, HasSubstr("eId=\"sec_i__cl_1__point_đ\""));
  EXPECT_THAT(xml, HasSubstr("<section eId=\"sec_ii\">"));
}

TEST(AknWriter, ADeadlineOfOneDayIsADate) {
  const std::string xml = xml_of(record_of(kPlan));
  EXPECT_THAT(xml, HasSubstr("<date date=\"2026-03-15\">Trước ngày 15/3/2026</date>"));
  EXPECT_THAT(xml, HasSubstr("<date date=\"2026-06-30\">Trước ngày 30/6/2026</date>"));
}

TEST(AknWriter, TheSignerStandsInConclusionsAndReferences) {
  const std::string xml = xml_of(record_of(kPlan));
  EXPECT_THAT(xml, HasSubstr("<TLCPerson eId=\"signer_1\" href=\"/akn/ontology/person/vn/trần-văn-bình\" "
                             "showAs=\"Trần Văn Bình\"/>"));
  EXPECT_THAT(xml, HasSubstr("<p><signature><person refersTo=\"#signer_1\" as=\"#role_1\">Trần Văn "
                             "Bình</person></signature></p>"));
  EXPECT_THAT(xml, HasSubstr("<role refersTo=\"#role_1\">PHÓ CHỦ TỊCH</role>"));
  EXPECT_THAT(xml, HasSubstr("showAs=\"Phòng Kinh tế\"/>"));
}

TEST(AknWriter, AppendicesAreAttachmentsWithTheirTables) {
  const std::string xml = xml_of(record_of(kPlan));
  const std::size_t attachment = xml.find("<attachment eId=\"att_1\">");
  ASSERT_NE(attachment, std::string::npos);
  EXPECT_GT(attachment, xml.find("</conclusions>"));
  EXPECT_THAT(xml.substr(attachment), HasSubstr("<docTitle>PHỤ LỤC I\n<eol/>Phân công nhiệm vụ</docTitle>"));
  EXPECT_THAT(xml.substr(attachment), HasSubstr("<table eId=\"att_1__table_1\">\n<tr><th><p>STT</p></th>"));
  EXPECT_THAT(xml.substr(attachment), HasSubstr("<tr><td><p>1</p></td><td><p>Khảo sát bể bơi</p></td>"));
  EXPECT_THAT(xml.substr(attachment), HasSubstr("/!att_1\"/>"));
}

TEST(AknWriter, TwoSignersOfOneOfficeAreTwo) {
  Document record = record_of(kPlan);
  record.header.co_signers.push_back(
      {.on_behalf = {}, .authority = {}, .position = "Phó Chủ tịch", .name = "Lê An"});
  record.text += "\nPHÓ CHỦ TỊCH\nLê An";
  record.tables.clear();
  record.text = record.text.substr(0, record.text.find("PHỤ LỤC")) + "PHÓ CHỦ TỊCH\nLê An";
  const std::string xml = xml_of(record);
  EXPECT_THAT(xml, HasSubstr("<role refersTo=\"#role_2\">PHÓ CHỦ TỊCH</role></p>\n<p><signature><person "
                             "refersTo=\"#signer_2\" as=\"#role_2\">Lê An</person>"));
}

TEST(AknWriter, AChaptersTitleOnItsOwnLineIsItsHeading) {
  const Document record = record_of(
      "ỦY BAN NHÂN DÂN\nXÃ AN SƠN\nSố: 7/QĐ-UBND\nAn Sơn, ngày 12 tháng 02 năm 2026\nQUYẾT ĐỊNH\nVề việc ban "
      "hành "
      "Quy chế bể bơi\n\nĐiều 1. Ban hành Quy chế.\n\nĐiều 2. Văn phòng thi hành.\n\nTM. ỦY BAN NHÂN "
      "DÂN\nCHỦ "
      "TỊCH\nTrần Văn Bình\n\nQUY CHẾ\nQuản lý bể bơi\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. "
      "Quy chế "
      "này áp dụng cho bể bơi.\n");
  expect_sound(record);
  const std::string xml = xml_of(record);
  EXPECT_THAT(xml, HasSubstr("<num>Chương I</num>\n<heading>QUY ĐỊNH CHUNG</heading>"));
  EXPECT_THAT(xml, HasSubstr("<doc name=\"quy chế\">"));
}

TEST(AknWriter, APartialDateIsNamedSo) {
  Document record = record_of(kPlan);
  const std::pair<std::optional<std::string>, const char*> cases[] = {
      {"2026-02", "<FRBRdate date=\"2026-02-01\" name=\"issue-month\"/>"},
      {"2026", "<FRBRdate date=\"2026-01-01\" name=\"issue-year\"/>"},
      {std::nullopt, "<FRBRdate date=\"0001-01-01\" name=\"unknown\"/>"},
      {"2026-02-30", "<FRBRdate date=\"0001-01-01\" name=\"unknown\"/>"}};
  for (const auto& [date, element] : cases) {
    record.header.date = date;
    const std::string xml = xml_of(record);
    EXPECT_THAT(xml, HasSubstr(element));
    EXPECT_THAT(xml, Not(HasSubstr("<docDate")));
  }
}

TEST(AknWriter, ACitationThatMayMeanSeveralDocumentsStaysPlain) {
  const Document record =
      record_of("I. NỘI DUNG\n\n1. Thực hiện Kế hoạch số 18/KH-UBND và các văn bản khác.\n");
  expect_sound(record);
  ASSERT_EQ(record.citations.size(), 1u);
  EXPECT_THAT(xml_of(record), Not(HasSubstr("<ref ")));
}

TEST(AknWriter, NothingAtAllIsADocumentToo) {
  const std::string xml = xml_of({});
  EXPECT_TRUE(is_nested(xml, 10));
  EXPECT_THAT(xml, HasSubstr("<mainBody>\n<p/></mainBody>"));
  EXPECT_THAT(xml, Not(HasSubstr("<preface>")));
}

TEST(AknWriter, AnyTextIsWritten) {
  for (const char* text : {"\n\n", "x", "\t", "a\tb", "a\tb\nc", "Nơi nhận:", "PHỤ LỤC I", "KẾ HOẠCH",
                           "Điều 1.", "I. A\n\tb\nII. B", "PHỤ LỤC\nPHỤ LỤC\nPHỤ LỤC I\na\tb\nc\td",
                           "Căn cứ\nCăn cứ\n1. a\nCăn cứ", "a) b\na) c\nI. a\na) d"}) {
    Document record = record_of(std::string("x\n") + text);
    record.text = text;
    expect_sound(record);
  }
}

TEST(AknWriter, SpansThatFitNothingDoNoHarm) {
  Document record = record_of(kPlan);
  const ByteRange ranges[] = {{0, 0},
                              {5, 2},
                              {1, 2},
                              {0, 1u << 30},
                              {1u << 30, 1u << 31},
                              {record.text.size(), record.text.size()},
                              {0, record.text.size()}};
  for (const ByteRange range : ranges) {
    Document hostile = record;
    for (Section& section : hostile.sections) section.span.bytes = range;
    for (Citation& citation : hostile.citations) citation.span.bytes = range;
    for (AppendixTable& table : hostile.tables) table.span.bytes = range;
    for (Assignment& task : hostile.assignments) task.span.bytes = range;
    hostile.header.number_reading->span.bytes = range;
    expect_sound(hostile);
  }
}

TEST(AknWriter, TenThousandSectionsOfOneNameHaveTenThousandIds) {
  Document record;
  for (int i = 0; i < 10'000; ++i) {
    const std::size_t begin = record.text.size();
    record.text += "1. Việc\n";
    record.sections.push_back({"1", "1", "Việc", 1 + i % 3, {{begin, record.text.size() - 1}, {}, {}}});
  }
  expect_sound(record);
}

TEST(AknWriter, DepthIsBounded) {
  Document record;
  for (int i = 0; i < 2'000; ++i) {
    const std::size_t begin = record.text.size();
    record.text += "1. Việc\nLàm.\n";
    record.sections.push_back({"1", "1", std::nullopt, i + 1, {{begin, begin + 3}, {}, {}}});
  }
  expect_sound(record);
}

TEST(AknWriter, ManyTablesAndLongLinesTakeTimeInProportion) {
  Document record;
  for (int i = 0; i < 20'000; ++i) {
    const std::size_t begin = record.text.size();
    record.text += "a\tb\nc\td\n";
    record.tables.push_back({.appendix = {},
                             .title = {},
                             .columns = {"a", "b"},
                             .rows = {},
                             .span = {{begin, record.text.size() - 1}, {}, {}}});
  }
  record.text += std::string(1'000'000, 'x') + "\t";
  expect_sound(record);
}

}  // namespace
}  // namespace vanthu
