// Vietnamese before Unicode: what the bytes of TCVN3, VNI, VPS, VISCII and windows-1258 mean, and UTF-8 that
// was once read as Latin-1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

enum class Legacy : std::uint8_t { tcvn3, vni, vps, viscii, windows1258, mojibake };

inline constexpr std::array<Legacy, 6> kLegacyEncodings{
    Legacy::tcvn3, Legacy::vni, Legacy::vps, Legacy::viscii, Legacy::windows1258, Legacy::mojibake};

/// Name as in SourceInfo::encoding; of mojibake "UTF-8 read as windows-1252".
std::string_view legacy_name(Legacy encoding);

/// A text and, for every byte of it and its end, the byte of its source; never decreasing.
struct MappedText {
  std::string text;
  std::vector<std::uint32_t> origin;
};

/// Decodes a text whose characters stand for bytes: U+0000…U+00FF for themselves, the punctuation of
/// windows-1252 (“ ” – ‰ Œ …) for 80…9F.  All other characters stay as they are.  `text` must be valid
/// UTF-8 and shorter than 4 GB.
MappedText decode_legacy(Legacy encoding, std::string_view text);

/// The byte that a character stands for, see decode_legacy.
std::optional<unsigned char> legacy_byte(char32_t code_point);

/// The character that windows-1252 has for `byte`; for the five bytes it lacks, the control character.
char32_t windows1252_character(unsigned char byte);

/// What a font whose letters are not Unicode does to its text.
struct LegacyFont {
  Legacy encoding{};
  bool capitals = false;  // small letters are shown as capitals (.VnTimeH)
};

/// The font of that name (any case), or nothing for a Unicode font.
std::optional<LegacyFont> find_legacy_font(std::string_view name);

}  // namespace vanthu
