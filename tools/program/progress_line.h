// The line that says how far a long run is.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "ingest/messages.h"

namespace vanthu {

struct ProgressFacts {
  std::size_t done = 0, total = 0, failed = 0;  // files
  std::optional<double> rate{};                 // files a second, of late
  std::string path{};                           // being read; "" where nothing is
  int page = 0, pages = 0;                      // of it; 0 where they are not known
  std::size_t ocr_done = 0, ocr_pages = 0;      // of it; 0 where OCR reads none
  double parts = 0;                             // of the files in hand what is done, in files
  std::size_t pages_left = 0;                   // of all files in hand, for OCR
  std::optional<double> page_rate{};            // pages a second that OCR reads, of late
};

/// The facts in at most `width` columns: a bar, done/total, rate, time left, failures, and what is being read
/// in what is left, the end of its path kept.  What finds no room is left out, the count last of all.
std::string progress_line(const ProgressFacts& facts, std::size_t width, Language language);

/// How fast something counts up, over the last half minute.
class RateMeter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  void add(Time time, double count);
  /// A second; none before it can be known.
  std::optional<double> rate() const;

 private:
  struct Sample {
    Time time;
    double count = 0;
  };
  std::deque<Sample> samples_;
};

}  // namespace vanthu
