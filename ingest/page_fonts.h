// What the names of fonts in PDF files tell about their letters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/legacy.h"

namespace vanthu {

/// The name without style: "VNI-Times" of "VNI-Times,BoldItalic", ".VnTimeH" of ".VnTimeH-Bold".
std::string_view font_family(std::string_view name);

/// find_legacy_font of the family.
std::optional<LegacyFont> legacy_font(std::string_view name);

/// The name by which symbol_text knows a symbol font ("symbol", "wingdings" …); empty for any other.
std::string symbol_family(std::string_view name);

}  // namespace vanthu
