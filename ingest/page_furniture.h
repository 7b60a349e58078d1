// Page numbers and running heads: printed on the pages, no part of the text.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/page_lines.h"

namespace vanthu {

/// For each page the words that are left when page numbers and the lines that return on most pages at the
/// same height (digits apart) are taken out.
std::vector<WordIndices> take_out_furniture(const std::vector<Page>& pages);

}  // namespace vanthu
