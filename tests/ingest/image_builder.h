// Builds small image files for tests.
#pragma once

#include <cstdint>
#include <cstdio>
// jpeglib.h wants it before it.
#include <jpeglib.h>
#include <leptonica/allheaders.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page_image.h"
#include "tests/ingest/pdf_builder.h"

namespace vanthu::testing {

/// White, with a black corner at the top left, a grey one (of colour pictures: red) at the top right; each a
/// quarter of the width and of the height.  So it shows how it is turned.
inline PageImage cornered_image(int width, int height, int channels = 1) {
  PageImage image;
  image.width = width;
  image.height = height;
  image.channels = channels;
  image.pixels.assign(static_cast<std::size_t>(width * height * channels), 255);
  for (int y = 0; y < height / 4; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = image.pixels.data() + (y * width + x) * channels;
      if (x < width / 4) std::fill_n(pixel, channels, std::uint8_t{0});
      if (x < width - width / 4) continue;
      if (channels == 1) pixel[0] = 128;
      if (channels == 3) pixel[1] = pixel[2] = 0;
    }
  }
  return image;
}

/// A pixel's channels, each in two hexadecimal digits: "FF0000".
inline std::string pixel(const PageImage& image, int x, int y) {
  std::string text;
  const auto at = static_cast<std::size_t>((y * image.width + x) * image.channels);
  for (std::size_t k = 0; k < static_cast<std::size_t>(image.channels); ++k) {
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned>(image.pixels[at + k]));
    text += digits;
  }
  return text;
}

/// Which corner is the dark one and which the other: "black, grey" from the top left clockwise, as "b", "g",
/// "." for white.  JPEG changes them a little.
inline std::string corners(const PageImage& image) {
  const int right = image.width - 3, bottom = image.height - 3;
  std::string text;
  for (const auto& [x, y] : {std::pair{2, 2}, {right, 2}, {right, bottom}, {2, bottom}}) {
    const std::size_t at = static_cast<std::size_t>((y * image.width + x) * image.channels);
    const int sum = image.channels == 1
                        ? image.pixels[at]
                        : (image.pixels[at] + image.pixels[at + 1] + image.pixels[at + 2]) / 3;
    text += sum < 30 ? 'b' : sum < 180 ? 'g' : '.';
  }
  return text;
}

