// What lies over a page's content: annotations, form fields, signatures; and the page drawn for people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::add_pages;
using testing::build_pdf;
using ::testing::ElementsAre;
using testing::error_code;
using ::testing::IsEmpty;
using testing::PdfBuilder;
using testing::print;
using testing::read_page;
using testing::reference;
using ::testing::SizeIs;
using testing::texts;

constexpr const char* kHelvetica =
    "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";

/// An annotation of 100 by 20 points at (100, 100) that shows the word "over" and a line.
int add_annotation(PdfBuilder& pdf, const std::string& entries) {
  const int appearance =
      pdf.add_stream("BT /F1 10 Tf 5 5 Td (over) Tj ET 0 1 m 100 1 l S",
                     std::string("/Type/XObject/Subtype/Form/BBox[0 0 100 20]") + kHelvetica);
  return pdf.add("<</Type/Annot/Rect[100 100 200 120]/F 4/AP<</N " + reference(appearance) + ">>" + entries +
                 ">>");
}

std::string file_with(const std::string& annotation_entries) {
  PdfBuilder pdf;
  const int annotation = add_annotation(pdf, annotation_entries);
  const std::string trailer = add_pages(
      pdf, {{print("nội", 100, 700), "/MediaBox[0 0 600 800]/Annots[" + reference(annotation) + "]"}},
      "/AcroForm<</Fields[" + reference(annotation) + "]>>");
  return pdf.build(trailer);
}

struct AnnotationCase {
  const char* entries;
  bool annotation;  // what it shows is no content of the page
};

TEST(PdfLayers, FilledInFieldsAreContentAndStampsAreNot) {
  for (const AnnotationCase& c :
       {AnnotationCase{"/Subtype/Stamp", true}, AnnotationCase{"/Subtype/FreeText", true},
        AnnotationCase{"/Subtype/Widget/FT/Tx/T(a)/V(over)", false},
        AnnotationCase{"/Subtype/Widget/FT/Sig/T(a)", true}}) {
    const Page page = read_page(file_with(c.entries));
    ASSERT_THAT(texts(page), ElementsAre("nội", "over")) << c.entries;
    EXPECT_FALSE(page.words[0].annotation);
    EXPECT_EQ(page.words[1].annotation, c.annotation) << c.entries;
    EXPECT_NEAR(page.words[1].box.x0, 105, 0.01);
    EXPECT_THAT(page.rules, SizeIs(c.annotation ? 0 : 1)) << c.entries;
    EXPECT_THAT(page.drawings, SizeIs(c.annotation ? 1 : 0)) << c.entries;
  }
}

TEST(PdfLayers, HiddenAnnotationsAreNotThere) {
  std::string bytes = file_with("/Subtype/Stamp");
  bytes.replace(bytes.find("/F 4/AP"), 7, "/F 2/AP");
  EXPECT_THAT(texts(read_page(bytes)), ElementsAre("nội"));
}

std::vector<Signature> signatures_of(const std::string& bytes) {
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", {});
  for (int number = 1; number <= pdf.page_count(); ++number) pdf.read_page(number);
  return pdf.signatures();
}

constexpr const char* kSigned =
    "/Subtype/Widget/FT/Sig/T(s)/V<</Type/Sig/Name<FEFF004C00F2002000560103006E>/"
    "M(D:20260508101233+07'00')>>";

TEST(PdfLayers, ASignatureSaysWhoSignedWhenAndWhere) {
  const std::vector<Signature> signatures = signatures_of(file_with(kSigned));
  ASSERT_THAT(signatures, SizeIs(1));
  EXPECT_EQ(signatures[0].signer, "Lò Văn");
  EXPECT_EQ(signatures[0].time, "2026-05-08T10:12:33+07:00");
  EXPECT_EQ(signatures[0].page, 1);
  ASSERT_TRUE(signatures[0].box.has_value());
  EXPECT_EQ(*signatures[0].box, (Box{100, 680, 200, 700}));
}

TEST(PdfLayers, AnInvisibleSignatureHasNoPlace) {
  std::string bytes = file_with(kSigned);
  bytes.replace(bytes.find("[100 100 200 120]"), 17, "[0 0 0 0]        ");
  const std::vector<Signature> signatures = signatures_of(bytes);
  ASSERT_THAT(signatures, SizeIs(1));
  EXPECT_EQ(signatures[0].page, std::nullopt);
  EXPECT_EQ(signatures[0].box, std::nullopt);
}

TEST(PdfLayers, FieldsWithoutASignatureAreNone) {
  EXPECT_THAT(signatures_of(file_with("/Subtype/Widget/FT/Sig/T(s)")), IsEmpty());
  EXPECT_THAT(signatures_of(file_with("/Subtype/Widget/FT/Tx/T(s)/V<</Name(a)>>")), IsEmpty());
  EXPECT_THAT(signatures_of(file_with("/Subtype/Widget/FT/Sig/T(s)/V<</Type/DocTimeStamp>>")), IsEmpty());
  EXPECT_THAT(signatures_of(build_pdf({{""}})), IsEmpty());
}

