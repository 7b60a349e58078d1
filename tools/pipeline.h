// All stages in order.  The program and the tests call this; nobody wires the pipeline a second time.
#pragma once

#include "ingest/limits.h"
#include "ingest/read.h"
#include "parsers/parse.h"

namespace vanthu {

/// A file's bytes become the text that its record points into.  Throws Error where the file cannot be read.
NormalizedDocument read_text(const SourceFile& file, const Limits& limits, const ReadControl& control = {});

/// A file's bytes become its record.  Throws Error where the file cannot be read.
Document extract(const SourceFile& file, const Limits& limits, const Parser& parser,
                 const ReadControl& control = {});

}  // namespace vanthu
