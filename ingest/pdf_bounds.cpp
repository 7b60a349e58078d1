#include "ingest/pdf_bounds.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <string_view>

#include "ingest/pdf_cmap.h"
#include "ingest/pdf_pictures.h"

namespace vanthu {
namespace {

constexpr int kDeepest = 32;                     // forms in forms; Poppler follows about as many
constexpr int kMapsInMaps = 8;                   // a font's map may go on in another, for Poppler without end
constexpr std::size_t kMapBytes = 1u << 20;      // a map of all letters of the world has about this
constexpr std::size_t kMostInflated = 1032;      // times; what Flate can at most
constexpr std::size_t kStreamsPerPageBytes = 8;  // a page may unpack so many streams of full size

/// What a stream unpacks to, up to `most` bytes and one more.
std::size_t measure(Stream& stream, std::size_t most, std::string* kept) {
  unsigned char buffer[4096];
  std::size_t size = 0;
  stream.reset();
  while (size <= most) {
    const int count = stream.doGetChars(static_cast<int>(sizeof buffer), buffer);
    if (count <= 0) break;
    size += static_cast<std::size_t>(count);
    if (kept != nullptr) kept->append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(count));
  }
  stream.close();
  return size;
}

/// Whether a stream can unpack to more than `most` bytes, by its size and filters alone.
bool may_exceed(const Object& stream, std::size_t most) {
  const auto packed =
      static_cast<std::size_t>(std::max<Goffset>(0, stream.getStream()->getBaseStream()->getLength()));
  Object filter = stream.streamGetDict()->lookup("Filter");
  if (filter.isNull()) filter = stream.streamGetDict()->lookup("F");
  if (filter.isNull()) return packed > most;
  const bool is_flate =
      filter.isName("FlateDecode") || filter.isName("Fl") ||
      (filter.isArray() && filter.arrayGetLength() == 1 && filter.arrayGet(0).isName("FlateDecode"));
  return !is_flate || packed > most / kMostInflated;
}

bool is_picture(const Object& stream) { return stream.streamGetDict()->lookup("Subtype").isName("Image"); }

}  // namespace

bool PageBounds::was_seen(const Object& value) {
  return value.isRef() && !seen_.insert({value.getRefNum(), value.getRefGen()}).second;
}

const char* PageBounds::find_exceeded(::Page& page) {
  exceeded_ = nullptr;
  objects_ = page.getDoc()->getXRef();
  page_bytes_ = page_codes_ = 0;
  check_contents(page.getContents());
  if (Object* resources = page.getResourceDictObject()) check_resources(*resources, 0);
  check_annotations(page.getAnnotsObject());
  return exceeded_;
}

void PageBounds::check_contents(const Object& contents) {
  if (contents.isStream()) check_stream(contents);
  if (!contents.isArray()) return;
  for (int i = 0; i < contents.arrayGetLength() && exceeded_ == nullptr; ++i) {
    const Object part = contents.arrayGet(i);
    if (part.isStream()) check_stream(part);
  }
}

void PageBounds::check_stream(const Object& stream) {
  if (!may_exceed(stream, limits_.page_content_bytes)) return;
  const std::size_t size = measure(*stream.getStream(), limits_.page_content_bytes, nullptr);
  page_bytes_ += size;
  if (size > limits_.page_content_bytes || page_bytes_ > limits_.page_content_bytes * kStreamsPerPageBytes) {
    exceeded_ = "limit-page-content";
  }
}

void PageBounds::check_resources(const Object& resources, int depth) {
  if (!resources.isDict() || depth > kDeepest || exceeded_ != nullptr) return;
  check_fonts(resources.dictLookup("Font"));
  check_forms(resources.dictLookup("XObject"), depth);
  check_states(resources.dictLookup("ExtGState"), depth);
}

void PageBounds::check_fonts(const Object& fonts) {
  if (!fonts.isDict()) return;
  if (static_cast<std::size_t>(fonts.dictGetLength()) > limits_.fonts) exceeded_ = "limit-fonts";
  for (int i = 0; i < fonts.dictGetLength() && exceeded_ == nullptr; ++i) {
    const Object& entry = fonts.dictGetValNF(i);
    const Number number = entry.isRef() ? Number{entry.getRefNum(), entry.getRefGen()} : Number{-1, -1};
    const auto known = mapped_.find(number);
    std::size_t codes = 0;
    if (known != mapped_.end()) {
      codes = known->second;
    } else {
      const Object font = fonts.dictGetVal(i);
      if (font.isDict()) {
        codes = measure_map(font.dictLookup("ToUnicode")) + measure_map(font.dictLookup("Encoding"));
        check_font_streams(font);
      }
      if (entry.isRef()) mapped_[number] = codes;
    }
    // Fonts that share a map each make their own of it.
    page_codes_ += codes;
    if (page_codes_ > limits_.page_mapped_codes) exceeded_ = "limit-fonts";
  }
}

