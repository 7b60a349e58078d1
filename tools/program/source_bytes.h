// The file that a source was read from, as it was then.
#pragma once

#include "ingest/limits.h"
#include "ingest/read.h"
#include "store/store.h"

namespace vanthu {

/// The bytes of a source, from the first of its places where they still are.  Throws Error
/// "pages-file-missing", "pages-file-changed" where other bytes stand there, and as load_place().
SourceFile load_source(const SourceSummary& source, const Limits& limits);

}  // namespace vanthu
