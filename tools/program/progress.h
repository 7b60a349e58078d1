// The bar on the terminal that says how far an import is.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/messages.h"
#include "tools/import/import_events.h"
#include "tools/program/progress_line.h"

namespace vanthu {

/// Listens to an import and draws one line over itself on standard error, at most ten times a second; nothing
/// where `enabled` is false.
class Progress {
 public:
  Progress(bool enabled, Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void tell(const ImportEvent& event);
  /// Draws what has changed, and the terminal's new width: to be called a few times a second while nothing
  /// happens.
  void refresh();
  /// Takes the line away, so that a message can stand in its place.
  void clear();

 private:
  struct Reading {
    std::string path;
    int page = 0, pages = 0;
    std::size_t ocr_done = 0, ocr_pages = 0;
  };

  void take(const ImportEvent& event);
  double parts() const;
  std::size_t pages_left() const;
  void draw();

  bool enabled_;
  Language language_;
  bool at_work_ = false;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_drawn_{};
  std::size_t done_ = 0, total_ = 0, failed_ = 0;
  std::vector<Reading> readings_;         // in hand, the one that was begun first in front
  std::unordered_set<std::string> read_;  // counted as done, not settled yet
  std::size_t pages_done_ = 0;            // by OCR
  RateMeter meter_, page_meter_;
};

}  // namespace vanthu
