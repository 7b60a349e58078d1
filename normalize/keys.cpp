// Forms for comparing: comparison_key, search_key, and place_tones, which they are built on.
#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "normalize/characters.h"
#include "normalize/code_points.h"
#include "normalize/spelling.h"
#include "normalize/text_forms.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

/// A text by code points and for each the byte that it came from.
struct Letters {
  std::u32string values;
  OffsetMap origin;  // one entry more than values

  void put(char32_t value, std::uint32_t from) {
    values += value;
    origin.push_back(from);
  }
};

bool is_word_part(char32_t value) {
  if (value < 0x80) return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  return is_alphabetic(value) || is_mark(value);
}

/// Calls `visit` with every maximal run of letters and marks.
template <typename Visit>
void for_each_word(std::u32string& text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t j = i;
    while (j < text.size() && is_word_part(text[j])) ++j;
    if (j > i) visit(std::span<char32_t>(text).subspan(i, j - i));
    i = j + 1;
  }
}

char32_t fold_case(char32_t value) {
  if (value < 0x80) return value >= 'A' && value <= 'Z' ? value + 32 : value;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(value), U_FOLD_CASE_DEFAULT));
}

/// Line ends and tabs are blanks in a key; byte for byte, so that offsets stay.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return line;
}

/// Lower case, plain dashes and quotes, three dots for any longer row of them.
Letters fold_letters(const NormalizedText& text) {
  Letters folded;
  folded.values.reserve(text.text.size());
  folded.origin.reserve(text.text.size() + 1);
  const auto put = [&](char32_t value, std::uint32_t from) {
    const bool fourth_dot = value == '.' && folded.values.ends_with(U"...");
    if (!fourth_dot) folded.put(value, from);
  };
  for (std::size_t i = 0; i < text.text.size();) {
    const DecodedCodePoint point = code_point_at(text.text, i);
    const std::uint32_t from = text.origin[i];
    if (const Replacement* replacement = characters().find_key(point.value)) {
      for (const char32_t part : replacement->text) put(part, from);
    } else {
      put(fold_case(point.value), from);
    }
    i += point.length;
  }
  folded.origin.push_back(text.origin.back());
  return folded;
}

bool joins(char32_t value) { return value == '-' || value == '/' || value == '&'; }

/// Blanks: one between words, none around '-', '/', '&'.  A joining sign was made from the blanks before it
/// as well, so that what stands before it can be cut out of the source without them.
Letters join_letters(const Letters& letters) {
  Letters joined;
  joined.values.reserve(letters.values.size());
  joined.origin.reserve(letters.origin.size());
  for (std::size_t i = 0; i < letters.values.size(); ++i) {
    const char32_t value = letters.values[i];
    const bool after_nothing =
        joined.values.empty() || joined.values.back() == ' ' || joins(joined.values.back());
    if (value == ' ' && after_nothing) continue;
    if (joins(value) && !joined.values.empty() && joined.values.back() == ' ') {
      joined.values.back() = value;
    } else {
      joined.put(value, letters.origin[i]);
    }
  }
  if (!joined.values.empty() && joined.values.back() == ' ') {
    joined.values.pop_back();  // its origin is where the text ends
  } else {
    joined.origin.push_back(letters.origin.back());
  }
  return joined;
}

NormalizedText encode(const Letters& letters) {
  NormalizedText encoded;
  encoded.text.reserve(letters.values.size() * 2);
  encoded.origin.reserve(letters.values.size() * 2 + 1);
  for (std::size_t i = 0; i < letters.values.size(); ++i) {
    append_utf8(encoded.text, letters.values[i]);
    encoded.origin.resize(encoded.text.size(), letters.origin[i]);
  }
  encoded.origin.push_back(letters.origin.back());
  return encoded;
}

}  // namespace

std::string place_tones(std::string_view text) {
  std::u32string letters;
  letters.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    letters += point.value;
    i += point.length;
  }
  for_each_word(letters, place_tone);
  std::string placed;
  placed.reserve(text.size());
  for (const char32_t letter : letters) append_utf8(placed, letter);
  return placed;
}

NormalizedText comparison_key_with_origin(std::string_view text) {
  Letters letters = fold_letters(normalize_text(on_one_line(text)));
  for_each_word(letters.values, [](std::span<char32_t> word) {
    place_tone(word);
    fold_y(word);
  });
  return encode(join_letters(letters));
}

std::string comparison_key(std::string_view text) { return comparison_key_with_origin(text).text; }

std::string search_key(std::string_view text) {
  const std::string key = comparison_key(text);
  std::string plain;
  plain.reserve(key.size());
  icu::UnicodeString decomposition;
  for (std::size_t i = 0; i < key.size();) {
    const DecodedCodePoint point = code_point_at(key, i);
    i += point.length;
    if (point.value == U'đ') {
      plain += 'd';
    } else if (point.value < 0x80 ||
               !nfd().getDecomposition(static_cast<UChar32>(point.value), decomposition)) {
      if (!is_mark(point.value)) append_utf8(plain, point.value);
    } else {
      for (int32_t unit = 0; unit < decomposition.length(); unit = decomposition.moveIndex32(unit, 1)) {
        const auto part = static_cast<char32_t>(decomposition.char32At(unit));
        if (!is_mark(part)) append_utf8(plain, part);
      }
    }
  }
  return plain;
}

}  // namespace vanthu
