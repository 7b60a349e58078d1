// The store: documents go in, answers come out.  The interface speaks in documents and questions, not in
// SQL, so that a store on another engine can stand beside this one.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/finding.h"

namespace vanthu {

using DocumentId = std::int64_t;

enum class Access { read_only, read_write };

/// What an import did with one file.
enum class ImportOutcome {
  added,           // content and path are new
  unchanged,       // nothing was to be done
  replaced,        // the path had other content, or its content is read anew
  another_place,   // the content is known, the path is new
  further_source,  // content and path are new, and say a plan that is known from another content
};

/// Which documents.  Empty members do not restrict.  A commune is named with or without its level
/// ("gia loc", "xã Gia Lộc"), or by its code; a province likewise.  Of a joint document any issuer counts.
struct DocumentQuestion {
  std::optional<std::string> commune{};  // name, compared by search_key, or code
  std::optional<std::string> province{};
  std::optional<std::string> type{};  // compared by search_key
  std::optional<std::string> text{};  // in number, title or issuer, compared by search_key
};

/// A content that says a plan.
struct SourceSummary {
  std::vector<std::string> places;  // at least one; the first place first
  bool chosen = false;              // its facts are the document's
  std::string sha256, format;
  std::optional<int> pages;
  std::size_t unread_pages = 0;
};

struct DocumentSummary {
  DocumentId id = 0;
  std::vector<SourceSummary> sources;  // the chosen one first
  Header header;                       // as the chosen source has it
  std::size_t assignments = 0, citations = 0;
  std::size_t issues = 0;  // with the differences between the sources
};

/// Which tasks.  Empty members do not restrict.
///
/// `units` and `unit_text` say together which units are meant: a task answers that has any of them, in the
/// role that `role` names or in any.  Roles are as recorded: who only implements leads nothing.
///
/// `directive` is the number of a document, or the name of a law, compared by search_key without spaces and
/// without leading zeros ("5-nq/đu" finds "05-NQ/ĐU"), as it should be read or as it is printed.  A task
/// stands under it where it is cited inside the task's span, and every task of a document does where the
/// document cites it as its basis or as what it implements, or in its opening: all that stands before its
/// first section (before its first task in a document without sections).
///
/// The times are inclusive ISO dates; a task answers where its deadline's range meets theirs.  A deadline
/// without a start is its end ("trước ngày 15/02/2026"), one without an end goes on for ever ("Năm 2026 và
/// các năm tiếp theo"), one without both ("Thường xuyên") never answers.
struct TaskQuestion {
  std::vector<std::string> units{};  // canonical names
  /// Part of a name, by search_key, where the register knows none.
  std::optional<std::string> unit_text{};
  std::optional<std::string> role{};     // lead | implement | coordinate
  std::optional<std::string> commune{};  // as in DocumentQuestion
  std::optional<std::string> directive{};
  std::optional<std::string> due_from{}, due_to{};
  std::optional<std::string> text{};  // in the task, by search_key
  std::optional<DocumentId> document{};
};

struct TaskAnswer {
  DocumentId document = 0;
  std::string path, format;           // of the source that it was read from
  std::string document_key, commune;  // "" where not known
  std::size_t index = 0;              // 0-based in the document's assignments
  Assignment assignment;
};

/// Which citations.  Empty members do not restrict.
struct CitationQuestion {
  std::optional<std::string> key{};  // compared like TaskQuestion::directive: "82/nq-hdnd"; also a law's name
  std::optional<std::string> commune{};
  std::optional<DocumentId> document{};
  std::optional<std::string> state{};     // of CitationMeaning
  std::optional<std::string> relation{};  // of Citation
  std::optional<std::string> province{};
};

/// A cited document that a citation may mean.
struct CitedCandidate {
  std::string entity;  // of CitedDocument
  int score = 0;       // docs/decisions/0012
  bool operator==(const CitedCandidate&) const = default;
};

/// What a citation means among all that the store knows.
struct CitationMeaning {
  std::string state;                   // resolved | known | awaited | ambiguous | conflicting
  std::optional<std::string> entity;   // of CitedDocument; none where it is ambiguous
  std::vector<CitedCandidate> others;  // ambiguous or conflicting: what else it may mean, the likeliest first
  bool operator==(const CitationMeaning&) const = default;
};

struct CitationAnswer {
  DocumentId document = 0;
  std::string path, format;  // of the source that it was read from
  std::string document_key, commune;
  Citation citation;
  std::size_t index = 0;  // 0-based in the document's citations
  std::string province;
  /// None where the citation has neither number nor name, and nothing could be looked for.
  std::optional<CitationMeaning> meaning{};
};

/// A document that others cite, or could: its fields as it has them itself, else as most citations have them.
struct CitedDocument {
  std::string entity;  // canonical key, with "#…" behind it where several documents bear one
  std::string state;   // stored | known (in the vocabulary of laws) | awaited (not in the store)
  std::optional<std::string> type, key, name, date, issuer, title;
  std::optional<DocumentId> document;  // of the store
  bool operator==(const CitedDocument&) const = default;
};

/// A document of the store as lists name it.
struct DocumentName {
  DocumentId id = 0;
  std::string path;
  std::optional<std::string> key, type, title, date, level, commune, commune_code, province, province_code;
};

/// What one commune's documents have to do with a cited document.
struct CommuneCoverage {
  std::optional<std::string> level, commune, commune_code, province, province_code;
  std::vector<DocumentName> governed;  // stand under it: implement it, have it as a basis or in the opening
  std::vector<DocumentName> citing;    // only cite it
  std::vector<DocumentName> silent;
};

/// How often one document cites another in one way.
struct CitationEdge {
  DocumentId document = 0;
  std::string entity, relation, state;
  std::size_t mentions = 0;
};

/// All documents of the store, all that is cited or could be, and who cites what.
struct CitationGraph {
  std::vector<DocumentName> documents;
  std::vector<CitedDocument> cited;
  std::vector<CitationEdge> edges;  // ambiguous citations have none
};

class Store {
 public:
  /// Opens or (read_write) makes the store at `path` and brings its schema up to date.  Where another program
  /// writes, it is waited for as long as `patience`.  Throws Error "store-missing" (also for a blank file
  /// that is to be read), "store-folder-missing", "store-not-a-store", "store-newer", "store-older"
  /// (read_only, which cannot bring it up to date), "store-read-only", "store-pending" (read-only place, and
  /// a writer was stopped there), "store-busy", "store-damaged", "store-full", "store-failed"; the last four
  /// also come from everything below.
  static Store open(const std::string& path, Access access,
                    std::chrono::milliseconds patience = std::chrono::seconds(10));
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// Several documents may share a transaction; each is stored whole or not at all.  What was put since
  /// begin() is lost where the store goes before commit().
  void begin();
  void commit();
  void rollback() noexcept;

