#include "ingest/recognize_page.h"

#include <fmt/format.h>

#include "ingest/format.h"
#include "ingest/image_file.h"
#include "ingest/pdf_file.h"
#include "ingest/scan_engine.h"
#include "ingest/scan_page.h"

namespace vanthu {
namespace {

PageImage image_of_page(const SourceFile& file, int number, const Limits& limits) {
  switch (const Format format = detect_format(file.bytes)) {
    case Format::pdf:
      return PdfFile::open(file.bytes, file.path, limits).read_image(number);
    case Format::image:
      return read_image_page(file.bytes, number, file.path, limits);
    default:
      throw Error("format-unsupported", file.path, {std::string(format_name(format))});
  }
}

}  // namespace

RecognizedPage recognize_page(const SourceFile& file, int number, const Limits& limits,
                              const OcrSettings& settings) {
  try {
    const PageImage image = image_of_page(file, number, limits);
    RecognizedPage read = read_scan(image, number, limits, settings);
    read.page.damage = image.damage;
    return read;
  } catch (Error& error) {
    error.path = file.path;
    throw;
  }
}

std::optional<Error> find_ocr_fault(const OcrSettings& settings) {
  try {
    ocr_engine(settings);
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

std::string ocr_version(const OcrSettings& settings) {
  return fmt::format("{} vanthu:{}", ocr_engine(settings).version(), kScanReadingVersion);
}

void warm_ocr(const OcrSettings& settings) { (void)find_ocr_fault(settings); }

}  // namespace vanthu
