#include "tools/readers/instrumented.h"

#include <cstdlib>
#include <string_view>

namespace vanthu {

bool is_under_valgrind() {
  const char* const loaded = std::getenv("LD_PRELOAD");  // how valgrind gets its own malloc() into a program
  return loaded != nullptr && std::string_view(loaded).find("vgpreload") != std::string_view::npos;
}

}  // namespace vanthu
