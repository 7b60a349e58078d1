// Imports of scans: what is read again when OCR becomes another, what is told, what is put off.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/store/sample_documents.h"
#include "tools/import/import_run.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::plain_document;
using testing::TemporaryFolder;
using testing::write_file;

constexpr int kPages = 4;

const Parser& parser() {
  static const Vocabulary vocabulary = Vocabulary::load();
  static const Parser compiled(vocabulary);
  return compiled;
}

/// A file that says "scan" has four pages for OCR; with "mixed" at its begin two.
Document read_sample(const SourceFile& file, const ReadControl& control) {
  Document document = plain_document("", file.bytes);
  const bool mixed = file.bytes.starts_with("mixed");
  if (!mixed && !file.bytes.starts_with("scan")) return document;
  std::vector<int> pages;
  for (int page = mixed ? 3 : 1; page <= kPages; ++page) pages.push_back(page);
  document.source.pages = kPages;
  if (control.ocr.mode == OcrMode::never) {
    document.source.unread_pages = pages;
    return document;
  }
  const RecognizedPages recognized = control.recognize(pages);
  for (const RecognizedPage& page : recognized.pages) document.source.ocr_pages.push_back(page.page.number);
  for (const Error& error : recognized.failures) document.source.unread_pages.push_back(*error.page);
  return document;
}

RecognizedPage read_page(const SourceFile&, int number) {
  RecognizedPage read;
  read.page.number = number;
  read.page.width = read.page.height = 100;
  return read;
}

class ImportOcrTest : public ::testing::Test {
 protected:
  ImportOcrTest() {
    readers_.read_file = read_sample;
    readers_.recognizer = {
        .recognize = read_page,
        .find_fault = []() -> std::optional<Error> { return std::nullopt; },
        .version = [] { return std::string("1"); },
        .warm = [] {},
    };
    readers_.page_cache = folder_.file("cache");
  }

  void write(const std::string& name, const std::string& words) { write_file(folder_.file(name), words); }

  ImportResult import(const std::vector<std::string>& names) {
    ReaderPool pool(parser(), readers_);
    Store store = Store::open(folder_.file("s.db"), Access::read_write);
    Inputs inputs;
    for (const std::string& name : names) inputs.files.push_back({.path = folder_.file(name)});
    ImportOptions options;
    options.store_path = folder_.file("s.db");
    options.inputs = "the test's files";
    options.reader = "r";
    options.stop = [&] { return stop_; };
    settled_.clear();
    return run_import(inputs, pool, store, options, [&](const ImportEvent& event) { take(event); });
  }

  void take(const ImportEvent& event) {
    if (event.point == ImportPoint::file_settled) settled_.push_back(event.entry->state);
    if (event.point != ImportPoint::page_recognized) return;
    ++told_;
    EXPECT_LE(event.ocr_done, event.ocr_pages);
    if (event.error != nullptr) ++failed_;
    if (stop_behind_ && event.ocr_done == *stop_behind_) stop_ = 1;
  }

  TemporaryFolder folder_;
  ReaderOptions readers_;
  std::vector<FileState> settled_;
  std::size_t told_ = 0, failed_ = 0;
  std::optional<std::size_t> stop_behind_;
  int stop_ = 0;
};

TEST_F(ImportOcrTest, AFileWithPagesThatOcrHasReadIsToldApart) {
  write("a", "scan of a plan");
  write("b", "mixed plan");
  write("c", "a plan");
  import({"a", "b", "c"});
  EXPECT_THAT(settled_, ElementsAre(FileState::ocred, FileState::ocred, FileState::read));
  EXPECT_EQ(told_, 6u);
}

TEST_F(ImportOcrTest, NothingIsReadAgainWhereNothingHasChanged) {
  write("a", "scan of a plan");
  write("c", "a plan");
  import({"a", "c"});
  import({"a", "c"});
  EXPECT_THAT(settled_, ElementsAre(FileState::unchanged, FileState::unchanged));
}

struct Change {
  const char* what;
  void (*act)(ReaderOptions&);
};

