// What every reader that uses libxml2 does first.
#pragma once

#include <libxml/parser.h>

namespace vanthu {

/// libxml2 wants to be set up before two threads use it; safe to call from any of them, and again.
inline void set_up_libxml2() { [[maybe_unused]] static const bool done = (xmlInitParser(), true); }

}  // namespace vanthu
