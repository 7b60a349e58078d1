// The store: documents go in, answers come out.  The interface speaks in documents and questions, not in
// SQL, so that a store on another engine can stand beside this one.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/document.h"
#include "store/correction.h"
#include "store/finding.h"
#include "store/ledger.h"
#include "store/search_query.h"
#include "store/task_signature.h"

namespace vanthu {

using DocumentId = std::int64_t;

enum class Access { read_only, read_write };

/// A store of an older schema is about to be brought up to date.
struct StoreMigration {
  int from = 0, to = 0;  // schemas
  std::size_t documents = 0;
};

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
  std::optional<DocumentId> document{};
};

/// A content that says a plan.
struct SourceSummary {
  std::vector<std::string> places;  // at least one; the first place first
  bool chosen = false;              // its facts are the document's
  std::string sha256, format;
  std::optional<int> pages;
  std::size_t unread_pages = 0, ocr_pages = 0;
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
/// `text` and `group` are phrases: their words stand in the task, or in one heading above it, one behind the
/// other, the last one perhaps as the beginning of a longer word ("chuyen doi s" finds "Chuyển đổi số").
/// Signs count as blanks; what has no letter or digit is found nowhere.
///
/// `directive` is the number of a document, or the name of a law, compared by search_key without spaces and
/// without leading zeros ("5-nq/đu" finds "05-NQ/ĐU"), as it should be read or as it is printed.  A task
/// stands under it where it is cited inside the task's span, and every task of a document does where the
/// document cites it as its basis or as what it implements, or in its opening: all that stands before its
/// first section (before its first task in a document without sections).
///
/// The times are inclusive ISO dates; a task answers where one of its deadlines has a range that meets
/// due_from … due_to and ends in ends_from … ends_to, and is of one of `kinds`.  A deadline without a start
/// is its end ("trước ngày 15/02/2026"), one without an end goes on for ever ("Năm 2026 và các năm tiếp
/// theo"), one without both ("Thường xuyên", "Hằng quý") answers no question for days; Store::due unfolds
/// what repeats.
struct TaskQuestion {
  std::vector<std::string> units{};  // canonical names
  /// Part of a name, by search_key, where the register knows none.
  std::optional<std::string> unit_text{};
  std::optional<std::string> role{};     // lead | implement | coordinate
  std::optional<std::string> commune{};  // as in DocumentQuestion
  std::optional<std::string> directive{};
  std::optional<std::string> due_from{}, due_to{};
  std::optional<std::string> text{};
  std::optional<DocumentId> document{};
  std::optional<std::string> province{};  // as in DocumentQuestion
  std::optional<std::string> group{};
  std::optional<std::string> ends_from{}, ends_to{};
  std::vector<std::string> kinds{};  // of Deadline
  std::optional<double> confidence_from{}, confidence_to{};
  std::optional<std::size_t> limit{};  // the first so many answers
  bool operator==(const TaskQuestion&) const = default;
};

struct TaskAnswer {
  DocumentId document = 0;
  std::string path, format;           // of the source that it was read from
  std::string document_key, commune;  // "" where not known
  std::size_t index = 0;              // 0-based in the document's assignments
  Assignment assignment;
  std::vector<std::string> corrected{};  // fields that people put right, as correctable_fields() names them
};

/// Which duties fall due on the days `from` … `to` (inclusive ISO dates, at most kLongestWindow of
/// recurrence.h apart), of the tasks that `tasks` names; its times restrict as in Store::tasks, its limit
/// counts duties.
struct DueQuestion {
  std::string from, to;
  TaskQuestion tasks{};
};

/// A day on which a task falls due: the end of a deadline's range, or an occurrence of one that repeats.
struct DueAnswer {
  std::string day;
  std::size_t time = 0;  // 0 for the task's deadline, then its further deadlines
  bool repeats = false;
  TaskAnswer task;
};

struct DueAnswers {
  std::vector<DueAnswer> duties;  // by day, then by document and place
  /// Tasks of the question without any day ("Thường xuyên", and what repeats in a plan without a date),
  /// counted up to kMostUndated.
  std::size_t undated = 0;
};
inline constexpr std::size_t kMostUndated = 200;

/// Which units.  Empty members do not restrict.
struct UnitQuestion {
  std::vector<std::string> units{};                  // canonical names
  std::optional<std::string> unit_text{};            // part of a name, by search_key; with `units`, either
  std::optional<std::string> commune{}, province{};  // as in DocumentQuestion; of a joint document the first
  /// Each commune's unit by itself: a unit is (name, commune), or a body of a province or of the centre.
  bool by_commune = false;
  std::function<bool(const std::string& unit)> keep{};  // where it is set: only names that it is true for
  std::optional<std::size_t> limit{};                   // the first so many answers
};

/// A unit as tasks have it.  Tasks and documents are counted in the communes asked for; what is printed, in
/// the whole store.
struct UnitAnswer {
  std::string unit;
  std::vector<std::string> levels;  // whose body it is, the commonest first; empty where no mention tells
  std::size_t lead = 0, implement = 0, coordinate = 0;  // tasks
  std::size_t documents = 0, communes = 0;
  std::vector<std::pair<std::string, std::size_t>> variants;  // as printed, how often; the commonest first
  std::optional<std::string> commune, commune_code, province, province_code;  // only by_commune
  /// Where it stands first, by document and place.
  DocumentId document = 0;
  std::size_t index = 0;  // of the task
  std::string path, document_key;
};

/// Which tasks are the same as one task, or as a duty in somebody's words (docs/decisions/0013).
struct SameTaskQuestion {
  std::optional<std::string> text{};  // else the task `index` of `document`, which is among the answers
  DocumentId document = 0;
  std::size_t index = 0;          // as in TaskAnswer
  double similarity = kSameTask;  // the least of an answer, above 0; below kSameTask more and more are missed
  TaskQuestion tasks{};           // restricts the answers
};

struct SameTaskAnswer {
  double similarity = 0;  // 1 where the words are equal but for communes, provinces and numbers
  std::optional<std::string> level, commune_code, province;
  TaskAnswer task;
};

/// How the communes assign one duty.
struct SameTasks {
  std::vector<SameTaskAnswer> answers;  // the task itself, then the most similar, then by document and place
  // Of all that answer, whatever the limit.  Counted values stand the commonest first.
  std::size_t tasks = 0, documents = 0, communes = 0;
  std::vector<std::pair<std::string, std::size_t>> leads;  // canonical units; "" where nobody leads
  /// By kind, days and recurrence, where they have neither days nor recurrence by their words; in the wording
  /// of the first task, "" where there is none.
  std::vector<std::pair<std::string, std::size_t>> deadlines;
};

/// What a matrix has as rows or columns.
enum class MatrixAxis { unit, commune, province, role, directive, kind, month, group, document, none };

/// What a cell of a matrix counts: each thing once a cell.
enum class MatrixCount { tasks, documents, units };

/// Counts by two aspects of tasks.  `tasks` restricts as in Store::tasks, its limit does not count; where it
/// names units or a role, the axes `unit` and `role` have these alone.
struct MatrixQuestion {
  MatrixAxis rows = MatrixAxis::unit, columns = MatrixAxis::none;
  MatrixCount count = MatrixCount::tasks;
  TaskQuestion tasks{};
};

/// A row or a column.
struct MatrixLine {
  std::string key;        // unit, role, kind, YYYY-MM, heading, cited key or name, GSO code or else name of a
                          // place, id of a document; "" for what has none
  std::string label;      // for people; of a role or kind its code
  std::size_t total = 0;  // of what stands in it, each once
  bool operator==(const MatrixLine&) const = default;
};

struct MatrixCell {
  std::size_t row = 0, column = 0, count = 0;  // positions in `rows` and `columns`; count > 0
  bool operator==(const MatrixCell&) const = default;
};

/// Lines with the greatest total first, then in Vietnamese order; months in their own.  A task without unit,
/// time, … stands in the line "", which comes last.  The axis `none` has one line, "".
struct Matrix {
  std::vector<MatrixLine> rows, columns;
  std::vector<MatrixCell> cells;  // by row, then by column
  std::size_t total = 0;          // each thing once
};

/// Which citations.  Empty members do not restrict.
struct CitationQuestion {
  std::optional<std::string> key{};  // compared like TaskQuestion::directive: "82/nq-hdnd"; also a law's name
  std::optional<std::string> commune{};
  std::optional<DocumentId> document{};
  std::optional<std::string> state{};     // of CitationMeaning
  std::optional<std::string> relation{};  // of Citation
  std::optional<std::string> province{};
  std::optional<double> confidence_from{}, confidence_to{};
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

/// What somebody should look through before they rely on it.
struct ReviewQuestion {
  double below = 0.8;                   // facts of a confidence below this
  std::vector<DocumentId> documents{};  // these alone; empty for all
  std::optional<std::size_t> limit{};   // the first so many answers
};

/// A place to be compared with the page.
struct ReviewItem {
  DocumentId document = 0;
  std::string path, format;           // of the source that it was read from
  std::string document_key, commune;  // "" where not known
  /// number | date | received (of the head) | citation | task: a doubtful fact; blank: a number or day that
  /// was not read; page: one of which little was read; repair: text that was mended.
  std::string kind;
  std::optional<std::size_t> index;   // in the document's citations, tasks or issues; none for the head
  std::optional<double> confidence;   // 0 for what was not read; none for a repair
  std::string read;                   // what was read there
  std::optional<std::string> became;  // what was made of it
  std::string message, message_en;    // of an issue, else ""
  Span span;
};

/// Where words are looked for.
enum class SearchPart {
  title,    // number, title and issuer of a document
  task,     // with its headings, units and times as printed
  heading,  // of a section
  text      // all other text
};

/// What has the words.  Empty members do not restrict.
struct SearchQuestion {
  SearchQuery query;
  std::vector<SearchPart> parts{};  // these alone
  DocumentQuestion documents{};     // `text` does not count
  std::optional<DocumentId> document{};
  std::optional<std::string> date_from{}, date_to{};  // of the document: inclusive ISO dates
  /// As in TaskQuestion; where one of them is given, tasks alone answer.
  std::vector<std::string> units{};
  std::optional<std::string> unit_text{}, role{};
  std::optional<std::size_t> limit{};
};

/// Bytes of a text, end exclusive.
struct TextRange {
  std::size_t begin = 0, end = 0;
  bool operator==(const TextRange&) const = default;
};

/// A place that has the words.
struct SearchHit {
  SearchPart part = SearchPart::title;
  DocumentId document = 0;
  std::string path, format;            // of the source that it was read from
  std::string document_key, commune;   // "" where not known
  std::string title;                   // of the document
  std::optional<std::size_t> index{};  // in the document's tasks, or of a heading in its sections
  std::string section;                 // id of the section that it stands in, "" where none
  /// The place: the title, the whole task or heading, of running text the words themselves.
  Span span;
  std::string snippet;           // on one line, "…" where something is left out
  std::vector<TextRange> marks;  // of the snippet: the words that were found, in order
  bool as_written = false;       // has the diacritics of all marked words
  bool in_order = false;         // has one of SearchQuery::in_order
};

/// A word of the question with which nothing was found, and the one that was looked for in its place.
struct SearchSlip {
  std::string written;  // search key
  std::string meant;    // comparison key; search key where several words differ in diacritics alone
};

/// A search has at most so many hits, whatever its limit.
inline constexpr std::size_t kMostHits = 10'000;

struct SearchAnswer {
  /// Those with the diacritics of the question first, then those with the words in order; of equal ones
  /// titles, tasks, headings, running text; of these the best match (BM25), then by document and place.  Of
  /// very many equal ones the first 20,000 are compared.
  std::vector<SearchHit> hits;
  std::optional<SearchSlip> slip{};
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
  /// also come from everything below, and from what writes "store-moved" (the file was renamed or removed).
  /// Bringing a large store up to date takes minutes: `listener` is told before.
  static Store open(const std::string& path, Access access,
                    std::chrono::milliseconds patience = std::chrono::seconds(10),
                    const std::function<void(const StoreMigration&)>& listener = {});
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// Several documents may share a transaction; each is stored whole or not at all.  What was put since
  /// begin() is lost where the store goes before commit(), and where that throws; what it stored stays also
  /// when the power goes.  An error that ended the transaction before its time makes everything that would
  /// write throw "store-undone" until rollback().
  void begin();
  /// What is derived from the documents is laid first, which takes longer than putting them: `between` is
  /// called after each document.  It may ask, but change nothing.
  void commit(const std::function<void()>& between = {});
  void rollback() noexcept;

