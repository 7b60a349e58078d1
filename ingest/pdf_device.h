// What Poppler draws of a page becomes words and shapes.  For the files pdf_*.cpp alone: Poppler's types stop
// there.
#pragma once

#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/limits.h"
#include "ingest/page.h"
#include "ingest/pdf_fonts.h"
#include "ingest/pdf_shapes.h"
#include "ingest/pdf_words.h"

namespace vanthu {

/// Whether it is a stamp, a signature or a comment; form fields that were filled in are the page's own.
bool is_laid_over(const Annot& annotation);

/// Gathers a page while Poppler draws it.  To be given to PDFDoc::displayPage at 72 dots an inch together
/// with the two callbacks.
class PageDevice final : public OutputDev {
 public:
  PageDevice(PdfFonts& fonts, const Limits& limits, std::chrono::steady_clock::time_point deadline);

  /// Of displayPage: `device` is the PageDevice.
  static bool should_abort(void* device);
  static bool begin_annotation(Annot* annotation, void* device);

  /// The name of the limit that was exceeded ("limit-page-…"), if one was: the page is not whole.
  const char* exceeded() const { return exceeded_; }
  /// Quarter turns after which most of the page's letters read upright (PageFrame).
  int upright_turns() const { return words_ ? words_->upright_turns() : 0; }
  /// The page; once, after it was drawn.
  Page take_page(int number);

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Claimed, so that Poppler does not take patterns and shadings apart into thousands of shapes.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                         double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void saveState(GfxState* state) override;
  void restoreState(GfxState* state) override;

  void beginString(GfxState* state, const GooString* text) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* text, int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;

  void drawImage(GfxState* state, Object* ref, Stream* data, int width, int height, GfxImageColorMap* colours,
                 bool interpolate, const int* mask, bool in_line) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* data, int width, int height, bool invert,
                     bool interpolate, bool in_line) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* data, int width, int height,
                       GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* data, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colours, bool mask_interpolate) override;
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, double*) override {}
  void unsetSoftMaskFromImageMask(GfxState*, double*) override {}

  void beginForm(Ref id) override;
  void beginMarkedContent(const char* name, Dict* properties) override;
  void endMarkedContent(GfxState* state) override;

  void beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* colours, bool isolated,
                              bool knockout, bool for_mask) override;
  void endTransparencyGroup(GfxState* state) override;

 private:
  /// Whose drawing operators these are.
  enum class Owner { page, overlay };

  bool is_over() const { return exceeded_ != nullptr; }
  void exceed(const char* limit);
  Box clip_of(const GfxState* state) const;
  bool is_hidden() const { return mask_depth_ > 0 || is_over(); }
  std::span<const std::uint32_t> text_of(CharCode code, const Unicode* text, int length);
  bool is_named(unsigned code);
  std::span<const Subpath> read_path(const GfxState* state);
  void paint_fill(GfxState* state);
  void add_picture(const GfxState* state);
  void check_shapes();

  PdfFonts& fonts_;
  const Limits& limits_;
  const char* exceeded_ = nullptr;
  std::size_t asked_ = 0;   // whether to abort
  std::size_t checks_ = 0;  // what was drawn, in units of as many operators as lie between two questions
  std::size_t nesting_ = 0, marked_nesting_ = 0;
  std::chrono::steady_clock::time_point deadline_;
  Owner owner_ = Owner::page;
  std::vector<bool> groups_;  // open transparency groups: true where one is a mask
  std::size_t mask_depth_ = 0;

  PageFrame frame_;
  std::optional<WordBuilder> words_;
  ShapeBuilder shapes_;
  std::vector<Subpath> path_;

  // Of the string that is drawn.
  std::shared_ptr<GfxFont> font_;
  FontFacts* facts_ = nullptr;
  bool drawable_ = false;
  Box clip_;
  std::array<double, 6> matrix_{};
  double spacing_x_ = 0, spacing_y_ = 0;  // behind each letter, in points
  double middle_x_ = 0, middle_y_ = 0;    // from a letter's origin to the middle of its height
  std::uint32_t raw_ = 0;
};

}  // namespace vanthu
