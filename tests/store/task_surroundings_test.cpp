#include "store/task_surroundings.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace vanthu {
namespace {

/// A text with one task in it, and other tasks and headings.
class Surroundings {
 public:
  Surroundings(std::string text, const std::string& task, std::vector<std::string> facts, bool in_table,
               const std::vector<std::string>& others = {})
      : text_(std::move(text)), keyed_(text_, words_) {
    placed_ = {range_of(task), in_table, std::move(facts)};
    std::vector<ByteRange> borders{placed_.span};
    for (const std::string& other : others) borders.push_back(range_of(other));
    around_ = TaskSurroundings(text_, keyed_, words_, borders).whole_of(placed_);
    first_ = TaskSurroundings(text_, keyed_, words_, borders).first_fact(placed_, around_);
    missing_ = TaskSurroundings(text_, keyed_, words_, borders).missing_facts(placed_, around_);
  }

  std::string whole() const { return text_.substr(around_.begin, around_.size()); }
  std::string from_first_fact() const { return text_.substr(first_, around_.end - first_); }
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  ByteRange range_of(const std::string& part) const {
    const std::size_t begin = text_.find(part);
    return {begin, begin + part.size()};
  }

  std::string text_;
  WordReader words_;
  KeyedText keyed_;
  PlacedTask placed_;
  ByteRange around_;
  std::size_t first_ = 0;
  std::vector<std::string> missing_;
};

using Names = std::vector<std::string>;

TEST(TaskSurroundings, OfATableAreItsRow) {
  const Surroundings found("1\tHọp\tVăn phòng\n2\tTrồng cây\tPhòng Kinh tế\tQuý I\n3\tSơ kết\tVăn phòng\n",
                           "Trồng cây", {"Phòng Kinh tế", "Quý I"}, true, {"Họp", "Sơ kết"});
  EXPECT_EQ(found.whole(), "2\tTrồng cây\tPhòng Kinh tế\tQuý I");
  EXPECT_EQ(found.from_first_fact(), "Trồng cây\tPhòng Kinh tế\tQuý I");
  EXPECT_EQ(found.missing(), Names());
}

TEST(TaskSurroundings, OfATableBeginWithAFactBeforeTheTask) {
  const Surroundings found("4\tQuý I\tTrồng cây\tPhòng Kinh tế\n", "Trồng cây", {"Quý I", "Phòng Kinh tế"},
                           true);
  EXPECT_EQ(found.from_first_fact(), "Quý I\tTrồng cây\tPhòng Kinh tế");
}

TEST(TaskSurroundings, WhatRowsShareIsMissingInTheOthers) {
  const Surroundings found("1\tHọp\tVăn phòng\n2\tTrồng cây\t\n", "Trồng cây", {"Văn phòng"}, true, {"Họp"});
  EXPECT_EQ(found.missing(), Names{"Văn phòng"});
}

TEST(TaskSurroundings, OfOneCellEndBeforeTheNextTask) {
  const Surroundings found("1\ta) Họp b) Trồng cây\tVăn phòng\n", "Họp", {"Văn phòng"}, true, {"Trồng cây"});
  EXPECT_EQ(found.whole(), "1\ta) Họp b) ");
  EXPECT_EQ(found.missing(), Names{"Văn phòng"});
}

TEST(TaskSurroundings, InTextAreTheLinesThatNameUnitsAndTimes) {
  const std::string task = "Trồng cây ven đường", lines = "\n- Chủ trì: Phòng Kinh tế.\n- Thời gian: Quý I.";
  const std::string rest = "\nNơi nhận:\n- Phòng Kinh tế;\n";
  EXPECT_EQ(Surroundings("a) " + task + "." + lines + rest, task, {"Phòng Kinh tế", "Quý I"}, false).whole(),
            task + "." + lines);
  EXPECT_EQ(Surroundings(task + "; xong trong Quý I." + rest, task, {"Quý I"}, false).whole(),
            task + "; xong trong Quý I.");
  EXPECT_EQ(Surroundings(task + rest, task, {"Phòng Kinh tế"}, false).whole(), task);
}

TEST(TaskSurroundings, InTextEndBeforeTheNextHeading) {
  const Surroundings found("Họp\n1. Phòng Kinh tế\nTrồng cây\n", "Họp", {"Phòng Kinh tế"}, false,
                           {"1. Phòng Kinh tế", "Trồng cây"});
  EXPECT_EQ(found.whole(), "Họp");
  EXPECT_EQ(found.missing(), Names{"Phòng Kinh tế"});
}

TEST(TaskSurroundings, OfOneLongLineAreBounded) {
  const std::string filler(10 * kMostAround, '.');
  const Surroundings row(filler + "Trồng cây" + filler + "Văn phòng", "Trồng cây", {"Văn phòng"}, true);
  EXPECT_LE(row.whole().size(), 2 * kMostAround + 20);
  EXPECT_EQ(row.missing(), Names{"Văn phòng"});
  const Surroundings text(filler + "Trồng cây" + filler + "Văn phòng", "Trồng cây", {"Văn phòng"}, false);
  EXPECT_EQ(text.whole(), "Trồng cây");
}

TEST(TaskSurroundings, EndWithAWordWhereTheyAreBounded) {
  std::string words;
  while (words.size() < 3 * kMostAround) words += " phòng";
  for (const std::string shift : {"", ".", "..", "...", "....", "....."}) {
    for (const bool in_table : {false, true}) {
      const std::string whole =
          Surroundings(words + shift + " Trồng cây" + shift + words, "Trồng cây", {"phòng"}, in_table)
              .whole();
      EXPECT_TRUE(whole.ends_with(" ") || whole.ends_with("phòng")) << shift;
      const bool begins_whole =
          whole.starts_with(" ") || whole.starts_with("phòng") || whole.starts_with("Trồng");
      EXPECT_TRUE(begins_whole) << shift;
      EXPECT_LE(whole.size(), 2 * kMostAround + 20);
    }
  }
}

}  // namespace
}  // namespace vanthu
