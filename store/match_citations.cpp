#include "store/match_citations.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "store/citation_score.h"
#include "store/cited_clusters.h"
#include "store/name_cited.h"

namespace vanthu {
namespace {

// Titles by which a group is compared.
constexpr std::size_t kMostTitles = 4;
// Documents of one number that a document names, as far as its short mentions look for theirs.
constexpr std::size_t kMostLocal = 64;

/// Mentions that say the same, so far as it decides what they mean.
struct Group {
  CitedFacts facts;
  std::string identity, title;
  bool contradicts_itself = false;
  std::vector<std::size_t> mentions;  // positions in CitationBlock::mentions
  std::size_t times = 0;

  bool names_issuer() const { return facts.identity.issuer.find('?') == std::string::npos; }
  /// Says which body issued it on which day.
  bool is_full() const { return names_issuer() && is_whole_date(facts.date); }

  /// The full ones first, then the more that is known and the more often it is said; never the same of two.
  auto rank() const {
    return std::tuple(contradicts_itself, !is_full(), !is_whole_date(facts.date),
                      std::count(identity.begin(), identity.end(), '?'), title.empty(),
                      -static_cast<std::ptrdiff_t>(times), std::string_view(identity), facts.date,
                      std::string_view(title));
  }
};

std::vector<TitleGrams> grams_of(const std::optional<std::string>& title) {
  if (!title) return {};
  return {title_grams(*title)};
}

/// The titles that are printed most often; of as many the least.
std::vector<TitleGrams> commonest(const std::map<std::string, std::size_t>& titles) {
  std::vector<std::pair<std::ptrdiff_t, std::string_view>> order;
  for (const auto& [title, times] : titles) order.emplace_back(-static_cast<std::ptrdiff_t>(times), title);
  const std::size_t kept = std::min(order.size(), kMostTitles);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end());
  std::vector<TitleGrams> grams;
  for (std::size_t i = 0; i < kept; ++i) grams.push_back(title_grams(order[i].second));
  return grams;
}

std::vector<Group> groups_of(const CitationBlock& block) {
  struct Collected {
    Group group;
    std::map<std::string, std::size_t> titles;
  };
  using Key = std::tuple<std::string, std::optional<std::string>, bool, std::string>;
  std::map<Key, Collected> collected;
  for (std::size_t i = 0; i < block.mentions.size(); ++i) {
    const BlockMention& mention = block.mentions[i];
    const CitationWording& wording = block.wordings[mention.wording];
    const auto identity = parse_identity(wording.identity);
    if (!identity) continue;
    Group group{{*identity, wording.date, {}}, wording.identity, {}, wording.contradicts_itself, {}, 0};
    // The title of a full mention decides nothing between mentions of one body and day.
    if (!group.is_full()) group.title = wording.title.value_or("");
    const Key key(group.identity, wording.date, group.contradicts_itself, group.title);
    Collected& known = collected.try_emplace(key, Collected{std::move(group), {}}).first->second;
    known.group.mentions.push_back(i);
    known.group.times += mention.times;
    if (wording.title) known.titles[*wording.title] += mention.times;
  }
  std::vector<Group> groups;
  for (auto& [key, one] : collected) {
    one.group.facts.titles = commonest(one.titles);
    groups.push_back(std::move(one.group));
  }
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.rank() < b.rank(); });
  return groups;
}

class Matcher {
 public:
  explicit Matcher(const CitationBlock& block) : block_(block), decisions_(block.mentions.size()) {}

  BlockMeaning run() {
    add_heads();
    for (const Group& group : groups_of(block_)) place(group);
    return name_cited(block_, clusters_.all(), decisions_);
  }

