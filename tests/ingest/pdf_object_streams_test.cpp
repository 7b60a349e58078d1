#include "ingest/pdf_object_streams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::build_pdf;
using testing::deflated;
using testing::error_code;
using testing::PdfBuilder;
using testing::print;

constexpr char kRefused[] = "limit-pdf-objects";

/// A stream of 10 MB of blanks, deflated so often.
std::string bomb(int times) {
  std::string data(10'000'000, ' ');
  for (int i = 0; i < times; ++i) data = deflated(data);
  return data;
}

/// The code of the error for a file that holds an object of these bytes behind "1 0 obj".
std::string checking(const std::string& object, const Limits& limits = {}, const std::string& before = "") {
  const std::string bytes = "%PDF-1.7\n" + before + "1 0 obj\n" + object + "\nendobj\n";
  return error_code([&] { check_object_streams(bytes, "plan.pdf", limits); });
}

std::string stream(const std::string& entries, const std::string& data) {
  return "<<" + entries + ">>\nstream\n" + data + "\nendstream";
}

const std::string kFlate = "/Filter/FlateDecode", kTwice = "/Filter[/FlateDecode/FlateDecode]";

TEST(PdfObjectStreams, OrdinaryFilesPass) {
  const std::string good = build_pdf({{print("kế hoạch", 100, 700)}});
  EXPECT_EQ(error_code([&] { check_object_streams(good, "plan.pdf", {}); }), "");
  EXPECT_EQ(checking(stream("/Type/ObjStm/N 1/First 4" + kFlate, deflated("1 0 <<>>"))), "");
  EXPECT_EQ(checking(stream("/Type/XRef/W[1 2 1]/Size 9" + kFlate, deflated(std::string(400, '\1')))), "");
}

TEST(PdfObjectStreams, StreamsWithoutObjectsAreNotMeasured) {
  EXPECT_EQ(checking(stream("/Type/Metadata" + kTwice, bomb(2))), "");
  EXPECT_EQ(checking(stream("/FirstChar 3/X<</First 1/W 2>>" + kTwice, bomb(2))), "");
}

TEST(PdfObjectStreams, WhatUnpacksToTooMuchIsRefusedHoweverItIsWritten) {
  const std::string once = bomb(1), twice = bomb(2);
  for (const std::string& object : {
           stream("/Type/ObjStm/N 1/First 4" + kFlate, once),
           stream("/Type/ObjStm/N 1/First 4" + kTwice, twice),
           stream("/Type/XRef/W[1 2 1]/Size 9" + kTwice, twice),
           // Without a type, under escaped and short names, with a length that is wrong.
           stream("/N 1/First 4" + kTwice, twice),
           stream("/N 1/#46irst 4/Fil#74er[/Fl/Fl#61teDecode]", twice),
           stream("/N 1/First 4/F[/Fl/Fl]", twice),
           stream("/N 1/First 4/Filter null/F[/Fl/Fl]", twice),
           stream("/N 1/First 4/Length 3" + kTwice, twice),
           stream("/N 1/First 4/Length 7 0 R" + kTwice, twice),
           // Words that end objects and streams, in strings and comments.
           stream("/N 1/First 4" + kTwice + "/X(\\) >> stream endstream endobj 2 0 obj <<)", twice),
           stream("/N 1/First 4" + kTwice + "% >> stream\n/X<3E3E>/Y[<</Z()>>]", twice),
           "<</N 1/First 4" + kTwice + ">>% stream\n stream % see there\r\n" + twice,
           // Poppler takes what it cannot read for the end of the dictionary.
           "<</N 1/First 4" + kTwice + "/X )stream\n" + twice,
           stream("/N 1 7 0 R (stray) /First 4" + kTwice, twice),
       }) {
    EXPECT_EQ(checking(object), kRefused) << object.substr(0, 100);
  }
}

