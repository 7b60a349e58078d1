// A Document becomes rows.
#pragma once

#include "parsers/document.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Stores what the document says as the record of `id`, which has none.  Its path is no part of it.
void write_record(Database& database, std::int64_t id, const Document& document);

/// Removes the record of `id`, with everything that hangs on it.
void remove_record(Database& database, std::int64_t id);

}  // namespace vanthu
