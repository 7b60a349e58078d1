#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "ingest/read.h"
#include "layout_support.h"

namespace vanthu {
namespace {

using layout_testing::expect_sound;
using layout_testing::lay_out;

// Pieces of which hostile texts are made.
constexpr std::string_view kPieces[] = {"STT",
                                        "Nhiệm vụ",
                                        "Thời gian",
                                        "Cơ quan chủ trì",
                                        "\t",
                                        "\t",
                                        "\n",
                                        "\n",
                                        "\n\n",
                                        "1",
                                        "1.1",
                                        "-",
                                        "I.",
                                        "<table>",
                                        "<tr>",
                                        "<td>",
                                        "</td>",
                                        "</tr>",
                                        "</table>",
                                        "<p>",
                                        "<br>",
                                        "&nbsp;",
                                        "&#x1D;",
                                        "**",
                                        "*",
                                        "_",
                                        "|",
                                        "|---|---|",
                                        "\n|",
                                        "+--+\n",
                                        "  ",
                                        "     ",
                                        "\\|",
                                        "[a](http://b)",
                                        "\f",
                                        "\r",
                                        "\x1D",
                                        "\x1E",
                                        "\v",
                                        "\x01",
                                        "của",
                                        "Nơi nhận:",
                                        "TM. ỦY BAN",
                                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                        "Phụ lục I",
                                        "KẾ HOẠCH",
                                        "(1)",
                                        "(2)",
                                        "HYPERLINK \"x\"",
                                        "[bookmark: a]",
                                        "Số: /KH",
                                        ", ngày",
                                        "vị;",
                                        "\u2028",
                                        "a\u0301",
                                        "colspan=3",
                                        "<td colspan=5>",
                                        "<td rowspan=4>",
                                        "2",
                                        "3",
                                        "> ",
                                        "# ",
                                        "…"};

TEST(AnyText, GivesASoundDocument) {
  std::mt19937 random(20260101);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % std::size(kPieces)];
    SCOPED_TRACE(text);
    expect_sound(lay_out(text));
    if (HasFailure()) return;
  }
}

TEST(AnyText, RunsHoldTheBytesOfTheFile) {
  const std::string text =
      "**Điều 1.** Các đơn vị&nbsp;thực hiện\n\nSTT\tNhiệm vụ\tThời gian\n1\t<p>Tập huấn</p>\tQuý I\n";
  const ExtractedDocument document = lay_out(text);
  std::size_t copied = 0;
  for (const SourceRun& run : document.runs) {
    ASSERT_TRUE(run.file.has_value());
    if (run.file->size() != run.text.size()) continue;
    EXPECT_EQ(text.substr(run.file->begin, run.file->size()), layout_testing::slice(document, run.text));
    copied += run.text.size();
  }
  EXPECT_GT(copied, document.text.size() / 2);
}

TEST(AnyText, OfAnotherEncodingHasOneRunForEachWord) {
  const std::string utf16 = [] {
    std::string bytes = "\xFF\xFE";
    for (const char16_t c :
         std::u16string(u"KẾ HOẠCH\n\nCác đơn vị tổ chức thực hiện nhiệm vụ được giao.\n")) {
      bytes += static_cast<char>(c & 0xFF);
      bytes += static_cast<char>(c >> 8);
    }
    return bytes;
  }();
  const ExtractedDocument document = read(SourceFile{"plan.txt", utf16}, Limits{});
  expect_sound(document);
  EXPECT_EQ(document.source.encoding, "UTF-16LE");
  EXPECT_EQ(document.runs.size(), 13u);
  ASSERT_TRUE(document.runs[0].file.has_value());
  EXPECT_EQ(*document.runs[0].file, (ByteRange{2, 6}));
}

// Far above what linear time needs, far below what anything quadratic would.
void expect_quick(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  expect_sound(lay_out(text));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(LongText, IsLaidOutInLinearTime) {
  expect_quick(repeated("Các cơ quan, đơn vị\nthực hiện nhiệm vụ\n", 10000));
  expect_quick(repeated("các đơn vị\n\n", 30000));
  expect_quick(repeated("<p <table <b> *a _b [c](d \\- &amp; ", 20000));
  expect_quick(repeated("Nơi nhận:\n\tTT\n", 30000));
  expect_quick(repeated("<table><tr><td>", 200) + repeated("</table>", 200));
  expect_quick("STT\tNhiệm vụ\tThời gian\n" + repeated("\tcác đơn vị\t\n", 20000));
  expect_quick(repeated("a\t", 100000));
  expect_quick(repeated("a  ", 100000));
  expect_quick(repeated("HYPERLINK \"", 30000));
}

}  // namespace
}  // namespace vanthu
