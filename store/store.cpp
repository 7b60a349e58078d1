#include "store/store.h"

#include <utility>

#include "store/cited_questions.h"
#include "store/correction_rows.h"
#include "store/corrections.h"
#include "store/document_questions.h"
#include "store/findings.h"
#include "store/ledger_rows.h"
#include "store/matrix.h"
#include "store/open_store.h"
#include "store/put_document.h"
#include "store/read_record.h"
#include "store/review_questions.h"
#include "store/same_tasks.h"
#include "store/search_questions.h"
#include "store/settle_derived.h"
#include "store/sources.h"
#include "store/sqlite_connection.h"
#include "store/task_questions.h"

namespace vanthu {
namespace {

using Kind = Transaction::Kind;

/// The chosen source first.
std::vector<std::int64_t> source_ids(Database& database, DocumentId document) {
  Query query = database.query("SELECT id FROM sources WHERE document_id = ? ORDER BY trust, sha256");
  query.bind(document);
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

}  // namespace

struct Store::Connection {
  std::unique_ptr<Database> database;
  bool in_run = false;
  bool begun = false;  // between begin() and commit() or rollback()

  /// Calls `question` with the database as it stands now, whatever others write meanwhile.
  template <class Question>
  auto ask(Question question) const {
    const Transaction snapshot(*database, Kind::read);
    return question(*database);
  }

  /// Throws where what is written would not stay, or not as a part of the transaction that was begun: after
  /// some errors (a full disk) SQLite ends it.
  void check_writable() const {
    if (database->has_moved()) throw Error("store-moved", database->path());
    if (begun && !database->in_transaction()) throw Error("store-undone", database->path());
  }

  /// Calls `action` in a transaction of its own, or as a part of the open one, whose commit settles what it
  /// leaves unsettled.
  template <class Action>
  auto change(Action action) {
    check_writable();
    const bool alone = !database->in_transaction();
    Transaction transaction(*database, Kind::write);
    auto result = action(*database);
    if (alone) settle_derived(*database);
    transaction.commit();
    return result;
  }
};

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::string& path, Access access, std::chrono::milliseconds patience,
                  const std::function<void(const StoreMigration&)>& listener) {
  return Store(std::make_unique<Connection>(Connection{open_store(path, access, patience, listener)}));
}

void Store::begin() {
  connection_->check_writable();
  connection_->database->execute("BEGIN IMMEDIATE");
  connection_->begun = true;
}

void Store::commit(const std::function<void()>& between) {
  try {
    connection_->check_writable();
    settle_derived(*connection_->database, connection_->in_run ? SettlePace::in_proportion : SettlePace::all,
                   between);
    connection_->database->execute("COMMIT");
    connection_->begun = false;
  } catch (const std::exception&) {
    rollback();
    throw;
  }
}

void Store::rollback() noexcept {
  connection_->begun = false;
  try {
    if (connection_->database->in_transaction()) connection_->database->execute("ROLLBACK");
  } catch (const std::exception&) {  // the connection's end undoes what could not be undone here
  }
}

std::optional<std::string> Store::current_sha256(const std::string& path, const std::string& reader) const {
  auto present = find_source_at(*connection_->database, path);
  return present && present->reader == reader ? std::optional(std::move(present->sha256)) : std::nullopt;
}

std::optional<std::string> Store::first_place_of(const std::string& sha256) const {
  return find_first_place(*connection_->database, sha256);
}

ImportOutcome Store::put(const Document& document, const std::string& reader,
                         const HeaderIdentity& identity) {
  try {
    return connection_->change(
        [&](Database& database) { return put_document(database, document, reader, identity); });
  } catch (const SqliteError& error) {
    if (!error.rejects_values()) throw;
    throw Error("store-rejected", document.source.path, error.arguments);
  }
}

std::vector<Correction> Store::correct(DocumentId document, std::optional<std::size_t> task,
                                       const std::vector<NewCorrection>& fields, const CorrectionNote& note,
                                       const HeaderIdentity& identity) {
  return connection_->change(
      [&](Database& database) { return correct_document(database, document, task, fields, note, identity); });
}

std::vector<Correction> Store::undo_corrections(const std::vector<std::int64_t>& ids,
                                                const CorrectionNote& note, const HeaderIdentity& identity) {
  return connection_->change(
      [&](Database& database) { return vanthu::undo_corrections(database, ids, note, identity); });
}

std::vector<CorrectionImport> Store::import_corrections(
    const std::vector<std::pair<DocumentId, Correction>>& corrections, const HeaderIdentity& identity) {
  return connection_->change(
      [&](Database& database) { return vanthu::import_corrections(database, corrections, identity); });
}

std::vector<Correction> Store::corrections(const CorrectionQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_corrections(database, question); });
}

BegunRun Store::begin_run(const std::string& inputs, const std::string& reader) {
  const BegunRun run =
      connection_->change([&](Database& database) { return vanthu::begin_run(database, inputs, reader); });
  connection_->in_run = true;
  return run;
}

void Store::pause_run() {
  connection_->in_run = false;
  connection_->change([](Database&) { return true; });
}

void Store::end_run(RunId run) {
  connection_->in_run = false;
  connection_->change([&](Database& database) {
    vanthu::end_run(database, run);
    return true;
  });
}

void Store::note_file(const LedgerEntry& entry) {
  connection_->check_writable();
  vanthu::note_file(*connection_->database, entry);
}

