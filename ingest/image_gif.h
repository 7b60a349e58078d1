// The parts of a GIF file, before it is decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// The file with its first picture alone.
struct GifPicture {
  std::string bytes;
  int width = 0, height = 0;  // of the screen or the picture, whichever is larger
};

/// giflib decodes all pictures of a file that moves before it gives the first: a small file may hold
/// thousands of large ones.  Nothing where the first does not come to its end.
std::optional<GifPicture> find_first_picture(std::string_view bytes);

}  // namespace vanthu
