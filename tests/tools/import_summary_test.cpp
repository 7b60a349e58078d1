#include "tools/program/import_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::internal::CaptureStderr;
using testing::internal::GetCapturedStderr;

TEST(SumsLine, AlwaysNamesReadUnchangedAndFailed) {
  EXPECT_EQ(sums_line({}, 0, Language::english), "files: 0; read: 0; unchanged: 0; failed: 0");
  EXPECT_EQ(sums_line({{FileState::read, 3}}, 3, Language::vietnamese),
            "tệp: 3; đã đọc: 3; không đổi: 0; lỗi: 0");
}

TEST(SumsLine, NamesEveryStateThatOccursAndWhatWasNotComeTo) {
  std::map<FileState, std::size_t> counts;
  for (const FileState state :
       {FileState::read, FileState::ocred, FileState::partial, FileState::replaced, FileState::unchanged,
        FileState::duplicate, FileState::unpacked, FileState::failed, FileState::skipped}) {
    counts[state] = 2;
  }
  EXPECT_EQ(sums_line(counts, 25, Language::english),
            "files: 25; read: 2; read by OCR: 2; read in part: 2; replaced: 2; unchanged: 2; duplicate: 2; "
            "unpacked: 2; skipped: 2; failed: 2; not come to: 7");
}

/// Tells a summary of files in these states, all of them slow.
class Files {
 public:
  explicit Files(ImportSummary& summary) : summary_(summary) {}

  void settle(const std::string& path, FileState state, const std::string& code = "", double seconds = 0) {
    LedgerEntry entry;
    entry.path = path;
    entry.state = state;
    entry.code = code;
    entry.seconds = seconds;
    const Error error(code, path);
    summary_.tell({.point = ImportPoint::file_settled,
                   .path = path,
                   .entry = &entry,
                   .error = code.empty() ? nullptr : &error});
  }

 private:
  ImportSummary& summary_;
};

/// What is said on standard error while `told` is told.
std::string said(const Settings& settings, std::size_t inputs, const std::function<void(Files&)>& told) {
  CaptureStderr();
  ImportSummary summary(settings, [] {});
  summary.tell({.point = ImportPoint::run_begun, .inputs = inputs});
  Files files(summary);
  told(files);
  summary.finish();
  return GetCapturedStderr();
}

TEST(ImportSummary, OfAGoodImportIsOneLine) {
  EXPECT_EQ(said({}, 2,
                 [](Files& files) {
                   files.settle("a", FileState::read, "", 0.2);
                   files.settle("b", FileState::unchanged, "", 0.1);
                 }),
            "vanthu: files: 2; read: 1; unchanged: 1; failed: 0\n");
}

TEST(ImportSummary, SaysHowManyPagesOcrHasReadAndHowManyItCouldNot) {
  const auto said_of = [](bool failing) {
    CaptureStderr();
    const Settings settings;
    ImportSummary summary(settings, [] {});
    summary.tell({.point = ImportPoint::run_begun, .inputs = 1});
    const Error error("image-damaged", "a", {"3", "x"}, 3);
    if (failing) summary.tell({.point = ImportPoint::page_recognized, .path = "a", .error = &error});
    LedgerEntry entry;
    entry.path = "a";
    entry.state = FileState::ocred;
    Document document;
    document.source.ocr_pages = {1, 2, 4};
    summary.tell({.point = ImportPoint::file_settled, .path = "a", .entry = &entry, .document = &document});
    summary.finish();
    return GetCapturedStderr();
  };
  EXPECT_THAT(said_of(false), HasSubstr("vanthu: pages read by OCR: 3\nvanthu: files: 1; "));
  EXPECT_THAT(said_of(true), HasSubstr("vanthu: pages read by OCR: 3; pages that OCR could not read: 1\n"));
}

TEST(ImportSummary, SaysEachFailureOnceAndItsReasonsAtTheEnd) {
  const std::string text = said({}, 4, [](Files& files) {
    files.settle("a\x1b", FileState::failed, "file-missing");
    files.settle("b", FileState::failed, "file-empty");
    files.settle("c", FileState::failed, "file-empty");
    files.settle("d", FileState::skipped, "skipped-hidden");
  });
  EXPECT_THAT(text, HasSubstr("vanthu: a\\x1b: no such file"));
  EXPECT_THAT(text, HasSubstr("skipped, by reason: 1 skipped-hidden;"));
  EXPECT_THAT(text, HasSubstr("failed, by reason: 2 file-empty, 1 file-missing;"));
  EXPECT_THAT(text, testing::Not(HasSubstr("vanthu: d")));
  EXPECT_THAT(text, testing::EndsWith("vanthu: files: 4; read: 0; unchanged: 0; skipped: 1; failed: 3\n"));
}

TEST(ImportSummary, NamesTheFiveSlowestTheSlowestFirst) {
  const std::string text = said({}, 8, [](Files& files) {
    const double seconds[] = {3, 8, 1, 12.34, 5, 2, 7, 0};
    for (std::size_t i = 0; i < 8; ++i)
      files.settle(std::string(1, static_cast<char>('a' + i)), FileState::read, "", seconds[i]);
  });
  EXPECT_EQ(text,
            "vanthu: slowest: 12.3 s d\nvanthu: slowest: 8.0 s b\nvanthu: slowest: 7.0 s g\n"
            "vanthu: slowest: 5.0 s e\nvanthu: slowest: 3.0 s a\n"
            "vanthu: files: 8; read: 8; unchanged: 0; failed: 0\n");
}

TEST(ImportSummary, NamesNoFileThatWasQuicklyRead) {
  EXPECT_THAT(said({}, 2,
                   [](Files& files) {
                     files.settle("a", FileState::read, "", 0.9);
                     files.settle("b", FileState::read, "", 1.0);
                   }),
              testing::StartsWith("vanthu: slowest: 1.0 s b\nvanthu: files: 2;"));
}

TEST(ImportSummary, QuietSaysOnlyFailures) {
  Settings quiet;
  quiet.quiet = true;
  const std::string text = said(quiet, 3, [](Files& files) {
    files.settle("a", FileState::failed, "file-empty", 3);
    files.settle("b", FileState::partial, "pages-left-out", 3);
    files.settle("c", FileState::skipped, "skipped-hidden");
  });
  EXPECT_EQ(text, "vanthu: " + describe(Language::english, Error("file-empty", "a")) + "\n");
}

TEST(ImportSummary, ClearsTheLineBeforeEachMessage) {
  std::size_t cleared = 0;
  CaptureStderr();
  const Settings settings;
  ImportSummary summary(settings, [&] { ++cleared; });
  summary.tell({.point = ImportPoint::run_begun, .inputs = 1});
  EXPECT_EQ(cleared, 0u);
  Files(summary).settle("a", FileState::failed, "file-empty");
  EXPECT_EQ(cleared, 1u);
  summary.finish();
  EXPECT_EQ(cleared, 2u);
  GetCapturedStderr();
}

}  // namespace
}  // namespace vanthu
