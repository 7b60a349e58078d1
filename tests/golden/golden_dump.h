// What the stages hand on, as text that a person can read and compare: a line a block, row or fact.
#pragma once

#include <string>
#include <vector>

#include "ingest/extracted_document.h"
#include "normalize/normalized_document.h"
#include "parsers/document.h"

namespace vanthu::golden {

/// Blocks with their ranges in text and file, rows with their cells, findings.  '⏎' stands where a new
/// printed line of a paragraph or cell begins.
std::string dump(const ExtractedDocument& document);

/// The same with ranges in the normalised text and the bytes of the extracted text that they were made from.
std::string dump(const NormalizedDocument& document);

/// The record as JSON, a line for each entry of a list and for each key of the header.
std::string dump(const Document& record);

/// One dump and the name of the file that keeps it.
struct GoldenDump {
  std::string file_name;  // "cay-xanh.extracted.txt"
  std::string content;
};

/// Names of the plans in tests/golden/plans/, sorted.
std::vector<std::string> golden_plans();

/// All dumps of one of these plans.
std::vector<GoldenDump> golden_dumps(const std::string& plan);

/// The folder of the dumps.
std::string golden_folder();

}  // namespace vanthu::golden
