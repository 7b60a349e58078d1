#include "store/search_words.h"

#include <algorithm>

#include "ingest/utf8.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// A language has some ten thousand words; what a hostile store has besides need not be kept.
constexpr std::size_t kMostRemembered = 1 << 16;

const WordForms& boundary() {
  static const WordForms forms{std::string(1, kTextBoundary), std::string(1, kTextBoundary)};
  return forms;
}

constexpr bool is_ascii_word_part(unsigned char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// Bytes of the letter, digit or mark at `offset`; 0 where none stands there.
std::size_t word_part_length(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return is_ascii_word_part(byte) ? 1 : 0;
  const DecodedCodePoint point = decode_utf8(text, offset);
  if (point.length == 0) return 0;
  const LetterForms letter = letters()[point.value];
  return letter.letter_or_digit || letter.mark ? point.length : 0;
}

/// Bytes to the next place at which a word may begin.
std::size_t gap_length(std::string_view text, std::size_t offset) {
  const DecodedCodePoint point = decode_utf8(text, offset);
  return point.length == 0 ? 1 : point.length;
}

/// `key` without what parts words: marks of a word may come out as such.
std::string without_gaps(const std::string& key) {
  std::string word;
  for (std::size_t i = 0; i < key.size();) {
    const std::size_t length = word_part_length(key, i);
    if (length > 0) word += key.substr(i, length);
    i += length > 0 ? length : gap_length(key, i);
  }
  return word;
}

/// "08" is "8": days and numbers of documents are written with and without a zero before them.
std::string without_leading_zeros(std::string word) {
  const bool number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number ? word.erase(0, std::min(word.find_first_not_of('0'), word.size() - 1)) : word;
}

}  // namespace

std::string folded_word(std::string_view key) { return without_leading_zeros(without_gaps(search_key(key))); }

const WordForms& WordReader::forms_of(std::string_view word) {
  if (const auto known = known_.find(word); known != known_.end()) return known->second;
  if (known_.size() >= kMostRemembered) known_.clear();
  WordForms forms{without_gaps(comparison_key(word)), ""};
  forms.folded = folded_word(forms.key);
  return known_.emplace(std::string(word), std::move(forms)).first->second;
}

WordReader::Found WordReader::find(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    if (text[offset] == kTextBoundary) return {&boundary(), {offset, offset + 1}};
    std::size_t end = offset, kept = offset;  // of the word, and of what counts of it
    while (end < text.size()) {
      const std::size_t length = word_part_length(text, end);
      if (length == 0) break;
      end += length;
      if (end - offset <= kLongestWord) kept = end;
    }
    if (end > offset) {
      const WordForms& forms = forms_of(text.substr(offset, kept - offset));
      if (!forms.folded.empty()) return {&forms, {offset, end}};  // else marks alone
      offset = end;
    } else {
      offset += gap_length(text, offset);
    }
  }
  return {};
}

std::string folded_words(WordReader& reader, std::string_view text) {
  std::string words;
  reader.each(text, [&](const WordForms& forms, ByteRange) {
    if (!words.empty()) words += ' ';
    words += forms.folded;
  });
  return words;
}

std::vector<TextWord> WordReader::words(std::string_view text) {
  std::vector<TextWord> words;
  each(text, [&](const WordForms& forms, ByteRange bytes) { words.push_back({forms, bytes}); });
  return words;
}

}  // namespace vanthu