  /// SHA-256 of the content that stands at this path, where the same program and vocabulary (`reader` names
  /// both) understood it: a file of these bytes needs no reading.
  std::optional<std::string> current_sha256(const std::string& path, const std::string& reader) const;
  /// The path at which the content was found first, of those where it stands.
  std::optional<std::string> first_place_of(const std::string& sha256) const;

  /// Stores the record as a source, at `source.path`, of the document whose plan it says
  /// (docs/decisions/0010), or of a new one.  Known content at a new path becomes a further place of its
  /// source; changed content at a known path replaces its source, unless the old content still has other
  /// places or the new one is known already: then the path moves to the new content's source.  A source
  /// without places is removed, and a document without sources.  A reader other than the one recorded
  /// replaces what the source says.  Of documents that turn out to be one the older id stays.  Throws
  /// "store-rejected" (path: the document's) where the record breaks a rule of the schema.
  /// Corrections of the plan stay in force; `identity` as below.
  ImportOutcome put(const Document& document, const std::string& reader, const HeaderIdentity& identity = {});

  // Corrections (docs/decisions/0014).  `identity` names anew the documents whose heads they change.

  /// Sets fields of the document's head, or of the task at `task` of its assignments, for this and every
  /// later reading.  Returns the corrections as they stand then.  Throws "document-unknown", "task-unknown",
  /// or "correction-field" where a field is none of its kind or cannot have that value.
  std::vector<Correction> correct(DocumentId document, std::optional<std::size_t> task,
                                  const std::vector<NewCorrection>& fields, const CorrectionNote& note,
                                  const HeaderIdentity& identity = {});
  /// The records say again what they would without these.  Throws "correction-unknown", "correction-undone"
  /// (it is already); then none is undone.
  std::vector<Correction> undo_corrections(const std::vector<std::int64_t>& ids, const CorrectionNote& note,
                                           const HeaderIdentity& identity = {});
  /// Takes over corrections of another store, each into the document beside it; its id, plan and reading do
  /// not count.  One that is there already is not added again, and undone where it is undone there.
  std::vector<CorrectionImport> import_corrections(
      const std::vector<std::pair<DocumentId, Correction>>& corrections, const HeaderIdentity& identity = {});
  /// By id.
  std::vector<Correction> corrections(const CorrectionQuestion& question) const;
  /// Ids of the documents that have the plan's content; else those with its key; else with its number and
  /// commune.
  std::vector<DocumentId> find_plan(const PlanTrace& plan) const;

