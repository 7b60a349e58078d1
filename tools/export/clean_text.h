// Text that other programs' formats can carry: their characters are fewer than those of UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// True where clean_text() changes nothing.
bool is_clean_text(std::string_view text);

/// `text` as UTF-8 of which XML 1.0 and RFC 5545 allow every character: line ends are "\n", other control
/// characters but the tab stand as their pictures ("␁"), bytes that are no UTF-8 as \xNN, and U+FFFE and
/// U+FFFF as U+FFFD.
std::string clean_text(std::string_view text);

}  // namespace vanthu
