// Files that are damaged, locked, or made to cost more than they are worth.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <sys/resource.h>

#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::add_font;
using testing::add_pages;
using testing::build_pdf;
using testing::deflated;
using ::testing::ElementsAre;
using testing::encoded;
using testing::error_code;
using ::testing::IsEmpty;
using testing::PdfBuilder;
using testing::print;
using testing::read_content;
using testing::read_page;
using testing::reference;
using ::testing::SizeIs;
using testing::texts;

std::string opening(const std::string& bytes, const Limits& limits = {}) {
  return error_code([&] { PdfFile::open(bytes, "plan.pdf", limits); });
}

std::string reading(const std::string& bytes, const Limits& limits = {}) {
  return error_code([&] { read_page(bytes, 1, limits); });
}

TEST(PdfHostile, WhatIsNoPdfFileIsDamaged) {
  const std::string good = build_pdf({{print("kế hoạch", 100, 700)}});
  for (const std::string& bytes :
       {std::string(), std::string("%PDF-1.7\nxin chào"), good.substr(0, good.size() / 3),
        std::string(5000, '\0'), std::string("PK\x03\x04 no PDF at all")}) {
    EXPECT_EQ(opening(bytes), "pdf-damaged") << bytes.size();
  }
}

TEST(PdfHostile, AFileWithoutItsTableIsRead) {
  std::string bytes = build_pdf({{print("kế hoạch", 100, 700)}});
  bytes.resize(bytes.find("startxref"));
  EXPECT_THAT(texts(read_page(bytes)), ElementsAre("kế", "hoạch"));
}

// Encryption: the standard handler's first revision, 40 bits of RC4.

std::string rc4(std::string_view key, std::string text) {
  std::array<unsigned char, 256> box;
  std::iota(box.begin(), box.end(), static_cast<unsigned char>(0));
  for (std::size_t i = 0, j = 0; i < 256; ++i) {
    j = (j + box[i] + static_cast<unsigned char>(key[i % key.size()])) % 256;
    std::swap(box[i], box[j]);
  }
  std::size_t i = 0, j = 0;
  for (char& c : text) {
    i = (i + 1) % 256;
    j = (j + box[i]) % 256;
    std::swap(box[i], box[j]);
    c = static_cast<char>(static_cast<unsigned char>(c) ^ box[(box[i] + box[j]) % 256]);
  }
  return text;
}

std::string md5(const std::string& text) {
  std::string digest(16, '\0');
  EVP_Q_digest(nullptr, "MD5", nullptr, text.data(), text.size(),
               reinterpret_cast<unsigned char*>(digest.data()), nullptr);
  return digest;
}

std::string hex(const std::string& bytes) {
  std::string text = "<";
  for (const char c : bytes) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text + ">";
}

/// A page that says "mat", locked with the user's `password`.
std::string locked_file(const std::string& password) {
  static const std::string kPadding(
      "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F"
      "\x0C\xA9\xFE"
      "\x64\x53\x69\x7A",
      32);
  const std::string id(16, 'i'), owner(32, 'o'), padded = (password + kPadding).substr(0, 32);
  const std::string key = md5(padded + owner + std::string("\xFC\xFF\xFF\xFF", 4) + id).substr(0, 5);
  PdfBuilder pdf;
  const std::string content = "BT /F1 10 Tf 100 700 Td (mat) Tj ET";
  // Every stream has a key of its own, of its number 1 and generation 0.
  pdf.add_stream(rc4(md5(key + std::string("\1\0\0\0\0", 5)).substr(0, 10), content));
  pdf.add(
      "<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 1 0 "
      "R/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
      "/BaseFont/Helvetica>>>>>>>>");
  pdf.add("<</Type/Pages/Count 1/Kids[2 0 R]>>");
  pdf.add("<</Type/Catalog/Pages 3 0 R>>");
  return pdf.build("/Root 4 0 R/ID[" + hex(id) + hex(id) + "]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O " +
                   hex(owner) + "/U " + hex(rc4(key, kPadding)) + ">>");
}

TEST(PdfHostile, AFileWithAPasswordSaysSo) { EXPECT_EQ(opening(locked_file("bi mat")), "pdf-encrypted"); }

TEST(PdfHostile, AFileLockedWithoutAPasswordIsRead) {
  EXPECT_THAT(texts(read_page(locked_file(""))), ElementsAre("mat"));
}

// Pages

