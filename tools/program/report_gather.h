// The store's answers become a report's values.
#pragma once

#include <optional>
#include <string>

#include "ingest/limits.h"
#include "normalize/vocabulary.h"
#include "tools/export/report_data.h"
#include "tools/program/report_scope.h"

namespace vanthu {

struct ReportWishes {
  ReportQuestion question;
  std::optional<std::string> title;
  std::optional<std::string> day;  // ISO; the day of the store's last import where there is none
  bool pages = false;
  Language language = Language::vietnamese;
};

struct GatheredReport {
  PlanReport report;             // without the program's name
  std::size_t failed_pages = 0;  // could not be drawn
};

/// `vocabulary` has the communes of the country; `limits` bound the drawing of pages.  Whatever is asked is
/// of one moment.  Throws WrongUse "province-unknown".
GatheredReport gather_report(const Store& store, const ReportWishes& wishes, const Vocabulary& vocabulary,
                             const Limits& limits);

}  // namespace vanthu
