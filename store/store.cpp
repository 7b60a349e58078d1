#include "store/store.h"

#include <utility>

#include "store/open_store.h"
#include "store/places.h"
#include "store/questions.h"
#include "store/read_record.h"
#include "store/sqlite_connection.h"
#include "store/write_record.h"

namespace vanthu {
namespace {

using Kind = Transaction::Kind;

/// Replaces what the document says, and of which content it says it.
void rewrite(Database& database, DocumentId id, const Document& document, const std::string& reader) {
  set_content(database, id, document.source.sha256, reader);
  remove_record(database, id);
  write_record(database, id, document);
}

/// The id of the document that `source.path` shall be a place of, brought to what `document` says.
/// `present` is the document that stands there now.
DocumentId settle(Database& database, const Document& document, const std::string& reader,
                  const std::optional<StoredDocument>& present) {
  const auto known = find_document_of(database, document.source.sha256);
  if (known) {
    if (known->reader != reader) rewrite(database, known->id, document, reader);
    return known->id;
  }
  if (present && count_places(database, present->id) == 1) {
    rewrite(database, present->id, document, reader);
    return present->id;
  }
  const DocumentId id = add_document(database, document.source.sha256, reader);
  write_record(database, id, document);
  return id;
}

ImportOutcome put_document(Database& database, const Document& document, const std::string& reader) {
  const SourceInfo& source = document.source;
  const auto present = find_document_at(database, source.path);
  if (present && present->sha256 == source.sha256 && present->reader == reader) {
    return ImportOutcome::unchanged;
  }
  const bool known_content = find_document_of(database, source.sha256).has_value();
  const DocumentId id = settle(database, document, reader, present);
  if (!present || present->id != id) place_at(database, source.path, id);
  if (present && count_places(database, present->id) == 0) remove_document(database, present->id);
  if (present) return ImportOutcome::replaced;
  return known_content ? ImportOutcome::another_place : ImportOutcome::added;
}

std::optional<Document> whole_document(Database& database, DocumentId id) {
  std::optional<Document> document = find_record(database, id);
  if (!document) return std::nullopt;
  const std::vector<std::string> places = read_places(database, id);
  if (!places.empty()) document->source.path = places.front();
  return document;
}

std::vector<DocumentId> all_ids(Database& database) {
  std::vector<DocumentId> ids;
  Query query = database.query("SELECT id FROM documents ORDER BY id");
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

}  // namespace

struct Store::Connection {
  std::unique_ptr<Database> database;

  /// Calls `question` with the database as it stands now, whatever others write meanwhile.
  template <class Question>
  auto ask(Question question) const {
    const Transaction snapshot(*database, Kind::read);
    return question(*database);
  }
};

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::string& path, Access access, std::chrono::milliseconds patience) {
  return Store(std::make_unique<Connection>(Connection{open_store(path, access, patience)}));
}

void Store::begin() { connection_->database->execute("BEGIN IMMEDIATE"); }

void Store::commit() { connection_->database->execute("COMMIT"); }

void Store::rollback() noexcept {
  try {
    if (connection_->database->in_transaction()) connection_->database->execute("ROLLBACK");
  } catch (const std::exception&) {  // the connection's end undoes what could not be undone here
  }
}

bool Store::is_current(const std::string& path, const std::string& sha256, const std::string& reader) const {
  const auto present = find_document_at(*connection_->database, path);
  return present && present->sha256 == sha256 && present->reader == reader;
}

ImportOutcome Store::put(const Document& document, const std::string& reader) {
  try {
    Transaction transaction(*connection_->database, Kind::write);
    const ImportOutcome outcome = put_document(*connection_->database, document, reader);
    transaction.commit();
    return outcome;
  } catch (const SqliteError& error) {
    if (!error.rejects_values()) throw;
    throw Error("store-rejected", document.source.path, error.arguments);
  }
}

std::vector<DocumentSummary> Store::documents(const DocumentQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_documents(database, question); });
}

std::optional<Document> Store::document(DocumentId id) const {
  return connection_->ask([&](Database& database) { return whole_document(database, id); });
}

std::vector<DocumentId> Store::find_documents(const std::string& text) const {
  return connection_->ask([&](Database& database) { return find_named_documents(database, text); });
}

std::vector<TaskAnswer> Store::tasks(const TaskQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_tasks(database, question); });
}

std::vector<CitationAnswer> Store::citations(const CitationQuestion& question) const {
  return connection_->ask([&](Database& database) { return ask_citations(database, question); });
}

void Store::each_document(const std::function<void(const Document&)>& visit) const {
  connection_->ask([&](Database& database) {
    for (const DocumentId id : all_ids(database)) {
      if (const auto document = whole_document(database, id)) visit(*document);
    }
  });
}

}  // namespace vanthu
