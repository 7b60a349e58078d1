// Which units have tasks, under which names, and where.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "store/keys.h"
#include "store/list_tasks.h"
#include "store/selection.h"
#include "store/task_questions.h"

namespace vanthu {
namespace {

using Json = nlohmann::json;

/// A unit's row of counts, to which names and places are added.
struct CountedUnit {
  std::int64_t id = 0;
  std::size_t tasks_of_all = 0;  // in the whole store
  UnitAnswer answer;
};

/// Names that are no UTF-8 are no names, and JSON must be.
std::string json_list(const std::vector<std::string>& names) {
  return Json(names).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Counts of whole names: of all the store, or of the places asked for.
Selection select_names(bool everywhere) {
  if (everywhere) {
    return Selection(
        "SELECT n.id, n.lead + n.implement + n.coordinate, n.unit, n.lead, n.implement, n.coordinate, "
        "n.documents, n.communes FROM unit_names n "
        "WHERE n.documents > 0");
  }
  return Selection(
      "SELECT n.id, n.lead + n.implement + n.coordinate, n.unit, sum(c.lead), sum(c.implement), "
      "sum(c.coordinate), sum(c.documents), "
      "count(DISTINCT CASE WHEN p.commune IS NOT NULL THEN p.id END) "
      "FROM task_places p CROSS JOIN unit_counts c ON c.place = p.id CROSS JOIN unit_names n ON n.id = "
      "c.unit "
      "WHERE true");
}

void restrict_names(Selection& selection, const UnitQuestion& question) {
  if (!question.units.empty() || question.unit_text) {
    selection.add("n.unit IN (SELECT value FROM json_each(:units)) OR instr(n.unit_search, :unit_text) > 0",
                  {{":units", json_list(question.units)}});
    // A name without text would be in all.
    if (question.unit_text) selection.add("true", {{":unit_text", text_search_key(*question.unit_text)}});
  }
}

void restrict_places(Selection& selection, const UnitQuestion& question) {
  if (question.commune) {
    selection.add("p.id IN (SELECT e.place FROM task_documents e WHERE e.source_id IN (" +
                      std::string(kSourcesOfCommune) + "))",
                  {{":commune", text_search_key(*question.commune)}});
  }
  if (question.province) {
    selection.add("p.id IN (SELECT e.place FROM task_documents e WHERE e.source_id IN (" +
                      std::string(kSourcesOfProvince) + "))",
                  {{":province", province_search_key(*question.province)}});
  }
}

CountedUnit read_counted(Query& row) {
  CountedUnit unit;
  unit.id = row.integer();
  unit.tasks_of_all = row.count();
  unit.answer.unit = row.text();
  unit.answer.lead = row.count();
  unit.answer.implement = row.count();
  unit.answer.coordinate = row.count();
  unit.answer.documents = row.count();
  unit.answer.communes = row.count();
  return unit;
}

std::vector<CountedUnit> counted_units(Database& database, const UnitQuestion& question) {
  const bool everywhere = !question.commune && !question.province;
  Selection selection = select_names(everywhere);
  restrict_names(selection, question);
  restrict_places(selection, question);
  // What `keep` leaves out does not count.
  const bool counts = question.limit && !question.keep;
  const std::string limit = counts ? " LIMIT " + std::to_string(*question.limit) : std::string();
  return selection.read_all(
      database,
      (everywhere ? " ORDER BY n.lead + n.implement + n.coordinate DESC, n.unit"
                  : " GROUP BY n.id ORDER BY sum(c.lead + c.implement + c.coordinate) DESC, n.unit") +
          limit,
      read_counted);
}

void add_forms(Database& database, CountedUnit& unit) {
  Query levels = database.query("SELECT level FROM unit_levels WHERE unit = ? ORDER BY mentions DESC, level");
  levels.bind(unit.id);
  while (levels.step()) unit.answer.levels.push_back(levels.text());
  Query variants =
      database.query("SELECT raw, mentions FROM unit_variants WHERE unit = ? ORDER BY mentions DESC, raw");
  variants.bind(unit.id);
  while (variants.step()) {
    std::string raw = variants.text();
    unit.answer.variants.emplace_back(std::move(raw), variants.count());
  }
}

/// The places that are asked for; none where all are.
std::optional<std::vector<std::int64_t>> asked_places(Database& database, const UnitQuestion& question) {
  if (!question.commune && !question.province) return std::nullopt;
  Selection selection("SELECT p.id FROM task_places p WHERE true");
  restrict_places(selection, question);
  return selection.read_all(database, "", [](Query& row) { return row.integer(); });
}

/// Units with fewer tasks are looked for task by task, others document by document.
constexpr std::size_t kFewTasks = 2000;

/// The first task of the unit in documents of the places.
std::int64_t first_task(Database& database, const CountedUnit& unit,
                        const std::optional<std::vector<std::int64_t>>& places) {
  constexpr std::string_view kRoles =
      "(SELECT 'lead' AS role UNION ALL SELECT 'implement' UNION ALL SELECT 'coordinate') e";
  constexpr std::string_view kOfPlaces = "+d.place IN (SELECT value FROM json_each(?2))";
  Query everywhere = database.query(fmt::format(
      "SELECT min((SELECT min(u.task) FROM task_units u WHERE u.unit = ?1 AND u.role = e.role)) FROM {}",
      kRoles));
  Query by_task = database.query(
      fmt::format("SELECT min((SELECT u.task FROM task_units u CROSS JOIN task_documents d ON d.document_id "
                  "= u.task >> {} "
                  "WHERE u.unit = ?1 AND u.role = e.role AND {} ORDER BY u.task LIMIT 1)) FROM {}",
                  kTaskBits, kOfPlaces, kRoles));
  Query by_document = database.query(fmt::format(
      "SELECT min(u.task) FROM task_documents d CROSS JOIN {0} CROSS JOIN task_units u ON u.unit = ?1 "
      "AND u.role = e.role AND u.task BETWEEN d.document_id << {1} AND ((d.document_id + 1) << {1}) - 1 "
      "WHERE {2} GROUP BY d.document_id ORDER BY d.document_id LIMIT 1",
      kRoles, kTaskBits, kOfPlaces));
  const bool few = unit.tasks_of_all < kFewTasks;
  Query& query = !places ? everywhere : few ? by_task : by_document;
  query.bind(unit.id);
  if (places) query.bind(Json(*places).dump());
  if (!query.step() || query.next_is_null()) query.fail_damaged();
  return query.integer();
}

void add_first_task(Database& database, CountedUnit& unit,
                    const std::optional<std::vector<std::int64_t>>& places) {
  const std::int64_t first = first_task(database, unit, places);
  unit.answer.document = first >> kTaskBits;
  unit.answer.index = static_cast<std::size_t>(first & ((1 << kTaskBits) - 1));
  Query name = database.query(
      "SELECT (SELECT p.path_bytes FROM places p WHERE p.source_id = d.source_id ORDER BY p.id LIMIT 1), "
      "coalesce(r.number_key, '') FROM task_documents d CROSS JOIN records r ON r.source_id = d.source_id "
      "WHERE d.document_id = ?");
  if (!name.bind(unit.answer.document).step()) name.fail_damaged();
  unit.answer.path = name.text();
  unit.answer.document_key = name.text();
}

/// Counts of one place's body, or of all places that share it.
struct Body {
  std::vector<std::int64_t> places;
  UnitAnswer counts;  // without names and forms

  std::size_t tasks() const { return counts.lead + counts.implement + counts.coordinate; }
};

/// The unit's body in each place, the busiest first: a province's own stands for all its communes, one of the
/// centre for all provinces.
std::vector<Body> bodies_of(Database& database, const CountedUnit& unit, const UnitQuestion& question) {
  Selection selection(
      "SELECT c.place, c.lead, c.implement, c.coordinate, c.documents, p.commune, p.commune_code, "
      "p.province, "
      "p.province_code FROM unit_counts c CROSS JOIN task_places p ON p.id = c.place WHERE c.unit = :unit");
  selection.add("true", {{":unit", unit.id}});
  restrict_places(selection, question);
  const std::string level = unit.answer.levels.empty() ? "" : unit.answer.levels.front();
  std::map<std::vector<std::string>, Body> bodies;
  selection.read_all(database, " ORDER BY c.place", [&](Query& row) {
    const std::int64_t place = row.integer();
    const std::size_t lead = row.count(), implement = row.count(), coordinate = row.count(),
                      documents = row.count();
    const auto commune = row.optional_text(), code = row.optional_text(), province = row.optional_text(),
               province_code = row.optional_text();
    std::vector<std::string> key;
    if (level != "trung ương") key = {province_code.value_or(""), province.value_or("")};
    if (level != "trung ương" && level != "tỉnh") key.push_back(std::to_string(place));
    Body& body = bodies[key];
    body.places.push_back(place);
    body.counts.lead += lead;
    body.counts.implement += implement;
    body.counts.coordinate += coordinate;
    body.counts.documents += documents;
    body.counts.communes += commune ? 1 : 0;
    if (key.size() > 1) {
      body.counts.province = province;
      body.counts.province_code = province_code;
    }
    if (key.size() > 2) {
      body.counts.commune = commune;
      body.counts.commune_code = code;
    }
    return true;
  });
  std::vector<Body> sorted;
  for (auto& [key, body] : bodies) sorted.push_back(std::move(body));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Body& a, const Body& b) { return a.tasks() > b.tasks(); });
  return sorted;
}

void add_bodies(Database& database, const CountedUnit& unit, const UnitQuestion& question, std::size_t limit,
                std::vector<UnitAnswer>& answers) {
  for (Body& body : bodies_of(database, unit, question)) {
    if (answers.size() >= limit) return;
    CountedUnit own{unit.id, unit.tasks_of_all, std::move(body.counts)};
    own.answer.unit = unit.answer.unit;
    own.answer.levels = unit.answer.levels;
    own.answer.variants = unit.answer.variants;
    add_first_task(database, own, body.places);
    answers.push_back(std::move(own.answer));
  }
}

}  // namespace

std::vector<UnitAnswer> ask_units(Database& database, const UnitQuestion& question) {
  const auto places = asked_places(database, question);
  const std::size_t limit = question.limit.value_or(static_cast<std::size_t>(-1));
  std::vector<UnitAnswer> answers;
  for (CountedUnit& unit : counted_units(database, question)) {
    if (answers.size() >= limit) break;
    if (question.keep && !question.keep(unit.answer.unit)) continue;
    add_forms(database, unit);
    if (question.by_commune) {
      add_bodies(database, unit, question, limit, answers);
    } else {
      add_first_task(database, unit, places);
      answers.push_back(std::move(unit.answer));
    }
  }
  return answers;
}

}  // namespace vanthu
