#include "ingest/page_lost_blanks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/legacy_repair.h"
#include "ingest/letters.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestText = 200;    // letters
constexpr std::size_t kLongestSyllable = 7;  // letters
constexpr std::size_t kShortestWord = 4;     // letters of two words without blank
constexpr std::size_t kShortestText = 6;     // bytes of such with a mark
// A letter stands that many em farther than elsewhere where a blank was lost; kerning moves it by less.
constexpr double kLostGap = 0.06;
// A page has lost its blanks where more than half of its letters stand in runs of so many that are no
// syllables.
constexpr std::size_t kLongRun = 8;
constexpr std::size_t kManyRuns = 10;

/// Offsets at which the letters of `text` begin, its size behind them; marks stay with their letters.
std::vector<std::size_t> letter_offsets(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (offsets.empty() || is_letter(point.value)) offsets.push_back(at);
    at += std::max<std::size_t>(point.length, 1);
  }
  offsets.push_back(text.size());
  return offsets;
}

/// True for a syllable that can be a word by itself.
bool is_word(std::string_view part) {
  static const std::unordered_set<std::string_view> bare = [] {
    const Tsv table = parse_tsv(ingest_table("bare_syllables.tsv"), "bare_syllables.tsv");
    std::unordered_set<std::string_view> result;
    for (const auto& row : table.rows) result.insert(row[table.column("syllable")]);
    return result;
  }();
  static const std::u32string vowels = U"aăâeêioôơuưy";
  const auto run = next_letter_run(part, 0);
  if (!run || run->range != ByteRange{0, part.size()} || !run->syllable || !run->well_cased) return false;
  const std::uint8_t first = letter_of(decode_utf8(part, 0).value).base;
  const bool vowel =
      std::any_of(vowels.begin(), vowels.end(), [&](char32_t c) { return base_index(c) == first; });
  return !vowel || bare.contains(lower_cased(part));
}

struct Segmentation {
  std::size_t ways = 0;           // to part the text into syllables; 2 stands for more as well
  std::vector<std::size_t> ends;  // of the syllables of one of them
};

Segmentation segmentation_of(std::string_view letters) {
  const std::vector<std::size_t> offsets = letter_offsets(letters);
  Segmentation result;
  if (offsets.size() < 2 || offsets.size() > kLongestText + 1) return result;
  struct Ways {
    std::size_t count = 0;
    std::size_t from = 0;  // where the last syllable begins
  };
  std::vector<Ways> ways(offsets.size());
  ways[0].count = 1;
  for (std::size_t end = 1; end < offsets.size(); ++end) {
    for (std::size_t begin = end > kLongestSyllable ? end - kLongestSyllable : 0; begin < end; ++begin) {
      if (ways[begin].count == 0) continue;
      if (!is_word(letters.substr(offsets[begin], offsets[end] - offsets[begin]))) continue;
      ways[end].count = std::min<std::size_t>(ways[end].count + ways[begin].count, 2);
      ways[end].from = begin;
    }
  }
  result.ways = ways.back().count;
  if (result.ways == 0) return result;
  for (std::size_t at = offsets.size() - 1; at > 0; at = ways[at].from) result.ends.push_back(offsets[at]);
  std::reverse(result.ends.begin(), result.ends.end());
  return result;
}

/// A run of letters of a word that may be several: bytes of its text.
struct Candidate {
  std::size_t page = 0, word = 0;
  ByteRange range;
  bool well_cased = true;
};

bool has_marks(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Addresses are written without blanks on purpose.
bool is_address(std::string_view word) { return word.find_first_of("@._") != std::string_view::npos; }

/// Letters of a page, and those in long runs that are no syllables.
struct PageLetters {
  std::size_t all = 0, in_long_runs = 0, long_runs = 0;

  bool lost_blanks() const { return long_runs >= kManyRuns && in_long_runs * 2 > all; }
};

struct Survey {
  std::vector<Candidate> candidates;
  std::vector<bool> lost_blanks;  // by page
};

Survey survey(const PrintedDocument& document) {
  Survey result;
  for (std::size_t number = 0; number < document.pages.size(); ++number) {
    PageLetters letters;
    const auto& words = document.pages[number].words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string& text = words[i].text;
      letters.all += text.size();
      if (text.size() < kShortestText || !has_marks(text) || is_address(text)) continue;
      for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
        if (run->syllable || run->acronym) continue;
        const std::string_view word = std::string_view(text).substr(run->range.begin, run->range.size());
        const std::size_t width = width_of(word);
        if (width < kShortestWord || width > kLongestText || !has_marks(word)) continue;
        letters.in_long_runs += width < kLongRun ? 0 : word.size();
        letters.long_runs += width < kLongRun ? 0 : 1;
        if (segmentation_of(word).ways > 0) {
          result.candidates.push_back({number, i, run->range, run->well_cased});
        }
      }
    }
    result.lost_blanks.push_back(letters.lost_blanks());
  }
  return result;
}

/// The least advance that a letter of a font has, in em.
class Advances {
 public:
  explicit Advances(const PrintedDocument& document) {
    for (const Page& page : document.pages) {
      for (const PageWord& word : page.words) add(word);
    }
  }

