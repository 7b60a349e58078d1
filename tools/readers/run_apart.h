// One piece of work in a process of its own, bounded like a reader.
#pragma once

#include <functional>
#include <string>

#include "ingest/limits.h"

namespace vanthu {

/// Calls `work` in a forked process within Limits::reader_… and gives what it returned: what is wrong with
/// the file at `path` can end that process and not this one.  It has the memory of this process, its pipe
/// back and no other open file; it cannot write files or start processes.  System calls are not filtered, so
/// that drawing can open files of fonts.  Throws the Error that `work` threw, or "limit-file-seconds",
/// "limit-reader-…", "limit-record-bytes", "reader-crashed", "reader-garbled" or "reader-not-started".
std::string run_apart(const std::string& path, const Limits& limits,
                      const std::function<std::string()>& work);

}  // namespace vanthu
