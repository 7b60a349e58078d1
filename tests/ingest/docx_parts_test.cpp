// How a Word file is packed: its archive, its parts and what they are called.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_support.h"
#include "ingest/docx_relations.h"
#include "ingest/read.h"
#include "layout_support.h"
#include "raw_zip.h"

namespace vanthu {
namespace {

using namespace testing;
using ::testing::ElementsAre;

const std::string kOfficeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& type, const std::string& target,
                     const std::string& mode = "") {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOfficeTypes + type + "\" Target=\"" + target + "\"" +
         (mode.empty() ? "" : " TargetMode=\"" + mode + "\"") + "/>";
}

std::string relations(const std::string& entries) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + entries +
         "</Relationships>";
}

std::string document_part(const std::string& body) {
  return word_part("document", "<w:body>" + body + "</w:body>");
}

/// A file whose document has these relationships.
std::string related_docx(const std::string& body, const std::string& entries, const Parts& more = {}) {
  Parts parts{{"_rels/.rels", relations(relation("r", "officeDocument", "word/document.xml"))},
              {"word/_rels/document.xml.rels", relations(entries)},
              {"word/document.xml", document_part(body)}};
  parts.insert(parts.end(), more.begin(), more.end());
  return build_zip(parts);
}

std::string with_utf16(const std::string& ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

TEST(DocxArchive, IsReadInEveryFormThatProgramsWrite) {
  const Parts parts{{"_rels/.rels", relations(relation("r", "officeDocument", "word/document.xml"))},
                    {"word/document.xml", document_part(paragraph("chữ"))}};
  for (const ZipForm form :
       {ZipForm{}, ZipForm{.data_descriptors = true}, ZipForm{.zip64 = true}, ZipForm{.backslashes = true}}) {
    EXPECT_THAT(blocks_of(write_zip(parts, form)), ElementsAre("chữ"))
        << form.data_descriptors << form.zip64 << form.backslashes;
  }
  EXPECT_EQ(docx_error(write_zip(parts, {.encrypted = true})), "docx-encrypted");
}

TEST(DocxArchive, BytesBeforeAndBehindItDoNotMatter) {
  const std::string docx = build_docx(paragraph("chữ"));
  EXPECT_THAT(blocks_of(docx + std::string(20, '\0')), ElementsAre("chữ"));
}

TEST(DocxParts, AreFoundInAnyCase) {
  EXPECT_THAT(blocks_of(build_zip({{"Word/Document.XML", document_part(paragraph("chữ"))}})),
              ElementsAre("chữ"));
}

TEST(DocxParts, AreFoundWhereTheRelationshipsPoint) {
  struct Case {
    std::string target, name;
  };
  for (const Case& test :
       {Case{"word/document.xml", "word/document.xml"}, Case{"/word/document.xml", "word/document.xml"},
        Case{"./word/../text/main.xml", "text/main.xml"}, Case{"word\\document.xml", "word/document.xml"},
        Case{"document.xml", "document.xml"}, Case{"lost.xml", "word/document.xml"}}) {
    const std::string docx =
        build_zip({{"_rels/.rels", relations(relation("r", "officeDocument", test.target))},
                   {test.name, document_part(paragraph("chữ"))}});
    EXPECT_THAT(blocks_of(docx), ElementsAre("chữ")) << test.target;
  }
}

TEST(DocxParts, TargetsAreResolvedInsideTheArchive) {
  EXPECT_EQ(resolve_target("word/", "styles.xml"), "word/styles.xml");
  EXPECT_EQ(resolve_target("word/", "/styles.xml"), "styles.xml");
  EXPECT_EQ(resolve_target("word/", "../../../etc/passwd"), "etc/passwd");
  EXPECT_EQ(resolve_target("", ""), "");
}

TEST(DocxParts, MissingOrOutsideOnesAreDoneWithout) {
  const std::string entries = relation("a", "styles", "lost.xml") +
                              relation("b", "numbering", "http://example.com/n.xml", "External") +
                              relation("c", "footnotes", "");
  EXPECT_THAT(blocks_of(related_docx(paragraph("chữ", "<w:pStyle w:val=\"A\"/>") + item("việc", 1), entries)),
              ElementsAre("chữ", "việc"));
}

TEST(DocxParts, MayBeInUtf16) {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" +
                          document_part(paragraph("Ke hoach"))
                              .substr(std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").size());
  EXPECT_THAT(blocks_of(build_zip({{"word/document.xml", with_utf16(xml)}})), ElementsAre("Ke hoach"));
}

TEST(DocxParts, MayBeginWithAByteOrderMark) {
  EXPECT_THAT(blocks_of(build_zip({{"word/document.xml", "\xEF\xBB\xBF" + document_part(paragraph("chữ"))}})),
              ElementsAre("chữ"));
}

TEST(DocxParts, TypesThatTheArchiveTellsDoNotMatter) {
  const Parts parts{{"[Content_Types].xml",
                     "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                     "<Override PartName=\"/word/document.xml\" ContentType=\"image/png\"/></Types>"},
                    {"word/document.xml", document_part(paragraph("chữ"))}};
  const SourceFile file{"plan.docx", build_zip(parts)};
  EXPECT_EQ(read(file, {}).text, "chữ");
}

TEST(DocxParts, AWordFileIsKnownWhateverItsMainPartIsCalled) {
  for (const std::string name : {"word/main.xml", "word/document2.xml", "word\\document.xml"}) {
    const SourceFile file{"plan",
                          build_zip({{"[Content_Types].xml", "<Types/>"},
                                     {"_rels/.rels", relations(relation("r", "officeDocument", name))},
                                     {name, document_part(paragraph("chữ"))}})};
    EXPECT_EQ(read(file, {}).source.format, "docx") << name;
  }
}

TEST(DocxParts, StylesAreReadAsFarAsTheyAreUsed) {
  // More than is unpacked at first: unused styles behind, or before, those that are used.
  std::string unused;
  for (int i = 0; i < 1000; ++i) {
    unused += "<w:style w:type=\"table\" w:styleId=\"B" + std::to_string(i) +
              "\"><w:name w:val=\"Bảng\"/></w:style>";
  }
  const std::string defaults =
      "<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>";
  const std::string used =
      "<w:style w:type=\"paragraph\" w:styleId=\"Dau\"><w:basedOn w:val=\"Goc\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:rPr><w:caps/></w:rPr></w:style>";
  const std::string body = paragraph("chữ", "<w:pStyle w:val=\"Dau\"/>");
  for (const std::string& styles :
       {defaults + used + unused, defaults + unused + used, unused + used + defaults,
        used.substr(0, used.find("<w:style", 1)) + unused + defaults +
            used.substr(used.find("<w:style", 1))}) {
    EXPECT_THAT(blocks_of(build_docx(body, {styles_part(styles)})), ElementsAre("CHỮ"));
  }
}

TEST(DocxParts, NamesOfBuiltInStylesAreNoStyles) {
  const std::string latent = "<w:latentStyles><w:lsdException w:name=\"heading 1\"/></w:latentStyles>";
  const std::string styles =
      "<w:docDefaults/>" + latent +
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:caps/></w:rPr></w:style>";
  EXPECT_THAT(blocks_of(build_docx(paragraph("chữ"), {styles_part(styles)})), ElementsAre("CHỮ"));
  // Left open: the part is damaged.
  EXPECT_EQ(docx_error(build_docx(paragraph("chữ"), {styles_part("<w:docDefaults/><w:latentStyles>")})),
            "docx-damaged");
}

TEST(DocxParts, StylesOfListsAreFoundThroughTheNumbering) {
  const auto numbering = numbering_part(
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText "
      "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>");
  const auto styles = styles_part(
      "<w:docDefaults/><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style>");
  EXPECT_THAT(blocks_of(build_docx(paragraph("a", "<w:pStyle w:val=\"Muc\"/>"), {numbering, styles})),
              ElementsAre("1. a"));
}

// What stands beside the body.

std::string header_reference(const std::string& type, const std::string& id) {
  return "<w:headerReference w:type=\"" + type + "\" r:id=\"" + id + "\"/>";
}

std::string first_section(const std::string& references, const std::string& more = "") {
  return "<w:sectPr xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
         references + more + "</w:sectPr>";
}

const std::string kLetterhead =
    table(row(cell("ỦY BAN NHÂN DÂN") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")));
const std::string kHeaders =
    relation("h1", "header", "header1.xml") + relation("h2", "header", "header2.xml");

std::string headed_docx(const std::string& body, const std::string& section) {
  return related_docx(body + section, kHeaders,
                      {{"word/header1.xml", word_part("hdr", paragraph("2"))},
                       {"word/header2.xml", word_part("hdr", kLetterhead)}});
}

TEST(DocxHeaders, ALetterheadInTheFirstPagesHeaderIsRead) {
  const std::string two = header_reference("default", "h1") + header_reference("first", "h2");
  EXPECT_THAT(blocks_of(headed_docx(paragraph("KẾ HOẠCH"), first_section(two, "<w:titlePg/>"))),
              ElementsAre("[ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]", "KẾ HOẠCH"));
  // Without <w:titlePg> the first page has the usual header.
  EXPECT_THAT(blocks_of(headed_docx(paragraph("KẾ HOẠCH"), first_section(two))), ElementsAre("KẾ HOẠCH"));
  EXPECT_THAT(blocks_of(headed_docx(paragraph("KẾ HOẠCH"), first_section(header_reference("default", "h2")))),
              ElementsAre("[ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]", "KẾ HOẠCH"));
}

TEST(DocxHeaders, OthersAreNoPartOfTheText) {
  // The body has a letterhead of its own.
  const std::string own = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("KẾ HOẠCH");
  EXPECT_THAT(blocks_of(headed_docx(own, first_section(header_reference("default", "h2")))),
              ElementsAre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"));
  // A header of a later section.
  const std::string later = paragraph("KẾ HOẠCH", "<w:sectPr/>") + paragraph("hết");
  EXPECT_THAT(blocks_of(headed_docx(later, first_section(header_reference("default", "h2")))),
              ElementsAre("KẾ HOẠCH", "hết"));
}

std::string chunk(const std::string& id) {
  return "<w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
         "r:id=\"" +
         id + "\"/>";
}

TEST(DocxChunks, HtmlAndTextAreReadInTheirPlace) {
  const std::string docx = related_docx(
      paragraph("trước") + chunk("a") + paragraph("giữa") + chunk("b") + chunk("a") + paragraph("sau"),
      relation("a", "aFChunk", "part.html") + relation("b", "aFChunk", "part.txt"),
      {{"word/part.html",
        "<html><body><p>Xã &amp; thôn</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "</table></body></html>"},
       {"word/part.txt", "\xEF\xBB\xBFm\u1ED9t d\u00F2ng ch\u1EEF\n\nhai"}});
  EXPECT_THAT(blocks_of(docx),
              ElementsAre("trước", "Xã & thôn", "[a|b][c|d]", "giữa", "một dòng chữ", "hai", "sau"));
  const ExtractedDocument document = read({"plan.docx", docx}, {});
  layout_testing::expect_sound(document);
}

TEST(DocxChunks, OthersAreMissedAndThatIsSaid) {
  const std::string docx =
      related_docx(paragraph("Trước") + chunk("a") + chunk("lost") + paragraph("Sau đó"),
                   relation("a", "aFChunk", "part.rtf"), {{"word/part.rtf", "{\\rtf1 x}"}});
  const ExtractedDocument document = read({"plan.docx", docx}, {});
  EXPECT_EQ(document.text, "Trước\nSau đó");
  EXPECT_THAT(layout_testing::findings(document, "part-left-out"), ElementsAre("Sau đó", "Sau đó"));
}

TEST(DocxChunks, OneAtTheEndIsMissedAndThatIsSaid) {
  const std::string docx = related_docx(paragraph("trước") + chunk("a"), relation("a", "aFChunk", "part.rtf"),
                                        {{"word/part.rtf", "{\\rtf1 x}"}});
  const ExtractedDocument document = read({"plan.docx", docx}, {});
  EXPECT_THAT(layout_testing::findings(document, "part-left-out"), ElementsAre("trước"));
}

}  // namespace
}  // namespace vanthu
