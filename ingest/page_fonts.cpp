#include "ingest/page_fonts.h"

#include "ingest/numerals.h"

namespace vanthu {
namespace {

constexpr std::string_view kStyles[] = {"bolditalic", "bold", "italic", "oblique", "regular", "normal", "mt"};

bool ends_with_folded(std::string_view text, std::string_view ending) {
  return text.size() > ending.size() &&
         small_letters(std::string(text.substr(text.size() - ending.size()))) == ending;
}

}  // namespace

std::string_view font_family(std::string_view name) {
  name = name.substr(0, name.find(','));
  for (bool dropped = true; dropped;) {
    dropped = false;
    for (const std::string_view style : kStyles) {
      if (!ends_with_folded(name, style)) continue;
      name.remove_suffix(style.size());
      dropped = true;
    }
    while (name.size() > 1 && (name.back() == '-' || name.back() == ' ')) name.remove_suffix(1);
  }
  return name;
}

std::optional<LegacyFont> legacy_font(std::string_view name) { return find_legacy_font(font_family(name)); }

std::string symbol_family(std::string_view name) {
  const std::string family = small_letters(std::string(font_family(name)));
  if (family.starts_with("symbol")) return "symbol";
  if (family.starts_with("wingdings") || family.starts_with("webdings")) return family;
  return {};
}

}  // namespace vanthu
