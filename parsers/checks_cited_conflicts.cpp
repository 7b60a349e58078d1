// Checks of citations against one another: one document must have one sign, issuer, date, type and title.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/cited_conflicts.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

using Mentions = std::vector<const CitationParts*>;

/// Mentions that mean one document, slips included; the fullest stands for them.
struct Cluster {
  const CitationParts* fullest = nullptr;
  Mentions mentions;  // in reading order
};

const std::optional<std::string>& date_of(const CitationParts& cited) { return cited.citation->date; }

bool both_dated(const CitationParts& a, const CitationParts& b) { return date_of(a) && date_of(b); }

bool dates_contradict(const CitationParts& a, const CitationParts& b) {
  return both_dated(a, b) && dates_differ(*date_of(a), *date_of(b));
}

bool same_whole_date(const CitationParts& a, const CitationParts& b) {
  return both_dated(a, b) && date_of(a)->size() == kFullDate && *date_of(a) == *date_of(b);
}

bool same_period(const CitationParts& a, const CitationParts& b) {
  return a.identity && b.identity && a.identity->period != "?" && a.identity->period == b.identity->period;
}

/// Two bodies that each sign as they should: then one number and one date are chance.
bool both_consistent(const CheckedDocument& checked, const CitationParts& a, const CitationParts& b) {
  const auto fits = [&](const CitationParts& one) {
    return one.citation->issuer &&
           checked.bodies.sign_fit(one.number->issuer_sign, *one.citation->issuer) == SignFit::fits;
  };
  return issuer_relation(a, b) == IssuerRelation::incompatible && fits(a) && fits(b);
}

/// True where two mentions of one type and number mean one document, be it with a slip in one of them.
bool mean_one_document(const CheckedDocument& checked, const CitationParts& a, const CitationParts& b) {
  const bool alike = titles_alike(a, b);
  if (!same_sign(a, b) || issuer_relation(a, b) == IssuerRelation::incompatible) {
    if (dates_contradict(a, b)) return false;
    return alike || (same_whole_date(a, b) && !titles_unlike(a, b) && !both_consistent(checked, a, b));
  }
  if (!dates_contradict(a, b) || alike) return true;
  if (titles_unlike(a, b)) return false;
  return is_date_slip(*date_of(a), *date_of(b)) || same_period(a, b);
}

/// More documents of one type and number than this are left alone: no plan cites so many.
constexpr std::size_t kMostClusters = 32;

std::vector<Cluster> cluster(const CheckedDocument& checked, const Mentions& block) {
  const auto fullness = [](const CitationParts& one) {
    return (one.citation->date ? 4 : 0) + (one.citation->issuer ? 2 : 0) + (one.title_words.empty() ? 0 : 1);
  };
  std::vector<Cluster> clusters;
  for (const CitationParts* mention : block) {
    const auto found = std::find_if(clusters.begin(), clusters.end(), [&](const Cluster& one) {
      return mean_one_document(checked, *one.fullest, *mention);
    });
    if (found != clusters.end()) {
      found->mentions.push_back(mention);
      if (fullness(*mention) > fullness(*found->fullest)) found->fullest = mention;
    } else if (clusters.size() < kMostClusters) {
      clusters.push_back({mention, {mention}});
    }
  }
  return clusters;
}

/// What most mentions of a cluster print, and a mention that prints it; the first wins a tie.
struct Majority {
  std::string value;
  const CitationParts* mention = nullptr;
};

/// `value_of` gives a mention's value, "" where it prints none.
template <typename ValueOf>
Majority majority_of(const Mentions& mentions, ValueOf value_of) {
  std::map<std::string, std::size_t> count;
  for (const CitationParts* mention : mentions) ++count[value_of(*mention)];
  Majority majority;
  std::size_t most = 0;
  for (const CitationParts* mention : mentions) {
    const std::string value = value_of(*mention);
    if (value.empty() || count[value] <= most) continue;
    most = count[value];
    majority = {value, mention};
  }
  return majority;
}

/// The mention as it is quoted: with its issuer, where that is what differs.
std::string quote(const CitationParts& cited) {
  return cited.citation->raw + (cited.citation->issuer ? " của " + *cited.citation->issuer : std::string());
}

Issue conflict(const CheckedDocument& checked, std::string_view code, const CitationParts& here,
               const CitationParts& there, std::vector<std::string> arguments) {
  return make_issue(checked,
                    {code, here.citation->span.bytes, std::move(arguments), there.citation->span.bytes});
}

std::string sign_of(const CitationParts& cited) { return cited.number ? cited.number->issuer_sign : ""; }

/// One with a date, if there is one: it is the better proof.
const CitationParts* dated_mention(const Mentions& mentions, const Majority& majority) {
  for (const CitationParts* mention : mentions) {
    if (sign_of(*mention) == majority.value && mention->citation->date) return mention;
  }
  return majority.mention;
}

// another sign, another organ, or a body that cannot be the same.
std::vector<Issue> identity_conflicts(const CheckedDocument& checked, const Cluster& cluster) {
  std::vector<Issue> issues;
  const Majority sign = majority_of(cluster.mentions, sign_of);
  if (sign.mention == nullptr) return issues;
  const CitationParts* right = dated_mention(cluster.mentions, sign);
  // A mention with a wrong sign is no witness for the organ.
  const auto organ_of = [&](const CitationParts& one) {
    return same_sign(one, *right) ? party_organ(one.citation->issuer.value_or("")) : std::string();
  };
  const Majority organ = majority_of(cluster.mentions, organ_of);
  for (const CitationParts* mention : cluster.mentions) {
    const CitationParts* against = nullptr;
    const std::string own_organ = organ_of(*mention);
    if (!same_sign(*mention, *right) || issuer_relation(*mention, *right) == IssuerRelation::incompatible) {
      against = right;
    } else if (!own_organ.empty() && own_organ != organ.value) {
      against = organ.mention;
    }
    if (against == nullptr) continue;
    issues.push_back(conflict(checked, "citation-identity-conflict", *mention, *against,
                              {quote(*mention), quote(*against), *against->citation->key}));
  }
  return issues;
}

