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
};

/// The facts in at most `width` columns: a bar, done/total, rate, time left, failures, and what is being read
/// in what is left, the end of its path kept.  What finds no room is left out, the count last of all.
std::string progress_line(const ProgressFacts& facts, std::size_t width, Language language);

/// How fast something counts up, over the last half minute.
class RateMeter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  void add(Time time, std::size_t count);
  /// A second; none before it can be known.
  std::optional<double> rate() const;

 private:
  struct Sample {
    Time time;
    std::size_t count = 0;
  };
  std::deque<Sample> samples_;
};

}  // namespace vanthu
