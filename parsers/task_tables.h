// Tables of tasks: what each column holds, which rows are groups, tasks or neither.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/group_path.h"
#include "parsers/parts.h"
#include "parsers/unit_list.h"

namespace vanthu {

/// What a column of a task table holds, by the wording of its head.
enum class ColumnRole {
  other,
  ordinal,
  task,
  deadline,
  lead,
  implement,
  coordinate,
  lead_and_coordinate,  // "Cơ quan chủ trì/phối hợp" in one column
  product,
  form,
  note,
};

ColumnRole classify_column(std::string_view head);

enum class RowKind { group, task, other };

/// A row of a block's table as understood.
struct TaskRow {
  RowKind kind = RowKind::other;
  std::size_t row = 0;             // index in the block's table
  std::vector<TableGroup> groups;  // above it, the outermost first
  std::optional<ByteRange> units;  // the group that names its units, in a table without a column of units
};

/// A table as understood; `roles` is empty where it assigns no tasks (a calendar, a report form, figures).
struct TaskTable {
  std::size_t block = 0;
  std::optional<std::string> appendix;
  std::optional<std::string> title;
  bool has_head = false;  // the first row is one, marked as such in the file or by its wording
  std::vector<ColumnRole> roles;
  std::vector<TaskRow> rows;  // without the head

  std::optional<std::size_t> column(ColumnRole role) const;
};

/// All tables of the document in reading order.
std::vector<TaskTable> read_tables(const NormalizedDocument& document, const Parts& parts,
                                   const UnitReader& units);

/// The record's form of the tables.
std::vector<AppendixTable> to_appendix_tables(const NormalizedDocument& document,
                                              const std::vector<TaskTable>& tables);

}  // namespace vanthu
