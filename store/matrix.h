// Counts of tasks by two of their aspects: who does how much where, what falls due when.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// "unit" ↔ MatrixAxis::unit; none where there is no such axis.
std::optional<MatrixAxis> find_matrix_axis(std::string_view name);
std::string_view name_of(MatrixAxis axis);

/// `use_counts` false counts the tasks themselves even where task_counts knows the answer: a test holds that
/// both say the same.
Matrix ask_matrix(Database& database, const MatrixQuestion& question, bool use_counts = true);

}  // namespace vanthu
