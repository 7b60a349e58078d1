// Plans for the properties of the whole pipeline, and their records.
#pragma once

#include <string>
#include <vector>

#include "parsers/document.h"
#include "parsers/parse.h"

namespace vanthu::testing {

/// One parser for the whole program.
const Parser& parser();

/// The record of these bytes.
Document record_of(const std::string& bytes);

/// `record` without what its bytes alone decide: source, and what was repaired while reading.
Document without_source(Document record);

/// Records that differ, told key by key in JSON; empty where they are equal.
std::string difference(const Document& a, const Document& b);

/// A plan of the project: its path under the top folder and its bytes.
struct Plan {
  std::string path;
  std::string bytes;
};

/// Every plan of corpus/plans and of tests/golden/plans, sorted by path.
std::vector<Plan> plans();

/// UTF-8 text of the plan in tests/golden/plans that is plain text, lines ended by '\n'.
std::string plain_plan();

}  // namespace vanthu::testing
