#include "parsers/phrases.h"

#include <algorithm>

#include "normalize/code_points.h"
#include "normalize/letters.h"

namespace vanthu {
namespace {

bool is_word_letter(char32_t value) { return letters()[value].letter_or_digit; }

std::size_t word_end(std::string_view key, std::size_t begin) {
  while (begin < key.size()) {
    const DecodedCodePoint point = code_point_at(key, begin);
    if (!is_word_letter(point.value)) break;
    begin += point.length;
  }
  return begin;
}

}  // namespace

bool ends_word_at(std::string_view key, std::size_t offset) {
  return offset >= key.size() || !is_word_letter(code_point_at(key, offset).value);
}

void PhraseFinder::add(std::string phrase, std::size_t id) {
  std::vector<Phrase>& phrases = by_first_word_[phrase.substr(0, word_end(phrase, 0))];
  const auto place = std::find_if(phrases.begin(), phrases.end(),
                                  [&](const Phrase& other) { return other.key.size() <= phrase.size(); });
  const bool known =
      std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& other) { return other.key == phrase; });
  if (!known) phrases.insert(place, {std::move(phrase), id});
}

std::vector<FoundPhrase> PhraseFinder::find(std::string_view text_key) const {
  std::vector<FoundPhrase> found;
  for (std::size_t i = 0; i < text_key.size();) {
    const std::size_t end = word_end(text_key, i);
    if (end == i) {
      i += code_point_at(text_key, i).length;
      continue;
    }
    std::size_t next = end;
    if (const auto phrases = by_first_word_.find(text_key.substr(i, end - i));
        phrases != by_first_word_.end()) {
      const std::string_view rest = text_key.substr(i);
      for (const Phrase& phrase : phrases->second) {
        if (!rest.starts_with(phrase.key) || !ends_word_at(text_key, i + phrase.key.size())) continue;
        next = i + phrase.key.size();
        found.push_back({{i, next}, phrase.id});
        break;
      }
    }
    i = next;
  }
  return found;
}

}  // namespace vanthu
