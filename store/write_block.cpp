#include "store/write_block.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "store/keys.h"
#include "store/known_directives.h"
#include "store/match_citations.h"

namespace vanthu {
namespace {

/// A row of citation_links, with views of texts.
struct Link {
  std::int64_t source = 0;
  std::size_t citation = 0;
  std::string_view state;
  std::optional<std::string_view> entity;
  bool operator==(const Link&) const = default;
};

template <class One, class Other>
bool comes_before(const One& one, const Other& other) {
  return std::pair(one.source, std::size_t{one.citation}) <
         std::pair(other.source, std::size_t{other.citation});
}

/// A row of cited_documents but for what follows from the rest.
struct CitedRow {
  std::string state;
  CitationWording fields;  // `identity` is the entity
  std::optional<std::int64_t> document;
  bool operator==(const CitedRow&) const = default;
};

std::optional<std::string> search_form(const std::optional<std::string>& text) {
  return text ? std::optional(number_search_key(*text)) : std::nullopt;
}

class BlockWriter {
 public:
  BlockWriter(Database& database, const std::string& block, const BlockFacts& facts)
      : database_(database), block_(block), facts_(facts), meaning_(match_citations(facts.block())) {}

  void write() {
    write_documents();
    write_links();
    write_candidates();
  }

 private:
  std::string_view state_of(const MeantDocument& document) const {
    if (document.head) return "stored";
    return is_known_law(document.fields.identity) ? "known" : "awaited";
  }

  /// By entity.
  std::vector<CitedRow> stored_documents() {
    Query query = database_.query(
        "SELECT state, entity, type, key, name, date, issuer, title, document_id FROM cited_documents "
        "WHERE block = ? ORDER BY entity");
    query.bind(block_);
    std::vector<CitedRow> rows;
    while (query.step()) {
      CitedRow row;
      row.state = query.text();
      row.fields.identity = query.text();
      for (auto* field : {&row.fields.type, &row.fields.key, &row.fields.name, &row.fields.date,
                          &row.fields.issuer, &row.fields.title}) {
        *field = query.optional_text();
      }
      if (!query.next_is_null()) row.document = query.integer();
      rows.push_back(std::move(row));
    }
    return rows;
  }

  CitedRow row_of(const MeantDocument& document) const {
    CitedRow row{std::string(state_of(document)), document.fields, {}};
    row.fields.identity = document.entity;
    row.fields.contradicts_itself = false;
    if (document.head) row.document = facts_.document_id(*document.head);
    return row;
  }

  /// Both in order of entities.
  void write_documents() {
    const std::vector<CitedRow> stored = stored_documents();
    auto old = stored.begin();
    for (const MeantDocument& document : meaning_.documents) {
      const CitedRow row = row_of(document);
      for (; old != stored.end() && old->fields.identity < document.entity; ++old) remove(*old);
      const bool stands = old != stored.end() && old->fields.identity == document.entity;
      if (stands && *old != row) remove(*old);
      if (!stands || *old != row) write(row);
      if (stands) ++old;
    }
    for (; old != stored.end(); ++old) remove(*old);
  }

  void remove(const CitedRow& row) {
    database_.query("DELETE FROM cited_documents WHERE entity = ?").bind(row.fields.identity).run();
  }

  void write(const CitedRow& row) {
    const CitationWording& fields = row.fields;
    Query insert = database_.query(
        "INSERT INTO cited_documents (entity, block, state, type, key, name, date, issuer, title, "
        "document_id, key_search, name_search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(fields.identity, block_, row.state, fields.type, fields.key, fields.name, fields.date,
                fields.issuer, fields.title);
    insert.bind(row.document, search_form(fields.key), search_form(fields.name)).run();
  }

  Link link_of(const CitationPlace& place) const {
    const MentionMeaning& mention = meaning_.mentions[place.mention];
    Link link{place.source, place.citation, "ambiguous", std::nullopt};
    if (mention.document) {
      const MeantDocument& document = meaning_.documents[*mention.document];
      const std::string_view state = state_of(document);
      link.state = mention.conflicting ? "conflicting" : state == "stored" ? "resolved" : state;
      link.entity = document.entity;
    }
    return link;
  }

  struct LinkChanges {
    std::vector<std::pair<std::int64_t, std::size_t>> gone;  // source, citation
    std::vector<const CitationPlace*> written;
  };

  /// What is meant beside what is stored, both in order of source and citation.
  LinkChanges compare_links() {
    LinkChanges changes;
    Query query = database_.query(
        "SELECT source_id, citation, state, entity FROM citation_links WHERE block = ? "
        "ORDER BY source_id, citation");
    query.bind(block_);
    auto place = facts_.places().begin();
    while (query.step()) {
      Link stored{query.integer(), query.count(), query.bytes(), std::nullopt};
      if (!query.next_is_null()) stored.entity = query.bytes();
      for (; place != facts_.places().end() && comes_before(*place, stored); ++place) {
        changes.written.push_back(&*place);
      }
      const bool stands = place != facts_.places().end() && !comes_before(stored, *place);
      if (!stands) {
        changes.gone.emplace_back(stored.source, stored.citation);
        continue;
      }
      if (stored != link_of(*place)) changes.written.push_back(&*place);
      ++place;
    }
    for (; place != facts_.places().end(); ++place) changes.written.push_back(&*place);
    return changes;
  }

  void write_links() {
    const LinkChanges changes = compare_links();
    for (const auto& [source, citation] : changes.gone) {
      database_.query("DELETE FROM citation_links WHERE source_id = ? AND citation = ?")
          .bind(source, citation)
          .run();
    }
    Query insert = database_.query(
        "INSERT OR REPLACE INTO citation_links (source_id, citation, state, entity, block) "
        "VALUES (?, ?, ?, ?, ?)");
    for (const CitationPlace* place : changes.written) {
      const Link link = link_of(*place);
      insert.bind(link.source, link.citation, link.state, link.entity, block_).run();
    }
  }

  void write_candidates() {
    database_.query("DELETE FROM citation_candidates WHERE block = ?").bind(block_).run();
    Query insert = database_.query(
        "INSERT INTO citation_candidates (source_id, citation, entity, score, block) VALUES (?, ?, ?, ?, ?)");
    for (const CitationPlace& place : facts_.places()) {
      for (const MeantCandidate& other : meaning_.mentions[place.mention].others) {
        insert
            .bind(place.source, std::size_t{place.citation}, meaning_.documents[other.document].entity,
                  other.score, block_)
            .run();
      }
    }
  }

  Database& database_;
  const std::string& block_;
  const BlockFacts& facts_;
  BlockMeaning meaning_;
};

}  // namespace

void write_block(Database& database, const std::string& block, const BlockFacts& facts) {
  BlockWriter(database, block, facts).write();
}

}  // namespace vanthu
