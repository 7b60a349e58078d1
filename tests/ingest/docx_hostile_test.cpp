#include <gtest/gtest.h>

#include "docx_support.h"
#include "ingest/messages.h"
#include "ingest/read.h"
#include "ingest/zip_archive.h"

namespace vanthu {
namespace {

using namespace testing;

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

struct Case {
  std::string promise, docx, code;
};

std::string document_with(const std::string& xml) { return build_zip({{"word/document.xml", xml}}); }

/// A stored (not packed) archive whose two sizes of the only part are both set to `size`.
std::string lying_archive(std::uint32_t add) {
  std::string docx = build_docx(paragraph("chữ"));
  // Size before packing: at 22 in the local header, at 24 in the directory.
  const std::size_t local = docx.find("PK\x03\x04"), directory = docx.find("PK\x01\x02");
  for (const std::size_t at : {local + 22, directory + 24}) {
    docx[at] = static_cast<char>(static_cast<unsigned char>(docx[at]) + add);
  }
  return docx;
}

std::string many_attributes(int count) {
  std::string element = "<w:p";
  for (int i = 0; i < count; ++i) element += " a" + std::to_string(i) + "='1'";
  return element + "/>";
}

std::string bad_checksum() {
  std::string docx = build_docx(paragraph("chữ"));
  const std::size_t local = docx.find("PK\x03\x04"), directory = docx.find("PK\x01\x02");
  for (const std::size_t at : {local + 14, directory + 16}) docx[at] = static_cast<char>(docx[at] ^ 0x55);
  return docx;
}

std::vector<Case> cases() {
  const std::string whole = build_docx(paragraph(repeated("chữ ", 5000)));
  const std::string dtd = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  const std::string body = word_part("document", "<w:body>" + paragraph("chữ") + "</w:body>");
  return {
      {"no directory", "PK\x03\x04 word/document.xml", "docx-damaged"},
      {"cut off", whole.substr(0, whole.size() / 2), "docx-damaged"},
      {"no main part", build_zip({{"word/styles.xml", word_part("styles", "")}}), "docx-damaged"},
      {"a main part that is no XML", document_with("chữ"), "docx-damaged"},
      {"an empty main part", document_with(""), "docx-damaged"},
      {"elements left open", document_with(body.substr(0, body.size() - 8)), "docx-damaged"},
      {"broken letters", document_with("<a>\xFF\xFE</a>"), "docx-damaged"},
      {"a broken part beside it", build_docx(paragraph("chữ"), {{"word/styles.xml", "<w:styles"}}),
       "docx-damaged"},
      {"a DTD", document_with(dtd + body.substr(body.find("?>") + 2)), "docx-damaged"},
      {"an undeclared entity", build_docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"), "docx-damaged"},
      {"a part smaller than it says", lying_archive(1), "docx-damaged"},
      {"a wrong checksum", bad_checksum(), "docx-damaged"},
      {"a bomb", document_with(repeated(" ", 30u << 20)), "limit-archive-ratio"},
      {"200,000 attributes", build_docx(many_attributes(200'000)), "limit-xml-attributes"},
      {"40,000 attributes", build_docx(many_attributes(40'000)), "limit-xml-attributes"},
      {"40,000 attributes of another part", build_docx("<w:p/>", {styles_part(many_attributes(40'000))}),
       "limit-xml-attributes"},
      {"entities inside each other",
       document_with("<!DOCTYPE a [<!ENTITY a \"chữ\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY "
                     "c \"&b;&b;&b;\">]><a>&c;</a>"),
       "docx-damaged"},
      {"300,000 elements inside each other", build_docx(repeated("<a>", 300'000)), "limit-xml-depth"},
      {"attributes behind a comment", document_with("<!-- ' <b --><a" + many_attributes(200'000).substr(4)),
       "limit-xml-attributes"},
      {"150,000 elements inside each other", build_docx(repeated("<w:p>", 150'000)), "limit-xml-depth"},
      {"tables inside each other", build_docx(repeated("<w:tbl><w:tr><w:tc>", 5000)), "limit-xml-depth"},
      {"5,000,000 elements", build_docx(repeated("<w:p/>", 5'000'000)), "limit-archive-ratio"},
  };
}

TEST(HostileDocx, EndsInAnErrorThatSaysWhy) {
  for (const Case& test : cases()) {
    EXPECT_EQ(docx_error(test.docx), test.code) << test.promise;
    EXPECT_TRUE(has_message(test.code)) << test.code;
  }
}

/// `count` numbered copies of a text in which "@" stands for the number: they pack less well than equal ones,
/// as real texts do.
std::string numbered(const std::string& text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i * 2'654'435'761u % 4'294'967'291u);
    for (const char c : text) c == '@' ? result += number : result += c;
  }
  return result;
}

TEST(HostileDocx, MoreElementsThanAnyPlanHasAreRefused) {
  const std::string line = "<w:p><w:r><w:t>@</w:t></w:r></w:p>";
  const std::string row = "<w:tr>" + repeated("<w:tc>" + line + "</w:tc>", 10) + "</w:tr>";
  EXPECT_EQ(docx_error(build_docx(numbered(line, 400'000))), "limit-xml-elements");
  EXPECT_EQ(docx_error(build_docx("<w:tbl>" + numbered(row, 26'000) + "</w:tbl>")), "limit-xml-elements");
  EXPECT_EQ(docx_error(build_docx("<w:tbl>" + numbered(row, 20'100) + "</w:tbl>")), "limit-table-cells");
}

TEST(HostileDocx, ALargeOneIsReadWhole) {
  const auto blocks = blocks_of(build_docx(numbered("<w:p><w:r><w:t>@</w:t></w:r></w:p>", 100'000)));
  EXPECT_EQ(blocks.size(), 100'000u);
}

TEST(HostileDocx, TablesInsideEachOtherAreReadOnce) {
  constexpr std::size_t kDepth = 70;
  const std::string lines = numbered("<w:p><w:r><w:t>@</w:t></w:r></w:p>", 20'000);
  const auto blocks = blocks_of(build_docx(repeated("<w:tbl><w:tr><w:tc>", kDepth) + lines +
                                           repeated("</w:tc></w:tr></w:tbl>", kDepth)));
  EXPECT_EQ(blocks.size(), 20'000u);
}

TEST(HostileDocx, ManyListsAndStylesAreBounded) {
  const std::string lists = numbered("<w:num w:numId=\"@\"><w:abstractNumId w:val=\"1\"/></w:num>", 200'000);
  const std::string body = numbered(
      "<w:p><w:pPr><w:pStyle w:val=\"s@\"/><w:numPr><w:numId w:val=\"@\"/></w:numPr></w:pPr><w:r><w:t>x</w:t>"
      "</w:r></w:p>",
      50'000);
  const std::string styles =
      numbered("<w:style w:type=\"paragraph\" w:styleId=\"s@\"><w:basedOn w:val=\"s0\"/></w:style>", 200'000);
  EXPECT_EQ(blocks_of(build_docx(body, {numbering_part("<w:abstractNum w:abstractNumId=\"1\"/>" + lists),
                                        styles_part(styles)}))
                .size(),
            50'000u);
}

TEST(HostileDocx, FieldsWithoutEndHideNothing) {
  const std::string begins = repeated(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>", 50'000);
  EXPECT_EQ(blocks_of(build_docx("<w:p>" + begins + run("chữ") + "</w:p>")), std::vector<std::string>{"chữ"});
}

TEST(HostileDocx, ManyDeletedParagraphEndsMakeOneLine) {
  const auto blocks = blocks_of(build_docx(
      numbered("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>@ </w:t></w:r></w:p>", 50'000) +
      paragraph("cuối")));
  EXPECT_EQ(blocks.size(), 1u);
}

TEST(HostileDocx, AChunkIsReadOnceHoweverOftenItIsNamed) {
  const std::string chunk =
      "<w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "r:id=\"a\"/>";
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const Parts parts{
      {"word/document.xml", word_part("document", "<w:body>" + repeated(chunk, 10'000) + "</w:body>")},
      {"word/_rels/document.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
       "Id=\"a\" Type=\"" +
           types + "aFChunk\" Target=\"a.txt\"/></Relationships>"},
      {"word/a.txt", repeated("một dòng chữ\n\n", 1000)}};
  EXPECT_EQ(blocks_of(build_zip(parts)).size(), 1000u);
}

TEST(HostileDocx, LimitsAreThoseGiven) {
  Limits limits;
  limits.archive_entries = 1;
  const std::string docx = build_docx(paragraph("chữ"), {styles_part("")});
  EXPECT_EQ(docx_error(docx, limits), "limit-archive-entries");
  limits = {};
  limits.archive_bytes = 100;
  EXPECT_EQ(docx_error(docx, limits), "limit-archive-bytes");
  limits = {};
  limits.table_cells = 3;
  EXPECT_EQ(docx_error(build_docx(table(row(repeated(cell("a"), 4)))), limits), "limit-table-cells");
  limits = {};
  limits.archive_ratio = 2;
  EXPECT_EQ(docx_error(build_docx(paragraph(repeated("a", 2u << 20))), limits), "limit-archive-ratio");
}

TEST(HostileDocx, BytesCutOffAnywhereNeverCrash) {
  const std::string docx =
      build_docx(paragraph("một") + table(row(cell("a") + cell("b"))), {styles_part("")});
  for (std::size_t size = 0; size < docx.size(); size += 3)
    EXPECT_NE(docx_error(docx.substr(0, size)), "") << size;
  for (std::size_t at = 0; at < docx.size(); ++at) {
    std::string changed = docx;
    changed[at] = static_cast<char>(changed[at] ^ 0xA5);
    const std::string code = docx_error(changed);
    EXPECT_TRUE(code.empty() || has_message(code)) << code;
  }
}

TEST(HostileDocx, SpansAreBounded) {
  const std::string wide = "<w:gridSpan w:val=\"2147483647\"/>", negative = "<w:gridSpan w:val=\"-3\"/>";
  const auto blocks =
      blocks_of(build_docx(table(row(cell("a", wide) + cell("b")) + row(cell("c", negative) + cell("d")) +
                                 row(cell("e"), "<w:gridBefore w:val=\"99999999999\"/>"))));
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0], "[a(3x1)|b][c|d][(3x1)|e]");
}

TEST(HostileDocx, CyclesOfStylesAndListsEnd) {
  const auto styles = styles_part(
      "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>");
  const auto numbering = numbering_part(
      "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>");
  EXPECT_EQ(
      blocks_of(build_docx(paragraph("a", "<w:pStyle w:val=\"A\"/>") + item("b", 1), {styles, numbering})),
      (std::vector<std::string>{"a", "b"}));
}

TEST(HostileDocx, ListsThatLeadToEachOtherEnd) {
  const auto styles = styles_part(
      "<w:style w:type=\"numbering\" w:styleId=\"A\"><w:pPr><w:numPr><w:numId "
      "w:val=\"2\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"B\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>");
  const auto numbering = numbering_part(
      "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"A\"/></w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"B\"/></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>");
  EXPECT_EQ(blocks_of(build_docx(item("a", 1) + item("b", 2), {styles, numbering})),
            (std::vector<std::string>{"a", "b"}));
}

TEST(HostileDocx, WhatIsNoWordFileIsNotTakenForOne) {
  const auto code = [](const std::string& bytes) {
    try {
      read({"plan.docx", bytes}, {});
    } catch (const Error& error) {
      return error.code;
    }
    return std::string();
  };
  EXPECT_EQ(code(""), "file-empty");
  EXPECT_EQ(code(std::string("PK\x05\x06", 4) + std::string(18, '\0')), "format-unsupported");
  EXPECT_EQ(read({"plan.docx", "Kế hoạch số 5"}, {}).source.format, "txt");
  EXPECT_EQ(read({"plan.docx", "<html><body><p>Kế hoạch</p></body></html>"}, {}).source.format, "html");
  EXPECT_EQ(read({"plan.txt", build_docx(paragraph("Kế hoạch"))}, {}).source.format, "docx");
}

TEST(HostileDocx, OtherArchivesStayUnsupported) {
  try {
    read({"sheet.xlsx", build_zip({{"xl/workbook.xml", "<a/>"}})}, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "format-unsupported");
  }
}

}  // namespace
}  // namespace vanthu
