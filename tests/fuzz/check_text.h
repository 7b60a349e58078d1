// Promises that any text and its ranges keep.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/normalized_document.h"

namespace vanthu::fuzz {

/// Valid UTF-8; '\n' and '\t' the only control characters below U+0080.
void check_text(std::string_view text);

/// check_text, and no control character above U+0080 either: of a text that was normalised.
void check_clean_text(std::string_view text);

/// Within the text, from one character's start to another's.
void check_range(std::string_view text, ByteRange range, std::string_view of);

/// Inside `range`, each at a character's start, increasing.
void check_line_starts(std::string_view text, const std::vector<std::size_t>& starts, ByteRange range);

/// An entry for every byte and the end, never decreasing, none beyond the source.
void check_origin(const OffsetMap& origin, std::size_t text_size, std::size_t source_size);

/// YYYY-MM-DD of a day that the calendar has; where `partial`, YYYY-MM and YYYY as well.
void check_date(const std::string& date, bool partial, std::string_view of);

}  // namespace vanthu::fuzz
