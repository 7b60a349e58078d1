// Links to the files that facts were read from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// Bytes; Excel takes 2,079 characters.
inline constexpr std::size_t kLongestLink = 2079;

/// The file URI of the regular file at `path`, or, of a member of an archive ("ke-hoach.zip/1.docx"), of the
/// archive.  A relative path begins in the present folder.  None where there is no such file, for a link
/// that leads nowhere helps nobody, and where the URI would be longer than kLongestLink.  Letters beyond
/// ASCII stay as they are: Excel shows them so.
std::optional<std::string> find_file_link(std::string_view path);

}  // namespace vanthu
