// The outline: numbered headings and items, read by the grammar of numbering (domain of Nghị định
// 30/2020/NĐ-CP, Phụ lục I, and of Party documents), never by fonts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/parts.h"

namespace vanthu {

/// Kinds of numbering from the widest to the narrowest; nesting follows this order.
enum class Numbering { part, chapter, capital, roman, article, arabic, decimal, letter };

/// A numbered line taken apart.
struct ItemMarker {
  Numbering numbering = Numbering::arabic;
  std::string label;         // "I", "1", "1.2", "đ", "Điều 3", "Chương II", "Phần thứ nhất"
  std::size_t length = 0;    // bytes of the line before its text, bullet in front included
  int ordinal = 0;           // 1-based place in its sequence
  std::size_t decimals = 1;  // numbers in a decimal label: "1.2.1" has three
};

/// Bytes of a bullet and the blank behind it at the start of `line` ("- ", "• "); 0 where it bears none.
std::size_t bullet_length(std::string_view line);

/// The marker at the start of `line`; a bullet in front of it ("- a) …") is passed over.
std::optional<ItemMarker> find_marker(std::string_view line);

/// Place of a point's letter in the order a b c d đ e g h i k … (no f, j, w, z); 0 for another letter.
int letter_ordinal(std::string_view letter);

/// The letter at that place of the order; "" where there is none.
std::string_view letter_of_ordinal(int ordinal);

/// Value of a Roman number up to 89; 0 where it is none.
int roman_value(std::string_view roman);

/// A section and where it reaches.
struct OutlineItem {
  Section section;
  ItemMarker marker;
  std::size_t block = 0;      // its line
  std::size_t end_block = 0;  // first block behind it and everything below it
  std::size_t parent = 0;     // index + 1 of the item above; 0 for none
  ByteRange text;             // of its line, label off
  bool attached = false;      // stands in an attached document, not in the body
  bool regulation = false;    // stands in an attached regulation: its provisions are no tasks
};

/// Numbered items of the body and of attached documents, in reading order.
std::vector<OutlineItem> read_outline(const NormalizedDocument& document, const Parts& parts);

}  // namespace vanthu
