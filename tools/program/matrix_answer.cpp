#include "tools/program/matrix_answer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ingest/messages.h"
#include "store/matrix.h"
#include "tools/export/csv.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

/// What people read, or names that never change.
struct Wording {
  std::optional<Language> language;

  std::string total() const { return language ? message(*language, "matrix-total") : "total"; }
  std::string name(MatrixAxis axis) const {
    if (axis == MatrixAxis::none) return "";
    const std::string name(name_of(axis)), code = "axis-" + name;
    return language ? message(*language, code) : name;
  }
  std::string label(const MatrixLine& line, MatrixAxis axis) const {
    if (!language) return line.label;
    if (line.key.empty()) return message(*language, "matrix-none");
    const std::string code = std::string(name_of(axis)) + "-" + line.key;
    return axis == MatrixAxis::role && has_message(code) ? message(*language, code) : line.label;
  }
};

/// Counts by row and column of what is shown.
std::vector<std::vector<std::size_t>> shown_cells(const Matrix& matrix, const MatrixView& view) {
  std::vector<std::vector<std::size_t>> cells(view.rows, std::vector<std::size_t>(view.columns, 0));
  for (const MatrixCell& cell : matrix.cells) {
    if (cell.row < view.rows && cell.column < view.columns) cells[cell.row][cell.column] = cell.count;
  }
  return cells;
}

std::string shown(std::size_t count) { return count == 0 ? "" : std::to_string(count); }

Json key_json(const MatrixLine& line) { return line.key.empty() ? Json(nullptr) : Json(line.key); }

/// A line's key and label under the axis' name; a total has neither.
void add_line(Json& object, const std::string& side, const MatrixLine* line) {
  object[side + "_key"] = line == nullptr ? Json(nullptr) : key_json(*line);
  object[side] = line == nullptr ? Json(nullptr) : Json(line->label);
}

Json cell_json(const MatrixLine* row, const MatrixLine* column, std::size_t count) {
  Json object = {{"total", row == nullptr || column == nullptr}};
  add_line(object, "row", row);
  add_line(object, "column", column);
  object["count"] = count;
  return object;
}

std::vector<Json> objects_of(const Matrix& matrix, const MatrixView& view) {
  std::vector<Json> objects;
  for (const MatrixCell& cell : matrix.cells) {
    if (cell.row >= view.rows || cell.column >= view.columns) continue;
    objects.push_back(cell_json(&matrix.rows[cell.row], &matrix.columns[cell.column], cell.count));
  }
  for (std::size_t i = 0; i < view.rows; ++i) {
    objects.push_back(cell_json(&matrix.rows[i], nullptr, matrix.rows[i].total));
  }
  for (std::size_t i = 0; i < view.columns; ++i) {
    objects.push_back(cell_json(nullptr, &matrix.columns[i], matrix.columns[i].total));
  }
  objects.push_back(cell_json(nullptr, nullptr, matrix.total));
  return objects;
}

}  // namespace

MatrixView view_of(const Matrix& matrix, const std::optional<std::size_t>& top, ListingFormat format) {
  constexpr std::size_t kNarrow = 12, kColumnWidth = 12;  // of a terminal's width, for a column
  MatrixView view{matrix.rows.size(), matrix.columns.size()};
  const auto width = standard_output().width;
  if (top) {
    view = {std::min(view.rows, *top), std::min(view.columns, *top)};
  } else if (format == ListingFormat::table && width) {
    view.columns = std::min(
        view.columns, std::max<std::size_t>(1, (*width - std::min(*width, 2 * kNarrow)) / kColumnWidth));
  }
  return view;
}

Table matrix_table(const Matrix& matrix, const MatrixQuestion& question, const MatrixView& view,
                   std::optional<Language> language) {
  const Wording wording{language};
  const bool has_columns = question.columns != MatrixAxis::none;
  Table table;
  table.heads.push_back(wording.name(question.rows));
  for (std::size_t i = 0; has_columns && i < view.columns; ++i) {
    table.heads.push_back(wording.label(matrix.columns[i], question.columns));
  }
  table.heads.push_back(wording.total());
  const auto cells = shown_cells(matrix, view);
  for (std::size_t row = 0; question.rows != MatrixAxis::none && row < view.rows; ++row) {
    std::vector<std::string> line{wording.label(matrix.rows[row], question.rows)};
    for (std::size_t column = 0; has_columns && column < view.columns; ++column) {
      line.push_back(shown(cells[row][column]));
    }
    line.push_back(std::to_string(matrix.rows[row].total));
    table.rows.push_back(std::move(line));
  }
  std::vector<std::string> totals{wording.total()};
  for (std::size_t i = 0; has_columns && i < view.columns; ++i) {
    totals.push_back(std::to_string(matrix.columns[i].total));
  }
  totals.push_back(std::to_string(matrix.total));
  table.rows.push_back(std::move(totals));
  return table;
}

void print_matrix(const Matrix& matrix, const MatrixQuestion& question, const MatrixView& view,
                  ListingFormat format, const Settings& settings) {
  if (format == ListingFormat::table || format == ListingFormat::csv) {
    const bool for_people = format == ListingFormat::table;
    const Table table =
        matrix_table(matrix, question, view, for_people ? std::optional(settings.language) : std::nullopt);
    if (for_people) return write_data(render_table(table, standard_output()));
    write_data(kCsvByteOrderMark);
    write_data(csv_record(table.heads));
    for (const auto& row : table.rows) write_data(csv_record(row));
    return;
  }
  Listing listing;
  std::vector<Json> objects = objects_of(matrix, view);
  listing.rows.resize(objects.size());
  listing.json = [kept = std::move(objects)](std::size_t row) {
    return kept[row].dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  print_listing(listing, format, settings);
}

}  // namespace vanthu
