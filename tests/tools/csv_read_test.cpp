#include "tools/program/csv_read.h"

#include <gtest/gtest.h>

#include <random>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "tools/export/csv.h"

namespace vanthu {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> fields_of(std::string_view bytes) {
  std::vector<Fields> rows;
  for (CsvRow& row : read_csv(bytes, "t.csv")) rows.push_back(std::move(row.fields));
  return rows;
}

/// "code line" of the Error.
std::string error_of(const std::string& bytes) {
  try {
    read_csv(bytes, "t.csv");
  } catch (const Error& error) {
    EXPECT_TRUE(has_message(error.code)) << error.code;
    EXPECT_EQ(error.path, "t.csv");
    return error.code + " " + error.arguments.at(0);
  }
  return "";
}

TEST(ReadCsv, TakesWhatSpreadsheetsWrite) {
  const std::vector<Fields> table{{"a", "b"}, {"1", "hai, \"ba\"\nbốn"}, {"", "x"}};
  const char* const files[] = {"a,b\n1,\"hai, \"\"ba\"\"\nbốn\"\n,x\n",
                               "a,b\r\n1,\"hai, \"\"ba\"\"\nbốn\"\r\n,x",
                               "\xEF\xBB\xBF"
                               "a;b\r\n1;\"hai, \"\"ba\"\"\nbốn\"\r\n;x\r\n",
                               "a\tb\n1\t\"hai, \"\"ba\"\"\nbốn\"\n\tx\n",
                               "sep=;\r\na;b\r\n1;\"hai, \"\"ba\"\"\nbốn\"\r\n;x\r\n",
                               "\n\na,b\n\n1,\"hai, \"\"ba\"\"\nbốn\"\n\n,x\n\n"};
  for (const char* file : files) EXPECT_EQ(fields_of(file), table) << file;
  EXPECT_TRUE(fields_of("").empty());
  EXPECT_EQ(fields_of("a"), (std::vector<Fields>{{"a"}}));
}

TEST(ReadCsv, TellsTheLineOnWhichARowBegins) {
  const std::vector<CsvRow> rows = read_csv("a,b\n1,\"x\ny\"\n\n2,z\n", "t.csv");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1].line, 2u);
  EXPECT_EQ(rows[2].line, 5u);
}

TEST(ReadCsv, TakesBackWhatWasWrittenField) {
  std::mt19937 random(3);
  const char* const pieces[] = {"'", "=", "-", "\"", ",", ";", "\n", "\r\n", "a", "ế", "\t", "+", " "};
  for (int round = 0; round < 2000; ++round) {
    Fields fields(2 + random() % 3);
    for (std::string& field : fields) {
      for (auto i = random() % 5; i > 0; --i) field += pieces[random() % std::size(pieces)];
    }
    std::string head = "h";
    for (std::size_t i = 1; i < fields.size(); ++i) head += ",h";
    const std::vector<Fields> read =
        fields_of(std::string(kCsvByteOrderMark) + head + "\r\n" + csv_record(fields));
    ASSERT_EQ(read.size(), 2u) << csv_record(fields);
    EXPECT_EQ(read[1], fields) << csv_record(fields);
  }
}

TEST(ReadCsv, SaysWhatIsWrongAndOnWhichLine) {
  EXPECT_EQ(error_of("a,b\n1,\"open\n2,3\n"), "csv-quote-open 2");
  EXPECT_EQ(error_of("a,b\n1,\"x\"y\n"), "csv-quote-behind 2");
  EXPECT_EQ(error_of(std::string("a,b\n1,\0\n", 8)), "csv-zero 2");
  EXPECT_EQ(error_of("a,b\nT\xEAn,x\n"), "csv-encoding 2");
  EXPECT_EQ(error_of("a,b\n1," + std::string(kLongestCsvField + 1, 'x')), "csv-field 2");
  EXPECT_EQ(error_of("a,b\n1,\"" + std::string(kLongestCsvField + 2, 'x') + "\""), "csv-field 2");
  EXPECT_EQ(error_of("a,b\n" + std::string(kMostCsvColumns, ',')), "csv-columns 2");
  std::string rows;
  for (std::size_t i = 0; i <= kMostCsvRows; ++i) rows += "x,y\n";
  EXPECT_TRUE(error_of(rows).starts_with("csv-rows "));
}

TEST(ReadCsv, AnyBytesAreATableOrAnError) {
  std::mt19937 random(9);
  const std::string alphabet = ",;\t\"\"\r\n'=a\xC3\xAA";
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (auto i = random() % 40; i > 0; --i) bytes += alphabet[random() % alphabet.size()];
    try {
      read_csv(bytes, "t.csv");
    } catch (const Error& error) {
      EXPECT_TRUE(error.code.starts_with("csv-")) << error.code;
    }
  }
}

}  // namespace
}  // namespace vanthu
