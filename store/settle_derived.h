// Brings what is derived from records up to them.
#pragma once

#include <functional>

#include "store/settle_pace.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// What citations mean, the lists that questions go through, and which texts are alike.  Once for a
/// transaction, behind its last document.  `between`, if there is one, is called after each document whose
/// tasks are listed; it may ask, but change nothing.
void settle_derived(Database& database, SettlePace pace = SettlePace::all,
                    const std::function<void()>& between = {});

}  // namespace vanthu
