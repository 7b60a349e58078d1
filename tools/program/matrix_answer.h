// A matrix as people and programs read it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "store/store.h"
#include "tools/program/listing.h"

namespace vanthu {

/// What is printed of a matrix.
struct MatrixView {
  std::size_t rows = 0, columns = 0;  // the first so many
};

/// The first `top` rows and columns; without it all rows, and in a table that has to fit a terminal as many
/// columns as fit one.
MatrixView view_of(const Matrix& matrix, const std::optional<std::size_t>& top, ListingFormat format);

/// A row for each row and one of totals.  Of the axis `none` only totals are shown.  Without language names
/// are those that never change.
Table matrix_table(const Matrix& matrix, const MatrixQuestion& question, const MatrixView& view,
                   std::optional<Language> language);

/// Writes the matrix to standard output.  JSON has an object a cell, and one for each total, whose other axis
/// is null.
void print_matrix(const Matrix& matrix, const MatrixQuestion& question, const MatrixView& view,
                  ListingFormat format, const Settings& settings);

}  // namespace vanthu
