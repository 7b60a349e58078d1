// Words of a page changed without losing their places, and the rows in which they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/boxes.h"
#include "ingest/legacy.h"
#include "ingest/page.h"

namespace vanthu {

/// Indices into Page::words, left to right.
using WordRow = std::vector<std::uint32_t>;

/// The words of a page that run to the right, by baseline, top to bottom; words on baselines less than a
/// third of an em apart share a row, whatever column they belong to.
std::vector<WordRow> word_rows(const Page& page);

/// The row cut where the gap is wider than two and a half em: columns, cells, stamps beside text.
std::vector<WordRow> row_pieces(const Page& page, const WordRow& row);

/// The words of a row, one blank between them.
std::string row_text(const Page& page, std::span<const std::uint32_t> row);

/// The box around words.
Box row_box(const Page& page, std::span<const std::uint32_t> row);

/// Area that two boxes share, in square points; 0 where they do not meet.
double shared_area(const Box& a, const Box& b);
double area(const Box& box);

/// Gap between two words of one row, in em of the larger; negative where they overlap.
double gap_between(const PageWord& left, const PageWord& right);

/// Gives `word` the text that was made of its old one; a letter ends where the last of its sources did.
void set_text(PageWord& word, const MappedText& mapped);

/// Code points `begin` to `end` of a word as a word of their own.
PageWord part_of(const PageWord& word, std::size_t begin, std::size_t end);

/// `right` put behind `left`.
PageWord joined(PageWord left, const PageWord& right);

}  // namespace vanthu
