// Where text goes: a file in the making, or standard output.
#pragma once

#include <functional>
#include <string_view>

namespace vanthu {

/// Takes the next bytes.  Throws Error "output-write-failed" or "output-failed" where the disk is full or the
/// like.
using ByteSink = std::function<void(std::string_view)>;

}  // namespace vanthu