TEST(PdfHostile, ADamagedPageLeavesTheOthers) {
  std::string half = deflated(print("đầu", 100, 700) + std::string(3000, ' ') + print("giữa", 100, 600) +
                              print("một hai ba bốn năm sáu", 100, 500) + print("cuối", 100, 400));
  half.resize(half.size() - 40);
  PdfBuilder pdf;
  const int tree = pdf.reserve(), font = add_font(pdf, "Serif");
  const auto page = [&](const std::string& contents) {
    return reference(pdf.add("<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 600 800]/Contents " +
                             contents + "/Resources<</Font<</F1 " + reference(font) + ">>>>>>")) +
           " ";
  };
  const std::string good = reference(pdf.add_stream(print("lành", 100, 700)));
  const std::string broken = reference(pdf.add_stream("\x78\x9c no deflated stream", "/Filter/FlateDecode"));
  const std::string cut = reference(pdf.add_stream(half, "/Filter/FlateDecode"));
  std::string kids = page(good);
  kids += page(broken);
  kids += page(cut);
  kids += page("999 0 R");
  kids += page(good);
  pdf.set(tree, "<</Type/Pages/Count 6/Kids[" + kids + "998 0 R]>>");
  const std::string bytes =
      pdf.build("/Root " + reference(pdf.add("<</Type/Catalog/Pages " + reference(tree) + ">>")));

  PdfFile file = PdfFile::open(bytes, "plan.pdf", {});
  ASSERT_EQ(file.page_count(), 6);
  for (const int number : {1, 5}) {
    const Page read = file.read_page(number);
    EXPECT_THAT(texts(read), ElementsAre("lành")) << number;
    EXPECT_FALSE(read.damage) << number;
  }
  const Page rest = file.read_page(3);
  ASSERT_FALSE(rest.words.empty());
  EXPECT_EQ(rest.words[0].text, "đầu");
  EXPECT_TRUE(rest.damage);
  for (const int number : {2, 4, 6}) {
    try {
      file.read_page(number);
      ADD_FAILURE() << number;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "pdf-page-damaged") << number;
      EXPECT_EQ(error.page, number);
    }
  }
}

TEST(PdfHostile, AWrongLengthIsNoDamage) {
  PdfBuilder pdf;
  pdf.add("<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length 3/Filter/FlateDecode>>\nstream\n" +
          deflated("BT /F1 10 Tf 100 700 Td " + encoded("kế") + " Tj ET") + "\nendstream");
  const std::string root = add_pages(pdf, {{"/A Do", "/MediaBox[0 0 600 800]", "/XObject<</A 1 0 R>>"}});
  const Page page = read_page(pdf.build(root));
  EXPECT_THAT(texts(page), ElementsAre("kế"));
  EXPECT_FALSE(page.damage) << *page.damage;
}

TEST(PdfHostile, AnEmptyPageIsNotDamaged) {
  const Page page = read_content("");
  EXPECT_THAT(page.words, IsEmpty());
  EXPECT_FALSE(page.damage);
}

TEST(PdfHostile, ATreeOfPagesThatHoldsItselfEnds) {
  PdfBuilder pdf;
  pdf.add("<</Type/Pages/Count 2/Kids[2 0 R 1 0 R]>>");
  pdf.add("<</Type/Pages/Parent 1 0 R/Count 2/Kids[1 0 R 2 0 R]>>");
  pdf.add("<</Type/Catalog/Pages 1 0 R>>");
  EXPECT_EQ(reading(pdf.build("/Root 3 0 R")), "pdf-page-damaged");
}

TEST(PdfHostile, ANumberOfPagesThatCannotBeIsRefused) {
  for (const char* count : {"2000000000", "-1", "0"}) {
    std::string bytes = build_pdf({{print("a", 100, 700)}});
    bytes.replace(bytes.find("/Count 1"), 8, std::string("/Count ") + count);
    EXPECT_EQ(opening(bytes), "pdf-damaged") << count;
  }
}

TEST(PdfHostile, APageOf200InchesIsRead) {
  const Page page = read_page(build_pdf({{print("xa", 14000, 100), "/MediaBox[0 0 14400 14400]"}}));
  EXPECT_EQ(page.width, 14400);
  EXPECT_EQ(page.height, 14400);
  EXPECT_THAT(texts(page), ElementsAre("xa"));
}

TEST(PdfHostile, APageWithoutFontsHasItsLinesAndNoText) {
  const Page page = read_page(build_pdf({{"BT /None 10 Tf 100 700 Td (a) Tj ET 0 1 m 100 1 l S"}}));
  EXPECT_THAT(page.words, IsEmpty());
  EXPECT_THAT(page.rules, SizeIs(1));
  EXPECT_TRUE(page.damage);
}

// Costs

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

