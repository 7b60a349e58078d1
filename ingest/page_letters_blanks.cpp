#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/page_letters_steps.h"
#include "ingest/page_lost_blanks.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// A blank is a quarter of an em, in justified lines a fifth at least; words cut by kerning lie less than 0.6
// of the line's blank apart.
constexpr double kBlank = 0.25;
constexpr double kNarrow = 0.6;
constexpr std::size_t kEnoughGaps = 4;  // for the line's own blank
// "K Ế  H O Ạ C H": so many letters of one code point in a row are no list of letters …
constexpr std::size_t kSpacedLetters = 4;
// … and between words the gap is that much wider than between letters.
constexpr double kWordGap = 1.4;
constexpr double kWidestGap = 2;             // between them
constexpr std::size_t kLongestSpaced = 200;  // letters of one line that are looked at together
constexpr double kSameSize = 0.1;

/// Words of a row, by position in it, that become one.
struct Group {
  std::size_t begin = 0, end = 0;
};

struct Line {
  const Page& page;
  const WordRow& row;

  const PageWord& word(std::size_t i) const { return page.words[row[i]]; }
  double gap(std::size_t i) const { return gap_between(word(i), word(i + 1)); }  // behind word i
  std::string text(Group group) const {
    std::string joined;
    for (std::size_t i = group.begin; i < group.end; ++i) joined += word(i).text;
    return joined;
  }
};

/// Runs of letters that are no syllables, abbreviations not counted.
std::size_t count_faults(std::string_view text) {
  std::size_t faults = 0;
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    faults += (!run->syllable && !run->acronym) || !run->well_cased;
  }
  return faults;
}

bool is_one_letter(std::string_view text) {
  const DecodedCodePoint point = decode_utf8(text, 0);
  return is_letter(point.value) && width_of(text) == 1;
}

