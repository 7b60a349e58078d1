// The store: documents go in, answers come out.  The interface speaks in documents and questions, not in
// SQL, so that a store on another engine can stand beside this one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

using DocumentId = std::int64_t;

enum class Access { read_only, read_write };

/// What an import did with one file.
enum class ImportOutcome { added, unchanged, replaced, another_place };

/// Which documents.  Empty members do not restrict.
struct DocumentQuestion {
  std::optional<std::string> commune;      // name, compared by search_key, or code
  std::optional<std::string> province;
  std::optional<std::string> type;
  std::optional<std::string> text;         // in number, title or issuer, compared by search_key
};

struct DocumentSummary {
  DocumentId id = 0;
  std::string path;                        // first place
  std::vector<std::string> other_places;
  Header header;
  std::size_t assignments = 0, citations = 0, issues = 0;
};

struct TaskQuestion {
  std::vector<std::string> units;          // canonical names; any of them
  std::optional<std::string> unit_text;    // where the register knows none: part of a unit's name, by search_key
  std::optional<std::string> role;         // lead | implement | coordinate
  std::optional<std::string> commune;
  std::optional<std::string> directive;    // key of a document that the task, or its document, cites; compared by search_key without spaces
  std::optional<std::string> due_from, due_to;  // ISO dates: the deadline's range meets this range
  std::optional<std::string> text;         // in the task, by search_key
  std::optional<DocumentId> document;
};

struct TaskAnswer {
  DocumentId document = 0;
  std::string path, document_key, commune;  // "" where not known
  std::size_t index = 0;                    // 0-based in the document's assignments
  Assignment assignment;
};

struct CitationQuestion {
  std::optional<std::string> key;          // by search_key without spaces: "82/nq-hdnd"; also a law's name
  std::optional<std::string> commune;
  std::optional<DocumentId> document;
};

struct CitationAnswer {
  DocumentId document = 0;
  std::string path, document_key, commune;
  Citation citation;
};

class Store {
 public:
  /// Opens or (read_write) makes the store at `path` and brings its schema up to date.  Throws Error
  /// "store-missing", "store-newer", "store-not-a-store", "store-read-only", "store-busy", "store-failed".
  static Store open(const std::string& path, Access access);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// Several documents may share a transaction; each is stored whole or not at all.
  void begin();
  void commit();
  void rollback() noexcept;

  /// True where this content stands at this path already and was understood by the same program and
  /// vocabulary (`reader` names both), so that nothing is to be done.
  bool is_current(const std::string& path, const std::string& sha256, const std::string& reader) const;

  /// Stores the document.  Known content at a new path becomes a further place of its document; changed content
  /// at a known path replaces its document, whose id stays.
  ImportOutcome put(const Document& document, const std::string& reader);

  std::vector<DocumentSummary> documents(const DocumentQuestion& question) const;
  /// The whole record, or none; `path` in `source` is the document's first place.
  std::optional<Document> document(DocumentId id) const;
  /// Ids of the documents that `text` names: an id, a path, a file name, a number ("157/KH-UBND").
  std::vector<DocumentId> find_documents(const std::string& text) const;
  std::vector<TaskAnswer> tasks(const TaskQuestion& question) const;
  std::vector<CitationAnswer> citations(const CitationQuestion& question) const;
  /// Every record in order of first import.
  void each_document(const std::function<void(const Document&)>& visit) const;

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace vanthu
