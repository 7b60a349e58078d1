#include <algorithm>
#include <cstdint>
#include <string_view>

#include "ingest/letters.h"
#include "ingest/page_letters_steps.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// A scan is one picture as large as the page, or strips of it; a photograph or a map leaves a margin.
constexpr double kScanShare = 0.85;
// A page without letters, but for its number, whose pictures cover so much of it has its text there.
constexpr double kPictureShare = 0.5;
// Letters drawn as shapes: a page of them has hundreds, a logo some tens.
constexpr std::size_t kManyDrawings = 200;
// A scan whose layer holds less than the head of a document was marked by its scanner, not read.
constexpr std::size_t kFewWords = 10;
// Fewer words tell nothing: "PHỤ LỤC" and a map, a page of figures.
constexpr std::size_t kEnoughWords = 12;

// Of the words of a page that may be unread before the whole page is: head lines in another font.
constexpr double kUnreadShare = 0.2;
constexpr double kUnreadOfFew = 0.8;  // of fewer than kEnoughWords
constexpr double kQuestionShare = 0.15;
// Measured: on pages of plans with 50 words or more 0.92 to 1.00 of the runs are syllables, and in whole
// plans 0.88 to 0.91 of those have marks; 0.25 of an English text are syllables, 0.2 to 0.6 of Vietnamese
// shown in a foreign encoding, 0.43 with "?" for its letters.  Layers that were read from scans were not at
// hand: the limits for them leave room for many misread words, and none for a text without marks.
constexpr double kScanSyllables = 0.75, kScanMarked = 0.3;
// Other texts may be of other languages; only words that no language writes give them up.
constexpr double kTextSyllables = 0.5, kBrokenShare = 0.3;

/// What the words of a page are made of.
struct LayerCount {
  std::size_t runs = 0;         // of letters, abbreviations left out
  std::size_t syllables = 0;    // of the runs
  std::size_t marked = 0;       // syllables with a letter beyond ASCII
  std::size_t words = 0;        // with letters, or with what stands for them
  std::size_t questions = 0;    // words with "?" for a letter
  std::size_t private_use = 0;  // words of private-use letters
  std::size_t unmapped = 0;     // words with codes that nothing maps to letters
  std::size_t broken = 0;       // words as no language writes them
  std::size_t lost = 0;         // words in fonts whose letters are confused
};

bool is_private_use(char32_t point) {
  return (point >= 0xE000 && point < 0xF900) || (point >= 0xF0000 && point < 0x110000);
}

/// Letters that a word can be made around: vowels, and those of other languages.
bool is_core(const Letter& letter) {
  static const std::uint64_t cores = [] {
    std::uint64_t bits = 1;  // base 0: a foreign letter
    for (const char32_t core : std::u32string_view(U"aăâeêioôơuưyjwfz"))
      bits |= std::uint64_t{1} << base_index(core);
    return bits;
  }();
  return (cores >> letter.base & 1) != 0;
}

/// What stands in one word.
struct WordSigns {
  bool letters = false, marks = false, vowel = false, small = false;
  bool question_inside = false, sign_inside = false, foreign = false;
  std::size_t private_use = 0, damaged = 0, points = 0;
};

/// Signs that stand between letters without a blank in right texts.
bool joins_letters(char32_t point) {
  constexpr std::u32string_view kJoining = U"-–—/.,;:'’‘&()[]“”\"@_+…*%";
  return kJoining.find(point) != std::u32string_view::npos || (point >= U'0' && point <= U'9');
}

WordSigns signs_of(std::string_view text) {
  WordSigns signs;
  bool question_pending = false, sign_pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    at += std::max<std::size_t>(point.length, 1);
    ++signs.points;
    const Letter letter = letter_of(point.value);
    if (letter.kind == Letter::Kind::none) {
      signs.private_use += is_private_use(point.value);
      signs.damaged += point.value == 0xFFFD;
      if (point.value == U'?') question_pending = true;
      if (!joins_letters(point.value) && !is_private_use(point.value)) sign_pending |= signs.letters;
      continue;
    }
    // "?" at a word's end is a question; before or between letters it stands for one.
    signs.question_inside |= question_pending;
    signs.sign_inside |= sign_pending && point.value != U'?';
    question_pending = sign_pending = false;
    signs.letters = true;
    signs.marks |= point.value >= 0x80;
    signs.small |= letter.lower;
    signs.foreign |= letter.kind == Letter::Kind::letter && letter.base == 0;
    signs.vowel |= is_core(letter);
  }
  return signs;
}

/// A short word of small letters without a vowel is what remains where letters are missing ("nh", "th").
bool is_fragment(const WordSigns& signs) {
  return signs.letters && signs.small && !signs.vowel && signs.points >= 2 && signs.points <= 4;
}

// Bytes of a run with marks that is several words without blanks: the longest syllable, "nghiêng", has 8.
constexpr std::size_t kGluedBytes = 12;

