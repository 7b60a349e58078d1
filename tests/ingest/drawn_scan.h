// Pages drawn for tests of the steps that clean scans: letters are blocks with marks, as far as those steps
// see.
#pragma once

#include "ingest/scan_pix.h"

namespace vanthu {

struct Ink {
  std::uint8_t red = 20, green = 20, blue = 20;
};

/// A page of this size, all of one brightness.
PageImage blank_page(double width_inches, double height_inches, double dots_per_inch, int channels = 1,
                     std::uint8_t paper = 245);

/// Lays ink over a rectangle: each channel is darkened as far as the ink is.
void draw_box(PageImage& page, int x, int y, int width, int height, Ink ink = {});

/// A circle's line.
void draw_ring(PageImage& page, int x, int y, int radius, int thickness, Ink ink = {});

/// `lines` lines of letters of 13 points from this place on, `width` pixels wide: most letters have marks or
/// reach up, few reach down.
void draw_lines(PageImage& page, int x, int y, int width, int lines, Ink ink = {});

/// Bytes of a grey picture.
int grey_at(Pix* grey, int x, int y);

/// The darkest value of a rectangle.
int darkest(Pix* grey, int x, int y, int width, int height);

}  // namespace vanthu
