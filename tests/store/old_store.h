// Stores as older versions of the program wrote them.
#pragma once

#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu::testing {

/// Makes at `path` the store of schema `version` (from 1 on) which would have held these documents, as
/// documents 1, 2, …; a further one was removed.  A store of today's schema is made at `model` on the way.
void make_old_store(int version, const std::string& path, const std::string& model,
                    const std::vector<Document>& documents);

}  // namespace vanthu::testing
