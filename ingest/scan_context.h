// Short pieces of text are read together with words beside them.  Alone, an ordinal in its cell tells OCR
// neither its size nor its kind: "1.1" becomes "bi", a "2" a dot.  Before "Tuyên truyền" it is read as in any
// list.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/scan_engine.h"
#include "ingest/scan_regions.h"

namespace vanthu {

/// Short regions on one line, each followed by words from beside it.
struct ContextStrip {
  PixPtr grey;
  std::vector<ScanRegion> regions;  // of the page
  std::vector<int> slots;           // x at which each stands on the strip, ascending
  std::vector<int> shifts;          // what is to be added to a y of the strip for one of the page
};

/// Whether a region is so short that it is read with words beside it.
bool needs_context(const ScanRegion& region, double dots_per_inch);

/// Where the words come from: from the same row, if there are any, or from above or below.
enum class ContextSource : std::uint8_t { beside, elsewhere };

/// Strips of those `small` regions for which there are words among `regions`.
std::vector<ContextStrip> make_context_strips(Pix* grey, Pix* ink, std::span<const ScanRegion> small,
                                              std::span<const ScanRegion> regions, ContextSource source,
                                              double dots_per_inch);

/// The words of each region of a strip, moved back to the page, by what was read on the strip.
std::vector<std::vector<ScannedWord>> words_of_strip(const ContextStrip& strip,
                                                     std::span<const ScannedWord> words);

}  // namespace vanthu
