#include "store/corrections.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "store/correctable.h"
#include "store/correction_rows.h"
#include "store/find_task.h"
#include "store/group_sources.h"
#include "store/keys.h"
#include "store/read_record.h"
#include "store/record_json.h"
#include "store/settle_corrections.h"

namespace vanthu {
namespace {

std::vector<std::int64_t> read_ids(Query& query) {
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

/// What the document's chosen source says, without corrections, and by what the plan is found again.
struct ChosenReading {
  Document document;
  PlanTrace plan;
};

ChosenReading chosen_reading(Database& database, std::int64_t document) {
  Query query = database.query("SELECT id, sha256, plan_key FROM sources WHERE document_id = ? AND chosen");
  query.bind(document);
  if (!query.step()) throw Error("document-unknown", "", {std::to_string(document)});
  const std::int64_t source = query.integer();
  ChosenReading chosen;
  chosen.plan.sha256 = query.text();
  chosen.plan.plan_key = query.optional_text();
  auto reading = find_reading(database, source);
  if (!reading) query.fail_damaged();
  chosen.document = *std::move(reading);
  const Header& header = chosen.document.header;
  chosen.plan.path = chosen.document.source.path;
  if (header.number) chosen.plan.number_key = header.number->key;
  chosen.plan.commune_code = header.issuer.commune_code;
  return chosen;
}

const CorrectableField& field_of(const NewCorrection& correction, bool of_task) {
  const CorrectableField* field = find_correctable_field(correction.field);
  if (field == nullptr || field->of_task != of_task || !is_value_of(*field, correction.value)) {
    throw Error("correction-field", "", {correction.field});
  }
  return *field;
}

/// The records, the differences between them and the outcomes of all corrections of the documents.
void settle(Database& database, const std::set<std::int64_t>& documents, const HeaderIdentity& identity) {
  for (const std::int64_t document : documents) {
    settle_document(database, document, settle_corrections(database, document, identity));
  }
}

std::vector<Correction> read_corrections(Database& database, std::span<const std::int64_t> ids) {
  std::vector<Correction> corrections;
  for (const std::int64_t id : ids) {
    if (auto correction = find_correction(database, id)) corrections.push_back(*std::move(correction));
  }
  return corrections;
}

/// What is read in the field of the correction; "null" where its task is not found.
std::string reading_for(const ChosenReading& chosen, const TaskIndex& tasks, const Correction& correction,
                        const CorrectableField& field) {
  if (!correction.task) return value_in(chosen.document.header, field);
  const auto index = tasks.find(*correction.task, {});
  return index ? value_in(chosen.document.assignments[*index], field) : "null";
}

/// What makes two corrections of one document the same.
std::string name_of(const Correction& correction) {
  const TaskAnchor task = correction.task.value_or(TaskAnchor{});
  const CorrectionNote& made = correction.made;
  return to_json(std::vector<std::string>{correction.set.field, correction.set.wording, made.who, made.when,
                                          made.why, task.task, task.origin, task.group,
                                          std::to_string(task.nth)});
}

/// Takes corrections over into one document.
class ImportIntoDocument {
 public:
  ImportIntoDocument(Database& database, std::int64_t document)
      : database_(database),
        document_(document),
        chosen_(chosen_reading(database, document)),
        tasks_(chosen_.document.assignments) {
    for (const Correction& known : ask_corrections(database, {{document}, true, true})) {
      known_.try_emplace(name_of(known), Known{known.id, known.undone.has_value()});
    }
  }

  CorrectionImport add(Correction correction) {
    const CorrectableField& field = field_of(correction.set, correction.task.has_value());
    const auto [same, is_new] = known_.try_emplace(name_of(correction));
    if (is_new) {
      correction.document = document_;
      correction.plan = chosen_.plan;
      correction.reading = reading_for(chosen_, tasks_, correction, field);
      same->second = {add_correction(database_, correction), correction.undone.has_value()};
      return CorrectionImport::added;
    }
    if (!correction.undone || same->second.undone) return CorrectionImport::known;
    mark_undone(database_, same->second.id, *correction.undone);
    same->second.undone = true;
    return CorrectionImport::undone;
  }

 private:
  struct Known {
    std::int64_t id = 0;
    bool undone = false;
  };

  Database& database_;
  std::int64_t document_;
  ChosenReading chosen_;
  TaskIndex tasks_;
  std::map<std::string, Known> known_;
};

}  // namespace

std::vector<Correction> correct_document(Database& database, std::int64_t document,
                                         std::optional<std::size_t> task,
                                         std::span<const NewCorrection> fields, const CorrectionNote& note,
                                         const HeaderIdentity& identity) {
  const ChosenReading chosen = chosen_reading(database, document);
  const std::vector<Assignment>& tasks = chosen.document.assignments;
  if (task && *task >= tasks.size()) {
    throw Error("task-unknown", "", {std::to_string(document) + "#" + std::to_string(*task)});
  }
  std::vector<std::int64_t> ids;
  for (const NewCorrection& set : fields) {
    const CorrectableField& field = field_of(set, task.has_value());
    Correction correction;
    correction.document = document;
    correction.plan = chosen.plan;
    if (task) correction.task = TaskIndex(tasks).anchor_of(*task);
    correction.set = set;
    correction.reading = task ? value_in(tasks[*task], field) : value_in(chosen.document.header, field);
    correction.made = note;
    ids.push_back(add_correction(database, correction));
  }
  settle(database, {document}, identity);
  return read_corrections(database, ids);
}

std::vector<Correction> undo_corrections(Database& database, std::span<const std::int64_t> ids,
                                         const CorrectionNote& note, const HeaderIdentity& identity) {
  std::set<std::int64_t> documents;
  for (const std::int64_t id : std::set(ids.begin(), ids.end())) {
    const auto correction = find_correction(database, id);
    if (!correction) throw Error("correction-unknown", "", {std::to_string(id)});
    if (correction->undone)
      throw Error("correction-undone", "", {std::to_string(id), correction->undone->who});
    mark_undone(database, id, note);
    if (correction->document) documents.insert(*correction->document);
  }
  settle(database, documents, identity);
  return read_corrections(database, ids);
}

std::vector<CorrectionImport> import_corrections(
    Database& database, std::span<const std::pair<std::int64_t, Correction>> corrections,
    const HeaderIdentity& identity) {
  // Document by document: each is read once.
  std::vector<std::size_t> order(corrections.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return corrections[one].first < corrections[other].first;
  });
  std::vector<CorrectionImport> outcomes(corrections.size());
  std::set<std::int64_t> documents;
  std::optional<ImportIntoDocument> import;
  std::optional<std::int64_t> current;
  for (const std::size_t i : order) {
    const auto& [document, correction] = corrections[i];
    if (current != document) import.emplace(database, document);
    current = document;
    outcomes[i] = import->add(correction);
    if (outcomes[i] != CorrectionImport::known) documents.insert(document);
  }
  settle(database, documents, identity);
  return outcomes;
}

std::vector<std::int64_t> find_plan(Database& database, const PlanTrace& plan) {
  {
    Query query = database.query("SELECT document_id FROM sources WHERE sha256 = ?");
    std::vector<std::int64_t> ids = read_ids(query.bind(plan.sha256));
    if (!ids.empty()) return ids;
  }
  if (plan.plan_key) {
    Query query =
        database.query("SELECT DISTINCT document_id FROM sources WHERE plan_key = ? ORDER BY document_id");
    std::vector<std::int64_t> ids = read_ids(query.bind(*plan.plan_key));
    if (!ids.empty()) return ids;
  }
  if (!plan.number_key || !plan.commune_code) return {};
  Query query = database.query(
      "SELECT s.document_id FROM records r JOIN sources s ON s.id = r.source_id AND s.chosen "
      "JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0 "
      "WHERE r.number_search = ? AND i.commune_code = ? ORDER BY s.document_id");
  return read_ids(query.bind(number_search_key(*plan.number_key), *plan.commune_code));
}

}  // namespace vanthu
