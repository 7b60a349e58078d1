// What a report is about: documents, and their tasks.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "tools/export/report_data.h"

namespace vanthu {

/// What was asked for.  Empty members do not restrict.
struct ReportQuestion {
  std::vector<std::string> communes;  // names or codes
  std::optional<std::string> province;
  std::optional<CitedDocument> directive;
};

/// A document of the report.
struct ScopeDocument {
  ReportPlace place;  // of the document as a whole
  std::string title, date, province;
  std::string commune;          // "xã Gia Lộc"; "" where it is not known
  std::size_t question = 0;     // index of the first of the questions that it answers
  std::size_t assignments = 0;  // whether they stand under the directive or not
};

struct ReportScope {
  /// One for each commune that was asked for, or a single one.
  std::vector<DocumentQuestion> questions;
  std::map<DocumentId, ScopeDocument> documents;
  std::vector<std::string> absent;  // communes that were asked for and have no documents
};

/// Calls `visit` with each document once.
ReportScope find_scope(const Store& store, const ReportQuestion& question,
                       const std::function<void(const DocumentSummary&)>& visit);

/// The tasks that the report is about, question by question.
std::vector<TaskQuestion> task_questions(const ReportScope& scope, const ReportQuestion& question);

/// Calls `visit` with each of them once, all tasks of a document together.
void each_scope_task(const Store& store, const ReportScope& scope, const ReportQuestion& question,
                     const std::function<void(const TaskAnswer&, const ScopeDocument&)>& visit);

/// Where the task stands.
ReportPlace place_of_task(const TaskAnswer& task, const ScopeDocument& document);

/// The number, else the file's name.
std::string report_name(const std::optional<std::string>& key, const std::string& path);

/// At most kMostKept bytes of it.
std::string kept(const std::string& text);

}  // namespace vanthu
