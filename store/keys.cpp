#include "store/keys.h"

#include <algorithm>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Bytes of the blank or sign at the start of `key`; 0 where a letter or digit stands there.  Outside of
/// ASCII these are the signs of Latin-1 (U+0080 … U+00BF) and the blocks of punctuation (U+2000 … U+207F,
/// U+3000 … U+303F); what else there is counts as letters.
std::size_t sign_length(std::string_view key) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(key[at]); };
  if (byte(0) < 0x80) return is_ascii_letter_or_digit(key[0]) ? 0 : 1;
  if (byte(0) == 0xC2 && key.size() > 1) return 2;
  if (key.size() < 3) return 0;
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) return 3;
  return byte(0) == 0xE3 && byte(1) == 0x80 ? 3 : 0;
}

}  // namespace

std::string text_search_key(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) return search_key(printable(text));
  return search_key(text);
}

std::string number_search_key(std::string_view text) {
  std::string key = text_search_key(text);
  std::erase(key, ' ');
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t zeros = 0;
  while (zeros + 1 < key.size() && key[zeros] == '0' && is_digit(key[zeros + 1])) ++zeros;
  return key.substr(zeros);
}

std::string words_search_key(std::string_view text) {
  const std::string key = text_search_key(text);
  std::string words;
  words.reserve(key.size());
  for (std::size_t at = 0; at < key.size();) {
    if (const std::size_t sign = sign_length(std::string_view(key).substr(at))) {
      if (!words.empty() && words.back() != ' ') words += ' ';
      at += sign;
    } else {
      words += key[at++];
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace vanthu