TEST(PdfObjectStreams, MoreObjectsThanAFileCanHaveAreRefusedWhereverItSaysSo) {
  const std::string entry = "0000000000 65535 f \n", good = "1 0 obj\n<<>>\nendobj\n";
  for (const std::string& bytes : std::vector<std::string>{
           good + "trailer <</Size 20000000>>",
           good + "trailer <</Size +20000000>>",
           good + "trailer % see there\n<</A<</Size 9>>/S#69ze 99999999999999999999>>",
           good + "xref\n0 20000000\n" + entry + "trailer<</Size 2>>",
           good + "xref\n0 1\n" + entry + "20000000 1\n" + entry + "trailer<</Size 2>>",
           good + "xref % see there\n0 %\n20000000",
           good + "startxref 0 20000000",
           std::string("20000000 0 obj\n<<>>\nendobj\n"),
           std::string("20000000\r0\nobj null endobj"),
           "1 0 obj\n" + stream("/Type/XRef/W[1 2 1]/Size 20000000", "1234"),
           "1 0 obj\n" + stream("/W[1 2 1]/Size 9/Index[0 5 20000000 1]", "1234"),
           "1 0 obj\n" + stream("/W[1 2 1]/Size 9/Index[5 20000000]", "1234"),
       }) {
    const std::string file = "%PDF-1.7\n" + bytes;
    EXPECT_EQ(error_code([&] { check_object_streams(file, "plan.pdf", {}); }), "limit-pdf-object-numbers")
        << bytes;
  }
}

TEST(PdfObjectStreams, WhatOnlyLooksLikeANumberOfObjectsIsNone) {
  for (const std::string& bytes : std::vector<std::string>{
           std::string("xref\n0 1\n0000000000 65535 f \ntrailer<</Size 2>>\nstartxref\n30000000\n%%EOF\n7 0 "
                       "obj null endobj"),
           std::string("1 0 obj\n<</Size 20000000/Type/EmbeddedFile>>\nendobj"),
           "1 0 obj\n" + stream("/Type/EmbeddedFile/Params<</Size 20000000>>", "x"),
           std::string("trailer <</Size 9/A<</Size 20000000>>>>"),
           std::string("(a b 20000000 objects)"),
       }) {
    EXPECT_EQ(error_code([&] { check_object_streams(bytes, "plan.pdf", {}); }), "") << bytes;
  }
}

TEST(PdfObjectStreams, RowsWiderThanAnyPictureAreRefused) {
  EXPECT_EQ(checking(stream(kFlate + "/DecodeParms<</Predictor 15/Columns 250000000>>", "x")), kRefused);
  EXPECT_EQ(checking(stream("/Filter[/Fl/Fl]/DP[null<</Predictor 15/C#6flumns 250000000>>]", "x")), kRefused);
  EXPECT_EQ(checking("<</Predictor 15/Columns 250000000>>"), kRefused);
  EXPECT_EQ(checking(stream(kFlate + "/DecodeParms<</Predictor 15/Columns 5000/Colors 3>>", "x")), "");
}

