#include "tools/program/answer_rows.h"

#include <fmt/format.h>

#include <utility>

#include "store/record_json.h"
#include "store/task_id.h"
#include "tools/program/answer_parts.h"

namespace vanthu {
namespace {

constexpr ColumnType kNumber = ColumnType::number, kDay = ColumnType::day, kPath = ColumnType::path;

/// The number that people know a document by, else its path.
std::string name_of(const DocumentSummary& document) {
  const auto& number = document.header.number;
  return number && number->key && !number->key->empty() ? *number->key : first_place(chosen_source(document));
}

/// "Nghị quyết 05-NQ/ĐU", "Luật Tiếp công dân".
std::string cited_name(const Citation& citation) {
  if (citation.name) return *citation.name;
  const std::string key = citation.key.value_or(citation.raw_key.value_or(""));
  return citation.type.value_or("") + (citation.type && !key.empty() ? " " : "") + key;
}

/// Whole exports pass here: a list of values would copy every cell once more.
template <class... Cells>
std::vector<std::string> row_of(Cells&&... cells) {
  std::vector<std::string> row;
  row.reserve(sizeof...(cells));
  (row.emplace_back(std::forward<Cells>(cells)), ...);
  return row;
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  return fmt::format("{}", fmt::join(texts, separator));
}

/// Of deadlines or targets, as they are printed.
template <class Printed>
std::string wordings(const std::vector<Printed>& all) {
  std::string words;
  for (const Printed& one : all) {
    if (!words.empty()) words += "; ";
    words += one.raw;
  }
  return words;
}

/// Units that are asked, not ordered.
std::string requested_names(const Assignment& task) {
  std::vector<UnitMention> requested;
  for (const auto* units : {&task.lead, &task.implement, &task.coordinate}) {
    for (const UnitMention& unit : *units) {
      if (unit.requested) requested.push_back(unit);
    }
  }
  return unit_names(requested);
}

}  // namespace

const std::vector<Column>& document_columns() {
  static const std::vector<Column> columns = {{"document_id", "head-id", "", kNumber},
                                              {"document", "head-number"},
                                              {"type", "head-type"},
                                              {"title", "head-title"},
                                              {"issuer", ""},
                                              {"commune", "head-commune"},
                                              {"province", ""},
                                              {"date", "head-date", "", kDay},
                                              {"assignments", "head-tasks", "", kNumber},
                                              {"citations", "", "", kNumber},
                                              {"issues", "head-issues", "", kNumber},
                                              {"path", "", "", kPath},
                                              {"other_places", ""},
                                              {"format", "head-format"},
                                              {"further_sources", ""}};
  return columns;
}

std::vector<std::string> document_row(const DocumentSummary& document) {
  const Header& header = document.header;
  std::vector<std::string> formats, further;
  for (const SourceSummary& source : document.sources) formats.push_back(source.format);
  for (std::size_t i = 1; i < document.sources.size(); ++i) {
    further.push_back(first_place(document.sources[i]));
  }
  const SourceSummary& chosen = chosen_source(document);
  return row_of(std::to_string(document.id), name_of(document), header.type.value_or(""),
                header.title.value_or(""), header.issuer.name.value_or(""),
                header.issuer.commune.value_or(""), header.issuer.province.value_or(""),
                header.date.value_or(""), std::to_string(document.assignments),
                std::to_string(document.citations), std::to_string(document.issues), first_place(chosen),
                joined(other_places(chosen), "\n"), joined(formats, ", "), joined(further, "\n"));
}

const std::vector<Column>& task_columns() {
  static const std::vector<Column> columns = {{"task_id", "head-task-id"},
                                              {"document_id", "", "", kNumber},
                                              {"document", "head-document"},
                                              {"path", "", "", kPath},
                                              {"format", ""},
                                              {"commune", "head-commune"},
                                              {"origin", ""},
                                              {"appendix", ""},
                                              {"section", ""},
                                              {"group", ""},
                                              {"ordinal", "head-ordinal"},
                                              {"task", "head-task"},
                                              {"lead", "head-lead"},
                                              {"implement", "head-implement"},
                                              {"coordinate", "head-coordinate"},
                                              {"deadline", "head-deadline"},
                                              {"deadline_kind", ""},
                                              {"deadline_start", "", "", kDay},
                                              {"deadline_end", "", "", kDay},
                                              {"recurrence", ""},
                                              {"product", ""},
                                              {"form", ""},
                                              {"corrected", ""},
                                              {"groups", ""},
                                              {"further_deadlines", ""},
                                              {"targets", ""},
                                              {"requested", ""},
                                              {"confidence", "", "", kNumber}};
  return columns;
}

std::vector<std::string> task_row(const TaskAnswer& answer) {
  static const Deadline none;
  const Assignment& task = answer.assignment;
  const Deadline& due = task.deadline ? *task.deadline : none;
  return row_of(task_name(answer), std::to_string(answer.document), document_name(answer),
                utf8_path(answer.path), answer.format, answer.commune, task.origin,
                task.appendix.value_or(""), task.section.value_or(""), task.group.value_or(""),
                task.ordinal.value_or(""), task.task, unit_names(task.lead), unit_names(task.implement),
                unit_names(task.coordinate), due.raw, due.kind, due.start.value_or(""), due.end.value_or(""),
                due.recurrence.value_or(""), task.product.value_or(""), task.form.value_or(""),
                joined(answer.corrected, ", "), joined(task.groups, " / "), wordings(task.further_deadlines),
                wordings(task.targets), requested_names(task), fmt::format("{}", task.confidence));
}

const std::vector<Column>& citation_columns() {
  static const std::vector<Column> columns = {{"document_id", "", "", kNumber},
                                              {"document", "head-document"},
                                              {"path", "", "", kPath},
                                              {"format", ""},
                                              {"commune", "head-commune"},
                                              {"section", "head-section"},
                                              {"", "head-cited"},
                                              {"type", ""},
                                              {"key", ""},
                                              {"raw_key", ""},
                                              {"name", ""},
                                              {"date", "head-date", "", kDay},
                                              {"issuer", "head-issuer"},
                                              {"relation", "head-relation", "relation-"},
                                              {"raw", ""},
                                              {"province", ""},
                                              {"title", ""},
                                              {"state", "head-state", "state-"},
                                              {"entity", ""},
                                              {"confidence", "", "", kNumber}};
  return columns;
}

std::vector<std::string> citation_row(const CitationAnswer& answer) {
  static const CitationMeaning nothing;
  const Citation& citation = answer.citation;
  const CitationMeaning& meaning = answer.meaning ? *answer.meaning : nothing;
  return row_of(std::to_string(answer.document), document_name(answer), utf8_path(answer.path), answer.format,
                answer.commune, citation.section.value_or(""), cited_name(citation),
                citation.type.value_or(""), citation.key.value_or(""), citation.raw_key.value_or(""),
                citation.name.value_or(""), citation.date.value_or(""), citation.issuer.value_or(""),
                citation.relation, citation.raw, answer.province, citation.title.value_or(""), meaning.state,
                meaning.entity.value_or(""), fmt::format("{}", citation.confidence));
}

const std::vector<Column>& issue_columns() {
  static const std::vector<Column> columns = {{"document_id", "", "", kNumber},
                                              {"document", "head-document"},
                                              {"path", "", "", kPath},
                                              {"format", ""},
                                              {"commune", "head-commune"},
                                              {"code", "head-code"},
                                              {"severity", "head-severity"},
                                              {"message", "head-message"},
                                              {"message_en", ""}};
  return columns;
}

std::vector<std::string> issue_row(const DocumentSummary& document, const Issue& issue) {
  const SourceSummary& chosen = chosen_source(document);
  return row_of(std::to_string(document.id), name_of(document), first_place(chosen), chosen.format,
                document.header.issuer.commune.value_or(""), issue.code,
                std::string(severity_name(issue.severity)), issue.message, issue.message_en);
}

std::string task_name(const TaskAnswer& answer) { return to_text(TaskId{answer.document, answer.index}); }

std::string unit_names(const std::vector<UnitMention>& units) {
  std::string names;
  for (const UnitMention& unit : units) {
    if (!names.empty()) names += "; ";
    names += unit.unit;
    if (unit.qualifier) names += " (" + *unit.qualifier + ")";
  }
  return names;
}

}  // namespace vanthu
