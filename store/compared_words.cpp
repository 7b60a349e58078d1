#include "store/compared_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// A word of a task.
struct Word {
  std::string_view key;       // in the comparison key
  bool digit = false;         // one is in it
  bool capital = false;       // begins with an upper case letter as printed
  bool all_capitals = false;  // and has no lower case one
  bool joined = false;        // nothing but a blank stands between it and the word before
};

bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }

/// The words of a task and the texts that they point into.
class Words {
 public:
  explicit Words(std::string_view task) : task_(task), key_(comparison_key_with_origin(task)) {
    for (std::size_t i = 0; i < key_.text.size() && words_.size() < kMostComparedWords;) i = take(i);
  }
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t index) const { return words_[index]; }
  std::string_view key(std::size_t index) const { return index < size() ? words_[index].key : ""; }

 private:
  /// Behind what begins at `begin`: a word, or a sign.
  std::size_t take(std::size_t begin) {
    const std::string_view text = key_.text;
    Word word;
    std::size_t end = begin;
    word.all_capitals = true;
    while (end < text.size()) {
      const DecodedCodePoint point = code_point_at(text, end);
      const LetterForms letter = letters()[point.value];
      if (!letter.letter_or_digit && !letter.mark) break;
      const bool upper = letters()[code_point_at(task_, key_.origin[end]).value].upper_case;
      word.digit = word.digit || is_digit(point.value);
      word.capital = word.capital || (end == begin && upper);
      word.all_capitals = word.all_capitals && upper;
      end += point.length;
    }
    if (end == begin) return begin + code_point_at(text, begin).length;
    word.key = text.substr(begin, end - begin);
    word.joined = !words_.empty() && text.substr(word_end_, begin - word_end_) == " ";
    words_.push_back(word);
    word_end_ = end;
    return end;
  }

  std::string_view task_;
  NormalizedText key_;
  std::vector<Word> words_;
  std::size_t word_end_ = 0;  // of the last word
};

/// "IV", "X": as printed in upper case.
bool is_roman(const Word& word) {
  return word.all_capitals && word.key.find_first_not_of("ivx") == std::string_view::npos;
}

/// What a unit of administration is called, and what stands for it.
struct Level {
  std::string_view first, second;  // `second` "" for one of a single word
  std::string_view mark;
};

/// The level that words[at] names; none for "xã hội", "hợp tác xã".
std::optional<Level> level_at(const Words& words, std::size_t at) {
  static constexpr std::array<Level, 8> kLevels{{{"xã", "", kCommuneMark},
                                                 {"phường", "", kCommuneMark},
                                                 {"đặc", "khu", kCommuneMark},
                                                 {"thị", "trấn", kCommuneMark},
                                                 {"tỉnh", "", kProvinceMark},
                                                 {"thành", "phố", kProvinceMark},
                                                 {"huyện", "", "huyen"},
                                                 {"thị", "xã", "huyen"}}};
  const bool other_meaning =
      words.key(at) == "xã" && (words.key(at + 1) == "hội" || (at > 0 && words.key(at - 1) == "tác"));
  if (other_meaning) return std::nullopt;
  for (const Level& level : kLevels) {
    const bool whole = level.second.empty() || words.key(at + 1) == level.second;
    if (words.key(at) == level.first && whole) return level;
  }
  return std::nullopt;
}

/// How many words from `at` on are the name behind a level: "Cao Lãnh", not "UBND".
std::size_t name_length(const Words& words, std::size_t at) {
  constexpr std::size_t kLongestName = 4;  // words of a commune's or province's name
  std::size_t length = 0;
  while (length < kLongestName && at + length < words.size()) {
    const Word& word = words[at + length];
    if (!word.joined || !word.capital || word.all_capitals || word.digit) break;
    ++length;
  }
  return length;
}

/// True where words[at] begins the name of the commune, printed as a name: communes are called "Thống Nhất".
bool is_name_at(const Words& words, std::size_t at, const Words& name) {
  if (name.size() == 0 || at + name.size() > words.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!words[at + i].capital || words.key(at + i) != name.key(i)) return false;
  }
  return true;
}

/// Words one after another, of equal marks one.
class Line {
 public:
  void add_word(std::string_view word) {
    if (!text_.empty()) text_ += ' ';
    text_ += word;
    mark_ = {};
  }
  void add_mark(std::string_view mark) {
    if (mark_ == mark) return;
    add_word(mark);
    mark_ = mark;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::string_view mark_;  // that stands last
};

enum class Numbers { left_out, kept };

std::string words_of_valid(std::string_view task, std::string_view commune, Numbers numbers) {
  const Words words(task), name(commune);
  Line line;
  for (std::size_t i = 0; i < words.size();) {
    if (const auto level = level_at(words, i)) {
      line.add_mark(level->mark);
      i += level->second.empty() ? 1 : 2;
      i += name_length(words, i);
    } else if (is_name_at(words, i, name)) {
      line.add_mark(kCommuneMark);
      i += name.size();
    } else if (numbers == Numbers::left_out && (words[i].digit || is_roman(words[i]))) {
      line.add_mark(kNumberMark);
      ++i;
    } else {
      line.add_word(words.key(i));
      ++i;
    }
  }
  return search_key(line.take());
}

std::string words_of(std::string_view task, std::string_view commune, Numbers numbers) {
  const bool valid = find_invalid_utf8(task) == std::string_view::npos &&
                     find_invalid_utf8(commune) == std::string_view::npos;
  return valid ? words_of_valid(task, commune, numbers)
               : words_of_valid(printable(task), printable(commune), numbers);
}

}  // namespace

std::string compared_words(std::string_view task, std::string_view commune) {
  return words_of(task, commune, Numbers::left_out);
}

std::string compared_words_and_numbers(std::string_view text, std::string_view commune) {
  return words_of(text, commune, Numbers::kept);
}

}  // namespace vanthu
