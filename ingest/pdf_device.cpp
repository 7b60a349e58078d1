#include "ingest/pdf_device.h"

#include <poppler/Annot.h>
#include <poppler/UTF.h>

#include <algorithm>
#include <cmath>

#include "ingest/pdf_pictures.h"

namespace vanthu {
namespace {

constexpr std::size_t kOperatorsPerCheck = 11;  // Poppler asks whether to abort after so many
constexpr std::size_t kChecksPerForm = 10;
constexpr std::size_t kChecksPerGroup = 50;  // and the states that it saves
constexpr std::size_t kChecksPerClock = 256;
constexpr double kFarthest = 1e6;  // points; no page is as large
constexpr std::uint32_t kByteCodes = 0xF000, kLongCodes = 0xF0000, kLastLongCode = 0xFFFD, kLost = 0xFFFD;

/// The field's type, which a parent may tell ("Tx", "Sig").
std::string field_type(const Object& widget) {
  constexpr int kDeepest = 16;
  Object field = widget.copy();
  for (int i = 0; i < kDeepest && field.isDict(); ++i) {
    const Object type = field.dictLookup("FT");
    if (type.isName()) return type.getName();
    field = field.dictLookup("Parent");
  }
  return {};
}

}  // namespace

PageDevice::PageDevice(PdfFonts& fonts, const Limits& limits, std::chrono::steady_clock::time_point deadline)
    : fonts_(fonts), limits_(limits), deadline_(deadline) {}

void PageDevice::exceed(const char* limit) {
  if (exceeded_ == nullptr) exceeded_ = limit;
}

bool PageDevice::should_abort(void* device) {
  PageDevice& self = *static_cast<PageDevice*>(device);
  if (self.is_over()) return true;
  if (++self.checks_ > self.limits_.page_operators / kOperatorsPerCheck) self.exceed("limit-page-operators");
  if (++self.asked_ % kChecksPerClock == 0 && std::chrono::steady_clock::now() > self.deadline_) {
    self.exceed("limit-page-seconds");
  }
  return self.is_over();
}

bool is_laid_over(const Annot& annotation) {
  return annotation.getType() != Annot::typeWidget || field_type(annotation.getAnnotObj()) == "Sig";
}

bool PageDevice::begin_annotation(Annot* annotation, void* device) {
  PageDevice& self = *static_cast<PageDevice*>(device);
  if (should_abort(device)) return false;
  self.owner_ = is_laid_over(*annotation) ? Owner::overlay : Owner::page;
  return true;
}

Page PageDevice::take_page(int number) {
  Page page;
  page.number = number;
  if (!words_) return page;
  words_->finish();
  const int turns = words_->upright_turns();
  page.width = turns % 2 == 0 ? frame_.width : frame_.height;
  page.height = turns % 2 == 0 ? frame_.height : frame_.width;
  page.words = words_->take_words(turns);
  page.rules = std::move(shapes_.rules());
  page.pictures = std::move(shapes_.pictures());
  page.drawings = std::move(shapes_.drawings());
  if (turns == 0) return page;
  for (std::vector<Box>* boxes : {&page.rules, &page.pictures, &page.drawings}) {
    for (Box& box : *boxes) box = frame_.turned(box, turns);
  }
  return page;
}

void PageDevice::startPage(int, GfxState* state, XRef*) {
  frame_ = {state->getPageWidth(), state->getPageHeight()};
  words_.emplace(frame_.width, frame_.height);
}

void PageDevice::saveState(GfxState*) {
  if (++nesting_ > limits_.page_nesting) exceed("limit-page-nesting");
}

void PageDevice::restoreState(GfxState*) {
  if (nesting_ > 0) --nesting_;
}

Box PageDevice::clip_of(const GfxState* state) const {
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return {std::max(clip.x0, 0.0), std::max(clip.y0, 0.0), std::min(clip.x1, frame_.width),
          std::min(clip.y1, frame_.height)};
}

void PageDevice::beginString(GfxState* state, const GooString*) {
  drawable_ = false;
  if (is_hidden() || !state->getFont()) return;
  if (font_ != state->getFont()) {
    font_ = state->getFont();
    facts_ = fonts_.find(*font_, limits_.fonts);
    if (facts_ == nullptr) exceed("limit-fonts");
  }
  if (facts_ == nullptr) return;

  // From units of the em to points: the first column along the line, the second up.
  double along_x = 0, along_y = 0, up_x = 0, up_y = 0;
  state->getFontTransMat(&along_x, &along_y, &up_x, &up_y);
  const double length = std::hypot(along_x, along_y), height = std::hypot(up_x, up_y);
  // Not >=, which is false of numbers that are none.
  if (!(length > 0 && length < kFarthest && height > 0 && height * facts_->scale < kFarthest)) return;

  GlyphStyle style;
  style.size = height * facts_->scale;
  // A negative size mirrors the letters; they still follow each other by their advances.
  style.direction = {along_x / length, along_y / length};
  style.ascent = facts_->ascent;
  style.descent = facts_->descent;
  state->textTransformDelta(state->getCharSpace() * state->getHorizScaling(), 0, &spacing_x_, &spacing_y_);
  state->transformDelta(spacing_x_, spacing_y_, &spacing_x_, &spacing_y_);
  style.spacing = spacing_x_ * style.direction.x + spacing_y_ * style.direction.y;
  style.font = facts_->index;
  const int render = state->getRender();
  style.invisible = render == 3 || render == 7;
  style.annotation = owner_ == Owner::overlay;
  words_->set_style(style);

  std::copy_n(state->getCTM(), matrix_.size(), matrix_.begin());
  clip_ = clip_of(state);
  const double middle = (style.ascent - style.descent) / 2 * facts_->scale;
  middle_x_ = up_x * middle;
  middle_y_ = up_y * middle;
  drawable_ = true;
}

/// Whether the glyph of this code has a name that says which letter it is.
bool PageDevice::is_named(unsigned code) {
  std::int8_t& known = facts_->named[code & 0xFF];
  if (known == 0) {
    const char* name = static_cast<const Gfx8BitFont&>(*font_).getCharName(static_cast<int>(code & 0xFF));
    const bool says = is_known_glyph_name(name);
    known = says ? 1 : -1;
    if (!says) fonts_.list()[facts_->index].has_unicode = false;
  }
  return known > 0;
}

std::span<const std::uint32_t> PageDevice::text_of(CharCode code, const Unicode* text, int length) {
  if (!facts_->has_unicode || (facts_->by_names && !is_named(code))) {
    raw_ = code < 0x100 ? kByteCodes + code : kLongCodes + std::min<std::uint32_t>(code, kLastLongCode);
    return {&raw_, 1};
  }
  if (length > 0) return {text, static_cast<std::size_t>(length)};
  raw_ = kLost;
  return {&raw_, 1};
}

void PageDevice::drawChar(GfxState*, double x, double y, double dx, double dy, double origin_x,
                          double origin_y, CharCode code, int, const Unicode* text, int length) {
  if (!drawable_ || is_over()) return;
  x -= origin_x;
  y -= origin_y;
  const auto& m = matrix_;
  Glyph glyph;
  glyph.x = m[0] * x + m[2] * y + m[4];
  glyph.y = m[1] * x + m[3] * y + m[5];
  glyph.dx = m[0] * dx + m[2] * dy - spacing_x_;
  glyph.dy = m[1] * dx + m[3] * dy - spacing_y_;
  const double middle_x = glyph.x + glyph.dx / 2 + middle_x_, middle_y = glyph.y + glyph.dy / 2 + middle_y_;
  if (!(std::abs(glyph.x) < kFarthest && std::abs(glyph.y) < kFarthest && std::abs(glyph.dx) < kFarthest &&
        std::abs(glyph.dy) < kFarthest)) {
    return;
  }
  glyph.visible =
      middle_x >= clip_.x0 && middle_x <= clip_.x1 && middle_y >= clip_.y0 && middle_y <= clip_.y1;
  glyph.text = text_of(code, text, length);
  words_->add(glyph);
  if (words_->letter_count() > limits_.page_letters) exceed("limit-page-letters");
}

void PageDevice::beginActualText(GfxState*, const GooString* text) {
  if (!words_) return;
  Unicode* points = nullptr;
  const int count = TextStringToUCS4(text->toStr(), &points);
  words_->begin_replacement({points, points + std::max(0, count)});
  gfree(points);
}

void PageDevice::endActualText(GfxState*) {
  if (words_) words_->end_replacement();
}

std::span<const Subpath> PageDevice::read_path(const GfxState* state) {
  const GfxPath* path = state->getPath();
  const auto count = static_cast<std::size_t>(path->getNumSubpaths());
  if (path_.size() < count) path_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const GfxSubpath* from = path->getSubpath(static_cast<int>(i));
    Subpath& to = path_[i];
    to.points.resize(static_cast<std::size_t>(from->getNumPoints()));
    to.curved = false;
    for (int k = 0; k < from->getNumPoints(); ++k) {
      PathPoint& point = to.points[static_cast<std::size_t>(k)];
      state->transform(from->getX(k), from->getY(k), &point.x, &point.y);
      to.curved = to.curved || from->getCurve(k);
    }
  }
  return {path_.data(), count};
}