 private:
  /// Each document of the store is one, whatever others say of it.
  void add_heads() {
    std::vector<BlockMention> heads = block_.heads;
    const auto order = [&](const BlockMention& head) {
      return std::tie(block_.wordings[head.wording], block_.documents[head.document].name);
    };
    std::sort(heads.begin(), heads.end(),
              [&](const BlockMention& a, const BlockMention& b) { return order(a) < order(b); });
    for (const BlockMention& head : heads) {
      const CitationWording& wording = block_.wordings[head.wording];
      const auto identity = parse_identity(wording.identity);
      if (!identity) continue;
      CitedCluster cluster;
      cluster.facts = {*identity, wording.date, grams_of(wording.title)};
      cluster.head = head.document;
      note_local(head.document, clusters_.add(std::move(cluster)));
    }
  }

  /// One more than are looked at is kept, so that it shows.
  void note_local(std::size_t document, std::size_t cluster) {
    std::set<std::size_t>& known = local_[document];
    if (known.size() <= kMostLocal) known.insert(cluster);
  }

  /// Decides every mention of the group by what was decided before it, not by each other.
  void place(const Group& group) {
    std::map<std::string, Comparison> by_place;
    std::vector<std::size_t> undecided;
    std::vector<std::pair<std::size_t, std::size_t>> joined;  // mention, cluster
    for (const std::size_t mention : group.mentions) {
      const std::size_t document = block_.mentions[mention].document;
      const std::string& standing = block_.documents[document].place;
      auto known = by_place.find(standing);
      if (known == by_place.end()) {
        known = by_place.emplace(standing, clusters_.compare(group.facts, standing)).first;
      }
      MentionDecision decision = decide(group, known->second, document);
      if (decision.cluster) joined.emplace_back(mention, *decision.cluster);
      const bool ambiguous = !decision.cluster && !decision.others.empty();
      decisions_[mention] = std::move(decision);
      if (!decisions_[mention].cluster && !ambiguous) undecided.push_back(mention);
    }
    for (const auto& [scope, parted] : part_by_scope(group, undecided, by_place)) {
      const std::size_t cluster = add_cluster(group, scope, parted.alike);
      for (const std::size_t mention : parted.mentions) {
        decisions_[mention].cluster = cluster;
        joined.emplace_back(mention, cluster);
      }
    }
    for (const auto& [mention, cluster] : joined) {
      note_local(block_.mentions[mention].document, cluster);
      if (!group.contradicts_itself) clusters_.complete(cluster, group.facts.identity);
    }
  }

  /// Mentions that begin one cluster together, and the clusters that agree with them in part.
  struct Beginning {
    std::vector<std::size_t> mentions;
    std::map<std::size_t, int> alike;  // cluster, score
  };

  /// Mentions that tell neither body nor day mean one document only where they stand in one place.
  std::map<std::optional<std::string>, Beginning> part_by_scope(
      const Group& group, const std::vector<std::size_t>& mentions,
      const std::map<std::string, Comparison>& by_place) const {
    const bool scoped = !group.names_issuer() && !is_whole_date(group.facts.date);
    std::map<std::optional<std::string>, Beginning> parted;
    for (const std::size_t mention : mentions) {
      const std::string& standing = block_.documents[block_.mentions[mention].document].place;
      Beginning& beginning = parted[scoped ? std::optional(standing) : std::nullopt];
      beginning.mentions.push_back(mention);
      for (const ComparedCluster& other : by_place.at(standing).clusters) {
        beginning.alike.emplace(other.cluster, other.agreement.score);
      }
    }
    return parted;
  }

  MentionDecision decide(const Group& group, const Comparison& everywhere, std::size_t document) const {
    if (!group.is_full()) {
      if (auto decision = decide_locally(group, document)) return *decision;
    }
    std::vector<ComparedCluster> same, open;
    for (const ComparedCluster& compared : everywhere.clusters) {
      if (compared.agreement.score >= kSameDocument) same.push_back(compared);
      if (!compared.agreement.contradicts) open.push_back(compared);
    }
    if (!same.empty()) return best_of(group, without_conflicting(same), document, everywhere);
    if (open.empty()) return {};
    open = without_conflicting(open);
    if (open.size() == 1 && !everywhere.cut) return chosen(group, open.front(), everywhere);
    return ambiguous(open);
  }

