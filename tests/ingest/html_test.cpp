#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/read_html.h"
#include "legacy_encoder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using testing::encode_by_table;
using ::testing::IsEmpty;

HtmlLayout layout_of(const std::string& bytes) {
  return read_html(decode_markup(bytes, "page.html"), "page.html", {});
}

std::string joined(const std::vector<LaidLine>& lines) {
  std::string text;
  for (const LaidLine& line : lines) text += (text.empty() ? "" : " / ") + line.text;
  return text;
}

/// Paragraphs as their lines, tables as rows of cells: "[a|b][c|d]", spans as "a(2x1)", tables inside cells
/// too.
std::string shown(const LaidTable& table) {
  std::string text;
  for (const LaidRow& row : table.rows) {
    std::string cells;
    for (const LaidCell& cell : row.cells) {
      if (&cell != &row.cells.front()) cells += "|";
      cells += joined(cell.lines);
      if (cell.column_span * cell.row_span != 1) {
        cells += "(" + std::to_string(cell.column_span) + "x" + std::to_string(cell.row_span) + ")";
      }
      for (const LaidTable& nested : cell.nested) cells += shown(nested);
    }
    text += (row.marked_head ? "{" : "[") + cells + (row.marked_head ? "}" : "]");
  }
  return text;
}

std::vector<std::string> shown(const std::string& bytes) {
  std::vector<std::string> blocks;
  for (const LaidBlock& block : layout_of(bytes).laid.blocks) {
    blocks.push_back(block.kind == BlockKind::table ? shown(block.table) : joined(block.lines));
  }
  return blocks;
}

struct Page {
  std::string_view markup;
  std::vector<std::string> blocks;
};

const Page kPages[] = {
    // blocks
    {"<html><body><h1>KẾ HOẠCH</h1><p>Phòng  chống\n cháy <b>rừng</b></p>cuối",
     {"KẾ HOẠCH", "Phòng chống cháy rừng", "cuối"}},
    {"<p>một<br>hai<br/>ba</p>", {"một / hai / ba"}},
    {"<p>một<br><br>hai</p>", {"một", "hai"}},
    {"<div>trước<p>giữa</p>sau</div>", {"trước", "giữa", "sau"}},
    {"<p>&nbsp;</p><p> </p><p>có</p>", {"có"}},
    {"<pre>a  b\nc</pre>", {"a b / c"}},
    {"<p>x<i>y</i>z <i>w</i></p>", {"xyz w"}},
    // what is not shown
    {"<head><title>Tiêu đề</title><style>p{}</style></head><body><script>var "
     "a='<p>b</p>';</script><p>chữ</p>",
     {"chữ"}},
    {"<p>a<span style='display: none'>ẩn</span>b</p><p hidden>c</p><!-- d --><noscript>e</noscript>", {"ab"}},
    {"<p>giữ <ins>thêm</ins> <del>bớt</del></p>", {"giữ thêm"}},
    // entities
    {"<p>C&#7897;ng h&ograve;a x&atilde; h&#x1ED9;i &amp; &lt;b&gt;</p>", {"Cộng hòa xã hội & <b>"}},
    {"<p>không đóng <b>thẻ<p>nào &khonghe; cả", {"không đóng thẻ", "nào &khonghe; cả"}},
    // lists
    {"<ol><li>a<li>b</ol>", {"1. a", "2. b"}},
    {"<ol start=4 type=a><li>x</li><li value=7>y</li></ol>", {"d) x", "g) y"}},
    {"<ol type=I><li>x<ol><li>y</li></ol></li><li>z</li></ol>", {"I. x", "1. y", "II. z"}},
    {"<ol style='list-style-type: lower-roman'><li><p>x</p></li></ol>", {"i. x"}},
    {"<ol reversed><li>x<li>y</ol>", {"2. x", "1. y"}},
    {"<ul><li>x</li><li>- y</li><li>• z</li></ul>", {"- x", "- y", "• z"}},
    {"<ol><li>1. x</li></ol><ul style='list-style:none'><li>y</ul>", {"1. x", "y"}},
    // Word
    {"<p class=MsoNormal>Nội dung<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>", {"Nội dung"}},
    {"<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>chữ</p>", {"chữ"}},
    {"<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; "
     "</span></span><![endif]>Việc</p>",
     {"1. Việc"}},
    {"<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; "
     "</span></span></span>Việc</p>",
     {"- Việc"}},
    {"<p style='text-transform:uppercase'>kế hoạch</p>", {"KẾ HOẠCH"}},
    // tables
    {"<table><thead><tr><th>TT<th>Nhiệm vụ</thead><tr><td>1<td>Họp<br>dân</table>",
     {"{TT|Nhiệm vụ}[1|Họp / dân]"}},
    {"<table><tr><td rowspan=2>1<td colspan=2>a<tr><td>b<td>c</table>", {"[1(1x2)|a(2x1)][b|c]"}},
    {"<table><tr><td rowspan=99999999999>1<td colspan=2147483647>a<tr><td rowspan=0>b<td "
     "colspan=-3>c</table>",
     {"[1(1x2)|a(100x1)][b|c]"}},
    {"<table><caption>Biểu 1</caption><tr><td>a<td>b</table>", {"Biểu 1", "[a|b]"}},
    {"<table><tr><td><p>a</p><p>b</p></td><td></td></tr></table>", {"[a / b|]"}},
    {"<table><tr><td>1<td>x<table><tr><td>y<td>z</table><td>2<tr><td>3<td>4<td>5</table>",
     {"[1|x[y|z]|2][3|4|5]"}},
    // tables that only place things
    {"<table><tr><td><p>khung</p></td></tr></table>", {"khung"}},
    {"<table><tr><td><p>trái</p><table><tr><td>a<td>b</table></td><td><p>phải</p></td></tr></table>",
     {"trái", "[a|b]", "phải"}},
    {"<table><tr><td>UBND XÃ<br>Số: 1/KH-UBND<td>Ngày 1 tháng 2</table>",
     {"[UBND XÃ / Số: 1/KH-UBND|Ngày 1 tháng 2]"}},
};

