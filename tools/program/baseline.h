// An earlier answer of `vanthu check`, to see only what is new.
#pragma once

#include <set>
#include <string>

namespace vanthu {

/// The fingerprints in the JSON Lines at `path`, as `check` and `lint` print them with --format jsonl. Throws
/// Error "file-missing", "file-unreadable", "file-is-folder", "limit-file-bytes" or "baseline-malformed" (the
/// line).  A file of no findings may be empty.
std::set<std::string> read_baseline(const std::string& path);

}  // namespace vanthu