struct LimitCase {
  const char* what;
  std::size_t Limits::*limit;
  std::size_t value;
  std::string content;
  const char* code;
};

TEST(PdfHostile, WhatIsTooMuchIsRefusedByName) {
  for (const LimitCase& c : {
           LimitCase{"letters", &Limits::page_letters, 100, print(std::string(101, 'a'), 10, 700, 1),
                     "limit-page-letters"},
           LimitCase{"lines", &Limits::page_shapes, 100, repeated("0 0 m 9 0 l S ", 101),
                     "limit-page-shapes"},
           LimitCase{"operators", &Limits::page_operators, 1000, repeated("1 w ", 1100),
                     "limit-page-operators"},
           LimitCase{"saved states", &Limits::page_nesting, 100, repeated("q ", 200), "limit-page-nesting"},
           LimitCase{"marked content", &Limits::page_nesting, 100, repeated("/A BMC ", 200),
                     "limit-page-nesting"},
           LimitCase{"content", &Limits::page_content_bytes, 1000, repeated("1 w ", 1100),
                     "limit-page-content"},
           LimitCase{"fonts", &Limits::fonts, 0, print("a", 100, 700), "limit-fonts"},
           LimitCase{"letters of fonts", &Limits::page_mapped_codes, 1000, print("a", 100, 700),
                     "limit-fonts"},
       }) {
    Limits limits;
    limits.*c.limit = c.value;
    const std::string bytes = build_pdf({{c.content}});
    EXPECT_EQ(reading(bytes, limits), c.code) << c.what;
    EXPECT_EQ(reading(bytes), "") << c.what;
  }
}

TEST(PdfHostile, TooManyPagesAreRefused) {
  Limits limits;
  limits.pages = 2;
  EXPECT_EQ(opening(build_pdf({{""}, {""}, {""}}), limits), "limit-pages");
  EXPECT_EQ(opening(build_pdf({{""}, {""}}), limits), "");
}

TEST(PdfHostile, FormsThatDoubleThirtyTimesAreRefused) {
  for (const std::string& innermost : {std::string(), std::string("BT /F1 10 Tf 100 700 Td (a) Tj ET")}) {
    PdfBuilder pdf;
    const std::string form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";
    int last = pdf.add_stream(innermost, form);
    for (int i = 0; i < 30; ++i) {
      last = pdf.add_stream("/A Do /A Do", form + "/Resources<</XObject<</A " + reference(last) + ">>>>");
    }
    const std::string trailer =
        add_pages(pdf, {{"/A Do", "/MediaBox[0 0 600 800]", "/XObject<</A " + reference(last) + ">>"}});
    EXPECT_EQ(reading(pdf.build(trailer)), "limit-page-operators");
  }
}

TEST(PdfHostile, AFormThatDrawsItselfEnds) {
  PdfBuilder pdf;
  const int form = pdf.reserve();
  const std::string content = "/A Do";
  pdf.set(form, "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length 5/Resources<</XObject<</A " +
                    reference(form) + ">>>>>>\nstream\n" + content + "\nendstream");
  const std::string trailer = add_pages(pdf, {{"/A Do " + print("a", 100, 700), "/MediaBox[0 0 600 800]",
                                               "/XObject<</A " + reference(form) + ">>"}});
  EXPECT_THAT(texts(read_page(pdf.build(trailer))), ElementsAre("a"));
}

/// A page, a form or a mask whose content was deflated twice and unpacks to 20 MB.
TEST(PdfHostile, ContentThatUnpacksToTooMuchIsRefusedWhereverItStands) {
  const std::string bomb = deflated(deflated("[" + repeated("0 ", 10'000'000)));
  const std::string filter = "/Filter[/FlateDecode/FlateDecode]";
  const std::string form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + filter;
  struct Place {
    const char* what;
    std::string content, entries, resources;
  };
  for (const Place& place : {
           Place{"the page", "", "/Contents 1 0 R", ""},
           Place{"a form", "/A Do", "", "/XObject<</A 1 0 R>>"},
           Place{"a form in a form", "/A Do", "", "/XObject<</A 2 0 R>>"},
           Place{"a mask", "/A gs", "", "/ExtGState<</A<</SMask<</S/Luminosity/G 1 0 R>>>>>>"},
           Place{"an annotation", "", "/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 1 0 R>>>>]", ""},
           Place{"a state of a field", "",
                 "/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AS/On/AP<</N<</On 1 0 R>>>>>>]", ""},
       }) {
    PdfBuilder pdf;
    pdf.add_stream(bomb, form);
    pdf.add_stream("/A Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 1 0 R>>>>");
    const std::string trailer =
        add_pages(pdf, {{place.content, "/MediaBox[0 0 600 800]" + place.entries, place.resources}});
    std::string bytes = pdf.build(trailer);
    if (place.entries.starts_with("/Contents")) {
      // The builder's own /Contents stands behind and would count.
      const std::size_t own = bytes.rfind("/Contents ");
      bytes.replace(own, 9, "/Nothings");
    }
    EXPECT_EQ(reading(bytes), "limit-page-content") << place.what;
  }
}