/// What Poppler reads of a font beside its maps: the file of one that is no TrueType, for its encoding.
void PageBounds::check_font_streams(const Object& font) {
  const Object list = font.dictLookup("DescendantFonts");
  const Object descendant = list.isArray() && list.arrayGetLength() > 0 ? list.arrayGet(0) : Object(objNull);
  for (const Object* part : {&font, &descendant}) {
    if (!part->isDict()) continue;
    check_font_stream(part->dictLookup("CIDToGIDMap"));
    const Object descriptor = part->dictLookup("FontDescriptor");
    if (!descriptor.isDict()) continue;
    check_font_stream(descriptor.dictLookup("FontFile"));
    check_font_stream(descriptor.dictLookup("FontFile3"));
  }
}

void PageBounds::check_font_stream(const Object& stream) {
  if (!stream.isStream() || exceeded_ != nullptr) return;
  check_stream(stream);
  if (exceeded_ != nullptr) exceeded_ = "limit-fonts";
}

std::size_t PageBounds::measure_map(Object map) {
  const std::size_t most = limits_.page_mapped_codes + 1;
  std::size_t codes = 0;
  for (int i = 0; i < kMapsInMaps; ++i) {
    if (!map.isStream()) return codes;
    std::string text;
    if (measure(*map.getStream(), kMapBytes, &text) > kMapBytes) return most;
    codes += count_mapped_codes(text, most);
    map = map.streamGetDict()->lookup("UseCMap");
  }
  return map.isStream() ? most : codes;
}

void PageBounds::check_forms(const Object& list, int depth) {
  if (!list.isDict()) return;
  for (int i = 0; i < list.dictGetLength() && exceeded_ == nullptr; ++i) {
    const Object& reference = list.dictGetValNF(i);
    if (was_seen(reference)) continue;
    const Object form = list.dictGetVal(i);
    check_picture(form, reference);
    check_form(form, depth);
  }
}

void PageBounds::check_form(const Object& form, int depth) {
  if (!form.isStream() || is_picture(form)) return;
  check_stream(form);
  check_resources(form.streamGetDict()->lookup("Resources"), depth + 1);
}

void PageBounds::check_picture(const Object& picture, const Object& reference) {
  if (!picture.isStream() || !is_picture(picture)) return;
  for (const char* key : {"SMask", "Mask"}) {
    const Object mask = picture.streamGetDict()->lookup(key);
    if (mask.isStream()) leave_undecoded(mask, picture.streamGetDict()->lookupNF(key), *objects_);
  }
  leave_undecoded(picture, reference, *objects_);
}

void PageBounds::check_states(const Object& states, int depth) {
  if (!states.isDict()) return;
  for (int i = 0; i < states.dictGetLength() && exceeded_ == nullptr; ++i) {
    if (was_seen(states.dictGetValNF(i))) continue;
    const Object state = states.dictGetVal(i);
    const Object mask = state.isDict() ? state.dictLookup("SMask") : Object(objNull);
    if (mask.isDict() && !was_seen(mask.dictLookupNF("G"))) check_form(mask.dictLookup("G"), depth);
  }
}

void PageBounds::check_annotations(const Object& annotations) {
  if (!annotations.isArray()) return;
  for (int i = 0; i < annotations.arrayGetLength() && exceeded_ == nullptr; ++i) {
    if (was_seen(annotations.arrayGetNF(i))) continue;
    const Object annotation = annotations.arrayGet(i);
    const Object appearances = annotation.isDict() ? annotation.dictLookup("AP") : Object(objNull);
    if (appearances.isDict() && !was_seen(appearances.dictLookupNF("N")))
      check_appearance(appearances.dictLookup("N"));
  }
}

/// A form, or one for each state of a button.
void PageBounds::check_appearance(const Object& appearance) {
  check_form(appearance, 0);
  check_forms(appearance, 0);
}

}  // namespace vanthu
