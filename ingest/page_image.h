// A page as a picture: what a scanner or a camera made of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu {

/// Rows from the top, without padding between them.
struct PageImage {
  int width = 0, height = 0;         // pixels
  int channels = 1;                  // 1: grey, 3: red, green, blue; 0 is black
  double dots_per_inch = 0;          // how large it is on paper
  std::vector<std::uint8_t> pixels;  // width * height * channels
  // What was wrong in decoding it, in the words of the library; what did not come is white.
  std::optional<std::string> damage = std::nullopt;
  bool operator==(const PageImage&) const = default;
};

}  // namespace vanthu
