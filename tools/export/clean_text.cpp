#include "tools/export/clean_text.h"

#include <fmt/format.h>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr char32_t kControlPictures = 0x2400;  // of U+0000; the others follow in order
constexpr char32_t kPictureOfDelete = 0x2421;
constexpr char32_t kReplacement = 0xFFFD;

bool is_kept_control(char32_t value) { return value == U'\n' || value == U'\t'; }

char32_t shown(char32_t value) {
  if (value < 0x20 && !is_kept_control(value)) return kControlPictures + value;
  if (value == 0x7F) return kPictureOfDelete;
  return value == 0xFFFE || value == 0xFFFF ? kReplacement : value;
}

/// Whether a byte may begin or be something that changes.
bool is_suspect(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !is_kept_control(byte)) || byte == 0x7F || byte == 0xEF;
}

}  // namespace

bool is_clean_text(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_suspect(text[i])) continue;
    const char32_t value = decode_utf8(text, i).value;
    if (shown(value) != value) return false;
  }
  return true;
}

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, i);
    if (point.length == 0) {
      clean += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i++]));
      continue;
    }
    i += point.length;
    if (point.value == U'\r') {
      clean += '\n';
      if (i < text.size() && text[i] == '\n') ++i;
    } else {
      append_utf8(clean, shown(point.value));
    }
  }
  return clean;
}

}  // namespace vanthu
