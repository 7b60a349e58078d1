// The stretches of text in which sentences are read: paragraphs and table cells, in reading order.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"

namespace vanthu {

/// A paragraph, or a cell of a table; never empty.
struct Prose {
  ByteRange text;
  std::size_t block = 0;
  bool in_table = false;
};

/// All paragraphs and cells with text, in reading order.
std::vector<Prose> list_prose(const NormalizedDocument& document);

/// `range` with its page and box.
Span make_span(const NormalizedDocument& document, ByteRange range);

}  // namespace vanthu
