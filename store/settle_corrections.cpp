#include "store/settle_corrections.h"

#include <utility>
#include <vector>

#include "store/apply_corrections.h"
#include "store/correction_rows.h"
#include "store/read_record.h"
#include "store/write_record.h"

namespace vanthu {
namespace {

std::vector<std::int64_t> by_trust(Database& database, std::int64_t document) {
  Query query = database.query("SELECT id FROM sources WHERE document_id = ? ORDER BY trust, sha256");
  query.bind(document);
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

Document restored(Database& database, Document record, const std::vector<CorrectedPart>& parts) {
  auto reading = without_corrections(std::move(record), parts);
  if (!reading) throw Error("store-damaged", database.path(), {"corrected_parts"});
  return *std::move(reading);
}

void note_outcomes(Database& database, const std::vector<Correction>& corrections,
                   const std::vector<CorrectionOutcome>& outcomes) {
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    const Correction& known = corrections[i];
    if (CorrectionOutcome{known.outcome, known.reading_now, known.index} == outcomes[i]) continue;
    set_outcome(database, known.id, outcomes[i]);
  }
}

}  // namespace

std::optional<Document> find_reading(Database& database, std::int64_t source) {
  std::optional<Document> record = find_record(database, source);
  if (!record) return std::nullopt;
  return restored(database, *std::move(record), read_corrected_parts(database, source));
}

std::set<std::int64_t> settle_corrections(Database& database, std::int64_t document,
                                          const HeaderIdentity& identity) {
  std::set<std::int64_t> changed;
  const std::vector<Correction> corrections = active_corrections(database, document);
  bool is_first = true;
  for (const std::int64_t source : by_trust(database, document)) {
    const std::vector<CorrectedPart> parts = read_corrected_parts(database, source);
    if (corrections.empty() && parts.empty()) continue;
    const std::optional<Document> record = find_record(database, source);
    if (!record) continue;
    CorrectedDocument corrected =
        apply_corrections(restored(database, *record, parts), corrections, identity);
    if (std::exchange(is_first, false)) note_outcomes(database, corrections, corrected.outcomes);
    if (corrected.document != *record) {
      remove_record(database, source);
      write_record(database, source, corrected.document);
      changed.insert(source);
    } else if (corrected.parts == parts) {
      continue;
    }
    write_corrected_parts(database, source, corrected.parts);
  }
  return changed;
}

void part_corrections(Database& database, std::int64_t document, const std::set<std::int64_t>& parted) {
  for (const std::int64_t home : parted) {
    Query query = database.query("SELECT sha256 FROM sources WHERE document_id = ?");
    query.bind(home);
    while (query.step()) move_corrections_of(database, query.text(), document, home);
  }
}

}  // namespace vanthu
