// Writes Vietnamese text in the encodings that the program reads, from the same tables: tests re-encode their
// own paragraphs with it.  What the tables say is checked apart, against strings seen in the wild.
#pragma once

#include <string>
#include <string_view>

namespace vanthu::testing {

/// `text` (NFC) in "TCVN3", "VNI", "VPS" or "VISCII".  TCVN3 and VPS write capitals that they lack as small
/// letters.  A letter that the encoding lacks fails the running test.
std::string encode_by_table(std::string_view encoding, std::string_view text);

/// `text` in windows-1258: letters of the code page, tones as combining bytes.
std::string encode_windows1258(std::string_view text);

std::string encode_utf16(std::string_view text, bool little_endian);

/// Every byte taken for a character of windows-1252, as UTF-8.
std::string as_windows1252(std::string_view bytes);

/// Every byte taken for the character of the same number, as UTF-8.
std::string as_latin1(std::string_view bytes);

}  // namespace vanthu::testing
