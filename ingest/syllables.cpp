#include "ingest/syllables.h"

#include <array>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "ingest/letters.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

// The longest syllable, "nghiêng", has seven letters.
constexpr std::size_t kLongestSyllable = 7;
constexpr std::size_t kLongestOnset = 3;

/// The spelling of a run as far as it was read: letters of six bits each.
struct Spelling {
  std::array<std::uint8_t, kLongestSyllable> letters{};
  std::size_t length = 0;
  Tone tone = Tone::none;
  bool foreign = false;
};

void add(Spelling& spelling, const Letter& letter) {
  if (letter.tone != Tone::none) {
    spelling.foreign |= spelling.tone != Tone::none;
    spelling.tone = letter.tone;
  }
  if (letter.kind == Letter::Kind::mark) {
    if (letter.quality == 0) return;
    spelling.foreign |= spelling.length == 0;
    if (spelling.length == 0) return;
    std::uint8_t& last = spelling.letters[spelling.length - 1];
    last = with_quality(last, letter.quality);
    spelling.foreign |= last == 0;
    return;
  }
  spelling.foreign |= letter.base == 0 || spelling.length == kLongestSyllable;
  if (!spelling.foreign) spelling.letters[spelling.length++] = letter.base;
}

/// Toneless small letters, six bits each, the first one lowest.
using Packed = std::uint64_t;

Packed pack(const Spelling& spelling) {
  Packed packed = 0;
  for (std::size_t i = 0; i < spelling.length; ++i) packed |= Packed{spelling.letters[i]} << (6 * i);
  return packed;
}

Packed pack(std::string_view letters) {
  Spelling spelling;
  for (std::size_t i = 0; i < letters.size();) {
    const DecodedCodePoint point = decode_utf8(letters, i);
    add(spelling, letter_of(point.value));
    i += point.length;
  }
  return pack(spelling);
}

struct Inventory {
  std::vector<bool> onsets = std::vector<bool>(std::size_t{1} << (6 * kLongestOnset));  // by Packed
  std::unordered_set<Packed> rhymes;
  Packed gi = pack("gi"), qu = pack("qu"), i = pack("i"), u = pack("u");
};

const Inventory& inventory() {
  static const Inventory all = [] {
    const Tsv table = parse_tsv(ingest_table("syllables.tsv"), "syllables.tsv");
    const std::size_t kind = table.column("kind"), spelling = table.column("spelling");
    Inventory result;
    result.onsets[0] = true;  // a syllable may begin with its rhyme
    for (const auto& row : table.rows) {
      const Packed packed = pack(row[spelling]);
      if (row[kind] == "onset") {
        result.onsets[packed] = true;
      } else {
        result.rhymes.insert(packed);
      }
    }
    return result;
  }();
  return all;
}

bool is_rhyme(const Inventory& known, Packed rhyme, Packed onset) {
  if (known.rhymes.contains(rhyme)) return true;
  const Packed lost = onset == known.gi ? known.i : onset == known.qu ? known.u : Packed{0};
  return lost != 0 && known.rhymes.contains((rhyme << 6) | lost);
}

bool bears(const Spelling& spelling) {
  if (spelling.tone == Tone::acute || spelling.tone == Tone::dot) return true;
  const auto letter = [&](std::size_t from_end) {
    return spelling.length < from_end ? std::uint8_t{0} : spelling.letters[spelling.length - from_end];
  };
  static const std::uint8_t c = base_index(U'c'), p = base_index(U'p'), t = base_index(U't'),
                            h = base_index(U'h');
  const std::uint8_t last = letter(1);
  const bool stop = last == c || last == p || last == t || (last == h && letter(2) == c);
  return !stop;
}

bool is_syllable(const Spelling& spelling) {
  if (spelling.foreign || spelling.length == 0 || !bears(spelling)) return false;
  const Inventory& known = inventory();
  const Packed all = pack(spelling);
  for (std::size_t onset = 0; onset <= kLongestOnset && onset <= spelling.length; ++onset) {
    const Packed front = all & ((Packed{1} << (6 * onset)) - 1);
    if (known.onsets[front] && is_rhyme(known, all >> (6 * onset), front)) return true;
  }
  return false;
}

}  // namespace

bool is_syllable(std::string_view word) {
  const std::optional<LetterRun> run = next_letter_run(word, 0);
  return run && run->syllable && run->range == ByteRange{0, word.size()};
}

std::optional<LetterRun> next_letter_run(std::string_view text, std::size_t offset) {
  LetterRun run;
  Spelling spelling;
  bool inside = false, after_lower = false, only_plain_capitals = true;
  std::size_t letters = 0;
  for (; offset < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    const Letter letter = point.length == 0 ? Letter{} : letter_of(point.value);
    // A mark without a letter before it begins no run.
    if (letter.kind == Letter::Kind::none || (!inside && letter.kind == Letter::Kind::mark)) {
      if (inside) break;
      offset += point.length == 0 ? 1 : point.length;
      continue;
    }
    if (!inside) run.range.begin = offset;
    inside = true;
    add(spelling, letter);
    offset += point.length;
    run.range.end = offset;
    if (letter.kind == Letter::Kind::mark) {
      only_plain_capitals = false;
      continue;
    }
    const bool ascii = point.value < 0x80;
    run.well_cased &= !(letter.upper && after_lower);
    run.has_ascii_lower |= ascii && letter.lower;
    run.capital_inside |= ascii && letter.upper && letters > 0;
    only_plain_capitals &= letter.upper && (ascii || point.value == U'Đ');
    after_lower = letter.lower;
    ++letters;
  }
  if (!inside) return std::nullopt;
  run.syllable = is_syllable(spelling);
  run.acronym = only_plain_capitals && letters >= 2 && !run.syllable;
  return run;
}

SyllableCount count_syllables(std::string_view text) {
  SyllableCount count;
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    ++count.total;
    count.valid += run->syllable;
  }
  return count;
}

double syllable_share(std::string_view text) { return count_syllables(text).share(); }

}  // namespace vanthu
