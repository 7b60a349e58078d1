// Stretches of a list's key without what stands around a name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/text_range.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// Without marks around it, and without quotation marks that enclose all of it or have lost their partner.
ByteRange trim_marks_around(std::string_view key, ByteRange range);

/// Trimmed, and without a number ("1.", "(1)", "a)") before it.
ByteRange without_label(std::string_view key, ByteRange range);

/// The end of a name in `range` of the key without the words that say whose it is: " xã", " phường Tân Hòa".
std::size_t end_without_level(const UnitText& text, ByteRange range, const UnitRegister& units);

/// Bytes of `range` of the key before what a unit does, or before a bracket.
std::size_t words_before_task(const UnitText& text, ByteRange range);

/// The words in the brackets at `range` of the key; "" for a mere level word or number.
std::string bracket_words(const UnitText& text, ByteRange range);

}  // namespace vanthu
