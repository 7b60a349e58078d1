#include "tools/program/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kGap = 2;  // between two parts
constexpr std::size_t kWidthForBar = 60, kWidthForRate = 50;
constexpr std::size_t kLeastPath = 12;
constexpr double kMostSecondsLeft = 100 * 3600;  // a guess beyond that is none

constexpr auto kMemory = 30s;
constexpr auto kBetweenSamples = 500ms;
constexpr auto kLeastSpan = 2s;

std::string bar(const ProgressFacts& facts, std::size_t width) {
  const std::size_t cells = std::clamp<std::size_t>(width / 10, 8, 30);
  const std::size_t filled = facts.total == 0 ? 0 : std::min(cells, facts.done * cells / facts.total);
  return "[" + std::string(filled, '#') + std::string(cells - filled, '-') + "]";
}

/// "12.3", in Vietnamese "12,3".
std::string decimal(double value, Language language) {
  std::string text = fmt::format("{:.1f}", value);
  if (language == Language::vietnamese) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// Files a second, or where they are slow a minute.
std::string rate_text(double rate, Language language) {
  return rate < 1 ? message(language, "progress-rate-minute", {decimal(60 * rate, language)})
                  : message(language, "progress-rate", {decimal(rate, language)});
}

/// "4:07" or "1:04:07".
std::string clock_time(double seconds) {
  const auto whole = static_cast<std::size_t>(std::ceil(seconds));
  const std::size_t minutes = whole / 60;
  return minutes < 60 ? fmt::format("{}:{:02}", minutes, whole % 60)
                      : fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, whole % 60);
}

std::optional<double> time_for(double count, const std::optional<double>& rate) {
  return rate && *rate > 0 && count > 0 ? std::optional(count / *rate) : std::nullopt;
}

/// "12/340": of the pages that OCR is to read, or of all.
std::string page_text(const ProgressFacts& facts, Language language) {
  if (facts.ocr_pages > 0) {
    return message(language, "progress-ocr",
                   {std::to_string(facts.ocr_done), std::to_string(facts.ocr_pages)});
  }
  if (facts.pages <= 1 || facts.page <= 0) return "";
  return message(language, "progress-page", {std::to_string(facts.page), std::to_string(facts.pages)});
}

std::optional<double> seconds_left(const ProgressFacts& facts) {
  if (facts.done >= facts.total) return std::nullopt;
  const double files = static_cast<double>(facts.total - facts.done) - facts.parts;
  const std::optional<double> for_files = time_for(files, facts.rate);
  const std::optional<double> for_pages = time_for(static_cast<double>(facts.pages_left), facts.page_rate);
  if (!for_files && !for_pages) return std::nullopt;
  // Pages are as good as files, and a scan at the end may be all that is left.
  const double seconds = std::max(for_files.value_or(0), for_pages.value_or(0));
  return seconds < kMostSecondsLeft ? std::optional(seconds) : std::nullopt;
}

/// The end of `text` in at most `width` columns.
std::string fit_end(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  constexpr std::size_t kEllipsis = 1;
  // A letter has at most four bytes; those without width of their own are cut off sooner than they must be.
  std::size_t begin = text.size() - std::min(text.size(), 4 * width);
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) ++begin;
  while (begin < text.size() && display_width(std::string_view(text).substr(begin)) + kEllipsis > width) {
    begin += std::max<std::size_t>(decode_utf8(text, begin).length, 1);
  }
  return "…" + text.substr(begin);
}

}  // namespace

std::string progress_line(const ProgressFacts& facts, std::size_t width, Language language) {
  std::string line;
  std::size_t taken = 0;
  // The room is reckoned for each part in the order of its worth, so that a long one gives way.
  const auto add = [&](const std::string& part) {
    const std::size_t gap = line.empty() ? 0 : kGap;
    if (taken + gap + display_width(part) > width) return;
    line += std::string(gap, ' ') + part;
    taken += gap + display_width(part);
  };
  if (width >= kWidthForBar) add(bar(facts, width));
  add(fmt::format("{}/{}", facts.done, facts.total));
  if (facts.failed > 0) add(message(language, "progress-failed", {std::to_string(facts.failed)}));
  if (facts.rate.value_or(0) > 0 && width >= kWidthForRate) add(rate_text(*facts.rate, language));
  if (const auto left = seconds_left(facts)) {
    add(message(language, "progress-left", {clock_time(*left)}));
  }
  const std::string page = page_text(facts, language);
  const std::size_t beside = taken + kGap + display_width(page);
  if (!facts.path.empty() && beside + kLeastPath <= width) {
    add(fit_end(printable(facts.path), width - beside) + page);
  }
  return line;
}

void RateMeter::add(Time time, double count) {
  if (!samples_.empty() && time - samples_.back().time < kBetweenSamples) return;
  samples_.push_back({time, count});
  while (time - samples_.front().time > kMemory) samples_.pop_front();
}

std::optional<double> RateMeter::rate() const {
  if (samples_.empty() || samples_.back().time - samples_.front().time < kLeastSpan) return std::nullopt;
  const std::chrono::duration<double> span = samples_.back().time - samples_.front().time;
  return (samples_.back().count - samples_.front().count) / span.count();
}

}  // namespace vanthu
