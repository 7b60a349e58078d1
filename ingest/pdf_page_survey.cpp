#include "ingest/pdf_page_survey.h"

#include <poppler/Annot.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "ingest/pdf_device.h"
#include "ingest/pdf_pictures.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kEdge = 0.5;            // points by which edges may differ that are meant to be one
constexpr double kGreyness = 1.0 / 255;  // between the parts of a colour that is a grey

bool is_colour(const GfxRGB& rgb) {
  const auto [least, most] = std::minmax({colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b)});
  return most - least > kGreyness;
}

bool is_grey(const GfxColorSpace& colours) {
  const GfxColorSpaceMode mode = colours.getMode();
  return mode == csDeviceGray || mode == csCalGray || (mode == csICCBased && colours.getNComps() == 1);
}

bool is_red_green_blue(const GfxColorSpace& colours) {
  const GfxColorSpaceMode mode = colours.getMode();
  return mode == csDeviceRGB || mode == csCalRGB || (mode == csICCBased && colours.getNComps() == 3);
}

/// Notes what is drawn.
class SurveyDevice final : public OutputDev {
 public:
  explicit SurveyDevice(std::chrono::steady_clock::time_point deadline) : deadline_(deadline) {}

  static bool should_abort(void* device) {
    return std::chrono::steady_clock::now() > static_cast<SurveyDevice*>(device)->deadline_;
  }
  PageSurvey survey;

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                         double, double) override {
    return note_shading();
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return note_shading(); }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return note_shading(); }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return note_shading(); }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return note_shading(); }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return note_shading(); }

  void startPage(int, GfxState* state, XRef* objects) override {
    survey.width = state->getPageWidth();
    survey.height = state->getPageHeight();
    objects_ = objects;
  }
  void beginString(GfxState* state, const GooString*) override {
    is_foreign_ = !state->getFont() || !has_own_letters(*state->getFont(), *objects_);
    note_fill(state);
  }
  void drawChar(GfxState* state, double, double, double, double, double, double, CharCode, int,
                const Unicode*, int) override {
    if (state->getRender() == 3) return;
    ++survey.letters;
    if (is_foreign_) ++survey.foreign_letters;
  }
  void stroke(GfxState* state) override {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    note_mark(is_colour(rgb));
  }
  void fill(GfxState* state) override {
    ++survey.marks;
    note_fill(state);
  }
  void eoFill(GfxState* state) override { fill(state); }

  void drawImage(GfxState* state, Object* object, Stream* data, int width, int height,
                 GfxImageColorMap* colours, bool, const int* mask, bool in_line) override {
    add_picture(state, object, width, height, *colours, in_line).is_masked = mask != nullptr;
    if (in_line) pass_over(data, width, height, colours->getNumPixelComps() * colours->getBits());
  }
  void drawImageMask(GfxState* state, Object* object, Stream* data, int width, int height, bool, bool,
                     bool in_line) override {
    add(state, object, width, height, in_line).is_masked = true;
    note_fill(state);
    if (in_line) pass_over(data, width, height, 1);
  }
  void drawMaskedImage(GfxState* state, Object* object, Stream*, int width, int height,
                       GfxImageColorMap* colours, bool, Stream*, int, int, bool, bool) override {
    add_picture(state, object, width, height, *colours, false).is_masked = true;
  }
  void drawSoftMaskedImage(GfxState* state, Object* object, Stream*, int width, int height,
                           GfxImageColorMap* colours, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    add_picture(state, object, width, height, *colours, false).is_masked = true;
  }
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, double*) override {
    ++survey.marks;
  }
  void unsetSoftMaskFromImageMask(GfxState*, double*) override {}
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool) override {
    ++survey.marks;
  }

 private:
  void note_mark(bool has_colour) {
    ++survey.marks;
    survey.has_colour = survey.has_colour || has_colour;
  }
  bool note_shading() {
    note_mark(true);
    return true;
  }
  void note_fill(GfxState* state) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    survey.has_colour = survey.has_colour || is_colour(rgb);
  }
  DrawnPicture& add(GfxState* state, Object* object, int width, int height, bool in_line);
  DrawnPicture& add_picture(GfxState* state, Object* object, int width, int height, GfxImageColorMap& map,
                            bool in_line);

  std::chrono::steady_clock::time_point deadline_;
  XRef* objects_ = nullptr;
  bool is_foreign_ = false;  // the string's font
};

/// Pictures fill the unit square of their coordinates.
DrawnPicture& SurveyDevice::add(GfxState* state, Object* object, int width, int height, bool in_line) {
  DrawnPicture picture;
  const double* m = state->getCTM();
  std::copy_n(m, picture.matrix.size(), picture.matrix.begin());
  const auto [x0, x1] = std::minmax({m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]});
  const auto [y0, y1] = std::minmax({m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]});
  const Box on_page{std::max(x0, 0.0), std::max(y0, 0.0), std::min(x1, survey.width),
                    std::min(y1, survey.height)};
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  picture.is_cut = clip.x0 > on_page.x0 + kEdge || clip.y0 > on_page.y0 + kEdge ||
                   clip.x1 < on_page.x1 - kEdge || clip.y1 < on_page.y1 - kEdge;
  picture.box = {std::max(on_page.x0, clip.x0), std::max(on_page.y0, clip.y0), std::min(on_page.x1, clip.x1),
                 std::min(on_page.y1, clip.y1)};
  picture.width = width;
  picture.height = height;
  if (!in_line && object != nullptr && object->isRef()) picture.object = object->getRef();
  survey.pictures.push_back(picture);
  return survey.pictures.back();
}

DrawnPicture& SurveyDevice::add_picture(GfxState* state, Object* object, int width, int height,
                                        GfxImageColorMap& map, bool in_line) {
  DrawnPicture& picture = add(state, object, width, height, in_line);
  const GfxColorSpace& colours = *map.getColorSpace();
  picture.components = map.getNumPixelComps();
  picture.has_plain_colours = is_grey(colours) || is_red_green_blue(colours);
  survey.has_colour = survey.has_colour || !is_grey(colours);
  return picture;
}

}  // namespace

double DrawnPicture::dots_per_inch_x() const {
  return kPointsPerInch * width / std::hypot(matrix[0], matrix[1]);
}

double DrawnPicture::dots_per_inch_y() const {
  return kPointsPerInch * height / std::hypot(matrix[2], matrix[3]);
}

bool has_own_letters(const GfxFont& font, XRef& objects) {
  if (font.getType() == fontType3) return true;
  Ref file;
  return font.getEmbeddedFontID(&file) && objects.fetch(file).isStream();
}

PageSurvey survey_page(PDFDoc& document, int number, std::chrono::steady_clock::time_point deadline) {
  SurveyDevice device(deadline);
  document.displayPage(
      &device, number, kPointsPerInch, kPointsPerInch, 0, false, true, false, SurveyDevice::should_abort,
      &device, [](Annot* annotation, void*) { return !is_laid_over(*annotation); }, nullptr);
  return std::move(device.survey);
}

}  // namespace vanthu
