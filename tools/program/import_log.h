// A file of what an import did, one JSON object a line.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "ingest/error.h"
#include "tools/import/import_events.h"

namespace vanthu {

/// One line, with its end: "time" (UTC, milliseconds) and "point", and of the others those that the event
/// has: run, inputs, path, state, code, arguments, message_vi, message_en, page, pages,
/// ocr_done, ocr_pages, kept, tries, duplicate_of,
/// sha256, bytes, seconds, counts.  Names of files are shown as printable() shows them.
std::string log_line(const ImportEvent& event, std::chrono::system_clock::time_point time);

/// Listens to an import and appends its events to a file; what is buffered goes to the system with every
/// commit.
class ImportLog {
 public:
  /// `complain` is told once where writing fails; the log then ends, the import goes on.  Throws Error
  /// "log-unwritable" where the file cannot be opened.
  ImportLog(const std::string& path, std::function<void(const Error&)> complain);
  ~ImportLog();
  ImportLog(const ImportLog&) = delete;
  ImportLog& operator=(const ImportLog&) = delete;

  void tell(const ImportEvent& event);

  /// False where something could not be written.
  bool whole() const { return whole_; }

 private:
  void flush();

  std::string path_;
  std::function<void(const Error&)> complain_;
  int file_ = -1;
  bool whole_ = true;
  std::string waiting_;
};

}  // namespace vanthu
