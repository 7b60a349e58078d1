// Readers that die at pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "planted_readers.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::outcome_of;
using testing::told;

constexpr int kPages = 9;

/// Reads nine pages as the PDF reader does, and does `act` at those of `deadly` that it does not leave out.
ReaderOptions page_reader(std::vector<int> deadly, void (*act)(), const Limits& limits = {}) {
  const ReadFile read_file = [deadly, act](const SourceFile&, const ReadControl& control) {
    const auto contains = [](const std::vector<int>& pages, int page) {
      return std::find(pages.begin(), pages.end(), page) != pages.end();
    };
    for (int page = 1; page <= kPages; ++page) {
      control.on_page(page, kPages);
      if (contains(deadly, page) && !contains(control.skipped_pages, page)) act();
    }
    Document document;
    document.source.unread_pages = control.skipped_pages;
    return document;
  };
  return {.limits = limits, .read_file = read_file};
}

void crash() { std::abort(); }
void hang() { std::this_thread::sleep_for(std::chrono::hours(1)); }

TEST(DeadlyPages, AreLeftOutAndTheOthersAreRead) {
  const ReadOutcome outcome = outcome_of(page_reader({7, 2, 9}, crash));
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.unread_pages, ElementsAre(2, 7, 9));
}

TEST(DeadlyPages, MoreThanTheLimitAreGivenUp) {
  Limits limits;
  limits.deadly_pages = 2;
  EXPECT_EQ(told(outcome_of(page_reader({1, 2}, crash, limits))), "record");
  EXPECT_EQ(told(outcome_of(page_reader({1, 2, 3}, crash, limits))), "pdf-pages-deadly 2");
  limits.deadly_pages = 0;
  EXPECT_EQ(told(outcome_of(page_reader({3}, crash, limits))), "reader-crashed SIGABRT");
}

TEST(DeadlyPages, APageThatHangsIsOne) {
  Limits limits;
  limits.page_seconds = 0;
  const ReadOutcome outcome = outcome_of(page_reader({4}, hang, limits));
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.unread_pages, ElementsAre(4));
}

TEST(DeadlyPages, WhatDiesBehindThePagesIsNotReadForEver) {
  const ReadFile read_file = [](const SourceFile&, const ReadControl& control) -> Document {
    for (int page = 1; page <= kPages; ++page) control.on_page(page, kPages);
    std::abort();
  };
  EXPECT_EQ(told(outcome_of({.read_file = read_file})), "reader-crashed SIGABRT");
}

TEST(DeadlyPages, AFileWithoutPagesHasNone) {
  const ReadFile read_file = [](const SourceFile&, const ReadControl&) -> Document { std::abort(); };
  EXPECT_EQ(told(outcome_of({.read_file = read_file})), "reader-crashed SIGABRT");
}

TEST(ReaderPages, AreToldAsTheyAreBegun) {
  const testing::TemporaryFolder folder;
  ReaderPool pool(testing::default_parser(), page_reader({}, crash));
  std::vector<int> told_pages;
  pool.on_page([&](std::uint64_t number, int page, int pages) {
    EXPECT_EQ(number, 0u);
    EXPECT_EQ(pages, kPages);
    told_pages.push_back(page);
  });
  testing::all_outcomes(pool, {folder.write("plan.txt", testing::kSomeText)});
  ASSERT_FALSE(told_pages.empty());  // of pages that come together only the last
  EXPECT_TRUE(std::is_sorted(told_pages.begin(), told_pages.end()));
  EXPECT_EQ(told_pages.back(), kPages);
}

}  // namespace
}  // namespace vanthu
