#include "ingest/page_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "page_table_printer.h"

namespace vanthu {
namespace {

using layout_testing::count_tables;
using layout_testing::findings;
using layout_testing::Rows;
using layout_testing::rows;
using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using page_testing::read_tables;
using page_testing::TablePrinter;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<double> kEdges = {50, 90, 300, 400, 480, 560};
const std::vector<std::string> kHead = {"STT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời gian"};
const Rows kPlan = {kHead,
                    {"I", "CÔNG TÁC THỦY LỢI NỘI ĐỒNG", "", "", ""},
                    {"1", "Nạo vét kênh mương và khơi thông dòng chảy trước mùa mưa bão", "Phòng Kinh tế",
                     "Các thôn", "Tháng 4/2026"},
                    {"2", "Kiểm tra cống đầu mối", "Hợp tác xã", "", "Quý II/2026"}};

// Group rows as the printer takes them: two cells.
Rows printed(Rows cells) {
  for (std::vector<std::string>& row : cells) {
    if (row.size() > 2 && std::all_of(row.begin() + 2, row.end(), [](auto& cell) { return cell.empty(); }))
      row.resize(2);
  }
  return cells;
}

TablePrinter printer() {
  TablePrinter made;
  made.edges = kEdges;
  return made;
}

// Words of the task, then of the unit: long enough for `lines` lines of their columns.
std::string long_text(std::string begin, std::size_t words) {
  for (std::size_t i = 0; i < words; ++i) begin += i % 3 == 0 ? " tuyến" : i % 3 == 1 ? " kênh" : " nội đồng";
  return begin;
}

TEST(PageTables, HoldTheRowsThatWerePrinted) {
  const ExtractedDocument document = read_tables(printer().print_rows(printed(kPlan)));
  layout_testing::expect_sound(document);
  EXPECT_EQ(rows(document), kPlan);
}

TEST(PageTables, CentredTextAndAnUnruledTableReadTheSame) {
  TablePrinter centred = printer();
  centred.centred = true;
  EXPECT_EQ(rows(read_tables(centred.print_rows(printed(kPlan)))), kPlan);
  TablePrinter bare = printer();
  bare.ruled = false;
  EXPECT_EQ(rows(read_tables(bare.print_rows(printed(kPlan)))), kPlan);
  TablePrinter across = printer();
  across.rules_across_only = true;
  EXPECT_EQ(rows(read_tables(across.print_rows(printed(kPlan)))), kPlan);
}

TEST(PageTables, ColumnLinesInAFrameLetOrdinalsBeginRows) {
  TablePrinter columns = printer();
  const Rows plan = {kHead, kPlan[2], kPlan[3]};
  std::vector<Page> pages = columns.print_rows(plan);
  std::vector<Box>& rules = pages[0].rules;
  double top = 1000, bottom = 0;
  for (const Box& rule : rules) {
    top = std::min(top, rule.y0);
    bottom = std::max(bottom, rule.y1);
  }
  std::erase_if(rules, [&](const Box& rule) {
    return rule.x1 - rule.x0 > 10 && rule.y0 > top + 5 && rule.y1 < bottom - 5;
  });
  EXPECT_EQ(rows(read_tables(pages)), plan);
}

TEST(PageTables, LinesOfACellStartWhereAWordWouldHaveFitted) {
  const Rows plan = {kHead, {"1", "Rà soát", "Hợp tác xã\nTrạm Y tế", "Các thôn", "Năm 2026"}};
  const ExtractedDocument document = read_tables(printer().print_rows(plan));
  ASSERT_THAT(document.blocks, SizeIs(1));
  const Cell& cell = document.blocks[0].table.rows[1].cells[2];
  EXPECT_EQ(layout_testing::slice(document, cell.text), "Hợp tác xã Trạm Y tế");
  ASSERT_THAT(cell.line_starts, SizeIs(1));
  EXPECT_EQ(cell.line_starts[0] - cell.text.begin, std::string("Hợp tác xã ").size());
}

TEST(PageTables, EveryWordKeepsItsPlace) {
  std::vector<Page> pages = printer().print_rows(printed(kPlan));
  WordIndices words;
  for (std::uint32_t i = 0; i < pages[0].words.size(); ++i) words.push_back(i);
  WordPlaces places;
  const std::vector<PlacedTable> tables = find_page_tables(pages[0], words, places);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_TRUE(tables[0].ruled && tables[0].reaches_top && tables[0].reaches_bottom);
  EXPECT_THAT(tables[0].words, SizeIs(words.size()));
  std::size_t seen = 0;
  for (const LaidRow& row : tables[0].table.rows) {
    for (const LaidCell& cell : row.cells) {
      for (const LaidLine& line : cell.lines) {
        for (const LaidPiece& piece : line.pieces) {
          const WordPlace& place = places.all()[piece.source.begin];
          const auto word = std::find_if(pages[0].words.begin(), pages[0].words.end(),
                                         [&](const PageWord& other) { return other.box == place.box; });
          ASSERT_NE(word, pages[0].words.end());
          EXPECT_EQ(line.text.substr(piece.text.begin, piece.text.size()), word->text);
          ++seen;
        }
      }
    }
  }
  EXPECT_EQ(seen, words.size());
}

TEST(PageTables, WordOverAColumnLineIsCutAtTheLettersEdge) {
  TablePrinter table = printer();
  std::vector<Page> pages = table.print_rows({kHead, {"", "", "Hợp tác xã", "", "Năm 2026"}});
  // "12" ends where the column does, "Xây" begins behind the line: one word by its gaps.
  PageWord joined = make_word("12Xây", 0, 0, 12);
  const float edge = 90;
  const double y = pages[0].words.back().baseline;
  joined.baseline = static_cast<float>(y);
  joined.ends = {edge - 6.5f, edge - 0.5f, edge + 6.5f, edge + 12.5f, edge + 18.5f};
  joined.box = {edge - 12.5, y - 10, edge + 18.5, y + 3};
  pages[0].words.push_back(joined);
  EXPECT_EQ(rows(read_tables(pages))[1],
            (std::vector<std::string>{"12", "Xây", "Hợp tác xã", "", "Năm 2026"}));
}

TEST(PageTables, WordTooLongForItsCellStaysWhole) {
  TablePrinter table = printer();
  std::vector<Page> pages = table.print_rows({kHead, {"1", "Rà soát", "", "Các thôn", "Năm 2026"}});
  const double y = pages[0].words.back().baseline;
  pages[0].words.push_back(make_word("10/QĐ-UBND-VHXH-LĐ", 296, y, 12));
  EXPECT_EQ(rows(read_tables(pages))[1][2], "10/QĐ-UBND-VHXH-LĐ");
}

TEST(PageTables, OrdinalHeadBrokenBetweenLettersIsOneWord) {
  TablePrinter table = printer();
  table.edges[1] = 74;
  std::vector<Page> pages = table.print_rows({{"ST T", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"},
                                              {"1", "Rà soát", "Hợp tác xã", "Các thôn", "Năm 2026"}});
  EXPECT_EQ(rows(read_tables(pages))[0][0], "STT");
}

TEST(PageTables, TextSetSidewaysIsReadAlongItsLine) {
  TablePrinter table = printer();
  std::vector<Page> pages = table.print_rows(
      {kHead, {"1", "Rà soát\nthống kê\nlập danh sách\nbáo cáo", "", "Các thôn", "Năm 2026"}});
  double y = pages[0].rules.back().y0 - 3;
  for (const char* const text : {"Hợp", "tác", "xã"}) {
    PageWord word = make_word(text, 0, 0, 10);
    const double length = word.box.x1;
    word.direction = WordDirection::up;
    word.box = {340, y - length, 352, y};
    y -= length + 3;
    pages[0].words.push_back(word);
  }
  EXPECT_EQ(rows(read_tables(pages))[1][2], "Hợp tác xã");
}

TEST(PageTables, FramesAndEmptyGridsAreNone) {
  Page page = make_page();
  print(page, "Mẫu số 01", 100, 115);
  for (const double y : {100.0, 125.0}) page.rules.push_back({80, y, 300, y + 0.5});
  for (const double x : {80.0, 300.0}) page.rules.push_back({x, 100, x + 0.5, 125});
  for (const double y : {300.0, 325.0}) page.rules.push_back({80, y, 300, y + 0.5});
  for (const double x : {80.0, 200.0, 300.0}) page.rules.push_back({x, 300, x + 0.5, 325});
  EXPECT_THAT(read_tables({page}).blocks, IsEmpty());
}

TEST(PageTables, ParagraphsBelowAWordOfAHeadAreNone) {
  Page page = make_page();
  print(page, "STT", 60, 100);
  print(page, "Nhiệm vụ của các cơ quan được giao như sau:", 120, 100);
  print(page, "1. Phòng Kinh tế theo dõi, đôn đốc các thôn thực hiện và báo cáo hằng quý", 60, 120);
  print(page, "2. Hợp tác xã điều tiết nước theo lịch", 60, 140);
  EXPECT_THAT(read_tables({page}).blocks, IsEmpty());
}

TEST(PageTables, TableInACellStaysThere) {
  TablePrinter table = printer();
  std::vector<Page> pages =
      table.print_rows({kHead, {"1", "Gồm:\nx\nx\nx\nx", "Hợp tác xã", "Các thôn", "Năm 2026"}});
  std::erase_if(pages[0].words, [](const PageWord& word) { return word.text == "x"; });
  const double y = pages[0].words.back().baseline + 10;
  const std::vector<Page> inner = [&] {
    TablePrinter made = printer();
    made.edges = {100, 190, 290};
    made.top = y;
    return made.print_rows({{"Cống", "Thôn Đông"}, {"Trạm bơm", "Thôn Đoài"}});
  }();
  pages[0].words.insert(pages[0].words.end(), inner[0].words.begin(), inner[0].words.end());
  pages[0].rules.insert(pages[0].rules.end(), inner[0].rules.begin(), inner[0].rules.end());
  const Rows read = rows(read_tables(pages));
  ASSERT_THAT(read, SizeIs(2));
  EXPECT_EQ(read[1][1], "Gồm: Cống Thôn Đông Trạm bơm Thôn Đoài");
}

// Over page ends.

TEST(PageTablesOverPages, RowCutInSeveralColumnsIsWhole) {
  for (const bool repeats : {false, true}) {
    TablePrinter table = printer();
    table.bottom = 200;
    table.repeats_head = repeats;
    const Rows plan = {kHead,
                       {"1", long_text("Nạo vét các", 24), "Phòng Kinh tế", "Các thôn", "Năm 2026"},
                       {"2", long_text("Kiểm tra các", 20), long_text("Hợp tác xã", 9),
                        long_text("Các thôn có", 12), "Quý III/2026"},
                       {"3", "Báo cáo kết quả", "Phòng Kinh tế", "", "Tháng 12/2026"}};
    const std::vector<Page> pages = table.print_rows(plan);
    ASSERT_GE(pages.size(), 2u);
    const ExtractedDocument document = read_tables(pages);
    EXPECT_EQ(rows(document), plan) << repeats;
    EXPECT_THAT(findings(document, "row-rejoined"), ::testing::Not(IsEmpty()));
    for (const Row& row : document.blocks[0].table.rows) {
      for (const Cell& cell : row.cells) EXPECT_THAT(cell.line_starts, IsEmpty());
    }
  }
}

TEST(PageTablesOverPages, RowMayGoOnOverThreePages) {
  TablePrinter table = printer();
  table.bottom = 160;
  const Rows plan = {
      kHead,
      {"1", long_text("Nạo vét các", 110), long_text("Hợp tác xã", 12), "Các thôn", "Năm 2026"},
      {"2", "Báo cáo kết quả", "Phòng Kinh tế", "Các thôn", "Tháng 12/2026"}};
  const std::vector<Page> pages = table.print_rows(plan);
  ASSERT_GE(pages.size(), 4u);
  EXPECT_EQ(rows(read_tables(pages)), plan);
}

TEST(PageTablesOverPages, RowCutBetweenTwoParagraphsIsWhole) {
  TablePrinter table = printer();
  table.bottom = 118;
  const Rows plan = {kHead,
                     {"1", "Nạo vét kênh mương và tu sửa các cống đầu mối.\nTrồng cây dọc bờ vùng, bờ thửa.",
                      "Hợp tác xã", "Các thôn", "Năm 2026"},
                     {"2", "Kiểm tra trạm bơm", "Phòng Kinh tế", "Các tổ", "Quý I/2026"}};
  const std::vector<Page> pages = table.print_rows(plan);
  ASSERT_EQ(pages.size(), 2u);
  Rows whole = plan;
  std::replace(whole[1][1].begin(), whole[1][1].end(), '\n', ' ');
  const ExtractedDocument document = read_tables(pages);
  EXPECT_EQ(rows(document), whole);
  EXPECT_THAT(document.blocks[0].table.rows[1].cells[1].line_starts, SizeIs(1));
}

TEST(PageTablesOverPages, NewRowWithoutOrdinalIsNotGluedToTheOneBefore) {
  TablePrinter table = printer();
  // The second task begins exactly at the page's top: its text is complete in all columns, as the first
  // one's.
  const Rows plan = {kHead,
                     {"1", "CÔNG TÁC THỦY LỢI", "", "", ""},
                     {"", "Nạo vét kênh mương.", "Hợp tác xã", "Các thôn", "Năm 2026"},
                     {"", "Kiểm tra cống đầu mối.", "Phòng Kinh tế", "Các tổ", "Quý I/2026"},
                     {"2", "CÔNG TÁC TRỒNG TRỌT", "", "", ""},
                     {"", "Gieo cấy đúng lịch.", "Hợp tác xã", "Các thôn", "Tháng 2/2026"}};
  table.bottom = 118;  // three rows of one line
  const std::vector<Page> pages = table.print_rows(printed(plan));
  ASSERT_GE(pages.size(), 2u);
  EXPECT_EQ(rows(read_tables(pages)), plan);
}

TEST(PageTablesOverPages, OrdinalMergedOverRowsCoversThemOnTheNextPage) {
  TablePrinter table = printer();
  table.bottom = 118;
  table.repeats_head = true;
  table.merged = {1, 2, 3};
  const Rows plan = {kHead,
                     {"1", "Nạo vét kênh mương.", "Hợp tác xã", "Các thôn", "Năm 2026"},
                     {"", "Kiểm tra cống đầu mối.", "Phòng Kinh tế", "Các tổ", "Quý I/2026"},
                     {"", "Tu sửa trạm bơm.", "Hợp tác xã", "Các tổ", "Quý I/2026"},
                     {"", "Điều tiết nước.", "Hợp tác xã", "Các thôn", "Năm 2026"}};
  const std::vector<Page> pages = table.print_rows(plan);
  ASSERT_GE(pages.size(), 2u);
  const ExtractedDocument document = read_tables(pages);
  EXPECT_EQ(rows(document), plan);
  std::vector<bool> covered;
  for (const Row& row : document.blocks[0].table.rows) covered.push_back(row.cells[0].covered);
  EXPECT_THAT(covered, ElementsAre(false, false, true, true, true));
}

TEST(PageTablesOverPages, HeadRepeatedWithClippedTextIsDropped) {
  TablePrinter table = printer();
  table.bottom = 150;
  table.repeats_head = true;
  Rows plan = kPlan;
  plan.push_back({"3", "Điều tiết nước", "Hợp tác xã", "Các thôn", "Năm 2026"});
  std::vector<Page> pages = table.print_rows(printed(plan));
  ASSERT_GE(pages.size(), 2u);
  // The second line of "Cơ quan chủ trì" fell to the upper edge of the clip.
  const auto lost = std::find_if(pages[1].words.begin(), pages[1].words.end(),
                                 [](const PageWord& word) { return word.text == "trì"; });
  ASSERT_NE(lost, pages[1].words.end());
  pages[1].words.erase(lost);
  EXPECT_EQ(rows(read_tables(pages)), plan);
}

TEST(PageTablesOverPages, TablesOfOtherColumnsStayTwo) {
  TablePrinter first = printer(), second = printer();
  second.edges = {50, 90, 250, 560};
  std::vector<Page> pages = first.print_rows(printed(kPlan));
  pages.push_back(second.print_rows({{"1", "Kinh phí", "Ngân sách xã"}, {"2", "Xã hội hóa", "Các thôn"}})[0]);
  pages[1].number = 2;
  EXPECT_EQ(count_tables(read_tables(pages)), 2u);
}

TEST(PageTablesOverPages, TablesOfOnePageStayTwo) {
  TablePrinter first = printer(), second = printer();
  second.top = 400;
  std::vector<Page> pages = first.print_rows(printed(kPlan));
  const Page below = second.print_rows({kHead, {"1", "Rà soát", "Hợp tác xã", "Các thôn", "Năm 2026"}})[0];
  pages[0].words.insert(pages[0].words.end(), below.words.begin(), below.words.end());
  pages[0].rules.insert(pages[0].rules.end(), below.rules.begin(), below.rules.end());
  EXPECT_EQ(count_tables(read_tables(pages)), 2u);
}

TEST(PageTablesOverPages, TableWithoutRulesGoesOnWithoutAHead) {
  for (const bool ruled : {false, true}) {
    TablePrinter table = printer();
    table.ruled = ruled;
    table.rules_across_only = true;
    table.bottom = 140;
    Rows plan = kPlan;
    plan.push_back({"3", "Điều tiết nước", "Hợp tác xã", "Các thôn", "Năm 2026"});
    plan.push_back({"4", "Báo cáo kết quả", "Phòng Kinh tế", "Các tổ", "Tháng 12/2026"});
    const std::vector<Page> pages = table.print_rows(printed(plan));
    ASSERT_GE(pages.size(), 2u);
    EXPECT_EQ(rows(read_tables(pages)), plan) << ruled;
  }
}

TEST(PageTablesOverPages, ColumnsSetCloseGoOnWithoutRulesAndWithoutAHead) {
  // The tasks begin less than half an em behind the middle between "STT" and them, and full lines of theirs
  // end less than half an em before the units.
  TablePrinter table = printer();
  table.edges = {50, 79, 284, 384, 464, 560};
  table.padding = 2.7;
  double widest = 0;
  for (const std::string& line : table.break_lines(long_text("Nạo vét các", 12), 198))
    widest = std::max(widest, table.width_of(line));
  table.edges[2] = table.edges[1] + widest + 2 * table.padding + 0.01;
  for (const bool ruled : {false, true}) {
    table.ruled = ruled;
    table.rules_across_only = true;
    table.bottom = 190;
    const Rows plan = {kHead,
                       {"1", long_text("Nạo vét các", 12), "Phòng Kinh tế", "Các thôn", "Năm 2026"},
                       {"2", long_text("Kiểm tra các", 12), "Hợp tác xã", "Các thôn", "Quý II/2026"},
                       {"3", long_text("Tu sửa các", 12), "Phòng Kinh tế", "", "Quý III/2026"},
                       {"4", long_text("Điều tiết nước các", 12), "Hợp tác xã", "Các tổ", "Năm 2026"}};
    const std::vector<Page> pages = table.print_rows(plan);
    ASSERT_GE(pages.size(), 2u);
    EXPECT_EQ(rows(read_tables(pages)), plan) << ruled;
  }
}

TEST(PageTablesOverPages, RowCutBelowTheLastRuleBelongsToTheTable) {
  TablePrinter table = printer();
  table.rules_across_only = true;
  table.bottom = 150;
  const Rows plan = {kHead,
                     {"1", "Kiểm tra cống đầu mối", "Phòng Kinh tế", "Các tổ", "Quý I/2026"},
                     {"2", long_text("Nạo vét các", 24), "Hợp tác xã", "Các thôn", "Năm 2026"},
                     {"3", "Báo cáo kết quả", "Phòng Kinh tế", "Các thôn", "Quý IV/2026"}};
  std::vector<Page> pages = table.print_rows(plan);
  ASSERT_EQ(pages.size(), 2u);
  // Nothing is drawn where the page cuts a row.
  pages[0].rules.pop_back();
  pages[1].rules.erase(pages[1].rules.begin());
  EXPECT_EQ(rows(read_tables(pages)), plan);
}

TEST(PageTablesOverPages, EndOfThePlanIsNoRowOfItsTable) {
  TablePrinter table = printer();
  table.rules_across_only = true;
  table.bottom = 140;
  for (const bool ruled : {false, true}) {
    table.ruled = ruled;
    Rows plan = kPlan;
    plan.push_back({"3", "Điều tiết nước", "Hợp tác xã", "Các thôn", "Năm 2026"});
    std::vector<Page> pages = table.print_rows(printed(plan));
    ASSERT_GE(pages.size(), 2u);
    const double y = pages.back().words.back().baseline + 24;
    print(pages.back(), "Nơi nhận:", 55, y, 12);
    print(pages.back(), "TM. ỦY BAN NHÂN DÂN", 380, y, 12);
    print(pages.back(), "- Các thôn;", 55, y + 15, 12);
    print(pages.back(), "CHỦ TỊCH", 420, y + 15, 12);
    EXPECT_EQ(rows(read_tables(pages)), plan) << ruled;
  }
}

TEST(PageTables, TitlesOfGroupsMayInterruptTheLinesBetweenColumns) {
  TablePrinter table = printer();
  const Rows plan = {kHead, kPlan[2], kPlan[1], kPlan[3]};
  std::vector<Page> pages = table.print_rows(printed(plan));
  std::vector<Box>& rules = pages[0].rules;
  const double top = rules.front().y0, bottom = rules.back().y1;
  std::erase_if(rules, [&](const Box& rule) {
    return rule.x1 - rule.x0 > 10 && rule.y0 > top + 5 && rule.y1 < bottom - 5;
  });
  // Beside the frame's, only the line behind the ordinals runs through; none of the others meets the frame.
  for (Box& rule : rules) {
    const bool inner = rule.x1 - rule.x0 < 10 && rule.x0 > 100 && rule.x1 < 550;
    if (!inner) continue;
    rule.y0 = std::max(rule.y0, top + 5);
    rule.y1 = std::min(rule.y1, bottom - 5);
  }
  EXPECT_EQ(rows(read_tables(pages)), plan);
}

TEST(PageTables, HostilePagesGiveSoundTables) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> place(-50, 700), length(0, 400);
  const std::vector<std::string> texts = {"STT", "1", "Nhiệm", "vụ", "Cơ", "quan", "Thời", "gian", "II", "-"};
  for (int round = 0; round < 20; ++round) {
    std::vector<Page> pages;
    for (int number = 1; number <= 3; ++number) {
      Page page = make_page(number);
      for (int i = 0; i < 300; ++i) {
        page.words.push_back(make_word(texts[random() % texts.size()], place(random), place(random), 12));
        page.words.back().direction = static_cast<WordDirection>(i % 9 == 0 ? random() % 5 : 0);
      }
      for (int i = 0; i < 60; ++i) {
        const double x = place(random), y = place(random), end = length(random);
        page.rules.push_back(i % 2 == 0 ? Box{x, y, x + end, y + 1} : Box{x, y, x + 1, y + end});
      }
      pages.push_back(std::move(page));
    }
    layout_testing::expect_sound(read_tables(std::move(pages)));
  }
}

}  // namespace
}  // namespace vanthu
