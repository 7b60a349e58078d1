#include "store/ledger_rows.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "ingest/messages.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kNow = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

constexpr std::string_view kColumns =
    "path_bytes, state, code, arguments, page, tries, duplicate_of_bytes, sha256, bytes, stamp, seconds, "
    "run_id, time";

std::string for_people(const std::string& path) {
  return find_invalid_utf8(path) == std::string_view::npos ? path : printable(path);
}

std::string to_json_list(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(for_people(text));
  return list.dump();
}

std::vector<std::string> read_json_list(Query& row) {
  const Json list = Json::parse(row.text(), nullptr, false);
  if (!list.is_array()) row.fail_damaged();
  std::vector<std::string> texts;
  for (const Json& text : list) {
    if (!text.is_string()) row.fail_damaged();
    texts.push_back(text.get<std::string>());
  }
  return texts;
}

FileState read_state(Query& row) {
  const auto state = find_file_state(row.text());
  if (!state) row.fail_damaged();
  return *state;
}

std::optional<std::size_t> optional_count(Query& row) {
  const bool absent = row.next_is_null();
  const std::size_t value = row.count();
  return absent ? std::nullopt : std::optional(value);
}

LedgerEntry read_entry(Query& row) {
  LedgerEntry entry;
  entry.path = row.text();
  entry.state = read_state(row);
  entry.code = row.text();
  entry.arguments = read_json_list(row);
  entry.page = row.optional_small_integer();
  entry.tries = row.count();
  entry.duplicate_of = row.optional_text();
  entry.sha256 = row.optional_text();
  entry.bytes = optional_count(row);
  entry.stamp = row.text();
  entry.seconds = row.real();
  entry.run = row.integer();
  entry.time = row.text();
  return entry;
}

/// What the run found out about the path, without when and how long.
LedgerEntry finding_of(LedgerEntry entry) {
  for (std::string& argument : entry.arguments) argument = for_people(argument);
  entry.tries = 0;
  entry.seconds = 0;
  entry.time.clear();
  return entry;
}

std::size_t tries_of(const LedgerEntry& entry, const std::optional<LedgerEntry>& before) {
  if (entry.state != FileState::failed) return 0;
  if (!before || before->state != FileState::failed) return 1;
  return before->tries + (before->run == entry.run ? 0 : 1);
}

std::size_t next_position(Database& database, RunId run) {
  Query query = database.query("SELECT coalesce(max(position) + 1, 0) FROM ledger WHERE run_id = ?");
  query.bind(run).step();
  return query.count();
}

/// A path that the run has noted before keeps its position.
std::size_t position_of(Database& database, const LedgerEntry& entry,
                        const std::optional<LedgerEntry>& before) {
  if (!before || before->run != entry.run) return next_position(database, entry.run);
  Query query = database.query("SELECT position FROM ledger WHERE path_bytes = ?");
  query.bind(Blob{entry.path}).step();
  return query.count();
}

void write_entry(Database& database, const LedgerEntry& entry, std::size_t position, std::size_t tries) {
  const std::optional<std::string>& original = entry.duplicate_of;
  Query query = database.query(
      fmt::format("INSERT INTO ledger (path_bytes, path, run_id, position, state, code, arguments, page, "
                  "tries, duplicate_of_bytes, duplicate_of, sha256, bytes, stamp, seconds, time) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {}) "
                  "ON CONFLICT (path_bytes) DO UPDATE SET run_id = excluded.run_id, "
                  "position = excluded.position, state = excluded.state, code = excluded.code, "
                  "arguments = excluded.arguments, page = excluded.page, tries = excluded.tries, "
                  "duplicate_of_bytes = excluded.duplicate_of_bytes, duplicate_of = excluded.duplicate_of, "
                  "sha256 = excluded.sha256, bytes = excluded.bytes, stamp = excluded.stamp, "
                  "seconds = excluded.seconds, time = excluded.time",
                  kNow));
  query.bind(Blob{entry.path}, for_people(entry.path), entry.run, position, file_state_name(entry.state),
             entry.code, to_json_list(entry.arguments), entry.page, tries);
  original ? query.bind(Blob{*original}, for_people(*original)) : query.bind(std::nullopt, std::nullopt);
  query.bind(entry.sha256, entry.bytes, entry.stamp, entry.seconds).run();
}

