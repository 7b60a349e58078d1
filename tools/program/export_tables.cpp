#include "tools/program/export_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "tools/program/answer_rows.h"
#include "tools/program/finding_listing.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

using Cells = std::vector<std::string>;
using AddRow = std::function<void(Cells)>;

void add_documents(const Store& store, const ExportPart& part, const AddRow& add) {
  each_document(store, part, [&](const DocumentSummary& document) { add(document_row(document)); });
}

void add_tasks(const Store& store, const ExportPart& part, const AddRow& add) {
  each_task(store, part, [&](const TaskAnswer& task) { add(task_row(task)); });
}

void add_citations(const Store& store, const ExportPart& part, const AddRow& add) {
  each_citation(store, part, [&](const CitationAnswer& citation) { add(citation_row(citation)); });
}

/// What is wrong with each document on its own, and where its sources differ.
void add_issues(const Store& store, const ExportPart& part, const AddRow& add) {
  each_document(store, part, [&](const DocumentSummary& summary) {
    const std::optional<Document> document = store.document(summary.id);
    if (!document) return;
    for (const Issue& issue : document->issues) add(issue_row(summary, issue));
    for (const Issue& difference : store.differences(summary.id)) add(issue_row(summary, difference));
  });
}

/// What `vanthu check` lists.
void add_findings(const Store& store, const ExportPart& part, const AddRow& add) {
  FindingQuestion question;
  if (const auto left = documents_left(store, part)) {
    if (left->empty()) return;
    question.documents = *left;
  }
  for (const StoreFinding& finding : store.findings(question)) add(finding_row(finding));
}

struct KnownTable {
  std::string name;
  const std::vector<Column>& (*columns)();
  void (*add_rows)(const Store& store, const ExportPart& part, const AddRow& add);
};

const std::vector<KnownTable>& tables() {
  static const std::vector<KnownTable> all = {{"documents", document_columns, add_documents},
                                              {"tasks", task_columns, add_tasks},
                                              {"citations", citation_columns, add_citations},
                                              {"issues", issue_columns, add_issues},
                                              {"findings", finding_columns, add_findings}};
  return all;
}

const KnownTable& table_named(const std::string& name) {
  return *std::find_if(tables().begin(), tables().end(),
                       [&](const KnownTable& table) { return table.name == name; });
}

/// Those that stand in files: the others are for people's tables alone.
std::vector<Column> named_columns(const KnownTable& table) {
  std::vector<Column> columns;
  for (const Column& column : table.columns()) {
    if (!column.name.empty()) columns.push_back(column);
  }
  return columns;
}

std::vector<Column>::const_iterator find_column(const std::vector<Column>& columns, std::string_view name) {
  return std::find_if(columns.begin(), columns.end(),
                      [&](const Column& column) { return column.name == name; });
}

[[noreturn]] void fail_unknown(const KnownTable& table, const std::string& column) {
  std::vector<std::string_view> known;
  for (const Column& each : named_columns(table)) known.push_back(each.name);
  throw WrongUse("export-column-unknown", "",
                 {column, table.name, fmt::format("{}", fmt::join(known, ", "))});
}

}  // namespace

const std::vector<std::string>& export_table_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const KnownTable& table : tables()) all.push_back(table.name);
    return all;
  }();
  return names;
}

ExportTable export_table(const std::string& name, const std::vector<std::string>& columns) {
  const KnownTable& table = table_named(name);
  const std::vector<Column> known = named_columns(table);
  if (columns.empty()) return {name, known};
  ExportTable chosen{name, {}};
  for (const std::string& column : columns) {
    const auto found = find_column(known, column);
    if (column.empty() || found == known.end()) fail_unknown(table, column);
    if (find_column(chosen.columns, column) != chosen.columns.end()) {
      throw WrongUse("export-column-twice", "", {column});
    }
    chosen.columns.push_back(*found);
  }
  return chosen;
}

void write_table(const Store& store, const ExportPart& part, const ExportTable& shape, TableWriter& writer) {
  const KnownTable& table = table_named(shape.name);
  const std::vector<Column>& all = table.columns();
  std::vector<std::size_t> positions;  // in a row, of each column that is written
  for (const Column& column : shape.columns) {
    positions.push_back(static_cast<std::size_t>(find_column(all, column.name) - all.begin()));
  }
  writer.begin_table(shape);
  Cells cells(positions.size());
  table.add_rows(store, part, [&](Cells row) {
    for (std::size_t i = 0; i < positions.size(); ++i) cells[i] = std::move(row[positions[i]]);
    writer.add_row(cells);
  });
}

}  // namespace vanthu