std::optional<LedgerEntry> Store::ledger_entry(const std::string& path) const {
  return find_ledger_entry(*connection_->database, path);
}

std::vector<LedgerEntry> Store::ledger(const LedgerQuestion& question) const {
  std::vector<LedgerEntry> entries;
  each_ledger_entry(question, [&](const LedgerEntry& entry) { entries.push_back(entry); });
  return entries;
}

void Store::each_ledger_entry(const LedgerQuestion& question,
                              const std::function<void(const LedgerEntry&)>& visit) const {
  connection_->ask([&](Database& database) { vanthu::each_ledger_entry(database, question, visit); });
}

std::vector<Run> Store::runs() const {
  return connection_->ask([](Database& database) { return all_runs(database); });
}

std::map<FileState, std::size_t> Store::run_counts(RunId run) const {
  return count_states(*connection_->database, run);
}

std::vector<DocumentId> Store::find_plan(const PlanTrace& plan) const {
  return connection_->ask([&](Database& database) { return vanthu::find_plan(database, plan); });
}

std::vector<DocumentSummary> Store::documents(const DocumentQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_documents(database, question); });
}

std::optional<Document> Store::document(DocumentId id) const {
  return connection_->ask([&](Database& database) {
    const std::vector<std::int64_t> sources = source_ids(database, id);
    return sources.empty() ? std::nullopt : find_record(database, sources.front());
  });
}

std::vector<SourceSummary> Store::sources(DocumentId id) const {
  return connection_->ask([&](Database& database) { return ask_sources(database, id); });
}

std::vector<Document> Store::readings(DocumentId id) const {
  return connection_->ask([&](Database& database) {
    std::vector<Document> readings;
    for (const std::int64_t source : source_ids(database, id)) {
      if (auto reading = find_record(database, source)) readings.push_back(*std::move(reading));
    }
    return readings;
  });
}

std::vector<Issue> Store::differences(DocumentId id) const {
  return connection_->ask([&](Database& database) { return read_differences(database, id); });
}

std::vector<DocumentId> Store::find_documents(const std::string& text) const {
  return connection_->ask([&](Database& database) { return find_named_documents(database, text); });
}

std::vector<TaskAnswer> Store::tasks(const TaskQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_tasks(database, question); });
}

void Store::each_task(const TaskQuestion& question,
                      const std::function<void(const TaskAnswer&)>& visit) const {
  connection_->ask([&](Database& database) { vanthu::each_task(database, question, visit); });
}

void Store::each_document(const DocumentQuestion& question,
                          const std::function<void(const DocumentSummary&)>& visit) const {
  connection_->ask([&](Database& database) { vanthu::each_document(database, question, visit); });
}

void Store::each_citation(const CitationQuestion& question,
                          const std::function<void(const CitationAnswer&)>& visit) const {
  connection_->ask([&](Database& database) { vanthu::each_citation(database, question, visit); });
}

std::vector<DocumentId> Store::documents_with(const TaskQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_documents_with(database, question); });
}

DueAnswers Store::due(const DueQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_due(database, question); });
}

std::vector<UnitAnswer> Store::units(const UnitQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_units(database, question); });
}

SameTasks Store::same_tasks(const SameTaskQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_same_tasks(database, question); });
}

Matrix Store::matrix(const MatrixQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_matrix(database, question); });
}

std::vector<CitationAnswer> Store::citations(const CitationQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_citations(database, question); });
}

std::vector<ReviewItem> Store::review(const ReviewQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_review(database, question); });
}

SearchAnswer Store::search(const SearchQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_search(database, question); });
}

std::vector<CitedDocument> Store::cited_documents(const std::string& text) const {
  return connection_->ask([&](Database& database) { return ask_cited_documents(database, text); });
}

std::vector<CitationAnswer> Store::citations_of(const std::string& entity) const {
  return connection_->ask([&](Database& database) { return ask_citations_of(database, entity); });
}

std::vector<DocumentName> Store::documents_not_citing(const std::string& entity) const {
  return connection_->ask([&](Database& database) { return ask_documents_not_citing(database, entity); });
}

std::vector<CommuneCoverage> Store::coverage(const std::string& entity,
                                             const std::optional<std::string>& province) const {
  return connection_->ask([&](Database& database) { return ask_coverage(database, entity, province); });
}

CitationGraph Store::citation_graph() const {
  return connection_->ask([](Database& database) { return ask_citation_graph(database); });
}

std::vector<StoreFinding> Store::findings(const FindingQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_findings(database, question); });
}

std::vector<StoreFinding> Store::findings_if_put(const Document& document, const std::string& reader) {
  try {
    const Transaction undone(*connection_->database, Kind::write);
    return ask_findings_if_put(*connection_->database, document, reader);
  } catch (const SqliteError& error) {
    if (!error.rejects_values()) throw;
    throw Error("store-rejected", document.source.path, error.arguments);
  }
}

void Store::each_reading(const std::function<void(const Document&)>& visit,
                         const std::function<bool(DocumentId)>& is_asked) const {
  connection_->ask([&](Database& database) {
    Query source = database.query("SELECT id, document_id FROM sources ORDER BY id");
    while (source.step()) {
      const std::int64_t id = source.integer();
      if (is_asked && !is_asked(source.integer())) continue;
      if (const auto reading = find_record(database, id)) visit(*reading);
    }
  });
}

void Store::at_one_moment(const std::function<void()>& ask) const {
  connection_->ask([&](Database&) { ask(); });
}

}  // namespace vanthu
