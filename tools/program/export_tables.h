// The tables that an export may have.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"
#include "tools/export/table_writer.h"
#include "tools/program/export_part.h"

namespace vanthu {

/// "documents", "tasks", …
const std::vector<std::string>& export_table_names();

/// The table `name` with all of its columns; where `columns` names some, with these in their order.  Throws
/// WrongUse "export-column-unknown" or "export-column-twice".
ExportTable export_table(const std::string& name, const std::vector<std::string>& columns = {});

/// Writes `table`, which export_table() made, with what of it is in the part of the store.
void write_table(const Store& store, const ExportPart& part, const ExportTable& table, TableWriter& writer);

}  // namespace vanthu
