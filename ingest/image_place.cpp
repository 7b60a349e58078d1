#include "ingest/image_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "ingest/error.h"

namespace vanthu {

PageImage take_usable(PartialImage decoded, const std::string& path, int number) {
  if (decoded.rows * 2 >= decoded.image.height) return std::move(decoded.image);
  const std::string reason =
      fmt::format("{}/{} {}", decoded.rows, decoded.image.height, decoded.image.damage.value_or("?"));
  throw Error("image-damaged", path, {std::to_string(number), reason}, number);
}

PageImage placed(PageImage image, double x, double y, double width, double height) {
  constexpr double kSame = 2;  // pixels
  const bool is_page = std::abs(x) < kSame && std::abs(y) < kSame && std::abs(width - image.width) < kSame &&
                       std::abs(height - image.height) < kSame;
  if (is_page) return image;
  PageImage page;
  page.width = std::max(1, static_cast<int>(std::lround(width)));
  page.height = std::max(1, static_cast<int>(std::lround(height)));
  page.channels = image.channels;
  page.dots_per_inch = image.dots_per_inch;
  page.damage = image.damage;
  const auto channels = static_cast<std::size_t>(image.channels);
  const std::size_t page_row = static_cast<std::size_t>(page.width) * channels;
  page.pixels.assign(page_row * static_cast<std::size_t>(page.height), 255);

  const int left = static_cast<int>(std::lround(x)), top = static_cast<int>(std::lround(y));
  const int first_x = std::max(0, left), last_x = std::min(page.width, left + image.width);
  const int first_y = std::max(0, top), last_y = std::min(page.height, top + image.height);
  for (int row = first_y; row < last_y && first_x < last_x; ++row) {
    const auto from = static_cast<std::size_t>(row - top) * static_cast<std::size_t>(image.width) +
                      static_cast<std::size_t>(first_x - left);
    const auto to = static_cast<std::size_t>(row) * page_row + static_cast<std::size_t>(first_x) * channels;
    std::copy_n(image.pixels.data() + from * channels, static_cast<std::size_t>(last_x - first_x) * channels,
                page.pixels.data() + to);
  }
  return page;
}

PageImage reduced(PageImage image, int factor) {
  if (factor <= 1) return image;
  PageImage small;
  small.width = (image.width + factor - 1) / factor;
  small.height = (image.height + factor - 1) / factor;
  small.channels = image.channels;
  small.dots_per_inch = image.dots_per_inch / factor;
  small.damage = image.damage;
  const auto channels = static_cast<std::size_t>(image.channels);
  const std::size_t row = static_cast<std::size_t>(image.width) * channels;
  const std::size_t small_row = static_cast<std::size_t>(small.width) * channels;
  small.pixels.reserve(small_row * static_cast<std::size_t>(small.height));
  std::vector<unsigned> sums(small_row);
  for (int y = 0; y < small.height; ++y) {
    const int top = y * factor, bottom = std::min(top + factor, image.height);
    std::fill(sums.begin(), sums.end(), 0u);
    for (int from = top; from < bottom; ++from) {
      const std::uint8_t* pixel = image.pixels.data() + row * static_cast<std::size_t>(from);
      for (int x = 0; x < image.width; ++x, pixel += channels) {
        const std::size_t to = static_cast<std::size_t>(x / factor) * channels;
        for (std::size_t k = 0; k < channels; ++k) sums[to + k] += pixel[k];
      }
    }
    for (std::size_t i = 0; i < small_row; ++i) {
      const int left = static_cast<int>(i / channels) * factor;
      const int count = (bottom - top) * (std::min(left + factor, image.width) - left);
      small.pixels.push_back(static_cast<std::uint8_t>(sums[i] / static_cast<unsigned>(count)));
    }
  }
  return small;
}

}  // namespace vanthu
