// Words that were printed without the blank between them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/page_letters_steps.h"

namespace vanthu {

/// Ends (bytes) of the syllables that `letters` is made of, if there is exactly one way to part it into
/// syllables; empty otherwise, and for more than 200 letters.
std::vector<std::size_t> only_segmentation(std::string_view letters);

/// Parts words that are no syllables into such: at a capital behind a small letter ("hànhQuy"), at a gap
/// wider than the letter has elsewhere, and on a page that lost all its blanks where there is one way only.
std::vector<PageFinding> part_words(PrintedDocument& document);

}  // namespace vanthu
