#include "store/block_facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
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
      "SELECT s.chosen, s.document_id, i.province, i.level, i.commune FROM sources s "
      "LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0 WHERE s.id = ?");
  query.bind(source).step();
  CitingSource read{query.flag(), query.integer(), {}};
  const auto province = query.optional_text(), level = query.optional_text(), commune = query.optional_text();
  read.place = *places_.insert(place_of(province, level, commune)).first;
  return read;
}

BlockFacts::BlockFacts(Database& database, CitingSources& sources, const std::string& block)
    : database_(database), sources_(sources) {
  read_heads(block);
  read_citations(block);
}

void BlockFacts::read_heads(const std::string& block) {
  Query query = database_.query(
      "SELECT r.source_id, r.identity, r.type, r.number_key, NULL, r.date, i.name, r.title, s.sha256 "
      "FROM records r JOIN sources s ON s.id = r.source_id "
      "LEFT JOIN issuers i ON i.source_id = r.source_id AND i.ordinal = 0 "
      "WHERE r.block = ? ORDER BY r.source_id");
  query.bind(block);
  while (query.step()) {
    const std::int64_t source = query.integer();
    const CitingSource& citing = sources_.of(source);
    if (!citing.chosen) continue;
    const std::size_t wording = read_wording(query), document = block_.documents.size();
    block_.documents.push_back({query.text(), std::string(citing.place)});
    document_ids_.push_back(citing.document);
    block_.heads.push_back({wording, document, 1});
    heads_.emplace(source, document);
  }
}

void BlockFacts::read_citations(const std::string& block) {
  Query query = database_.query(
      "SELECT source_id, ordinal, identity, type, key, name, date, issuer, title FROM citations "
      "WHERE block = ? ORDER BY source_id, ordinal");
  query.bind(block);
  std::int64_t reading = 0;
  std::vector<Said> said;
  while (query.step()) {
    const std::int64_t source = query.integer();
    const std::size_t citation = query.count();
    if (source != reading) {
      add(reading, said);
      said.clear();
      reading = source;
    }
    if (sources_.of(source).chosen) said.push_back({citation, read_wording(query)});
  }
  add(reading, said);
}

void BlockFacts::add(std::int64_t source, const std::vector<Said>& said) {
  if (said.empty()) return;
  const std::size_t document = document_of(source, said);
  for (const Said& one : said) {
    const auto [known, fresh] =
        mentions_.try_emplace(std::uint64_t{one.wording} << 32 | document, block_.mentions.size());
    if (fresh) block_.mentions.push_back({one.wording, document, 0});
    ++block_.mentions[known->second].times;
    places_.push_back(
        {source, static_cast<std::uint32_t>(one.citation), static_cast<std::uint32_t>(known->second)});
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

std::size_t BlockFacts::document_of(std::int64_t source, const std::vector<Said>& said) {
  if (const auto head = heads_.find(source); head != heads_.end()) return head->second;
  std::vector<std::size_t> wordings;
  for (const Said& one : said) wordings.push_back(one.wording);
  std::sort(wordings.begin(), wordings.end());
  const std::string_view place = sources_.of(source).place;
  const auto [known, fresh] =
      speakers_.try_emplace(fmt::format("{} {}", fmt::join(wordings, " "), place), block_.documents.size());
  if (fresh) block_.documents.push_back({"", std::string(place)});
  return known->second;
}

}  // namespace vanthu
