#include "parsers/reference_context.h"

#include <algorithm>

#include "normalize/text_forms.h"
#include "parsers/excerpt.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

// Titles are alike from here on (share of common runs of four words).
constexpr double kAlike = 0.6;
// Shorter titles ("về công tác dân vận") are those of many documents.
constexpr std::size_t kFewWords = 5;
constexpr std::size_t kMostTitleBytes = 400;
// Distinct documents that are kept: no plan cites more, and each titled reference is compared with all.
constexpr std::size_t kMostCited = 200;
constexpr std::size_t kMostShortNames = 16;

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

std::string key_of(const Citation& citation) {
  if (citation.key) return *citation.key;
  if (citation.name) return comparison_key(*citation.name) + " " + citation.date.value_or("").substr(0, 4);
  return citation.raw_key.value_or(citation.raw) + " " + citation.date.value_or("");
}

std::string_view without_zeros(std::string_view number) {
  while (number.starts_with('0')) number.remove_prefix(1);
  return number;
}

/// "57" of "57-NQ/TW", "30c" of "30c/NQ-CP"; "" where there is none.
std::string number_of(const Citation& citation) {
  const std::string_view key = citation.key ? std::string_view(*citation.key) : std::string_view();
  return std::string(without_zeros(key.substr(0, key.find_first_of("-/"))));
}

/// How much a mention says beyond its number.
int fullness(const Citation& citation) {
  return (citation.date ? 2 : 0) + (citation.issuer ? 2 : 0) + (citation.title ? 1 : 0);
}

bool is_principal(const Citation& citation) {
  return citation.relation == "implements" || citation.relation == "basis";
}

/// Names of one body agree where one is the other's without its place: "Ủy ban nhân dân xã".
bool are_issuers_alike(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && (begins_with_word(a, b) || begins_with_word(b, a));
}

}  // namespace

bool is_same_type(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && (begins_with_word(a, b) || begins_with_word(b, a));
}

ReferenceContext::ReferenceContext(const Document& record) : record_(record) {
  for (std::size_t i = 0; i < record.citations.size(); ++i) add(i);
  std::stable_sort(short_names_.begin(), short_names_.end(),
                   [](const ShortName& a, const ShortName& b) { return a.name.size() > b.name.size(); });
  if (record.header.title) own_title_ = words_of(first_bytes(*record.header.title, kMostTitleBytes));
}

void ReferenceContext::add(std::size_t index) {
  const Citation& citation = record_.citations[index];
  if (!citation.type) return;
  const auto known = by_key_.find(key_of(citation));
  if (known == by_key_.end() && cited_.size() == kMostCited) return;
  const std::size_t at = known == by_key_.end() ? cited_.size() : known->second;
  if (known == by_key_.end()) {
    by_key_.emplace(key_of(citation), at);
    cited_.push_back({*citation.type, index, number_of(citation), "", "", {}, false});
  }
  Cited& cited = cited_[at];
  if (fullness(citation) > fullness(record_.citations[cited.best])) cited.best = index;
  if (cited.date.empty()) cited.date = citation.date.value_or("");
  if (cited.issuer.empty()) cited.issuer = citation.issuer.value_or("");
  if (cited.title.empty() && citation.title)
    cited.title = words_of(first_bytes(*citation.title, kMostTitleBytes));
  cited.principal = cited.principal || is_principal(citation);
  if (citation.alias && !citation.alias->empty() && short_names_.size() < kMostShortNames) {
    short_names_.push_back({*citation.alias, index});
  }
}

bool ReferenceContext::is_type_of_body(std::string_view type) const {
  if (record_.header.type) return is_same_type(*record_.header.type, type);
  return of_type(type).empty();
}

bool ReferenceContext::is_own_type(std::string_view type) const {
  return is_type_of_body(type) ||
         std::any_of(record_.attachments.begin(), record_.attachments.end(),
                     [&](const AttachedDocument& attached) { return is_same_type(attached.type, type); });
}

bool ReferenceContext::is_own_issuer(std::string_view issuer) const {
  return record_.header.issuer.name && are_issuers_alike(*record_.header.issuer.name, issuer);
}

bool ReferenceContext::is_own_title(std::string_view title) const {
  const std::vector<std::string> words = words_of(first_bytes(title, kMostTitleBytes));
  return words.size() >= kFewWords && own_title_.size() >= kFewWords &&
         containment(words, own_title_) >= kAlike;
}

