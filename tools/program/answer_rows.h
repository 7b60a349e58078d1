// Answers as rows of tables: the same cells for a listing and for an export.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"
#include "tools/export/column.h"

namespace vanthu {

// Columns of a table and the cells of one row, as many.

const std::vector<Column>& document_columns();
std::vector<std::string> document_row(const DocumentSummary& document);

const std::vector<Column>& task_columns();
std::vector<std::string> task_row(const TaskAnswer& answer);

const std::vector<Column>& citation_columns();
std::vector<std::string> citation_row(const CitationAnswer& answer);

/// What is wrong with a document on its own, or differs between its sources.
const std::vector<Column>& issue_columns();
std::vector<std::string> issue_row(const DocumentSummary& document, const Issue& issue);

/// "12#3", as people name the task.
std::string task_name(const TaskAnswer& answer);

/// "Phòng Kinh tế; Công an xã (về an ninh)".
std::string unit_names(const std::vector<UnitMention>& units);

}  // namespace vanthu
