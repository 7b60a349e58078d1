#include "tools/export/xlsx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <functional>

#include "ingest/zip_archive.h"
#include "tests/store/sample_documents.h"

namespace vanthu {
namespace {

using testing::error_code_of;
using testing::file_bytes;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;
using testing::write_file;

const ExportTable& tasks_table() {
  static const ExportTable table = {"tasks",
                                    {{"task", "head-task"},
                                     {"deadline_end", "", "", ColumnType::day},
                                     {"confidence", "", "", ColumnType::number},
                                     {"path", "", "", ColumnType::path}}};
  return table;
}

class XlsxWriterTest : public ::testing::Test {
 protected:
  using Rows = std::vector<std::vector<std::string>>;

  /// Writes the rows as table `table` to a new workbook.
  std::string written(const Rows& rows, const ExportTable& table = tasks_table(),
                      const SheetLimits& limits = {}) {
    const std::string path = folder_.file(std::to_string(++files_) + ".xlsx");
    XlsxWriter writer(path, path, limits);
    writer.begin_table(table);
    for (const auto& row : rows) writer.add_row(row);
    writer.finish();
    cut_ = writer.cut_cells();
    return path;
  }

  /// A part of the workbook; "" where it has none of this name.
  static std::string part(const std::string& path, const std::string& name) {
    const std::string bytes = file_bytes(path);
    const Limits limits;
    return ZipArchive(bytes, path, limits).read(name).value_or("");
  }
  static std::string sheet(const std::string& path, int number = 1) {
    return part(path, "xl/worksheets/sheet" + std::to_string(number) + ".xml");
  }
  static std::string links(const std::string& path, int number = 1) {
    return part(path, "xl/worksheets/_rels/sheet" + std::to_string(number) + ".xml.rels");
  }

  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  }

