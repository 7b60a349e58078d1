#include "ingest/page_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_paragraphs.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

/// A line being put together from left to right.
struct OpenLine {
  WordIndices words;
  Box last;              // of its last word of full size: the next stands level with that
  double last_size = 0;  // of that word
  double size = 0, baseline = 0;
  double middles = 0;  // summed up over the words
};

/// The part of the lower word's height that both share; a raised word shares about half of it.
double shared_height(const Box& a, const Box& b) {
  const double lower = std::min(a.y1 - a.y0, b.y1 - b.y0);
  const double shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return lower > 0 ? shared / lower : 0;
}

/// Puts words, sorted from left to right, on the lines with which they are level.  Comparing a word with the
/// one before it and not with the whole line keeps a line together that runs a little uphill.
class LineMaker {
 public:
  explicit LineMaker(const Page& page) : page_(page) {}

  void add(std::uint32_t index) {
    const PageWord& word = page_.words[index];
    const auto found = find_line(word.box);
    const std::size_t at = found == by_height_.end() ? lines_.size() : found->second;
    if (found == by_height_.end()) {
      lines_.emplace_back();
      by_height_.emplace(middle_height(word.box), at);
    }
    OpenLine& line = lines_[at];
    line.words.push_back(index);
    line.middles += middle_height(word.box);
    constexpr double kFullSize = 0.8;  // of the word before: less is a raised or a lowered sign
    if (word.size >= kFullSize * line.last_size) {
      if (found != by_height_.end()) {
        by_height_.erase(found);
        by_height_.emplace(middle_height(word.box), at);
      }
      line.last = word.box;
      line.last_size = word.size;
    }
    if (word.size > line.size) {
      line.size = word.size;
      line.baseline = word.baseline;
    }
  }

  std::vector<PrintedLine> take() {
    std::sort(lines_.begin(), lines_.end(), [](const OpenLine& a, const OpenLine& b) {
      const auto height = [](const OpenLine& line) {
        return line.middles / static_cast<double>(line.words.size());
      };
      return std::pair(height(a), a.words.front()) < std::pair(height(b), b.words.front());
    });
    std::vector<PrintedLine> lines;
    lines.reserve(lines_.size());
    for (OpenLine& open : lines_) {
      PrintedLine line;
      line.box = row_box(page_, open.words);
      line.baseline = open.baseline;
      line.size = open.size;
      line.words = std::move(open.words);
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  using ByHeight = std::multimap<double, std::size_t>;

  /// The line whose last word shares most of its height with `box`, more than half of it.  A few neighbours
  /// are enough: on a page made to be slow hundreds of lines may overlap.
  ByHeight::iterator find_line(const Box& box) {
    constexpr int kNeighbours = 6;
    auto best = by_height_.end();
    double most = 0.5;
    const auto try_line = [&](ByHeight::iterator at) {
      const double shared = shared_height(lines_[at->second].last, box);
      if (shared <= most) return;
      most = shared;
      best = at;
    };
    const auto next = by_height_.lower_bound(middle_height(box));
    auto above = next, below = next;
    for (int i = 0; i < kNeighbours && above != by_height_.begin(); ++i) try_line(--above);
    for (int i = 0; i < kNeighbours && below != by_height_.end(); ++i) try_line(below++);
    return best;
  }

  const Page& page_;
  std::vector<OpenLine> lines_;
  ByHeight by_height_;  // the lines by the middles of their last words
};

void append_line(const Page& page, const PrintedLine& line, WordPlaces& places, LaidLine& laid) {
  const PageWord* previous = nullptr;
  for (const std::uint32_t index : line.words) {
    const PageWord& word = page.words[index];
    if (previous != nullptr && !is_index(*previous, word)) laid.text += ' ';
    previous = &word;
    const std::size_t begin = laid.text.size();
    laid.text += word.text;
    const std::size_t place = places.add(page, word);
    if (!word.text.empty()) laid.pieces.push_back({{begin, laid.text.size()}, {place, place + 1}});
  }
}

}  // namespace

std::vector<PrintedLine> make_lines(const Page& page, std::span<const std::uint32_t> words) {
  WordIndices sorted(words.begin(), words.end());
  std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(page.words[a].box.x0, a) < std::pair(page.words[b].box.x0, b);
  });
  LineMaker maker(page);
  for (const std::uint32_t index : sorted) maker.add(index);
  return maker.take();
}

bool is_index(const PageWord& word, const PageWord& sign) {
  constexpr double kSmaller = 0.8, kAbutting = 0.1;  // of the size of the word
  const char32_t last = last_code_point(word.text);
  if (word.text.size() > 2 || last >= 0x80 || !is_letter(last)) return false;
  return sign.size < kSmaller * word.size && std::abs(sign.box.x0 - word.box.x1) < kAbutting * word.size;
}

std::size_t WordPlaces::add(const Page& page, const PageWord& word) {
  places_.push_back({page.number, as_scanned(page, word.box), word.confidence});
  return places_.size() - 1;
}

LaidLine lay_line(const Page& page, const PrintedLine& line, WordPlaces& places) {
  LaidLine laid;
  append_line(page, line, places, laid);
  return laid;
}

LaidLine lay_paragraph(const Page& page, const PrintedParagraph& paragraph, WordPlaces& places) {
  LaidLine laid;
  for (const PrintedLine& line : paragraph.lines) {
    const std::string_view next = page.words[line.words.front()].text;
    if (!laid.text.empty()) laid.text += printed_separator(laid.text, next);
    append_line(page, line, places, laid);
  }
  return laid;
}

}  // namespace vanthu
