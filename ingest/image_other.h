// Pictures that Leptonica decodes: TIFF, BMP, GIF, WebP.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ingest/partial_image.h"

namespace vanthu {

/// Of the first picture of a GIF file: the larger of what its screen and the picture itself have.
std::optional<ImageHeader> find_gif_header(std::string_view bytes);
std::optional<ImageHeader> find_bmp_header(std::string_view bytes);
std::optional<ImageHeader> find_webp_header(std::string_view bytes);

/// Pixels of a TIFF file that are no squares are made so, unless they are longer than this; one side grows.
inline constexpr double kMostStretch = 4;

// To be called after the header was found to be small enough.  8 bits a channel, what is transparent on
// white, palettes resolved.  Nothing where it cannot be decoded whole.

/// The directory at `offset`, turned as its tag says.
std::optional<PageImage> decode_tiff(std::string_view bytes, std::size_t offset);
/// Of one that moves, the first picture.
std::optional<PageImage> decode_gif(std::string_view bytes);
std::optional<PageImage> decode_bmp(std::string_view bytes);
std::optional<PageImage> decode_webp(std::string_view bytes);

}  // namespace vanthu
