#include "drawn_scan.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace vanthu {
namespace {

std::size_t offset_of(const PageImage& page, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) + static_cast<std::size_t>(x)) *
         static_cast<std::size_t>(page.channels);
}

void draw_dot(PageImage& page, int x, int y, Ink ink) {
  if (x < 0 || y < 0 || x >= page.width || y >= page.height) return;
  std::uint8_t* pixel = page.pixels.data() + offset_of(page, x, y);
  const std::uint8_t channels[] = {ink.red, ink.green, ink.blue};
  for (int c = 0; c < page.channels; ++c) pixel[c] = std::min(pixel[c], channels[c]);
}

}  // namespace

PageImage blank_page(double width_inches, double height_inches, double dots_per_inch, int channels,
                     std::uint8_t paper) {
  PageImage page;
  page.width = static_cast<int>(width_inches * dots_per_inch);
  page.height = static_cast<int>(height_inches * dots_per_inch);
  page.channels = channels;
  page.dots_per_inch = dots_per_inch;
  page.pixels.assign(offset_of(page, 0, page.height), paper);
  return page;
}

void draw_box(PageImage& page, int x, int y, int width, int height, Ink ink) {
  for (int row = y; row < y + height; ++row) {
    for (int column = x; column < x + width; ++column) draw_dot(page, column, row, ink);
  }
}

void draw_ring(PageImage& page, int x, int y, int radius, int thickness, Ink ink) {
  for (int row = y - radius; row <= y + radius; ++row) {
    for (int column = x - radius; column <= x + radius; ++column) {
      const double away = std::hypot(column - x, row - y);
      if (away <= radius && away > radius - thickness) draw_dot(page, column, row, ink);
    }
  }
}

void draw_lines(PageImage& page, int x, int y, int width, int lines, Ink ink) {
  std::minstd_rand random(7);
  const int em = static_cast<int>(13 * page.dots_per_inch / 72), body = em * 9 / 20,
            stroke = std::max(1, em / 10);
  for (int line = 0; line < lines; ++line, y += em * 13 / 10) {
    for (int at = x; at + em / 2 < x + width; at += em / 2) {
      const auto kind = random() % 12;
      if (kind == 0) continue;  // a blank
      draw_box(page, at, y, stroke, body, ink);
      draw_box(page, at + em / 4, y, stroke, body, ink);
      draw_box(page, at, y, em / 4, stroke, ink);
      draw_box(page, at, y + body - stroke, em / 4, stroke, ink);
      if (kind < 6) draw_box(page, at, y - em / 4, em / 4, stroke, ink);
      if (kind == 6 || kind == 7) draw_box(page, at, y - em / 4, stroke, em / 4, ink);
      if (kind == 8) draw_box(page, at, y + body, stroke, em / 5, ink);
      if (kind == 9) draw_box(page, at + em / 10, y + body + em / 10, stroke, stroke, ink);
    }
  }
}

int grey_at(Pix* grey, int x, int y) {
  return GET_DATA_BYTE(pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey), x);
}

int darkest(Pix* grey, int x, int y, int width, int height) {
  int least = 255;
  for (int row = y; row < y + height; ++row) {
    for (int column = x; column < x + width; ++column) least = std::min(least, grey_at(grey, column, row));
  }
  return least;
}

}  // namespace vanthu
