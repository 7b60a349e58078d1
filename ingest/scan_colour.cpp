#include "ingest/scan_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace vanthu {
namespace {

constexpr double kMillimetresPerInch = 25.4;
// Seals are looked for in squares of this size; a compressed picture keeps colours in pairs of pixels.
constexpr double kSquare = 0.5;  // millimetres
// Squares: uneven ink breaks a ring, and so does a line of black letters that crosses it; but stamps whose
// letters stand close to their frame are filled up by as much.
constexpr int kUnevenInk = 3, kCrossed = 7;
// A seal is 20 to 42 mm wide, a stamp up to 90; one that says how urgent a plan is is 8 mm high.
constexpr double kSmallestSide = 7, kLargestSide = 110;  // millimetres
// What a ring or a frame closes in is at least this part of the whole; lines of red letters close in less.
constexpr double kLeastEnclosed = 0.15;
// A seal whose ring is broken: round, and of a seal's size.
constexpr double kSealSmallest = 20, kSealLargest = 46, kSealAspect = 1.25;
constexpr std::size_t kMostStamps = 20;  // of a page; a joint plan has three or four
constexpr double kMargin = 1.0;          // millimetres: soft edges of ink
// Red ink: redder than green and blue by so much, and not nearly black.  Paper after balancing is grey.
constexpr int kRedder = 45, kBrightRed = 110;
// Of a square, to be called red.
constexpr int kShareOfSquare = 5;  // 1 / this
constexpr double kLeastRed = 15;   // square millimetres; a small stamp has four times as much
// Compressed pictures have faint colours around letters, to this; by so much more it is red ink and nothing
// else.
constexpr int kFaintRed = 8, kClearRed = 24;
constexpr double kInkContrast = 1.6;  // red ink is half as dark as black
// How far ink of full colour lies below white in the channel that it darkens least, by its colour difference:
// red ink of a stamp pad, blue ink of a pen.
constexpr double kRedLift = 0.30, kBlueLift = 0.85;

struct BoxDeleter {
  void operator()(BOX* box) const { boxDestroy(&box); }
};
using BoxPtr = std::unique_ptr<BOX, BoxDeleter>;

/// One channel after another, so that paper is grey whatever the light was.
struct Balance {
  std::array<std::array<std::uint8_t, 256>, 3> tables{};
};

/// Each third pixel of each third row tells enough about light and about whether there is any red.
constexpr int kStep = 3;

const std::uint8_t* pixel_at(const PageImage& image, int x, int y) {
  return image.pixels.data() +
         (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) *
             3;
}

Balance find_balance(const PageImage& image) {
  std::array<std::array<int, 256>, 3> counts{};
  int all = 0;
  for (int y = 0; y < image.height; y += kStep) {
    for (int x = 0; x < image.width; x += kStep, ++all) {
      const std::uint8_t* rgb = pixel_at(image, x, y);
      for (std::size_t c = 0; c < 3; ++c) ++counts[c][rgb[c]];
    }
  }
  std::array<int, 3> paper{};
  for (std::size_t c = 0; c < 3; ++c) {
    int above = 0, value = 255;
    while (value > 1 && above + counts[c][static_cast<std::size_t>(value)] < all / 4) {
      above += counts[c][static_cast<std::size_t>(value--)];
    }
    paper[c] = value;
  }
  const double white = std::max({paper[0], paper[1], paper[2]});
  Balance balance;
  for (std::size_t c = 0; c < 3; ++c) {
    for (int v = 0; v < 256; ++v) {
      balance.tables[c][static_cast<std::size_t>(v)] =
          static_cast<std::uint8_t>(std::min(255.0, std::round(v * white / paper[c])));
    }
  }
  return balance;
}

bool is_red(const Balance& balance, const std::uint8_t* rgb) {
  const int red = balance.tables[0][rgb[0]];
  return red >= kBrightRed && red - std::max(balance.tables[1][rgb[1]], balance.tables[2][rgb[2]]) >= kRedder;
}

bool may_have_stamp(const PageImage& image, const Balance& balance) {
  int red = 0;
  for (int y = 0; y < image.height; y += kStep) {
    for (int x = 0; x < image.width; x += kStep) red += is_red(balance, pixel_at(image, x, y)) ? 1 : 0;
  }
  const double step = kStep * kMillimetresPerInch / image.dots_per_inch;
  return red * step * step >= kLeastRed;
}

/// The squares with red ink, one a pixel.
struct RedSquares {
  PixPtr map;
  int side = 1;  // pixels of the scan
};

RedSquares find_red_squares(const PageImage& image, const Balance& balance) {
  RedSquares squares;
  squares.side =
      std::max(2, static_cast<int>(std::lround(kSquare * image.dots_per_inch / kMillimetresPerInch)));
  const int columns = image.width / squares.side + 1, rows = image.height / squares.side + 1;
  squares.map = own(pixCreate(columns, rows, 1));
  const int enough = std::max(1, squares.side * squares.side / kShareOfSquare);
  std::vector<int> counts(static_cast<std::size_t>(columns));
  for (int row = 0; row < rows; ++row) {
    std::fill(counts.begin(), counts.end(), 0);
    const int end = std::min(image.height, (row + 1) * squares.side);
    for (int y = row * squares.side; y < end; ++y) {
      const std::uint8_t* rgb = pixel_at(image, 0, y);
      for (int x = 0; x < image.width; ++x, rgb += 3) {
        // Most pixels are grey, and grey ones are told by their bytes alone.
        if (rgb[0] < kBrightRed / 2 || rgb[0] <= rgb[1]) continue;
        if (is_red(balance, rgb)) ++counts[static_cast<std::size_t>(x / squares.side)];
      }
    }
    for (int c = 0; c < columns; ++c) {
      if (counts[static_cast<std::size_t>(c)] >= enough) pixSetPixel(squares.map.get(), c, row, 1);
    }
  }
  return squares;
}

int count_of(Pix* bits) {
  l_int32 count = 0;
  return pixCountPixels(bits, &count, nullptr) == 0 ? count : 0;
}

/// Whether the shape closes in a good part of itself.
bool encloses(Pix* shape) {
  const PixPtr framed = own(pixAddBorder(shape, 1, 0));
  const PixPtr holes = own(pixHolesByFilling(framed.get(), 4));
  const int enclosed = count_of(holes.get());
  return enclosed >= kLeastEnclosed * (enclosed + count_of(shape));
}

/// Whether red squares of this box are a seal or a stamp: they close something in, or are round.
bool is_stamp(Pix* squares, BOX* box, double square_millimetres) {
  l_int32 x = 0, y = 0, columns = 0, rows = 0;
  boxGetGeometry(box, &x, &y, &columns, &rows);
  const double width = columns * square_millimetres, height = rows * square_millimetres;
  const double shorter = std::min(width, height), longer = std::max(width, height);
  if (shorter < kSmallestSide || longer > kLargestSide) return false;
  if (longer <= kSealAspect * shorter && shorter >= kSealSmallest && longer <= kSealLargest) return true;
  const PixPtr shape = own(pixClipRectangle(squares, box, nullptr));
  for (const int gap : {kUnevenInk, kCrossed}) {
    if (encloses(own(pixCloseSafeBrick(nullptr, shape.get(), gap, gap)).get())) return true;
  }
  return false;
}

bool lies_in(const InkStamp& inner, const InkStamp& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

/// Without those that lie in a larger one: the inner ring of a seal.
std::vector<InkStamp> outermost(std::vector<InkStamp> stamps) {
  const auto area = [](const InkStamp& stamp) { return std::int64_t{stamp.width} * stamp.height; };
  std::sort(stamps.begin(), stamps.end(), [&](const auto& a, const auto& b) { return area(a) > area(b); });
  std::vector<InkStamp> kept;
  for (InkStamp& stamp : stamps) {
    if (kept.size() >= kMostStamps) break;
    const auto outer = [&](const InkStamp& other) { return lies_in(stamp, other); };
    if (std::none_of(kept.begin(), kept.end(), outer)) kept.push_back(std::move(stamp));
  }
  return kept;
}

/// Boxes of seals and stamps, in pixels of the scan.
std::vector<InkStamp> find_stamps(const PageImage& image, const RedSquares& squares) {
  std::vector<InkStamp> stamps;
  const PixPtr closed = own(pixCloseSafeBrick(nullptr, squares.map.get(), kCrossed, kCrossed));
  const BoxaPtr boxes(pixConnCompBB(closed.get(), 8));
  if (!boxes) return stamps;
  const double millimetres = squares.side * kMillimetresPerInch / image.dots_per_inch;
  const int margin = static_cast<int>(std::lround(kMargin * image.dots_per_inch / kMillimetresPerInch));
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    const BoxPtr box(boxaGetBox(boxes.get(), i, L_CLONE));
    if (!is_stamp(squares.map.get(), box.get(), millimetres)) continue;
    l_int32 x = 0, y = 0, width = 0, height = 0;
    boxGetGeometry(box.get(), &x, &y, &width, &height);
    InkStamp stamp;
    stamp.x = std::max(0, x * squares.side - margin);
    stamp.y = std::max(0, y * squares.side - margin);
    stamp.width = std::min(image.width, (x + width) * squares.side + margin) - stamp.x;
    stamp.height = std::min(image.height, (y + height) * squares.side + margin) - stamp.y;
    stamps.push_back(std::move(stamp));
  }
  return outermost(std::move(stamps));
}

std::uint32_t grey_of(const std::uint8_t* rgb) {
  return (77u * rgb[0] + 150u * rgb[1] + 29u * rgb[2] + 128u) >> 8;
}

PixPtr grey_scan(const PageImage& image) {
  PixPtr grey = own(pixCreateNoInit(image.width, image.height, 8));
  const std::uint8_t* rgb = image.pixels.data();
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
    for (int x = 0; x < image.width; ++x, rgb += 3) set_grey(line, x, grey_of(rgb));
  }
  return grey;
}