/// `value` in `size` bytes, the highest first.
inline std::string big_endian(std::uint32_t value, int size = 4) {
  std::string text;
  for (int i = size - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

inline std::string little_endian(std::uint32_t value, int size) {
  std::string text;
  for (int i = 0; i < size; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

inline std::string png_chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const uLong check = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(static_cast<std::uint32_t>(check));
}

/// Kinds of colours of PNG: 0 grey, 2 colour, 3 palette, 4 and 6 the first two with transparency.  `rows` are
/// those of the picture, each led by its filter (0: none); `chunks` stand before the pixels.
inline std::string build_png(std::uint32_t width, std::uint32_t height, int bits, int kind,
                             const std::string& rows, const std::string& chunks = "") {
  const std::string head = big_endian(width) + big_endian(height) + static_cast<char>(bits) +
                           static_cast<char>(kind) + std::string(3, '\0');
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", head) + chunks + png_chunk("IDAT", deflated(rows)) +
         png_chunk("IEND", "");
}

/// The rows of a picture for build_png.
inline std::string png_rows(const PageImage& image) {
  std::string rows;
  const auto size = static_cast<std::size_t>(image.width * image.channels);
  for (int y = 0; y < image.height; ++y) {
    const char* row = reinterpret_cast<const char*>(image.pixels.data()) + size * static_cast<std::size_t>(y);
    rows += '\0' + std::string(row, size);
  }
  return rows;
}

inline std::string build_png(const PageImage& image, const std::string& chunks = "") {
  return build_png(static_cast<std::uint32_t>(image.width), static_cast<std::uint32_t>(image.height), 8,
                   image.channels == 3 ? 2 : 0, png_rows(image), chunks);
}

struct JpegOptions {
  bool progressive = false;
  bool inks = false;          // the picture has four channels
  int dots_per_inch = 0;      // 0: none
  std::string camera_data{};  // an Exif segment's content
};

inline std::string build_jpeg(const PageImage& image, const JpegOptions& options = {}) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = static_cast<JDIMENSION>(image.width);
  info.image_height = static_cast<JDIMENSION>(image.height);
  info.input_components = image.channels;
  info.in_color_space = options.inks ? JCS_CMYK : image.channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 95, TRUE);
  if (options.inks) info.write_Adobe_marker = TRUE;
  if (options.progressive) jpeg_simple_progression(&info);
  if (options.dots_per_inch > 0) {
    info.density_unit = 1;
    info.X_density = info.Y_density = static_cast<UINT16>(options.dots_per_inch);
  }
  jpeg_start_compress(&info, TRUE);
  if (!options.camera_data.empty()) {
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(options.camera_data.data()),
                      static_cast<unsigned>(options.camera_data.size()));
  }
  const auto row = static_cast<std::size_t>(image.width * image.channels);
  while (info.next_scanline < info.image_height) {
    auto* line = const_cast<JSAMPROW>(image.pixels.data() + row * info.next_scanline);
    jpeg_write_scanlines(&info, &line, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string jpeg(reinterpret_cast<const char*>(bytes), size);
  std::free(bytes);
  return jpeg;
}

/// An entry of a directory of TIFF: types 3 (two bytes) and 4 (four), and 5 (a fraction, its number over 1).
struct TiffEntry {
  int tag = 0, type = 4;
  std::uint32_t value = 0;
};

/// A directory with `data` behind it, which StripOffsets points at; the picture's own entries are `entries`.
struct TiffPicture {
  std::vector<TiffEntry> entries;
  std::string data;
};

/// A picture of 8 bits a pixel that is not packed.
inline TiffPicture tiff_picture(const PageImage& image, const std::vector<TiffEntry>& more = {}) {
  TiffPicture picture;
  picture.data.assign(image.pixels.begin(), image.pixels.end());
  picture.entries = {{256, 4, static_cast<std::uint32_t>(image.width)},
                     {257, 4, static_cast<std::uint32_t>(image.height)},
                     {258, 3, 8},
                     {259, 3, 1},
                     {262, 3, 1},
                     {277, 3, 1},
                     {278, 4, static_cast<std::uint32_t>(image.height)},
                     {279, 4, static_cast<std::uint32_t>(picture.data.size())}};
  picture.entries.insert(picture.entries.end(), more.begin(), more.end());
  return picture;
}

/// Little endian.  The last directory leads to the one at `last_next`.
inline std::string build_tiff(const std::vector<TiffPicture>& pictures, std::uint32_t last_next = 0) {
  std::string file = "II*" + std::string(1, '\0') + little_endian(8, 4);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    std::vector<TiffEntry> entries = pictures[i].entries;
    entries.push_back({273, 4, 0});
    std::sort(entries.begin(), entries.end(),
              [](const TiffEntry& a, const TiffEntry& b) { return a.tag < b.tag; });
    const auto end = static_cast<std::uint32_t>(file.size() + 2 + entries.size() * 12 + 4);
    std::string fractions, directory = little_endian(static_cast<std::uint32_t>(entries.size()), 2);
    for (TiffEntry& entry : entries) {
      if (entry.type != 5) continue;
      fractions += little_endian(entry.value, 4) + little_endian(1, 4);
      entry.value = end + static_cast<std::uint32_t>(fractions.size()) - 8;
    }
    for (TiffEntry& entry : entries) {
      if (entry.tag == 273) entry.value = end + static_cast<std::uint32_t>(fractions.size());
      directory += little_endian(static_cast<std::uint32_t>(entry.tag), 2) +
                   little_endian(static_cast<std::uint32_t>(entry.type), 2) + little_endian(1, 4) +
                   little_endian(entry.value, 4);
    }
    const auto next = end + static_cast<std::uint32_t>(fractions.size() + pictures[i].data.size());
    file += directory + little_endian(i + 1 < pictures.size() ? next : last_next, 4) + fractions +
            pictures[i].data;
  }
  return file;
}

/// What Leptonica makes of a picture: IFF_TIFF_G4 (of one bit), IFF_GIF, IFF_BMP, IFF_WEBP, IFF_TIFF_LZW.
inline std::string write_with_leptonica(const PageImage& image, int format) {
  Pix* pix = pixCreate(image.width, image.height, image.channels == 3 ? 32 : 8);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const std::uint8_t* from = image.pixels.data() + (y * image.width + x) * image.channels;
      if (image.channels == 3) pixSetRGBPixel(pix, x, y, from[0], from[1], from[2]);
      if (image.channels == 1) pixSetPixel(pix, x, y, from[0]);
    }
  }
  if (format == IFF_TIFF_G4) {
    Pix* bits = pixConvertTo1(pix, 200);
    pixDestroy(&pix);
    pix = bits;
  }
  pixSetResolution(pix, 200, 200);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixWriteMem(&bytes, &size, pix, format);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  pixDestroy(&pix);
  return file;
}

}  // namespace vanthu::testing
