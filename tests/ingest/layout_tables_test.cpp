#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/error.h"
#include "layout_support.h"

namespace vanthu {
namespace {

using layout_testing::count_tables;
using layout_testing::findings;
using layout_testing::lay_out;
using layout_testing::paragraphs;
using layout_testing::Rows;
using layout_testing::rows;
using ::testing::ElementsAre;
using ::testing::SizeIs;

const Rows kPlan = {{"STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"},
                    {"I", "MỤC TIÊU CHUNG", "", ""},
                    {"1", "Xây dựng kế hoạch", "Phòng Kinh tế", "Quý I/2026"},
                    {"2", "Tổ chức hội nghị", "", "Năm 2026"}};

struct FormCase {
  const char* what;
  const char* printed;
};

class TableForm : public ::testing::TestWithParam<FormCase> {};

TEST_P(TableForm, GivesTheSameRows) {
  const ExtractedDocument document = lay_out(GetParam().printed);
  layout_testing::expect_sound(document);
  EXPECT_EQ(rows(document), kPlan) << GetParam().what;
  ASSERT_EQ(count_tables(document), 1u);
  for (const Block& block : document.blocks) {
    EXPECT_EQ(block.table.has_head, block.kind == BlockKind::table);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Layout, TableForm,
    ::testing::Values(
        FormCase{"tabs",
                 "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\nI\tMỤC TIÊU CHUNG\t\t\n"
                 "1\tXây dựng kế hoạch\tPhòng Kinh tế\tQuý I/2026\n2\tTổ chức hội nghị\t\tNăm 2026\n"},
        FormCase{"tabs, trailing ones lost or too many, blank line at a page end",
                 "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\nI\tMỤC TIÊU CHUNG\n\n"
                 "1\tXây dựng kế hoạch\tPhòng Kinh tế\tQuý I/2026\t\t\n2\tTổ chức hội nghị\t\tNăm 2026\n"},
        FormCase{"tabs, head repeated behind a page number, columns numbered",
                 "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n(1)\t(2)\t(3)\t(4)\nI\tMỤC TIÊU CHUNG\t\t\n\n"
                 "7\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n(1)\t(2)\t(3)\t(4)\n"
                 "1\tXây dựng kế hoạch\tPhòng Kinh tế\tQuý I/2026\n2\tTổ chức hội nghị\t\tNăm 2026\n"},
        FormCase{"tabs, a cell over two lines",
                 "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\nI\tMỤC TIÊU CHUNG\t\t\n"
                 "1\tXây dựng\nkế hoạch\tPhòng Kinh tế\tQuý I/2026\n2\tTổ chức hội nghị\t\tNăm\n2026\n\nKết "
                 "thúc.\n"},
        FormCase{"one cell a line",
                 "\tSTT\n\tNhiệm vụ\n\tCơ quan chủ trì\n\tThời gian\n\n\tI\n\tMỤC TIÊU CHUNG\n\n"
                 "\t1\n\tXây dựng kế hoạch\n\n\tPhòng Kinh tế\n\tQuý I/2026\n\n\t2\n\tTổ chức hội nghị\n\t\n"
                 "\tNăm 2026\n\nĐoạn sau bảng.\n"},
        FormCase{"one cell a line, rows not set apart",
                 "\tSTT\n\tNhiệm vụ\n\tCơ quan chủ trì\n\tThời gian\n\tI\n\tMỤC TIÊU CHUNG\n"
                 "\t1\n\tXây dựng\nkế hoạch\n\tPhòng Kinh tế\n\tQuý I/2026\n\t2\n\tTổ chức hội nghị\n\t\n"
                 "\tNăm 2026\n"},
        FormCase{
            "Markdown",
            "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|:---:|---|---|---|\n"
            "| **I** | **MỤC TIÊU CHUNG** | | |\n| 1 | Xây dựng kế hoạch | Phòng Kinh tế | Quý I/2026 |\n"
            "| 2 | Tổ chức<br>hội nghị | | Năm 2026 |\n"},
        FormCase{
            "Markdown over a page end",
            "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| I | MỤC TIÊU CHUNG |\n"
            "| 1 | Xây dựng kế hoạch | Phòng Kinh tế | Quý I/2026 |\n\n"
            "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
            "| 2 | Tổ chức hội nghị | | Năm 2026 |\n"},
        FormCase{"grid",
                 "+-----+------------+-----------+------------+\n| STT | Nhiệm vụ | Cơ quan | Thời gian |\n"
                 "|     |          | chủ trì |           |\n+=====+============+===========+============+\n"
                 "| I | MỤC TIÊU CHUNG | | |\n+-----+------------+-----------+------------+\n"
                 "| 1 | Xây dựng | Phòng | Quý I/2026 |\n|   | kế hoạch | Kinh tế | |\n"
                 "+-----+------------+-----------+------------+\n| 2 | Tổ chức hội nghị | | Năm 2026 |\n"
                 "+-----+------------+-----------+------------+\n"},
        FormCase{
            "HTML",
            "<table border=\"1\">\n<thead><tr><th>STT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th>"
            "<th>Thời gian</th></tr></thead>\n<tr><td>I</td><td colspan=\"3\">MỤC TIÊU CHUNG</td></tr>\n"
            "<tr><td>1</td><td><p>Xây dựng kế hoạch</p></td><td>Phòng Kinh tế</td><td>Quý I/2026</td></tr>\n"
            "<tr><td>2</td><td>Tổ chức<br/>hội nghị</td><td></td><td>Năm&#32;2026</td></tr>\n</table>\n"},
        FormCase{"aligned by blanks",
                 "STT     Nhiệm vụ              Cơ quan chủ trì    Thời gian\n"
                 "I       MỤC TIÊU CHUNG\n"
                 "1       Xây dựng              Phòng Kinh tế      Quý I/2026\n"
                 "        kế hoạch\n"
                 "2       Tổ chức hội nghị                         Năm 2026\n"}),
    [](const auto& tested) { return "form" + std::to_string(tested.index); });

TEST(Table, HeadOfTwoLinesBecomesOneRow) {
  const Rows expected = {{"TT", "Nội dung", "Cơ quan Chủ trì", "Cơ quan Phối hợp", "Thời hạn"},
                         {"1", "Rà soát hồ sơ", "Phòng Kinh tế", "Công an xã", "Tháng 3"}};
  EXPECT_EQ(rows(lay_out("TT\tNội dung\tCơ quan\t\tThời hạn\n\t\tChủ trì\tPhối hợp\t\n"
                         "1\tRà soát hồ sơ\tPhòng Kinh tế\tCông an xã\tTháng 3\n")),
            expected);
  EXPECT_EQ(
      rows(lay_out("<table><tr><td rowspan=2>TT</td><td rowspan=2>Nội dung</td><td colspan=2>Cơ quan</td>"
                   "<td rowspan=2>Thời hạn</td></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
                   "<tr><td>1</td><td>Rà soát hồ sơ</td><td>Phòng Kinh tế</td><td>Công an xã</td>"
                   "<td>Tháng 3</td></tr></table>")),
      expected);
}

TEST(Table, RowCutByAPageEndIsRejoinedCellByCell) {
  const ExtractedDocument document = lay_out(
      "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\n"
      "-\tTuyên truyền Nghị quyết số 08-\tNăm 2026\tPhòng Kinh tế\tCác tổ chức và hộ gia\tBáo cáo của cơ "
      "quan, đơn\n"
      "\n"
      "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\n"
      "\tNQ/ĐU tới cán bộ.\t\t\tđình trên địa bàn\tvị\n"
      "-\tTập huấn\tQuý II\tPhòng Kinh tế\tCông an xã\tBáo cáo\n");
  layout_testing::expect_sound(document);
  EXPECT_EQ(rows(document),
            (Rows{{"STT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm"},
                  {"-", "Tuyên truyền Nghị quyết số 08-NQ/ĐU tới cán bộ.", "Năm 2026", "Phòng Kinh tế",
                   "Các tổ chức và hộ gia đình trên địa bàn", "Báo cáo của cơ quan, đơn vị"},
                  {"-", "Tập huấn", "Quý II", "Phòng Kinh tế", "Công an xã", "Báo cáo"}}));
  EXPECT_THAT(findings(document, "row-rejoined"), SizeIs(1));
}

TEST(Table, RowWithoutOrdinalBehindAPageEndIsARow) {
  const ExtractedDocument document = lay_out(
      "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\n1\tTuyên truyền\t\t\n\tPhát thanh\tNăm 2026\tPhòng Kinh "
      "tế\n\n"
      "\tTreo băng rôn\tQuý II\tCông an xã\n");
  EXPECT_THAT(rows(document), SizeIs(4));
  EXPECT_THAT(findings(document, "row-rejoined"), SizeIs(0));
}

TEST(Table, RowPrintedOnceMoreAndShiftedStandsOnce) {
  const std::string task = "Xây dựng quy chế phối hợp giữa các phòng, ban chuyên môn của xã";
  const ExtractedDocument document = lay_out(
      "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tSản phẩm\n1\tCông tác phối hợp\t\t\t\t\n"
      "\t<table border=\"1\"><tr><td><p>" +
      task +
      "</p></td><td>Năm 2026</td><td>Phòng Kinh tế</td>"
      "<td>Quy chế</td></tr></table>\t<p>" +
      task +
      "</p>\t<p>Năm 2026</p>\t<p>Phòng Kinh tế</p>\t<p>Quy chế</p>\n"
      "<p>" +
      task + "</p>\t<p>Năm 2026</p>\t<p>Phòng Kinh tế</p>\t<p>Quy chế</p>\t\t\n");
  layout_testing::expect_sound(document);
  EXPECT_EQ(rows(document), (Rows{{"STT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì", "Sản phẩm"},
                                  {"1", "Công tác phối hợp", "", "", ""},
                                  {"", task, "Năm 2026", "Phòng Kinh tế", "Quy chế"}}));
  EXPECT_THAT(findings(document, "row-deduplicated"), SizeIs(1));
}

TEST(Table, NestedTableIsSplicedIntoTheRowThatHoldsNothingElse) {
  EXPECT_EQ(rows(lay_out("STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\n"
                         "1\t<table><tr><td>Tập huấn</td><td>Quý I</td><td>Công an xã</td></tr>"
                         "<tr><td>Diễn tập</td><td>Quý II</td><td>Công an xã</td></tr></table>\t\t\n")),
            (Rows{{"STT", "Nhiệm vụ", "Thời gian", "Cơ quan chủ trì"},
                  {"1", "Tập huấn", "Quý I", "Công an xã"},
                  {"", "Diễn tập", "Quý II", "Công an xã"}}));
}

TEST(Table, EqualShortRowsAreKept) {
  EXPECT_THAT(rows(lay_out("STT\tNhiệm vụ\tSố lượng\n1\tHọp\t2\n1\tHọp\t2\n")), SizeIs(3));
}

TEST(Table, CoveredCellsAreEmpty) {
  EXPECT_EQ(rows(lay_out("<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Thời gian</th></tr>"
                         "<tr><td rowspan=\"2\">1</td><td>Một</td><td>Quý I</td></tr>"
                         "<tr><td>Hai</td><td>Quý II</td></tr></table>")),
            (Rows{{"TT", "Nhiệm vụ", "Thời gian"}, {"1", "Một", "Quý I"}, {"", "Hai", "Quý II"}}));
}

TEST(Table, LinesOfACellAreKeptAsLineStarts) {
  const ExtractedDocument document =
      lay_out("STT\tNhiệm vụ\tCơ quan chủ trì\n1\tMột\tPhòng Kinh tế<br>Công an xã\n");
  const Cell& cell = document.blocks.at(0).table.rows.at(1).cells.at(2);
  EXPECT_EQ(layout_testing::slice(document, cell.text), "Phòng Kinh tế Công an xã");
  ASSERT_THAT(cell.line_starts, SizeIs(1));
  EXPECT_EQ(document.text.substr(cell.line_starts[0], 3), "Cô");
}

TEST(Table, TwoTablesWithAParagraphBetweenStayTwo) {
  const ExtractedDocument document = lay_out(
      "STT\tNhiệm vụ\tThời gian\n1\tMột\tQuý I\n\nPHỤ LỤC II\n\nSTT\tNhiệm vụ\tThời gian\n1\tHai\tQuý II\n");
  EXPECT_THAT(paragraphs(document), ElementsAre("[table]", "PHỤ LỤC II", "[table]"));
}

TEST(Table, IndentedAndNumberedParagraphsAreNone) {
  for (const char* text :
       {"\tCăn cứ Luật;\n\tCăn cứ Nghị định;\n\n\tỦy ban nhân dân xã ban hành.\n",
        "1.\tMục đích\n2.\tYêu cầu\n3.\tNội dung\n", "a)\tMột\nb)\tHai\n",
        "Giá trị A | B được chọn\nvà C | D bị loại\n", "TT Đảng ủy xã\n\nTT\n\nCác thôn\n"}) {
    EXPECT_EQ(count_tables(lay_out(text)), 0u) << text;
  }
}

TEST(Table, HeadlessRowsOfCellsAreATableWithoutHead) {
  const ExtractedDocument document = lay_out("Họp giao ban\t08h00\tPhòng họp\nTiếp dân\t14h00\tTrụ sở\n");
  ASSERT_EQ(count_tables(document), 1u);
  EXPECT_FALSE(document.blocks[0].table.has_head);
  EXPECT_EQ(document.blocks[0].table.columns, 3u);
}

TEST(Limits, AreErrorsThatSayWhichOne) {
  const auto code_of = [](std::string_view text, const Limits& limits) -> std::string {
    try {
      lay_out(text, limits);
    } catch (const Error& error) {
      return error.code;
    }
    return "";
  };
  Limits limits;
  limits.line_bytes = 20;
  EXPECT_EQ(code_of("Một dòng dài hơn hai mươi byte\n", limits), "limit-line-bytes");
  EXPECT_EQ(code_of("Ngắn\nNgắn\n", limits), "");
  limits = Limits{};
  limits.table_cells = 5;
  EXPECT_EQ(code_of("STT\tNhiệm vụ\n1\tMột\n", limits), "");
  EXPECT_EQ(code_of("STT\tNhiệm vụ\n1\tMột\n2\tHai\n", limits), "limit-table-cells");
  EXPECT_EQ(code_of("<table><tr><td colspan=900>Một</td><td>Hai</td></tr></table>", limits),
            "limit-table-cells");
}

}  // namespace
}  // namespace vanthu
