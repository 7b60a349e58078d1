#include "store/matrix_counts.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "store/matrix.h"
#include "store/task_filter.h"

namespace vanthu {
namespace {

using PlaceIds = std::vector<std::int64_t>;

bool is_place(MatrixAxis axis) {
  return axis == MatrixAxis::commune || axis == MatrixAxis::province || axis == MatrixAxis::none;
}

bool is_unit_or_role(MatrixAxis axis) { return axis == MatrixAxis::unit || axis == MatrixAxis::role; }

/// True where nothing but communes, provinces and, for units and roles, a role restricts.
bool asks_for_counts(const MatrixQuestion& question) {
  TaskQuestion counted;
  counted.commune = question.tasks.commune;
  counted.province = question.tasks.province;
  counted.limit = question.tasks.limit;
  if (is_unit_or_role(question.rows) || is_unit_or_role(question.columns)) counted.role = question.tasks.role;
  if (question.count != MatrixCount::tasks || !(question.tasks == counted)) return false;
  if (question.rows == MatrixAxis::document || question.columns == MatrixAxis::document) return false;
  if (is_place(question.rows) || is_place(question.columns)) return true;
  return is_unit_or_role(question.rows) && is_unit_or_role(question.columns) &&
         question.rows != question.columns;
}

/// Which places' counts are read; without `asked` all.
struct CountedPlaces {
  std::optional<PlaceIds> asked;
};

/// The places whose documents are asked for; none where only some documents of one of them are, as of joint
/// plans.
std::optional<CountedPlaces> whole_places(Database& database, const TaskQuestion& question) {
  if (!question.commune && !question.province) return CountedPlaces{};
  TaskQuestion of_documents;
  of_documents.commune = question.commune;
  of_documents.province = question.province;
  const TaskFilter filter(database, of_documents, 0);
  Query query = database.query(
      "SELECT place, total(asked), count(*) FROM (SELECT d.place, " + filter.conditions() +
      " AS asked FROM task_documents d) GROUP BY place HAVING total(asked) > 0 ORDER BY place");
  bind_named(query, filter.parameters());
  PlaceIds places;
  while (query.step()) {
    places.push_back(query.integer());
    const std::size_t asked = query.count();
    if (asked != query.count()) return std::nullopt;
  }
  return CountedPlaces{std::move(places)};
}

/// The numbers of lines by the numbers of places or units, so that each key is looked up once.
class LineNumbers {
 public:
  template <class Find>
  std::size_t of(std::int64_t id, Find find) {
    const auto known = numbers_.find(id);
    return known != numbers_.end() ? known->second : numbers_.emplace(id, find()).first->second;
  }

 private:
  std::unordered_map<std::int64_t, std::size_t> numbers_;
};

/// What a row of task_counts says.
struct Count {
  std::int64_t place = 0;
  std::string value;      // "" for the tasks that have none
  std::int64_t unit = 0;  // where the value is a unit
  std::size_t tasks = 0;
};

/// The rows or the columns in the making.
class AxisLines {
 public:
  AxisLines(Database& database, MatrixBuilder& builder, const PlaceLines& places, MatrixAxis axis, bool rows)
      : builder_(builder), places_(places), axis_(axis), rows_(rows) {
    if (axis == MatrixAxis::unit) read_units(database);
  }

  bool of_places() const { return is_place(axis_); }
  bool of_units() const { return axis_ == MatrixAxis::unit; }

  std::size_t line_of(const Count& count) {
    if (axis_ == MatrixAxis::none) return line("");
    if (of_places()) return numbers_.of(count.place, [&] { return line(key_of_place(count.place)); });
    if (!of_units()) return line(count.value);
    return numbers_.of(count.unit, [&] { return line(count.unit == 0 ? "" : units_.at(count.unit)); });
  }

  void add_total(std::size_t line, std::size_t tasks) {
    rows_ ? builder_.add_row_total(line, tasks) : builder_.add_column_total(line, tasks);
  }

  std::size_t line(const std::string& key) { return rows_ ? builder_.row(key) : builder_.column(key); }

 private:
  void read_units(Database& database) {
    Query query = database.query("SELECT id, unit FROM unit_names");
    while (query.step()) {
      const std::int64_t id = query.integer();
      units_.emplace(id, query.text());
    }
  }

  const std::string& key_of_place(std::int64_t place) const {
    return (axis_ == MatrixAxis::commune ? places_.communes : places_.provinces).at(place);
  }

  MatrixBuilder& builder_;
  const PlaceLines& places_;
  MatrixAxis axis_;
  bool rows_;
  LineNumbers numbers_;
  std::unordered_map<std::int64_t, std::string> units_;
};

class Counts {
 public:
  Counts(Database& database, const MatrixQuestion& question, const PlaceLines& lines,
         const CountedPlaces& places)
      : database_(database),
        role_(question.tasks.role),
        rows_(database, builder_, lines, question.rows, true),
        columns_(database, builder_, lines, question.columns, false),
        value_axis_(is_place(question.rows) ? question.columns : question.rows) {
    if (places.asked) places_ = nlohmann::json(*places.asked).dump();
  }

  MatrixBuilder run() {
    const bool by_unit_and_role = !rows_.of_places() && !columns_.of_places();
    by_unit_and_role ? count_roles_of_units() : count_by_place();
    count_totals();
    return std::move(builder_);
  }

