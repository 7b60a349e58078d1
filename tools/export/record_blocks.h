// Paragraphs and tables of a record's text, as its reader had them.
#pragma once

#include "normalize/normalized_document.h"
#include "parsers/document.h"

namespace vanthu {

/// The text with its blocks: lines are paragraphs, what the record has as tables and other lines with tabs
/// are tables.  Places in the file are not known.  Spans that do not fit the text are passed over.
NormalizedDocument record_blocks(const Document& record);

/// Whether `range` lies in `text` and cuts no character.
bool fits_text(const std::string& text, ByteRange range);

}  // namespace vanthu
