// Forms for comparing: comparison_key, search_key, and place_tones, which they are built on.
#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "normalize/blanks.h"
#include "normalize/characters.h"
#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/spelling.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

bool is_word_part(const LetterForms& letter) { return letter.alphabetic || letter.mark; }

/// Line ends and tabs are blanks in a key.
bool is_blank(char32_t value) { return value == ' ' || value == '\n' || value == '\t'; }

bool joins(char32_t value) { return value == '-' || value == '/' || value == '&'; }

/// Line ends and tabs as blanks, byte for byte, so that offsets stay.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return is_blank(static_cast<unsigned char>(c)); }, ' ');
  return line;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

/// The bytes of the source that the bytes of a key were made from, for keys that need them.
struct KeptOrigin {
  OffsetMap map;

  explicit KeptOrigin(std::size_t bytes) { map.reserve(bytes); }
  void add(std::size_t count, std::size_t from) {
    map.insert(map.end(), count, static_cast<std::uint32_t>(from));
  }
  /// Every byte of a letter leads to where the letter begins.
  void add_run(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t size = map.size();
    map.resize(size + (end - begin));
    std::uint32_t* offset = map.data() + size;
    std::iota(offset, offset + (end - begin), static_cast<std::uint32_t>(begin));
    for (std::size_t i = 1; i < end - begin; ++i) {
      if (is_continuation(text[begin + i])) offset[i] = offset[i - 1];
    }
  }
  void cut(std::size_t size) { map.resize(size); }
  std::size_t at(std::size_t byte) const { return map[byte]; }
};
struct NoOrigin {
  explicit NoOrigin(std::size_t) {}
  void add(std::size_t, std::size_t) {}
  void add_run(std::string_view, std::size_t, std::size_t) {}
  void cut(std::size_t) {}
  std::size_t at(std::size_t) const { return 0; }
};

/// Writes the comparison key of a text in one pass.  What stands for itself, most of a text, is copied in
/// runs.
template <typename Origin>
class KeyWriter {
 public:
  explicit KeyWriter(std::string_view text) : origin(text.size() + 1), text_(text) {
    key.reserve(text.size());
  }

  /// False, and no key, at the first letter that is not plain, where `normalized` does not say that all stay
  /// what they are.
  bool write(bool normalized) {
    const LetterTable& table = letters();
    std::size_t word_length = 0;  // letters of the word that is being read
    for (std::size_t i = 0; i < text_.size();) {
      if ('a' <= text_[i] && text_[i] <= 'z') {  // every other letter of a text
        ++word_length;
        ++i;
        continue;
      }
      if (is_blank(static_cast<unsigned char>(text_[i]))) {
        end_word(i, std::exchange(word_length, 0));
        i = take_blanks(i);
        continue;
      }
      const DecodedCodePoint point = code_point_at(text_, i);
      const LetterForms letter = table[point.value];
      if (letter.plain_small) {
        ++word_length;
        i += point.length;
        continue;
      }
      if (is_word_part(letter)) {
        ++word_length;
      } else {
        end_word(i, std::exchange(word_length, 0));
      }
      if (!letter.plain && !normalized) return false;
      if (letter.key != point.value || joins(point.value) || point.value == '.') {
        copy_run(i);
        put_key(point.value, letter.key, i);
        run_ = i + point.length;
      }
      i += point.length;
    }
    end_word(text_.size(), word_length);
    copy_run(text_.size());
    origin.add(1, text_.substr(0, text_.find_last_not_of(" \n\t") + 1).size());
    return true;
  }

  std::string key;
  Origin origin;

