// The stamp of the office that received a document, on its page.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/page_stamp_lines.h"

namespace vanthu {

/// The lines of the stamp whose title ("ĐẾN") is line `title`, by index in `lines` (of `page`), ascending;
/// empty where no places for a number and a day stand around it.  Lines that are `taken` belong to something
/// else.
std::vector<std::size_t> find_incoming_stamp(const Page& page, const std::vector<StampLine>& lines,
                                             const std::vector<bool>& taken, std::size_t title);

}  // namespace vanthu
