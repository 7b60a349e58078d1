// Promises of ingest and normalize about what they hand on.
#pragma once

#include "ingest/extracted_document.h"
#include "normalize/normalized_document.h"

namespace vanthu::fuzz {

/// What ingest/extracted_document.h promises of a document read from `file_size` bytes.
void check_extracted(const ExtractedDocument& document, std::size_t file_size);

/// What normalize/ promises of the document made of `extracted`.
void check_normalized(const NormalizedDocument& document, const ExtractedDocument& extracted);

}  // namespace vanthu::fuzz
