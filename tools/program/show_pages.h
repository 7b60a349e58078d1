// vanthu show DOC --pages DIR: the pages of a PDF as pictures, with the facts marked.
#pragma once

#include <string>
#include <vector>

#include "ingest/limits.h"
#include "store/store.h"
#include "tools/program/settings.h"

namespace vanthu {

/// Writes page-001.png … and index.html into `folder`, which is new or empty.  `readings`: of the document
/// whose `sources` these are, each in the same order; the facts of its first PDF reading are drawn.  Throws
/// Error "pages-no-pdf", "pages-file-missing", "pages-file-changed", "pages-read-otherwise",
/// "pages-folder-not-empty", "pages-folder-failed", "pages-write-failed", and those of reading the file.
int write_pages(const std::vector<Document>& readings, const std::vector<SourceSummary>& sources,
                const std::string& folder, const Limits& limits, const Settings& settings);

}  // namespace vanthu
