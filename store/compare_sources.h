// Two readings of one plan become what differs between them.
#pragma once

#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// Issues "sources-differ" that name both files (`source.path`) and quote both readings: title, type, signer,
/// cited documents, tasks with their units and deadlines.  Their spans are of `chosen`'s text, empty at its
/// begin for what stands in `further` alone.  Spelling that makes no other word (spaces, dashes, case, place
/// of tone marks) is no difference.  At most 100; a last one says how many more there are.
std::vector<Issue> find_differences(const Document& chosen, const Document& further);

}  // namespace vanthu
