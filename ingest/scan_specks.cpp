#include "ingest/scan_specks.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vanthu {
namespace {

// Millimetres.  The dot below a letter of 9 points has 0.35; no part of a letter is as small as a grain.
// Specks may be longer than wide, but have no more ink.
constexpr double kSpeck = 0.27, kLongestSpeck = 0.4, kGrain = 0.15;
// What stands as close as this to a letter may belong to it.
constexpr double kReachOfLetters = 0.6;
// Of an A4 page; clean scans have a few dozen.
constexpr double kManySpecks = 200 / (8.27 * 11.69);  // a square inch
// Pixels of lonely ink: more is no page, and each speck costs memory.
constexpr int kMostInk = 200'000;
constexpr double kMillimetresPerInch = 25.4;
// Light, so that thin rules, which noise makes pale here and there, stay in one piece and are no specks.
constexpr int kDark = 190;

struct SelDeleter {
  void operator()(Sel* sel) const { selDestroy(&sel); }
};
using SelPtr = std::unique_ptr<Sel, SelDeleter>;

/// A square of `side` pixels whatever they are, in a ring of white ones; its origin is the square's first
/// pixel.
SelPtr ringed_square(int side) {
  SelPtr sel(selCreate(side + 2, side + 2, "ringed square"));
  if (!sel) throw std::bad_alloc();
  selSetOrigin(sel.get(), 1, 1);
  for (int row = 0; row < side + 2; ++row) {
    for (int column = 0; column < side + 2; ++column) {
      const bool ring = row == 0 || column == 0 || row == side + 1 || column == side + 1;
      selSetElement(sel.get(), row, column, ring ? SEL_MISS : SEL_DONT_CARE);
    }
  }
  return sel;
}

/// Ink that stands alone in squares of `side` pixels.
PixPtr lonely_ink(Pix* ink, int side) {
  const SelPtr sel = ringed_square(side);
  const PixPtr alone = own(pixHMT(nullptr, ink, sel.get()));
  // The square is right of and below the place where it was found.
  PixPtr covered = own(pixCopy(nullptr, alone.get()));
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      pixRasterop(covered.get(), x, y, pixGetWidth(ink), pixGetHeight(ink), PIX_SRC | PIX_DST, alone.get(), 0,
                  0);
    }
  }
  return own(pixAnd(nullptr, covered.get(), ink));
}

int count_of(Pix* bits) {
  l_int32 count = 0;
  return pixCountPixels(bits, &count, nullptr) == 0 ? count : 0;
}

}  // namespace

bool clear_specks(Pix* grey, double dots_per_inch) {
  const double dots_per_millimetre = dots_per_inch / kMillimetresPerInch;
  const auto dots = [&](double millimetres) { return static_cast<int>(millimetres * dots_per_millimetre); };
  if (dots(kSpeck) < 1) return false;
  const PixPtr ink = own(pixThresholdToBinary(grey, kDark));
  const double inches = pixGetWidth(grey) / dots_per_inch * pixGetHeight(grey) / dots_per_inch;
  const PixPtr lonely = lonely_ink(ink.get(), dots(kLongestSpeck));
  if (count_of(lonely.get()) > kMostInk) return false;
  const auto most = static_cast<l_float32>(kSpeck * kSpeck * dots_per_millimetre * dots_per_millimetre);
  const PixPtr specks = own(pixSelectByArea(lonely.get(), most, 8, L_SELECT_IF_LTE, nullptr));
  if (count_of(specks.get()) < kManySpecks * inches) return false;
  const PixPtr letters = own(pixSubtract(nullptr, ink.get(), specks.get()));
  const int reach = 2 * dots(kReachOfLetters) + 1;
  const PixPtr near = own(pixDilateCompBrick(nullptr, letters.get(), reach, reach));
  const PixPtr dust = own(pixSubtract(nullptr, specks.get(), near.get()));
  if (dots(kGrain) > 0) pixOr(dust.get(), dust.get(), lonely_ink(ink.get(), dots(kGrain)).get());
  const PixPtr soft = own(pixDilateBrick(nullptr, dust.get(), 3, 3));
  pixSetMasked(grey, soft.get(), 255);
  return true;
}

}  // namespace vanthu
