#include "tools/readers/instrumented.h"

#include <cstdlib>
#include <string_view>

namespace vanthu {

bool is_under_valgrind() {
  // Asked once, while the environment is there.
  static const bool is = [] {
    const char* const loaded =
        std::getenv("LD_PRELOAD");  // how valgrind gets its own malloc() into a program
    return loaded != nullptr && std::string_view(loaded).find("vgpreload") != std::string_view::npos;
  }();
  return is;
}

}  // namespace vanthu
