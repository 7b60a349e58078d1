#include "ingest/letters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {
namespace {

constexpr char32_t kCircumflex = 0x302, kBreve = 0x306, kHorn = 0x31B;
constexpr std::u32string_view kBases = U"abcdefghijklmnopqrstuvwxyzăâđêôơư";
constexpr char32_t kTableEnd = 0x1F00;  // Vietnamese letters end at U+1EF9

Tone tone_of_mark(char32_t mark) {
  switch (mark) {
    case 0x300:
      return Tone::grave;
    case 0x301:
      return Tone::acute;
    case 0x309:
      return Tone::hook;
    case 0x303:
      return Tone::tilde;
    case 0x323:
      return Tone::dot;
    default:
      return Tone::none;
  }
}

/// Full canonical decomposition; a Vietnamese letter has at most three parts.
std::u32string decomposed(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 32> buffer{};
  const int32_t length = unorm2_getDecomposition(nfd, static_cast<UChar32>(code_point), buffer.data(),
                                                 static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status) || length < 0) return {code_point};
  return {buffer.begin(), buffer.begin() + length};  // all of the Basic Multilingual Plane
}

Letter letter_apart(char32_t code_point) {
  Letter letter;
  if (const Tone tone = tone_of_mark(code_point); tone != Tone::none) {
    letter.kind = Letter::Kind::mark;
    letter.tone = tone;
    return letter;
  }
  if (code_point == kCircumflex || code_point == kBreve || code_point == kHorn) {
    letter.kind = Letter::Kind::mark;
    letter.quality = code_point;
    return letter;
  }
  const auto point = static_cast<UChar32>(code_point);
  if (!u_isalpha(point)) return letter;
  letter.kind = Letter::Kind::letter;
  letter.upper = u_isupper(point);
  letter.lower = u_islower(point);
  const std::u32string parts = decomposed(static_cast<char32_t>(u_tolower(point)));
  letter.base = base_index(parts.front());
  for (const char32_t mark : parts.substr(1)) {
    if (const Tone tone = tone_of_mark(mark); tone != Tone::none) {
      letter.base = letter.tone == Tone::none ? letter.base : std::uint8_t{0};
      letter.tone = tone;
    } else {
      letter.base = with_quality(letter.base, mark);
    }
  }
  return letter;
}

/// letter_apart of everything below kTableEnd: a lookup is ten times as fast as ICU's.
const std::vector<Letter>& letter_table() {
  static const std::vector<Letter> table = [] {
    std::vector<Letter> letters;
    for (char32_t point = 0; point < kTableEnd; ++point) letters.push_back(letter_apart(point));
    return letters;
  }();
  return table;
}

}  // namespace

Letter letter_of(char32_t code_point) {
  return code_point < kTableEnd ? letter_table()[code_point] : letter_apart(code_point);
}

std::uint8_t base_index(char32_t code_point) {
  const std::size_t index = kBases.find(code_point);
  return index == std::u32string_view::npos ? std::uint8_t{0} : static_cast<std::uint8_t>(index + 1);
}

std::uint8_t with_quality(std::uint8_t base, char32_t mark) {
  if (base == 0) return 0;
  const char32_t letter = kBases[base - 1u];
  switch (mark) {
    case kCircumflex:
      return base_index(letter == U'a' ? U'â' : letter == U'e' ? U'ê' : letter == U'o' ? U'ô' : 0);
    case kBreve:
      return base_index(letter == U'a' ? U'ă' : 0);
    case kHorn:
      return base_index(letter == U'o' ? U'ơ' : letter == U'u' ? U'ư' : 0);
    default:
      return 0;
  }
}

bool is_beyond_latin1(char32_t code_point) {
  switch (code_point) {
    case U'ă':
    case U'Ă':
    case U'đ':
    case U'Đ':
    case U'ĩ':
    case U'Ĩ':
    case U'ũ':
    case U'Ũ':
    case U'ơ':
    case U'Ơ':
    case U'ư':
    case U'Ư':
      return true;
    default:
      return code_point >= 0x1EA0 && code_point <= 0x1EF9;
  }
}

}  // namespace vanthu
