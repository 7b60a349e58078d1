#include "store/keyed_text.h"

#include <algorithm>

namespace vanthu {

KeyedText::KeyedText(std::string_view text, WordReader& words) {
  keys_.reserve(text.size() + text.size() / 8);
  words.each(text, [&](const WordForms& forms, ByteRange bytes) {
    words_.push_back({static_cast<std::uint32_t>(bytes.begin), static_cast<std::uint32_t>(bytes.end),
                      static_cast<std::uint32_t>(keys_.size())});
    keys_ += forms.key;
    keys_ += ' ';
  });
}

std::size_t KeyedText::first_word_at(std::size_t offset) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), offset,
                                      [](const Word& word, std::size_t at) { return word.begin < at; });
  return static_cast<std::size_t>(found - words_.begin());
}

ByteRange KeyedText::word_over(std::size_t offset) const {
  const std::size_t behind = first_word_at(offset);
  if (behind == 0 || words_[behind - 1].end <= offset) return {offset, offset};
  return words_[behind - 1].bytes();
}

std::optional<ByteRange> KeyedText::find(const KeyedText& wanted, ByteRange range) const {
  const std::size_t first = first_word_at(range.begin), last = first_word_at(range.end);
  if (wanted.words_.empty() || last - std::min(first, last) < wanted.words_.size()) return std::nullopt;
  // With the blanks around them, so that words are found whole.
  const std::size_t keys_end = last < words_.size() ? words_[last].key : keys_.size();
  const std::string_view keys = std::string_view(keys_).substr(0, keys_end);
  const std::size_t at = keys.find(wanted.keys_, words_[first].key - 1);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = std::lower_bound(words_.begin(), words_.end(), at + 1,
                                      [](const Word& word, std::size_t key) { return word.key < key; });
  const auto end = begin + static_cast<std::ptrdiff_t>(wanted.words_.size()) - 1;
  return ByteRange{begin->begin, end->end};
}

}  // namespace vanthu
