// The records of a document say what its corrections say.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "store/correction.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// What was read of a source, whatever corrections its record has; none where there is no such source.
std::optional<Document> find_reading(Database& database, std::int64_t source);

/// Brings the records of all sources of the document to what its corrections say, and notes how each of these
/// stands with the source that is the most trusted.  Every source is corrected, so that what was put right is
/// no difference between them, and stays right where another one is chosen.  Returns the sources whose
/// records changed.
std::set<std::int64_t> settle_corrections(Database& database, std::int64_t document,
                                          const HeaderIdentity& identity);

/// Corrections made of a source of one of `parted`, which were one document with `document`, follow it.
void part_corrections(Database& database, std::int64_t document, const std::set<std::int64_t>& parted);

}  // namespace vanthu
