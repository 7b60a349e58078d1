// Promises of ingest and normalize about what they hand on.
#pragma once

#include "ingest/extracted_document.h"
#include "normalize/normalized_document.h"

namespace vanthu::fuzz {

/// What ingest/extracted_document.h promises of text, blocks, runs and findings; runs name places up to
/// `source_size`.
void check_laid(const ExtractedDocument& document, std::size_t source_size);

/// The same of a document read from `file_size` bytes, with its source.
void check_extracted(const ExtractedDocument& document, std::size_t file_size);

/// What normalize/ promises of the document made of `extracted`.
void check_normalized(const NormalizedDocument& document, const ExtractedDocument& extracted);

}  // namespace vanthu::fuzz
