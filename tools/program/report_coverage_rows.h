// Which communes have which documents, for a report.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/vocabulary.h"
#include "tools/export/report_data.h"
#include "tools/program/report_scope.h"

namespace vanthu {

/// The communes of the scope with their documents and tasks (by name and province), in Vietnamese order.
ReportCoverage documents_by_commune(const ReportScope& scope,
                                    const std::map<std::pair<std::string, std::string>, std::size_t>& tasks,
                                    Language language);

/// As `vanthu coverage` tells it, of the communes that the question names; and the documents among those of
/// the scope that stand under the directive or cite it.
struct DirectiveCoverage {
  ReportCoverage coverage;
  std::vector<DocumentId> documents;
};
DirectiveCoverage coverage_of_directive(const Store& store, const ReportScope& scope,
                                        const ReportQuestion& question, const Vocabulary& vocabulary);

}  // namespace vanthu
