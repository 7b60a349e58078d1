// What a reader process is asked, and what came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/archive.h"
#include "ingest/error.h"
#include "parsers/document.h"

namespace vanthu {

/// One file, or one member of an archive.
struct ReadJob {
  std::uint64_t number = 0;  // of the caller's choosing, unique among the jobs in hand; the outcome bears it
  std::string path;          // for messages and the record
  std::string file;          // what is opened: `path`, or the archive that it is a member of
  /// The way to the member through nested archives: the position in each directory, the outermost first;
  /// empty for a file of its own.
  std::vector<std::size_t> members{};
  /// A content that needs no reading: where the file has it, the outcome is `unchanged`.
  std::optional<std::string> known_sha256{};
};

enum class ReadResult {
  record,
  unchanged,
  archive,
  failed,
  put_off,  // pages wait for OCR; the cache keeps those that it has read (ReaderPool::leave_pages)
};

struct ReadOutcome {
  std::uint64_t number = 0;
  ReadResult result = ReadResult::failed;
  /// Computed before anything in the bytes was looked at; none where they could not be read.
  std::optional<std::string> sha256{};
  std::optional<std::size_t> bytes{};
  std::optional<Document> document{};    // of `record`; its source names `path`, `sha256` and `bytes`
  std::vector<ArchiveMember> members{};  // of `archive`, in the directory's order, folders left out
  std::optional<Error> error{};          // of `failed`
  double seconds = 0;                    // wall clock, from opening the file
};

}  // namespace vanthu
