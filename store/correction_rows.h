// Corrections as rows: of the store's own table, and of the records that they change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/apply_corrections.h"
#include "store/correction.h"
#include "store/read_assignments.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// By id.
std::vector<Correction> ask_corrections(Database& database, const CorrectionQuestion& question);
/// Those of a document that are not undone, by id.
std::vector<Correction> active_corrections(Database& database, std::int64_t document);
std::optional<Correction> find_correction(Database& database, std::int64_t id);
/// Returns its id; that of `correction` does not count.
std::int64_t add_correction(Database& database, const Correction& correction);
void mark_undone(Database& database, std::int64_t id, const CorrectionNote& note);
void set_anchor(Database& database, std::int64_t id, const TaskAnchor& task);
void set_outcome(Database& database, std::int64_t id, const CorrectionOutcome& outcome);

/// All corrections of a document become those of another one.
void move_corrections(Database& database, std::int64_t from, std::int64_t to);
/// Those that were made when `sha256` was chosen become those of another document.
void move_corrections_of(Database& database, const std::string& sha256, std::int64_t from, std::int64_t to);
/// The document's corrections wait for a file of their plan.
void detach_corrections(Database& database, std::int64_t document);
/// Corrections that wait for this content or plan become those of the document.
void adopt_corrections(Database& database, std::int64_t document, const std::string& sha256,
                       const std::optional<std::string>& plan_key);

/// True where a correction that is not undone names a task of the document.
bool has_corrected_tasks(Database& database, std::int64_t document);

/// Where corrections stand in the record of a source.
std::vector<CorrectedPart> read_corrected_parts(Database& database, std::int64_t source);
/// A task of a record and its fields in which corrections stand.
struct CorrectedTask {
  std::size_t ordinal = 0;
  std::vector<std::string> fields;
};
/// Of the record's tasks in the range, in order.
std::vector<CorrectedTask> corrected_tasks(Database& database, std::int64_t source, OrdinalRange range);
void write_corrected_parts(Database& database, std::int64_t source, const std::vector<CorrectedPart>& parts);

}  // namespace vanthu