  // The ledger (docs/decisions/0016).

  /// Begins a run; goes on with the last one where that has no end and was given equal inputs and an equal
  /// reader.
  /// Until pause_run() or end_run(), commit() leaves what citations mean unsettled where much more is said of
  /// a document than has changed (docs/decisions/0012); what a run that was killed left is settled here.
  BegunRun begin_run(const std::string& inputs, const std::string& reader);
  /// The run stops before its end: what it left unsettled is settled.
  void pause_run();
  void end_run(RunId run);
  /// Makes `entry` what is known of its path; `tries` and `time` are given here, whatever the entry has.
  /// Where the run has noted the path before and found the same, that stays as it was.  Arguments that are no
  /// UTF-8 are kept as printable() shows them.
  void note_file(const LedgerEntry& entry);
  std::optional<LedgerEntry> ledger_entry(const std::string& path) const;
  /// The latest run first, its paths in the order in which they were first noted.
  std::vector<LedgerEntry> ledger(const LedgerQuestion& question) const;
  /// The same one by one, as they stood when it was called, however many there are.  `visit` does not ask for
  /// entries itself.
  void each_ledger_entry(const LedgerQuestion& question,
                         const std::function<void(const LedgerEntry&)>& visit) const;
  /// The latest first.
  std::vector<Run> runs() const;
  /// Of the run's entries, without states that none has.
  std::map<FileState, std::size_t> run_counts(RunId run) const;

