#include "store/name_cited.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/identity.h"

namespace vanthu {
namespace {

/// Counts values; the most frequent wins, of as many the least.
class Ballot {
 public:
  void add(std::string_view value, std::size_t times) { votes_[std::string(value)] += times; }

  std::optional<std::string> winner() const {
    std::optional<std::string> best;
    std::size_t most = 0;
    for (const auto& [value, times] : votes_) {
      if (times <= most) continue;
      most = times;
      best = value;
    }
    return best;
  }

 private:
  std::map<std::string, std::size_t> votes_;
};

using Field = std::optional<std::string> CitationWording::*;
constexpr Field kFields[] = {&CitationWording::type, &CitationWording::key,    &CitationWording::name,
                             &CitationWording::date, &CitationWording::issuer, &CitationWording::title};
using Part = std::string Identity::*;
constexpr Part kParts[] = {&Identity::regime, &Identity::issuer, &Identity::type,
                           &Identity::number, &Identity::period, &Identity::name};

/// What the mentions of one cluster say, field by field.
struct Votes {
  Ballot fields[std::size(kFields)];
  // Parts of the key: whatever is known goes before what is not.
  Ballot known_parts[std::size(kParts)], parts[std::size(kParts)];

  void add(const CitationWording& wording, std::size_t times) {
    for (std::size_t i = 0; i < std::size(kFields); ++i) {
      if (const auto& value = wording.*kFields[i]) fields[i].add(*value, times);
    }
    const auto identity = parse_identity(wording.identity);
    if (!identity) return;
    for (std::size_t i = 0; i < std::size(kParts); ++i) {
      const std::string& part = (*identity).*kParts[i];
      (part.find('?') == std::string::npos ? known_parts[i] : parts[i]).add(part, times);
    }
  }

  /// Lays what the mentions say under what `wording` says already.
  CitationWording complete(CitationWording wording) const {
    for (std::size_t i = 0; i < std::size(kFields); ++i) {
      if (!(wording.*kFields[i])) wording.*kFields[i] = fields[i].winner();
    }
    Identity identity = parse_identity(wording.identity).value_or(Identity{});
    for (std::size_t i = 0; i < std::size(kParts); ++i) {
      std::string& part = identity.*kParts[i];
      if (!wording.identity.empty() && part.find('?') == std::string::npos) continue;
      const auto known = known_parts[i].winner();
      if (known || wording.identity.empty()) part = known ? *known : parts[i].winner().value_or("");
    }
    wording.identity = to_string(identity);
    return wording;
  }
};

/// Sound mentions say what a document is; those that contradict themselves only where there are no others.
std::vector<Votes> count_votes(const CitationBlock& block, std::size_t clusters,
                               const std::vector<MentionDecision>& decisions) {
  std::vector<Votes> sound(clusters), unsound(clusters);
  std::vector<bool> has_sound(clusters);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (!decisions[i].cluster) continue;
    const CitationWording& wording = block.wordings[block.mentions[i].wording];
    const std::size_t cluster = *decisions[i].cluster;
    (wording.contradicts_itself ? unsound : sound)[cluster].add(wording, block.mentions[i].times);
    if (!wording.contradicts_itself) has_sound[cluster] = true;
  }
  for (std::size_t i = 0; i < clusters; ++i) {
    if (!has_sound[i]) sound[i] = std::move(unsound[i]);
  }
  return sound;
}

/// Where several documents bear one key, what tells them apart stands behind it.
void make_unique(std::vector<MeantDocument>& documents, const std::vector<CitedCluster>& clusters) {
  const auto number_of = [&] {
    std::map<std::string, std::size_t> bearers;
    for (const MeantDocument& document : documents) ++bearers[document.entity];
    return bearers;
  };
  const auto of_identity = number_of();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (of_identity.at(documents[i].entity) < 2) continue;
    const std::string place = clusters[i].scope.value_or("");
    const std::string apart = clusters[i].facts.date.value_or(place.empty() ? "?" : place);
    documents[i].entity += "#" + apart;
  }
  const auto of_date = number_of();
  std::map<std::string, std::size_t> given;
  for (MeantDocument& document : documents) {
    const std::string entity = document.entity;
    if (of_date.at(entity) > 1) document.entity += "#" + std::to_string(++given[entity]);
  }
}

std::vector<MeantDocument> name_clusters(const CitationBlock& block,
                                         const std::vector<CitedCluster>& clusters,
                                         const std::vector<MentionDecision>& decisions) {
  std::vector<std::optional<std::size_t>> head_wordings(block.documents.size());
  for (const BlockMention& head : block.heads) head_wordings[head.document] = head.wording;
  const std::vector<Votes> votes = count_votes(block, clusters.size(), decisions);
  std::vector<MeantDocument> documents;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const auto& head = clusters[i].head;
    CitationWording own;
    if (head && head_wordings[*head]) own = block.wordings[*head_wordings[*head]];
    MeantDocument document{{}, votes[i].complete(std::move(own)), head};
    document.entity = document.fields.identity;
    documents.push_back(std::move(document));
  }
  make_unique(documents, clusters);
  return documents;
}

}  // namespace

BlockMeaning name_cited(const CitationBlock& block, const std::vector<CitedCluster>& clusters,
                        const std::vector<MentionDecision>& decisions) {
  const std::vector<MeantDocument> named = name_clusters(block, clusters, decisions);
  std::vector<std::size_t> order(named.size()), position(named.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return named[a].entity < named[b].entity; });
  BlockMeaning meaning;
  for (std::size_t i = 0; i < order.size(); ++i) {
    position[order[i]] = i;
    meaning.documents.push_back(named[order[i]]);
  }
  const auto candidates_of = [&](const std::vector<std::pair<std::size_t, int>>& others) {
    std::vector<MeantCandidate> candidates;
    for (const auto& [cluster, score] : others) candidates.push_back({position[cluster], score});
    std::sort(candidates.begin(), candidates.end(), [](const MeantCandidate& a, const MeantCandidate& b) {
      return std::pair(-a.score, a.document) < std::pair(-b.score, b.document);
    });
    if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
    return candidates;
  };
  std::vector<std::vector<MeantCandidate>> rivals;  // of conflicting clusters
  for (const CitedCluster& cluster : clusters) rivals.push_back(candidates_of(cluster.others));
  for (const MentionDecision& decision : decisions) {
    MentionMeaning mention;
    mention.others = candidates_of(decision.others);
    mention.conflicting = decision.conflicting;
    if (decision.cluster) {
      mention.document = position[*decision.cluster];
      if (clusters[*decision.cluster].conflicting) {
        mention.conflicting = true;
        if (mention.others.empty()) mention.others = rivals[*decision.cluster];
      }
    }
    meaning.mentions.push_back(std::move(mention));
  }
  return meaning;
}

}  // namespace vanthu
