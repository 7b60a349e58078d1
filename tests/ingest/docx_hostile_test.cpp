#include <gtest/gtest.h>

#include <chrono>

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

std::string many_attributes() {
  std::string element = "<w:p";
  for (int i = 0; i < 200'000; ++i) element += " a" + std::to_string(i) + "='1'";
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
      {"200,000 attributes", build_docx(many_attributes()), "limit-xml-attributes"},
      {"attributes behind a comment", document_with("<!-- ' <b --><a" + many_attributes().substr(4)),
       "limit-xml-attributes"},
      {"150,000 elements inside each other", build_docx(repeated("<w:p>", 150'000)), "limit-xml-depth"},
      {"tables inside each other", build_docx(repeated("<w:tbl><w:tr><w:tc>", 5000)), "limit-xml-depth"},
      {"5,000,000 elements", build_docx(repeated("<w:p/>", 5'000'000)), "limit-archive-ratio"},
  };
}

TEST(HostileDocx, EndsInAnErrorThatSaysWhy) {
  for (const Case& test : cases()) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(docx_error(test.docx), test.code) << test.promise;
    EXPECT_TRUE(has_message(test.code)) << test.code;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << test.promise;
  }
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