TEST(ReadHtml, LaysOutWhatABrowserShows) {
  for (const Page& page : kPages) EXPECT_EQ(shown(std::string(page.markup)), page.blocks) << page.markup;
}

TEST(ReadHtml, DecodesLegacyFontsByTheirName) {
  const std::string tcvn3 = encode_by_table("TCVN3", "Ủy ban nhân dân");
  EXPECT_THAT(shown("<p><font face='.VnTimeH'>" + tcvn3 + "</font> <font face='Arial'>Plan</font></p>"),
              ElementsAre("ỦY BAN NHÂN DÂN Plan"));
  EXPECT_THAT(shown("<p style='font-family:\".VnTime\",serif'>S&egrave;</p>"), ElementsAre("Số"));
  EXPECT_THAT(shown("<font face=VNI-Times>Co<b>\xE4ng</b> ho\xF8"
                    "a</font>"),
              ElementsAre("Cộng hòa"));
  // Unicode text that was left in a legacy font
  EXPECT_THAT(shown("<p><font face='.VnTime'>Độc lập</font></p>"), ElementsAre("Độc lập"));
}

TEST(ReadHtml, DecodesLegacyTextWithoutFonts) {
  const std::string text = "Hội đồng nhân dân xã ban hành kế hoạch tổ chức thực hiện nhiệm vụ năm sau";
  for (const std::string encoding : {"TCVN3", "VNI", "VPS", "VISCII"}) {
    const HtmlLayout layout = layout_of("<html><body><p>" + encode_by_table(encoding, text) + "</p>");
    ASSERT_EQ(layout.laid.blocks.size(), 1u);
    EXPECT_EQ(joined(layout.laid.blocks[0].lines), text);
    EXPECT_EQ(layout.encoding, encoding);
    ASSERT_EQ(layout.findings.size(), 1u);
    EXPECT_EQ(layout.findings[0].code, "text-repaired");
  }
}

