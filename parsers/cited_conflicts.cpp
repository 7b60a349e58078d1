#include "parsers/cited_conflicts.h"

#include <array>
#include <map>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/own_document.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

constexpr std::size_t kTellingWords = 5;
constexpr double kAlike = 0.6, kUnlike = 0.2;

bool both_tell(const CitationParts& a, const CitationParts& b) {
  return a.title_words.size() >= kTellingWords && b.title_words.size() >= kTellingWords;
}

std::string folded_sign(const CitationParts& cited) {
  return cited.number ? to_upper(cited.number->issuer_sign) : std::string();
}

}  // namespace

std::vector<std::vector<const CitationParts*>> blocks_of_citations(const CheckedDocument& checked) {
  std::map<std::string, std::size_t> index_of_block;
  std::vector<std::vector<const CitationParts*>> blocks;
  for (const CitationParts& cited : checked.cited) {
    if (!cited.number || !cited.citation->identity || !cited.identity) continue;
    if (cited.identity->regime == "law") continue;
    const std::string block = block_of(*cited.citation->identity);
    if (block.empty()) continue;
    const auto [position, added] = index_of_block.emplace(block, blocks.size());
    if (added) blocks.emplace_back();
    blocks[position->second].push_back(&cited);
  }
  return blocks;
}

IssuerRelation issuer_relation(const CitationParts& a, const CitationParts& b) {
  if (!a.identity || !b.identity) return IssuerRelation::compatible;
  return compare_issuers(a.identity->issuer, b.identity->issuer);
}

bool same_sign(const CitationParts& a, const CitationParts& b) { return folded_sign(a) == folded_sign(b); }

bool titles_alike(const CitationParts& a, const CitationParts& b) {
  return both_tell(a, b) && containment(a.title_words, b.title_words) >= kAlike;
}

bool titles_unlike(const CitationParts& a, const CitationParts& b) {
  return both_tell(a, b) && containment(a.title_words, b.title_words) < kUnlike;
}

bool is_date_slip(std::string_view a, std::string_view b) {
  if (a.size() < kFullDate || b.size() < kFullDate) return false;
  const bool year = a.substr(0, 4) != b.substr(0, 4);
  const bool month = a.substr(5, 2) != b.substr(5, 2);
  const bool day = a.substr(8, 2) != b.substr(8, 2);
  return static_cast<int>(year) + static_cast<int>(month) + static_cast<int>(day) == 1;
}

bool is_joined_to_next(const CheckedDocument& checked, std::size_t index) {
  constexpr std::size_t kFar = 200;
  static const Pattern joint(R"(^[ ,;]*(?:của [^;.]*)?[ ,;]*(?:và|cùng)?[ ,;]*(?:các )?$)");
  if (index + 1 >= checked.cited.size()) return false;
  const std::size_t begin = checked.cited[index].citation->span.bytes.end;
  const std::size_t end = checked.cited[index + 1].citation->span.bytes.begin;
  if (end < begin || end - begin > kFar) return false;
  return joint.contains(std::string_view(checked.record.text).substr(begin, end - begin));
}

std::string party_organ(std::string_view issuer) {
  static constexpr std::array<std::string_view, 3> kOrgans = {"ban chấp hành", "ban thường vụ",
                                                              "thường trực"};
  const std::string key = comparison_key(issuer);
  for (const std::string_view organ : kOrgans) {
    if (key.compare(0, organ.size(), organ) == 0) return std::string(organ);
  }
  return {};
}

}  // namespace vanthu
