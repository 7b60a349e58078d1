// Files become records in processes that have nothing but the open file.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ingest/limits.h"
#include "parsers/parse.h"
#include "tools/readers/page_recognizer.h"
#include "tools/readers/read_job.h"
#include "tools/readers/reader_process.h"
#include "tools/readers/sandbox.h"

namespace vanthu {

class PoolState;

struct ReaderOptions {
  Limits limits{};
  SandboxMode sandbox = SandboxMode::automatic;
  std::size_t readers = 1;  // at the same time
  /// Work through plans of each format before the first file, so that no reader has to: worth it from about a
  /// dozen files on.
  bool warm = false;
  OcrSettings ocr{};
  /// Folder in which pages that OCR has read are kept; "" is none, and the trouble then why, where that was
  /// nobody's wish.
  std::string page_cache{};
  std::optional<Error> page_cache_trouble{};
  /// What a reader does with the bytes; where it is not set, the pipeline with the pool's parser.
  ReadFile read_file{};
  /// How a page is read by OCR; what is not set is done by Tesseract.
  PageRecognizer recognizer{};
};

/// A page that OCR has read, or why it could not.
struct PageNews {
  std::uint64_t number = 0;  // of the job
  int page = 0;
  std::size_t finished = 0, wanted = 0;  // pages of the file
  bool kept = false;                     // the cache had it
  const Error* error = nullptr;
};

/// Reads files side by side, each in a process of its own that a warmed one forks.  The reader has the open
/// file, its own memory and a way to answer once: no file system, no network, no other programs
/// (Limits::reader_… and the filter of sandbox.h).  It dies with its file.  A file whose reader crashes, runs
/// out of a limit, or does what it must not has the outcome `failed`, and the pool goes on.  A PDF whose
/// reader dies at a page is read again without that page.
class ReaderPool {
 public:
  /// Forks the warmed process, which keeps `parser`: call it before there are threads, an open store or
  /// other secrets.  Throws Error "sandbox-refused" (SandboxMode::required, and the kernel does not filter)
  /// or "reader-not-started".
  ReaderPool(const Parser& parser, const ReaderOptions& options);
  /// Kills the readers.
  ~ReaderPool();
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  const SandboxState& sandbox() const;
  OcrMode ocr_mode() const;
  /// What a record with pages for OCR depends on besides program, vocabulary and file: settings, limits and
  /// version of OCR, or that there is none.  Where it is equal such a file needs no reading.
  std::string ocr_name() const;

  /// Files in hand: being read, or waiting for pages.
  std::size_t busy() const;
  /// How many more may be started now.  None where it is the turn of pages.
  std::size_t room() const;

  /// Opens the file and hands it to a reader.  What cannot be opened has an outcome all the same.  Only where
  /// room() > 0.
  void start(ReadJob job);

  /// Jobs that have ended, in the order of their ends; waits for one as long as `patience`, and no longer
  /// than until `wake` (a descriptor, or -1) can be read, a signal arrives, or there is room for a file that
  /// was not there before.  Readers that the caller left free are given to pages.
  std::vector<ReadOutcome> wait(std::chrono::milliseconds patience, int wake = -1);

  /// Called from wait() when a reader comes to a page of a long file: number of the job, page, pages.
  void on_page(std::function<void(std::uint64_t number, int page, int pages)> listener);
  /// Called from wait() when a page has been read by OCR, in whatever order they are.
  void on_recognized(std::function<void(const PageNews& news)> listener);
  /// Called from wait(), once for each, when there are pages for OCR and something is missing that concerns
  /// all of them: "ocr-data-missing" (none can be read), "ocr-cache-unusable" (none are kept).
  void on_trouble(std::function<void(const Error& error)> listener);

  /// No further page is begun for OCR where the cache keeps those that have been read: files that wait for
  /// others end as `put_off`.  Without a cache they are finished, so that no work is lost.
  void leave_pages();

  /// Kills the readers at work; their jobs have no outcome, nor have those that have ended and were not asked
  /// for.  Pages may be begun again.
  void kill_all() noexcept;

 private:
  std::unique_ptr<PoolState> state_;
};

}  // namespace vanthu
