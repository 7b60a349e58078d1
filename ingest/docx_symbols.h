// Characters of symbol fonts.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// The Unicode character that a symbol font (Symbol, Wingdings) shows for `code`, which Word writes as
/// F000…F0FF or without the F0; empty where it shows none that a text has.
std::string symbol_text(std::string_view font, char32_t code);

/// `text` with its private-use characters U+F020…U+F0FF as what they stand for: a byte of a legacy font, or
/// the character of a symbol font.
std::string without_private_use(std::string_view text, std::string_view font);

}  // namespace vanthu
