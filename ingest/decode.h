// Bytes become Unicode: UTF-8 and UTF-16, windows-1258 and the legacy Vietnamese sets, decided by what the
// bytes say, never by a silent guess.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extracted_document.h"

namespace vanthu {

/// The text of a file and the way back to its bytes.
struct DecodedText {
  std::string text;  // valid UTF-8; line ends and control characters as in the file, no NUL
  /// For every byte of `text`, and for its end, the byte of the file that it was made from; never
  /// decreasing.  Empty where bytes were copied from `file_begin` on.
  std::vector<std::uint32_t> origin;
  std::size_t file_begin = 0;     // length of the byte order mark
  std::string encoding;           // as SourceInfo::encoding
  std::vector<Finding> findings;  // ranges in `text`
};

/// The byte of the file that byte `offset` of the text (its size: the end) was made from.
std::size_t file_offset(const DecodedText& decoded, std::size_t offset);

/// Decodes a plain text.  Lines in a legacy encoding inside a Unicode text, and UTF-8 that was once read as
/// Latin-1, are repaired, each with a finding "text-repaired"; single broken bytes become U+FFFD with a
/// finding each.  Throws Error "file-binary", "encoding-undecided" (the candidates with their scores),
/// "encoding-invalid-utf8" or "encoding-invalid-utf16" (more is broken than may be passed over; the offset
/// of the first such byte) and "limit-file-bytes" above 4 GB.
DecodedText decode_text(std::string_view bytes, const std::string& path);

/// Decodes HTML markup: as decode_text, but letters of legacy fonts are left as the characters that a
/// browser would see (entities are part of them), for read_html to decode.  8-bit markup is windows-1252,
/// or windows-1258 where that is declared.
DecodedText decode_markup(std::string_view bytes, const std::string& path);

}  // namespace vanthu
