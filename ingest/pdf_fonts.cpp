#include "ingest/pdf_fonts.h"

#include <poppler/GlobalParams.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace vanthu {
namespace {

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

PageFont describe_font(const GfxFont& font) {
  PageFont page_font;
  page_font.name = font.getNameWithoutSubsetTag();
  const std::string& name = page_font.name;
  page_font.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
                   contains_any(name, {"Bold", "bold", "BOLD", "Black", "Heavy"});
  page_font.italic =
      font.isItalic() || contains_any(name, {"Italic", "italic", "ITALIC", "Oblique", "oblique"});
  return page_font;
}

/// Letters of Type 3 fonts are drawn in units of their own.
void measure_type3(const GfxFont& font, FontFacts& facts) {
  const double* box = font.getFontBBox();
  const double unit = std::abs(font.getFontMatrix()[3]);
  const double height = (box[3] - box[1]) * unit;
  if (!(height > 0) || !std::isfinite(height)) return;
  // Within reason the box tells ascent and descent; beyond it the size that the file sets is none.
  facts.scale = height > 0.4 && height < 2.5 ? 1 : height;
  facts.ascent = std::clamp(box[3] * unit / facts.scale, 0.2, 1.5);
  facts.descent = std::clamp(-box[1] * unit / facts.scale, 0.0, 1.0);
}

FontFacts measure(const GfxFont& font) {
  FontFacts facts;
  if (font.getType() == fontType3) {
    measure_type3(font, facts);
  } else {
    facts.ascent = std::clamp(font.getAscent(), 0.5, 1.1);
    facts.descent = std::clamp(-font.getDescent(), 0.1, 0.4);
  }
  if (font.hasToUnicodeCMap()) return facts;
  if (font.isCIDFont()) {
    const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
    facts.has_unicode = collection != nullptr && collection->toStr() != "Adobe-Identity";
  } else {
    const bool true_type = font.getType() == fontTrueType || font.getType() == fontTrueTypeOT;
    facts.has_unicode =
        !(true_type && font.isSymbolic() && !static_cast<const Gfx8BitFont&>(font).getHasEncoding());
    facts.by_names = facts.has_unicode;
  }
  return facts;
}

bool is_hex(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

/// "uni1EA1" and "u1EA1" say what they are.
bool is_unicode_name(std::string_view name) {
  if (name.starts_with("uni")) return name.size() >= 7 && is_hex(name.substr(3, 4));
  return name.starts_with("u") && name.size() >= 5 && name.size() <= 7 && is_hex(name.substr(1));
}

}  // namespace

bool is_known_glyph_name(const char* name) {
  return name != nullptr && (is_unicode_name(name) || globalParams->mapNameToUnicodeText(name) != 0 ||
                             globalParams->mapNameToUnicodeAll(name) != 0);
}

FontFacts* PdfFonts::find(const GfxFont& font, std::size_t most) {
  const Ref id = *font.getID();
  const auto [entry, is_new] = facts_.try_emplace({id.num, id.gen});
  if (!is_new) return &entry->second;
  if (list_.size() >= std::min<std::size_t>(most, UINT16_MAX)) {
    facts_.erase(entry);
    return nullptr;
  }
  entry->second = measure(font);
  entry->second.index = static_cast<std::uint16_t>(list_.size());
  list_.push_back(describe_font(font));
  list_.back().has_unicode = entry->second.has_unicode;
  return &entry->second;
}

}  // namespace vanthu
