// Lines of a calendar file (RFC 5545, 3.1).
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// A content line with its CR LF, folded so that no line has more than 75 bytes and no letter is cut.
/// `line` is UTF-8 without line ends.
std::string calendar_line(std::string_view line);

/// `text` as a value of type TEXT: cleaned, and what has a meaning in such values escaped.
std::string calendar_text(std::string_view text);

/// `text` on one line, cut between words to at most `letters` letters, "…" among them.
std::string short_text(std::string_view text, std::size_t letters);

}  // namespace vanthu
