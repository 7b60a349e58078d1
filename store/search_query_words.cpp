#include "store/search_query_words.h"

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "store/search_words.h"

namespace vanthu {
namespace {

/// True where a letter of `word` is upper case and none is lower case.
bool is_in_capitals(std::string_view word) {
  bool capital = false;
  for (std::size_t i = 0; i < word.size();) {
    const DecodedCodePoint point = code_point_at(word, i);
    const LetterForms letter = letters()[point.value];
    if (letter.alphabetic && !letter.upper_case) return false;
    capital = capital || letter.upper_case;
    i += point.length;
  }
  return capital;
}

bool has_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    if (is_query_blank(point.value)) return true;
    i += point.length;
  }
  return false;
}

}  // namespace

bool is_query_blank(char32_t point) {
  return point <= ' ' || (point >= 0x7F && point <= 0xA0) || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
         point == 0x205F || point == 0x3000;
}

std::vector<TypedWord> typed_words(std::string_view text) {
  WordReader reader;
  std::vector<TypedWord> words;
  std::size_t last_end = 0;
  reader.each(text, [&](const WordForms& forms, ByteRange bytes) {
    if (forms.key == std::string_view(&kTextBoundary, 1)) return;
    TypedWord word;
    word.word.key = forms.key;
    word.word.marked = forms.folded != forms.key;
    word.folded = forms.folded;
    word.capitals = is_in_capitals(text.substr(bytes.begin, bytes.end - bytes.begin));
    word.joined = !words.empty() && !has_blank(text.substr(last_end, bytes.begin - last_end));
    words.push_back(std::move(word));
    last_end = bytes.end;
  });
  return words;
}

}  // namespace vanthu