TEST(PdfObjectStreams, EveryFilterIsCounted) {
  const std::string runs = [] {
    std::string bytes;
    for (int i = 0; i < 100'000; ++i) bytes += "\x81 ";  // 128 blanks
    return bytes;
  }();
  std::string hex;
  for (const char c : bomb(2)) {
    constexpr char kDigits[] = "0123456789abcdef";
    hex += kDigits[static_cast<unsigned char>(c) >> 4];
    hex += kDigits[static_cast<unsigned char>(c) & 15];
  }
  // Nine bits each: a letter, then codes that are not made yet, each a byte longer than the last.
  std::string lzw;
  unsigned held = 0, bits = 0, width = 9, next = 258;
  const auto put = [&](unsigned code) {
    held = held << width | code;
    for (bits += width; bits >= 8; bits -= 8) lzw += static_cast<char>(held >> (bits - 8) & 255);
  };
  put(' ');
  while (next < 4096) {
    put(next++);
    if (next + 1 >= 1u << width && width < 12) ++width;
  }
  put(0);
  const struct {
    std::string filter, data;
    bool fits;
  } cases[] = {
      {"/RL", runs, false},
      {"/RL", runs.substr(0, 1000), true},
      {"[/AHx/Fl/Fl]", hex + ">", false},
      {"[/A85/Fl]", R"(Ganj9~>)", true},
      {"/A85", "zzzz~>", true},
      {"/LZW", lzw, true},  // 7.4 MB
      {"[/Fl/LZW]", deflated(lzw), true},
      {"/DCTDecode", "x", false},
      {"[/LZW/Fl]", "x", false},
      {" 7 0 R", "x", false},
      {"[/Fl 7 0 R]", "x", false},
      {"/Fl/Filter/Fl", "x", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(checking(stream("/N 1/First 4/Filter" + c.filter, c.data)), c.fits ? "" : kRefused) << c.filter;
  }
  Limits limits;
  limits.pdf_object_stream_bytes = 7'000'000;
  EXPECT_EQ(checking(stream("/N 1/First 4/Filter/LZW", lzw), limits), kRefused);
}

TEST(PdfObjectStreams, AllTogetherAreBounded) {
  const std::string one = stream("/N 1/First 4" + kFlate, deflated(std::string(1000, ' ')));
  Limits limits;
  limits.pdf_object_bytes = 1500;
  EXPECT_EQ(checking(one, limits), "");
  EXPECT_EQ(checking(one, limits, "2 0 obj" + one + "endobj\n"), kRefused);
}

TEST(PdfObjectStreams, WhatCannotBeLookedIntoIsHeldToItsPackedSize) {
  std::mt19937 random(3);
  std::string noise(40'000, ' ');
  for (char& c : noise) c = static_cast<char>(random());
  noise[2] = '\7';  // no block of Flate begins so
  const std::string few = noise.substr(0, 20'000), objects = "/N 1/First 4";
  EXPECT_EQ(checking(stream(objects + kFlate, few)), "");
  EXPECT_EQ(checking(stream(objects + kFlate, noise)), kRefused);
  EXPECT_EQ(checking(stream(objects + kTwice, few)), kRefused);
  // Of an encrypted file what unpacks to little may do so by chance.
  const std::string trailer = "trailer<</Encrypt 9 0 R>>\n", empty("\x78\x9c\3\0", 4);
  EXPECT_EQ(checking(stream(objects + kTwice, empty)), "");
  EXPECT_EQ(checking(stream(objects + kTwice, empty), {}, trailer), kRefused);
  EXPECT_EQ(checking(stream(objects + kFlate, few), {}, trailer), "");
  EXPECT_EQ(checking(stream("/Type/XRef/W[1 2 1]" + kFlate, deflated(noise)), {}, trailer), "");
}

TEST(PdfObjectStreams, ObjectsThatBeginInEachOtherAreRefused) {
  std::string begins;
  for (int i = 0; i < 100'000; ++i) begins += "1 0 obj<</A[";
  EXPECT_EQ(checking(begins), kRefused);
}

TEST(PdfObjectStreams, NoBytesAreTooStrange) {
  const std::string good = "7 0 obj " + stream("/N 1/First 4" + kFlate, deflated("1 0 <<>>"));
  std::mt19937 random(5);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = good;
    for (int flips = 0; flips < 1 + i % 9; ++flips) {
      bytes[random() % bytes.size()] ^= static_cast<char>(1u << random() % 8);
    }
    bytes.resize(random() % (bytes.size() + 1));
    const std::string code = error_code([&] { check_object_streams(bytes, "plan.pdf", {}); });
    EXPECT_TRUE(code.empty() || code == kRefused) << code;
  }
}

TEST(PdfObjectStreams, AFileIsRefusedBeforeItIsOpened) {
  PdfBuilder pdf;
  pdf.add("<</Type/Catalog/Pages 3 0 R>>");
  pdf.add_stream(bomb(2), "/Type/ObjStm/N 1/First 4" + kTwice);
  pdf.add("<</Type/Pages/Count 0/Kids[]>>");
  const std::string bytes = pdf.build("/Root 1 0 R");
  EXPECT_EQ(error_code([&] { PdfFile::open(bytes, "plan.pdf", {}); }), kRefused);
}

}  // namespace
}  // namespace vanthu
