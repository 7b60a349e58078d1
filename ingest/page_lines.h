// Words of a part of a page become printed lines, and lines paragraphs, by their places alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ingest/layout.h"
#include "ingest/page.h"

namespace vanthu {

/// Indices into Page::words.
using WordIndices = std::vector<std::uint32_t>;

/// A printed line: words on one baseline, left to right.
struct PrintedLine {
  WordIndices words;
  Box box;              // around the words
  double baseline = 0;  // of the largest of them
  double size = 0;      // of the largest letters
};

/// The lines of some words of a page, top to bottom.  Raised and lowered words (footnote marks) stay on their
/// line, as do the words of a line that a scanner turned a little; words that overlap each other (print over
/// print) keep the order in which they were drawn.
std::vector<PrintedLine> make_lines(const Page& page, std::span<const std::uint32_t> words);

/// "m" + raised "2", "CO" + lowered "2": a sign that is written in one with a unit.
bool is_index(const PageWord& word, const PageWord& sign);

/// Lines that were broken only because the column was full, put together.
struct PrintedParagraph {
  std::vector<PrintedLine> lines;
};

/// The edges between which a column's text stands.
struct ColumnEdges {
  double left = 0, right = 0;
  bool exact = true;  // false where they are only the furthest that text can reach: a column without rules
};

/// Puts lines of one column together.  A line ends its paragraph where the first word of the next would have
/// fitted behind it, or where the next is set off by its indent, its distance, its size.  What geometry
/// leaves open is left open: one paragraph, as long as nothing speaks against it.
std::vector<PrintedParagraph> make_paragraphs(const Page& page, std::vector<PrintedLine> lines,
                                              const ColumnEdges& edges);

/// The same for the edges of a cell.
std::vector<PrintedParagraph> make_paragraphs(const Page& page, std::vector<PrintedLine> lines, double left,
                                              double right);

/// A paragraph on its page, between the edges of its column.
struct PlacedParagraph {
  const Page& page;
  const PrintedParagraph& paragraph;
  ColumnEdges edges;
};

/// Whether `next`, the first paragraph of a column or a page, is the rest of `last`, the last one of the
/// column before: that ended with a full line, and `next` begins where the lines of a paragraph go on.
/// Nothing where both may be.
std::optional<bool> goes_on_in_next_column(const PlacedParagraph& last, const PlacedParagraph& next);

/// Where the words of the laid text stand.
struct WordPlace {
  int page = 0;  // 1-based
  Box box;
  std::optional<float> confidence;
};

/// The places of all words laid out so far; LaidPiece::source counts them.
class WordPlaces {
 public:
  /// Makes room for so many words at once: growing would need room for both the old places and the new.
  void reserve(std::size_t words) { places_.reserve(words); }
  /// Notes a word; its index.
  std::size_t add(const Page& page, const PageWord& word);
  const std::vector<WordPlace>& all() const { return places_; }
  std::vector<WordPlace> take_all() { return std::move(places_); }

 private:
  std::vector<WordPlace> places_;
};

/// A printed line, or a whole paragraph, as one line of text: a blank between words, none where a number was
/// cut at a line's end (line_separator).  One piece for each word.
LaidLine lay_line(const Page& page, const PrintedLine& line, WordPlaces& places);
LaidLine lay_paragraph(const Page& page, const PrintedParagraph& paragraph, WordPlaces& places);

}  // namespace vanthu
