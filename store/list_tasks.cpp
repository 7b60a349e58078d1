#include "store/list_tasks.h"

#include <optional>
#include <string>
#include <vector>

#include "store/count_tasks.h"
#include "store/list_search.h"
#include "store/list_texts.h"
#include "store/record_json.h"
#include "store/recurrence.h"
#include "store/search_words.h"
#include "store/text_samples.h"

namespace vanthu {
namespace {

/// Between two headings of a task's path: no word that is asked for holds it.
constexpr std::string_view kBetweenHeadings = " · ";

/// The last day of what goes on for ever.
constexpr std::string_view kNoEnd = "9999-12-31";

struct ListedSource {
  std::int64_t source = 0, document = 0;

  std::int64_t first_task() const { return document << kTaskBits; }
  std::int64_t last_task() const { return ((document + 1) << kTaskBits) - 1; }
};

std::vector<std::int64_t> ids_of(Database& database, std::string_view sql) {
  Query query = database.query(sql);
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

std::optional<ListedSource> find_chosen(Database& database, std::int64_t source) {
  Query query = database.query("SELECT document_id FROM sources WHERE id = ? AND chosen");
  if (!query.bind(source).step()) return std::nullopt;
  return ListedSource{source, query.integer()};
}

std::optional<ListedSource> find_listed(Database& database, std::int64_t source) {
  Query query = database.query("SELECT document_id FROM task_documents WHERE source_id = ?");
  if (!query.bind(source).step()) return std::nullopt;
  return ListedSource{source, query.integer()};
}

// The place of a document.

constexpr std::string_view kInsertPlace =
    "INSERT OR IGNORE INTO task_places (level, commune, commune_code, province, province_code) "
    "SELECT level, commune, commune_code, province, province_code FROM issuers "
    "WHERE source_id = ? AND ordinal = 0";

constexpr std::string_view kFindPlace =
    "SELECT p.id FROM issuers i CROSS JOIN task_places p "
    "ON coalesce(p.commune_code, '') = coalesce(i.commune_code, '') "
    "AND coalesce(p.commune, '') = coalesce(i.commune, '') AND coalesce(p.level, '') = coalesce(i.level, '') "
    "AND coalesce(p.province_code, '') = coalesce(i.province_code, '') "
    "AND coalesce(p.province, '') = coalesce(i.province, '') WHERE i.source_id = ? AND i.ordinal = 0";

std::int64_t place_of(Database& database, std::int64_t source) {
  database.query(kInsertPlace).bind(source).run();
  Query query = database.query(kFindPlace);
  if (!query.bind(source).step()) query.fail_damaged();
  return query.integer();
}

// Words.

std::string heading_words(Query& row, WordReader& reader) {
  const std::optional<std::string> last = row.optional_text();
  auto groups = texts_from_json(row.text());
  if (!groups) row.fail_damaged();
  if (groups->empty() && last) groups->push_back(*last);
  std::string words;
  for (const std::string& group : *groups) {
    if (!words.empty()) words += kBetweenHeadings;
    words += folded_words(reader, group);
  }
  return words;
}

/// "" where it is not known.
std::string commune_of(Database& database, std::int64_t source) {
  Query query = database.query("SELECT commune FROM issuers WHERE source_id = ? AND ordinal = 0");
  if (!query.bind(source).step()) query.fail_damaged();
  return query.optional_text().value_or("");
}

void list_words(Database& database, const ListedSource& listed, WordReader& reader) {
  const std::string commune = commune_of(database, listed.source);
  Query rows = database.query(
      "SELECT ordinal, confidence, task, task_group, task_groups FROM assignments WHERE source_id = ? "
      "ORDER BY ordinal");
  Query task =
      database.query("INSERT INTO tasks (task, confidence, words, group_words, text) VALUES (?, ?, ?, ?, ?)");
  rows.bind(listed.source);
  while (rows.step()) {
    const std::int64_t id = listed.first_task() + rows.integer();
    const double confidence = rows.real();
    const std::string printed = rows.text(), group_words = heading_words(rows, reader);
    task.bind(id, confidence, folded_words(reader, printed), group_words,
              list_text(database, printed, commune))
        .run();
  }
}

void unlist_words(Database& database, const ListedSource& listed) {
  unlist_texts(database, listed.first_task(), listed.last_task());
  database.query("DELETE FROM tasks WHERE task BETWEEN ? AND ?")
      .bind(listed.first_task(), listed.last_task())
      .run();
}

// Times.

/// The times of a source's tasks as they are printed.
constexpr std::string_view kTimes =
    "SELECT ordinal, 0, deadline_kind, deadline_start, deadline_end, recurrence FROM assignments "
    "WHERE source_id = ?1 AND deadline_kind IS NOT NULL UNION ALL "
    "SELECT assignment, ordinal + 1, kind, start_date, end_date, recurrence FROM assignment_deadlines "
    "WHERE source_id = ?1";

std::optional<std::string> full_day(std::optional<std::string> iso) {
  return iso && parse_day(*iso) ? std::move(iso) : std::nullopt;
}

std::optional<Day> plan_day(Database& database, std::int64_t source) {
  Query query = database.query("SELECT date FROM records WHERE source_id = ?");
  if (!query.bind(source).step()) query.fail_damaged();
  return first_day_of(query.optional_text());
}

void list_times(Database& database, const ListedSource& listed) {
  const std::optional<Day> of_plan = plan_day(database, listed.source);
  Query rows = database.query(kTimes);
  Query insert = database.query(
      "INSERT INTO task_times (task, ordinal, kind, first, last, rule, since, until) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  rows.bind(listed.source);
  while (rows.step()) {
    const std::int64_t task = listed.first_task() + rows.integer(), ordinal = rows.integer();
    const std::string kind = rows.text();
    const auto start = full_day(rows.optional_text()), end = full_day(rows.optional_text());
    const auto rule = rows.optional_text();
    const auto from = start ? parse_day(*start) : of_plan;
    const auto repetition = rule && from ? find_repetition(*rule, *from) : std::nullopt;
    insert.bind(task, ordinal, kind, start ? start : end);
    insert.bind(end ? end : start ? std::optional<std::string>(kNoEnd) : std::nullopt);
    if (repetition) {
      insert.bind(repetition->rule, iso_day(repetition->since), end.value_or(std::string(kNoEnd))).run();
    } else {
      insert.bind(std::nullopt, std::nullopt, std::nullopt).run();
    }
  }
}

// Units.

constexpr std::string_view kInsertNames =
    "INSERT OR IGNORE INTO unit_names (unit, unit_search) "
    "SELECT DISTINCT unit, unit_search FROM assignment_units WHERE source_id = ? ORDER BY unit";

constexpr std::string_view kInsertUnits =
    "INSERT OR IGNORE INTO task_units (unit, role, task) "
    "SELECT n.id, u.role, ?2 + u.assignment FROM assignment_units u CROSS JOIN unit_names n ON n.unit = "
    "u.unit "
    "WHERE u.source_id = ?1";

/// One by one: of a list of keys SQLite looks up the first column alone, and a unit may have a task in every
/// plan of the store.
void remove_units(Database& database, const ListedSource& listed) {
  Query rows = database.query(
      "SELECT n.id, u.role, u.assignment FROM assignment_units u CROSS JOIN unit_names n ON n.unit = u.unit "
      "WHERE u.source_id = ?");
  Query remove = database.query("DELETE FROM task_units WHERE unit = ? AND role = ? AND task = ?");
  rows.bind(listed.source);
  while (rows.step()) {
    const std::int64_t unit = rows.integer();
    const std::string role = rows.text();
    remove.bind(unit, role, listed.first_task() + rows.integer()).run();
  }
}

/// Units of a source, and in how many of its tasks they have which role.
constexpr std::string_view kCounts =
    "SELECT n.id, count(DISTINCT CASE u.role WHEN 'lead' THEN u.assignment END), "
    "count(DISTINCT CASE u.role WHEN 'implement' THEN u.assignment END), "
    "count(DISTINCT CASE u.role WHEN 'coordinate' THEN u.assignment END) "
    "FROM assignment_units u CROSS JOIN unit_names n ON n.unit = u.unit WHERE u.source_id = ? GROUP BY n.id";

struct UnitCount {
  std::int64_t unit, lead, implement, coordinate;
};

std::vector<UnitCount> counts_of(Database& database, std::int64_t source) {
  Query query = database.query(kCounts);
  query.bind(source);
  std::vector<UnitCount> counts;
  while (query.step()) counts.push_back({query.integer(), query.integer(), query.integer(), query.integer()});
  return counts;
}

bool is_commune(Database& database, std::int64_t place) {
  Query query = database.query("SELECT 1 FROM task_places WHERE id = ? AND commune IS NOT NULL");
  return query.bind(place).step();
}

/// Whether the unit has tasks in documents of the place.
bool is_counted(Database& database, std::int64_t unit, std::int64_t place) {
  Query query = database.query("SELECT 1 FROM unit_counts WHERE unit = ? AND place = ? AND documents > 0");
  return query.bind(unit, place).step();
}

/// Adds what the source says to the counts; `sign` is 1, or -1 where it is taken out.
void add_counts(Database& database, const ListedSource& listed, std::int64_t place, int sign) {
  const bool commune = is_commune(database, place);
  for (const auto& [unit, lead, implement, coordinate] : counts_of(database, listed.source)) {
    const bool before = is_counted(database, unit, place);
    database
        .query(
            "INSERT INTO unit_counts (unit, place, lead, implement, coordinate, documents) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET lead = lead + excluded.lead, "
            "implement = implement + excluded.implement, coordinate = coordinate + excluded.coordinate, "
            "documents = documents + excluded.documents")
        .bind(unit, place, sign * lead, sign * implement, sign * coordinate, sign)
        .run();
    const bool after = is_counted(database, unit, place);
    if (!after) {
      database.query("DELETE FROM unit_counts WHERE unit = ? AND place = ?").bind(unit, place).run();
    }
    database
        .query(
            "UPDATE unit_names SET lead = lead + ?2, implement = implement + ?3, coordinate = coordinate + "
            "?4, "
            "documents = documents + ?5, communes = communes + ?6 WHERE id = ?1")
        .bind(unit, sign * lead, sign * implement, sign * coordinate, sign,
              commune ? int{after} - int{before} : 0)
        .run();
  }
}

// ?2 is 1 where the source is listed and -1 where it is taken out.

constexpr std::string_view kAddVariants =
    "INSERT INTO unit_variants (unit, raw, mentions) "
    "SELECT n.id, u.raw, ?2 * count(*) FROM assignment_units u CROSS JOIN unit_names n ON n.unit = u.unit "
    "WHERE u.source_id = ?1 GROUP BY n.id, u.raw "
    "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions";

constexpr std::string_view kAddLevels =
    "INSERT INTO unit_levels (unit, level, mentions) "
    "SELECT n.id, u.level, ?2 * count(*) FROM assignment_units u CROSS JOIN unit_names n ON n.unit = u.unit "
    "WHERE u.source_id = ?1 AND u.level IS NOT NULL GROUP BY n.id, u.level "
    "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions";

void count_units(Database& database, const ListedSource& listed, std::int64_t place, int sign) {
  add_counts(database, listed, place, sign);
  database.query(kAddVariants).bind(listed.source, sign).run();
  database.query(kAddLevels).bind(listed.source, sign).run();
}

/// Forms and levels of the source's units that nothing has any more.
void remove_unused(Database& database, const ListedSource& listed) {
  const std::string condition =
      " WHERE unit IN (SELECT n.id FROM assignment_units u CROSS JOIN unit_names n ON n.unit = u.unit "
      "WHERE u.source_id = ?1) AND mentions = 0";
  database.query("DELETE FROM unit_variants" + condition).bind(listed.source).run();
  database.query("DELETE FROM unit_levels" + condition).bind(listed.source).run();
}

void list_tasks(Database& database, const ListedSource& listed, WordReader& reader) {
  const std::int64_t place = place_of(database, listed.source);
  list_words(database, listed, reader);
  list_samples(database, listed.document, listed.source);
  list_times(database, listed);
  database.query(kInsertNames).bind(listed.source).run();
  database.query(kInsertUnits).bind(listed.source, listed.first_task()).run();
  count_units(database, listed, place, 1);
  count_tasks(database, {listed.source, place, listed.first_task(), listed.last_task()});
  database
      .query(
          "INSERT INTO task_documents (document_id, source_id, place, type, date, first_day, last_day) "
          "SELECT ?1, ?2, ?3, r.type_search, r.date, min(t.first), max(t.last) FROM records r "
          "LEFT JOIN task_times t ON t.task BETWEEN ?4 AND ?5 WHERE r.source_id = ?2")
      .bind(listed.document, listed.source, place, listed.first_task(), listed.last_task())
      .run();
}

}  // namespace

void unlist_tasks(Database& database, std::int64_t source) {
  const std::optional<ListedSource> listed = find_listed(database, source);
  if (!listed) return;
  const std::int64_t place = [&] {
    Query query = database.query("SELECT place FROM task_documents WHERE document_id = ?");
    if (!query.bind(listed->document).step()) query.fail_damaged();
    return query.integer();
  }();
  unlist_search(database, source, listed->document);
  uncount_tasks(database, {source, place, listed->first_task(), listed->last_task()});
  unlist_words(database, *listed);
  unlist_samples(database, listed->document);
  database.query("DELETE FROM task_times WHERE task BETWEEN ? AND ?")
      .bind(listed->first_task(), listed->last_task())
      .run();
  remove_units(database, *listed);
  count_units(database, *listed, place, -1);
  remove_unused(database, *listed);
  database.query("DELETE FROM task_documents WHERE document_id = ?").bind(listed->document).run();
}

void note_unlisted(Database& database, std::int64_t source) {
  database.query("INSERT OR IGNORE INTO unlisted_sources (source_id) VALUES (?)").bind(source).run();
}

void list_noted_tasks(Database& database, const std::function<void()>& between) {
  WordReader reader;
  SearchLister search(database, reader);
  for (const std::int64_t source :
       ids_of(database, "SELECT source_id FROM unlisted_sources ORDER BY source_id")) {
    const auto chosen = find_chosen(database, source);
    if (!chosen || find_listed(database, source)) continue;
    list_tasks(database, *chosen, reader);
    search.add(source, chosen->document);
    if (between) between();
  }
  search.finish();
  database.query("DELETE FROM unlisted_sources").run();
}

void list_all_tasks(Database& database) {
  database.query("INSERT OR IGNORE INTO unlisted_sources (source_id) SELECT id FROM sources WHERE chosen")
      .run();
  list_noted_tasks(database);
  settle_texts(database);
}

}  // namespace vanthu
