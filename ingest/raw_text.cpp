#include "ingest/raw_text.h"

#include <algorithm>
#include <optional>

#include "ingest/error.h"
#include "ingest/legacy.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

// VISCII and VPS write a few rare capitals as control codes: below one letter in a hundred.
constexpr std::size_t kControlShare = 50;  // at most one control code in so many bytes

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

char32_t character_at(std::string_view bytes, std::size_t i) {
  return windows1252_character(static_cast<unsigned char>(bytes[i]));
}

/// UTF-16 without mark: three of four letters of Vietnamese are ASCII, so every other byte is often zero, and
/// the bytes between hardly ever.
std::optional<RawKind> utf16_by_zeros(std::string_view bytes) {
  constexpr std::size_t kWindow = 64u << 10;
  const std::size_t units = std::min(bytes.size(), kWindow) / 2;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < units; ++i) {
    even += bytes[2 * i] == '\0';
    odd += bytes[2 * i + 1] == '\0';
  }
  if (units == 0) return std::nullopt;
  if (odd * 2 >= units && even * 50 <= units) return RawKind::utf16le;
  if (even * 2 >= units && odd * 50 <= units) return RawKind::utf16be;
  return std::nullopt;
}

void push(RawText& raw, char32_t code_point, std::size_t file) {
  append_utf8(raw.text, code_point);
  raw.origin.resize(raw.text.size(), static_cast<std::uint32_t>(file));
}

RawText read_utf16(std::string_view bytes, RawKind kind, std::size_t begin) {
  RawText raw;
  raw.kind = kind;
  raw.file_begin = begin;
  const auto unit = [&](std::size_t i) -> char32_t {
    const unsigned first = byte_at(bytes, i), second = byte_at(bytes, i + 1);
    return kind == RawKind::utf16le ? second << 8 | first : first << 8 | second;
  };
  std::size_t i = begin;
  while (i + 1 < bytes.size()) {
    const char32_t high = unit(i);
    const bool is_high = high >= 0xD800 && high < 0xDC00;
    const char32_t low = is_high && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      push(raw, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), i);
      i += 4;
      continue;
    }
    const bool broken = high >= 0xD800 && high < 0xE000;
    if (broken) raw.broken.push_back(raw.text.size());
    push(raw, broken ? 0xFFFD : high, i);
    i += 2;
  }
  if (i < bytes.size()) {  // cut off inside a character
    raw.broken.push_back(raw.text.size());
    push(raw, 0xFFFD, i);
  }
  raw.origin.push_back(static_cast<std::uint32_t>(bytes.size()));
  return raw;
}

struct Utf8Count {
  std::size_t letters = 0;  // sequences of two bytes and more
  std::size_t broken = 0;   // bytes
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = decode_utf8(bytes, i).length;
    count.letters += length > 1;
    count.broken += length == 0;
    i += std::max<std::size_t>(length, 1);
  }
  return count;
}

RawText read_utf8(std::string_view bytes, std::size_t begin, const Utf8Count& count) {
  RawText raw;
  raw.file_begin = begin;
  if (count.broken == 0) {
    raw.text = bytes.substr(begin);
    return raw;
  }
  for (std::size_t i = begin; i < bytes.size();) {
    const DecodedCodePoint point = decode_utf8(bytes, i);
    if (point.length == 0) {
      raw.broken.push_back(raw.text.size());
      push(raw, character_at(bytes, i), i);
      ++i;
      continue;
    }
    for (std::size_t end = i + point.length; i < end; ++i) {
      raw.text += bytes[i];
      raw.origin.push_back(static_cast<std::uint32_t>(i));
    }
  }
  raw.origin.push_back(static_cast<std::uint32_t>(bytes.size()));
  return raw;
}

RawText read_eight_bit(std::string_view bytes) {
  RawText raw;
  raw.kind = RawKind::eight_bit;
  for (std::size_t i = 0; i < bytes.size(); ++i) push(raw, character_at(bytes, i), i);
  raw.origin.push_back(static_cast<std::uint32_t>(bytes.size()));
  return raw;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && "\t\n\v\f\r"sv.find(c) == std::string_view::npos;
}

/// Zero bytes stand in no text but UTF-16, and a text has few control codes.
void check_is_text(std::string_view text, const std::string& path) {
  const std::size_t zero = text.find('\0');
  const auto controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
  if (zero != std::string_view::npos || controls * kControlShare > text.size())
    throw Error("file-binary", path);
}

}  // namespace

std::uint32_t raw_offset(const RawText& raw, std::size_t offset) {
  return raw.origin.empty() ? static_cast<std::uint32_t>(raw.file_begin + offset) : raw.origin[offset];
}

std::string_view raw_encoding(RawKind kind) {
  switch (kind) {
    case RawKind::utf16le:
      return "UTF-16LE";
    case RawKind::utf16be:
      return "UTF-16BE";
    default:
      return "UTF-8";
  }
}

RawText read_raw_text(std::string_view bytes, const std::string& path) {
  std::optional<RawKind> utf16;
  std::size_t begin = 0;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    utf16 = bytes[0] == '\xFF' ? RawKind::utf16le : RawKind::utf16be;
    begin = 2;
  } else if (bytes.find('\0') != std::string_view::npos) {
    utf16 = utf16_by_zeros(bytes);
  }
  if (utf16) {
    RawText raw = read_utf16(bytes, *utf16, begin);
    check_is_text(raw.text, path);
    return raw;
  }
  check_is_text(bytes, path);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF"sv);
  const Utf8Count count = count_utf8(bytes);
  if (marked || count.letters >= count.broken) return read_utf8(bytes, marked ? 3 : 0, count);
  return read_eight_bit(bytes);
}

}  // namespace vanthu
