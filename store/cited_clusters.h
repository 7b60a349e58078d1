// The documents that a block's mentions mean, while they are being found.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/citation_score.h"

namespace vanthu {

/// A document that mentions were found to mean.
struct CitedCluster {
  CitedFacts facts;                  // of the mentions that it began with; identity: the fullest of all
  std::optional<std::string> scope;  // only documents of that place mean it: neither body nor day is known
  std::size_t times = 0;             // how often it was said by the mentions that it began with
  std::optional<std::size_t> head;   // position in CitationBlock::documents of the document that it is
  bool conflicting = false;          // it may be one of `others`, and contradicts them
  std::vector<std::pair<std::size_t, int>> others;  // positions of clusters, with scores
};

/// A cluster that a mention was compared with.
struct ComparedCluster {
  std::size_t cluster = 0;
  Agreement agreement;
};

/// What may be meant.
struct Comparison {
  std::vector<ComparedCluster> clusters;  // of score kPerhapsSameDocument or more
  bool cut = false;                       // more clusters were there than are compared
};

class CitedClusters {
 public:
  std::size_t add(CitedCluster cluster);
  /// Completes what is not known of the cluster's body and period.
  void complete(std::size_t cluster, const Identity& identity);

  CitedCluster& at(std::size_t cluster) { return clusters_[cluster]; }
  const std::vector<CitedCluster>& all() const { return clusters_; }

  /// Compares with those that a mention in a document of `place` can mean: of its issuer or its date, and
  /// where the issuer is not wholly known of every body in reach of that place.
  Comparison compare(const CitedFacts& facts, const std::string& place) const;
  Comparison compare(const CitedFacts& facts, const std::vector<std::size_t>& clusters) const;

 private:
  class Reach;
  void index(std::size_t cluster);

  std::vector<CitedCluster> clusters_;
  // Positions, each in order of `add`.
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_issuer_, by_date_, by_place_, by_scope_;
  std::vector<std::size_t> of_unknown_issuer_;  // without a scope
};

}  // namespace vanthu