void PageDevice::check_shapes() {
  if (shapes_.count() > limits_.page_shapes) exceed("limit-page-shapes");
}

void PageDevice::stroke(GfxState* state) {
  if (is_hidden() || state->getStrokeOpacity() <= 0) return;
  const std::span<const Subpath> path = read_path(state);
  if (owner_ == Owner::overlay) {
    shapes_.add_drawing(box_around(path), clip_of(state));
  } else {
    shapes_.add_stroke(path, state->getTransformedLineWidth(), clip_of(state));
  }
  check_shapes();
}

void PageDevice::paint_fill(GfxState* state) {
  if (is_hidden() || state->getFillOpacity() <= 0) return;
  const std::span<const Subpath> path = read_path(state);
  if (owner_ == Owner::overlay) {
    shapes_.add_drawing(box_around(path), clip_of(state));
  } else {
    shapes_.add_fill(path, clip_of(state));
  }
  check_shapes();
}

void PageDevice::fill(GfxState* state) { paint_fill(state); }

void PageDevice::eoFill(GfxState* state) { paint_fill(state); }

/// Pictures fill the unit square of their coordinates.
void PageDevice::add_picture(const GfxState* state) {
  if (is_hidden()) return;
  const double* m = state->getCTM();
  const double xs[] = {m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]};
  const double ys[] = {m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
  const auto [x0, x1] = std::minmax_element(std::begin(xs), std::end(xs));
  const auto [y0, y1] = std::minmax_element(std::begin(ys), std::end(ys));
  shapes_.add_picture({*x0, *y0, *x1, *y1}, clip_of(state));
  check_shapes();
}

