// Objects of a PDF file, counted and, where they are packed together, measured before Poppler sees them.
#pragma once

#include <string>
#include <string_view>

#include "ingest/limits.h"

namespace vanthu {

/// Poppler unpacks object streams and tables of objects whole, some while it opens the file, and a few
/// hundred bytes may hold gigabytes.  Throws Error "limit-pdf-objects" where one of them exceeds
/// limits.pdf_object_stream_bytes or all together limits.pdf_object_bytes, and where one cannot be measured
/// (encrypted, damaged, filters of pictures) and more than a few kilobytes of Flate could be behind it, or
/// where a predictor wants a row wider than any picture.  Poppler also makes room for as many objects as a
/// file says it has: throws "limit-pdf-object-numbers" where that is above limits.pdf_object_numbers.
void check_object_streams(std::string_view bytes, const std::string& path, const Limits& limits);

}  // namespace vanthu
