// Which legacy encoding a text is in, by statistics: decode with each and count Vietnamese syllables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/legacy.h"

namespace vanthu {

/// How well one reading of a text fits.
struct Candidate {
  std::optional<Legacy> encoding;  // none: the text as it stands
  double score = 0;                // share of syllables, 0…1
  double common = 0;               // share of the most frequent syllables of administrative texts, 0…1
  std::size_t runs = 0;            // words that the shares were taken over
};

/// All readings of a text, undecoded first, then the others, best first.
using Weighing = std::vector<Candidate>;

/// Weighs the words of `text` that hold a character beyond ASCII, at most the first 64 KB of them: they alone
/// tell the encodings apart.  Abbreviations count for nothing.
Weighing weigh(std::string_view text);

/// The encoding that the weighing speaks for: its score at least 0.85, 0.15 above the undecoded text and
/// 0.10 above the next; of those that are closer together the one with clearly more frequent syllables (in
/// short texts several readings are all syllables).  Nothing where the undecoded text has 0.85 or no
/// candidate stands out.
std::optional<Legacy> decide(const Weighing& weighing);

/// True where the undecoded text has 0.85, or where no word of it tells anything.
bool reads_well(const Weighing& weighing);

/// "TCVN3 62 %, VISCII 55 %, …": for the message that nothing could be decided.
std::string describe_candidates(const Weighing& weighing);

/// The encoding of each line of one Unicode text, nothing for a line that is as it should be.  A line with
/// few telling words follows its neighbours.
std::vector<std::optional<Legacy>> line_encodings(const std::vector<std::string_view>& lines);

/// True where `text` has a letter that of all encodings only Unicode has (ă đ ơ ư ạ …), composed.
bool has_vietnamese_unicode(std::string_view text);

/// True for Vietnamese Unicode text that is shown in a font of `encoding`: it has letters that only Unicode
/// has, or letters that Latin-1 has as well ("là", "phê") and reads worse decoded.
bool is_unicode_already(std::string_view text, Legacy encoding);

/// True where `text` holds a character that stands for a legacy byte beyond ASCII.
bool has_legacy_characters(std::string_view text);

}  // namespace vanthu
