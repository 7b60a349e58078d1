// The list of the marked facts beside the pictures of their pages, as an HTML page.
#pragma once

#include <span>
#include <string>

#include "ingest/messages.h"
#include "tools/program/page_marks.h"

namespace vanthu {

/// "page-001.png"
std::string page_file_name(int page);

/// A page for a browser that needs nothing from elsewhere: what the colours mean, then each page's picture
/// with the facts on it.  `title` and the facts are text, not HTML.
std::string page_index(const std::string& title, int pages, std::span<const MarkedFact> facts,
                       Language language);

}  // namespace vanthu
