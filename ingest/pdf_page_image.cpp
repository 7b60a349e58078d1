#include "ingest/pdf_page_image.h"

#include <poppler/Annot.h>
#include <poppler/PDFDoc.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/XRef.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "ingest/image_size.h"
#include "ingest/pdf_device.h"
#include "ingest/pdf_page_survey.h"
#include "ingest/pdf_scan_picture.h"

namespace vanthu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kPointsPerInch = 72;
constexpr double kFewestDots = 150,
                 kMostDots = 400;  // an inch: below, OCR guesses; above, it only gets slower
constexpr double kDotsForLetters = 300;

bool is_past(void* deadline) { return Clock::now() > *static_cast<Clock::time_point*>(deadline); }

/// Draws without the letters of fonts that the file does not have.  What a page shows does not depend on the
/// machine, and a reader process cannot open files.
class ImageDevice final : public SplashOutputDev {
 public:
  ImageDevice(SplashColorMode mode, SplashColorPtr paper, XRef& objects)
      : SplashOutputDev(mode, 1, false, paper), objects_(objects) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* text, int length) override {
    if (!state->getFont()) return;
    if (font_ != state->getFont()) {
      font_ = state->getFont();
      has_letters_ = has_own_letters(*font_, objects_);
    }
    if (!has_letters_) return;
    SplashOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, text, length);
  }

 private:
  XRef& objects_;
  std::shared_ptr<GfxFont> font_;
  bool has_letters_ = false;
};

double area(const Box& box) { return std::max(0.0, box.x1 - box.x0) * std::max(0.0, box.y1 - box.y0); }

/// The resolution in which nothing is lost of the pictures that are most of the page: a scan, its strips, or
/// the layers that a program took it apart into.
double native_dots_per_inch(const PageSurvey& survey, double dots_for_letters) {
  double largest = 0, sum = 0;
  for (const DrawnPicture& picture : survey.pictures) {
    largest = std::max(largest, area(picture.box));
    sum += area(picture.box);
  }
  // Beside a logo, letters decide.
  constexpr double kLargePart = 0.25, kAsLarge = 0.5;
  if (!(sum > kLargePart * survey.width * survey.height)) return dots_for_letters;
  double dots = 0;
  for (const DrawnPicture& picture : survey.pictures) {
    if (area(picture.box) < kAsLarge * largest) continue;
    dots = std::max({dots, picture.dots_per_inch_x(), picture.dots_per_inch_y()});
  }
  return dots;
}

double dots_to_draw(const PageSurvey& survey, const Limits& limits) {
  const double inches = std::max(survey.width, survey.height) / kPointsPerInch;
  // Times as large as the paper that it stands for.
  const double scale = inches / plausible_inches(inches);
  const double dots = std::clamp(native_dots_per_inch(survey, kDotsForLetters / scale), kFewestDots / scale,
                                 kMostDots / scale);
  const double square_inches = survey.width * survey.height / (kPointsPerInch * kPointsPerInch);
  const double most = std::floor(std::sqrt(static_cast<double>(limits.scan_pixels) / square_inches));
  return most < dots && most >= kFewestDots / scale ? most : dots;
}

PageImage copy_pixels(const SplashBitmap& bitmap, int channels, double dots_per_inch) {
  PageImage image;
  image.width = bitmap.getWidth();
  image.height = bitmap.getHeight();
  image.channels = channels;
  image.dots_per_inch = dots_per_inch;
  const std::size_t row = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(channels);
  image.pixels.reserve(row * static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    const SplashColorConstPtr begin =
        bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(bitmap.getRowSize()) * y;
    image.pixels.insert(image.pixels.end(), begin, begin + row);
  }
  return image;
}

}  // namespace

PageImage make_page_image(PDFDoc& document, int number, const std::string& path, const Limits& limits,
                          Clock::time_point deadline) {
  const Error too_large("limit-scan-pixels", path,
                        {std::to_string(number), std::to_string(limits.scan_pixels)}, number);
  const PageSurvey survey = survey_page(document, number, deadline);
  if (Clock::now() > deadline) throw Error("limit-page-seconds", path, {std::to_string(number)}, number);
  if (!have_bounded_size(document, survey, limits)) throw too_large;
  if (survey.foreign_letters * 2 > survey.letters && survey.pictures.empty()) {
    throw Error("pdf-fonts-absent", path, {std::to_string(number)}, number);
  }
  if (std::optional<PageImage> scan = find_scan(document, survey, number, path, limits)) {
    return *std::move(scan);
  }

  const double dots = dots_to_draw(survey, limits);
  const double scale = dots / kPointsPerInch;
  const double pixels = survey.width * scale * (survey.height * scale);
  // Not >, which is false of numbers that are none.
  if (!(pixels <= static_cast<double>(limits.scan_pixels))) throw too_large;
  SplashColor paper{255, 255, 255};
  ImageDevice device(survey.has_colour ? splashModeRGB8 : splashModeMono8, paper, *document.getXRef());
  device.startDoc(&document);
  document.displayPage(
      &device, number, dots, dots, 0, false, true, false, is_past, &deadline,
      [](Annot* annotation, void*) { return !is_laid_over(*annotation); }, nullptr);
  if (is_past(&deadline)) throw Error("limit-page-seconds", path, {std::to_string(number)}, number);
  return copy_pixels(*device.getBitmap(), survey.has_colour ? 3 : 1, dots);
}

}  // namespace vanthu
