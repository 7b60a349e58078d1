#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_support.h"
#include "ingest/legacy.h"
#include "ingest/read.h"
#include "ingest/utf8.h"
#include "layout_support.h"
#include "legacy_encoder.h"

namespace vanthu {
namespace {

using namespace testing;
using ::testing::ElementsAre;

/// `words` as Word keeps it in a font of `encoding`: the characters of its bytes.
std::string letters(const std::string& encoding, const std::string& words) {
  std::string characters;
  for (const char byte : encode_by_table(encoding, words)) {
    append_utf8(characters, windows1252_character(static_cast<unsigned char>(byte)));
  }
  return characters;
}

struct Page {
  std::string body;
  std::vector<std::string> blocks;
};

std::string field(const std::string& code, const std::string& result) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + code +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + result +
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string in_paragraph(const std::string& content) { return "<w:p>" + content + "</w:p>"; }

std::string text_box(const std::string& choice, const std::string& fallback) {
  const auto box = [](const std::string& content) {
    return content.empty() ? "" : "<w:txbxContent>" + paragraph(content) + "</w:txbxContent>";
  };
  return "<w:r><mc:AlternateContent><mc:Choice "
         "Requires=\"wps\"><w:drawing><wp:anchor><wp:positionH><wp:posOffset>"
         "114300</wp:posOffset></wp:positionH>" +
         box(choice) + "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>" + box(fallback) +
         "</w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}

const Page kPages[] = {
    // runs
    {in_paragraph(run("Kế ho") + run("ạch", "<w:b/>") + run(" năm")), {"Kế hoạch năm"}},
    {in_paragraph("<w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r>"), {"ab"}},
    {"<w:p/>" + paragraph(" ") + paragraph("có"), {"có"}},
    {in_paragraph("<w:r><w:t>R&amp;D &lt; 5&#7893;</w:t></w:r>"), {"R&D < 5ổ"}},
    {in_paragraph("<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t><w:cr/><w:t>bốn</w:t></w:r>"),
     {"một hai / ba / bốn"}},
    {"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>" + run("x") + "</w:p>", {"x"}},
    {in_paragraph(
         "<w:r><w:t>05</w:t><w:noBreakHyphen/><w:t>NQ/ĐU cộng</w:t><w:softHyphen/><w:t>đồng</w:t></w:r>"),
     {"05-NQ/ĐU cộngđồng"}},
    {in_paragraph(run("giữ ") + run("ẩn", "<w:vanish/>") + run("hiện", "<w:vanish w:val=\"0\"/>")),
     {"giữ hiện"}},
    {in_paragraph(run("kế hoạch", "<w:caps/>")), {"KẾ HOẠCH"}},
    {in_paragraph("<w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:r>"), {"x=1"}},
    // containers
    {in_paragraph("<w:hyperlink>" + run("liên kết") + "</w:hyperlink><w:smartTag>" + run(" tên") +
                  "</w:smartTag><w:sdt><w:sdtPr><w:text/><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>" +
                  run(" ô") + "</w:sdtContent></w:sdt>"),
     {"liên kết tên ô"}},
    {"<w:sdt><w:sdtContent>" + paragraph("trong") + "</w:sdtContent></w:sdt>", {"trong"}},
    {in_paragraph("<w:sdt><w:sdtContent><w:sdt><w:sdtContent>" + run("sâu") +
                  "</w:sdtContent></w:sdt></w:sdtContent>"
                  "</w:sdt><w:customXml w:element=\"x\"><w:customXmlPr/>" +
                  run(" trong") +
                  "</w:customXml><w:bdo "
                  "w:val=\"rtl\">" +
                  run(" ngược") + "</w:bdo>"),
     {"sâu trong ngược"}},
    {in_paragraph("<w:r><w:ruby><w:rubyPr/><w:rt>" + run("âm") + "</w:rt><w:rubyBase>" + run("字") +
                  "</w:rubyBase></w:ruby></w:r>"),
     {"字"}},
    // what is no text
    {in_paragraph(
         "<w:commentRangeStart w:id=\"1\"/>" + run("chữ") +
         "<w:commentRangeEnd w:id=\"1\"/><w:r>"
         "<w:commentReference w:id=\"1\"/><w:annotationRef/></w:r><w:bookmarkStart w:name=\"_GoBack\"/>"
         "<w:proofErr w:type=\"spellStart\"/>"),
     {"chữ"}},
    {in_paragraph("<w:r><w:drawing><wp:inline><wp:docPr name=\"Hình 1\" descr=\"con dấu\"/><wp:extent "
                  "cx=\"1\"/><wp:align>center</wp:align></wp:inline></w:drawing></w:r>" +
                  run("chữ")),
     {"chữ"}},
    {in_paragraph("<w:r>chữ trần<w:t>chữ</w:t></w:r>"), {"chữ"}},
    // a paragraph whose end is a style separator goes on on the same line
    {"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>" + run("1. Mục tiêu.") + "</w:p>" +
         paragraph(" Đến năm 2030"),
     {"1. Mục tiêu. Đến năm 2030"}},
    // fields: what is stored, not the code
    {in_paragraph(field("DATE \\@ dd/MM/yyyy", run("01/5/2026"))), {"01/5/2026"}},
    {in_paragraph(run("a") + field("IF " + std::string("x"), run("đúng")) + run("b")), {"ađúngb"}},
    {in_paragraph("<w:fldSimple w:instr=\"NUMPAGES\">" + run("13") + "</w:fldSimple>"), {"13"}},
    {in_paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("mã ") +
                  field("X", run("trong mã")) + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                  run("kết quả") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
     {"kết quả"}},
    {in_paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("không đóng")) + paragraph("sau"),
     {"không đóng", "sau"}},
    {in_paragraph("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run("không mở")), {"không mở"}},
    {in_paragraph(field("PAGEREF _Toc1 \\h", run("7")) + run(" và ") +
                  field("HYPERLINK \"x\"", run("liên kết"))),
     {"7 và liên kết"}},
    {in_paragraph(run("a") + field(" IF 1 = 1 ", field("DATE", run("01/5/2026")) + run(" nữa")) + run("b")),
     {"a01/5/2026 nữab"}},
    {in_paragraph("<w:del>" + field("TOC", run("x")) + "</w:del>" + run("còn")), {"còn"}},
    // a table of contents is the headings over again
    {in_paragraph(run("MỤC LỤC")) +
         "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
         "xml:space=\"preserve\"> TO</w:instrText></w:r><w:r><w:instrText>C \\o \"1-3\" "
         "\\h</w:instrText></w:r>"
         "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
         run("I. MỤC ĐÍCH") + field("PAGEREF _Toc1", run("2")) + "</w:p>" + paragraph("II. NHIỆM VỤ 3") +
         in_paragraph("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") + paragraph("I. MỤC ĐÍCH"),
     {"MỤC LỤC", "I. MỤC ĐÍCH"}},
    {in_paragraph("<w:fldSimple w:instr=\" TOC \\c Bảng\">" + run("Bảng 1") + "</w:fldSimple>") +
         paragraph("I. A"),
     {"I. A"}},
    {in_paragraph(field("TOCX", run("giữ"))), {"giữ"}},
    // symbols
    {in_paragraph(
         "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t xml:space=\"preserve\"> 95 %</w:t></w:r>"),
     {"≥ 95 %"}},
    {in_paragraph("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Wingdings\" "
                  "w:char=\"F041\"/><w:sym w:char=\"zz\"/><w:t>x</w:t></w:r>"),
     {"☑x"}},
    {in_paragraph(run("\uF0B7 việc", "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>")), {"• việc"}},
    // text boxes: one branch, behind their paragraph
    {in_paragraph(run("trước ") + text_box("trong khung", "trong khung") + run("sau")),
     {"trước sau", "trong khung"}},
    {in_paragraph(text_box("", "cũ")), {"cũ"}},
    {in_paragraph("<w:r><w:pict><w:shape><w:textbox><w:txbxContent>" + paragraph("VML") +
                  "</w:txbxContent></w:textbox></w:shape></w:pict></w:r>" + run("thân")),
     {"thân", "VML"}},
    {in_paragraph("<mc:AlternateContent><mc:Choice Requires=\"wps\">" + run("mới") +
                  "</mc:Choice><mc:Choice "
                  "Requires=\"x\">" +
                  run("khác") + "</mc:Choice><mc:Fallback>" + run("cũ") +
                  "</mc:Fallback></mc:AlternateContent>"),
     {"mới"}},
    {"<mc:AlternateContent><mc:Fallback>" + paragraph("khối") + "</mc:Fallback></mc:AlternateContent>",
     {"khối"}},
    // tracked changes
    {in_paragraph(run("ngày ") + "<w:del><w:r><w:delText>05</w:delText></w:r></w:del><w:ins>" + run("20") +
                  "</w:ins>" + run("/8")),
     {"ngày 20/8"}},
    {in_paragraph("<w:moveFrom>" + run("cũ") + "</w:moveFrom><w:moveTo>" + run("mới") + "</w:moveTo>"),
     {"mới"}},
    {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("nửa đầu ") + "</w:p>" + paragraph("nửa sau"),
     {"nửa đầu nửa sau"}},
    {"<w:p><w:pPr><w:pStyle w:val=\"x\"/><w:pPrChange><w:pPr><w:numPr><w:numId "
     "w:val=\"1\"/></w:numPr></w:pPr>"
     "</w:pPrChange></w:pPr>" +
         run("giữ") + "</w:p>",
     {"giữ"}},
    // pages
    {in_paragraph("<w:r><w:t>trang một</w:t><w:br w:type=\"page\"/><w:t>trang hai</w:t></w:r>"),
     {"trang một", "trang hai"}},
};

TEST(ReadDocx, ReadsWhatWordPrints) {
  for (const Page& page : kPages) EXPECT_EQ(blocks_of(build_docx(page.body)), page.blocks) << page.body;
}

TEST(ReadDocx, KnowsPageEnds) {
  const std::string body = paragraph("một") + "<w:p><w:r><w:lastRenderedPageBreak/></w:r>" + run("hai") +
                           "</w:p>" + paragraph("ba", "<w:pageBreakBefore/>") + paragraph("bốn") +
                           paragraph("năm", "<w:sectPr/>") + paragraph("sáu");
  std::vector<bool> breaks;
  for (const LaidBlock& block : read_docx(build_docx(body), "", {}).laid.blocks)
    breaks.push_back(block.after_break);
  EXPECT_THAT(breaks, ElementsAre(false, true, true, false, false, true));
}

TEST(ReadDocx, TakesPropertiesFromStylesAndDefaults) {
  const auto styles = styles_part(
      "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr>"
      "</w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Tieude\"><w:basedOn w:val=\"Goc\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:rPr><w:caps/><w:rFonts w:asciiTheme=\"minorAscii\" "
      "w:hAnsiTheme=\"minorHAnsi\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>");
  const std::string body =
      paragraph("kế hoạch", "<w:pStyle w:val=\"Tieude\"/>") +
      paragraph(letters("TCVN3", "Số người"), "<w:pStyle w:val=\"Vong\"/>") +
      in_paragraph(run("ẩn", "<w:rStyle w:val=\"An\"/>") + run("Hà Nội", "<w:rFonts w:hAnsi=\"Arial\"/>"));
  EXPECT_THAT(blocks_of(build_docx(body, {styles})), ElementsAre("KẾ HOẠCH", "Số người", "Hà Nội"));
}

TEST(ReadDocx, SwitchesThatTwoStylesSetCancelEachOther) {
  // ECMA-376, part 1, 17.7.3
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"Hoa\"><w:rPr><w:caps/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"ChuHoa\"><w:rPr><w:caps/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Thuong\"><w:rPr><w:caps w:val=\"0\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>";
  const auto styled = [](const std::string& paragraph_style, const std::string& properties) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + paragraph_style + "\"/></w:pPr>" + run("chữ", properties) +
           "</w:p>";
  };
  const std::string body =
      styled("Hoa", "<w:rStyle w:val=\"ChuHoa\"/>") + styled("", "<w:rStyle w:val=\"ChuHoa\"/>") +
      styled("Hoa", "<w:rStyle w:val=\"Thuong\"/>") + styled("Hoa", "<w:caps w:val=\"0\"/>") +
      styled("Hoa", "<w:rStyle w:val=\"ChuHoa\"/><w:caps/>") + styled("Hoa", "<w:rStyle w:val=\"An\"/>") +
      styled("Hoa", "<w:rStyle w:val=\"khong co\"/>");
  EXPECT_THAT(blocks_of(build_docx(body, {styles_part(styles)})),
              ElementsAre("chữ", "CHỮ", "CHỮ", "chữ", "CHỮ", "CHỮ"));
  // What is on by default stays on.
  const std::string always =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:caps/></w:rPr></w:rPrDefault></w:docDefaults>";
  EXPECT_THAT(
      blocks_of(build_docx(styled("", "<w:rStyle w:val=\"ChuHoa\"/>"), {styles_part(always + styles)})),
      ElementsAre("CHỮ"));
}

TEST(ReadDocx, SaysThatATableOfContentsWasLeftOut) {
  const std::string body =
      paragraph("KẾ HOẠCH") + in_paragraph(field("TOC \\o", run("I. MỤC ĐÍCH 2"))) + paragraph("I. MỤC ĐÍCH");
  const ExtractedDocument document = read({"plan.docx", build_docx(body)}, {});
  EXPECT_EQ(document.text, "KẾ HOẠCH\nI. MỤC ĐÍCH");
  EXPECT_THAT(layout_testing::findings(document, "contents-left-out"), ElementsAre("I. MỤC ĐÍCH"));
}

TEST(ReadDocx, KeepsMarksOfWidthZeroForTheNormaliser) {
  EXPECT_THAT(blocks_of(build_docx(in_paragraph(run("cộng\u200Bđồng\u200E\u00A0xã")))),
              ElementsAre("cộng\u200Bđồng\u200E\u00A0xã"));
}

TEST(ReadDocx, APageEndHintSplitsNoParagraph) {
  const std::string body = in_paragraph(run("Tổ chức tuyên ") + "<w:r><w:lastRenderedPageBreak/>" +
                                        text("truyền pháp luật") + "</w:r>") +
                           paragraph("Giao các thôn", "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>") +
                           in_paragraph("<w:r><w:lastRenderedPageBreak/></w:r>" + run("Phối hợp"));
  const ExtractedDocument document = read({"plan.docx", build_docx(body)}, {});
  EXPECT_EQ(document.text, "Tổ chức tuyên truyền pháp luật\nGiao các thôn\nPhối hợp");
}

TEST(ReadDocx, ALetterheadSetWithTabsIsTwoColumns) {
  const std::string tab = "<w:r><w:tab/></w:r>";
  const std::string body =
      in_paragraph(run("UBND XÃ SƠN HÀ") + tab + run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) +
      in_paragraph(run("Số: 12/KH-UBND") + tab + tab + run("Độc lập - Tự do - Hạnh phúc")) +
      in_paragraph(tab + tab + run("Sơn Hà, ngày 05 tháng 3 năm 2026")) + paragraph("KẾ HOẠCH") +
      in_paragraph(run("1.") + tab + run("Mục tiêu")) +
      in_paragraph(run("Nơi nhận:") + tab + run("TM. ỦY BAN NHÂN DÂN")) +
      in_paragraph(run("- Như trên;") + tab + run("CHỦ TỊCH")) + paragraph("- Lưu: VT.");
  EXPECT_THAT(layout_testing::paragraphs(read({"plan.docx", build_docx(body)}, {})),
              ElementsAre("UBND XÃ SƠN HÀ", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                          "Độc lập - Tự do - Hạnh phúc", "Sơn Hà, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH",
                          "1. Mục tiêu", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN",
                          "CHỦ TỊCH"));
}

TEST(ReadDocx, ALetterheadSetWithBlanksIsTwoColumns) {
  const std::string body = paragraph("UBND XÃ SƠN HÀ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
                           paragraph("Số:      /KH-UBND       Độc lập - Tự do - Hạnh phúc") +
                           paragraph("KẾ HOẠCH") + paragraph("Thu   ngân     sách");
  EXPECT_THAT(layout_testing::paragraphs(read({"plan.docx", build_docx(body)}, {})),
              ElementsAre("UBND XÃ SƠN HÀ", "Số: /KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                          "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Thu ngân sách"));
}

TEST(ReadDocx, DecodesLegacyFontsRunByRun) {
  const auto fonts = [](const std::string& name) {
    return "<w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\"/>";
  };
  const std::string body = in_paragraph(run(letters("TCVN3", "Ủy ban nhân dân"), fonts(".VnTimeH")) +
                                        run(" xã Hương Đô ", fonts("Times New Roman")) +
                                        run(letters("VNI", "ban hành kế hoạch"), fonts("VNI-Times"))) +
                           in_paragraph(run("Độc lập", fonts(".VnTime"))) +
                           in_paragraph(run("có thêm nhà và sân", fonts(".VnTime")));
  const DocxLayout layout = read_docx(build_docx(body), "plan.docx", {});
  ASSERT_EQ(layout.laid.blocks.size(), 3u);
  EXPECT_EQ(joined(layout.laid.blocks[0].lines), "ỦY BAN NHÂN DÂN xã Hương Đô ban hành kế hoạch");
  // Unicode text that was left in a legacy font
  EXPECT_EQ(joined(layout.laid.blocks[1].lines), "Độc lập");
  EXPECT_EQ(joined(layout.laid.blocks[2].lines), "có thêm nhà và sân");
}

TEST(ReadDocx, ReportsTheEncodingOfLegacyLetters) {
  const std::string words = "Hội đồng nhân dân xã ban hành kế hoạch tổ chức thực hiện nhiệm vụ năm sau";
  for (const std::string font : {".VnTime", "Times New Roman"}) {
    const std::string body =
        in_paragraph(run(letters("TCVN3", words), "<w:rFonts w:hAnsi=\"" + font + "\"/>"));
    const SourceFile file{"plan.docx", build_docx(body)};
    const ExtractedDocument document = read(file, {});
    layout_testing::expect_sound(document);
    EXPECT_EQ(document.text, words) << font;
    EXPECT_EQ(document.source.encoding, "TCVN3") << font;
    EXPECT_THAT(layout_testing::findings(document, "text-repaired"), ElementsAre(words)) << font;
  }
}

TEST(ReadDocx, PutsNotesBehindTheTextAndLeavesHeadersOut) {
  const auto note = [](const std::string& id, const std::string& content) {
    return "<w:footnote w:id=\"" + id + "\">" + paragraph(content) + "</w:footnote>";
  };
  const std::string body =
      in_paragraph(run("Luật") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" này")) +
      paragraph("cuối", "<w:sectPr><w:headerReference/></w:sectPr>");
  const std::string docx = build_docx(
      body, {{"word/footnotes.xml",
              word_part("footnotes", note("0", "ngăn") + note("2", "Số 5") + note("3", "không dẫn"))},
             {"word/header1.xml", word_part("hdr", paragraph("đầu trang"))}});
  EXPECT_THAT(blocks_of(docx), ElementsAre("Luật này", "cuối", "[1] Số 5"));
}

TEST(ReadDocx, FindsItsPartsByTheirRelationships) {
  const std::string types = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  const auto related = [](const std::string& entries) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           entries + "</Relationships>";
  };
  const std::string docx = build_zip(
      {{"_rels/.rels",
        related("<Relationship Id=\"a\" Type=\"" + types + "officeDocument\" Target=\"/w/main.xml\"/>")},
       {"w/_rels/main.xml.rels",
        related("<Relationship Id=\"b\" Type=\"" + types + "styles\" Target=\"look.xml\"/>")},
       {"w/main.xml",
        word_part("document", "<w:body>" + paragraph("kế hoạch", "<w:pStyle w:val=\"A\"/>") + "</w:body>",
                  kStrict)},
       {"w/look.xml",
        word_part("styles",
                  "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:caps w:val=\"true\"/>"
                  "</w:rPr></w:style>",
                  kStrict)}});
  EXPECT_THAT(blocks_of(docx), ElementsAre("KẾ HOẠCH"));
}

}  // namespace
}  // namespace vanthu
