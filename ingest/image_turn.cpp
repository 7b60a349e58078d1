#include "ingest/image_turn.h"

#include <algorithm>
#include <utility>

namespace vanthu {
namespace {

// Pixels on a side of the squares in which a picture is transposed: a square of rows and one of columns stay
// in the cache together.
constexpr int kTile = 32;

/// Where the pixel (0, 0) comes from, and the steps in the source's bytes for one pixel right and one down.
struct Walk {
  std::ptrdiff_t begin = 0, right = 0, down = 0;
};

Walk walk_of(const PageImage& image, const ImageTurn& turn) {
  const std::ptrdiff_t pixel = image.channels, row = pixel * image.width;
  Walk walk{0, turn.transposed ? row : pixel, turn.transposed ? pixel : row};
  const int width = turn.transposed ? image.height : image.width;
  const int height = turn.transposed ? image.width : image.height;
  if (turn.mirrored_x) {
    walk.begin += (width - 1) * walk.right;
    walk.right = -walk.right;
  }
  if (turn.mirrored_y) {
    walk.begin += (height - 1) * walk.down;
    walk.down = -walk.down;
  }
  return walk;
}

}  // namespace

ImageTurn turn_of_orientation(int orientation) {
  // Exif 2.3, 4.6.4: which sides of the picture row 0 and column 0 are.
  constexpr ImageTurn kTurns[] = {{false, false, false}, {false, true, false}, {false, true, true},
                                  {false, false, true},  {true, false, false}, {true, true, false},
                                  {true, true, true},    {true, false, true}};
  return orientation >= 1 && orientation <= 8 ? kTurns[orientation - 1] : ImageTurn{};
}

PageImage turned(PageImage image, const ImageTurn& turn) {
  if (turn == ImageTurn{} || image.pixels.empty()) return image;
  const Walk walk = walk_of(image, turn);
  PageImage result = image;
  if (turn.transposed) std::swap(result.width, result.height);
  const int channels = image.channels;
  const std::uint8_t* const from = image.pixels.data() + walk.begin;
  for (int top = 0; top < result.height; top += kTile) {
    const int bottom = std::min(top + kTile, result.height);
    for (int left = 0; left < result.width; left += kTile) {
      const int right = std::min(left + kTile, result.width);
      for (int y = top; y < bottom; ++y) {
        std::uint8_t* to =
            result.pixels.data() + (static_cast<std::ptrdiff_t>(y) * result.width + left) * channels;
        for (int x = left; x < right; ++x)
          to = std::copy_n(from + y * walk.down + x * walk.right, channels, to);
      }
    }
  }
  return result;
}

}  // namespace vanthu
