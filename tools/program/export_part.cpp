#include "tools/program/export_part.h"

#include <algorithm>

#include "tools/program/answers.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

/// "unit, role, commune".
std::string names_of(const CLI::App& options) {
  std::string names;
  for (const CLI::Option* option : options.get_options()) {
    names += (names.empty() ? "" : ", ") + option->get_single_name();
  }
  return names;
}

/// The same filters of each of the documents that `name` names.
std::vector<TaskQuestion> of_documents(const Store& store, const TaskQuestion& question,
                                       const std::string& name) {
  std::vector<TaskQuestion> questions;
  for (const DocumentId id : documents_named(store, name)) {
    questions.push_back(question);
    questions.back().document = id;
  }
  return questions;
}

}  // namespace

TaskOptions parse_filters(const std::vector<std::string>& filters) {
  TaskOptions parsed;
  // The options themselves, so that they mean the same here and there.
  CLI::App options;
  options.set_help_flag();
  add_task_options(options, parsed);
  add_deadline_options(options, parsed);
  std::vector<std::string> arguments;
  for (const std::string& filter : filters) {
    const std::size_t sign = filter.find('=');
    const std::string name = filter.substr(0, sign);
    if (sign == std::string::npos || name.empty()) throw WrongUse("export-filter-malformed", "", {filter});
    if (options.get_option_no_throw("--" + name) == nullptr) {
      throw WrongUse("export-filter-unknown", "", {name, names_of(options)});
    }
    if (sign + 1 < filter.size()) {
      arguments.push_back("--" + filter);
    } else {  // behind "=" CLI11 takes an empty value for none
      arguments.insert(arguments.end(), {"--" + name, ""});
    }
  }
  // CLI11 takes the last one first.
  std::reverse(arguments.begin(), arguments.end());
  try {
    options.parse(arguments);
  } catch (const CLI::ParseError& error) {
    throw WrongUse("usage-wrong", "", {error.what(), "vanthu export"});
  }
  return parsed;
}

ExportPart export_part(const Store& store, const TaskOptions& filters, const Settings& settings) {
  const TaskQuestion question = task_question(filters, settings);
  if (!filters.document) return {{question}};
  return {of_documents(store, question, *filters.document)};
}

std::optional<std::vector<DocumentId>> documents_left(const Store& store, const ExportPart& part) {
  if (part.tasks == std::vector<TaskQuestion>{{}}) return std::nullopt;
  std::vector<DocumentId> documents;
  for (const TaskQuestion& question : part.tasks) {
    const std::vector<DocumentId> found = store.documents_with(question);
    documents.insert(documents.end(), found.begin(), found.end());
  }
  return documents;
}

void each_task(const Store& store, const ExportPart& part,
               const std::function<void(const TaskAnswer&)>& visit) {
  for (const TaskQuestion& question : part.tasks) store.each_task(question, visit);
}

void each_document(const Store& store, const ExportPart& part,
                   const std::function<void(const DocumentSummary&)>& visit) {
  const auto left = documents_left(store, part);
  if (!left) return store.each_document({}, visit);
  for (const DocumentId id : *left) store.each_document({.document = id}, visit);
}

void each_citation(const Store& store, const ExportPart& part,
                   const std::function<void(const CitationAnswer&)>& visit) {
  const auto left = documents_left(store, part);
  if (!left) return store.each_citation({}, visit);
  for (const DocumentId id : *left) {
    CitationQuestion question;
    question.document = id;
    store.each_citation(question, visit);
  }
}

}  // namespace vanthu
