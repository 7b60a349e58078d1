#include "parsers/place_mentions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/pattern.h"

namespace vanthu {
namespace {

constexpr std::size_t kNameWords = 8;

struct LevelWord {
  std::string_view printed, level;
  bool committee = false;
};

constexpr std::array<LevelWord, 18> kLevelWords = {{{"tỉnh ủy", "tỉnh", true},
                                                    {"thành ủy", "thành phố", true},
                                                    {"huyện ủy", "huyện", true},
                                                    {"quận ủy", "quận", true},
                                                    {"thị ủy", "thị xã", true},
                                                    {"tỉnh", "tỉnh"},
                                                    {"thành phố", "thành phố"},
                                                    {"tp.", "thành phố"},
                                                    {"tp", "thành phố"},
                                                    {"huyện đảo", "huyện"},
                                                    {"huyện", "huyện"},
                                                    {"quận", "quận"},
                                                    {"thị xã", "thị xã"},
                                                    {"tx.", "thị xã"},
                                                    {"thị trấn", "thị trấn"},
                                                    {"tt.", "thị trấn"},
                                                    {"phường", "phường"},
                                                    {"xã", "xã"}}};

const LevelWord& level_word(std::string_view printed) {
  return *std::find_if(kLevelWords.begin(), kLevelWords.end(),
                       [&](const LevelWord& word) { return word.printed == printed; });
}

const Pattern& level_pattern() {
  static const Pattern pattern = [] {
    std::vector<std::string> words;
    for (const LevelWord& word : kLevelWords) words.emplace_back(word.printed);
    return Pattern(std::string(kEdgeBefore) + "(?:" + any_of_words(std::move(words)) + ")");
  }();
  return pattern;
}

class NameFinder {
 public:
  NameFinder(const NormalizedDocument& document, const NormalizedText& text_key)
      : text_(document.text), key_(text_key.text), origin_(text_key.origin) {}

  LetterForms printed_at(std::size_t at) const {
    const std::size_t offset = origin_[at];
    return offset < text_.size() ? letters()[code_point_at(text_, offset).value] : LetterForms{};
  }

  LetterForms key_at(std::size_t at) const {
    return at < key_.size() ? letters()[code_point_at(key_, at).value] : LetterForms{};
  }

  bool is_digit(std::size_t at) const {
    const LetterForms letter = key_at(at);
    return letter.letter_or_digit && !letter.alphabetic;
  }

  /// End of the word at `at`; an apostrophe between letters belongs to it ("ea h'leo"), a dash before a
  /// capital joins two ("phan rang-tháp chàm").
  std::size_t word_end(std::size_t at) const {
    while (at < key_.size()) {
      const DecodedCodePoint point = code_point_at(key_, at);
      const std::size_t behind = at + point.length;
      const bool apostrophe = point.value == '\'' || point.value == U'’';
      const bool joins = apostrophe || (point.value == '-' && printed_at(behind).upper_case);
      if (!letters()[point.value].letter_or_digit && !(joins && key_at(behind).alphabetic)) break;
      at = behind;
    }
    return at;
  }

  bool in_capitals(ByteRange word) const {
    const std::size_t second = word.begin + code_point_at(key_, word.begin).length;
    return second < word.end && printed_at(word.begin).upper_case && printed_at(second).upper_case;
  }

  ByteRange name_at(std::size_t begin) const {
    if (begin >= key_.size()) return {};
    if (is_digit(begin)) return number_at(begin);
    std::size_t end = begin;
    for (std::size_t words = 0, at = begin; words < kNameWords; ++words) {
      const bool number = words > 0 && is_digit(at);
      if (number) {
        const ByteRange last = number_at(at);
        if (!last.empty()) end = last.end;
        break;
      }
      if (at >= key_.size() || !printed_at(at).upper_case) break;
      end = word_end(at);
      if (end >= key_.size() || key_[end] != ' ') break;
      at = end + 1;
    }
    return {begin, end};
  }

  /// "phường 14", not "phường 14/2" or "xã 1.000".
  ByteRange number_at(std::size_t begin) const {
    constexpr std::size_t kDigits = 2;
    const std::size_t end = word_end(begin);
    const bool goes_on = end + 1 < key_.size() &&
                         (key_[end] == '/' || key_[end] == '.' || key_[end] == '-') && is_digit(end + 1);
    return end - begin > kDigits || goes_on ? ByteRange{} : ByteRange{begin, end};
  }

 private:
  std::string_view text_, key_;
  const OffsetMap& origin_;
};

}  // namespace

std::vector<PlaceMention> find_place_mentions(const NormalizedDocument& document,
                                              const NormalizedText& text_key) {
  const NameFinder names(document, text_key);
  const std::string_view key = text_key.text;
  std::vector<PlaceMention> mentions;
  for (std::size_t from = 0; const auto match = level_pattern().find(key, from);) {
    const ByteRange words = behind_edge(key, match->whole());
    from = words.end;
    const LevelWord& word = level_word(key.substr(words.begin, words.size()));
    const bool stop = word.printed.back() == '.';
    const bool blank = words.end < key.size() && key[words.end] == ' ';
    if (!stop && names.key_at(words.end).letter_or_digit) continue;
    PlaceMention mention{word.level, word.committee, words, {}, false};
    if (stop || blank) mention.name = names.name_at(words.end + (blank ? 1 : 0));
    mention.capitals = names.in_capitals(mention.name);
    // "TT.ĐU" and "TT. HĐND" are standing committees.
    if (word.printed == "tt." && (!blank || mention.capitals)) continue;
    mentions.push_back(mention);
  }
  return mentions;
}

std::vector<std::size_t> name_ends(std::string_view key, ByteRange name) {
  std::vector<std::size_t> ends;
  for (std::size_t at = name.begin; at < name.end; ++at) {
    if (key[at] == ' ') ends.push_back(at);
  }
  if (name.end > name.begin) ends.push_back(name.end);
  std::reverse(ends.begin(), ends.end());
  return ends;
}

}  // namespace vanthu
