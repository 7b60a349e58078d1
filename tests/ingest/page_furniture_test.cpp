// Page numbers and running heads are taken out; what only looks like them stays.
#include "ingest/page_furniture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "page_flow.h"

namespace vanthu {
namespace {

using page_testing::make_page;
using page_testing::print;
using ::testing::ElementsAre;

constexpr double kTop = 40, kBottom = 810;  // baselines in the margins of an A4 page

/// Pages with a line of text each, and in a margin what `edges` says.
std::vector<Page> pages_with(const std::vector<std::string>& edges, double baseline, double x = 290) {
  std::vector<Page> pages;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    pages.push_back(make_page(static_cast<int>(i) + 1));
    print(pages.back(), edges[i], x, baseline, 12);
    print(pages.back(), "Nội dung", 85, 400);
  }
  return pages;
}

/// What is left of each page beside its text.
std::vector<std::string> left_of(const std::vector<Page>& pages) {
  const std::vector<WordIndices> words = take_out_furniture(pages);
  std::vector<std::string> left;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    left.emplace_back();
    for (const std::uint32_t word : words[i]) {
      if (pages[i].words[word].baseline == 400.f) continue;
      left.back() += (left.back().empty() ? "" : " ") + pages[i].words[word].text;
    }
  }
  return left;
}

TEST(PageFurniture, NumbersAreTakenOutAtEitherEdgeInAllTheirForms) {
  for (const auto& numbers : std::vector<std::vector<std::string>>{
           {"1", "2", "3"},
           {"- 1 -", "- 2 -", "- 3 -"},
           {"Trang 1", "Trang 2", "Trang 3"},
           {"Trang 1/13", "Trang 2/13", "Trang 3/13"},
           {"1/3", "2/3", "3/3"},
           {"", "2", "3"},     // none on the first
           {"", "", "3"},      // its page's own
           {"12", "13", "14"}  // a part of a volume
       }) {
    for (const double baseline : {kTop, kBottom}) {
      for (const double x : {85.0, 290.0, 520.0})
        EXPECT_THAT(left_of(pages_with(numbers, baseline, x)), ElementsAre("", "", "")) << numbers[2];
    }
  }
}

TEST(PageFurniture, NumbersThatDoNotCountPagesStay) {
  for (const auto& numbers :
       std::vector<std::vector<std::string>>{{"", "45", ""}, {"30", "20", "11"}, {"2026", "", "2026"}}) {
    for (const double baseline : {kTop, kBottom})
      EXPECT_EQ(left_of(pages_with(numbers, baseline)), numbers) << numbers[1];
  }
}

TEST(PageFurniture, ANumberInTheMiddleOfThePageStays) {
  EXPECT_THAT(left_of(pages_with({"1", "2", "3"}, 380)), ElementsAre("1", "2", "3"));
}

TEST(PageFurniture, RunningHeadsAreTakenOutWhateverTheyCount) {
  EXPECT_THAT(left_of(pages_with({"Đề án chợ Mơ, tờ 1", "Đề án chợ Mơ, tờ 2", "Đề án chợ Mơ, tờ 3"}, kTop)),
              ElementsAre("", "", ""));
  // On every second page.
  EXPECT_THAT(left_of(pages_with({"", "Đề án chợ Mơ", "", "Đề án chợ Mơ", "", "Đề án chợ Mơ"}, kTop)),
              ElementsAre("", "", "", "", "", ""));
}

TEST(PageFurniture, AHeadOfTwoPagesMayBeText) {
  EXPECT_THAT(left_of(pages_with({"Danh sách hộ", "Danh sách hộ", ""}, kTop)),
              ElementsAre("Danh sách hộ", "Danh sách hộ", ""));
}

TEST(PageFurniture, WordsThatReturnAtAnotherHeightAreText) {
  std::vector<Page> pages;
  for (int i = 0; i < 3; ++i) {
    pages.push_back(make_page(i + 1));
    print(pages.back(), "Danh sách hộ", 200, kTop + 20 * i, 12);
  }
  EXPECT_THAT(left_of(pages), ElementsAre("Danh sách hộ", "Danh sách hộ", "Danh sách hộ"));
}

TEST(PageFurniture, WhatBeginsADocumentOrAnAppendixIsText) {
  for (const char* text : {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "PHỤ LỤC 1",
                           "Phụ lục 2", "Biểu số 03", "(Kèm theo Kế hoạch số 9/KH-UBND)", "Nơi nhận:"}) {
    EXPECT_THAT(left_of(pages_with({text, text, text}, 70, 100)), ElementsAre(text, text, text));
  }
}

TEST(PageFurniture, TheHeadOfATableThatReturnsIsText) {
  std::vector<Page> pages;
  for (int i = 0; i < 3; ++i) {
    pages.push_back(make_page(i + 1));
    Page& page = pages.back();
    print(page, "Tuyến đường", 130, 60);
    for (const double x : {85.0, 538.0}) page.rules.push_back({x, 45, x + 0.5, 500});
  }
  EXPECT_THAT(left_of(pages), ElementsAre("Tuyến đường", "Tuyến đường", "Tuyến đường"));
  for (Page& page : pages) {
    page.rules.clear();
    page.words.clear();
    print(page, "STT", 85, 60);
    print(page, "Nhiệm vụ", 160, 60);
    print(page, "Cơ quan chủ trì", 330, 60);
  }
  EXPECT_THAT(left_of(pages), ElementsAre("STT Nhiệm vụ Cơ quan chủ trì", "STT Nhiệm vụ Cơ quan chủ trì",
                                          "STT Nhiệm vụ Cơ quan chủ trì"));
}

TEST(PageFurniture, TurnedWordsAreLeftToOthers) {
  std::vector<Page> pages = pages_with({"1", "2", "3"}, kTop);
  for (Page& page : pages) page.words.front().direction = WordDirection::up;
  EXPECT_THAT(left_of(pages), ElementsAre("1", "2", "3"));
}

TEST(PageFurniture, DocumentsWithoutPagesOrWordsAreFine) {
  EXPECT_TRUE(take_out_furniture({}).empty());
  EXPECT_THAT(take_out_furniture({make_page()}), ElementsAre(WordIndices{}));
}

}  // namespace
}  // namespace vanthu
