#include "ingest/scan_page.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "ingest/scan_case.h"
#include "ingest/scan_clean.h"
#include "ingest/scan_context.h"
#include "ingest/scan_engine.h"
#include "ingest/scan_numerals.h"
#include "ingest/scan_regions.h"
#include "ingest/scan_rules.h"
#include "ingest/scan_stamps.h"

namespace vanthu {
namespace {

// Of Times New Roman and its like, which plans are printed in, by the em: from the lowest descender to the
// highest ascender, and how far the font reaches above and below its baseline.
constexpr double kLineHeight = 0.9, kAscent = 0.89, kDescent = 0.22;
// Sizes that are measured this close to the usual one of their page are the usual one.
constexpr double kSameSize = 0.2;
// Short texts that are read with less confidence are read once more, beside other words.
constexpr float kSure = 0.8F;

/// Words whose line tells their size have it; the usual size of the page steadies what a line of capitals or
/// figures alone measures.
void settle_sizes(std::vector<PageWord>& words) {
  std::vector<float> sizes;
  for (const PageWord& word : words) sizes.insert(sizes.end(), word.ends.size(), word.size);
  if (sizes.empty()) return;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const double usual = *middle;
  for (PageWord& word : words) {
    if (std::abs(word.size - usual) < kSameSize * usual) word.size = static_cast<float>(usual);
    word.box.y0 = word.baseline - kAscent * word.size;
    word.box.y1 = word.baseline + kDescent * word.size;
  }
}

PageWord page_word(const ScannedWord& scanned, double scale) {
  PageWord word;
  word.text = scanned.text;
  word.box = {scanned.x0 * scale, scanned.y0 * scale, scanned.x1 * scale, scanned.y1 * scale};
  for (const double end : scanned.ends) word.ends.push_back(static_cast<float>(end * scale));
  word.baseline = static_cast<float>(scanned.baseline * scale);
  word.size = static_cast<float>(std::max(1.0, scanned.line_height * scale / kLineHeight));
  word.confidence = scanned.confidence;
  return word;
}

/// Stands for ink of a region that no letter was read of.
PageWord unread_ink(const ScanRegion& region, double scale) {
  PageWord word;
  word.text = "\uFFFD";
  word.box = {region.x * scale, region.y * scale, (region.x + region.width) * scale,
              (region.y + region.height) * scale};
  word.ends = {static_cast<float>(word.box.x1)};
  word.size = static_cast<float>((word.box.y1 - word.box.y0) / std::max(region.lines, 1));
  word.baseline = static_cast<float>(word.box.y1 - kDescent * word.size);
  word.confidence = 0.0F;
  return word;
}

class ScanReader {
 public:
  ScanReader(int number, const Limits& limits, const OcrSettings& settings)
      : number_(number),
        seconds_(limits.ocr_seconds),
        deadline_(std::chrono::steady_clock::now() + std::chrono::seconds(limits.ocr_seconds)),
        engine_(ocr_engine(settings)) {}

  RecognizedPage read(const PageImage& image) {
    const CleanScan scan = in_time(put_upright(engine_, clean_scan(image), deadline_));
    const ScanRules rules = find_scan_rules(scan.grey.get(), scan.dots_per_inch);
    dpi_ = scan.dots_per_inch;
    scale_ = kPointsPerInch / dpi_;
    RecognizedPage recognized;
    Page& page = recognized.page;
    page.number = number_;
    page.width = pixGetWidth(scan.grey.get()) * scale_;
    page.height = pixGetHeight(scan.grey.get()) * scale_;
    page.straightened = scan.straightened;
    page.rules = rules.rules;
    page.pictures = {Box{0, 0, page.width, page.height}};
    page.words = read_words(rules);
    for (const ScanStamp& stamp : scan.stamps) add_stamp(stamp, page);
    settle_sizes(page.words);
    return recognized;
  }

 private:
  using Words = std::vector<ScannedWord>;