/// Takes the coloured ink of one stamp off `grey`.
void lift_ink(const PageImage& image, const Balance& balance, InkStamp& stamp, Pix* grey) {
  stamp.ink = own(pixCreateNoInit(stamp.width, stamp.height, 8));
  for (int y = 0; y < stamp.height; ++y) {
    const std::uint8_t* rgb = pixel_at(image, stamp.x, stamp.y + y);
    l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(stamp.y + y) * pixGetWpl(grey);
    l_uint32* ink = pixGetData(stamp.ink.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(stamp.ink.get());
    for (int x = 0; x < stamp.width; ++x, rgb += 3) {
      const int red = balance.tables[0][rgb[0]], green = balance.tables[1][rgb[1]],
                blue = balance.tables[2][rgb[2]];
      const int most = std::max({red, green, blue}), colour = most - std::min({red, green, blue});
      const double lift = blue > red ? kBlueLift : kRedLift;
      const int kept = std::max(static_cast<int>(grey_of(rgb)), static_cast<int>(most + lift * colour));
      set_grey(line, stamp.x + x, std::min(kept, 255));
      // Compressed pictures keep brightness finer than colour: colour says whose ink it is, brightness how
      // much.
      const int redder = red - std::max(green, blue);
      const double own_ink =
          red < kBrightRed ? 0 : std::clamp((redder - kFaintRed) / double{kClearRed}, 0.0, 1.0);
      const double dark = std::min(255.0, (255 - static_cast<int>(grey_of(rgb))) * kInkContrast);
      set_grey(ink, x, 255 - own_ink * dark);
    }
  }
}

}  // namespace

UncolouredScan take_colour(const PageImage& image) {
  if (image.channels != 3) return {make_pix(image), {}};
  UncolouredScan scan{grey_scan(image), {}};
  const Balance balance = find_balance(image);
  if (!may_have_stamp(image, balance)) return scan;
  scan.stamps = find_stamps(image, find_red_squares(image, balance));
  for (InkStamp& stamp : scan.stamps) lift_ink(image, balance, stamp, scan.grey.get());
  return scan;
}

}  // namespace vanthu
