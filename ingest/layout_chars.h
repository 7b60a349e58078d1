// What the layout asks of letters: case, comparable forms, lengths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/text_range.h"

namespace vanthu {

/// `text` without the spaces (also no-break and tab) at its ends.
std::string_view trim_blank(std::string_view text);

/// The part of `range` of `text` that trim_blank leaves.
ByteRange trim_range(std::string_view text, ByteRange range);

/// The code point at the begin or the end of `text`, combining marks skipped; 0 where there is none.
char32_t first_code_point(std::string_view text);
char32_t last_code_point(std::string_view text);

bool is_letter(char32_t code_point);
bool is_upper_letter(char32_t code_point);
bool is_lower_letter(char32_t code_point);
bool is_digit(char32_t code_point);

/// Columns that `text` takes: code points without combining marks.
std::size_t width_of(std::string_view text);

/// True where at least nine of ten letters are upper case and there are at least two.
bool is_upper_case(std::string_view text);

/// Lower case, no diacritics (đ → d), one blank between words, none at the ends: for comparing with fixed
/// phrases and cells with each other, never for display.
std::string plain_key(std::string_view text);

/// True where `key` begins with `phrase` and a word ends there.
bool starts_with_words(std::string_view key, std::string_view phrase);

/// The first and the last word of `text` (between blanks).
std::string_view first_word(std::string_view text);
std::string_view last_word(std::string_view text);

}  // namespace vanthu
