// PNG pictures become pixels, with nothing but their bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/partial_image.h"

namespace vanthu {

/// Nothing where the bytes are no PNG file.
std::optional<ImageHeader> find_png_header(std::string_view bytes);

/// Decodes to 8 bits a channel, what is transparent on white.  Nothing where not a row can be decoded; then
/// `find_png_header` may still have found a head.
std::optional<PartialImage> decode_png(std::string_view bytes);

}  // namespace vanthu
