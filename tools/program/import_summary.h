// What an import says in words: why files failed while it runs, and at its end what became of all of them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/import/import_events.h"
#include "tools/program/settings.h"

namespace vanthu {

/// The sums of the last line: "files: 15; read: 12; unchanged: 0; duplicate: 2; failed: 1".  How many were
/// read, unchanged and failed always stands there, the other states where there are any, and what was not
/// come to ("left") where the import was stopped; together they are `inputs`.
std::string sums_line(const std::map<FileState, std::size_t>& counts, std::size_t inputs, Language language);

/// Listens to an import and says on standard error: each file that failed, with what to do; each that was
/// read in part, with the pages that are missing; what was mended in a file's bytes; that another import is
/// waited for, or that this one was interrupted or goes on with a stopped one.  Files that were skipped are
/// counted by reason at the end: the ledger lists them.  With --quiet only failures are said.
class ImportSummary {
 public:
  /// `clear_line` is called before each message, so that it does not stand in a line of progress.
  ImportSummary(const Settings& settings, std::function<void()> clear_line);

  void tell(const ImportEvent& event);

  /// Failures and skipped files by reason, the slowest files, pages read by OCR, and the sums as the last
  /// line.
  void finish();

 private:
  struct Slow {
    double seconds = 0;
    std::string path;
  };

  void say_waiting(const ImportEvent& event);
  void say(std::string_view code, const std::vector<std::string>& arguments);
  void settle(const ImportEvent& event);
  void remember_slow(const LedgerEntry& entry);
  void say_slowest();
  void say_ocr_pages();
  void say_reasons(FileState state, std::string_view message_code, std::size_t least);

  const Settings& settings_;
  std::function<void()> clear_line_;
  std::size_t inputs_ = 0;
  bool interrupted_ = false;
  std::map<FileState, std::size_t> counts_;
  std::size_t ocr_pages_ = 0, ocr_failures_ = 0;
  std::map<FileState, std::map<std::string, std::size_t>> reasons_;  // how often each code
  std::vector<Slow> slowest_;                                        // the slowest first
};

}  // namespace vanthu
