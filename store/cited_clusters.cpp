#include "store/cited_clusters.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "parsers/issuing_body.h"

namespace vanthu {
namespace {

// A mention that so many documents may be meant by is not decided by looking at more of them.
constexpr std::size_t kMostCompared = 128;
constexpr std::size_t kMostSeen = 8 * kMostCompared;

bool is_known(std::string_view part) { return part.find('?') == std::string_view::npos; }

/// "hải-phòng.?xã" → "hải-phòng", "?xã" → "".
std::string known_place(std::string_view place) {
  const std::size_t unknown = place.find('?');
  if (unknown == std::string_view::npos) return std::string(place);
  return std::string(place.substr(0, unknown == 0 ? 0 : unknown - 1));
}

}  // namespace

/// Collects positions up to the limit, each once, the first ones first.
class CitedClusters::Reach {
 public:
  using Accept = std::function<bool(const CitedCluster&)>;
  Reach(const CitedClusters& clusters, Accept accept) : clusters_(clusters), accept_(std::move(accept)) {}

  void add(const std::vector<std::size_t>& positions) {
    for (const std::size_t position : positions) {
      cut_ = cut_ || found_.size() == kMostCompared || seen_ == kMostSeen;
      if (cut_) return;
      ++seen_;
      if (std::find(found_.begin(), found_.end(), position) != found_.end()) continue;
      if (accept_(clusters_.clusters_[position])) found_.push_back(position);
    }
  }

  void add_of(const std::map<std::string, std::vector<std::size_t>, std::less<>>& index,
              std::string_view key) {
    if (const auto found = index.find(key); found != index.end()) add(found->second);
  }

  /// Bodies of the place, of those that it lies in, and of those in it.
  void add_near(std::string_view place) {
    const auto& index = clusters_.by_place_;
    for (std::size_t end = 0; end < place.size(); end = std::min(place.find('.', end + 1), place.size())) {
      add_of(index, place.substr(0, end));
    }
    if (!place.empty()) add_of(index, place);
    const std::string beneath = place.empty() ? "" : std::string(place) + ".";
    for (auto at = index.lower_bound(beneath); at != index.end() && at->first.starts_with(beneath); ++at) {
      if (cut_) return;
      add(at->second);
    }
  }

  const std::vector<std::size_t>& found() const { return found_; }
  bool is_cut() const { return cut_; }

 private:
  const CitedClusters& clusters_;
  Accept accept_;
  std::vector<std::size_t> found_;
  std::size_t seen_ = 0;
  bool cut_ = false;
};

std::size_t CitedClusters::add(CitedCluster cluster) {
  clusters_.push_back(std::move(cluster));
  const std::size_t position = clusters_.size() - 1;
  if (const auto& date = clusters_.back().facts.date) by_date_[*date].push_back(position);
  index(position);
  return position;
}

void CitedClusters::index(std::size_t cluster) {
  const std::string& issuer = clusters_[cluster].facts.identity.issuer;
  const auto& scope = clusters_[cluster].scope;
  if (!is_known(issuer)) return (scope ? by_scope_[*scope] : of_unknown_issuer_).push_back(cluster);
  by_issuer_[issuer].push_back(cluster);
  by_place_[parse_issuing_body(issuer).place].push_back(cluster);
}

void CitedClusters::complete(std::size_t cluster, const Identity& identity) {
  Identity& known = clusters_[cluster].facts.identity;
  if (!is_known(known.period)) known.period = identity.period;
  if (is_known(known.issuer) || !is_known(identity.issuer)) return;
  std::erase(of_unknown_issuer_, cluster);
  known.issuer = identity.issuer;
  index(cluster);
}

Comparison CitedClusters::compare(const CitedFacts& facts, const std::string& place) const {
  const std::string& issuer = facts.identity.issuer;
  const bool names_issuer = is_known(issuer);
  // A place that the mention names goes before the one where it stands.
  const std::string named = known_place(parse_issuing_body(issuer).place);
  const std::string& around = named.empty() ? place : named;
  Reach reach(*this, [&](const CitedCluster& cluster) {
    if (cluster.scope) return *cluster.scope == place;
    return names_issuer || places_may_meet(parse_issuing_body(cluster.facts.identity.issuer).place, around);
  });
  if (names_issuer) reach.add_of(by_issuer_, issuer);
  if (facts.date) reach.add_of(by_date_, *facts.date);
  if (!names_issuer) reach.add_near(known_place(around));
  // A full mention is told from others by its day; what has neither body nor day tells it nothing.
  if (!names_issuer || !is_whole_date(facts.date)) {
    reach.add_of(by_scope_, place);
    reach.add(of_unknown_issuer_);
  }
  Comparison comparison = compare(facts, reach.found());
  comparison.cut = reach.is_cut();
  return comparison;
}

Comparison CitedClusters::compare(const CitedFacts& facts, const std::vector<std::size_t>& clusters) const {
  Comparison comparison;
  for (const std::size_t cluster : clusters) {
    const Agreement agreement = compare_cited(facts, clusters_[cluster].facts);
    if (agreement.score >= kPerhapsSameDocument) comparison.clusters.push_back({cluster, agreement});
  }
  return comparison;
}

}  // namespace vanthu
