// Notes at the foot of a page are found with the signs that refer to them, and nothing else is.
#include "ingest/page_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "page_flow.h"

namespace vanthu {
namespace {

using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kText = 14, kNote = 10;

/// What a reader of the page is told.
struct Read {
  std::vector<std::string> lines;  // of the text that is left
  std::vector<std::string> notes;
  std::string turned;
};

Read read(Page page) {
  WordIndices words(page.words.size());
  std::iota(words.begin(), words.end(), 0u);
  const PageAsides asides = take_out_asides(page, words);
  WordPlaces places;
  Read found;
  for (const PrintedLine& line : make_lines(page, words))
    found.lines.push_back(lay_line(page, line, places).text);
  for (const PageNote& note : asides.notes)
    found.notes.push_back((note.marked ? "" : "… ") + lay_paragraph(page, note.paragraph, places).text);
  for (const std::uint32_t word : asides.turned) found.turned += page.words[word].text;
  return found;
}

/// Puts a raised sign behind the last word.
void refer(Page& page, std::string_view mark) {
  const PageWord last = page.words.back();
  page.words.push_back(make_word(mark, last.box.x1 + 0.1, last.baseline - 0.4 * last.size, 0.58 * last.size));
}

void print_text(Page& page) {
  print(page, "các thôn và khu dân cư tự rà soát", 85, 600, kText);
  print(page, "rồi gửi kết quả về xã", 85, 618, kText);
}

void print_short_rule(Page& page) { page.rules.push_back({85, 740, 229, 740.5}); }

TEST(PageNotes, AreTakenOutWithTheSignThatRefersToThem) {
  struct Case {
    const char* mark;    // in the text
    const char* begins;  // the note
    const char* note;    // as read
  };
  for (const Case& c : {Case{"1", "1 Theo", "1 Theo"}, Case{"(1)", "(1) Theo", "(1) Theo"},
                        Case{"[12]", "[12] Theo", "[12] Theo"}, Case{"*", "* Theo", "* Theo"},
                        Case{"(1)", "1 Theo", "1 Theo"}, Case{"3", "3Theo", "3 Theo"}}) {
    for (const bool ruled : {true, false}) {
      Page page = make_page();
      print(page, "các hộ ở vùng trũng", 85, 582, kText);
      refer(page, c.mark);
      print_text(page);
      if (ruled) print_short_rule(page);
      print(page, c.begins, 85, 760, kNote);
      print(page, "số liệu của thôn", 160, 760, kNote);
      print(page, "tại kỳ báo cáo.", 85, 772, kNote);
      const Read found = read(page);
      EXPECT_THAT(found.lines, ElementsAre("các hộ ở vùng trũng", "các thôn và khu dân cư tự rà soát",
                                           "rồi gửi kết quả về xã"))
          << c.mark << ruled;
      EXPECT_THAT(found.notes, ElementsAre(std::string(c.note) + " số liệu của thôn tại kỳ báo cáo."))
          << c.mark << ruled;
    }
  }
}

TEST(PageNotes, CountOnAndAreToldApartByThat) {
  Page page = make_page();
  print_text(page);
  refer(page, "1");
  print(page, "theo quy chế", 85, 636, kText);
  refer(page, "2");
  print_short_rule(page);
  print(page, "1 Hỗ trợ không quá", 85, 760, kNote);
  print(page, "30 triệu đồng một hộ.", 85, 772, kNote);  // no note of its own
  print(page, "2 Quy chế của thôn.", 85, 784, kNote);
  EXPECT_THAT(read(page).notes,
              ElementsAre("1 Hỗ trợ không quá 30 triệu đồng một hộ.", "2 Quy chế của thôn."));
}

TEST(PageNotes, ARaisedFigureWithoutANoteStays) {
  Page page = make_page();
  print(page, "nhà văn hóa rộng 250 m", 85, 600, kText);
  refer(page, "2");
  print(page, "rồi gửi kết quả về xã", 85, 618, kText);
  const Read found = read(page);
  EXPECT_THAT(found.lines, ElementsAre("nhà văn hóa rộng 250 m2", "rồi gửi kết quả về xã"));
  EXPECT_THAT(found.notes, IsEmpty());
}

TEST(PageNotes, AUnitKeepsItsFigureBesideANoteOfTheSameNumber) {
  Page page = make_page();
  print(page, "rừng", 85, 560, kText);
  refer(page, "1");
  print(page, "rộng 12 km", 150, 560, kText);
  refer(page, "2");
  print(page, "đã giao hết", 85, 578, kText);
  refer(page, "2");
  print_text(page);
  print_short_rule(page);
  print(page, "1 Rừng phòng hộ.", 85, 760, kNote);
  print(page, "2 Cho các thôn.", 85, 772, kNote);
  const Read found = read(page);
  EXPECT_THAT(found.lines, ::testing::IsSupersetOf({"rừng rộng 12 km2"}));
  EXPECT_THAT(found.notes, ElementsAre("1 Rừng phòng hộ.", "2 Cho các thôn."));
}

TEST(PageNotes, SmallPrintIsTextWhereNothingRefersToIt) {
  struct Case {
    const char* name;
    bool ruled;
    const char* small;
    double size;
  };
  for (const Case& c : {Case{"no mark", true, "Ghi chú: số liệu ước tính.", kNote},
                        Case{"no rule, no reference", false, "1 Số liệu ước tính.", kNote},
                        Case{"an item of a list", false, "1. Số liệu ước tính.", kNote},
                        Case{"not small", true, "1 Số liệu ước tính.", kText}}) {
    Page page = make_page();
    print_text(page);
    if (c.ruled) print_short_rule(page);
    print(page, c.small, 85, 760, c.size);
    const Read found = read(page);
    EXPECT_THAT(found.notes, IsEmpty()) << c.name;
    EXPECT_EQ(found.lines.back(), c.small) << c.name;
  }
}

TEST(PageNotes, ATableInSmallPrintIsNone) {
  Page page = make_page();
  print_text(page);
  refer(page, "1");
  print(page, "1", 90, 760, kNote);
  print(page, "Nạo vét kênh", 130, 760, kNote);
  for (const double x : {85.0, 125.0, 400.0}) page.rules.push_back({x, 745, x + 0.5, 770});
  const Read found = read(page);
  EXPECT_THAT(found.notes, IsEmpty());
  EXPECT_EQ(found.lines.back(), "1 Nạo vét kênh");
}

TEST(PageNotes, RecipientsInSmallPrintAboveThemStay) {
  Page page = make_page();
  print_text(page);
  refer(page, "1");
  print(page, "Nơi nhận:", 85, 660, 12);
  print(page, "- Các thôn;", 85, 673, 11);
  print(page, "- Lưu: VT.", 85, 686, 11);
  print(page, "1 Số liệu của năm 2025.", 85, 760, kNote);
  const Read found = read(page);
  EXPECT_EQ(found.lines.back(), "- Lưu: VT.");
  EXPECT_THAT(found.notes, ElementsAre("1 Số liệu của năm 2025."));
}

TEST(PageNotes, WordsThatDoNotRunToTheRightStandAside) {
  Page page = make_page();
  print_text(page);
  page.words.push_back(make_word("DỰ", 300, 400, 60));
  page.words.back().direction = WordDirection::oblique;
  const Read found = read(page);
  EXPECT_EQ(found.turned, "DỰ");
  EXPECT_EQ(found.lines.size(), 2u);
}

TEST(PageNotes, PagesWithoutWordsHaveNone) {
  Page page = make_page();
  print_short_rule(page);
  EXPECT_THAT(read(page).notes, IsEmpty());
  EXPECT_THAT(read(make_page()).notes, IsEmpty());
}

}  // namespace
}  // namespace vanthu
