#include "ingest/image_tiff_directory.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace vanthu {
namespace {

constexpr std::size_t kEntrySize = 12;
constexpr std::size_t kMostEntries =
    512;  // a directory has some twenty; the tags wanted here are among the first

/// Numbers of a file in its order of bytes.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes), is_little_(bytes.starts_with("II")) {}

  bool has(std::size_t at, std::size_t size) const {
    return at <= bytes_.size() && size <= bytes_.size() - at;
  }
  /// Of 2 or 4 bytes that are there.
  std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = is_little_ ? at + size - 1 - i : at + i;
      value = value << 8 | static_cast<std::uint8_t>(bytes_[place]);
    }
    return value;
  }
  /// The first value of the entry at `at`; 0 of types that no tag here has.
  double value(std::size_t at) const;

 private:
  std::string_view bytes_;
  bool is_little_;
};

double Reader::value(std::size_t at) const {
  constexpr std::uint32_t kShort = 3, kLong = 4, kRational = 5;
  const std::uint32_t type = number(at + 2, 2), count = number(at + 4, 4);
  if (type == kRational) {
    const std::size_t place = number(at + 8, 4);
    if (!has(place, 8) || number(place + 4, 4) == 0) return 0;
    return static_cast<double>(number(place, 4)) / number(place + 4, 4);
  }
  if (type != kShort && type != kLong) return 0;
  const std::size_t size = type == kShort ? 2 : 4;
  const std::size_t place = count <= 4 / size ? at + 8 : number(at + 8, 4);
  return has(place, size) ? number(place, size) : 0;
}

/// `entries` are there.  Tags: TIFF 6.0, section 8; 254 in section 12.
TiffDirectory read_directory(const Reader& reader, std::size_t offset, std::size_t entries) {
  constexpr double kInches = 2, kCentimetres = 3, kCentimetresPerInch = 2.54;
  TiffDirectory directory;
  directory.offset = offset;
  double unit = kInches;
  for (std::size_t i = 0; i < std::min(entries, kMostEntries); ++i) {
    const std::size_t at = offset + 2 + i * kEntrySize;
    const double value = reader.value(at);
    switch (reader.number(at, 2)) {
      case 254: {
        constexpr std::uint32_t kSmallerCopy = 1, kMask = 4;
        directory.is_page = (static_cast<std::uint32_t>(value) & (kSmallerCopy | kMask)) == 0;
        break;
      }
      case 256:
        // libtiff takes the first of two, and so do we: the size is checked before it decodes.
        if (directory.width == 0) directory.width = value;
        break;
      case 257:
        if (directory.height == 0) directory.height = value;
        break;
      case 258:
        directory.bits = value;
        break;
      case 274:
        directory.orientation = static_cast<int>(std::min(value, 9.0));
        break;
      case 277:
        directory.samples = value;
        break;
      case 282:
        directory.dots_per_inch_x = value;
        break;
      case 283:
        directory.dots_per_inch_y = value;
        break;
      case 296:
        unit = value;
        break;
      default:
        break;
    }
  }
  const double scale = unit == kInches ? 1 : unit == kCentimetres ? kCentimetresPerInch : 0;
  directory.dots_per_inch_x *= scale;
  directory.dots_per_inch_y *= scale;
  return directory;
}

}  // namespace

std::vector<TiffDirectory> find_tiff_directories(std::string_view bytes, std::size_t most) {
  std::vector<TiffDirectory> found;
  constexpr std::size_t kHead = 8;
  const Reader reader(bytes);
  std::set<std::size_t> seen;
  std::size_t offset = reader.has(0, kHead) ? reader.number(4, 4) : 0;
  while (offset != 0 && found.size() < most && reader.has(offset, 2) && seen.insert(offset).second) {
    const std::size_t entries = reader.number(offset, 2);
    const std::size_t end = offset + 2 + entries * kEntrySize;
    if (!reader.has(offset, 2 + entries * kEntrySize)) break;
    found.push_back(read_directory(reader, offset, entries));
    offset = reader.has(end, 4) ? reader.number(end, 4) : 0;
  }
  return found;
}

}  // namespace vanthu