TEST(PdfLayers, AFieldAboveMayTellTheTypeAndAWidgetBelowThePlace) {
  PdfBuilder pdf;
  const int field = pdf.reserve(), parent = pdf.reserve();
  const int widget =
      pdf.add("<</Type/Annot/Subtype/Widget/Rect[100 100 200 120]/Parent " + reference(field) + ">>");
  pdf.set(field, "<</T(b)/Parent " + reference(parent) + "/V<</Name(An)/M(D:20260102)>>/Kids[" +
                     reference(widget) + "]>>");
  pdf.set(parent, "<</T(a)/FT/Sig/Kids[" + reference(field) + "]>>");
  const std::string annotations = "/MediaBox[0 0 600 800]/Annots[" + reference(widget) + "]";
  const std::string trailer =
      add_pages(pdf, {{""}, {"", annotations}}, "/AcroForm<</Fields[" + reference(parent) + "]>>");
  EXPECT_THAT(signatures_of(pdf.build(trailer)),
              ElementsAre(Signature{"An", "2026-01-02T00:00:00", 2, Box{100, 680, 200, 700}}));
}

TEST(PdfLayers, FieldsThatHoldEachOtherAreReadOnce) {
  PdfBuilder pdf;
  const int a = pdf.reserve(), b = pdf.reserve();
  pdf.set(a, "<</T(a)/Kids[" + reference(b) + " " + reference(a) + "]>>");
  pdf.set(b, "<</T(b)/FT/Sig/V<</Name(An)>>/Kids[" + reference(a) + "]>>");
  const std::string fields = "/AcroForm<</Fields[" + reference(a) + " " + reference(a) + "]>>";
  const std::string trailer = add_pages(pdf, {{""}}, fields);
  EXPECT_THAT(signatures_of(pdf.build(trailer)), SizeIs(1));
}

TEST(PdfLayers, ASignatureOnATurnedPageIsTurnedWithIt) {
  PdfBuilder pdf;
  const int annotation = pdf.add(std::string("<</Type/Annot/Rect[100 100 200 120]") + kSigned + ">>");
  const std::string content = "BT /F1 10 Tf 0 1 -1 0 100 300 Tm <0061006200630064> Tj ET";
  const std::string trailer =
      add_pages(pdf, {{content, "/MediaBox[0 0 600 800]/Annots[" + reference(annotation) + "]"}},
                "/AcroForm<</Fields[" + reference(annotation) + "]>>");
  const std::vector<Signature> signatures = signatures_of(pdf.build(trailer));
  ASSERT_THAT(signatures, SizeIs(1));
  EXPECT_EQ(signatures[0].box, (Box{100, 100, 120, 200}));
}

// Pictures

struct Size {
  unsigned width, height;
  bool operator==(const Size&) const = default;
};

Size png_size(const std::string& png) {
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1A\n");
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png.at(at + i));
    return value;
  };
  return {number(16), number(20)};
}

TEST(PdfLayers, APageIsDrawnAsAPicture) {
  const std::string bytes = build_pdf({{print("kế hoạch", 100, 700)}});
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", {});
  const std::string plain = pdf.render_png(1, 72, {});
  EXPECT_EQ(png_size(plain), (Size{600, 800}));
  EXPECT_EQ(png_size(pdf.render_png(1, 144, {})), (Size{1200, 1600}));
  EXPECT_NE(pdf.render_png(1, 72, {{{100, 90, 150, 105}, 0xFF0000, "task 1"}}), plain);
}

TEST(PdfLayers, APictureIsTurnedAsThePageIsRead) {
  const std::string content = "BT /F1 10 Tf 0 1 -1 0 100 300 Tm <0061006200630064> Tj ET";
  const std::string bytes = build_pdf({{content}});
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", {});
  EXPECT_EQ(png_size(pdf.render_png(1, 72, {})), (Size{800, 600}));
}

TEST(PdfLayers, AHugePageIsDrawnInFewerDots) {
  const std::string bytes = build_pdf({{print("a", 100, 700), "/MediaBox[0 0 14400 14400]"}});
  Limits limits;
  limits.picture_pixels = 1'000'000;
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", limits);
  EXPECT_EQ(png_size(pdf.render_png(1, 300, {})), (Size{1000, 1000}));
}

TEST(PdfLayers, APageThatIsNotThereIsNotDrawn) {
  const std::string bytes = build_pdf({{""}});
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", {});
  for (const int number : {0, 2, -1}) {
    EXPECT_EQ(error_code([&] { pdf.render_png(number, 72, {}); }), "pdf-page-damaged") << number;
    EXPECT_EQ(error_code([&] { pdf.read_page(number); }), "pdf-page-damaged") << number;
  }
}

}  // namespace
}  // namespace vanthu