/// Counts the runs of letters of a word; true where one is as no language writes it.
bool count_runs(std::string_view text, LayerCount& count) {
  bool broken = false;
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    if (run->acronym) continue;
    const std::string_view letters = text.substr(run->range.begin, run->range.size());
    const bool marks = std::any_of(letters.begin(), letters.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    ++count.runs;
    count.syllables += run->syllable;
    count.marked += run->syllable && marks;
    broken |= marks && (!run->well_cased || (!run->syllable && letters.size() >= kGluedBytes));
  }
  return broken;
}

bool is_share(std::size_t part, std::size_t whole, double share) {
  return part > 0 && static_cast<double>(part) >= share * static_cast<double>(whole);
}

// A page reads well without a closer look where so many runs are syllables and nothing else is odd.
constexpr double kReadsWell = 0.9;

/// U+E000 and above begin with EE to F4: private use, U+FFFD, full-width forms.
bool has_high_points(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xEE; });
}

bool is_in(const std::vector<bool>& fonts, std::uint16_t font) { return font < fonts.size() && fonts[font]; }

/// True for nearly all pages: what is counted closely otherwise shows in runs that are no syllables, in odd
/// fonts or in high code points.
bool reads_well(const Page& page, const std::vector<PageFont>& fonts, const std::vector<bool>& lost_fonts,
                bool scan) {
  LayerCount count;
  for (const PageWord& word : page.words) {
    const bool unmapped = word.font < fonts.size() && !fonts[word.font].has_unicode;
    if (unmapped || is_in(lost_fonts, word.font) || has_high_points(word.text)) return false;
    count_runs(word.text, count);
  }
  return is_share(count.syllables, count.runs, kReadsWell) &&
         (!scan || is_share(count.marked, count.syllables, kScanMarked));
}

LayerCount count_layer(const Page& page, const std::vector<PageFont>& fonts,
                       const std::vector<bool>& lost_fonts) {
  LayerCount count;
  for (const PageWord& word : page.words) {
    const WordSigns signs = signs_of(word.text);
    // Of a font without Unicode the name or the text may have told the letters: then no codes are left.
    const bool unmapped = word.font < fonts.size() && !fonts[word.font].has_unicode && signs.private_use > 0;
    // A bullet is one private-use character alone.
    const bool coded = signs.private_use >= 2 || (signs.private_use > 0 && signs.letters);
    if (!signs.letters && !coded && signs.damaged == 0 && !unmapped) continue;
    ++count.words;
    const bool broken_runs = count_runs(word.text, count);
    count.questions += signs.question_inside;
    count.unmapped += unmapped || signs.damaged > 0;
    count.private_use += coded && !unmapped;
    count.broken += signs.sign_inside || signs.foreign || broken_runs || is_fragment(signs);
    count.lost += is_in(lost_fonts, word.font);
  }
  return count;
}

bool has_letters(const Page& page) {
  return std::any_of(page.words.begin(), page.words.end(), [](const PageWord& word) {
    return next_letter_run(word.text, 0) || has_high_points(word.text);
  });
}

double picture_share(const Page& page) {
  const Box whole{0, 0, page.width, page.height};
  double covered = 0;
  for (const Box& picture : page.pictures) covered += shared_area(whole, picture);
  return area(whole) > 0 ? covered / area(whole) : 0;
}

std::optional<LayerFault> fault_of_text(const LayerCount& count, bool scan) {
  const bool few = count.words < kEnoughWords;
  const double unread = few ? kUnreadOfFew : kUnreadShare;
  if (is_share(count.unmapped, count.words, unread)) return LayerFault::no_unicode;
  if (is_share(count.private_use, count.words, unread)) return LayerFault::private_codes;
  if (few) return std::nullopt;
  if (is_share(count.questions, count.words, kQuestionShare)) return LayerFault::question_marks;
  if (is_share(count.lost, count.words, kUnreadShare)) return LayerFault::not_vietnamese;
  const bool few_syllables = !is_share(count.syllables, count.runs, scan ? kScanSyllables : kTextSyllables);
  const bool unmarked = !is_share(count.marked, count.syllables, kScanMarked);
  const bool wrong =
      scan ? few_syllables || unmarked : few_syllables && is_share(count.broken, count.words, kBrokenShare);
  if (wrong && count.runs >= kEnoughWords) return LayerFault::not_vietnamese;
  return std::nullopt;
}

}  // namespace

std::optional<LayerFault> find_layer_fault(const Page& page, const std::vector<PageFont>& fonts,
                                           const std::vector<bool>& lost_fonts, bool had_stamp) {
  const double pictures = picture_share(page);
  const LayerFault without_text = had_stamp ? LayerFault::stamp_only : LayerFault::no_text;
  if (!has_letters(page)) {
    const bool drawn = pictures >= kPictureShare || page.drawings.size() >= kManyDrawings;
    if (drawn) return without_text;
  }
  if (page.words.empty()) return std::nullopt;
  const bool scan = pictures >= kScanShare;
  if (scan && page.words.size() < kFewWords) return without_text;
  if (reads_well(page, fonts, lost_fonts, scan)) return std::nullopt;
  return fault_of_text(count_layer(page, fonts, lost_fonts), scan);
}

}  // namespace vanthu
