#include "store/correction_rows.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "store/correctable.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

constexpr std::string_view kColumns =
    "id, document_id, sha256, plan_key, path, number_key, commune_code, task, origin, task_group, nth, "
    "among, "
    "field, wording, value, reading, author, made_at, reason, undone_author, undone_at, undone_reason, "
    "outcome, reading_now, assignment";

constexpr std::int64_t kHead = -1;  // corrected_parts.assignment

std::optional<std::int64_t> optional_integer(Query& row) {
  const bool absent = row.next_is_null();
  const std::int64_t value = row.integer();
  return absent ? std::nullopt : std::optional(value);
}

std::optional<std::size_t> optional_count(Query& row) {
  const bool absent = row.next_is_null();
  const std::size_t value = row.count();
  return absent ? std::nullopt : std::optional(value);
}

std::optional<TaskAnchor> read_anchor(Query& row) {
  const bool absent = row.next_is_null();
  TaskAnchor anchor;
  anchor.task = row.text();
  anchor.origin = row.text();
  anchor.group = row.text();
  anchor.nth = row.count();
  anchor.among = row.count();
  return absent ? std::nullopt : std::optional(std::move(anchor));
}

Correction read_correction(Query& row) {
  Correction correction;
  correction.id = row.integer();
  correction.document = optional_integer(row);
  correction.plan.sha256 = row.text();
  correction.plan.plan_key = row.optional_text();
  correction.plan.path = row.text();
  correction.plan.number_key = row.optional_text();
  correction.plan.commune_code = row.optional_text();
  correction.task = read_anchor(row);
  correction.set = {row.text(), row.text(), row.text()};
  const CorrectableField* field = find_correctable_field(correction.set.field);
  if (field != nullptr && !is_value_of(*field, correction.set.value)) row.fail_damaged();
  correction.reading = row.text();
  correction.made = {.who = row.text(), .when = row.text(), .why = row.text()};
  const bool active = row.next_is_null();
  CorrectionNote undone{.who = row.text(), .when = row.text(), .why = row.text()};
  if (!active) correction.undone = std::move(undone);
  if (!correction.document) return correction;
  correction.outcome = row.text();
  correction.reading_now = row.optional_text();
  correction.index = optional_count(row);
  return correction;
}

std::vector<Correction> read_all(Query& query) {
  std::vector<Correction> corrections;
  while (query.step()) corrections.push_back(read_correction(query));
  return corrections;
}

std::optional<Correction> read_first(Query& query) {
  return query.step() ? std::optional(read_correction(query)) : std::nullopt;
}

std::string selection(std::string_view condition) {
  return "SELECT " + std::string(kColumns) + " FROM corrections WHERE " + std::string(condition) +
         " ORDER BY id";
}

}  // namespace

