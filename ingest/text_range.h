// Ranges of bytes and places on a page: what every later fact is traced by.
#pragma once

#include <cstddef>
#include <optional>

namespace vanthu {

/// Half-open range of UTF-8 bytes in the text that the holder names.  RE2 counts bytes, so
/// everything inside the program does; code points appear only where records are written.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  bool operator==(const ByteRange&) const = default;
};

/// A rectangle in PDF points (1/72 inch), counted from the page's top left.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const Box&) const = default;
};

/// Where in the file a piece of text was read.
struct Place {
  std::optional<std::size_t> file_offset;  // byte in the file; none for compressed formats
  std::optional<int> page;                 // 1-based; none where the format has no pages
  std::optional<Box> box;                  // none where the format has no geometry
};

}  // namespace vanthu