TEST(ReadHtml, TakesEveryTransportEncoding) {
  const std::string page = "<html><head><meta charset='utf-16'></head><body><p>Kế hoạch số 5</p>";
  EXPECT_THAT(shown("\xEF\xBB\xBF" + page), ElementsAre("Kế hoạch số 5"));
  EXPECT_THAT(shown("\xFF\xFE" + testing::encode_utf16(page, true)), ElementsAre("Kế hoạch số 5"));
  EXPECT_THAT(shown(testing::encode_utf16(page, false)), ElementsAre("Kế hoạch số 5"));
  EXPECT_THAT(shown("<meta charset=windows-1258><p>" + testing::encode_windows1258("Kế hoạch") + "</p>"),
              ElementsAre("Kế hoạch"));
}

TEST(ReadHtml, KnowsWhereEachWordStands) {
  const std::string page = "<html><body><p>Kế  hoạch <b>số</b> 5</p>\n<ul><li>t&#7893; chức</li></ul>" +
                           std::string(3000, ' ') + "<p>" + std::string(2500, 'a') + " cuối</p>";
  for (const LaidBlock& block : layout_of(page).laid.blocks) {
    for (const LaidLine& line : block.lines) {
      std::size_t last = 0;
      ASSERT_FALSE(line.pieces.empty());
      for (const LaidPiece& piece : line.pieces) {
        EXPECT_LE(last, piece.text.begin);
        EXPECT_LT(piece.text.begin, piece.text.end);
        EXPECT_LE(piece.text.end, line.text.size());
        EXPECT_LE(piece.source.end, page.size());
        last = piece.text.end;
        const std::string text = line.text.substr(piece.text.begin, piece.text.size());
        const std::string source = page.substr(piece.source.begin, piece.source.size());
        if (text.size() == source.size()) {
          EXPECT_EQ(text, source);
        } else {
          EXPECT_EQ(text, "ổ");
          EXPECT_EQ(source, "&#7893;");
        }
      }
    }
  }
}

std::string error_code(const std::string& bytes) {
  try {
    layout_of(bytes);
  } catch (const Error& error) {
    EXPECT_TRUE(has_message(error.code)) << error.code;
    return error.code;
  }
  return "";
}

TEST(ReadHtml, BoundsWhatAPageMayCost) {
  std::string deep, wide = "<p ", cells = "<table><tr>";
  for (int i = 0; i < 100'000; ++i) deep += "<b><div>";
  for (int i = 0; i < 200'000; ++i) wide += "a" + std::to_string(i) + "=1 ";
  for (int i = 0; i < 200'001; ++i) cells += "<td>";
  EXPECT_EQ(error_code(deep), "limit-markup-depth");
  EXPECT_EQ(error_code(wide + ">x"), "limit-markup-attributes");
  EXPECT_EQ(error_code(cells), "limit-table-cells");
}

TEST(ReadHtml, ReadsMegabytesInOneParagraphAndUnclosedThings) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(shown("<p>" + std::string(5u << 20, 'a')).size(), 1u);
  shown("<p>" + std::string(256u << 10, '&'));
  shown("<p>" + std::string(256u << 10, '<'));
  shown("<!--" + std::string(1u << 20, '-'));
  shown("<a href=\"" + std::string(1u << 20, 'x'));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(ReadHtml, LoadsNothingAndSurvivesEmptyPages) {
  EXPECT_THAT(shown("<html></html>"), IsEmpty());
  EXPECT_THAT(shown(""), IsEmpty());
  EXPECT_THAT(shown("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>a&x;b</p>").size(), 1u);
}

TEST(ReadHtml, RefusesLettersItCannotRead) {
  EXPECT_EQ(error_code("<html><p>Gr\xFC\xDF"
                       "e aus K\xF6ln, sch\xF6ne M\xE4rchen f\xFCr \xC4lteste</p>"),
            "encoding-undecided");
}

}  // namespace
}  // namespace vanthu
