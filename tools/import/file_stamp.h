// Whether a file has changed, without opening it.
#pragma once

#include <string>

namespace vanthu {

/// Size and time of the last change of a regular file (LedgerEntry::stamp); "" of anything else, and where it
/// cannot be looked at.  A link is looked through.
std::string file_stamp(const std::string& path);

}  // namespace vanthu
