// What was found by words, for people and for other programs.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"
#include "tools/program/listing.h"
#include "tools/program/table.h"
#include "tools/program/terminal.h"

namespace vanthu {

/// The words that were found are bold where the terminal shows it, else in «…».
Table search_table(const std::vector<SearchHit>& hits, const Terminal& terminal, Language language);

/// For JSON and CSV.  `store` is asked for the texts, to count places in characters.
Listing search_listing(const Store& store, std::vector<SearchHit> hits);

}  // namespace vanthu
