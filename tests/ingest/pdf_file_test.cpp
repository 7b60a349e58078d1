#include "ingest/pdf_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::add_font;
using testing::add_pages;
using testing::build_pdf;
using ::testing::ElementsAre;
using testing::encoded;
using testing::error_code;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PdfBuilder;
using testing::PdfPage;
using testing::print;
using testing::read_content;
using testing::read_page;
using testing::reference;
using ::testing::SizeIs;
using testing::texts;

void expect_near(const Box& box, const Box& expected, double tolerance = 0.01) {
  EXPECT_NEAR(box.x0, expected.x0, tolerance);
  EXPECT_NEAR(box.y0, expected.y0, tolerance);
  EXPECT_NEAR(box.x1, expected.x1, tolerance);
  EXPECT_NEAR(box.y1, expected.y1, tolerance);
}

TEST(PdfFile, WordsHaveTheirPlacesFromTheTopLeft) {
  const Page page = read_content(print("Kế hoạch số 12", 100, 700));
  EXPECT_EQ(page.number, 1);
  EXPECT_EQ(page.width, 600);
  EXPECT_EQ(page.height, 800);
  ASSERT_THAT(texts(page), ElementsAre("Kế", "hoạch", "số", "12"));
  expect_near(page.words[1].box, {115, 92, 140, 102});
  EXPECT_FLOAT_EQ(page.words[1].baseline, 100);
  EXPECT_FLOAT_EQ(page.words[1].size, 10);
  EXPECT_THAT(page.words[0].ends, ElementsAre(105, 110));
  EXPECT_FALSE(page.words[0].invisible);
}

TEST(PdfFile, OrderIsThatOfDrawing) {
  EXPECT_THAT(texts(read_content(print("sau", 100, 100) + print("trước", 100, 700))),
              ElementsAre("sau", "trước"));
}

struct LayCase {
  const char* what;
  std::string content;
  std::vector<std::string> texts;
};

TEST(PdfFile, StringsAreOneWordAsTheyArePlaced) {
  const std::string begin = "BT /F1 10 Tf 100 700 Td ";
  for (const LayCase& c : std::vector<LayCase>{
           {"kerned pieces",
            begin + "[" + encoded("tr") + " 20 " + encoded("ư") + " -30 " + encoded("ờng") + "] TJ ET",
            {"trường"}},
           {"a blank made of an adjustment",
            begin + "[" + encoded("một") + " -250 " + encoded("hai") + "] TJ ET",
            {"một", "hai"}},
           {"one string after another", begin + encoded("Số") + " Tj " + encoded(":") + " Tj ET", {"Số:"}},
           {"letter spacing", begin + "3 Tc " + encoded("KẾ HOẠCH") + " Tj ET", {"KẾ", "HOẠCH"}},
           {"a raised mark", begin + encoded("m") + " Tj 4 Ts " + encoded("2") + " Tj ET", {"m", "2"}},
           {"half width", begin + "50 Tz " + encoded("một hai") + " Tj ET", {"một", "hai"}},
           {"every letter on its own",
            "BT /F1 10 Tf 1 0 0 1 100 700 Tm " + encoded("x") + " Tj 1 0 0 1 105 700 Tm " + encoded("ã") +
                " Tj ET",
            {"xã"}},
           {"the second line",
            begin + "12 TL " + encoded("một") + " Tj " + encoded("hai") + " ' ET",
            {"một", "hai"}},
       }) {
    EXPECT_EQ(texts(read_content(c.content)), c.texts) << c.what;
  }
}

TEST(PdfFile, InvisibleTextIsMarked) {
  for (const char* mode : {"3", "7"}) {
    const Page page = read_content(std::string(mode) + " Tr " + print("ẩn", 100, 700));
    ASSERT_THAT(page.words, SizeIs(1));
    EXPECT_TRUE(page.words[0].invisible);
  }
}

TEST(PdfFile, ActualTextReplacesWhatIsDrawn) {
  // "đ" in UTF-16 with its mark of order.
  const Page page = read_content("/Span <</ActualText <FEFF0111>>> BDC " + print("?", 100, 700) + "EMC " +
                                 print("ường", 105, 700));
  EXPECT_THAT(texts(page), ElementsAre("đường"));
}

struct RotationCase {
  std::string entries;
  double width, height;
  Box box;  // of a word of two letters at (100, 700)
};

