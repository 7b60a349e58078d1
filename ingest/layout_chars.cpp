#include "ingest/layout_chars.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <vector>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\r' || c == '\n'; }

bool is_mark(char32_t c) {
  const bool letter = c < 0x300 || (c >= 0x1E00 && c < 0x1F00);  // most of a Vietnamese text
  return !letter && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

// Start of the code point that ends before `end`.
std::size_t previous_offset(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// What plain_key makes of every code point below kPlainEnd: a base letter, U' ', or 0 for nothing.  Asking
// ICU once for each code point instead of once for each line makes long files ten times faster.
constexpr char32_t kPlainEnd = 0x2070;

char32_t plain_letter(char32_t c) {
  if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK ||
      u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR) {
    return 0;
  }
  if (c == 0x110 || c == 0x111 || c == 0xD0 || c == 0xF0 || c == 0x189) return U'd';
  if (u_isUWhiteSpace(static_cast<UChar32>(c))) return U' ';
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const decompose = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString letters;
  if (U_SUCCESS(status) && decompose->getDecomposition(static_cast<UChar32>(c), letters)) {
    c = static_cast<char32_t>(letters.char32At(0));
  }
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char32_t plain_form(char32_t c) {
  static const std::vector<char32_t> kForms = [] {
    std::vector<char32_t> forms(kPlainEnd);
    for (char32_t i = 0; i < kPlainEnd; ++i) forms[i] = plain_letter(i);
    return forms;
  }();
  return c < kPlainEnd ? kForms[c] : plain_letter(c);
}

}  // namespace

std::string_view trim_blank(std::string_view text) {
  const ByteRange range = trim_range(text, {0, text.size()});
  return text.substr(range.begin, range.size());
}

ByteRange trim_range(std::string_view text, ByteRange range) {
  while (!range.empty()) {
    if (is_ascii_blank(text[range.begin])) {
      ++range.begin;
    } else if (text.substr(range.begin, range.size()).starts_with(kNoBreakSpace)) {
      range.begin += 2;
    } else {
      break;
    }
  }
  while (!range.empty()) {
    if (is_ascii_blank(text[range.end - 1])) {
      --range.end;
    } else if (text.substr(range.begin, range.size()).ends_with(kNoBreakSpace)) {
      range.end -= 2;
    } else {
      break;
    }
  }
  return range;
}

char32_t first_code_point(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (point.length == 0) return 0;
    if (!is_mark(point.value)) return point.value;
    at += point.length;
  }
  return 0;
}

char32_t last_code_point(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t at = previous_offset(text, end);
    const DecodedCodePoint point = decode_utf8(text, at);
    if (point.length == 0) return 0;
    if (!is_mark(point.value)) return point.value;
    end = at;
  }
  return 0;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_upper_letter(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }
bool is_lower_letter(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      ++width;
      continue;
    }
    const DecodedCodePoint point = decode_utf8(text, at);
    at += point.length == 0 ? 1 : point.length;
    if (!is_mark(point.value)) ++width;
  }
  return width;
}

bool is_upper_case(std::string_view text) {
  std::size_t upper = 0, lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    at += point.length == 0 ? 1 : point.length;
    if (is_upper_letter(point.value)) ++upper;
    if (is_lower_letter(point.value)) ++lower;
    if (lower > 2 && lower * 9 > upper + text.size() - at) return false;  // cannot be made good any more
  }
  return upper >= 2 && upper >= lower * 9;
}

std::string plain_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    at += point.length == 0 ? 1 : point.length;
    const char32_t form = plain_form(point.value);
    if (form == U' ') {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else if (form != 0) {
      append_utf8(key, form);
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

bool starts_with_words(std::string_view key, std::string_view phrase) {
  if (!key.starts_with(phrase)) return false;
  return key.size() == phrase.size() || !is_letter(first_code_point(key.substr(phrase.size())));
}

std::string_view first_word(std::string_view text) {
  text = trim_blank(text);
  return text.substr(0, text.find_first_of(" \t"));
}

std::string_view last_word(std::string_view text) {
  text = trim_blank(text);
  const std::size_t blank = text.find_last_of(" \t");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

}  // namespace vanthu
