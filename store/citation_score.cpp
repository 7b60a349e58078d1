#include "store/citation_score.h"

#include <algorithm>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "parsers/issuing_body.h"
#include "store/stable_hash.h"

namespace vanthu {
namespace {

constexpr std::size_t kGramLetters = 4;
constexpr std::size_t kMostTitleBytes = 400;
constexpr double kSimilarShare = 0.6;

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

bool is_known(std::string_view part) { return !part.empty() && part.find('?') == std::string_view::npos; }

/// "QĐ.qd" → "qd"; "" for a sign without a kind, "?" for a kind that is not known.
std::string_view kind_of(std::string_view type) {
  const std::size_t dot = type.find('.');
  return dot == std::string_view::npos ? std::string_view() : type.substr(dot + 1);
}

bool kinds_contradict(const Identity& a, const Identity& b) {
  const std::string_view left = kind_of(a.type), right = kind_of(b.type);
  return is_known(left) && is_known(right) && left != right;
}

enum class DateRelation { unknown, equal, one_field, different };

DateRelation compare_dates(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return DateRelation::unknown;
  if (is_whole_date(a) && is_whole_date(b)) {
    const int fields = (a->substr(0, 4) != b->substr(0, 4)) + (a->substr(5, 2) != b->substr(5, 2)) +
                       (a->substr(8) != b->substr(8));
    return fields == 0   ? DateRelation::equal
           : fields == 1 ? DateRelation::one_field
                         : DateRelation::different;
  }
  const std::size_t shared = std::min(a->size(), b->size());
  return a->compare(0, shared, *b, 0, shared) == 0 ? DateRelation::unknown : DateRelation::different;
}

bool any_similar(const std::vector<TitleGrams>& a, const std::vector<TitleGrams>& b) {
  return std::any_of(a.begin(), a.end(), [&](const TitleGrams& left) {
    return std::any_of(b.begin(), b.end(), [&](const TitleGrams& right) { return are_similar(left, right); });
  });
}

}  // namespace

TitleGrams title_grams(std::string_view title) {
  std::size_t end = std::min(title.size(), kMostTitleBytes);
  while (end < title.size() && !begins_letter(title[end])) --end;
  const std::string_view part = title.substr(0, end);
  const bool valid = find_invalid_utf8(part) == std::string_view::npos;
  const std::string key = valid ? comparison_key(part) : comparison_key(printable(part));
  std::vector<std::size_t> letters;  // where each begins, and the end
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (begins_letter(key[i])) letters.push_back(i);
  }
  letters.push_back(key.size());
  TitleGrams grams;
  for (std::size_t i = 0; i + kGramLetters < letters.size(); ++i) {
    const std::string_view gram =
        std::string_view(key).substr(letters[i], letters[i + kGramLetters] - letters[i]);
    grams.push_back(stable_hash(gram));
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

bool are_similar(const TitleGrams& a, const TitleGrams& b) {
  if (a.empty() || b.empty()) return false;
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++shared;
      ++left;
      ++right;
    } else {
      ++(*left < *right ? left : right);
    }
  }
  return static_cast<double>(shared) >= kSimilarShare * static_cast<double>(std::min(a.size(), b.size()));
}

Agreement compare_cited(const CitedFacts& a, const CitedFacts& b) {
  constexpr Agreement kDifferent{0, true};
  // Each regime numbers its documents for itself.
  if (a.identity.regime != b.identity.regime) return kDifferent;
  // The number of a law is given once, whatever date is printed beside it.
  if (a.identity.regime == "law" && is_known(a.identity.number)) return {kSameDocument, false};

  Agreement agreement;
  const auto add = [&](int points, bool contradicts) {
    agreement.score += points;
    agreement.contradicts = agreement.contradicts || contradicts;
  };
  const IssuerRelation issuers = compare_issuers(a.identity.issuer, b.identity.issuer);
  const DateRelation dates = compare_dates(a.date, b.date);
  const bool both_titled = !a.titles.empty() && !b.titles.empty();
  const bool similar = both_titled && any_similar(a.titles, b.titles);

  if (issuers == IssuerRelation::incompatible) {
    // Two bodies give one number on one day by chance: that is a slip only where the titles are alike, and
    // communes of two places are never taken for each other.
    if (!similar || !places_may_meet(parse_issuing_body(a.identity.issuer).place,
                                     parse_issuing_body(b.identity.issuer).place)) {
      return kDifferent;
    }
    add(-3, true);
  } else if (issuers == IssuerRelation::equal) {
    add(3, false);
  } else {
    if (both_titled && !similar && !is_known(a.identity.issuer) && !is_known(b.identity.issuer)) {
      return kDifferent;
    }
    add(1, false);
  }

  switch (dates) {
    case DateRelation::equal:
      add(3, false);
      break;
    case DateRelation::one_field:
      add(1, true);
      break;
    case DateRelation::different:
      add(-2, true);
      break;
    case DateRelation::unknown:
      break;
  }

  if (is_known(a.identity.period) && is_known(b.identity.period)) {
    // The number begins anew with each period: another one makes another document.
    const bool same = a.identity.period == b.identity.period;
    add(same ? 1 : -4, !same);
  }
  if (similar) add(2, false);

  // Decisions and rules of the Party are numbered apart: only one day and body make them one slip.
  if (kinds_contradict(a.identity, b.identity) &&
      (issuers != IssuerRelation::equal || dates != DateRelation::equal)) {
    return kDifferent;
  }
  return agreement;
}

bool is_whole_date(const std::optional<std::string>& date) { return date && date->size() == 10; }

bool places_may_meet(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const std::size_t left = std::min(a.find('.'), a.size()), right = std::min(b.find('.'), b.size());
    const std::string_view x = a.substr(0, left), y = b.substr(0, right);
    if (x.starts_with('?') || y.starts_with('?')) return true;
    if (x != y) return false;
    a.remove_prefix(std::min(left + 1, a.size()));
    b.remove_prefix(std::min(right + 1, b.size()));
  }
  return true;
}

}  // namespace vanthu
