#include "store/write_block.h"

#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "store/keys.h"
#include "store/known_directives.h"
#include "store/match_citations.h"

namespace vanthu {
namespace {

/// A row of citation_links.
struct Link {
  std::int64_t source = 0;
  std::size_t citation = 0;
  std::string state;
  std::optional<std::string> entity;
  bool operator==(const Link&) const = default;
};

bool comes_before(const Link& a, const Link& b) {
  return std::tie(a.source, a.citation) < std::tie(b.source, b.citation);
}

std::optional<std::string> search_form(const std::optional<std::string>& text) {
  return text ? std::optional(number_search_key(*text)) : std::nullopt;
}

class BlockWriter {
 public:
  BlockWriter(Database& database, const std::string& block, const BlockFacts& facts)
      : database_(database), block_(block), facts_(facts), meaning_(match_citations(facts.block())) {}

  void write() {
    write_documents();
    write_links(stored_links(), meant_links());
    write_candidates();
  }

 private:
  std::string_view state_of(const MeantDocument& document) const {
    if (document.head) return "stored";
    return is_known_law(document.fields.identity) ? "known" : "awaited";
  }

  void write_documents() {
    database_.query("DELETE FROM cited_documents WHERE block = ?").bind(block_).run();
    Query insert = database_.query(
        "INSERT INTO cited_documents (entity, block, state, type, key, name, date, issuer, title, "
        "document_id, key_search, name_search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const MeantDocument& document : meaning_.documents) {
      const CitationWording& fields = document.fields;
      insert.bind(document.entity, block_, state_of(document), fields.type, fields.key, fields.name,
                  fields.date, fields.issuer, fields.title);
      insert.bind(document.head ? std::optional(facts_.document_id(*document.head)) : std::nullopt);
      insert.bind(search_form(fields.key), search_form(fields.name)).run();
    }
  }

  std::vector<Link> stored_links() {
    Query query = database_.query(
        "SELECT source_id, citation, state, entity FROM citation_links WHERE block = ? "
        "ORDER BY source_id, citation");
    query.bind(block_);
    std::vector<Link> links;
    while (query.step())
      links.push_back({query.integer(), query.count(), query.text(), query.optional_text()});
    return links;
  }

  std::vector<Link> meant_links() const {
    std::vector<Link> links;
    for (const CitationPlace& place : facts_.places()) {
      const MentionMeaning& mention = meaning_.mentions[place.mention];
      Link link{place.source, place.citation, "ambiguous", std::nullopt};
      if (mention.document) {
        const MeantDocument& document = meaning_.documents[*mention.document];
        const std::string_view state = state_of(document);
        link.state = mention.conflicting ? "conflicting" : state == "stored" ? "resolved" : state;
        link.entity = document.entity;
      }
      links.push_back(std::move(link));
    }
    return links;
  }

  /// Both in order of source and citation.
  void write_links(const std::vector<Link>& stored, const std::vector<Link>& meant) {
    auto old = stored.begin();
    for (const Link& link : meant) {
      for (; old != stored.end() && comes_before(*old, link); ++old) remove(*old);
      const bool stands = old != stored.end() && !comes_before(link, *old);
      if (!stands || *old != link) write(link);
      if (stands) ++old;
    }
    for (; old != stored.end(); ++old) remove(*old);
  }

  void remove(const Link& link) {
    database_.query("DELETE FROM citation_links WHERE source_id = ? AND citation = ?")
        .bind(link.source, link.citation)
        .run();
  }

  void write(const Link& link) {
    database_
        .query(
            "INSERT OR REPLACE INTO citation_links (source_id, citation, state, entity, block) "
            "VALUES (?, ?, ?, ?, ?)")
        .bind(link.source, link.citation, link.state, link.entity, block_)
        .run();
  }

  void write_candidates() {
    database_.query("DELETE FROM citation_candidates WHERE block = ?").bind(block_).run();
    Query insert = database_.query(
        "INSERT INTO citation_candidates (source_id, citation, entity, score, block) VALUES (?, ?, ?, ?, ?)");
    for (const CitationPlace& place : facts_.places()) {
      for (const MeantCandidate& other : meaning_.mentions[place.mention].others) {
        insert
            .bind(place.source, place.citation, meaning_.documents[other.document].entity, other.score,
                  block_)
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
