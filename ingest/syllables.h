// Which words can be Vietnamese: the yardstick for encodings, scans and lost blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ingest/text_range.h"

namespace vanthu {

/// True where `word` (letters only, composed or decomposed, any case) is a Vietnamese syllable: onset, rhyme
/// and a tone that the rhyme can bear.
bool is_syllable(std::string_view word);

/// A run of letters and combining marks.
struct LetterRun {
  ByteRange range;
  bool syllable = false;   // is_syllable of the run
  bool well_cased = true;  // no capital after a small letter
  bool acronym = false;    // two letters or more, capitals of A…Z and Đ only, no syllable
  bool has_ascii_lower = false;
  bool capital_inside = false;  // a capital of A…Z that is not the first letter
};

/// The first run that begins at `offset` or behind it.
std::optional<LetterRun> next_letter_run(std::string_view text, std::size_t offset);

/// How many runs of letters a text has and how many of them are Vietnamese syllables.
struct SyllableCount {
  std::size_t valid = 0;
  std::size_t total = 0;

  double share() const { return total == 0 ? 1.0 : static_cast<double>(valid) / static_cast<double>(total); }
};

/// Counts the runs of letters of `text`; bytes that are no UTF-8 end a run.
SyllableCount count_syllables(std::string_view text);

/// Share of the runs of letters that are Vietnamese syllables, 0…1; 1 for a text without letters.
double syllable_share(std::string_view text);

}  // namespace vanthu
