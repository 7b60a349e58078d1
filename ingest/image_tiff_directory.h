// The directories of a TIFF file: what each picture says about itself.  Exif data are one too.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu {

struct TiffDirectory {
  std::size_t offset = 0;  // in the file
  double width = 0, height = 0;
  double bits = 1, samples = 1;                     // of a pixel
  double dots_per_inch_x = 0, dots_per_inch_y = 0;  // 0 where it says none
  int orientation = 1;
  bool is_page = true;  // false of a smaller copy of another picture, or a mask for it
};

/// In the order of the chain, at most `most`; it ends where it leads out of the file or back into itself.
std::vector<TiffDirectory> find_tiff_directories(std::string_view bytes, std::size_t most);

}  // namespace vanthu
