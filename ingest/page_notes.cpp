#include "ingest/page_notes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "ingest/page_rules.h"

namespace vanthu {
namespace {

constexpr double kSmallPrint = 0.93;  // of the text's size: notes have 10 or 11, the text 13 or 14
constexpr double kRaised = 0.8;       // of the text's size: a sign that refers to a note
constexpr double kShortRule = 0.55;  // of the page's width; Word's and LibreOffice's are a quarter to a third

/// "1", "(1)", "[1]", "1)", "*": what a note is marked by, without brackets; none where `word` is no mark.
std::optional<std::string> note_mark(std::string_view word) {
  if (word.starts_with('(') || word.starts_with('[')) word.remove_prefix(1);
  if (word.ends_with(')') || word.ends_with(']')) word.remove_suffix(1);
  if (word.empty() || word.size() > 3) return std::nullopt;
  const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
  const bool stars = word.find_first_not_of('*') == std::string_view::npos;
  if (!number && !stars) return std::nullopt;
  return std::string(word);
}

double middle(const Box& box) { return (box.y0 + box.y1) / 2; }

/// The size of most words above `height`; 0 where there are none.
double usual_size(const Page& page, const WordIndices& words, double height) {
  std::vector<double> sizes;
  for (const std::uint32_t word : words) {
    if (middle(page.words[word].box) <= height) sizes.push_back(page.words[word].size);
  }
  if (sizes.empty()) return 0;
  const auto half = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), half, sizes.end());
  return *half;
}

/// Heights of rules under which notes can stand, from the lowest up.
std::vector<double> note_rules(const Page& page) {
  std::vector<double> heights;
  for (const RulingLine& line : make_ruling_lines(page.rules).horizontal) {
    const bool low = line.at > page.height / 3;
    const bool at_left = line.begin < page.width / 3 && line.end < 0.7 * page.width;
    if (low && at_left && line.length() < kShortRule * page.width) heights.push_back(line.at);
  }
  std::sort(heights.rbegin(), heights.rend());
  return heights;
}

WordIndices words_below(const Page& page, const WordIndices& words, double height) {
  WordIndices below;
  std::copy_if(words.begin(), words.end(), std::back_inserter(below),
               [&](std::uint32_t word) { return middle(page.words[word].box) > height; });
  return below;
}

/// Marks may be as large as the text.
bool is_small(const Page& page, std::uint32_t word, double text_size) {
  return page.words[word].size < kSmallPrint * text_size || note_mark(page.words[word].text);
}

/// The words below the rule where they are notes: small print that begins with a mark.
WordIndices find_notes(const Page& page, const WordIndices& words) {
  if (page.rules.empty() || words.empty()) return {};
  // Most pages end with a line of their text: they are done with here.
  const std::uint32_t lowest = *std::max_element(
      words.begin(), words.end(),
      [&](std::uint32_t a, std::uint32_t b) { return page.words[a].box.y1 < page.words[b].box.y1; });
  if (!is_small(page, lowest, usual_size(page, words, page.height))) return {};
  constexpr std::size_t kRules = 4;  // lower ones belong to the notes, or to a table
  const std::vector<double> heights = note_rules(page);
  for (std::size_t i = 0; i < std::min(heights.size(), kRules); ++i) {
    WordIndices below = words_below(page, words, heights[i]);
    const double text_size = usual_size(page, words, heights[i]);
    const auto small = [&](std::uint32_t word) { return is_small(page, word, text_size); };
    if (!std::all_of(below.begin(), below.end(), small)) return {};
    if (below.size() < 2) continue;
    if (note_mark(page.words[make_lines(page, below).front().words.front()].text)) return below;
  }
  return {};
}

bool begins_note(const Page& page, const PrintedLine& line) {
  return line.words.size() > 1 && note_mark(page.words[line.words.front()].text).has_value();
}

std::vector<PageNote> make_notes(const Page& page, const WordIndices& words) {
  std::vector<PageNote> notes;
  for (PrintedLine& line : make_lines(page, words)) {
    const bool marked = begins_note(page, line);
    if (marked || notes.empty()) notes.push_back({{}, marked});
    notes.back().paragraph.lines.push_back(std::move(line));
  }
  return notes;
}

/// Raised signs of the text that are marks of its notes.
WordIndices find_references(const Page& page, const WordIndices& words, const std::set<std::string>& marks) {
  WordIndices found;
  if (marks.empty()) return found;
  for (const PrintedLine& line : make_lines(page, words)) {
    for (const std::uint32_t index : line.words) {
      const PageWord& word = page.words[index];
      const bool raised = word.size < kRaised * line.size && word.baseline < line.baseline - 0.1 * line.size;
      const std::optional<std::string> mark = raised ? note_mark(word.text) : std::nullopt;
      if (mark && marks.contains(*mark)) found.push_back(index);
    }
  }
  return found;
}

void take_out(WordIndices& words, WordIndices gone) {
  std::sort(gone.begin(), gone.end());
  std::erase_if(words,
                [&](std::uint32_t word) { return std::binary_search(gone.begin(), gone.end(), word); });
}

}  // namespace

PageAsides take_out_asides(const Page& page, WordIndices& words) {
  PageAsides asides;
  const auto upright = std::stable_partition(words.begin(), words.end(), [&](std::uint32_t word) {
    return page.words[word].direction == WordDirection::right;
  });
  asides.turned.assign(upright, words.end());
  words.erase(upright, words.end());
  const WordIndices notes = find_notes(page, words);
  if (notes.empty()) return asides;
  take_out(words, notes);
  asides.notes = make_notes(page, notes);
  std::set<std::string> marks;
  for (const PageNote& note : asides.notes) {
    if (!note.marked) continue;
    marks.insert(*note_mark(page.words[note.paragraph.lines.front().words.front()].text));
  }
  take_out(words, find_references(page, words, marks));
  return asides;
}

}  // namespace vanthu
