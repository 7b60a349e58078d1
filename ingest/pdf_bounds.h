// What a page of a PDF file would unpack to, before Poppler does it.  For the files pdf_*.cpp alone:
// Poppler's types stop there.
#pragma once

#include <poppler/Object.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "ingest/limits.h"

class Page;
class XRef;

namespace vanthu {

/// Poppler takes the content of a page apart without asking how much there is of it: a kilobyte may hold an
/// array of a hundred million numbers, or a font's map of as many letters, and its out-of-memory ends the
/// program.  So the streams that it would read for a page are measured first, each once in a file, and
/// pictures that it would decode for nothing are put out of its way (pdf_pictures.h).
class PageBounds {
 public:
  explicit PageBounds(const Limits& limits) : limits_(limits) {}

  /// The limit ("limit-page-content", "limit-fonts") that this page exceeds; null where it exceeds none.
  const char* find_exceeded(::Page& page);

 private:
  using Number = std::pair<int, int>;  // of an object

  void check_contents(const Object& contents);
  void check_resources(const Object& resources, int depth);
  void check_fonts(const Object& fonts);
  void check_forms(const Object& list, int depth);
  void check_states(const Object& states, int depth);
  void check_annotations(const Object& annotations);
  void check_appearance(const Object& appearance);
  void check_form(const Object& form, int depth);
  void check_picture(const Object& picture, const Object& reference);
  void check_stream(const Object& stream);
  void check_font_streams(const Object& font);
  void check_font_stream(const Object& stream);
  /// Of a font's map and those that it goes on in.
  std::size_t measure_map(Object map);
  /// True where the object behind `value` was looked at before; one that has no number of its own was not.
  bool was_seen(const Object& value);

  const Limits& limits_;
  std::set<Number> seen_;
  std::map<Number, std::size_t> mapped_;  // codes that the maps of a font cover
  const char* exceeded_ = nullptr;
  XRef* objects_ = nullptr;  // of the page's file
  std::size_t page_bytes_ = 0, page_codes_ = 0;
};

}  // namespace vanthu
