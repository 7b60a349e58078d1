// What each step of cleaning a scan costs beside its reading by Tesseract.
//
//   vanthu_scan_bench FILE [PAGE [ROUNDS]]
//
// FILE is a PDF or an image file, such as corpus/make_scans.py makes.  Milliseconds of processor time, the
// best of ROUNDS (5); reading is done once.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

#include "ingest/format.h"
#include "ingest/image_file.h"
#include "ingest/load_file.h"
#include "ingest/pdf_file.h"
#include "ingest/recognize_page.h"
#include "ingest/scan_clean.h"
#include "ingest/scan_colour.h"
#include "ingest/scan_edges.h"
#include "ingest/scan_light.h"
#include "ingest/scan_rules.h"
#include "ingest/scan_specks.h"
#include "ingest/scan_turn.h"

namespace vanthu {
namespace {

double milliseconds(const std::function<void()>& work, int rounds) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const std::clock_t begun = std::clock();
    work();
    best = std::min(best, 1e3 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
  }
  return best;
}

PageImage image_of(const SourceFile& file, int page, const Limits& limits) {
  if (detect_format(file.bytes) == Format::image) return read_image_page(file.bytes, page, file.path, limits);
  return PdfFile::open(file.bytes, file.path, limits).read_image(page);
}

void measure(const std::string& path, int page, int rounds) {
  const Limits limits;
  const SourceFile file = load_file(path, limits);
  const auto report = [&](const char* step, const std::function<void()>& work, int times) {
    fmt::print("{:<22}{:8.1f}\n", step, milliseconds(work, times));
  };
  PageImage image;
  report(
      "decode", [&] { image = image_of(file, page, limits); }, rounds);
  const PixPtr grey = take_colour(image).grey;
  const double dpi = image.dots_per_inch;
  const auto copy = [&] { return own(pixCopy(nullptr, grey.get())); };
  report(
      "colour", [&] { take_colour(image); }, rounds);
  report(
      "copy (of those below)", [&] { copy(); }, rounds);
  report(
      "streaks", [&] { clear_streaks(copy().get(), dpi); }, rounds);
  const ReducedScan reduced = reduce_scan(grey.get(), dpi, 75);
  const ScanTones tones = find_tones(grey.get(), reduced);
  report(
      "reduce, find tones", [&] { find_tones(grey.get(), reduce_scan(grey.get(), dpi, 75)); }, rounds);
  report(
      "better light", [&] { find_better_light(grey.get(), reduced, tones); }, rounds);
  report(
      "edges", [&] { clear_edges(copy().get(), reduced); }, rounds);
  report(
      "specks", [&] { clear_specks(copy().get(), dpi); }, rounds);
  report(
      "find turn", [&] { find_turn(grey.get(), dpi); }, rounds);
  report(
      "straighten by 0.5", [&] { straightened(grey.get(), 0.5); }, rounds);
  CleanScan clean;
  report(
      "all of clean_scan", [&] { clean = clean_scan(image); }, rounds);
  report(
      "rules", [&] { find_scan_rules(clean.grey.get(), clean.dots_per_inch); }, rounds);
  warm_ocr({});
  report(
      "recognize_page", [&] { recognize_page(file, page, limits, {}); }, 1);
}

}  // namespace
}  // namespace vanthu

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: vanthu_scan_bench FILE [PAGE [ROUNDS]]\n");
    return 2;
  }
  vanthu::measure(arguments[1], count > 2 ? std::stoi(arguments[2]) : 1,
                  count > 3 ? std::stoi(arguments[3]) : 5);
}
