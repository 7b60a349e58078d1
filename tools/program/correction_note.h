// Who corrects, when, and why.
#pragma once

#include <string>

#include "store/correction.h"

namespace vanthu {

/// The name of the account that runs the program; "" where the system has none.
std::string account_name();

/// Now, in UTC: "2026-03-05T09:41:07Z".
std::string utc_now();

/// The note without spaces around its parts.  Throws Error "correction-who", "correction-why" (missing, too
/// long, or with control characters) or "correction-when" (no such time).
CorrectionNote checked_note(CorrectionNote note);

}  // namespace vanthu
