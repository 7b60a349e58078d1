#include "tools/export/csv_writer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/error.h"

namespace vanthu {
namespace {

const ExportTable kTable{"tasks", {{"task", "head-task"}, {"lead", ""}}};

TEST(CsvWriter, WritesTheNamesOfTheColumnsAndTheRows) {
  std::string written;
  CsvWriter writer([&](std::string_view bytes) { written += bytes; }, false);
  writer.begin_table(kTable);
  writer.add_row({"- Rà soát, \"báo cáo\"", ""});
  writer.finish();
  EXPECT_EQ(written, "task,lead\r\n\"'- Rà soát, \"\"báo cáo\"\"\",\r\n");
}

TEST(CsvWriter, BeginsWithAByteOrderMarkOnRequest) {
  std::string written;
  CsvWriter writer([&](std::string_view bytes) { written += bytes; }, true);
  writer.begin_table(kTable);
  writer.finish();
  EXPECT_EQ(written, "\xEF\xBB\xBFtask,lead\r\n");
}

TEST(CsvWriter, HandsOnInPortionsHoweverLongTheTableIs) {
  constexpr std::size_t kRows = 50'000;
  std::size_t written = 0, largest = 0, behind = 0, most_behind = 0;
  CsvWriter writer(
      [&](std::string_view bytes) {
        written += bytes.size();
        largest = std::max(largest, bytes.size());
      },
      false);
  writer.begin_table(kTable);
  const std::string record = "một nhiệm vụ,Phòng Kinh tế\r\n";
  for (std::size_t i = 0; i < kRows; ++i) {
    writer.add_row({"một nhiệm vụ", "Phòng Kinh tế"});
    behind = (i + 1) * record.size() + 11 - written;
    most_behind = std::max(most_behind, behind);
  }
  writer.finish();
  EXPECT_EQ(written, kRows * record.size() + 11);
  EXPECT_LT(largest, 100'000u);
  EXPECT_LT(most_behind, 100'000u);
}

TEST(CsvWriter, LetsTheErrorsOfItsSinkPass) {
  CsvWriter writer([](std::string_view) { throw Error("output-write-failed", "x.csv"); }, false);
  writer.begin_table(kTable);
  EXPECT_THROW(writer.finish(), Error);
}

}  // namespace
}  // namespace vanthu
