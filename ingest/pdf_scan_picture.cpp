#include "ingest/pdf_scan_picture.h"

#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "ingest/error.h"
#include "ingest/image_jpeg.h"
#include "ingest/image_place.h"
#include "ingest/image_size.h"
#include "ingest/image_turn.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMostPictures = 8;   // pages' worth of pixels: layers of one scan, and a few pictures more
constexpr double kCovering = 0.85;    // of the page; scans are cropped
constexpr double kStraight = 0.2;     // points by which an edge may be crooked
constexpr double kSameScale = 0.004;  // by which the two resolutions may differ: 1 mm over a page
constexpr double kMostDots = 400;     // an inch: above, OCR only gets slower

/// The one filter that packs a stream; "" where there are several or none.
std::string only_filter(const Object& stream) {
  Object filter = stream.streamGetDict()->lookup("Filter");
  if (filter.isNull()) filter = stream.streamGetDict()->lookup("F");
  if (filter.isArray() && filter.arrayGetLength() == 1) filter = filter.arrayGet(0);
  return filter.isName() ? filter.getName() : "";
}

/// The bytes before the last filter, at most `most`.
std::string packed_bytes(const Object& picture, std::size_t most) {
  Stream* const stream = picture.getStream()->getNextStream();
  std::string bytes;
  if (stream == nullptr) return bytes;
  unsigned char buffer[16384];
  stream->reset();
  while (bytes.size() < most) {
    const int count = stream->doGetChars(static_cast<int>(sizeof buffer), buffer);
    if (count <= 0) break;
    bytes.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(count));
  }
  stream->close();
  return bytes;
}

double number_at(std::string_view bytes, std::size_t at) {
  double value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

/// Pixels by the first code stream's SIZ segment (ISO 15444-1, A.5.1); 0 where there is none.
double pixels_of_jpeg_2000(std::string_view bytes) {
  constexpr std::string_view kStart = "\xFF\x4F\xFF\x51";
  constexpr std::size_t kWidth = 8, kHeight = 12, kEnd = 16;  // behind it
  const std::size_t at = bytes.find(kStart);
  if (at == std::string_view::npos || at + kEnd > bytes.size()) return 0;
  return number_at(bytes, at + kWidth) * number_at(bytes, at + kHeight);
}

double own_pixels(const Object& picture, const Limits& limits) {
  if (!picture.isStream()) return 0;
  const std::string filter = only_filter(picture);
  if (filter == "JPXDecode") return pixels_of_jpeg_2000(packed_bytes(picture, limits.file_bytes));
  if (filter != "DCTDecode" && filter != "DCT") return 0;
  const auto header = find_jpeg_header(packed_bytes(picture, limits.file_bytes));
  return header ? static_cast<double>(header->width) * header->height : 0;
}

/// Whether the page shows this picture as its JPEG file has it.
bool is_plain_jpeg(const Object& picture) {
  if (!picture.isStream()) return false;
  const std::string filter = only_filter(picture);
  if (filter != "DCTDecode" && filter != "DCT") return false;
  constexpr const char* kChanging[] = {"Decode", "D", "DecodeParms", "DP", "Mask", "SMask", "SMaskInData"};
  return std::all_of(std::begin(kChanging), std::end(kChanging),
                     [&](const char* key) { return picture.streamGetDict()->lookup(key).isNull(); });
}

/// How the picture lies on the page; nothing where its edges are not the page's.
std::optional<ImageTurn> find_turn(const std::array<double, 6>& m) {
  if (std::abs(m[1]) < kStraight && std::abs(m[2]) < kStraight) return ImageTurn{false, m[0]<0, m[3]> 0};
  if (std::abs(m[0]) < kStraight && std::abs(m[3]) < kStraight) return ImageTurn{true, m[2] > 0, m[1] < 0};
  return std::nullopt;
}

bool is_whole_page(const PageSurvey& survey) {
  if (survey.pictures.size() != 1 || survey.letters > 0 || survey.marks > 0) return false;
  const DrawnPicture& picture = survey.pictures.front();
  const double covered = (picture.box.x1 - picture.box.x0) * (picture.box.y1 - picture.box.y0);
  const double x = picture.dots_per_inch_x(), y = picture.dots_per_inch_y();
  return !picture.is_masked && !picture.is_cut && picture.has_plain_colours &&
         picture.object != Ref::INVALID() && covered >= kCovering * survey.width * survey.height &&
         std::abs(x - y) <= kSameScale * std::min(x, y);
}

/// By which the picture can be made smaller while it is decoded, so that it has not too many dots for OCR.
int find_reduction(const DrawnPicture& picture, const PageSurvey& survey) {
  const double inches = std::max(survey.width, survey.height) / kPointsPerInch;
  const double dots = picture.dots_per_inch_x() * inches / plausible_inches(inches);
  int reduction = 1;
  while (reduction < 8 && dots / reduction > kMostDots) reduction *= 2;
  return reduction;
}

}  // namespace

bool have_bounded_size(PDFDoc& document, const PageSurvey& survey, const Limits& limits) {
  const auto most = static_cast<double>(limits.scan_pixels);
  std::map<std::pair<int, int>, double> known;  // by object: a picture may be drawn many times
  double sum = 0;
  for (const DrawnPicture& picture : survey.pictures) {
    double pixels = static_cast<double>(picture.width) * picture.height;
    if (picture.object != Ref::INVALID()) {
      const auto [place, is_new] = known.try_emplace({picture.object.num, picture.object.gen}, 0.0);
      if (is_new) place->second = own_pixels(document.getXRef()->fetch(picture.object), limits);
      pixels = std::max(pixels, place->second);
    }
    sum += pixels;
    if (!(pixels <= most && sum <= most * kMostPictures)) return false;
  }
  return true;
}

std::optional<PageImage> find_scan(PDFDoc& document, const PageSurvey& survey, int number,
                                   const std::string& path, const Limits& limits) {
  if (!is_whole_page(survey)) return std::nullopt;
  const DrawnPicture& drawn = survey.pictures.front();
  const std::optional<ImageTurn> turn = find_turn(drawn.matrix);
  const Object picture = document.getXRef()->fetch(drawn.object);
  if (!turn || !is_plain_jpeg(picture)) return std::nullopt;
  const std::string bytes = packed_bytes(picture, limits.file_bytes);
  const std::optional<ImageHeader> header = find_jpeg_header(bytes);
  // Poppler would draw something all the same, and say nothing.
  const Error damaged("image-damaged", path, {std::to_string(number), "JPEG"}, number);
  if (!header) throw damaged;
  if (header->width != drawn.width || header->height != drawn.height ||
      header->channels != drawn.components) {
    return std::nullopt;
  }
  std::optional<PartialImage> decoded = decode_jpeg(bytes, find_reduction(drawn, survey));
  if (!decoded) throw damaged;
  const double scale = static_cast<double>(decoded->image.width) / drawn.width;
  PageImage image = turned(take_usable(*std::move(decoded), path, number), *turn);
  image.dots_per_inch = drawn.dots_per_inch_x() * scale;
  const double pixels_per_point = image.dots_per_inch / kPointsPerInch;
  const std::array<double, 6>& m = drawn.matrix;
  return placed(std::move(image), (m[4] + std::min({0.0, m[0], m[2], m[0] + m[2]})) * pixels_per_point,
                (m[5] + std::min({0.0, m[1], m[3], m[1] + m[3]})) * pixels_per_point,
                survey.width * pixels_per_point, survey.height * pixels_per_point);
}

}  // namespace vanthu
