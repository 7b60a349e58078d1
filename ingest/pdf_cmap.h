// How much a character map of a PDF file makes of how little.  Knows nothing of PDF libraries.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu {

/// Codes that the ranges of a CMap (of letters or of glyphs) cover, each time they are covered: a range of
/// twenty bytes may stand for 65,536 codes, and readers make them one by one.  Stops counting at `most`.
std::size_t count_mapped_codes(std::string_view cmap, std::size_t most);

}  // namespace vanthu
