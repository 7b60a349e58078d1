#include "ingest/image_gif.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace vanthu {
namespace {

// GIF89a, sections 15 to 23.
constexpr std::size_t kScreenEnd = 13, kDescriptorSize = 10;
constexpr char kExtension = 0x21, kPicture = 0x2C, kTrailer = 0x3B;

std::size_t colours_size(char flags) {
  constexpr unsigned kHasColours = 0x80, kCount = 7;
  const unsigned bits = static_cast<std::uint8_t>(flags);
  return (bits & kHasColours) != 0 ? std::size_t{3} << ((bits & kCount) + 1) : 0;
}

int short_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]) | static_cast<std::uint8_t>(bytes[at + 1]) << 8;
}

/// Behind the blocks that begin at `at`, each led by its size and the last empty; npos where they do not end.
std::size_t end_of_blocks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const std::size_t size = static_cast<std::uint8_t>(bytes[at]);
    at += size + 1;
    if (size == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<GifPicture> find_first_picture(std::string_view bytes) {
  if (bytes.size() < kScreenEnd || !bytes.starts_with("GIF8")) return std::nullopt;
  std::size_t at = kScreenEnd + colours_size(bytes[kScreenEnd - 3]);
  while (at < bytes.size() && bytes[at] == kExtension)
    at = end_of_blocks(bytes, std::min(at + 2, bytes.size()));
  if (at >= bytes.size() || bytes[at] != kPicture || bytes.size() - at <= kDescriptorSize)
    return std::nullopt;
  const std::size_t data = at + kDescriptorSize + colours_size(bytes[at + kDescriptorSize - 1]) + 1;
  const std::size_t end = end_of_blocks(bytes, data);
  if (end == std::string_view::npos) return std::nullopt;
  GifPicture picture;
  picture.bytes = std::string(bytes.substr(0, std::min(end, bytes.size()))) + kTrailer;
  picture.width = std::max(short_at(bytes, 6), short_at(bytes, at + 5));
  picture.height = std::max(short_at(bytes, 8), short_at(bytes, at + 7));
  return picture;
}

}  // namespace vanthu