TEST_F(ImportOcrTest, WhatOcrHasReadIsReadAgainWhenItBecomesAnother) {
  write("a", "scan of a plan");
  write("c", "a plan");
  import({"a", "c"});
  const Change kChanges[] = {
      {"its version", [](ReaderOptions& options) { options.recognizer.version = [] { return "2"; }; }},
      {"its languages", [](ReaderOptions& options) { options.ocr.languages = "vie+eng"; }},
      {"its time", [](ReaderOptions& options) { options.limits.ocr_seconds *= 2; }},
  };
  for (const Change& change : kChanges) {
    SCOPED_TRACE(change.what);
    change.act(readers_);
    import({"a", "c"});
    EXPECT_THAT(settled_, ElementsAre(FileState::replaced, FileState::unchanged));
    import({"a", "c"});
    EXPECT_THAT(settled_, ElementsAre(FileState::unchanged, FileState::unchanged));
  }
}

TEST_F(ImportOcrTest, PagesThatWentUnreadAreReadWhenTheyCanBe) {
  write("a", "scan of a plan");
  readers_.recognizer.find_fault = [] { return Error("ocr-data-missing", "", {"vie", "tesseract-ocr-vie"}); };
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::partial));
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::unchanged));
  readers_.recognizer.find_fault = []() -> std::optional<Error> { return std::nullopt; };
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::replaced));
}

TEST_F(ImportOcrTest, PagesThatOcrWasNotToReadAreReadWhenItIs) {
  write("a", "scan of a plan");
  readers_.ocr.mode = OcrMode::never;
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::partial));
  EXPECT_EQ(told_, 0u);
  readers_.ocr.mode = OcrMode::automatic;
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::replaced));
}

TEST_F(ImportOcrTest, WhereOcrIsToReadEverythingWhatItHasNotReadIsReadAgain) {
  write("a", "scan of a plan");
  write("c", "a plan");
  import({"a", "c"});
  readers_.ocr.mode = OcrMode::always;
  import({"a", "c"});
  EXPECT_THAT(settled_, ElementsAre(FileState::replaced, FileState::unchanged));
}

TEST_F(ImportOcrTest, APageThatOcrCannotReadIsToldAndTheFileIsPartial) {
  write("a", "scan of a plan");
  readers_.recognizer.recognize = [](const SourceFile& file, int number) {
    if (number == 2) throw Error("image-damaged", "", {"2", "x"});
    return read_page(file, number);
  };
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::partial));
  EXPECT_EQ(told_, 4u);
  EXPECT_EQ(failed_, 1u);
}

TEST_F(ImportOcrTest, AnInterruptedScanGoesOnWhereItWas) {
  write("a", "scan of a plan");
  write("b", "a plan");
  stop_behind_ = 2;
  EXPECT_FALSE(import({"a", "b"}).finished);
  EXPECT_THAT(settled_, IsEmpty());
  EXPECT_EQ(told_, 2u);
  stop_ = 0;
  stop_behind_.reset();
  readers_.recognizer.recognize = [](const SourceFile& file, int number) -> RecognizedPage {
    if (number <= 2) std::abort();
    return read_page(file, number);
  };
  EXPECT_TRUE(import({"a", "b"}).finished);
  EXPECT_THAT(settled_, ElementsAre(FileState::ocred, FileState::read));
  EXPECT_EQ(failed_, 0u);
}

TEST_F(ImportOcrTest, AnInterruptedScanIsFinishedWhereNothingIsKept) {
  readers_.page_cache = "";
  write("a", "scan of a plan");
  stop_behind_ = 2;
  import({"a"});
  EXPECT_THAT(settled_, ElementsAre(FileState::ocred));
}

TEST_F(ImportOcrTest, TheOrderOfTheInputsIsKeptWhoeverWaitsForPages) {
  write("a", "scan of a plan");
  write("b", "a plan");
  write("c", "mixed plan");
  write("d", "another plan");
  readers_.readers = 2;
  import({"a", "b", "c", "d"});
  EXPECT_THAT(settled_, ElementsAre(FileState::ocred, FileState::read, FileState::ocred, FileState::read));
}

}  // namespace
}  // namespace vanthu
