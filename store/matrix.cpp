#include "store/matrix.h"

#include <fmt/format.h>

#include <array>

#include "store/list_tasks.h"
#include "store/matrix_builder.h"
#include "store/matrix_counts.h"
#include "store/task_filter.h"

namespace vanthu {
namespace {

constexpr std::array<std::pair<MatrixAxis, std::string_view>, 10> kAxes{{{MatrixAxis::unit, "unit"},
                                                                         {MatrixAxis::commune, "commune"},
                                                                         {MatrixAxis::province, "province"},
                                                                         {MatrixAxis::role, "role"},
                                                                         {MatrixAxis::directive, "directive"},
                                                                         {MatrixAxis::kind, "kind"},
                                                                         {MatrixAxis::month, "month"},
                                                                         {MatrixAxis::group, "group"},
                                                                         {MatrixAxis::document, "document"},
                                                                         {MatrixAxis::none, "none"}}};

/// The value of a task on an axis, in terms of the joins below; places by their number.
std::string_view value_on(MatrixAxis axis) {
  switch (axis) {
    case MatrixAxis::unit:
      return "coalesce(u.unit, '')";
    case MatrixAxis::role:
      return "coalesce(u.role, '')";
    case MatrixAxis::kind:
      return "coalesce(x.kind, '')";
    case MatrixAxis::month:
      return "CASE WHEN x.last < '9999' THEN substr(x.last, 1, 7) ELSE '' END";
    case MatrixAxis::group:
      return "coalesce(a.task_group, '')";
    case MatrixAxis::directive:
      return "coalesce(c.key, c.name, '')";
    case MatrixAxis::commune:
    case MatrixAxis::province:
      return "m.place";
    case MatrixAxis::document:
      return "m.document";
    case MatrixAxis::none:
      return "''";
  }
  return "''";
}

class TaskScan {
 public:
  TaskScan(Database& database, const MatrixQuestion& question, const PlaceLines& lines)
      : database_(database), question_(question), lines_(lines), filter_(database, question.tasks) {}

  MatrixBuilder run() {
    MatrixBuilder builder;
    if (filter_.is_empty()) return builder;
    ThingCounter counter(builder);
    Query query = database_.query(statement());
    bind_named(query, filter_.parameters());
    while (query.step()) {
      const std::string thing = query.text();
      const std::string row = key_of(question_.rows, query), column = key_of(question_.columns, query);
      // A task without unit is no unit.
      if (question_.count == MatrixCount::units && thing.empty()) continue;
      counter.add(thing, builder.row(row), builder.column(column));
    }
    counter.finish();
    return builder;
  }

 private:
  bool has(MatrixAxis axis) const { return question_.rows == axis || question_.columns == axis; }

  std::string key_of(MatrixAxis axis, Query& row) const {
    if (axis == MatrixAxis::commune) return lines_.communes.at(row.integer());
    if (axis == MatrixAxis::province) return lines_.provinces.at(row.integer());
    return row.text();
  }

  std::string joins() const {
    const std::string task = fmt::format("(m.task & {})", (1 << kTaskBits) - 1);
    std::string joins;
    if (has(MatrixAxis::unit) || has(MatrixAxis::role) || question_.count == MatrixCount::units) {
      joins += " LEFT JOIN assignment_units u ON u.source_id = m.source AND u.assignment = " + task;
      if (question_.tasks.role) joins += " AND u.role = :role";
      if (!question_.tasks.units.empty() || question_.tasks.unit_text) {
        joins += " AND +u.unit IN (SELECT value FROM json_each(:units))";
      }
    }
    if (has(MatrixAxis::kind) || has(MatrixAxis::month)) {
      joins += " LEFT JOIN task_times x ON x.task = m.task";
      // Of a task with several times those without days count by their kind alone.
      if (!has(MatrixAxis::kind)) joins += " AND x.last < '9999'";
    }
    if (has(MatrixAxis::group)) {
      joins += " LEFT JOIN assignments a ON a.source_id = m.source AND a.ordinal = " + task;
    }
    if (has(MatrixAxis::directive)) {
      joins +=
          " LEFT JOIN citations c ON c.source_id = m.source AND coalesce(c.key, c.name) IS NOT NULL AND "
          "(c.governs OR c.ordinal IN (SELECT i.citation FROM assignment_citations i "
          "WHERE i.source_id = m.source AND i.assignment = " +
          task + "))";
    }
    return joins;
  }

  std::string statement() const {
    const bool short_list = filter_.has_short_list();
    const std::string_view thing = question_.count == MatrixCount::tasks       ? "m.task"
                                   : question_.count == MatrixCount::documents ? "m.document"
                                                                               : "coalesce(u.unit, '')";
    return fmt::format(
        "SELECT {}, {}, {} FROM (SELECT {}t.task AS task, d.document_id AS document, d.source_id AS source, "
        "d.place AS place {}) m{} ORDER BY {}",
        thing, value_on(question_.rows), value_on(question_.columns), short_list ? "DISTINCT " : "",
        short_list ? filter_.from_short_list() : filter_.from_long_lists(), joins(),
        question_.count == MatrixCount::units ? "1" : "m.document, m.task");
  }

  Database& database_;
  const MatrixQuestion& question_;
  const PlaceLines& lines_;
  TaskFilter filter_;
};

LineLabels document_labels(Database& database) {
  Query query = database.query(
      "SELECT d.document_id, coalesce(r.number_key, (SELECT p.path FROM places p WHERE p.source_id = "
      "d.source_id "
      "ORDER BY p.id LIMIT 1), '') FROM task_documents d CROSS JOIN records r ON r.source_id = d.source_id");
  LineLabels labels;
  while (query.step()) {
    std::string id = query.text();
    labels.labels.emplace(std::move(id), query.text());
  }
  return labels;
}

LineLabels labels_of(Database& database, MatrixAxis axis, const PlaceLines& lines) {
  if (axis == MatrixAxis::commune) return lines.commune_labels;
  if (axis == MatrixAxis::province) return lines.province_labels;
  if (axis == MatrixAxis::document) return document_labels(database);
  return {{}, axis == MatrixAxis::month};
}

}  // namespace

std::optional<MatrixAxis> find_matrix_axis(std::string_view name) {
  for (const auto& [axis, known] : kAxes) {
    if (known == name) return axis;
  }
  return std::nullopt;
}

std::string_view name_of(MatrixAxis axis) {
  for (const auto& [known, name] : kAxes) {
    if (known == axis) return name;
  }
  return "";
}

Matrix ask_matrix(Database& database, const MatrixQuestion& question, bool use_counts) {
  const PlaceLines lines = read_place_lines(database);
  std::optional<MatrixBuilder> builder =
      use_counts ? count_by_places(database, question, lines) : std::nullopt;
  if (!builder) builder = TaskScan(database, question, lines).run();
  return builder->take(labels_of(database, question.rows, lines),
                       labels_of(database, question.columns, lines));
}

}  // namespace vanthu