TEST(PdfFile, BoxesAreThoseOfThePageAsItIsRead) {
  for (const RotationCase& c : {
           RotationCase{"/MediaBox[0 0 600 800]", 600, 800, {100, 92, 110, 102}},
           RotationCase{"/MediaBox[50 100 600 800]", 550, 700, {50, 92, 60, 102}},
           RotationCase{"/MediaBox[0 0 600 800]/CropBox[50 100 500 780]", 450, 680, {50, 72, 60, 82}},
           // The text is turned with the page, so that it is read as without the turn.
           RotationCase{"/MediaBox[0 0 600 800]/Rotate 90", 600, 800, {100, 92, 110, 102}},
           RotationCase{"/MediaBox[0 0 600 800]/Rotate 180", 600, 800, {100, 92, 110, 102}},
           RotationCase{"/MediaBox[0 0 600 800]/Rotate 270", 600, 800, {100, 92, 110, 102}},
           RotationCase{"/MediaBox[0 0 600 800]/UserUnit 2", 600, 800, {100, 92, 110, 102}},
       }) {
    const Page page = read_page(build_pdf({{print("xã", 100, 700), c.entries}}));
    ASSERT_THAT(page.words, SizeIs(1)) << c.entries;
    EXPECT_EQ(page.width, c.width) << c.entries;
    EXPECT_EQ(page.height, c.height) << c.entries;
    expect_near(page.words[0].box, c.box);
  }
}

/// As programs print a landscape table: the letters turned, and the page turned back by /Rotate or not.
TEST(PdfFile, LandscapePagesReadUprightHoweverTheyAreMade) {
  const std::string sideways = "BT /F1 10 Tf 0 1 -1 0 100 300 Tm " + encoded("bảng ngang") +
                               " Tj ET\n"
                               "1 w 50 100 m 50 700 l S\n";
  for (const char* entries : {"/MediaBox[0 0 600 800]", "/MediaBox[0 0 600 800]/Rotate 90"}) {
    const Page page = read_page(build_pdf({{sideways, entries}}));
    EXPECT_EQ(page.width, 800) << entries;
    EXPECT_EQ(page.height, 600) << entries;
    ASSERT_THAT(texts(page), ElementsAre("bảng", "ngang")) << entries;
    expect_near(page.words[0].box, {300, 92, 320, 102});
    EXPECT_EQ(page.words[0].direction, WordDirection::right);
    ASSERT_THAT(page.rules, SizeIs(1));
    expect_near(page.rules[0], {100, 49.5, 700, 50.5});
  }
}

TEST(PdfFile, FormsAreDrawnWhereTheyArePut) {
  PdfBuilder pdf;
  const int form = pdf.add_stream(
      print("biểu mẫu", 10, 10),
      "/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Matrix[1 0 0 1 5 5]/Resources<</Font<</F1 2 0 R>>>>");
  pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  const std::string trailer = add_pages(pdf, {{"q 2 0 0 2 100 400 cm /Form Do Q", "/MediaBox[0 0 600 800]",
                                               "/XObject<</Form " + reference(form) + ">>"}});
  const Page page = read_page(pdf.build(trailer));
  ASSERT_FALSE(page.words.empty());
  EXPECT_FLOAT_EQ(page.words[0].baseline, 800 - 430);
  EXPECT_FLOAT_EQ(page.words[0].size, 20);
  EXPECT_NEAR(page.words[0].box.x0, 130, 0.01);
}

TEST(PdfFile, TextOutsideThePageOrItsClipIsNotThere) {
  EXPECT_THAT(
      texts(read_content(print("trong", 100, 700) + print("ngoài", 700, 700) + print("dưới", 100, -50))),
      ElementsAre("trong"));
  EXPECT_THAT(texts(read_content("q 0 0 300 800 re W n " + print("trong", 100, 700) +
                                 print("bị che", 310, 700) + "Q")),
              ElementsAre("trong"));
}

TEST(PdfFile, AWordThatTheClipCutsIsWhole) {
  EXPECT_THAT(texts(read_content("q 0 0 110 800 re W n " + print("trường học", 100, 700) + "Q")),
              ElementsAre("trường"));
}

TEST(PdfFile, WhiteTextIsText) {
  EXPECT_THAT(texts(read_content("1 g " + print("trắng", 100, 700))), ElementsAre("trắng"));
}