void PageDevice::drawImage(GfxState* state, Object*, Stream* data, int width, int height,
                           GfxImageColorMap* colours, bool, const int*, bool in_line) {
  add_picture(state);
  if (in_line) pass_over(data, width, height, colours->getNumPixelComps() * colours->getBits());
}

void PageDevice::drawImageMask(GfxState* state, Object*, Stream* data, int width, int height, bool, bool,
                               bool in_line) {
  add_picture(state);
  if (in_line) pass_over(data, width, height, 1);
}

void PageDevice::drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                                 Stream*, int, int, bool, bool) {
  add_picture(state);
}

void PageDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                                     Stream*, int, int, GfxImageColorMap*, bool) {
  add_picture(state);
}

/// A form costs as much as many operators even where it has none.
void PageDevice::beginForm(Ref) { checks_ += kChecksPerForm; }

void PageDevice::beginMarkedContent(const char*, Dict*) {
  if (++marked_nesting_ > limits_.page_nesting) exceed("limit-page-nesting");
}

void PageDevice::endMarkedContent(GfxState*) {
  if (marked_nesting_ > 0) --marked_nesting_;
}

void PageDevice::beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_mask) {
  checks_ += kChecksPerGroup;
  groups_.push_back(for_mask);
  if (for_mask) ++mask_depth_;
}

void PageDevice::endTransparencyGroup(GfxState*) {
  if (groups_.empty()) return;
  if (groups_.back()) --mask_depth_;
  groups_.pop_back();
}

}  // namespace vanthu
