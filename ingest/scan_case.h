// Letters whose capital looks like their small letter ("v" and "V", "ở" and "Ở") by their height on the page.
// OCR takes them for capitals where a word stands alone in its line: "Các cơ quan, đơn / Vị".
#pragma once

#include <vector>

#include "ingest/scan_engine.h"
#include "ingest/scan_ink.h"

namespace vanthu {

/// Gives words of `words_of_regions` (the words of one region each) the case that their ink shows, where it
/// shows it clearly and the word could be either.
void settle_case(const PageInk& ink, std::vector<std::vector<ScannedWord>>& words_of_regions);

}  // namespace vanthu