  /// True where this content stands at this path already and was understood by the same program and
  /// vocabulary (`reader` names both), so that nothing is to be done.
  bool is_current(const std::string& path, const std::string& sha256, const std::string& reader) const;

  /// Stores the record as a source, at `source.path`, of the document whose plan it says
  /// (docs/decisions/0010), or of a new one.  Known content at a new path becomes a further place of its
  /// source; changed content at a known path replaces its source, unless the old content still has other
  /// places or the new one is known already: then the path moves to the new content's source.  A source
  /// without places is removed, and a document without sources.  A reader other than the one recorded
  /// replaces what the source says.  Of documents that turn out to be one the older id stays.  Throws
  /// "store-rejected" (path: the document's) where the record breaks a rule of the schema.
  ImportOutcome put(const Document& document, const std::string& reader);

  // Answers come by document id, then by index.

  std::vector<DocumentSummary> documents(const DocumentQuestion& question) const;
  /// What the document's chosen source says, whole, or none; `path` in `source` is that source's first place.
  std::optional<Document> document(DocumentId id) const;
  /// Its sources, the chosen one first, and what each of them says, in the same order.
  std::vector<SourceSummary> sources(DocumentId id) const;
  std::vector<Document> readings(DocumentId id) const;
  /// Where its sources differ; spans are of the chosen source's text.
  std::vector<Issue> differences(DocumentId id) const;
  /// Ids of the documents that `text` names, as the first of these that names any: a path, an id, a
  /// document's key ("157/kh-ubnd"), a file name with or without extension, a number alone ("157").
  std::vector<DocumentId> find_documents(const std::string& text) const;
  std::vector<TaskAnswer> tasks(const TaskQuestion& question) const;
  std::vector<CitationAnswer> citations(const CitationQuestion& question) const;

  /// Cited documents that `text` names, as the first of these that names any: an entity, a number
  /// ("82/nq-hdnd") or a law's name, compared like TaskQuestion::directive.  By entity.
  std::vector<CitedDocument> cited_documents(const std::string& text) const;
  /// Every citation that means the cited document, then those that may mean it (ambiguous, conflicting).
  std::vector<CitationAnswer> citations_of(const std::string& entity) const;
  /// Documents, other than itself, of which no citation means it.
  std::vector<DocumentName> documents_not_citing(const std::string& entity) const;
  /// The communes that have documents in the store (a province's own stand under a commune that is none),
  /// by province and commune in Vietnamese order.  The cited document itself is not among them.
  std::vector<CommuneCoverage> coverage(const std::string& entity,
                                        const std::optional<std::string>& province) const;
  CitationGraph citation_graph() const;

  /// What is wrong with the documents, each on its own, between its sources, and among each other: the
  /// gravest first, then by rule, place and words, whatever was imported first.
  std::vector<StoreFinding> findings(const FindingQuestion& question) const;
  /// What findings() would say of the document were it put, in place of all other files of its plan.  The
  /// store stays as it is.  Not between begin() and commit().
  std::vector<StoreFinding> findings_if_put(const Document& document, const std::string& reader);

  /// Every source's record in order of first import, as they stood when it was called.  `visit` only reads.
  void each_reading(const std::function<void(const Document&)>& visit) const;

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace vanthu
