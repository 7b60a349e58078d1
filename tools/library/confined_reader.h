// File in, record out, for files of strangers: each is read in a process that has nothing but the file.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "parsers/document.h"
#include "tools/library/document_reader.h"

namespace vanthu {

struct ConfinedSettings {
  /// Files, or pages for OCR, that are read at the same time.
  std::size_t processes = 1;
  /// Refuse to be made where the kernel does not filter system calls; otherwise such a machine's readers have
  /// all other bounds.
  bool require_filter = false;
};

/// Reads files as the program vanthu does (docs/decisions/0017): a process for each file, without file
/// system, network or other programs, bounded in memory and time by Limits::reader_… and file_seconds, killed
/// when its time is over.  A file whose reader crashes or hangs is an Error, and the next one is read.  It
/// costs some milliseconds a file more than DocumentReader.
///
/// The processes are forked from the calling one as it is when this is made: make it before there are
/// threads, open stores or secrets in memory.  For one thread.
class ConfinedReader {
 public:
  /// Reads as `reader` does, which must outlive it.  Throws Error "sandbox-refused" (require_filter) or
  /// "reader-not-started".
  explicit ConfinedReader(const DocumentReader& reader, const ConfinedSettings& settings = {});
  /// Kills what is still being read.
  ~ConfinedReader();
  ConfinedReader(ConfinedReader&&) noexcept;
  ConfinedReader& operator=(ConfinedReader&&) noexcept;

  /// As DocumentReader::read, which names the commonest errors; beside them "archive-not-one" (an archive of
  /// files: read_all() reads them), "reader-killed", "limit-file-seconds" and others of the reader's end.
  Document read(const std::string& path);

  /// Reads files, all files of folders, and those in archives.  Calls `take` with each record and `complain`
  /// with why there is none, both in the order of the paths and from this thread; what waits for its turn is
  /// bounded, so memory does not grow with their number.  Files of a folder that cannot be plans (by ending,
  /// hidden, links) are passed over.
  void read_all(const std::vector<std::string>& paths, const std::function<void(const Document&)>& take,
                const std::function<void(const Error&)>& complain);

  /// Whether the kernel filters the readers' system calls.
  bool is_filtered() const;

 private:
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace vanthu
