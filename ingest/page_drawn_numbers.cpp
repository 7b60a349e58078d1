#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/layout_chars.h"
#include "ingest/page_stamps.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

// Ink reaches above and below its line by so much of the letters' size, and is no larger than a hand writes.
constexpr double kReach = 0.8;
constexpr double kHighest = 4;   // em
constexpr double kWidest = 12;   // em
constexpr double kShortest = 3;  // points: what is smaller is a speck
// A gap in which a number could stand.
constexpr double kNarrowest = 0.4;         // em
constexpr std::size_t kMostGaps = 64;      // of a page
constexpr std::size_t kLongestWord = 200;  // code points

/// The gap between two words of a row in which a number is wanted.
struct Gap {
  Box box;
  double size = 0;
  std::string line;
};

std::string key_of(std::string_view word) { return plain_key(word.substr(0, word.find(':'))); }

bool asks_for_number(std::string_view left, std::string_view right) {
  const std::string before = key_of(left);
  if (before == "so") return right.starts_with("/");
  const std::string after = key_of(right);
  return (before == "ngay" && (after == "thang" || right.starts_with("/"))) ||
         (before == "thang" && after == "nam");
}

/// Dots of a word as words of their own: "Số:……/KH-UBND".
std::vector<PageWord> parts_at_dots(const PageWord& word) {
  std::vector<PageWord> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < word.ends.size(); ++i) {
    const bool dots = is_placeholder(part_of(word, i, i + 1).text);
    const bool next = i + 1 < word.ends.size() && is_placeholder(part_of(word, i + 1, i + 2).text);
    if (i + 1 < word.ends.size() && dots == next) continue;
    parts.push_back(part_of(word, begin, i + 1));
    begin = i + 1;
  }
  return parts;
}

bool has_dots(std::string_view text) {
  return text.find("..") != text.npos || text.find("…") != text.npos || text.find("__") != text.npos;
}

/// The words of a row, dots apart.
std::vector<PageWord> words_of(const Page& page, const WordRow& row) {
  std::vector<PageWord> words;
  for (const std::uint32_t index : row) {
    const PageWord& word = page.words[index];
    if (!has_dots(word.text) || word.ends.size() > kLongestWord) {
      words.push_back(word);
      continue;
    }
    for (PageWord& part : parts_at_dots(word)) words.push_back(std::move(part));
  }
  return words;
}

/// True for a row that may have a gap: most have none.
bool asks(const Page& page, const WordRow& row) {
  return std::any_of(row.begin(), row.end(), [&](std::uint32_t index) {
    const std::string& text = page.words[index].text;
    return text.starts_with("Số") || text.starts_with("số") || text.starts_with("SỐ") ||
           text.find("ngày") != std::string::npos || text.find("tháng") != std::string::npos;
  });
}

/// Dots that keep the place free belong to the gap.
std::vector<Gap> find_gaps(const Page& page) {
  std::vector<Gap> gaps;
  for (const WordRow& row : word_rows(page)) {
    if (!asks(page, row)) continue;
    const std::vector<PageWord> words = words_of(page, row);
    for (std::size_t i = 0; i + 1 < words.size() && gaps.size() < kMostGaps; ++i) {
      if (is_placeholder(words[i].text)) continue;
      std::size_t next = i + 1;
      while (next + 1 < words.size() && is_placeholder(words[next].text)) ++next;
      const PageWord& left = words[i];
      const PageWord& right = words[next];
      const double size = std::max(left.size, right.size);
      if (right.box.x0 - left.box.x1 < kNarrowest * size || !asks_for_number(left.text, right.text)) continue;
      const Box box{left.box.x1, left.box.y0 - kReach * size, right.box.x0, left.box.y1 + kReach * size};
      gaps.push_back({box, size, row_text(page, row)});
    }
  }
  return gaps;
}

/// True for a shape that stands in the gap and is of the size of handwriting.
bool is_ink(const Box& shape, const Gap& gap) {
  const double width = shape.x1 - shape.x0, height = shape.y1 - shape.y0;
  const double x = (shape.x0 + shape.x1) / 2, y = (shape.y0 + shape.y1) / 2;
  const bool inside = gap.box.x0 <= x && x <= gap.box.x1 && gap.box.y0 <= y && y <= gap.box.y1;
  return inside && std::max(width, height) >= kShortest && width <= kWidest * gap.size &&
         height <= kHighest * gap.size;
}

std::optional<Box> ink_in(const Page& page, const Gap& gap) {
  std::optional<Box> ink;
  for (const std::vector<Box>* shapes : {&page.drawings, &page.pictures}) {
    for (const Box& shape : *shapes) {
      if (is_ink(shape, gap)) ink = ink ? box_around(*ink, shape) : shape;
    }
  }
  return ink;
}

}  // namespace

std::vector<PageFinding> find_drawn_numbers(const PrintedDocument& document) {
  std::vector<PageFinding> findings;
  for (const Page& page : document.pages) {
    if (page.drawings.empty() && page.pictures.empty()) continue;
    for (const Gap& gap : find_gaps(page)) {
      const std::optional<Box> ink = ink_in(page, gap);
      if (!ink) continue;
      PageFinding finding;
      finding.page = page.number;
      finding.box = ink;
      finding.code = "number-drawn";
      finding.message_code = "page-number-drawn";
      finding.arguments = {gap.line};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace vanthu
