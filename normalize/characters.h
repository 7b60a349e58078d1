// normalize/vocabulary/characters.tsv as a value: characters that a text holds by accident and what they
// stand for.
#pragma once

#include <string>
#include <vector>

namespace vanthu {

enum class CharacterKind {
  space,         // blanks other than U+0020, and line ends that are no '\n'
  invisible,     // zero width, direction marks, controls: removed
  hyphen,        // mere variants of '-'
  slash,         // mere variants of '/'
  d_look_alike,  // eth and African d for Đ, đ
  full_width,    // ０ Ａ ａ
  ligature,      // ﬁ
  homoglyph,     // Cyrillic and Greek letters that look Latin
  symbol_font,   // private-use codes of the Symbol and Wingdings fonts
  dash,          // en and em dash
  quote,         // printed quotation marks
  ellipsis,
};

struct Replacement {
  CharacterKind kind = CharacterKind::space;
  std::u32string text;  // fully decomposed; empty: the character is removed
};

/// The rows of the table by code point.
class CharacterTable {
 public:
  /// What `code_point` becomes in every form of a text; null where it stays.  A homoglyph counts only inside
  /// a word of Latin letters and homoglyphs, which the caller checks.
  const Replacement* find_display(char32_t code_point) const { return find(display_, code_point); }
  /// What it becomes in the forms for comparing alone.
  const Replacement* find_key(char32_t code_point) const { return find(key_, code_point); }

  /// Throws Error "table-malformed" where `tsv` is no such table.
  static CharacterTable parse(std::string_view tsv);

 private:
  struct Range {
    char32_t first = 0, last = 0;
    Replacement replacement;
    std::size_t line = 0;  // of the table
  };
  static const Replacement* find(const std::vector<Range>& ranges, char32_t code_point);
  std::vector<Range> display_, key_;  // sorted, disjoint
};

/// The embedded table.
const CharacterTable& characters();

}  // namespace vanthu
