// Bytes become characters before anything is known of their encoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

enum class RawKind { utf8, utf16le, utf16be, eight_bit };

/// A file's characters.  Bytes that are no UTF-8 are those of windows-1252; `broken` lists their offsets in
/// `text`, of UTF-16 those of surrogates without partner.  8-bit text is windows-1252 throughout and `broken`
/// is empty.
struct RawText {
  RawKind kind = RawKind::utf8;
  std::string text;
  std::vector<std::uint32_t> origin;  // as DecodedText::origin
  std::size_t file_begin = 0;
  std::vector<std::size_t> broken;  // sorted
};

/// Byte of the file that byte `offset` of the text (its size: the end) was made from.
std::uint32_t raw_offset(const RawText& raw, std::size_t offset);

/// "UTF-8", "UTF-16LE" or "UTF-16BE".
std::string_view raw_encoding(RawKind kind);

/// Tells UTF-16 (by its mark or its zero bytes), UTF-8 and 8-bit text apart.  UTF-8 with broken bytes is
/// UTF-8 where at least as many letters beyond ASCII are whole as bytes are broken.  Throws Error
/// "file-binary" where there are zero bytes or many control codes.
RawText read_raw_text(std::string_view bytes, const std::string& path);

}  // namespace vanthu