TEST(PdfHostile, AMapThatStandsForTooManyLettersIsRefused) {
  PdfBuilder pdf;
  const int map = pdf.add_stream("1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfrange\n" +
                                 repeated("<0000> <FFFF> <00410042>\n", 100) + "endbfrange");
  const int descendant = pdf.add(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
      "/Supplement 0>>>>");
  const int font = pdf.add("<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[" +
                           reference(descendant) + "]/ToUnicode " + reference(map) + ">>");
  const int form = pdf.add_stream(
      print("a", 100, 700),
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 " + reference(font) + ">>>>");
  const std::string trailer =
      add_pages(pdf, {{"/A Do", "/MediaBox[0 0 600 800]", "/XObject<</A " + reference(form) + ">>"}});
  EXPECT_EQ(reading(pdf.build(trailer)), "limit-fonts");
}

TEST(PdfHostile, AFontWhoseStreamsUnpackToTooMuchIsRefused) {
  const std::string bomb = deflated(deflated(std::string(20'000'000, ' ')));
  const std::string system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
  for (const std::string& font : {
           std::string("/Subtype/Type1/FontDescriptor 2 0 R"),
           "/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A" +
               system + "/CIDToGIDMap 1 0 R>>]",
       }) {
    for (const char* key : {"FontFile", "FontFile3"}) {
      PdfBuilder pdf;
      pdf.add_stream(bomb, "/Subtype/Type1C/Filter[/FlateDecode/FlateDecode]");
      pdf.add("<</Type/FontDescriptor/FontName/A/Flags 4/" + std::string(key) + " 1 0 R>>");
      pdf.add_stream(
          "BT /F2 9 Tf (a) Tj ET",
          "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F2<</Type/Font/BaseFont/A" + font +
              ">>>>>>");
      const std::string root = add_pages(pdf, {{"/A Do", "/MediaBox[0 0 600 800]", "/XObject<</A 3 0 R>>"}});
      EXPECT_EQ(reading(pdf.build(root)), "limit-fonts") << key << font;
    }
  }
}

TEST(PdfHostile, APictureThatLiesAboutItsSizeCostsNothing) {
  const Page page = read_content(
      repeated("q 90 0 0 90 10 10 cm BI /W 2000000000 /H 2000000000 /BPC 8 /CS /RGB ID xxxx EI Q\n", 3));
  EXPECT_FALSE(page.pictures.empty());
}

TEST(PdfHostile, PlacesThatAreNoneMakeNoWords) {
  const std::string vast = "1" + std::string(300, '0'), tiny = "0." + std::string(300, '0') + "1";
  for (const std::string& matrix : {vast + " 0 0 " + vast + " 100 700", std::string("0 0 0 0 100 700"),
                                    tiny + " 0 0 " + tiny + " 100 700", "1 0 0 1 " + vast + " " + vast,
                                    vast + " " + vast + " " + vast + " " + vast + " " + vast + " " + vast}) {
    const Page page = read_content("0 1 m 100 1 l S " + vast + " 0 m 1 1 l S BT /F1 " + vast +
                                   " Tf /F1 10 Tf " + matrix + " Tm " + encoded("abc") + " Tj ET");
    for (const PageWord& word : page.words) {
      EXPECT_TRUE(std::isfinite(word.box.x0) && std::isfinite(word.box.x1)) << matrix;
      EXPECT_TRUE(std::isfinite(word.size)) << matrix;
    }
  }
}

/// JPEG 2000: a picture of `side` by `side` points whose first tile is cut off.
std::string jpeg_2000(unsigned side) {
  const auto wide = [](unsigned value) {
    return std::string{static_cast<char>(value >> 24), static_cast<char>(value >> 16 & 255),
                       static_cast<char>(value >> 8 & 255), static_cast<char>(value & 255)};
  };
  const std::string none(8, '\0'), colours(9, '\1');
  return std::string("\xFF\x4F\xFF\x51\0\x2F\0\0", 8) + wide(side) + wide(side) + none + wide(side) +
         wide(side) + none + std::string("\0\3\7\1\1\7\1\1\7\1\1", 11) +
         std::string("\xFF\x52\0\x0C\0\0\0\1\0\5\4\4\0\0", 14) + std::string("\xFF\x5C\0\x13\x40", 5) +
         std::string(16, 'H') + std::string("\xFF\x90\0\x0A\0\0\0\0\0\0\0\1\xFF\x93", 14) +
         std::string(40, '\x80') + "\xFF\xD9";
}

/// What the process has in memory at most, in bytes.
std::size_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) << 10;
}

