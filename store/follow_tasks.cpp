#include "store/follow_tasks.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "store/apply_corrections.h"
#include "store/correction_rows.h"
#include "store/find_task.h"
#include "store/match_tasks.h"
#include "store/plan_identity.h"

namespace vanthu {
namespace {

/// Of two wordings of one task three fifths are common: a word here and there, a sentence more or less.
bool shares_words(const std::string& one, const std::string& other) {
  const WordBag a = word_bag(one), b = word_bag(other);
  WordBag common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return 5 * 2 * common.size() >= 3 * (a.size() + b.size());
}

}  // namespace

void follow_tasks(Database& database, std::int64_t document, const Document& former,
                  const Document& present) {
  const std::vector<Correction> corrections = active_corrections(database, document);
  const auto before = apply_corrections(former, corrections).outcomes;
  const auto after = apply_corrections(present, corrections).outcomes;
  std::map<std::size_t, std::size_t> matched;
  for (const TaskMatch& match : match_tasks(former.assignments, present.assignments)) {
    if (match.left && match.right) matched[*match.left] = *match.right;
  }
  const TaskIndex tasks(present.assignments);
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    if (!before[i].index || after[i].index) continue;
    const auto match = matched.find(*before[i].index);
    if (match == matched.end()) continue;
    if (!shares_words(former.assignments[match->first].task, present.assignments[match->second].task))
      continue;
    set_anchor(database, corrections[i].id, tasks.anchor_of(match->second));
  }
}

}  // namespace vanthu
