// Documents that were found to be meant get their keys and fields.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "store/cited_clusters.h"
#include "store/match_citations.h"

namespace vanthu {

/// What one of CitationBlock::mentions means; positions are those of clusters.
struct MentionDecision {
  std::optional<std::size_t> cluster;
  bool conflicting = false;
  std::vector<std::pair<std::size_t, int>> others;  // with scores
};

/// `decisions` of CitationBlock::mentions, one each.  `clusters` in an order that the facts alone make.
BlockMeaning name_cited(const CitationBlock& block, const std::vector<CitedCluster>& clusters,
                        const std::vector<MentionDecision>& decisions);

}  // namespace vanthu
