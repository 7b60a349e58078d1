// What decoding letter by letter leaves wrong in TCVN3 and VPS text.
#pragma once

#include <string>
#include <string_view>

#include "ingest/legacy.h"

namespace vanthu {

/// Makes capitals of the small letters that stand in words of capitals: the accented capitals of TCVN3 are
/// small letters in a capital font ("CéNG HßA").  A word with at most its first letter in ASCII
/// ("KÕ") follows its neighbours in the line.  No letter changes its length.
std::string raised(std::string text);

/// Puts back the ư that is lost where the text was passed through a converter that drops soft hyphens
/// ("đợc" → "được"): only into words that are no syllable without it, and into two frequent words that are
/// ("ngời", "dới").  Words that lost their only vowel ("nhng") count where such a word is found.
MappedText restore_lost_u(MappedText mapped);

/// All letters of `text` as capitals; those whose capital has another length in UTF-8 stay.
std::string upper_cased(std::string text);

/// All letters of `text` as small ones, whatever their length.
std::string lower_cased(std::string_view text);

}  // namespace vanthu
