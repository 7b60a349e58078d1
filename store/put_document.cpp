#include "store/put_document.h"

#include <set>

#include "store/correction_rows.h"
#include "store/follow_tasks.h"
#include "store/group_sources.h"
#include "store/settle_corrections.h"
#include "store/sources.h"
#include "store/write_record.h"

namespace vanthu {
namespace {

/// The import of one record: its source is written, then every document that this touched is settled.
class Put {
 public:
  Put(Database& database, const Document& document, const std::string& reader, const HeaderIdentity& identity)
      : database_(database), document_(document), reader_(reader), identity_(identity) {}

  ImportOutcome run() {
    const SourceInfo& source = document_.source;
    const auto present = find_source_at(database_, source.path);
    if (present && present->sha256 == source.sha256 && present->reader == reader_) {
      return ImportOutcome::unchanged;
    }
    const auto known = find_source_of(database_, source.sha256);
    if (known) touch(*known);
    if (present) touch(*present);
    const std::int64_t id = source_of_content(known, present);
    if (!present || present->id != id) place_at(database_, source.path, id);
    if (present && count_places(database_, present->id) == 0) {
      remove_source(database_, present->id);
      documents_to_split_.insert(present->document);
    }
    const bool alone = !joined_ && !present && !known;
    alone ? correct() : settle();
    if (present) return ImportOutcome::replaced;
    if (known) return ImportOutcome::another_place;
    return joined_ ? ImportOutcome::further_source : ImportOutcome::added;
  }

 private:
  /// The messages about differences name first places, which may be about to change.
  void touch(const StoredSource& source) {
    documents_.insert(source.document);
    changed_.insert(source.id);
  }

  /// The source that `source.path` shall be a place of, brought to what the record says.
  std::int64_t source_of_content(const std::optional<StoredSource>& known,
                                 const std::optional<StoredSource>& present) {
    if (known && known->reader == reader_) return known->id;
    const bool replaces = !known && present && count_places(database_, present->id) == 1;
    return write_source(known ? known : replaces ? present : std::nullopt);
  }

  /// Writes the record as that of `self`, or of a new source, in the document of its plan.
  std::int64_t write_source(const std::optional<StoredSource>& self) {
    const PlanIdentity plan = plan_identity(document_);
    const SourceContent content{document_.source.sha256, reader_, plan};
    std::set<DocumentId> same =
        documents_of_plan(database_, plan, document_.text, self ? std::optional(self->id) : std::nullopt);
    joined_ = !same.empty();
    const bool moves_whole = self && sources_of(database_, self->document).size() == 1;
    if (moves_whole) {
      same.insert(self->document);
      if (is_other_text(*self, content)) detach_corrections(database_, self->document);
    }
    const DocumentId home = same.empty() ? add_document(database_) : *same.begin();
    changed_.merge(merge_documents(database_, same, home));
    const std::optional<Document> former = self ? corrected_reading(*self, home) : std::nullopt;
    const std::int64_t id =
        self ? rewrite(*self, content, home) : add_source(database_, home, content, !joined_);
    write_record(database_, id, document_);
    if (former) follow_tasks(database_, home, *former, document_);
    adopt_corrections(database_, home, content.sha256, plan.key);
    documents_.insert(home);
    changed_.insert(id);
    return id;
  }

  std::int64_t rewrite(const StoredSource& self, const SourceContent& content, DocumentId home) {
    set_content(database_, self.id, content);
    remove_record(database_, self.id);
    if (self.document != home) {
      move_source(database_, self.id, home);
      if (self.sha256 == content.sha256) move_corrections_of(database_, self.sha256, self.document, home);
    }
    documents_to_split_.insert(self.document);
    return self.id;
  }

  /// What the source said until now, where its document's corrections name tasks in its words.
  std::optional<Document> corrected_reading(const StoredSource& self, DocumentId home) {
    const bool names = is_chosen(database_, self.id) && has_corrected_tasks(database_, home);
    return names ? find_reading(database_, self.id) : std::nullopt;
  }

  /// What was corrected in another text, of which little is left, is not what stands in this one.
  bool is_other_text(const StoredSource& self, const SourceContent& content) {
    return self.sha256 != content.sha256 &&
           !may_be_one_text(sketch_of(database_, self.id), content.plan.sketch);
  }

  void settle() {
    for (const DocumentId document : documents_to_split_) {
      std::set<DocumentId> parted = split_document(database_, document);
      part_corrections(database_, document, parted);
      documents_.merge(parted);
    }
    correct();
    for (const DocumentId document : documents_) settle_document(database_, document, changed_);
  }

  void correct() {
    for (const DocumentId document : documents_) {
      changed_.merge(settle_corrections(database_, document, identity_));
    }
  }

  Database& database_;
  const Document& document_;
  const std::string& reader_;
  const HeaderIdentity& identity_;
  bool joined_ = false;  // there is another source of the same plan
  std::set<DocumentId> documents_, documents_to_split_;
  std::set<std::int64_t> changed_;  // sources
};

}  // namespace

ImportOutcome put_document(Database& database, const Document& document, const std::string& reader,
                           const HeaderIdentity& identity) {
  return Put(database, document, reader, identity).run();
}

}  // namespace vanthu
