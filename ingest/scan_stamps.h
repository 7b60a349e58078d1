// What Tesseract is asked beside the page itself: the words of stamps, and whether a page stands on its head.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "ingest/scan_clean.h"
#include "ingest/scan_engine.h"

namespace vanthu {

/// The words of a stamp in a frame that are read with some confidence, in pixels of the page: of the office
/// that received the plan, of how urgent it is.  No words of a round seal: its letters run around.  None
/// where the time is over.  The engine has another page afterwards.
std::optional<std::vector<ScannedWord>> read_stamp(OcrEngine& engine, const ScanStamp& stamp,
                                                   double dots_per_inch,
                                                   std::chrono::steady_clock::time_point deadline);

/// The scan turned by 180 degrees if its letters do not tell which way up they stand and a few of its lines
/// are read with more confidence so.  None where the time is over.  The engine has another page afterwards.
std::optional<CleanScan> put_upright(OcrEngine& engine, CleanScan scan,
                                     std::chrono::steady_clock::time_point deadline);

}  // namespace vanthu
