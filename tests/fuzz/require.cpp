#include "tests/fuzz/require.h"

#include <cstdio>
#include <cstdlib>

namespace vanthu::fuzz {

void fail(std::string_view promise, const std::string& seen) {
  std::fprintf(stderr, "broken promise: %.*s%s%s\n", static_cast<int>(promise.size()), promise.data(),
               seen.empty() ? "" : ": ", seen.c_str());
  std::abort();
}

std::string shown(ByteRange range) {
  return "[" + std::to_string(range.begin) + ", " + std::to_string(range.end) + ")";
}

}  // namespace vanthu::fuzz
