// How much two titles say the same: for titles of one document that are printed in several places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// The words of `text` as comparison keys, marks left out; at most the first 400.
std::vector<std::string> words_of(std::string_view text);

/// Share of the runs of four words of the shorter text that stand in the longer one too, 0…1.  Of a text with
/// fewer than four words: 1 where all of it stands in the longer one in one piece, else 0; 1 where it is
/// empty.  Linear in the texts.
double containment(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace vanthu
