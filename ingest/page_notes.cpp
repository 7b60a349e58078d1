#include "ingest/page_notes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/page_rules.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

constexpr double kSmallPrint = 0.93;  // of the text's size: notes have 10 or 11, the text 13 or 14
constexpr double kRaised = 0.8;       // of the text's size: a sign that refers to a note
constexpr double kShortRule = 0.55;  // of the page's width; Word's and LibreOffice's are a quarter to a third
constexpr std::size_t kDigits = 3;   // of a note's number

/// "1", "(1)", "[1]", "1)", "*": what a note is marked by, without brackets; none where `word` is no mark.
std::optional<std::string> note_mark(std::string_view word) {
  if (word.starts_with('(') || word.starts_with('[')) word.remove_prefix(1);
  if (word.ends_with(')') || word.ends_with(']')) word.remove_suffix(1);
  if (word.empty() || word.size() > kDigits) return std::nullopt;
  const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
  const bool stars = word.find_first_not_of('*') == std::string_view::npos;
  if (!number && !stars) return std::nullopt;
  return std::string(word);
}

/// The digits with which "1Theo" begins: LibreOffice puts no blank behind a note's number.
std::string_view glued_mark(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const bool letters = digits < word.size() && is_upper_letter(first_code_point(word.substr(digits)));
  return letters && digits > 0 && digits <= kDigits ? word.substr(0, digits) : std::string_view();
}

/// The mark with which a line begins that may begin a note.
std::optional<std::string> line_mark(const Page& page, const PrintedLine& line) {
  const std::string_view first = page.words[line.words.front()].text;
  if (const std::string_view glued = glued_mark(first); !glued.empty()) return std::string(glued);
  return line.words.size() > 1 ? note_mark(first) : std::nullopt;
}

/// Notes of a page count on: a line of a note may begin with a number as well.
bool follows_mark(const std::string& mark, const std::string& before) {
  if (mark.front() == '*' || before.front() == '*') return mark.size() == before.size() + 1;
  return std::stoi(mark) == std::stoi(before) + 1;
}

/// The size of most words above `height`; 0 where there are none.
double usual_size(const Page& page, const WordIndices& words, double height) {
  std::vector<double> sizes;
  for (const std::uint32_t word : words) {
    if (middle_height(page.words[word].box) <= height) sizes.push_back(page.words[word].size);
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
               [&](std::uint32_t word) { return middle_height(page.words[word].box) > height; });
  return below;
}

/// Marks may be as large as the text.
bool is_small(const Page& page, std::uint32_t word, double text_size) {
  return page.words[word].size < kSmallPrint * text_size || note_mark(page.words[word].text);
}

/// Most pages end with a line of their text.
bool ends_in_small_print(const Page& page, const WordIndices& words) {
  if (words.empty()) return false;
  const std::uint32_t lowest = *std::max_element(
      words.begin(), words.end(),
      [&](std::uint32_t a, std::uint32_t b) { return page.words[a].box.y1 < page.words[b].box.y1; });
  return is_small(page, lowest, usual_size(page, words, page.height));
}

/// Small print below a short rule that begins with a mark.
WordIndices notes_below_rule(const Page& page, const WordIndices& words) {
  if (page.rules.empty()) return {};
  constexpr std::size_t kRules = 4;  // lower ones belong to the notes, or to a table
  const std::vector<double> heights = note_rules(page);
  for (std::size_t i = 0; i < std::min(heights.size(), kRules); ++i) {
    WordIndices below = words_below(page, words, heights[i]);
    const double text_size = usual_size(page, words, heights[i]);
    const auto small = [&](std::uint32_t word) { return is_small(page, word, text_size); };
    if (!std::all_of(below.begin(), below.end(), small)) return {};
    if (below.size() < 2) continue;
    if (line_mark(page, make_lines(page, below).front())) return below;
  }
  return {};
}

/// Raised signs of the text by what they say.
using References = std::multimap<std::string, std::uint32_t>;

