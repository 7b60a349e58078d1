// The fonts of a PDF file.  For the files pdf_*.cpp alone: Poppler's types stop there.
#pragma once

#include <poppler/GfxFont.h>

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/page.h"

namespace vanthu {

/// What is needed of a font for each of its letters.
struct FontFacts {
  std::uint16_t index = 0;  // of PdfFonts::list()
  double ascent = 0.8, descent = 0.2;
  double scale = 1;       // em of the letters to the size that the file sets
  bool by_names = false;  // what its codes mean is known by the names of its glyphs
  bool has_unicode = true;
  std::array<std::int8_t, 256>
      named{};  // by_names: 1 the code has a known name, -1 it has not, 0 not asked yet
};

/// The fonts of a file, each once.
class PdfFonts {
 public:
  /// The facts of `font`, which may be new; nothing where it would be one font more than `most`.
  FontFacts* find(const GfxFont& font, std::size_t most);
  std::vector<PageFont>& list() { return list_; }
  const std::vector<PageFont>& list() const { return list_; }

 private:
  std::map<std::pair<int, int>, FontFacts> facts_;  // by object number and generation
  std::vector<PageFont> list_;
};

/// Whether a glyph's name says which letter it is: a name of Adobe's list, "uni1EA1", "u1EA1".
bool is_known_glyph_name(const char* name);

}  // namespace vanthu
