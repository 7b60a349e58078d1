// What single elements of a Word file say beyond their tag.
#pragma once

#include <cstddef>

#include "ingest/docx_tree.h"

namespace vanthu {

/// The branch of `alternate`, an <mc:AlternateContent>, to read, never both: the first choice that holds
/// text, or the fallback; 0 where there is none.
std::size_t branch_of(const DocxTree& tree, std::size_t alternate);

/// What `properties`, a <w:pPr>, says of the mark at the paragraph's end; 0 where it says nothing.
std::size_t end_mark(const DocxTree& tree, std::size_t properties);

/// True where the paragraph's end was deleted or moved away.
bool is_end_deleted(const DocxTree& tree, std::size_t paragraph);

/// True where the next paragraph is printed behind this one on the same line: its end was deleted, or is a
/// style separator.
bool is_end_invisible(const DocxTree& tree, std::size_t paragraph);

}  // namespace vanthu
