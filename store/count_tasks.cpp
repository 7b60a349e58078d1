#include "store/count_tasks.h"

#include <string_view>

namespace vanthu {
namespace {

// ?1 source, ?2 place, ?3 and ?4 its first and last task, ?5 1 to add and -1 to take out.  The value ''
// counts the tasks that have nothing of the aspect.

constexpr std::string_view kAll = "SELECT 'all', '', count(*) FROM tasks WHERE task BETWEEN ?3 AND ?4";

constexpr std::string_view kUnits =
    "SELECT 'unit', n.id, count(DISTINCT u.assignment) FROM assignment_units u "
    "CROSS JOIN unit_names n ON n.unit = u.unit WHERE u.source_id = ?1 GROUP BY n.id "
    "UNION ALL SELECT u.role, n.id, count(DISTINCT u.assignment) FROM assignment_units u "
    "CROSS JOIN unit_names n ON n.unit = u.unit WHERE u.source_id = ?1 GROUP BY u.role, n.id "
    "UNION ALL SELECT 'role', role, count(DISTINCT assignment) FROM assignment_units WHERE source_id = ?1 "
    "GROUP BY role "
    "UNION ALL SELECT column1, '', (SELECT count(*) FROM assignments a WHERE a.source_id = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM assignment_units u WHERE u.source_id = ?1 AND u.assignment = a.ordinal)) "
    "FROM (VALUES ('unit'), ('role'))";

constexpr std::string_view kTimes =
    "SELECT 'kind', kind, count(DISTINCT task) FROM task_times WHERE task BETWEEN ?3 AND ?4 GROUP BY kind "
    "UNION ALL SELECT 'kind', '', count(*) FROM tasks t WHERE task BETWEEN ?3 AND ?4 AND NOT EXISTS "
    "(SELECT 1 FROM task_times x WHERE x.task = t.task) "
    "UNION ALL SELECT 'month', substr(last, 1, 7) AS month, count(DISTINCT task) FROM task_times "
    "WHERE task BETWEEN ?3 AND ?4 AND last < '9999' GROUP BY month "
    "UNION ALL SELECT 'month', '', count(*) FROM tasks t WHERE task BETWEEN ?3 AND ?4 AND NOT EXISTS "
    "(SELECT 1 FROM task_times x WHERE x.task = t.task AND x.last < '9999')";

constexpr std::string_view kGroups =
    "SELECT 'group', coalesce(task_group, '') AS heading, count(*) FROM assignments WHERE source_id = ?1 "
    "GROUP BY heading";

// A task stands under what governs its document and under what it cites itself.
constexpr std::string_view kDirectives =
    "SELECT 'directive', cited, (SELECT count(*) FROM tasks WHERE task BETWEEN ?3 AND ?4) FROM "
    "(SELECT DISTINCT coalesce(key, name) AS cited FROM citations WHERE source_id = ?1 AND governs) "
    "WHERE cited IS NOT NULL "
    "UNION ALL SELECT 'directive', coalesce(c.key, c.name) AS cited, count(DISTINCT i.assignment) "
    "FROM assignment_citations i CROSS JOIN citations c ON c.source_id = ?1 AND c.ordinal = i.citation "
    "WHERE i.source_id = ?1 AND coalesce(c.key, c.name) IS NOT NULL "
    "AND coalesce(c.key, c.name) NOT IN (SELECT coalesce(key, name) FROM citations "
    "WHERE source_id = ?1 AND governs AND coalesce(key, name) IS NOT NULL) GROUP BY cited "
    "UNION ALL SELECT 'directive', '', count(*) FROM assignments a WHERE a.source_id = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM citations WHERE source_id = ?1 AND governs AND coalesce(key, name) IS NOT NULL) AND NOT "
    "EXISTS (SELECT 1 FROM assignment_citations i CROSS JOIN citations c "
    "ON c.source_id = ?1 AND c.ordinal = i.citation WHERE i.source_id = ?1 AND i.assignment = a.ordinal "
    "AND coalesce(c.key, c.name) IS NOT NULL)";

void add_counts(Database& database, const CountedSource& counted, int sign) {
  for (const std::string_view counts : {kAll, kUnits, kTimes, kGroups, kDirectives}) {
    Query query = database.query("WITH counted (aspect, value, tasks) AS (" + std::string(counts) +
                                 ") INSERT INTO task_counts (aspect, place, value, tasks) "
                                 "SELECT aspect, ?2, value, ?5 * tasks FROM counted WHERE tasks > 0 "
                                 "ON CONFLICT DO UPDATE SET tasks = tasks + excluded.tasks");
    query.bind(counted.source, counted.place, counted.first, counted.last, sign).run();
  }
}

}  // namespace

void count_tasks(Database& database, const CountedSource& counted) { add_counts(database, counted, 1); }

void uncount_tasks(Database& database, const CountedSource& counted) {
  add_counts(database, counted, -1);
  database
      .query(
          "DELETE FROM task_counts WHERE aspect IN ('all', 'unit', 'lead', 'implement', 'coordinate', "
          "'role', "
          "'kind', 'month', 'group', 'directive') AND place = ? AND tasks = 0")
      .bind(counted.place)
      .run();
}

}  // namespace vanthu
