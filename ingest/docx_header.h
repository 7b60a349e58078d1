// What of a page's header is part of a document.
#pragma once

#include <vector>

#include "ingest/layout.h"

namespace vanthu {

/// True where `header`, that of the first page, has the national title or the document's number, and the
/// beginning of `body` has neither: some offices set their letterhead there.
bool brings_letterhead(const std::vector<LaidBlock>& header, const std::vector<LaidBlock>& body);

}  // namespace vanthu
