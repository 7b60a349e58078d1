// What the filters of a PDF stream make of its bytes, counted and not kept.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vanthu {

/// The most bytes that one of the filters reads or writes, at most `most` + 1.  `packed` may go on behind the
/// stream where the first filter knows its own end (Flate).  Nothing where it cannot be told: bytes that are
/// damaged or encrypted, filters of pictures, LZW before another filter.
std::optional<std::size_t> measure_unpacked(std::string_view packed, std::span<const std::string> filters,
                                            std::size_t most);

bool is_flate(std::string_view filter);

}  // namespace vanthu
