// Builds and tools that watch the program's memory need calls and memory of their own.
#pragma once

namespace vanthu {

/// Built with the address or thread sanitizer, whose shadow memory no bound leaves room for.
constexpr bool is_sanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
  return true;
#else
  return false;
#endif
#else
  return false;
#endif
}

/// Run by valgrind, which makes programs of its own in memory.  Says what the environment said when it was
/// asked for the first time.
bool is_under_valgrind();

}  // namespace vanthu
