// What a cited text is to the citing one, by the words around its mention (domain: Nghị định 30/2020/NĐ-CP
// and usage of plans).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/citation_mention.h"

namespace vanthu {

/// Words that tell a relation when they end the text before a mention.
struct RelationRule {
  std::string_view relation;  // value of Citation::relation
  Pattern pattern;
  std::vector<std::string_view> examples;  // this rule, and no earlier one, reads them
};

/// In the order in which they are tried.
std::span<const RelationRule> relation_rules();

/// The relation that ends `before`; "mentions" where no rule tells one.
std::string_view relation_after(std::string_view before);

/// The relation of every mention: told by the words before it (or before the provision of it), or that of
/// the mention before it in one list.
std::vector<Mention> with_relations(std::string_view text, std::vector<Mention> mentions);

}  // namespace vanthu
