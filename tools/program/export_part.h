// What of the store is exported: the filters of `vanthu tasks`, asked of documents too.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "tools/program/task_options.h"

namespace vanthu {

/// The filters of "NAME=VALUE"s: names and values are those of the options of `vanthu tasks`.  Throws
/// WrongUse "export-filter-malformed", "export-filter-unknown", or as these options do.
TaskOptions parse_filters(const std::vector<std::string>& filters);

/// The part of a store that filters leave.
struct ExportPart {
  /// Whose answers, one question's behind the other's, are the tasks that are left; of different documents
  /// where there are several.
  std::vector<TaskQuestion> tasks{{}};
};

/// Says on standard error which units were taken for a filter.  Throws WrongUse "date-malformed" or
/// "confidence-malformed", and Error "document-unknown".
ExportPart export_part(const Store& store, const TaskOptions& filters, const Settings& settings);

/// The documents that are left, by id: those of the filters' commune, province and document; where other
/// filters are there, those among them that have such a task.  None where no filter restricts: all are left.
std::optional<std::vector<DocumentId>> documents_left(const Store& store, const ExportPart& part);

// Everything that is left, one by one, in the order of Store.

void each_task(const Store& store, const ExportPart& part,
               const std::function<void(const TaskAnswer&)>& visit);
void each_document(const Store& store, const ExportPart& part,
                   const std::function<void(const DocumentSummary&)>& visit);
/// Of the documents that are left.
void each_citation(const Store& store, const ExportPart& part,
                   const std::function<void(const CitationAnswer&)>& visit);

}  // namespace vanthu
