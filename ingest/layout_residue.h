// What converters left in a text: Markdown, HTML and Word codes, as edits of the decoded text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"

namespace vanthu {

/// A stretch of the decoded text to be read as `literal`.
struct TextEdit {
  ByteRange source;
  std::string literal;
  Residue residue = Residue::none;
  std::optional<std::size_t> table = std::nullopt;  // the HTML table that stands here
};

/// Edits sorted by place and disjoint, and the tables they refer to.
struct ResidueEdits {
  std::vector<TextEdit> edits;
  std::vector<LaidTable> tables;
};

/// Everything to strip.  What only looks like residue stays: "5 * 3", "(*)", "C#", "< 5%", "R&D".
ResidueEdits find_residue(std::string_view text, const Limits& limits);

/// `[bookmark: …]` and Word's field codes (HYPERLINK "…", PAGEREF, FORMTEXT, MERGEFORMAT), in no order.
std::vector<TextEdit> find_word_codes(std::string_view text);

/// Emphasis, headings, quotations, escapes, links and images of Markdown, in no order.
std::vector<TextEdit> find_markdown(std::string_view text);

/// An HTML tag.
struct MarkupTag {
  ByteRange where;
  std::string name;  // lower case
  bool closing = false;
  std::size_t column_span = 1, row_span = 1;
};

/// Known HTML tags in the order of the text; "<5%" and "<abc@xyz.vn>" are none.
std::vector<MarkupTag> find_tags(std::string_view text);

/// Edits for tags (a break where the element begins a line), comments and entities, in no order.
std::vector<TextEdit> find_markup(std::string_view text, const std::vector<MarkupTag>& tags);

/// A <table> that is closed, not inside another one.
struct MarkupTable {
  ByteRange where;
  LaidTable table;
};

/// The outermost tables; `edits` (sorted, disjoint) are applied inside their cells.
std::vector<MarkupTable> read_markup_tables(std::string_view text, const std::vector<MarkupTag>& tags,
                                            const std::vector<TextEdit>& edits, const Limits& limits);

}  // namespace vanthu