TEST(PdfFile, RulesPicturesAndDrawingsHaveTheirBoxes) {
  const Page page = read_content(
      "1 w 100 700 m 300 700 l S 100 600 200 0.5 re f 0.9 g 100 500 200 40 re f\n"
      "100 400 m 150 450 l 200 400 l S\n"
      "q 80 0 0 60 100 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xFF EI Q\n");
  ASSERT_THAT(page.rules, SizeIs(2));
  expect_near(page.rules[0], {100, 99.5, 300, 100.5});
  expect_near(page.rules[1], {100, 199.5, 300, 200});
  ASSERT_THAT(page.drawings, SizeIs(1));
  expect_near(page.drawings[0], {100, 350, 200, 400});
  ASSERT_THAT(page.pictures, SizeIs(1));
  expect_near(page.pictures[0], {100, 440, 180, 500});
}

TEST(PdfFile, ADashedLineIsOneRule) {
  EXPECT_THAT(read_content("[1 2] 0 d 100 700 m 300 700 l S").rules, SizeIs(1));
}

TEST(PdfFile, PatternsAreNotTakenApart) {
  PdfBuilder pdf;
  const int pattern =
      pdf.add_stream("0 0 1 1 re f 2 2 m 3 3 l S",
                     "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4"
                     "/YStep 4/Resources<<>>");
  const std::string trailer =
      add_pages(pdf, {{"/Pattern cs /P scn 0 0 600 800 re f", "/MediaBox[0 0 600 800]",
                       "/Pattern<</P " + reference(pattern) + ">>"}});
  const Page page = read_page(pdf.build(trailer));
  EXPECT_THAT(page.rules, IsEmpty());
  EXPECT_THAT(page.drawings, IsEmpty());
}

TEST(PdfFile, TextOfASoftMaskIsNotOnThePage) {
  PdfBuilder pdf;
  const int mask =
      pdf.add_stream(print("mặt nạ", 100, 700),
                     "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>");
  const std::string trailer =
      add_pages(pdf, {{"/G gs " + print("chữ", 100, 700), "/MediaBox[0 0 600 800]",
                       "/ExtGState<</G<</SMask<</S/Luminosity/G " + reference(mask) + ">>>>>>"}});
  EXPECT_THAT(texts(read_page(pdf.build(trailer))), ElementsAre("chữ"));
}

// Fonts

TEST(PdfFile, FontsAreNamedOnceForTheFile) {
  const std::string bytes = build_pdf({{print("một", 100, 700)}, {print("hai", 100, 700)}});
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", {});
  EXPECT_EQ(pdf.page_count(), 2);
  EXPECT_EQ(pdf.read_page(1).words.at(0).font, pdf.read_page(2).words.at(0).font);
  ASSERT_THAT(pdf.fonts(), SizeIs(1));
  EXPECT_EQ(pdf.fonts()[0].name, "TestSerif");
  EXPECT_TRUE(pdf.fonts()[0].has_unicode);
}

struct FontCase {
  const char* what;
  std::string font;    // dictionary
  std::string string;  // shown in it
  std::string text;
  bool has_unicode;
};

TEST(PdfFile, CodesBecomeLettersAsTheirFontsSay) {
  for (const FontCase& c : {
           FontCase{"a base font without widths", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "(Plan)",
                    "Plan", true},
           FontCase{"an encoding with differences",
                    "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[65/uni1EA1/"
                    "dcroat]>>>>",
                    "(AB)", "ạđ", true},
           FontCase{"glyph names that say nothing",
                    "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[65/g12/g13]>>>>",
                    "(AB)", "\uF041\uF042", false},
           FontCase{
               "a symbolic font without encoding",
               "<</Type/Font/Subtype/TrueType/BaseFont/Wingdings/FirstChar 32/LastChar 34/Widths[500 500 500]"
               "/FontDescriptor<</Type/FontDescriptor/FontName/Wingdings/Flags 4>>>>",
               "(!)", "\uF021", false},
           FontCase{"a font that is missing",
                    "<</Type/Font/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding>>", "(KÕ)", "",
                    true},
       }) {
    PdfBuilder pdf;
    const int font = pdf.add(c.font);
    const std::string content = c.text.empty() ? "BT /F2 10 Tf 100 700 Td <4BD5> Tj ET"
                                               : "BT /F2 10 Tf 100 700 Td " + c.string + " Tj ET";
    // /F2 stands in a form, whose resources are its own.
    const int form =
        pdf.add_stream(content, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F2 " +
                                    reference(font) + ">>>>");
    const std::string trailer =
        add_pages(pdf, {{"/Form Do", "/MediaBox[0 0 600 800]", "/XObject<</Form " + reference(form) + ">>"}});
    const std::string bytes = pdf.build(trailer);
    PdfFile file = PdfFile::open(bytes, "plan.pdf", {});
    const Page page = file.read_page(1);
    EXPECT_THAT(texts(page), ElementsAre(c.text.empty() ? "KÕ" : c.text)) << c.what;
    ASSERT_THAT(file.fonts(), SizeIs(1)) << c.what;
    EXPECT_EQ(file.fonts()[0].has_unicode, c.has_unicode) << c.what;
  }
}