TEST(PdfHostile, PicturesOfJpeg2000AreSeenAndNotDecoded) {
  PdfBuilder pdf;
  const std::string entries = "/Type/XObject/Subtype/Image/Width 30000/Height 30000/Filter/JPXDecode";
  const int alone = pdf.add_stream(jpeg_2000(30'000), entries);
  const int masked = pdf.add_stream(jpeg_2000(30'000), entries + "/SMask " + reference(alone));
  const std::string trailer = add_pages(
      pdf,
      {{"q 100 0 0 50 10 20 cm /A Do Q q 30 0 0 40 200 20 cm /B Do Q " + print("a", 100, 700),
        "/MediaBox[0 0 600 800]", "/XObject<</A " + reference(alone) + "/B " + reference(masked) + ">>"}});
  const std::string bytes = pdf.build(trailer);
  read_content("");  // what Poppler itself needs
  const std::size_t before = peak_memory();
  const Page page = read_page(bytes);
  EXPECT_LT(peak_memory() - before, 64u << 20);
  EXPECT_THAT(texts(page), ElementsAre("a"));
  ASSERT_THAT(page.pictures, SizeIs(2));
  EXPECT_DOUBLE_EQ(page.pictures[0].x1 - page.pictures[0].x0, 100);
  EXPECT_DOUBLE_EQ(page.pictures[1].y1 - page.pictures[1].y0, 40);
}

TEST(PdfHostile, AMapThatGoesOnInItselfIsRefused) {
  PdfBuilder pdf;
  const int map = pdf.reserve();
  pdf.set(map, "<</Type/CMap/UseCMap " + reference(map) + "/Length 7>>\nstream\nendcmap\nendstream");
  const int descendant = pdf.add(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement "
      "0>>>>");
  const int font = pdf.add("<</Type/Font/Subtype/Type0/BaseFont/A/Encoding " + reference(map) +
                           "/DescendantFonts[" + reference(descendant) + "]>>");
  const int form = pdf.add_stream(
      print("a", 100, 700),
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 " + reference(font) + ">>>>");
  const std::string trailer =
      add_pages(pdf, {{"/A Do", "/MediaBox[0 0 600 800]", "/XObject<</A " + reference(form) + ">>"}});
  EXPECT_EQ(reading(pdf.build(trailer)), "limit-fonts");
}

TEST(PdfHostile, MasksThatDoubleAreRefused) {
  PdfBuilder pdf;
  const int state = pdf.reserve();
  const int form = pdf.add_stream("/A gs /A gs",
                                  "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>"
                                  "/Resources<</ExtGState<</A " +
                                      reference(state) + ">>>>");
  pdf.set(state, "<</SMask<</S/Luminosity/G " + reference(form) + ">>>>");
  const std::string trailer =
      add_pages(pdf, {{"/A gs", "/MediaBox[0 0 600 800]", "/ExtGState<</A " + reference(state) + ">>"}});
  EXPECT_EQ(reading(pdf.build(trailer)), "limit-page-operators");
}

TEST(PdfHostile, FlippedBitsEndInAPageOrAnError) {
  PdfBuilder pdf;
  const int content = pdf.add_stream(deflated(print("kế hoạch số 12", 100, 700) + "q 1 w 0 1 m 100 1 l S Q"),
                                     "/Filter/FlateDecode/Type/XObject/Subtype/Form/BBox[0 0 600 800]");
  const std::string trailer = add_pages(pdf, {{"/A Do " + print("xã", 100, 600), "/MediaBox[0 0 600 800]",
                                               "/XObject<</A " + reference(content) + ">>"}});
  const std::string good = pdf.build(trailer);
  std::mt19937 random(7);
  for (int i = 0; i < 400; ++i) {
    std::string bytes = good;
    for (int flips = 0; flips < 1 + i % 20; ++flips) {
      bytes[random() % bytes.size()] ^= static_cast<char>(1u << random() % 8);
    }
    const std::string code = reading(bytes);
    EXPECT_TRUE(code.empty() || code.starts_with("pdf-") || code.starts_with("limit-")) << code;
  }
}

}  // namespace
}  // namespace vanthu
