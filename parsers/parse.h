// The stage's one door: a NormalizedDocument becomes the record.
#pragma once

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"

namespace vanthu {

/// Total: every normalised text has a record, however odd.
Document parse(const NormalizedDocument& document, const Vocabulary& vocabulary);

}  // namespace vanthu
