// Beginnings and ends of long texts, for rules that look at a few words alone.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu {

/// The first bytes of `text`, at most `bytes`, no character of it cut.
std::string_view first_bytes(std::string_view text, std::size_t bytes);

/// The last bytes of `text`, at most `bytes`, no character of it cut.
std::string_view last_bytes(std::string_view text, std::size_t bytes);

}  // namespace vanthu