/// Where a sign may refer to a note or be written in one with a unit ("m" + raised "2"), it is the unit's as
/// long as another sign can be the reference.
References find_references(const Page& page, std::span<const PrintedLine> lines) {
  References references, indices;
  for (const PrintedLine& line : lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const PageWord& word = page.words[line.words[i]];
      if (word.size >= kRaised * line.size || word.baseline >= line.baseline - 0.1 * line.size) continue;
      const std::optional<std::string> mark = note_mark(word.text);
      if (!mark) continue;
      const bool index = is_index(page.words[line.words[i - 1]], word);
      (index ? indices : references).emplace(*mark, line.words[i]);
    }
  }
  for (const auto& [mark, word] : indices) {
    if (!references.contains(mark)) references.emplace(mark, word);
  }
  return references;
}

bool is_crossed_by_rule(const Page& page, const PrintedLine& line) {
  return std::any_of(page.rules.begin(), page.rules.end(), [&](const Box& rule) {
    return rule.y1 - rule.y0 > rule.x1 - rule.x0 && rule.y0 < middle_height(line.box) &&
           middle_height(line.box) < rule.y1;
  });
}

/// Without a rule: small print at the page's end from the first line on whose mark the text refers to.
WordIndices notes_referred_to(const Page& page, const WordIndices& words) {
  const std::vector<PrintedLine> lines = make_lines(page, words);
  const double text_size = usual_size(page, words, page.height);
  const auto is_small_line = [&](const PrintedLine& line) {
    return std::all_of(line.words.begin(), line.words.end(),
                       [&](std::uint32_t word) { return is_small(page, word, text_size); });
  };
  auto begin = lines.end();
  while (begin != lines.begin() && is_small_line(*std::prev(begin))) --begin;
  const References references = find_references(page, {lines.begin(), begin});
  if (references.empty()) return {};
  begin = std::find_if(begin, lines.end(), [&](const PrintedLine& line) {
    const std::optional<std::string> mark = line_mark(page, line);
    return mark && references.contains(*mark) && !is_crossed_by_rule(page, line);
  });
  WordIndices notes;
  for (; begin != lines.end(); ++begin) notes.insert(notes.end(), begin->words.begin(), begin->words.end());
  return notes;
}

/// Makes two words of "1Theo", the first word of a line.
void cut_off_mark(Page& page, PrintedLine& line) {
  const PageWord whole = page.words[line.words.front()];
  const std::size_t digits = glued_mark(whole.text).size();
  if (digits == 0) return;
  page.words[line.words.front()] = part_of(whole, 0, digits);
  line.words.insert(line.words.begin() + 1, static_cast<std::uint32_t>(page.words.size()));
  page.words.push_back(part_of(whole, digits, whole.ends.size()));
}

struct MarkedNotes {
  std::vector<PageNote> notes;
  std::vector<std::string> marks;
};

MarkedNotes make_notes(Page& page, const WordIndices& words) {
  MarkedNotes made;
  for (PrintedLine& line : make_lines(page, words)) {
    const std::optional<std::string> mark = line_mark(page, line);
    const bool marked = mark && (made.marks.empty() || follows_mark(*mark, made.marks.back()));
    if (marked) {
      cut_off_mark(page, line);
      made.marks.push_back(*mark);
    }
    if (marked || made.notes.empty()) made.notes.push_back({{}, marked});
    made.notes.back().paragraph.lines.push_back(std::move(line));
  }
  return made;
}

void take_out(WordIndices& words, WordIndices gone) {
  std::sort(gone.begin(), gone.end());
  std::erase_if(words,
                [&](std::uint32_t word) { return std::binary_search(gone.begin(), gone.end(), word); });
}

}  // namespace

PageAsides take_out_asides(Page& page, WordIndices& words) {
  PageAsides asides;
  const auto upright = std::stable_partition(words.begin(), words.end(), [&](std::uint32_t word) {
    return page.words[word].direction == WordDirection::right;
  });
  asides.turned.assign(upright, words.end());
  words.erase(upright, words.end());
  if (!ends_in_small_print(page, words)) return asides;
  WordIndices notes = notes_below_rule(page, words);
  if (notes.empty()) notes = notes_referred_to(page, words);
  if (notes.empty()) return asides;
  take_out(words, notes);
  MarkedNotes made = make_notes(page, notes);
  const References references = find_references(page, make_lines(page, words));
  WordIndices referring;
  for (const std::string& mark : made.marks) {
    const auto [begin, end] = references.equal_range(mark);
    for (auto at = begin; at != end; ++at) referring.push_back(at->second);
  }
  take_out(words, std::move(referring));
  asides.notes = std::move(made.notes);
  return asides;
}

}  // namespace vanthu
