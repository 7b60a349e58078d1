// Promises of the reader of PDF files.
#pragma once

#include <string_view>

#include "ingest/limits.h"

namespace vanthu::fuzz {

/// Tight enough that short files reach every limit.
Limits tight_pdf_limits();

/// Nothing but Error escapes, and every page keeps the promises of ingest/page.h.
void check_pdf(std::string_view bytes);

}  // namespace vanthu::fuzz