  TemporaryFolder folder_;
  int files_ = 0;
  std::size_t cut_ = 0;
};

TEST_F(XlsxWriterTest, DaysAreDatesNumbersAreNumbersAndAllElseIsText) {
  const std::string xml =
      sheet(written({{"=SUM(A1)", "2026-05-08", "0.95", "x"}, {"157", "2026-05", "cao", ""}}));
  EXPECT_THAT(xml, HasSubstr("<is><t>=SUM(A1)</t></is>"));
  EXPECT_THAT(xml, HasSubstr("<v>46150</v>"));
  EXPECT_THAT(xml, HasSubstr("<v>0.95</v>"));
  EXPECT_THAT(xml, HasSubstr("<is><t>157</t></is>"));
  EXPECT_THAT(xml, HasSubstr("<is><t>2026-05</t></is>"));
  EXPECT_THAT(xml, HasSubstr("<is><t>cao</t></is>"));
  EXPECT_THAT(xml, Not(HasSubstr("<f>")));
}

TEST_F(XlsxWriterTest, HeadIsVietnameseFrozenFilteredAndPrintedOnEveryPage) {
  const std::string path = written({{"a", "", "", ""}, {"b", "", "", ""}});
  const std::string xml = sheet(path), book = part(path, "xl/workbook.xml");
  for (const char* heading : {"Nội dung", "Đến ngày", "Độ tin cậy", "Tệp nguồn"})
    EXPECT_THAT(xml, HasSubstr(heading));
  EXPECT_THAT(xml, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(xml, HasSubstr("<autoFilter ref=\"A1:D3\"/>"));
  EXPECT_THAT(xml, HasSubstr("orientation=\"landscape\""));
  EXPECT_THAT(book, HasSubstr("name=\"Nhiệm vụ\""));
  EXPECT_THAT(book, HasSubstr("'Nhiệm vụ'!$1:$1</definedName>"));
}

TEST_F(XlsxWriterTest, TablesAreSheetsInTheirOrderAlsoEmptyOnes) {
  XlsxWriter writer(folder_.file("a.xlsx"), "a.xlsx");
  for (const char* name : {"documents", "tasks", "citations", "findings"}) {
    writer.begin_table({name, {{"title", ""}}});
    if (std::string(name) == "tasks") writer.add_row({"x"});
  }
  writer.finish();
  const std::string book = part(folder_.file("a.xlsx"), "xl/workbook.xml");
  EXPECT_LT(book.find("\"Văn bản\""), book.find("\"Nhiệm vụ\""));
  EXPECT_LT(book.find("\"Nhiệm vụ\""), book.find("\"Viện dẫn\""));
  EXPECT_LT(book.find("\"Viện dẫn\""), book.find("\"Kết quả kiểm tra\""));
  EXPECT_THAT(sheet(folder_.file("a.xlsx"), 4), HasSubstr("<autoFilter ref=\"A1\"/>"));
}

TEST_F(XlsxWriterTest, MoreRowsThanASheetHoldsContinueOnFurtherSheets) {
  const Rows rows(5, {"nội dung", "", "", ""});
  const std::string path = written(rows, tasks_table(), {.rows = 2});
  EXPECT_EQ(count(part(path, "xl/workbook.xml"), "<sheet "), 3u);
  EXPECT_THAT(part(path, "xl/workbook.xml"), HasSubstr("name=\"Nhiệm vụ (3)\""));
  EXPECT_EQ(count(sheet(path, 1), "nội dung"), 2u);
  EXPECT_EQ(count(sheet(path, 2), "nội dung"), 2u);
  EXPECT_EQ(count(sheet(path, 3), "nội dung"), 1u);
  for (int i = 1; i <= 3; ++i) EXPECT_THAT(sheet(path, i), HasSubstr("Độ tin cậy"));
  const std::string by_size = written(rows, tasks_table(), {.bytes = 1});
  EXPECT_EQ(count(part(by_size, "xl/workbook.xml"), "<sheet "), 5u);
}

TEST_F(XlsxWriterTest, PathsAreLinksToFilesThatAreThere) {
  write_file(folder_.file("kế hoạch #1 & 100%.txt"), "x");
  const std::string path = written(
      {{"a", "", "", folder_.file("kế hoạch #1 & 100%.txt")}, {"b", "", "", folder_.file("a\\xFF.txt")}});
  EXPECT_THAT(links(path),
              HasSubstr("Target=\"file://" + folder_.file("kế%20hoạch%20%231%20&amp;%20100%25.txt\"")));
  EXPECT_EQ(count(links(path), "<Relationship "), 1u);
  EXPECT_THAT(sheet(path), HasSubstr("kế hoạch #1 &amp; 100%.txt</t>"));
  EXPECT_THAT(sheet(path), HasSubstr("a\\xFF.txt</t>"));
}

TEST_F(XlsxWriterTest, MoreLinksThanASheetHoldsAreText) {
  write_file(folder_.file("1.txt"), "x");
  const Rows rows(5, {"", "", "", folder_.file("1.txt")});
  const std::string path = written(rows, tasks_table(), {.links = 3});
  EXPECT_EQ(count(links(path), "<Relationship "), 3u);
  EXPECT_EQ(count(sheet(path), "/1.txt</t>"), 5u);
}

TEST_F(XlsxWriterTest, TextsOfAnyBytesLeaveTheWorkbookWhole) {
  std::string all;
  for (int i = 1; i < 256; ++i) all += static_cast<char>(i);
  const std::string path = written({{all, all, all, all},
                                    {std::string(40000, 'x'), "", "", std::string(40000, '/')},
                                    {"]]>&<\xEF\xBF\xBF", "", "", ""}});
  EXPECT_EQ(cut_, 2u);
  const std::string xml = sheet(path);
  for (const char c : xml) {
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
  }
  EXPECT_THAT(xml, HasSubstr("␁␂"));
  EXPECT_THAT(xml, HasSubstr("]]&gt;&amp;&lt;"));
}

TEST_F(XlsxWriterTest, EqualTablesGiveEqualFiles) {
  write_file(folder_.file("1.txt"), "x");
  const Rows rows(3, {"nội dung", "2026-05-08", "1", folder_.file("1.txt")});
  EXPECT_TRUE(file_bytes(written(rows)) == file_bytes(written(rows)));
}

/// Runs `action` while no file may grow longer than `bytes`.
void with_file_limit(rlim_t bytes, const std::function<void()>& action) {
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  action();
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
}

TEST_F(XlsxWriterTest, OnAFullDiskItFailsOrIsWhole) {
  Rows rows;
  for (int i = 0; i < 200; ++i) rows.push_back({"nội dung " + std::to_string(i * 7919 % 1000), "", "", ""});
  const std::string whole = file_bytes(written(rows));
  const auto raw = static_cast<rlim_t>(sheet(folder_.file("1.xlsx")).size());
  std::size_t failed = 0, succeeded = 0;
  // Around the size of the rows by themselves and of the whole sheet: the disk is full while they are
  // copied.
  for (rlim_t bytes = raw - 1600; bytes <= raw + 64; bytes += 64) {
    std::string code, path;
    with_file_limit(bytes, [&] { code = error_code_of([&] { path = written(rows); }); });
    if (code.empty()) {
      EXPECT_TRUE(file_bytes(path) == whole) << bytes;
      ++succeeded;
    } else {
      EXPECT_EQ(code, "output-write-failed") << bytes;
      ++failed;
    }
  }
  EXPECT_GT(failed, 0u);
  EXPECT_GT(succeeded, 0u);
}

TEST_F(XlsxWriterTest, LeavesNothingWhereItIsGivenUp) {
  {
    XlsxWriter writer(folder_.file("a.xlsx"), "a.xlsx");
    writer.begin_table(tasks_table());
    writer.add_row({"a", "", "", ""});
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

}  // namespace
}  // namespace vanthu
