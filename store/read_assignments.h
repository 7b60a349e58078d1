// Rows become tasks, many at once: one statement for each of the tables that tasks are kept in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "parsers/document.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Ordinals of assignments, both ends inclusive.
struct OrdinalRange {
  std::int64_t first = 0, last = std::numeric_limits<std::int64_t>::max();
};

/// An assignment and where it stands in its document's list.
struct PlacedAssignment {
  std::size_t ordinal = 0;
  Assignment assignment;
};

/// Those of source `source` in the range, in order.
std::vector<PlacedAssignment> read_assignments(Database& database, std::int64_t source,
                                               OrdinalRange range = {});

}  // namespace vanthu