std::vector<const ReferenceContext::Cited*> ReferenceContext::of_type(std::string_view type) const {
  std::vector<const Cited*> found;
  for (const Cited& cited : cited_) {
    if (is_same_type(cited.type, type)) found.push_back(&cited);
  }
  return found;
}

CitationTarget ReferenceContext::find_above(std::string_view type, std::size_t paragraph,
                                            std::size_t position) const {
  constexpr int kLookBack = 32;
  const auto behind = std::lower_bound(
      record_.citations.begin(), record_.citations.end(), position,
      [](const Citation& citation, std::size_t at) { return citation.span.bytes.begin < at; });
  auto mention = behind;
  for (int i = 0; i < kLookBack && mention != record_.citations.begin(); ++i) {
    --mention;
    if (mention->span.bytes.begin < paragraph) break;
    if (mention->type && is_same_type(*mention->type, type)) {
      return {static_cast<std::size_t>(mention - record_.citations.begin()), std::nullopt};
    }
  }
  const std::vector<const Cited*> candidates = of_type(type);
  if (candidates.empty()) return {std::nullopt, "no-citation-of-type"};
  if (candidates.size() == 1) return {candidates.front()->best, std::nullopt};
  if (const auto principal = find_principal(type)) return {principal, std::nullopt};
  return {std::nullopt, "several-citations"};
}

std::optional<std::size_t> ReferenceContext::find_called(std::string_view type) const {
  for (const ShortName& short_name : short_names_) {
    if (short_name.name == type) return short_name.citation;
  }
  return std::nullopt;
}

std::optional<std::size_t> ReferenceContext::find_principal(std::string_view type) const {
  if (const auto called = find_called(type)) return called;
  std::optional<std::size_t> principal;
  for (const Cited* cited : of_type(type)) {
    if (!cited->principal) continue;
    if (principal) return std::nullopt;
    principal = cited->best;
  }
  return principal;
}

CitationTarget ReferenceContext::find_titled(std::string_view type, std::string_view title,
                                             std::string_view issuer) const {
  const std::vector<std::string> words = words_of(first_bytes(title, kMostTitleBytes));
  const CitationTarget unknown{std::nullopt, "title-unknown"};
  if (words.size() < kFewWords) return unknown;
  std::vector<const Cited*> alike;
  for (const Cited* cited : of_type(type)) {
    if (cited->title.size() >= kFewWords && containment(words, cited->title) >= kAlike)
      alike.push_back(cited);
  }
  if (alike.size() > 1 && !issuer.empty()) {
    std::erase_if(alike, [&](const Cited* cited) { return !are_issuers_alike(cited->issuer, issuer); });
  }
  if (alike.empty()) return unknown;
  if (alike.size() > 1) return {std::nullopt, "several-citations"};
  return {alike.front()->best, std::nullopt};
}

std::optional<std::size_t> ReferenceContext::find_of_issuer(std::string_view type,
                                                            std::string_view issuer) const {
  std::optional<std::size_t> found;
  for (const Cited* cited : of_type(type)) {
    if (!are_issuers_alike(cited->issuer, issuer)) continue;
    if (found) return std::nullopt;
    found = cited->best;
  }
  return found;
}

std::optional<std::size_t> ReferenceContext::find_numbered(std::string_view type,
                                                           std::string_view number) const {
  std::optional<std::size_t> found;
  for (const Cited* cited : of_type(type)) {
    if (cited->number.empty() || cited->number != without_zeros(number)) continue;
    if (found) return std::nullopt;
    found = cited->best;
  }
  return found;
}

std::optional<std::size_t> ReferenceContext::find_dated(std::string_view type, std::string_view date) const {
  std::optional<std::size_t> found;
  for (const Cited* cited : of_type(type)) {
    if (cited->date != date) continue;
    if (found) return std::nullopt;
    found = cited->best;
  }
  return found;
}

std::optional<ReferenceContext::Alias> ReferenceContext::find_alias(std::string_view text) const {
  for (const ShortName& short_name : short_names_) {
    if (text.starts_with(short_name.name)) return Alias{short_name.citation, short_name.name.size()};
  }
  return std::nullopt;
}

}  // namespace vanthu
