// Image files: scans that were stored as pictures.
#pragma once

#include <string>
#include <string_view>

#include "ingest/limits.h"
#include "ingest/page_image.h"

namespace vanthu {

/// How many pages the image file has: one, or the pictures of a TIFF file.  Throws Error "image-damaged"
/// where there is none, "limit-pages".
int count_image_pages(std::string_view bytes, const std::string& path, const Limits& limits);

/// Page `number` (1-based), upright as its camera held it, what is transparent on white, in at most 400 dots
/// an inch.  Its resolution is what the file says, where that is plausible, otherwise that of an A4 page.
/// Opens no file and prints nothing.  Throws Error "image-damaged" (nothing or less than half of it can be
/// decoded), "limit-scan-pixels" before memory is taken, "limit-memory".
PageImage read_image_page(std::string_view bytes, int number, const std::string& path, const Limits& limits);

}  // namespace vanthu