  /// How much farther than elsewhere code point `index` of a word ends; 0 for the first.
  double excess(const PageWord& word, std::size_t index, char32_t point) const {
    const auto least = least_.find(key(word.font, point));
    if (index == 0 || least == least_.end()) return 0;
    return advance(word, index) - least->second;
  }

 private:
  static std::uint64_t key(std::uint16_t font, char32_t point) { return std::uint64_t{font} << 32 | point; }
  static double advance(const PageWord& word, std::size_t index) {
    return (word.ends[index] - word.ends[index - 1]) / std::max(word.size, 1.0f);
  }

  void add(const PageWord& word) {
    std::size_t index = 0;
    for (std::size_t at = 0; at < word.text.size() && index < word.ends.size(); ++index) {
      const DecodedCodePoint point = decode_utf8(word.text, at);
      at += std::max<std::size_t>(point.length, 1);
      if (index == 0) continue;
      const auto [least, inserted] = least_.emplace(key(word.font, point.value), advance(word, index));
      if (!inserted) least->second = std::min(least->second, advance(word, index));
    }
  }

  std::unordered_map<std::uint64_t, double> least_;
};

/// Ends (bytes of `text`) of the parts that begin where `begins` says; empty where one is no syllable.
template <typename Begins>
std::vector<std::size_t> parts_where(std::string_view text, Begins begins) {
  const std::vector<std::size_t> offsets = letter_offsets(text);
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    if (i + 1 < offsets.size() && !begins(offsets[i])) continue;
    if (!is_word(text.substr(begin, offsets[i] - begin))) return {};
    ends.push_back(begin = offsets[i]);
  }
  return ends;
}

std::vector<std::size_t> parts_by_case(std::string_view text) {
  return parts_where(text, [&](std::size_t at) {
    return is_upper_letter(decode_utf8(text, at).value) &&
           is_lower_letter(last_code_point(text.substr(0, at)));
  });
}

std::vector<std::size_t> parts_by_gap(const PageWord& word, ByteRange range, const Advances& advances) {
  const std::size_t before = count_code_points(std::string_view(word.text).substr(0, range.begin));
  const std::string_view text = std::string_view(word.text).substr(range.begin, range.size());
  return parts_where(text, [&](std::size_t at) {
    const std::size_t index = before + count_code_points(text.substr(0, at));
    return index < word.ends.size() && advances.excess(word, index, decode_utf8(text, at).value) > kLostGap;
  });
}

/// Puts the parts of words, by index of the word, in their places.
WordRepair replace_words(Page& page,
                         const std::vector<std::pair<std::size_t, std::vector<std::size_t>>>& cuts) {
  WordRepair repair;
  std::vector<PageWord> words;
  std::size_t next = 0;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (next == cuts.size() || cuts[next].first != i) {
      words.push_back(std::move(page.words[i]));
      continue;
    }
    const PageWord& word = page.words[i];
    std::string read;
    std::size_t begin = 0;
    for (const std::size_t cut : cuts[next].second) {
      const std::size_t end = count_code_points(std::string_view(word.text).substr(0, cut));
      words.push_back(part_of(word, begin, end));
      read += (read.empty() ? "" : " ") + words.back().text;
      begin = end;
    }
    repair.add(word.box, word.text, read);
    ++next;
  }
  page.words = std::move(words);
  return repair;
}

}  // namespace

std::vector<std::size_t> only_segmentation(std::string_view letters) {
  Segmentation found = segmentation_of(letters);
  return found.ways == 1 ? std::move(found.ends) : std::vector<std::size_t>{};
}

std::vector<PageFinding> part_words(PrintedDocument& document) {
  const Survey found = survey(document);
  if (found.candidates.empty()) return {};
  const Advances advances(document);
  std::vector<std::vector<std::pair<std::size_t, std::vector<std::size_t>>>> cuts(document.pages.size());
  for (const Candidate& candidate : found.candidates) {
    const PageWord& word = document.pages[candidate.page].words[candidate.word];
    const auto text = std::string_view(word.text).substr(candidate.range.begin, candidate.range.size());
    std::vector<std::size_t> parts;
    if (!candidate.well_cased) parts = parts_by_case(text);
    if (parts.size() < 2) parts = parts_by_gap(word, candidate.range, advances);
    if (parts.size() < 2 && found.lost_blanks[candidate.page]) parts = only_segmentation(text);
    if (parts.size() < 2) continue;
    for (std::size_t& end : parts) end += candidate.range.begin;
    auto& page = cuts[candidate.page];
    if (page.empty() || page.back().first != candidate.word) {
      parts.back() = word.text.size();
      page.emplace_back(candidate.word, std::move(parts));
      continue;
    }
    // A second run of the same word: the first one's last part ends where its next begins.
    std::vector<std::size_t>& earlier = page.back().second;
    earlier.back() = parts.front();
    earlier.insert(earlier.end(), parts.begin() + 1, parts.end());
    earlier.back() = word.text.size();
  }
  std::vector<PageFinding> findings;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (cuts[i].empty()) continue;
    const WordRepair repair = replace_words(document.pages[i], cuts[i]);
    findings.push_back(repair_finding(document.pages[i].number, repair, "page-words-parted"));
  }
  return findings;
}

}  // namespace vanthu
