#include "ingest/pdf_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vanthu {
namespace {

constexpr int kLetterWidth = 5, kLetterHeight = 7;

struct Letter {
  char letter;
  std::array<std::uint8_t, kLetterHeight> rows;  // top to bottom, the lowest bit is the rightmost dot
};

constexpr Letter kLetters[] = {
    {'0', {0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110}},
    {'1', {0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110}},
    {'2', {0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111}},
    {'3', {0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110}},
    {'4', {0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010}},
    {'5', {0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110}},
    {'6', {0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110}},
    {'7', {0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000}},
    {'8', {0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110}},
    {'9', {0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100}},
    {'A', {0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001}},
    {'B', {0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110}},
    {'C', {0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110}},
    {'D', {0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110}},
    {'E', {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111}},
    {'F', {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b10000}},
    {'G', {0b01110, 0b10001, 0b10000, 0b10111, 0b10001, 0b10001, 0b01111}},
    {'H', {0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001}},
    {'I', {0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110}},
    {'J', {0b00111, 0b00010, 0b00010, 0b00010, 0b00010, 0b10010, 0b01100}},
    {'K', {0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001}},
    {'L', {0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111}},
    {'M', {0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001}},
    {'N', {0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001, 0b10001}},
    {'O', {0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110}},
    {'P', {0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000, 0b10000}},
    {'Q', {0b01110, 0b10001, 0b10001, 0b10001, 0b10101, 0b10010, 0b01101}},
    {'R', {0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001}},
    {'S', {0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110}},
    {'T', {0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100}},
    {'U', {0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110}},
    {'V', {0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01010, 0b00100}},
    {'W', {0b10001, 0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001}},
    {'X', {0b10001, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0b10001}},
    {'Y', {0b10001, 0b10001, 0b01010, 0b00100, 0b00100, 0b00100, 0b00100}},
    {'Z', {0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b11111}},
    {'-', {0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000}},
    {'.', {0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b01100, 0b01100}},
    {'/', {0b00001, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b10000}},
    {':', {0b00000, 0b01100, 0b01100, 0b00000, 0b01100, 0b01100, 0b00000}},
};

struct Colour {
  std::array<unsigned char, 3> parts;
};

Colour colour_of(std::uint32_t rgb) {
  return {{static_cast<unsigned char>(rgb >> 16), static_cast<unsigned char>(rgb >> 8),
           static_cast<unsigned char>(rgb)}};
}

/// Pixels [x0, x1) x [y0, y1).
struct Area {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Paints what of `area` lies on the picture; `share` of 256 is the colour, the rest what was there.
void paint(Picture& picture, Area area, Colour colour, int share) {
  area = {std::max(area.x0, 0), std::max(area.y0, 0), std::min(area.x1, picture.width),
          std::min(area.y1, picture.height)};
  for (int y = area.y0; y < area.y1; ++y) {
    for (int x = area.x0; x < area.x1; ++x) {
      const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                              static_cast<std::size_t>(x)) *
                             3;
      for (std::size_t i = 0; i < 3; ++i) {
        const int mixed = picture.pixels[at + i] * (256 - share) + colour.parts[i] * share;
        picture.pixels[at + i] = static_cast<unsigned char>(mixed / 256);
      }
    }
  }
}

void outline(Picture& picture, Area area, Colour colour, int thick) {
  paint(picture, {area.x0, area.y0, area.x1, area.y0 + thick}, colour, 256);
  paint(picture, {area.x0, area.y1 - thick, area.x1, area.y1}, colour, 256);
  paint(picture, {area.x0, area.y0, area.x0 + thick, area.y1}, colour, 256);
  paint(picture, {area.x1 - thick, area.y0, area.x1, area.y1}, colour, 256);
}

void write_letter(Picture& picture, char c, int x, int y, int dot, Colour colour) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const auto* letter =
      std::find_if(std::begin(kLetters), std::end(kLetters), [&](const Letter& l) { return l.letter == c; });
  if (letter == std::end(kLetters)) return;
  for (int row = 0; row < kLetterHeight; ++row) {
    for (int column = 0; column < kLetterWidth; ++column) {
      if (((letter->rows[static_cast<std::size_t>(row)] >> (kLetterWidth - 1 - column)) & 1) == 0) continue;
      paint(picture, {x + column * dot, y + row * dot, x + (column + 1) * dot, y + (row + 1) * dot}, colour,
            256);
    }
  }
}

/// White letters on the mark's colour, above the mark's left end, or inside it at the top of the page.
void write_label(Picture& picture, const PageMark& mark, const Area& area, int dot) {
  const Colour white{{255, 255, 255}};
  const int height = (kLetterHeight + 2) * dot, step = (kLetterWidth + 1) * dot;
  const int top = area.y0 >= height ? area.y0 - height : area.y0;
  int x = area.x0;
  for (const char c : mark.label) {
    if (x >= picture.width) return;
    paint(picture, {x, top, x + step + dot, top + height}, colour_of(mark.colour), 256);
    write_letter(picture, c, x + dot, top + dot, dot, white);
    x += step;
  }
}

int pixel(double points, double scale, int most) {
  return static_cast<int>(std::clamp(std::round(points * scale), 0.0, static_cast<double>(most)));
}

}  // namespace

void draw_marks(Picture& picture, std::span<const PageMark> marks, double scale) {
  const int thick = std::max(1, static_cast<int>(scale));
  const int dot = std::max(1, static_cast<int>(std::round(scale * 0.7)));
  for (const PageMark& mark : marks) {
    const Area area{pixel(mark.box.x0, scale, picture.width), pixel(mark.box.y0, scale, picture.height),
                    pixel(mark.box.x1, scale, picture.width), pixel(mark.box.y1, scale, picture.height)};
    paint(picture, area, colour_of(mark.colour), 64);
    outline(picture, area, colour_of(mark.colour), thick);
    write_label(picture, mark, area, dot);
  }
}

}  // namespace vanthu
