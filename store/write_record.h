// A Document becomes rows.
#pragma once

#include <cstdint>
#include <vector>

#include "parsers/document.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Stores what the document says as the record of source `id`, which has none.  Its path is no part of it.
void write_record(Database& database, std::int64_t id, const Document& document);

/// Removes the record of source `id`, with everything that hangs on it.
void remove_record(Database& database, std::int64_t id);

/// Stores where source `id`, which has no differences yet, differs from the chosen source's record.
void write_differences(Database& database, std::int64_t id, const Document& chosen,
                       const std::vector<Issue>& differences);
void remove_differences(Database& database, std::int64_t id);

}  // namespace vanthu