bool same_size(const PageWord& a, const PageWord& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

// ---- letters set apart -----------------------------------------------------------------------------

/// The gap that parts words among letters set apart: between the two that differ most.
std::optional<double> word_gap(const Line& line, Group letters) {
  std::vector<double> gaps;
  for (std::size_t i = letters.begin; i + 1 < letters.end; ++i) gaps.push_back(std::max(line.gap(i), 0.02));
  std::sort(gaps.begin(), gaps.end());
  double widest = 0;
  std::optional<double> limit;
  for (std::size_t i = 0; i + 1 < gaps.size(); ++i) {
    const double ratio = gaps[i + 1] / gaps[i];
    if (ratio < kWordGap || ratio <= widest) continue;
    widest = ratio;
    limit = (gaps[i] + gaps[i + 1]) / 2;
  }
  return limit;
}

std::vector<Group> groups_by_gap(const Line& line, Group letters, double limit) {
  std::vector<Group> groups{{letters.begin, letters.begin + 1}};
  for (std::size_t i = letters.begin + 1; i < letters.end; ++i) {
    if (line.gap(i - 1) < limit) {
      groups.back().end = i + 1;
    } else {
      groups.push_back({i, i + 1});
    }
  }
  return groups;
}

/// Where no gap tells, the one way in which the letters make syllables.
std::vector<Group> groups_by_syllables(const Line& line, Group letters) {
  std::vector<Group> groups;
  std::size_t word = letters.begin, bytes = 0;
  for (const std::size_t end : only_segmentation(line.text(letters))) {
    Group group{word, word};
    while (bytes < end) bytes += line.word(group.end++).text.size();
    groups.push_back(group);
    word = group.end;
  }
  return groups;
}

/// Letters that were set apart for looks, put together again; nothing where they make no syllables.
std::vector<Group> join_spaced(const Line& line, Group letters) {
  std::vector<Group> groups;
  if (const auto limit = word_gap(line, letters)) {
    groups = groups_by_gap(line, letters, *limit);
    const bool good =
        std::all_of(groups.begin(), groups.end(), [&](Group group) { return is_syllable(line.text(group)); });
    if (!good) groups.clear();
  }
  if (groups.empty()) groups = groups_by_syllables(line, letters);
  return groups;
}

/// Stretches of single letters of one size.
std::vector<Group> spaced_stretches(const Line& line) {
  std::vector<Group> stretches;
  for (std::size_t begin = 0; begin < line.row.size();) {
    std::size_t end = begin;
    while (
        end < line.row.size() && is_one_letter(line.word(end).text) && end - begin < kLongestSpaced &&
        (end == begin || (same_size(line.word(end - 1), line.word(end)) && line.gap(end - 1) < kWidestGap))) {
      ++end;
    }
    if (end - begin >= kSpacedLetters) stretches.push_back({begin, end});
    begin = std::max(end, begin + 1);
  }
  return stretches;
}

// ---- words in pieces -------------------------------------------------------------------------------

/// The blank of a line: the median of its gaps.
double blank_of(const Line& line) {
  std::vector<double> gaps;
  for (std::size_t i = 0; i + 1 < line.row.size(); ++i) {
    if (const double gap = line.gap(i); gap > 0 && gap < 4 * kBlank) gaps.push_back(gap);
  }
  if (gaps.size() < kEnoughGaps) return kBlank;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(*middle, kBlank / 2);
}

/// Stretches of words whose gaps are much narrower than the line's blank, joined where that makes syllables
/// of what was none.
std::vector<Group> join_pieces(const Line& line, Group letters) {
  const std::string whole = line.text(letters);
  std::size_t before = 0;
  for (std::size_t i = letters.begin; i < letters.end; ++i) before += count_faults(line.word(i).text);
  if (before > 0 && count_faults(whole) == 0) return {letters};
  // Only some of the narrow gaps are wrong.
  std::vector<Group> groups{{letters.begin, letters.begin + 1}};
  for (std::size_t i = letters.begin + 1; i < letters.end; ++i) {
    const Group longer{groups.back().begin, i + 1};
    const std::size_t apart = count_faults(line.text(groups.back())) + count_faults(line.word(i).text);
    if (apart > 0 && count_faults(line.text(longer)) == 0) {
      groups.back() = longer;
    } else {
      groups.push_back({i, i + 1});
    }
  }
  return groups;
}

constexpr std::size_t kLongestPieces = 16;

/// True where some gap may be narrow: evenly set lines have none.
bool has_uneven_gaps(const Line& line) {
  double least = 4 * kBlank, widest = kBlank;
  for (std::size_t i = 0; i + 1 < line.row.size(); ++i) {
    const double gap = line.gap(i);
    least = std::min(least, gap);
    if (gap < 4 * kBlank) widest = std::max(widest, gap);
  }
  return least < kNarrow * widest;
}

std::vector<Group> narrow_stretches(const Line& line) {
  std::vector<Group> stretches;
  if (!has_uneven_gaps(line)) return stretches;
  std::optional<double> blank;
  for (std::size_t begin = 0; begin + 1 < line.row.size();) {
    std::size_t end = begin + 1;
    for (; end < line.row.size() && end - begin < kLongestPieces; ++end) {
      const double gap = line.gap(end - 1);
      // Most gaps are wide enough for any line.
      if (gap >= kNarrow * 4 * kBlank || gap < -kBlank || !same_size(line.word(end - 1), line.word(end)))
        break;
      if (!blank) blank = blank_of(line);
      if (gap >= kNarrow * *blank) break;
    }
    if (end - begin > 1) stretches.push_back({begin, end});
    begin = end;
  }
  return stretches;
}

// ---- a page ----------------------------------------------------------------------------------------

/// The groups of a row that become words of their own.
std::vector<Group> groups_of(const Line& line) {
  std::vector<Group> groups;
  std::vector<bool> taken(line.row.size(), false);
  const auto take = [&](const std::vector<Group>& found) {
    for (const Group& group : found) {
      if (group.end - group.begin < 2 || taken[group.begin] || taken[group.end - 1]) continue;
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(group.begin),
                taken.begin() + static_cast<std::ptrdiff_t>(group.end), true);
      groups.push_back(group);
    }
  };
  for (const Group& letters : spaced_stretches(line)) take(join_spaced(line, letters));
  for (const Group& pieces : narrow_stretches(line)) take(join_pieces(line, pieces));
  return groups;
}

WordRepair join_words(Page& page) {
  WordRepair repair;
  std::vector<bool> gone(page.words.size(), false);
  for (const WordRow& row : word_rows(page)) {
    for (const Group& group : groups_of({page, row})) {
      PageWord whole = page.words[row[group.begin]];
      std::string printed = whole.text;
      for (std::size_t i = group.begin + 1; i < group.end; ++i) {
        const PageWord& next = page.words[row[i]];
        printed += " " + next.text;
        whole = joined(std::move(whole), next);
        gone[row[i]] = true;
      }
      repair.add(whole.box, printed, whole.text);
      page.words[row[group.begin]] = std::move(whole);
    }
  }
  if (repair.words == 0) return repair;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) page.words[kept] = std::move(page.words[i]);
    ++kept;
  }
  page.words.resize(kept);
  return repair;
}

}  // namespace

std::vector<PageFinding> repair_blanks(PrintedDocument& document) {
  std::vector<PageFinding> findings;
  for (Page& page : document.pages) {
    const WordRepair repair = join_words(page);
    if (repair.words > 0) findings.push_back(repair_finding(page.number, repair, "page-words-joined"));
  }
  for (PageFinding& finding : part_words(document)) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace vanthu