/// A condition for each member of the question that is set; bind_question() binds them in this order.
std::string selection(const LedgerQuestion& question) {
  std::string sql = fmt::format("SELECT {} FROM ledger WHERE true", kColumns);
  if (question.run) sql += " AND run_id = ?";
  if (!question.states.empty()) sql += " AND state IN (SELECT value FROM json_each(?))";
  if (question.code) sql += " AND code = ?";
  if (question.path) sql += " AND instr(path_bytes, ?) > 0";
  return sql + " ORDER BY run_id DESC, position LIMIT ?";
}

constexpr std::int64_t kNoLimit = -1;

std::size_t rank_of(FileState state) {
  return state == FileState::failed ? 0 : state == FileState::partial ? 1 : 2;
}

/// Questions whose answers, one after another, are those of `question`.
std::vector<LedgerQuestion> parts_of(const LedgerQuestion& question) {
  if (!question.mishaps_first) return {question};
  std::vector<LedgerQuestion> parts(3, question);
  for (LedgerQuestion& part : parts) part.states.clear();
  const std::span<const FileState> asked =
      question.states.empty() ? all_file_states() : std::span(question.states);
  for (const FileState state : asked) parts[rank_of(state)].states.push_back(state);
  std::erase_if(parts, [](const LedgerQuestion& part) { return part.states.empty(); });
  return parts;
}

void bind_question(Query& query, const LedgerQuestion& question) {
  if (question.run) query.bind(*question.run);
  if (!question.states.empty()) {
    std::vector<std::string> names;
    for (const FileState state : question.states) names.emplace_back(file_state_name(state));
    query.bind(to_json_list(names));
  }
  if (question.code) query.bind(*question.code);
  if (question.path) query.bind(Blob{*question.path});
  query.bind(question.limit ? static_cast<std::int64_t>(*question.limit) : kNoLimit);
}

}  // namespace

BegunRun begin_run(Database& database, const std::string& inputs, const std::string& reader) {
  Query last = database.query("SELECT id, inputs, reader, ended FROM runs ORDER BY id DESC LIMIT 1");
  if (last.step()) {
    const RunId id = last.integer();
    const bool same = last.text() == inputs;
    if (last.text() == reader && same && last.next_is_null()) return {id, true};
  }
  database.query(fmt::format("INSERT INTO runs (inputs, reader, begun) VALUES (?, ?, {})", kNow))
      .bind(inputs, reader)
      .run();
  return {database.last_insert_id(), false};
}

void end_run(Database& database, RunId run) {
  database.query(fmt::format("UPDATE runs SET ended = {} WHERE id = ?", kNow)).bind(run).run();
}

void note_file(Database& database, const LedgerEntry& entry) {
  const std::optional<LedgerEntry> before = find_ledger_entry(database, entry.path);
  if (before && finding_of(*before) == finding_of(entry)) return;
  write_entry(database, entry, position_of(database, entry, before), tries_of(entry, before));
}

std::optional<LedgerEntry> find_ledger_entry(Database& database, const std::string& path) {
  Query query = database.query(fmt::format("SELECT {} FROM ledger WHERE path_bytes = ?", kColumns));
  return query.bind(Blob{path}).step() ? std::optional(read_entry(query)) : std::nullopt;
}

void each_ledger_entry(Database& database, const LedgerQuestion& question,
                       const std::function<void(const LedgerEntry&)>& visit) {
  std::size_t visited = 0;
  for (LedgerQuestion part : parts_of(question)) {
    if (part.limit) part.limit = *question.limit - visited;
    Query query = database.query(selection(part));
    bind_question(query, part);
    for (; query.step(); ++visited) visit(read_entry(query));
  }
}

std::vector<Run> all_runs(Database& database) {
  std::vector<Run> runs;
  Query query = database.query("SELECT id, inputs, reader, begun, ended FROM runs ORDER BY id DESC");
  while (query.step()) {
    Run run{query.integer(), query.text(), query.text(), query.text(), query.optional_text()};
    run.counts = count_states(database, run.id);
    runs.push_back(std::move(run));
  }
  return runs;
}

std::map<FileState, std::size_t> count_states(Database& database, RunId run) {
  std::map<FileState, std::size_t> counts;
  Query query = database.query("SELECT state, count(*) FROM ledger WHERE run_id = ? GROUP BY state");
  query.bind(run);
  while (query.step()) {
    const FileState state = read_state(query);
    counts[state] = query.count();
  }
  return counts;
}

}  // namespace vanthu