  // Answers come by document id, then by index.  Those that come one by one need no more memory the more
  // there are, are of one moment, and `visit` may ask the store.

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
  /// The same one by one; likewise below.
  void each_task(const TaskQuestion& question, const std::function<void(const TaskAnswer&)>& visit) const;
  void each_document(const DocumentQuestion& question,
                     const std::function<void(const DocumentSummary&)>& visit) const;
  void each_citation(const CitationQuestion& question,
                     const std::function<void(const CitationAnswer&)>& visit) const;
  /// Ids of the documents that the question's commune, province and document leave; where it restricts
  /// anything else, of those among them that have a task which answers.  In order; its limit does not count.
  std::vector<DocumentId> documents_with(const TaskQuestion& question) const;
  /// Throws Error "task-unknown" where the question's task is none.
  SameTasks same_tasks(const SameTaskQuestion& question) const;
  Matrix matrix(const MatrixQuestion& question) const;
  DueAnswers due(const DueQuestion& question) const;
  /// By number of tasks, the most first, then by name and place.
  std::vector<UnitAnswer> units(const UnitQuestion& question) const;
  std::vector<CitationAnswer> citations(const CitationQuestion& question) const;
  /// What was not read, then the least sure facts, then repairs; each by document and place.
  std::vector<ReviewItem> review(const ReviewQuestion& question) const;

  /// Where nothing has the words but would with one letter of one word added, left out, replaced or two
  /// exchanged, and there is only one such word, that word is looked for; of several the one with which the
  /// words stand in order, if there is only one of these.  A word that the store has is only replaced where
  /// that brings the words in order, or where the query says itself what follows what.  Words of less than
  /// three letters are no slips, nor what has digits.
  SearchAnswer search(const SearchQuestion& question) const;

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

  /// Every source's record in order of first import; where `is_asked` is set, of documents that it is true
  /// for.
  void each_reading(const std::function<void(const Document&)>& visit,
                    const std::function<bool(DocumentId)>& is_asked = {}) const;

  /// Calls `ask`: whatever it asks the store is answered as things stand now, whatever others write
  /// meanwhile.
  void at_one_moment(const std::function<void()>& ask) const;

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace vanthu
