#include "store/group_sources.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "store/compare_sources.h"
#include "store/correction_rows.h"
#include "store/list_tasks.h"
#include "store/read_record.h"
#include "store/settle_citations.h"
#include "store/sources.h"
#include "store/write_record.h"

namespace vanthu {
namespace {

/// A source as it is compared with others.
struct Candidate {
  std::int64_t id = 0, document = 0;
  std::optional<std::string> key;
  std::string sketch;
};

std::vector<Candidate> candidates_in(Database& database, std::int64_t document) {
  Query query = database.query(
      "SELECT id, document_id, plan_key, sketch FROM sources WHERE document_id = ? ORDER BY id");
  query.bind(document);
  std::vector<Candidate> candidates;
  while (query.step()) {
    candidates.push_back({query.integer(), query.integer(), query.optional_text(), query.text()});
  }
  return candidates;
}

std::string text_of(Database& database, std::int64_t source) {
  Query query = database.query("SELECT text FROM records WHERE source_id = ?");
  query.bind(source);
  return query.step() ? query.text() : std::string();
}

/// One text that others are compared with; its words are taken where somebody asks for them.
class Original {
 public:
  Original(std::optional<std::string> key, std::string sketch, std::string text)
      : key_(std::move(key)), sketch_(std::move(sketch)), text_(std::move(text)) {}

  bool says_same_plan(Database& database, const Candidate& other) {
    return key_ && other.key == key_ && says_same_plan(database, other.id, other.sketch);
  }

  /// As above, of a source with the same key.
  bool says_same_plan(Database& database, std::int64_t source, std::string_view sketch) {
    if (!may_be_one_text(sketch_, sketch)) return false;
    if (!words_) words_ = word_bag(text_);
    return is_same_plan(*key_, *words_, word_bag(text_of(database, source)));
  }

 private:
  std::optional<std::string> key_;
  std::string sketch_, text_;
  std::optional<WordBag> words_;
};

/// Takes from `rest` what a chain of sources of the same plan joins to its first one.
std::vector<Candidate> take_component(Database& database, std::vector<Candidate>& rest) {
  std::vector<Candidate> component{rest.front()};
  rest.erase(rest.begin());
  for (std::size_t i = 0; i < component.size() && !rest.empty(); ++i) {
    Original original(component[i].key, component[i].sketch, text_of(database, component[i].id));
    const auto joined = std::stable_partition(rest.begin(), rest.end(), [&](const Candidate& other) {
      return !original.says_same_plan(database, other);
    });
    component.insert(component.end(), joined, rest.end());
    rest.erase(joined, rest.end());
  }
  return component;
}

std::optional<std::int64_t> chosen_source(Database& database, std::int64_t document) {
  Query query = database.query("SELECT id FROM sources WHERE document_id = ? AND chosen");
  query.bind(document);
  return query.step() ? std::optional(query.integer()) : std::nullopt;
}

std::optional<std::int64_t> best_source(Database& database, std::int64_t document) {
  Query query = database.query("SELECT id FROM sources WHERE document_id = ? ORDER BY trust, sha256 LIMIT 1");
  query.bind(document);
  return query.step() ? std::optional(query.integer()) : std::nullopt;
}

void choose(Database& database, std::int64_t document, std::int64_t source) {
  if (const auto former = chosen_source(database, document)) {
    unsettle_source(database, *former);
    unlist_tasks(database, *former);
  }
  database.query("UPDATE sources SET chosen = 0 WHERE document_id = ? AND chosen").bind(document).run();
  database.query("UPDATE sources SET chosen = 1 WHERE id = ?").bind(source).run();
  unsettle_source(database, source);
  note_unlisted(database, source);
}

bool is_source_of(Database& database, std::int64_t source, std::int64_t document) {
  Query query = database.query("SELECT 1 FROM sources WHERE id = ? AND document_id = ?");
  return query.bind(source, document).step();
}

/// The sources whose differences from the chosen one are to be said anew.
std::vector<std::int64_t> sources_to_compare(Database& database, std::int64_t document, std::int64_t chosen,
                                             bool chosen_anew, const std::set<std::int64_t>& changed) {
  std::vector<std::int64_t> sources;
  if (chosen_anew || changed.contains(chosen)) {
    sources = sources_of(database, document);
  } else {
    std::copy_if(changed.begin(), changed.end(), std::back_inserter(sources),
                 [&](std::int64_t source) { return is_source_of(database, source, document); });
  }
  std::erase(sources, chosen);
  return sources;
}

}  // namespace

std::set<std::int64_t> documents_of_plan(Database& database, const PlanIdentity& plan,
                                         const std::string& text, std::optional<std::int64_t> self) {
  std::set<std::int64_t> documents;
  if (!plan.key) return documents;
  Original original(plan.key, plan.sketch, text);
  // Read from the index alone and without copies: a key that many contents share must not cost much.
  Query query =
      database.query("SELECT id, document_id, sketch FROM sources WHERE plan_key = ? ORDER BY document_id");
  query.bind(*plan.key);
  while (query.step()) {
    const std::int64_t source = query.integer(), document = query.integer();
    if (source == self || documents.contains(document)) continue;
    if (original.says_same_plan(database, source, query.bytes())) documents.insert(document);
  }
  return documents;
}

std::set<std::int64_t> merge_documents(Database& database, const std::set<std::int64_t>& documents,
                                       std::int64_t home) {
  std::set<std::int64_t> moved;
  for (const std::int64_t document : documents) {
    if (document == home) continue;
    for (const std::int64_t source : sources_of(database, document)) {
      move_source(database, source, home);
      moved.insert(source);
    }
    move_corrections(database, document, home);
    remove_document(database, document);
  }
  return moved;
}

std::set<std::int64_t> split_document(Database& database, std::int64_t document) {
  std::set<std::int64_t> parted;
  std::vector<Candidate> rest = candidates_in(database, document);
  if (rest.size() < 2) return parted;
  take_component(database, rest);  // the oldest source's: they stay
  while (!rest.empty()) {
    const std::int64_t home = add_document(database);
    for (const Candidate& source : take_component(database, rest)) move_source(database, source.id, home);
    parted.insert(home);
  }
  return parted;
}

void settle_document(Database& database, std::int64_t document, const std::set<std::int64_t>& changed) {
  const std::optional<std::int64_t> best = best_source(database, document);
  if (!best) return remove_document(database, document);
  const bool chosen_anew = chosen_source(database, document) != best;
  if (chosen_anew) {
    choose(database, document, *best);
    remove_differences(database, *best);
  }
  const auto sources = sources_to_compare(database, document, *best, chosen_anew, changed);
  if (sources.empty()) return;
  const std::optional<Document> chosen = find_record(database, *best);
  for (const std::int64_t source : sources) {
    remove_differences(database, source);
    const std::optional<Document> further = find_record(database, source);
    if (chosen && further) write_differences(database, source, *chosen, find_differences(*chosen, *further));
  }
}

void group_all_sources(Database& database) {
  std::set<std::int64_t> documents, moved;
  for (const StoredSource& source : all_sources(database)) {
    const std::optional<Document> record = find_record(database, source.id);
    if (!record) continue;
    const PlanIdentity plan = plan_identity(*record);
    set_content(database, source.id, {source.sha256, source.reader, plan});
    std::set<std::int64_t> joined = documents_of_plan(database, plan, record->text, source.id);
    joined.insert(source.document);
    moved.merge(merge_documents(database, joined, *joined.begin()));
    documents.insert(*joined.begin());
  }
  for (const std::int64_t document : documents) {
    settle_document(database, document, moved);
  }
}

}  // namespace vanthu
