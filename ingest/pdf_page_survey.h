// What a page of a PDF file is made of, before it is drawn for OCR.  For the files pdf_*.cpp alone: Poppler's
// types stop there.
#pragma once

#include <poppler/GfxFont.h>
#include <poppler/Object.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <vector>

#include "ingest/text_range.h"

class PDFDoc;
class XRef;

namespace vanthu {

/// A picture where it is drawn.
struct DrawnPicture {
  std::array<double, 6> matrix{};  // from the unit square, y upwards, to points from the page's top left
  Box box;                         // on the page, what is cut off left out
  bool is_cut = false;             // something of it that lies on the page is not shown
  int width = 0, height = 0;       // pixels, as its dictionary says
  int components = 1;              // of a colour, in its own colour space
  bool has_plain_colours = false;  // grey, or red, green and blue
  bool is_masked = false;
  Ref object = Ref::INVALID();  // of one that stands between the operators: none

  double dots_per_inch_x() const;
  double dots_per_inch_y() const;
};

struct PageSurvey {
  double width = 0, height = 0;  // points, as the page is shown
  std::vector<DrawnPicture> pictures;
  std::size_t letters = 0;          // that are visible
  std::size_t foreign_letters = 0;  // of fonts that the file does not have
  std::size_t marks = 0;            // lines, shapes, shadings
  bool has_colour = false;
};

/// Whether the letters of `font` can be drawn with nothing but the file.
bool has_own_letters(const GfxFont& font, XRef& objects);

/// What was laid over the page is left out, as PageDevice tells it apart.
PageSurvey survey_page(PDFDoc& document, int number, std::chrono::steady_clock::time_point deadline);

}  // namespace vanthu