//
std::vector<Issue> date_conflicts(const CheckedDocument& checked, const Cluster& cluster) {
  std::vector<Issue> issues;
  const Majority date = majority_of(cluster.mentions, [](const CitationParts& one) {
    return one.citation->date && one.citation->date->size() == kFullDate ? *one.citation->date
                                                                         : std::string();
  });
  if (date.mention == nullptr) return issues;
  for (const CitationParts* mention : cluster.mentions) {
    if (!dates_contradict(*mention, *date.mention)) continue;
    issues.push_back(
        conflict(checked, "citation-date-conflict", *mention, *date.mention,
                 {mention->citation->raw, date.mention->citation->raw, printed_date(date.value)}));
  }
  return issues;
}

/// The type word that is printed; "" where only the sign tells the type.
std::string printed_type(const CitationParts& cited) {
  constexpr std::size_t kBeginning = 80;
  const Citation& citation = *cited.citation;
  if (!citation.type) return {};
  const std::string type = comparison_key(*citation.type);
  const std::string first_word = type.substr(0, type.find(' '));
  return comparison_key(first_bytes(citation.raw, kBeginning)).starts_with(first_word) ? *citation.type
                                                                                       : std::string();
}

// "Chương trình" and "Chương trình hành động" are no contradiction.
std::vector<Issue> type_conflicts(const CheckedDocument& checked, const Cluster& cluster) {
  std::vector<Issue> issues;
  const Majority type = majority_of(cluster.mentions, printed_type);
  if (type.mention == nullptr) return issues;
  for (const CitationParts* mention : cluster.mentions) {
    const std::string own = printed_type(*mention);
    if (own.empty() || own.starts_with(type.value) || type.value.starts_with(own) || own == "Văn bản" ||
        type.value == "Văn bản") {
      continue;
    }
    issues.push_back(conflict(checked, "citation-type-conflict", *mention, *type.mention,
                              {mention->citation->raw, type.mention->citation->raw}));
  }
  return issues;
}

/// True where the title may be that of a run of documents: "Quyết định số 12-QĐ/TU và số 13-QĐ/TU … về …".
bool shares_title(const CheckedDocument& checked, const CitationParts& mention) {
  const auto index = static_cast<std::size_t>(&mention - checked.cited.data());
  const auto joined = [&](std::size_t first) {
    return is_joined_to_next(checked, first) && same_sign(checked.cited[first], checked.cited[first + 1]);
  };
  return joined(index) || (index > 0 && joined(index - 1));
}

// against the first title; each wording once.
std::vector<Issue> title_conflicts(const CheckedDocument& checked, const Cluster& cluster) {
  constexpr std::size_t kTellingWords = 5;
  constexpr double kSame = 0.7;  // of the shorter title's runs of words
  std::vector<Issue> issues;
  const CitationParts* first = nullptr;
  std::set<std::vector<std::string>> reported;
  for (const CitationParts* mention : cluster.mentions) {
    if (mention->title_words.size() < kTellingWords || shares_title(checked, *mention)) continue;
    if (first == nullptr) {
      first = mention;
    } else if (containment(first->title_words, mention->title_words) < kSame &&
               reported.insert(mention->title_words).second) {
      issues.push_back(conflict(
          checked, "citation-title-conflict", *mention, *first,
          {mention->citation->raw, shorten(*mention->citation->title), shorten(*first->citation->title)}));
    }
  }
  return issues;
}

// Party numbers are given once in a term.
std::vector<Issue> reused_keys(const CheckedDocument& checked, const std::vector<Cluster>& clusters) {
  std::vector<Issue> issues;
  for (std::size_t later = 1; later < clusters.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const CitationParts& a = *clusters[earlier].fullest;
      const CitationParts& b = *clusters[later].fullest;
      if (!a.number->party || !same_sign(a, b) || !same_period(a, b)) continue;
      if (issuer_relation(a, b) == IssuerRelation::incompatible) continue;
      if (a.identity->type != b.identity->type || !dates_contradict(a, b)) continue;
      issues.push_back(conflict(checked, "key-reused", b, a, {quote(b), quote(a), b.identity->period}));
      break;
    }
  }
  return issues;
}

std::vector<Issue> check_conflicts(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const auto append = [&](std::vector<Issue> more) {
    issues.insert(issues.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  for (const Mentions& block : blocks_of_citations(checked)) {
    if (block.size() < 2) continue;
    const std::vector<Cluster> clusters = cluster(checked, block);
    for (const Cluster& one : clusters) {
      append(identity_conflicts(checked, one));
      append(date_conflicts(checked, one));
      append(type_conflicts(checked, one));
      append(title_conflicts(checked, one));
    }
    append(reused_keys(checked, clusters));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& cited_conflict_checks() {
  static const std::vector<Check> checks = {
      {{"citation-identity-conflict", "citation-date-conflict", "citation-type-conflict",
        "citation-title-conflict", "key-reused"},
       check_conflicts},
  };
  return checks;
}

}  // namespace vanthu
