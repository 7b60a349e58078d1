// How a fuzz target says that a promise was broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/text_range.h"

/// The entry point that libFuzzer and replay.cpp call; always gives 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace vanthu::fuzz {

/// Prints what was promised and ends the program with abort(), which libFuzzer takes for a find.
[[noreturn]] void fail(std::string_view promise, const std::string& seen);

/// Fails unless `holds`; `seen` says where it does not.
inline void require(bool holds, std::string_view promise, const std::string& seen = {}) {
  if (!holds) fail(promise, seen);
}

/// A range for a message: "[3, 7)".
std::string shown(ByteRange range);

}  // namespace vanthu::fuzz