 private:
  /// Calls `visit` with each count of the aspect; `of_units` says that its values are units.
  template <class Visit>
  void each(std::string_view aspect, bool of_units, Visit visit) {
    Query query = database_.query(
        places_ ? "SELECT c.place, c.value, c.tasks FROM json_each(?2) p CROSS JOIN task_counts c "
                  "ON c.aspect = ?1 AND c.place = p.value"
                : "SELECT place, value, tasks FROM task_counts WHERE aspect = ?1");
    query.bind(aspect);
    if (places_) query.bind(*places_);
    Count count;
    while (query.step()) {
      count.place = query.integer();
      if (of_units) {
        count.unit = query.integer();  // 0 for ''
      } else {
        count.value = query.bytes();
      }
      count.tasks = query.count();
      visit(count);
    }
  }

  /// The tasks of each unit in all places, in the order of their numbers: few beside the rows that are read.
  std::map<std::int64_t, std::size_t> tasks_by_unit(std::string_view aspect) {
    std::unordered_map<std::int64_t, std::size_t> tasks;
    each(aspect, true, [&](const Count& count) { tasks[count.unit] += count.tasks; });
    return {tasks.begin(), tasks.end()};
  }

  bool is_asked(const std::string& role) const { return !role_ || *role_ == role; }

  void count_by_place() {
    AxisLines& of_value = rows_.of_places() ? columns_ : rows_;
    const bool has_value = !of_value.of_places(), of_role = value_axis_ == MatrixAxis::role;
    const std::string aspect(!has_value                     ? "all"
                             : of_value.of_units() && role_ ? std::string_view(*role_)
                                                            : name_of(value_axis_));
    each(aspect, of_value.of_units(), [&](const Count& count) {
      if (of_role && !is_asked(count.value)) return;
      builder_.add(rows_.line_of(count), columns_.line_of(count), count.tasks);
      if (has_value) of_value.add_total(of_value.line_of(count), count.tasks);
    });
  }

  void count_roles_of_units() {
    AxisLines &units = rows_.of_units() ? rows_ : columns_, &roles = rows_.of_units() ? columns_ : rows_;
    const auto add = [&](std::size_t unit, std::size_t role, std::size_t tasks) {
      rows_.of_units() ? builder_.add(unit, role, tasks) : builder_.add(role, unit, tasks);
    };
    for (const char* role : {"lead", "implement", "coordinate"}) {
      if (!is_asked(role)) continue;
      for (const auto& [id, tasks] : tasks_by_unit(role)) {
        const std::size_t unit = units.line_of({.place = 0, .value = "", .unit = id, .tasks = tasks});
        add(unit, roles.line(role), tasks);
        if (role_) units.add_total(unit, tasks);
      }
    }
    each("role", false, [&](const Count& count) {
      if (!is_asked(count.value)) return;
      if (count.value.empty()) add(units.line(""), roles.line(""), count.tasks);
      roles.add_total(roles.line(count.value), count.tasks);
    });
    if (role_) return;
    for (const auto& [id, tasks] : tasks_by_unit("unit")) {
      units.add_total(units.line_of({.place = 0, .value = "", .unit = id, .tasks = tasks}), tasks);
    }
  }

  /// The tasks asked for, place by place.
  void count_totals() {
    each(role_ ? "role" : "all", false, [&](const Count& count) {
      if (role_ && count.value != *role_) return;
      for (AxisLines* axis : {&rows_, &columns_}) {
        if (axis->of_places()) axis->add_total(axis->line_of(count), count.tasks);
      }
      builder_.add_total(count.tasks);
    });
  }

  Database& database_;
  const std::optional<std::string>& role_;
  std::optional<std::string> places_;  // a JSON list
  MatrixBuilder builder_;
  AxisLines rows_, columns_;
  MatrixAxis value_axis_;  // that is none of places
};

}  // namespace

PlaceLines read_place_lines(Database& database) {
  Query query =
      database.query("SELECT id, level, commune, commune_code, province, province_code FROM task_places");
  PlaceLines lines;
  std::map<std::string, std::string> province_of;
  std::map<std::string, std::size_t> named;
  while (query.step()) {
    const std::int64_t id = query.integer();
    const std::string level = query.optional_text().value_or(""),
                      commune = query.optional_text().value_or("");
    const std::string code = query.optional_text().value_or(""),
                      province = query.optional_text().value_or("");
    const std::string province_code = query.optional_text().value_or("");
    const std::string label = commune.empty() || level.empty() ? commune : level + " " + commune;
    const std::string place = province.empty() ? label : label + " (" + province + ")";
    const std::string key = !code.empty() ? code : commune.empty() ? "" : place;
    const std::string province_key = province_code.empty() ? province : province_code;
    lines.communes[id] = key;
    lines.provinces[id] = province_key;
    lines.province_labels.labels[province_key] = province;
    if (lines.commune_labels.labels.emplace(key, label).second) ++named[label];
    province_of[key] = place;
  }
  for (auto& [key, label] : lines.commune_labels.labels) {
    if (named[label] > 1) label = province_of[key];
  }
  return lines;
}

std::optional<MatrixBuilder> count_by_places(Database& database, const MatrixQuestion& question,
                                             const PlaceLines& lines) {
  if (!asks_for_counts(question)) return std::nullopt;
  const std::optional<CountedPlaces> places = whole_places(database, question.tasks);
  if (!places) return std::nullopt;
  return Counts(database, question, lines, *places).run();
}

}  // namespace vanthu
