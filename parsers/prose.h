// The stretches of text in which sentences are read: paragraphs and table cells, in reading order.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/parts.h"

namespace vanthu {

/// A paragraph, a cell of a table, or the lines of a title together; never empty.
struct Prose {
  ByteRange text;         // printed lines of a title are separated by '\n'
  std::size_t block = 0;  // the first
  bool in_table = false;
};

/// All paragraphs, titles and cells with text, in reading order.  A title's lines are one text, and so are
/// the lines of a note in brackets that was cut ("(Kèm theo Quyết định … của Ủy / ban nhân dân xã)").
std::vector<Prose> list_prose(const NormalizedDocument& document, const Parts& parts);

/// `range` with its page and box.
Span make_span(const NormalizedDocument& document, ByteRange range);

}  // namespace vanthu
