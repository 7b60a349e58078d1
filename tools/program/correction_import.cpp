#include "tools/program/correction_import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/limits.h"
#include "ingest/messages.h"
#include "ingest/read.h"
#include "store/find_task.h"
#include "store/store.h"
#include "tools/import/reader_name.h"
#include "tools/program/correction_listing.h"
#include "tools/program/correction_note.h"
#include "tools/program/correction_values.h"
#include "tools/program/csv_read.h"
#include "tools/program/output.h"
#include "tools/program/writable_store.h"

namespace vanthu {
namespace {

/// A row by the names of its columns; "" where it has no such column.
class NamedRow {
 public:
  NamedRow(const CsvRow& head, const CsvRow& row) : head_(head), row_(row) {}

  std::string operator[](std::string_view name) const {
    const auto found = std::find(head_.fields.begin(), head_.fields.end(), name);
    const auto index = static_cast<std::size_t>(found - head_.fields.begin());
    return index < row_.fields.size() && found != head_.fields.end() ? row_.fields[index] : std::string();
  }

  std::optional<std::string> optional(std::string_view name) const {
    std::string text = (*this)[name];
    return text.empty() ? std::nullopt : std::optional(std::move(text));
  }

  std::size_t line() const { return row_.line; }

 private:
  const CsvRow& head_;
  const CsvRow& row_;
};

void check_head(const std::vector<CsvRow>& rows, const std::string& path) {
  if (rows.empty()) throw Error("csv-empty", path);
  const std::vector<std::string>& head = rows.front().fields;
  for (const char* name : {"field", "value"}) {
    if (std::find(head.begin(), head.end(), name) == head.end()) throw Error("csv-column", path, {name});
  }
}

/// "1", "2" …; none where it is no such number.
std::optional<std::size_t> read_ordinal(const std::string& text) {
  constexpr std::size_t kMostDigits = 6;
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || text.size() > kMostDigits || !digits) return std::nullopt;
  const std::size_t number = std::stoul(text);
  return number > 0 ? std::optional(number) : std::nullopt;
}

class CorrectionImporter {
 public:
  CorrectionImporter(const std::string& path, CorrectionNote note, const Settings& settings)
      : path_(path),
        note_(std::move(note)),
        settings_(settings),
        rows_(read_csv(load_file(path, Limits{}).bytes, path)),
        vocabulary_(load_vocabulary(settings)),
        reader_(vocabulary_),
        store_(open_writable_store(settings)) {
    check_head(rows_, path);
  }

  int run() {
    store_.begin();
    // Document by document: each is read once.
    std::multimap<DocumentId, NamedRow> rows;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      const NamedRow row(rows_.front(), rows_[i]);
      attempt(row, [&] { rows.emplace(document_of(row), row); });
    }
    std::vector<std::pair<DocumentId, Correction>> corrections;
    for (const auto& [document, row] : rows) {
      attempt(row, [&, id = document, its = row] { corrections.emplace_back(id, understand(id, its)); });
    }
    const auto outcomes = store_.import_corrections(corrections, header_identity(vocabulary_));
    store_.commit();
    for (const auto& [line, words] : left_out_) {
      report(settings_, Error("correction-row", path_, {std::to_string(line), words}));
    }
    const auto count = [&](CorrectionImport outcome) {
      return std::to_string(std::count(outcomes.begin(), outcomes.end(), outcome));
    };
    note(settings_, "corrections-imported",
         {std::to_string(rows_.size() - 1), count(CorrectionImport::added), count(CorrectionImport::known),
          count(CorrectionImport::undone), std::to_string(left_out_.size())});
    return left_out_.empty() ? 0 : 1;
  }

 private:
  /// Does something with a row; where that fails the row is left out.
  template <class Action>
  void attempt(const NamedRow& row, Action action) {
    try {
      action();
    } catch (const Error& error) {
      if (error.code.starts_with("store-")) throw;
      left_out_.emplace(row.line(), describe(settings_.language, error));
    }
  }

  Correction understand(DocumentId id, const NamedRow& row) {
    const std::string name = row["field"];
    const CorrectableField* field = find_correctable_field(name);
    if (field == nullptr) throw Error("correction-field", "", {name});
    read_document(id);
    Correction correction;
    if (field->of_task) correction.task = anchor_of(row);
    correction.set = reader_.read(*field, row["value"], document_->header).set;
    correction.made = checked_note({.who = row.optional("who").value_or(note_.who),
                                    .when = row.optional("when").value_or(note_.when),
                                    .why = row.optional("why").value_or(note_.why)});
    const std::string state = row["state"];
    if (state == "undone") {
      correction.undone =
          checked_note({.who = row["undone_who"], .when = row["undone_when"], .why = row["undone_why"]});
    } else if (!state.empty() && state != "active") {
      throw Error("correction-state", "", {state});
    }
    return correction;
  }

  DocumentId document_of(const NamedRow& row) const {
    PlanTrace plan{.sha256 = row["sha256"],
                   .plan_key = row.optional("plan"),
                   .path = row["path"],
                   .number_key = row.optional("document"),
                   .commune_code = row.optional("commune_code")};
    if (plan.plan_key) plan.plan_key = plan_from_line(*plan.plan_key);
    std::vector<DocumentId> ids = store_.find_plan(plan);
    // Who writes rows by hand gives what names a document elsewhere.
    const bool by_hand = plan.sha256.empty() && !plan.plan_key && !plan.commune_code;
    if (ids.empty() && by_hand && plan.number_key) ids = store_.find_documents(*plan.number_key);
    const std::string named = plan.number_key.value_or(plan.path);
    if (ids.empty()) throw Error("correction-plan-unknown", "", {named});
    if (ids.size() > 1) {
      std::string candidates;
      for (const DocumentId id : ids) candidates += (candidates.empty() ? "" : ", ") + std::to_string(id);
      throw Error("correction-plan-ambiguous", "", {named, candidates});
    }
    return ids.front();
  }

  void read_document(DocumentId id) {
    if (id_ == id) return;
    document_ = store_.document(id);
    if (!document_) throw Error("document-unknown", "", {std::to_string(id)});
    tasks_.emplace(document_->assignments);
    id_ = id;
  }

  /// As the row has it; where that was written by hand, by the one task of these words.
  TaskAnchor anchor_of(const NamedRow& row) const {
    TaskAnchor anchor{row["task"], row["origin"], row["group"]};
    if (anchor.task.empty()) throw Error("correction-task-missing", "");
    const auto nth = read_ordinal(row["nth"]), among = read_ordinal(row["among"]);
    if (!anchor.origin.empty() && nth && among && *nth <= *among) {
      anchor.nth = *nth - 1;
      anchor.among = *among;
      return anchor;
    }
    const auto index = tasks_->find({anchor.task, "", anchor.group}, {});
    if (!index) throw Error("correction-task-unknown", "", {anchor.task});
    return tasks_->anchor_of(*index);
  }

  const std::string& path_;
  const CorrectionNote note_;
  const Settings& settings_;
  const std::vector<CsvRow> rows_;
  const Vocabulary vocabulary_;
  const CorrectionReader reader_;
  Store store_;
  // The last document that was read.
  std::optional<DocumentId> id_;
  std::optional<Document> document_;
  std::optional<TaskIndex> tasks_;
  std::map<std::size_t, std::string> left_out_;  // by line: why
};

}  // namespace

int import_corrections_from(const std::string& path, const CorrectionNote& note, const Settings& settings) {
  return CorrectionImporter(path, note, settings).run();
}

}  // namespace vanthu