  std::vector<PageWord> read_words(const ScanRules& rules) {
    const std::vector<ScanRegion> regions = find_scan_regions(rules.ink.get(), rules.grids, dpi_);
    std::vector<ScanRegion> small, alone;
    for (const ScanRegion& region : regions) (needs_context(region, dpi_) ? small : alone).push_back(region);
    std::vector<Words> read;
    for (ShortText& text : read_short_texts(rules, small, regions)) {
      if (text.words.empty()) alone.push_back(text.region);
      read.push_back(std::move(text.words));
    }
    std::vector<PageWord> words;
    engine_.take_page(rules.grey.get(), dpi_);
    for (const ScanRegion& region : alone) {
      read.push_back(read_region(region));
      if (read.back().empty()) words.push_back(unread_ink(region, scale_));
    }
    const PageInk ink(rules.ink.get());
    settle_case(ink, read);
    for (Words& region : read) count_strokes(ink, region);
    for (const Words& region : read) {
      for (const ScannedWord& word : region) words.push_back(page_word(word, scale_));
    }
    return words;
  }

  /// A short region and the surest reading of it so far.
  struct ShortText {
    ScanRegion region;
    Words words;
    float confidence = 0;  // of the least sure of the words
  };

  std::vector<ShortText> read_short_texts(const ScanRules& rules, const std::vector<ScanRegion>& small,
                                          const std::vector<ScanRegion>& regions) {
    std::vector<ShortText> texts;
    for (const ScanRegion& region : small) texts.push_back({region, {}});
    read_in_context(rules, regions, ContextSource::beside, texts);
    read_in_context(rules, regions, ContextSource::elsewhere, texts);
    return texts;
  }

  /// Reads those again that are doubtful; a surer reading takes the place of the one before.
  void read_in_context(const ScanRules& rules, const std::vector<ScanRegion>& regions, ContextSource source,
                       std::vector<ShortText>& texts) {
    std::vector<ScanRegion> doubtful;
    for (const ShortText& text : texts) {
      if (text.confidence < kSure) doubtful.push_back(text.region);
    }
    for (const ContextStrip& strip :
         make_context_strips(rules.grey.get(), rules.ink.get(), doubtful, regions, source, dpi_)) {
      std::vector<Words> read = words_of_strip(strip, read_strip(strip));
      for (std::size_t i = 0; i < read.size(); ++i) {
        if (read[i].empty()) continue;
        const float confidence = least_confidence(read[i]);
        const auto text = std::find_if(texts.begin(), texts.end(),
                                       [&](const ShortText& one) { return one.region == strip.regions[i]; });
        if (!text->words.empty() && text->confidence >= confidence) continue;
        text->words = std::move(read[i]);
        text->confidence = confidence;
      }
    }
  }

  static float least_confidence(const Words& words) {
    float least = 1;
    for (const ScannedWord& word : words) least = std::min(least, word.confidence);
    return least;
  }

  Words read_strip(const ContextStrip& strip) {
    engine_.take_page(strip.grey.get(), dpi_);
    return read_region({0, 0, pixGetWidth(strip.grey.get()), pixGetHeight(strip.grey.get()), 1});
  }

  void add_stamp(const ScanStamp& stamp, Page& page) {
    page.drawings.push_back(
        {stamp.box.x0 * scale_, stamp.box.y0 * scale_, stamp.box.x1 * scale_, stamp.box.y1 * scale_});
    for (const ScannedWord& scanned : in_time(read_stamp(engine_, stamp, dpi_, deadline_))) {
      page.words.push_back(page_word(scanned, scale_));
      page.words.back().annotation = true;
    }
  }

  Words read_region(const ScanRegion& region) { return in_time(engine_.read(region, deadline_)); }

  /// What was done before the deadline.
  template <typename Done>
  Done in_time(std::optional<Done> done) const {
    if (!done) {
      throw Error("limit-ocr-seconds", {}, {std::to_string(number_), std::to_string(seconds_)}, number_);
    }
    return *std::move(done);
  }

  int number_;
  std::size_t seconds_;
  std::chrono::steady_clock::time_point deadline_;
  OcrEngine& engine_;
  double dpi_ = 0, scale_ = 0;
};

}  // namespace

RecognizedPage read_scan(const PageImage& image, int number, const Limits& limits,
                         const OcrSettings& settings) {
  return ScanReader(number, limits, settings).read(image);
}

}  // namespace vanthu
