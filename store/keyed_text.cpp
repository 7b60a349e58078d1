#include "store/keyed_text.h"

#include <algorithm>

namespace vanthu {

KeyedText::KeyedText(std::string_view text, WordReader& words) {
  keys_.reserve(text.size() + text.size() / 8);
  words.each(text, [&](const WordForms& forms, ByteRange bytes) {
    words_.push_back(bytes);
    starts_.push_back(keys_.size());
    keys_ += forms.key;
    keys_ += ' ';
  });
  starts_.push_back(keys_.size());
}

std::size_t KeyedText::first_word_at(std::size_t offset) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), offset,
                                      [](ByteRange word, std::size_t at) { return word.begin < at; });
  return static_cast<std::size_t>(found - words_.begin());
}

ByteRange KeyedText::word_over(std::size_t offset) const {
  const std::size_t behind = first_word_at(offset);
  if (behind == 0 || words_[behind - 1].end <= offset) return {offset, offset};
  return words_[behind - 1];
}

std::optional<ByteRange> KeyedText::find(const KeyedText& wanted, ByteRange range) const {
  const std::size_t first = first_word_at(range.begin), last = first_word_at(range.end);
  if (wanted.words_.empty() || last - std::min(first, last) < wanted.words_.size()) return std::nullopt;
  // With the blanks around them, so that words are found whole.
  const std::string_view keys = std::string_view(keys_).substr(0, starts_[last]);
  const std::size_t at = keys.find(wanted.keys_, starts_[first] - 1);
  if (at == std::string_view::npos) return std::nullopt;
  const auto word = std::lower_bound(starts_.begin(), starts_.end(), at + 1) - starts_.begin();
  const auto begin = static_cast<std::size_t>(word);
  return ByteRange{words_[begin].begin, words_[begin + wanted.words_.size() - 1].end};
}

}  // namespace vanthu
