#include "parsers/excerpt.h"

namespace vanthu {
namespace {

bool is_inside_character(std::string_view text, std::size_t offset) {
  return (static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80u;
}

}  // namespace

std::string_view first_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && is_inside_character(text, end)) --end;
  return text.substr(0, end);
}

std::string_view last_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t begin = text.size() - bytes;
  while (begin < text.size() && is_inside_character(text, begin)) ++begin;
  return text.substr(begin);
}

}  // namespace vanthu