TEST(PdfFile, CodesOfAFontThatMapsNothingAreKept) {
  PdfBuilder pdf;
  const int font = add_font(pdf, "Lost", false);
  const int form = pdf.add_stream(
      "BT /F2 10 Tf 100 700 Td <004101A0> Tj ET",
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F2 " + reference(font) + ">>>>");
  const std::string trailer =
      add_pages(pdf, {{"/Form Do", "/MediaBox[0 0 600 800]", "/XObject<</Form " + reference(form) + ">>"}});
  const std::string bytes = pdf.build(trailer);
  PdfFile file = PdfFile::open(bytes, "plan.pdf", {});
  EXPECT_THAT(texts(file.read_page(1)), ElementsAre("\uF041\U000F01A0"));
  EXPECT_FALSE(file.fonts().at(0).has_unicode);
}

TEST(PdfFile, ACodeThatAMapLeavesOutIsLost) {
  // The test font maps nothing at U+1000.
  EXPECT_THAT(texts(read_content("BT /F1 10 Tf 100 700 Td <004110000042> Tj ET")), ElementsAre("A\uFFFD"
                                                                                               "B"));
}

TEST(PdfFile, BoldAndItalicAreKnownByName) {
  for (const auto& [name, bold, italic] :
       {std::tuple{"TimesNewRomanPS-BoldMT", true, false}, std::tuple{"Times-BoldItalic", true, true},
        std::tuple{"LiberationSerif-Italic", false, true}, std::tuple{"TimesNewRomanPSMT", false, false}}) {
    PdfBuilder pdf;
    const int font = pdf.add(std::string("<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/BaseFont/") +
                             name + ">>");
    const int form = pdf.add_stream(
        "BT /F2 10 Tf 100 700 Td (a) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F2 " + reference(font) + ">>>>");
    const std::string trailer =
        add_pages(pdf, {{"/Form Do", "/MediaBox[0 0 600 800]", "/XObject<</Form " + reference(form) + ">>"}});
    const std::string bytes = pdf.build(trailer);
    PdfFile file = PdfFile::open(bytes, "plan.pdf", {});
    file.read_page(1);
    ASSERT_THAT(file.fonts(), SizeIs(1));
    EXPECT_EQ(file.fonts()[0].bold, bold) << name;
    EXPECT_EQ(file.fonts()[0].italic, italic) << name;
  }
}

TEST(PdfFile, LettersOfType3FontsAreRead) {
  PdfBuilder pdf;
  const int box = pdf.add_stream("500 0 0 0 500 700 d1 0 0 400 700 re f", "");
  const int font = pdf.add(
      "<</Type/Font/Subtype/Type3/FontBBox[0 -200 1000 800]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar "
      "97/LastChar 98"
      "/Widths[500 500]/CharProcs<</a " +
      reference(box) + "/b " + reference(box) + ">>/Encoding<</Differences[97/a/b]>>/Resources<<>>>>");
  const int form = pdf.add_stream(
      "BT /F2 10 Tf 100 700 Td (ab) Tj ET",
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F2 " + reference(font) + ">>>>");
  const std::string trailer =
      add_pages(pdf, {{"/Form Do", "/MediaBox[0 0 600 800]", "/XObject<</Form " + reference(form) + ">>"}});
  const Page page = read_page(pdf.build(trailer));
  ASSERT_THAT(texts(page), ElementsAre("ab"));
  EXPECT_FLOAT_EQ(page.words[0].size, 10);
  expect_near(page.words[0].box, {100, 92, 110, 102});
  EXPECT_THAT(page.rules, IsEmpty());
}

}  // namespace
}  // namespace vanthu
