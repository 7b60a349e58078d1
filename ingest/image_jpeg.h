// JPEG pictures become pixels, with nothing but their bytes.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/partial_image.h"

namespace vanthu {

/// Nothing where the bytes are no JPEG picture of 8 bits.
std::optional<ImageHeader> find_jpeg_header(std::string_view bytes);

/// Decodes at 1/`reduction` of its size (1, 2, 4, 8).  Nothing where not a row can be decoded, and where the
/// picture has more scans than a program writes.  Memory: the pixels, and six bytes for each where it is
/// progressive.  Its orientation is not applied.
std::optional<PartialImage> decode_jpeg(std::string_view bytes, int reduction);

}  // namespace vanthu
