#include "tools/export/parallel_writer.h"

#include <gtest/gtest.h>

#include "ingest/error.h"

namespace vanthu {
namespace {

/// Remembers what it is given, and fails at a row.
class Recorder : public TableWriter {
 public:
  explicit Recorder(std::size_t failing_row = SIZE_MAX) : failing_row_(failing_row) {}

  void begin_table(const ExportTable& table) override { said.push_back("table " + table.name); }
  void add_row(const std::vector<std::string>& cells) override {
    if (rows_++ == failing_row_) throw Error("output-write-failed", "a.xlsx", {"full"});
    said.push_back(cells.at(0));
  }
  void finish() override { said.push_back("finish"); }

  std::vector<std::string> said;

 private:
  std::size_t failing_row_, rows_ = 0;
};

TEST(ParallelWriter, HandsEverythingOnInOrder) {
  Recorder recorder;
  std::vector<std::string> expected;
  ParallelWriter writer(recorder);
  for (const char* name : {"documents", "tasks", "empty", "citations"}) {
    writer.begin_table({name, {}});
    expected.push_back(std::string("table ") + name);
    for (int i = 0; name != std::string("empty") && i < 1'000; ++i) {
      writer.add_row({std::to_string(i)});
      expected.push_back(std::to_string(i));
    }
  }
  writer.finish();
  expected.push_back("finish");
  EXPECT_EQ(recorder.said, expected);
}

TEST(ParallelWriter, WhatTheWriterThrowsComesOutOfIt) {
  for (const std::size_t row : {0u, 127u, 128u, 5'000u, 99'999u}) {
    Recorder recorder(row);
    ParallelWriter writer(recorder);
    const auto write_all = [&] {
      writer.begin_table({"tasks", {}});
      for (int i = 0; i < 100'000; ++i) writer.add_row({"a"});
      writer.finish();
    };
    EXPECT_THROW(write_all(), Error) << row;
    EXPECT_EQ(recorder.said.size(), row + 1);
  }
}

TEST(ParallelWriter, MayBeGivenUp) {
  Recorder recorder;
  {
    ParallelWriter writer(recorder);
    writer.begin_table({"tasks", {}});
    for (int i = 0; i < 1'000; ++i) writer.add_row({"a"});
  }
  EXPECT_EQ(recorder.said.front(), "table tasks");
  EXPECT_NE(recorder.said.back(), "finish");
}

}  // namespace
}  // namespace vanthu