std::vector<Correction> ask_corrections(Database& database, const CorrectionQuestion& question) {
  const auto is_asked = [&](const Correction& correction) {
    return correction.undone ? question.undone : question.active;
  };
  std::vector<Correction> found;
  if (question.documents.empty()) {
    Query query = database.query(selection("true"));
    found = read_all(query);
  }
  for (const std::int64_t document : std::set(question.documents.begin(), question.documents.end())) {
    Query query = database.query(selection("document_id = ?"));
    std::vector<Correction> own = read_all(query.bind(document));
    found.insert(found.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  std::erase_if(found, [&](const Correction& correction) { return !is_asked(correction); });
  std::sort(found.begin(), found.end(), [](const Correction& a, const Correction& b) { return a.id < b.id; });
  return found;
}

std::vector<Correction> active_corrections(Database& database, std::int64_t document) {
  Query query = database.query(selection("document_id = ? AND undone_at IS NULL"));
  return read_all(query.bind(document));
}

std::optional<Correction> find_correction(Database& database, std::int64_t id) {
  Query query = database.query(selection("id = ?"));
  return read_first(query.bind(id));
}

std::int64_t add_correction(Database& database, const Correction& correction) {
  Query query = database.query(
      "INSERT INTO corrections (document_id, sha256, plan_key, path, number_key, commune_code, task, origin, "
      "task_group, nth, among, field, wording, value, reading, author, made_at, reason, undone_author, "
      "undone_at, undone_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const PlanTrace& plan = correction.plan;
  query.bind(correction.document, plan.sha256, plan.plan_key, plan.path, plan.number_key, plan.commune_code);
  if (const auto& task = correction.task) {
    query.bind(task->task, task->origin, task->group, task->nth, task->among);
  } else {
    query.bind(std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
  }
  query.bind(correction.set.field, correction.set.wording, correction.set.value, correction.reading,
             correction.made.who, correction.made.when, correction.made.why);
  if (const auto& undone = correction.undone) {
    query.bind(undone->who, undone->when, undone->why);
  } else {
    query.bind(std::nullopt, std::nullopt, std::nullopt);
  }
  query.run();
  return database.last_insert_id();
}

void mark_undone(Database& database, std::int64_t id, const CorrectionNote& note) {
  database
      .query(
          "UPDATE corrections SET undone_author = ?, undone_at = ?, undone_reason = ?, outcome = NULL, "
          "reading_now = NULL, assignment = NULL WHERE id = ?")
      .bind(note.who, note.when, note.why, id)
      .run();
}

void set_anchor(Database& database, std::int64_t id, const TaskAnchor& task) {
  database
      .query("UPDATE corrections SET task = ?, origin = ?, task_group = ?, nth = ?, among = ? WHERE id = ?")
      .bind(task.task, task.origin, task.group, task.nth, task.among, id)
      .run();
}

bool has_corrected_tasks(Database& database, std::int64_t document) {
  Query query = database.query(
      "SELECT 1 FROM corrections WHERE document_id = ? AND task IS NOT NULL AND undone_at IS NULL LIMIT 1");
  return query.bind(document).step();
}

void set_outcome(Database& database, std::int64_t id, const CorrectionOutcome& outcome) {
  database.query("UPDATE corrections SET outcome = ?, reading_now = ?, assignment = ? WHERE id = ?")
      .bind(outcome.state, outcome.reading, outcome.index, id)
      .run();
}

void move_corrections(Database& database, std::int64_t from, std::int64_t to) {
  database.query("UPDATE corrections SET document_id = ? WHERE document_id = ?").bind(to, from).run();
}

void move_corrections_of(Database& database, const std::string& sha256, std::int64_t from, std::int64_t to) {
  database.query("UPDATE corrections SET document_id = ? WHERE document_id = ? AND sha256 = ?")
      .bind(to, from, sha256)
      .run();
}

void detach_corrections(Database& database, std::int64_t document) {
  database
      .query(
          "UPDATE corrections SET document_id = NULL, outcome = NULL, reading_now = NULL, assignment = NULL "
          "WHERE document_id = ?")
      .bind(document)
      .run();
}

void adopt_corrections(Database& database, std::int64_t document, const std::string& sha256,
                       const std::optional<std::string>& plan_key) {
  database.query("UPDATE corrections SET document_id = ? WHERE document_id IS NULL AND sha256 = ?")
      .bind(document, sha256)
      .run();
  if (!plan_key) return;
  database.query("UPDATE corrections SET document_id = ? WHERE document_id IS NULL AND plan_key = ?")
      .bind(document, *plan_key)
      .run();
}

std::vector<CorrectedPart> read_corrected_parts(Database& database, std::int64_t source) {
  Query query = database.query(
      "SELECT assignment, fields, reading FROM corrected_parts WHERE source_id = ? ORDER BY assignment");
  query.bind(source);
  std::vector<CorrectedPart> parts;
  while (query.step()) {
    CorrectedPart part;
    const std::int64_t assignment = query.integer();
    if (assignment != kHead) part.task = static_cast<std::size_t>(assignment);
    auto fields = texts_from_json(query.text());
    if (!fields) query.fail_damaged();
    part.fields = *std::move(fields);
    part.reading = query.text();
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<CorrectedTask> corrected_tasks(Database& database, std::int64_t source, OrdinalRange range) {
  Query query = database.query(
      "SELECT assignment, fields FROM corrected_parts WHERE source_id = ? AND assignment BETWEEN ? AND ? "
      "ORDER BY assignment");
  query.bind(source, range.first, range.last);
  std::vector<CorrectedTask> tasks;
  while (query.step()) {
    const std::size_t ordinal = query.count();
    auto fields = texts_from_json(query.text());
    if (!fields) query.fail_damaged();
    tasks.push_back({ordinal, *std::move(fields)});
  }
  return tasks;
}

void write_corrected_parts(Database& database, std::int64_t source, const std::vector<CorrectedPart>& parts) {
  database.query("DELETE FROM corrected_parts WHERE source_id = ?").bind(source).run();
  Query query = database.query(
      "INSERT INTO corrected_parts (source_id, assignment, fields, reading) VALUES (?, ?, ?, ?)");
  for (const CorrectedPart& part : parts) {
    const std::int64_t assignment = part.task ? static_cast<std::int64_t>(*part.task) : kHead;
    query.bind(source, assignment, to_json(part.fields), part.reading).run();
  }
}

}  // namespace vanthu
