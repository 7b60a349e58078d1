#include "ingest/image_jpeg.h"

#include <csetjmp>
#include <cstdio>
// jpeglib.h wants them before it.
#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ingest/image_tiff_directory.h"

namespace vanthu {
namespace {

// Programs write ten; each costs a pass over the whole picture, and takes a few bytes.
constexpr int kMostScans = 100;
constexpr int kCameraMarker = JPEG_APP0 + 1;
constexpr unsigned kLongestMarker = 0xFFFF;

/// libjpeg's handle, its errors kept instead of printed.  An error of libjpeg goes back to `jump`.
struct Decoder {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  std::jmp_buf jump{};
  char first_warning[JMSG_LENGTH_MAX] = {};
  bool is_cut = false;  // the bytes ended before the picture
  int rows_at_cut = 0;

  Decoder();
  ~Decoder() { jpeg_destroy_decompress(&info); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
};

Decoder& decoder_of(j_common_ptr info) { return *static_cast<Decoder*>(info->client_data); }

/// Rows that the bytes so far have given, in pixels of what comes out.
int rows_so_far(const jpeg_decompress_struct& info) {
  if (info.input_scan_number > 1) return static_cast<int>(info.output_height);  // coarse, but whole
  const auto row = static_cast<std::uint64_t>(info.max_v_samp_factor) * DCTSIZE * info.input_iMCU_row;
  return static_cast<int>(row * info.scale_num / std::max(info.scale_denom, 1u));
}

void note_warning(j_common_ptr info, int level) {
  if (level >= 0) return;  // traces
  Decoder& decoder = decoder_of(info);
  if (decoder.errors.num_warnings++ == 0) decoder.errors.format_message(info, decoder.first_warning);
  if (decoder.errors.msg_code == JWRN_JPEG_EOF && !decoder.is_cut) {
    decoder.is_cut = true;
    decoder.rows_at_cut = rows_so_far(decoder.info);
  }
}

[[noreturn]] void give_up(j_common_ptr info) {
  Decoder& decoder = decoder_of(info);
  if (decoder.errors.num_warnings++ == 0) decoder.errors.format_message(info, decoder.first_warning);
  std::longjmp(decoder.jump, 1);
}

void count_scans(j_common_ptr info) {
  if (decoder_of(info).info.input_scan_number > kMostScans) give_up(info);
}

Decoder::Decoder() {
  info.err = jpeg_std_error(&errors);
  errors.emit_message = note_warning;
  errors.output_message = [](j_common_ptr) {};
  errors.error_exit = give_up;
  info.client_data = this;
  progress.progress_monitor = count_scans;
}

// Functions that call libjpeg have nothing to destroy: an error leaves them by a jump.

bool read_header(Decoder& decoder, std::string_view bytes) {
  if (setjmp(decoder.jump) != 0) return false;
  jpeg_create_decompress(&decoder.info);
  decoder.info.client_data = &decoder;
  decoder.info.progress = &decoder.progress;
  jpeg_save_markers(&decoder.info, kCameraMarker, kLongestMarker);
  jpeg_mem_src(&decoder.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return jpeg_read_header(&decoder.info, TRUE) == JPEG_HEADER_OK;
}

bool start(Decoder& decoder, int reduction) {
  if (setjmp(decoder.jump) != 0) return false;
  jpeg_decompress_struct& info = decoder.info;
  info.scale_num = 1;
  info.scale_denom = static_cast<unsigned>(reduction);
  if (info.num_components == 4) info.out_color_space = JCS_CMYK;
  return jpeg_start_decompress(&info) != 0;
}

/// Rows that could be read.
int read_rows(Decoder& decoder, std::uint8_t* to) {
  jpeg_decompress_struct& info = decoder.info;
  if (setjmp(decoder.jump) != 0) return static_cast<int>(info.output_scanline);
  const std::size_t row = std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components);
  while (info.output_scanline < info.output_height) {
    JSAMPROW line = to + row * info.output_scanline;
    jpeg_read_scanlines(&info, &line, 1);
  }
  return static_cast<int>(info.output_height);
}

/// Inks to colours.  Adobe's programs, which nearly all such files come from, store them inverted.
std::vector<std::uint8_t> without_inks(const std::vector<std::uint8_t>& inks, bool inverted) {
  std::vector<std::uint8_t> colours;
  colours.reserve(inks.size() / 4 * 3);
  const int flip = inverted ? 0 : 255;
  for (std::size_t i = 0; i + 3 < inks.size(); i += 4) {
    const int black = inks[i + 3] ^ flip;
    for (std::size_t k = 0; k < 3; ++k) {
      colours.push_back(static_cast<std::uint8_t>((inks[i + k] ^ flip) * black / 255));
    }
  }
  return colours;
}

double density_of(const jpeg_decompress_struct& info) {
  constexpr double kCentimetresPerInch = 2.54;
  if (info.saw_JFIF_marker == 0 || info.X_density != info.Y_density) return 0;
  if (info.density_unit == 1) return info.X_density;
  return info.density_unit == 2 ? info.X_density * kCentimetresPerInch : 0;
}

/// What a camera says about the picture.
std::optional<TiffDirectory> find_exif(const jpeg_decompress_struct& info) {
  using std::string_view_literals::operator""sv;
  constexpr std::string_view kExif = "Exif\0\0"sv;
  for (const jpeg_marker_struct* marker = info.marker_list; marker != nullptr; marker = marker->next) {
    const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (marker->marker != kCameraMarker || !data.starts_with(kExif)) continue;
    const std::vector<TiffDirectory> found = find_tiff_directories(data.substr(kExif.size()), 1);
    if (!found.empty()) return found.front();
  }
  return std::nullopt;
}

}  // namespace

std::optional<ImageHeader> find_jpeg_header(std::string_view bytes) {
  Decoder decoder;
  if (!read_header(decoder, bytes)) return std::nullopt;
  const jpeg_decompress_struct& info = decoder.info;
  ImageHeader header;
  header.width = static_cast<int>(info.image_width);
  header.height = static_cast<int>(info.image_height);
  header.channels = info.num_components;
  header.dots_per_inch = density_of(info);
  if (const std::optional<TiffDirectory> exif = find_exif(info)) {
    header.orientation = exif->orientation;
    if (header.dots_per_inch == 0 && exif->dots_per_inch_x == exif->dots_per_inch_y) {
      header.dots_per_inch = exif->dots_per_inch_x;
    }
  }
  return header;
}

std::optional<PartialImage> decode_jpeg(std::string_view bytes, int reduction) {
  Decoder decoder;
  if (!read_header(decoder, bytes) || !start(decoder, reduction)) return std::nullopt;
  const jpeg_decompress_struct& info = decoder.info;
  if (info.output_components != 1 && info.output_components != 3 && info.output_components != 4) {
    return std::nullopt;
  }
  PartialImage partial;
  PageImage& image = partial.image;
  image.width = static_cast<int>(info.output_width);
  image.height = static_cast<int>(info.output_height);
  const std::size_t row = std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components);
  image.pixels.resize(row * info.output_height);
  partial.rows = read_rows(decoder, image.pixels.data());
  if (decoder.is_cut) partial.rows = std::min(partial.rows, decoder.rows_at_cut);
  if (partial.rows == 0) return std::nullopt;
  if (info.output_components == 4) {
    image.pixels = without_inks(image.pixels, info.saw_Adobe_marker != 0);
  }
  image.channels = info.output_components == 1 ? 1 : 3;
  image.dots_per_inch = density_of(info) / reduction;
  const std::size_t came = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels) *
                           static_cast<std::size_t>(partial.rows);
  std::fill(image.pixels.begin() + static_cast<std::ptrdiff_t>(came), image.pixels.end(), std::uint8_t{255});
  if (decoder.errors.num_warnings > 0) image.damage = decoder.first_warning;
  return partial;
}

}  // namespace vanthu
