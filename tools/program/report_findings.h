// What is wrong with the documents of a report.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ingest/limits.h"
#include "store/store.h"
#include "tools/export/report_data.h"

namespace vanthu {

struct GatheredFindings {
  ReportFindings findings;
  std::size_t failed_pages = 0;  // could not be drawn
};

/// What is wrong in the store, where `documents` is set what concerns one of these; with `pages` the pages of
/// contradictions are drawn.
GatheredFindings gather_findings(const Store& store, const std::optional<std::vector<DocumentId>>& documents,
                                 bool pages, const Limits& limits, Language language);

}  // namespace vanthu