  /// A short mention means what its document has named in full before or behind it.
  std::optional<MentionDecision> decide_locally(const Group& group, std::size_t document) const {
    const auto known = local_.find(document);
    if (known == local_.end()) return std::nullopt;
    const Comparison comparison =
        clusters_.compare(group.facts, std::vector<std::size_t>(known->second.begin(), known->second.end()));
    std::vector<ComparedCluster> open = comparison.clusters;
    std::erase_if(open, [](const ComparedCluster& compared) { return compared.agreement.contradicts; });
    if (open.empty()) return std::nullopt;
    open = best(open);
    const bool all_seen = known->second.size() <= kMostLocal;
    if (open.size() == 1 && all_seen) return chosen(group, open.front(), comparison);
    return ambiguous(open);
  }

  static std::vector<ComparedCluster> best(std::vector<ComparedCluster> compared) {
    int most = 0;
    for (const ComparedCluster& one : compared) most = std::max(most, one.agreement.score);
    std::erase_if(compared, [&](const ComparedCluster& one) { return one.agreement.score < most; });
    return compared;
  }

  /// A slip for another document does not make mentions of that one ambiguous.
  std::vector<ComparedCluster> without_conflicting(std::vector<ComparedCluster> compared) const {
    const auto is_sound = [&](const ComparedCluster& one) {
      return !clusters_.all()[one.cluster].conflicting;
    };
    if (std::none_of(compared.begin(), compared.end(), is_sound)) return compared;
    std::erase_if(compared, [&](const ComparedCluster& one) { return !is_sound(one); });
    return compared;
  }

  MentionDecision best_of(const Group& group, std::vector<ComparedCluster> same, std::size_t document,
                          const Comparison& everywhere) const {
    same = best(std::move(same));
    if (same.size() == 1) return chosen(group, same.front(), everywhere);
    // Two documents of one key: what stands in one of them means that one.
    const auto known = local_.find(document);
    std::vector<ComparedCluster> here = same;
    std::erase_if(here, [&](const ComparedCluster& one) {
      return known == local_.end() || !known->second.contains(one.cluster);
    });
    return here.size() == 1 ? chosen(group, here.front(), everywhere) : ambiguous(same);
  }

  static MentionDecision chosen(const Group& group, const ComparedCluster& meant, const Comparison& all) {
    MentionDecision decision{meant.cluster, group.contradicts_itself, {}};
    if (!group.contradicts_itself) return decision;
    for (const ComparedCluster& other : all.clusters) {
      if (other.cluster != meant.cluster) decision.others.emplace_back(other.cluster, other.agreement.score);
    }
    return decision;
  }

  static MentionDecision ambiguous(const std::vector<ComparedCluster>& open) {
    MentionDecision decision;
    for (const ComparedCluster& one : open) {
      decision.others.emplace_back(one.cluster, one.agreement.score);
    }
    return decision;
  }

  /// A document that no other mention or head is; `alike` agrees with it in part.
  std::size_t add_cluster(const Group& group, const std::optional<std::string>& scope,
                          const std::map<std::size_t, int>& alike) {
    CitedCluster cluster;
    cluster.facts = group.facts;
    cluster.scope = scope;
    cluster.times = group.times;
    cluster.conflicting = !alike.empty();
    cluster.others.assign(alike.begin(), alike.end());
    const std::size_t position = clusters_.add(std::move(cluster));
    for (const auto& [other, score] : alike) {
      CitedCluster& rival = clusters_.at(other);
      // Neither is believed more than the other.
      if (rival.head || !group.is_full() || rival.times != group.times) continue;
      rival.conflicting = true;
      rival.others.emplace_back(position, score);
    }
    return position;
  }

  const CitationBlock& block_;
  CitedClusters clusters_;
  std::map<std::size_t, std::set<std::size_t>> local_;  // document, clusters that it names or is
  std::vector<MentionDecision> decisions_;
};

}  // namespace

BlockMeaning match_citations(const CitationBlock& block) { return Matcher(block).run(); }

}  // namespace vanthu
