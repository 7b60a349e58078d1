#include "store/read_tasks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "store/correction_rows.h"
#include "store/list_tasks.h"
#include "store/selection.h"

namespace vanthu {
namespace {

/// To pass over so many rows costs less than to begin with the tables anew.
constexpr std::int64_t kShortGap = 8;

Origin origin_of(Database& database, DocumentId document) {
  static const std::string sql = "SELECT " + std::string(kOriginColumns) +
                                 " FROM task_documents d CROSS JOIN sources s ON s.id = d.source_id "
                                 "CROSS JOIN records r ON r.source_id = d.source_id "
                                 "WHERE d.document_id = ?";
  Query row = database.query(sql);
  if (!row.bind(document).step()) row.fail_damaged();
  return read_origin(row);
}

void add_range(Database& database, const Origin& origin, OrdinalRange range,
               std::vector<TaskAnswer>& answers) {
  const std::vector<CorrectedTask> corrected = corrected_tasks(database, origin.source, range);
  auto correction = corrected.begin();
  for (PlacedAssignment& placed : read_assignments(database, origin.source, range)) {
    TaskAnswer answer{origin.document,
                      origin.path,
                      origin.format,
                      origin.document_key,
                      origin.commune,
                      placed.ordinal,
                      std::move(placed.assignment)};
    while (correction != corrected.end() && correction->ordinal < placed.ordinal) ++correction;
    if (correction != corrected.end() && correction->ordinal == placed.ordinal) {
      answer.corrected = correction->fields;
    }
    answers.push_back(std::move(answer));
  }
}

/// The stretches in which the ordinals lie close together.
std::vector<OrdinalRange> ranges_of(const std::vector<std::int64_t>& ordinals) {
  std::vector<OrdinalRange> ranges;
  for (const std::int64_t ordinal : ordinals) {
    if (!ranges.empty() && ordinal - ranges.back().last <= kShortGap) {
      ranges.back().last = ordinal;
    } else {
      ranges.push_back({ordinal, ordinal});
    }
  }
  return ranges;
}

}  // namespace

std::vector<TaskAnswer> read_tasks(Database& database, DocumentId document,
                                   const std::vector<std::int64_t>& ordinals) {
  const Origin origin = origin_of(database, document);
  std::vector<TaskAnswer> answers;
  for (const OrdinalRange range : ranges_of(ordinals)) add_range(database, origin, range, answers);
  auto wanted = ordinals.begin();
  std::erase_if(answers, [&](const TaskAnswer& answer) {
    const bool kept = wanted != ordinals.end() && static_cast<std::size_t>(*wanted) == answer.index;
    if (kept) ++wanted;
    return !kept;
  });
  if (wanted != ordinals.end()) database.fail_damaged();
  return answers;
}

std::vector<TaskAnswer> read_tasks(Database& database, DocumentId document, OrdinalRange range) {
  std::vector<TaskAnswer> answers;
  add_range(database, origin_of(database, document), range, answers);
  return answers;
}

TaskAnswer read_task(Database& database, std::int64_t task) {
  constexpr std::int64_t kOrdinal = (std::int64_t{1} << kTaskBits) - 1;
  const std::vector<std::int64_t> ordinals{task & kOrdinal};
  return std::move(read_tasks(database, task >> kTaskBits, ordinals).front());
}

}  // namespace vanthu
