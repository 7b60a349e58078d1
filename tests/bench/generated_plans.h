// Plans that nobody wrote, as many as a country has: the store that questions are measured on.
#pragma once

#include <cstddef>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/document.h"

namespace vanthu::bench {

/// Plan `number` of a country of `vocabulary`'s communes, which take turns; the same one in every run.  What
/// is like real plans: several hundred communes share the tasks of a template in their own words; few units
/// lead most tasks, and each commune has schools of its own; a third of the times are years and quarters, a
/// quarter has no days, a tenth repeats; all directives are cited by many; dates of two years, the later one
/// in the later half.  Citations carry no identity: what they mean together is measured elsewhere.
Document generated_plan(const Vocabulary& vocabulary, std::size_t number);

/// Tasks of a generated plan.
inline constexpr std::size_t kTasksOfPlan = 30;

}  // namespace vanthu::bench
