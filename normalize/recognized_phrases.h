// Phrases of the vocabulary as OCR may read them: compared without marks, case and blanks.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// A letter, digit or sign of a text as phrases are compared.
struct FoldedGlyph {
  char32_t printed = 0;      // as it stands in the text
  char32_t letter = 0;       // lower case, the tone of an open rhyme in its usual place
  char key = 0;              // a…z, 0…9, one of "-,&/."; 0 for what no phrase has
  ByteRange where;           // in the text
  bool begins_word = false;  // a letter or digit behind no other
  bool ends_word = false;
  bool after_blank = false;

  bool is_letter() const { return 'a' <= key && key <= 'z'; }
};

/// The glyphs of a text in NFC, blanks left out; dashes are '-'.  Ranges count from its start.
std::vector<FoldedGlyph> glyphs_of(std::string_view text);

/// The letters of `glyphs` as UTF-8, small.
std::string letters_of(std::span<const FoldedGlyph> glyphs);

/// Where a phrase comes from and what follows.
enum class PhraseKind {
  word,        // may be mended into
  place,       // a commune with its level: only where printed with capitals
  bare_place,  // its name alone: only before a date, "Gia Bình, ngày …"
  slip,        // is known to be printed, a mistake of authors: stays where OCR is sure
};

struct Phrase {
  std::u32string letters;    // as FoldedGlyph::letter
  std::vector<bool> blanks;  // blanks[i]: one stands before letters[i]
  std::vector<bool> begins;  // begins[i]: a word begins at letters[i]
  std::size_t syllables = 0;
  PhraseKind kind = PhraseKind::word;
};

/// Phrases of equal key, and how many glyphs the key takes.
struct PhraseGroup {
  std::size_t length = 0;
  std::span<const Phrase> phrases;
};

/// A phrase that stands in a text to the letter.
struct KnownPhraseAt {
  const Phrase* phrase = nullptr;
  std::size_t begin = 0;  // among the glyphs
};

/// All names and phrases of the vocabulary, found by their keys.
class PhraseBook {
 public:
  /// Those whose key the glyphs begin with, the shortest first; they may end inside a word.
  std::vector<PhraseGroup> find(std::span<const FoldedGlyph> glyphs) const;

  /// The phrase that is to the letter `glyphs`, blanks aside; null where there is none.
  const Phrase* find_exact(std::span<const FoldedGlyph> glyphs) const;

  /// The embedded tables, read when first asked for.
  static const PhraseBook& embedded();

 private:
  friend class PhraseBookMaker;
  std::vector<std::string> keys_;  // sorted, as phrases_; equal ones stand together
  std::vector<Phrase> phrases_;
};

/// The words (PhraseKind::word) of two syllables or more that stand in `glyphs` of a whole text, the longest
/// where several begin; they do not overlap.
std::vector<KnownPhraseAt> find_phrases(std::span<const FoldedGlyph> glyphs);

/// Whether the phrase has the letters of `glyphs` (of its length).
bool has_letters(const Phrase& phrase, std::span<const FoldedGlyph> glyphs);

}  // namespace vanthu
