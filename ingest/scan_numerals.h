// The strokes of Roman numerals, counted: OCR reads "II" where "III" is printed, and a quarter becomes
// another.
#pragma once

#include <vector>

#include "ingest/scan_engine.h"
#include "ingest/scan_ink.h"

namespace vanthu {

/// Gives numerals that begin with "I" as many as strokes stand there, where each stroke stands for itself and
/// one more is printed than was read: "II", "II.", "II/2026" with three of them.
void count_strokes(const PageInk& ink, std::vector<ScannedWord>& words);

}  // namespace vanthu