 private:
  /// Behind the blanks at `begin`; one is written where one stands, but none around '-', '/', '&'.
  std::size_t take_blanks(std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < text_.size() && is_blank(static_cast<unsigned char>(text_[end]))) ++end;
    const bool joined = run_ == begin && !key.empty() && joins(static_cast<unsigned char>(key.back()));
    const bool stands = !joined && blank_stands(text_, {begin, end});
    if (stands && end == begin + 1 && text_[begin] == ' ') return end;
    copy_run(begin);
    if (stands) append(' ', begin);
    run_ = end;
    return end;
  }

  /// What stands for `value`: `folded`, or where that is 0 what the table says.
  void put_key(char32_t value, char32_t folded, std::size_t from) {
    if (folded != 0) return put(folded, from);
    for (const char32_t part : characters().find_key(value)->text) put(part, from);
  }

  void put(char32_t value, std::size_t from) {
    if (joins(value) && !key.empty() && key.back() == ' ') {
      // A joining sign was made from the blanks before it as well, so that what stands before it can be cut
      // out of the source without them.
      key.back() = static_cast<char>(value);
      return;
    }
    // Three dots stand for any longer row of them.
    if (value == '.' && key.ends_with("...")) return;
    append(value, from);
  }

  void append(char32_t value, std::size_t from) {
    const std::size_t size = key.size();
    append_code_point(key, value);
    origin.add(key.size() - size, from);
  }

  /// Copies what was not yet written up to `end`.
  void copy_run(std::size_t end) {
    if (run_ == end) return;
    key.append(text_.substr(run_, end - run_));
    origin.add_run(text_, run_, end);
    run_ = end;
  }

  /// Whether spelling may change the word of `length` letters that ends at `end`: one that ends in a marked
  /// letter behind o or u, or has two letters of which the second is y.
  bool needs_spelling(std::size_t end, std::size_t length) const {
    if (length < 2) return false;
    const std::size_t last = letter_before(text_, end);
    const auto lower = [&](std::size_t at) { return text_[at] | 0x20; };
    const bool marked = static_cast<unsigned char>(text_[last]) >= 0x80;
    if (marked && (lower(last - 1) == 'o' || lower(last - 1) == 'u')) return true;
    return length == 2 && (marked ? is_y(code_point_at(text_, last).value) : lower(last) == 'y');
  }

  void end_word(std::size_t end, std::size_t length) {
    if (!needs_spelling(end, length)) return;
    copy_run(end);
    // Spelling looks at the last three letters alone and changes two.
    const std::size_t third = letter_before(key, key.size()), second = letter_before(key, third),
                      first = length > 2 ? letter_before(key, second) : second;
    std::array<char32_t, 3> word{code_point_at(key, first).value, code_point_at(key, second).value,
                                 code_point_at(key, third).value};
    const auto printed = word;
    const auto spelt = std::span<char32_t>(word).last(std::min<std::size_t>(length, word.size()));
    place_tone(spelt);
    if (length == 2) fold_y(spelt);
    if (word == printed) return;
    const std::size_t froms[] = {origin.at(second), origin.at(third)};
    key.resize(second);
    origin.cut(second);
    append(word[1], froms[0]);
    append(word[2], froms[1]);
  }

  /// Where the letter begins that ends at `end`.
  static std::size_t letter_before(std::string_view text, std::size_t end) {
    do --end;
    while (is_continuation(text[end]));
    return end;
  }

  std::string_view text_;
  std::size_t run_ = 0;  // of the text: what was not yet written begins here
};

/// Calls `visit` with every maximal run of letters and marks.
template <typename Visit>
void for_each_word(std::u32string& text, Visit visit) {
  const LetterTable& table = letters();
  for (std::size_t i = 0; i < text.size();) {
    std::size_t j = i;
    while (j < text.size() && is_word_part(table[text[j]])) ++j;
    if (j > i) visit(std::span<char32_t>(text).subspan(i, j - i));
    i = j + 1;
  }
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
  for (const char32_t letter : letters) append_code_point(placed, letter);
  return placed;
}

NormalizedText comparison_key_with_origin(std::string_view text) {
  if (KeyWriter<KeptOrigin> plain(text); plain.write(false)) {
    return {std::move(plain.key), std::move(plain.origin.map)};
  }
  const NormalizedText normal = normalize_text(on_one_line(text));
  KeyWriter<KeptOrigin> writer(normal.text);
  writer.write(true);
  for (std::uint32_t& offset : writer.origin.map) offset = normal.origin[offset];
  return {std::move(writer.key), std::move(writer.origin.map)};
}

std::string comparison_key(std::string_view text) {
  if (KeyWriter<NoOrigin> plain(text); plain.write(false)) return std::move(plain.key);
  const NormalizedText normal = normalize_text(on_one_line(text));
  KeyWriter<NoOrigin> writer(normal.text);
  writer.write(true);
  return std::move(writer.key);
}

std::string search_key(std::string_view text) {
  const LetterTable& table = letters();
  const std::string key = comparison_key(text);
  std::string plain;
  plain.reserve(key.size());
  for (std::size_t i = 0; i < key.size();) {
    if (static_cast<unsigned char>(key[i]) < 0x80) {
      plain += key[i++];
      continue;
    }
    const DecodedCodePoint point = code_point_at(key, i);
    i += point.length;
    if (const char32_t bare = table[point.value].bare; bare != 0) {
      append_code_point(plain, bare);
    } else {
      for (const char32_t letter : without_marks(point.value)) append_code_point(plain, letter);
    }
  }
  return plain;
}

}  // namespace vanthu
