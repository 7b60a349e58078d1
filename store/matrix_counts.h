// Matrices whose cells task_counts knows, so that no task is looked at.
#pragma once

#include <optional>

#include "store/matrix_builder.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// Keys of the lines that the documents of a place stand in, by task_places.id; the labels of both axes.
struct PlaceLines {
  std::map<std::int64_t, std::string> communes, provinces;
  LineLabels commune_labels{}, province_labels{};
};

PlaceLines read_place_lines(Database& database);

/// The matrix, where it counts tasks by places and at most one other aspect, or by unit and role, and only
/// whole places and a role are asked for; else none.
std::optional<MatrixBuilder> count_by_places(Database& database, const MatrixQuestion& question,
                                             const PlaceLines& places);

}  // namespace vanthu
