#include "tools/export/csv.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

struct Case {
  std::vector<std::string> fields;
  std::string record;
};

TEST(Csv, WritesRecordsOfRfc4180) {
  const Case cases[] = {
      {{"a", "", "b"}, "a,,b\r\n"},
      {{"Phòng Văn hóa, Xã hội"}, "\"Phòng Văn hóa, Xã hội\"\r\n"},
      {{"\"Một cửa\""}, "\"\"\"Một cửa\"\"\"\r\n"},
      {{"hai\ndòng"}, "\"hai\ndòng\"\r\n"},
      {{"\""}, "\"\"\"\"\r\n"},
      {{"a\"\"b\"", "\r"}, "\"a\"\"\"\"b\"\"\",\"'\r\"\r\n"},
      {{"", ""}, ",\r\n"},
      {{""}, "\"\"\r\n"},  // a line without anything is no record to readers
  };
  for (const Case& c : cases) EXPECT_EQ(csv_record(c.fields), c.record);
}

TEST(Csv, NoSpreadsheetRunsACellAsAFormula) {
  for (const char* start : {"=", "+", "-", "@", "\t"}) {
    const std::string record = csv_record({std::string(start) + "HYPERLINK(1)"});
    EXPECT_EQ(record.front(), '\'') << start;
  }
  EXPECT_EQ(csv_record({"=A1,\"x\""}), "\"'=A1,\"\"x\"\"\"\r\n");
}

TEST(Csv, LeavesDashesInsideATextAlone) {
  EXPECT_EQ(csv_record({"Văn hóa - Xã hội"}), "Văn hóa - Xã hội\r\n");
}

}  // namespace
}  // namespace vanthu
