#include "store/block_facts.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "parsers/issuing_body.h"
#include "store/known_directives.h"

namespace vanthu {
namespace {

/// As IssuingBody::place has it.
std::string place_of(const std::optional<std::string>& province, const std::optional<std::string>& level,
                     const std::optional<std::string>& commune) {
  if (!province && !commune) return "";
  const std::string above = province ? slug_of(*province) : "?tỉnh";
  return commune ? above + "." + slug_of(level.value_or("xã") + " " + *commune) : above;
}

/// What no other wording has: its fields with their lengths.
std::string mark_of(const CitationWording& wording) {
  std::string mark = wording.identity;
  for (const auto& field :
       {wording.type, wording.key, wording.name, wording.date, wording.issuer, wording.title}) {
    mark += field ? fmt::format("|{} {}", field->size(), *field) : "|";
  }
  return mark;
}

}  // namespace

CitingSource CitingSources::read(std::int64_t source) {
  Query query = database_.query(
      "SELECT s.chosen, s.document_id, s.sha256, i.province, i.level, i.commune FROM sources s "
      "LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0 WHERE s.id = ?");
  query.bind(source).step();
  CitingSource read{query.flag(), query.integer(), {query.text(), ""}};
  const auto province = query.optional_text(), level = query.optional_text(), commune = query.optional_text();
  read.facts.place = place_of(province, level, commune);
  return read;
}

BlockFacts::BlockFacts(Database& database, CitingSources& sources, const std::string& block)
    : database_(database), sources_(sources) {
  read_citations(block);
  read_heads(block);
}

void BlockFacts::read_citations(const std::string& block) {
  Query query = database_.query(
      "SELECT source_id, ordinal, identity, type, key, name, date, issuer, title FROM citations "
      "WHERE block = ? ORDER BY source_id, ordinal");
  query.bind(block);
  std::unordered_map<std::uint64_t, std::size_t> mentions;  // by wording and document
  while (query.step()) {
    CitationPlace place{query.integer(), query.count(), 0};
    if (!sources_.of(place.source).chosen) continue;
    const std::size_t wording = read_wording(query), document = document_of(place.source);
    const auto [known, fresh] =
        mentions.try_emplace(std::uint64_t{wording} << 32 | document, block_.mentions.size());
    if (fresh) {
      block_.mentions.push_back({wording, document, 1});
    } else {
      ++block_.mentions[known->second].times;
    }
    place.mention = known->second;
    places_.push_back(place);
  }
}

void BlockFacts::read_heads(const std::string& block) {
  Query query = database_.query(
      "SELECT r.source_id, r.identity, r.type, r.number_key, NULL, r.date, i.name, r.title FROM records r "
      "LEFT JOIN issuers i ON i.source_id = r.source_id AND i.ordinal = 0 "
      "WHERE r.block = ? ORDER BY r.source_id");
  query.bind(block);
  while (query.step()) {
    const std::int64_t source = query.integer();
    if (!sources_.of(source).chosen) continue;
    const std::size_t wording = read_wording(query);
    block_.heads.push_back({wording, document_of(source), 1});
  }
}

std::size_t BlockFacts::read_wording(Query& query) {
  CitationWording wording;
  wording.identity = query.text();
  wording.type = query.optional_text();
  wording.key = query.optional_text();
  wording.name = query.optional_text();
  wording.date = query.optional_text();
  wording.issuer = query.optional_text();
  wording.title = query.optional_text();
  const auto [known, fresh] = wordings_.try_emplace(mark_of(wording), block_.wordings.size());
  if (!fresh) return known->second;
  wording.contradicts_itself = contradicts_itself(wording);
  block_.wordings.push_back(std::move(wording));
  return known->second;
}

std::size_t BlockFacts::document_of(std::int64_t source) {
  const auto known = documents_.find(source);
  if (known != documents_.end()) return known->second;
  const CitingSource& citing = sources_.of(source);
  document_ids_.push_back(citing.document);
  block_.documents.push_back(citing.facts);
  return documents_.emplace(source, block_.documents.size() - 1).first->second;
}

}  // namespace vanthu
