// Corrections stay with their tasks where a new reading words these differently.
#pragma once

#include <cstdint>

#include "parsers/document.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Lets corrections of the document whose task the reading `former` has, and `present`, the next one of the
/// same source, has no more, name the task that stands in its place: match_tasks says which, and both must
/// share three fifths of their words.
void follow_tasks(Database& database, std::int64_t document, const Document& former, const Document& present);

}  // namespace vanthu
