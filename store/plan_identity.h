// When two contents are one plan (docs/decisions/0010-a-document-is-a-plan.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// What is kept of a content so that other contents of its plan are found and compared without reading it.
struct PlanIdentity {
  /// What all contents of one plan share, and few other contents do; none where too little names the plan.
  std::optional<std::string> key;
  /// The least of the text's hashed word triples, 4 bytes each.
  std::string sketch;
  /// Which content of a plan is believed first: the least.  Its format, then its unread pages.
  std::int64_t trust = 0;
};

PlanIdentity plan_identity(const Document& document);

/// False only where the texts share less than half of their word triples, or nearly.  One number for two
/// texts of a few kilobytes is exact enough to save reading them, not to decide.
bool may_be_one_text(std::string_view sketch, std::string_view other);

/// The words of a text in no order: hashes of its comparison key's words, sorted.
using WordBag = std::vector<std::uint64_t>;
WordBag word_bag(std::string_view text);

/// Whether texts whose contents share `key` say the same plan.
bool is_same_plan(std::string_view key, const WordBag& a, const WordBag& b);

}  // namespace vanthu
