#include "tools/program/progress.h"

#include <algorithm>
#include <cstdio>

#include "tools/program/terminal.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kBetweenDrawings = 100ms;

// The cursor is left at the line's begin: a terminal that grows narrower then breaks the line behind it, and
// erasing from the cursor to the end of the screen still takes away all of it.
constexpr const char* kErase = "\r\x1b[J";

}  // namespace

Progress::Progress(bool enabled, Language language) : enabled_(enabled), language_(language) {}

Progress::~Progress() { clear(); }

void Progress::tell(const ImportEvent& event) {
  if (!enabled_) return;
  take(event);
  refresh();
}

void Progress::take(const ImportEvent& event) {
  const auto reading = std::find_if(readings_.begin(), readings_.end(),
                                    [&](const Reading& known) { return known.path == event.path; });
  switch (event.point) {
    case ImportPoint::run_begun:
    case ImportPoint::run_resumed:
      at_work_ = true;
      done_ = failed_ = pages_done_ = 0;
      total_ = event.inputs;
      meter_ = page_meter_ = RateMeter();
      return;
    case ImportPoint::inputs_found:
      total_ = event.inputs;
      return;
    case ImportPoint::file_started:
      readings_.push_back({event.path});
      return;
    case ImportPoint::page_started:
      if (reading == readings_.end()) return;
      reading->page = event.page;
      reading->pages = event.pages;
      return;
    case ImportPoint::page_recognized:
      if (!event.kept) ++pages_done_;
      if (reading == readings_.end()) return;
      reading->ocr_done = event.ocr_done;
      reading->ocr_pages = event.ocr_pages;
      return;
    case ImportPoint::file_read:
      if (reading != readings_.end()) readings_.erase(reading);
      if (read_.insert(event.path).second) ++done_;
      return;
    case ImportPoint::file_settled:
      if (read_.erase(event.path) == 0) ++done_;
      if (event.entry->state == FileState::failed) ++failed_;
      return;
    case ImportPoint::run_ended:
      clear();
      at_work_ = false;
      return;
    default:
      return;
  }
}

void Progress::refresh() {
  const auto now = Clock::now();
  if (!at_work_ || total_ == 0 || now - last_drawn_ < kBetweenDrawings) return;
  meter_.add(now, static_cast<double>(done_) + parts());
  page_meter_.add(now, static_cast<double>(pages_done_));
  last_drawn_ = now;
  draw();
}

/// Of the files in hand what OCR has done; of one that has no pages for it nothing is known.
double Progress::parts() const {
  double parts = 0;
  for (const Reading& reading : readings_) {
    if (reading.ocr_pages > 0) {
      parts += static_cast<double>(reading.ocr_done) / static_cast<double>(reading.ocr_pages);
    }
  }
  return parts;
}

std::size_t Progress::pages_left() const {
  std::size_t left = 0;
  for (const Reading& reading : readings_) left += reading.ocr_pages - reading.ocr_done;
  return left;
}

void Progress::draw() {
  ProgressFacts facts{.done = done_, .total = total_, .failed = failed_, .rate = meter_.rate()};
  facts.parts = parts();
  facts.pages_left = pages_left();
  facts.page_rate = page_meter_.rate();
  if (!readings_.empty()) {
    facts.path = readings_.front().path;
    facts.page = readings_.front().page;
    facts.pages = readings_.front().pages;
    facts.ocr_done = readings_.front().ocr_done;
    facts.ocr_pages = readings_.front().ocr_pages;
  }
  const std::size_t width = standard_error_width();
  // The last column stays free: many terminals go on to the next line when it is written.
  const std::string line = "\r" + progress_line(facts, width > 1 ? width - 1 : 1, language_) + "\x1b[J\r";
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs(kErase, stderr);
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace vanthu
