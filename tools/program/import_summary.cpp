#include "tools/program/import_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/messages.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr std::size_t kSlowest = 5;
constexpr double kSlowSeconds = 1;  // what is read in less is nobody's trouble
constexpr std::size_t kFailuresWorthSums = 2;

struct Sum {
  FileState state;
  bool always;
};

// What is in the store, what was left as it was, what is not there.
constexpr std::array kSums = {
    Sum{FileState::read, true},      Sum{FileState::ocred, false},    Sum{FileState::partial, false},
    Sum{FileState::replaced, false}, Sum{FileState::unchanged, true}, Sum{FileState::duplicate, false},
    Sum{FileState::unpacked, false}, Sum{FileState::skipped, false},  Sum{FileState::failed, true},
};

/// "12.3", in Vietnamese "12,3".
std::string seconds_text(double seconds, Language language) {
  std::string text = fmt::format("{:.1f}", seconds);
  if (language == Language::vietnamese) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string count_of(std::string_view name, std::size_t count) { return fmt::format("{}: {}", name, count); }

}  // namespace

std::string sums_line(const std::map<FileState, std::size_t>& counts, std::size_t inputs, Language language) {
  std::vector<std::string> parts{count_of(message(language, "sum-files"), inputs)};
  std::size_t settled = 0;
  for (const Sum& sum : kSums) {
    const auto found = counts.find(sum.state);
    const std::size_t count = found == counts.end() ? 0 : found->second;
    settled += count;
    if (count == 0 && !sum.always) continue;
    const std::string state = "file-state-" + std::string(file_state_name(sum.state));
    parts.push_back(count_of(message(language, state), count));
  }
  if (settled < inputs) parts.push_back(count_of(message(language, "sum-left"), inputs - settled));
  return fmt::format("{}", fmt::join(parts, "; "));
}

ImportSummary::ImportSummary(const Settings& settings, std::function<void()> clear_line)
    : settings_(settings), clear_line_(std::move(clear_line)) {}

void ImportSummary::tell(const ImportEvent& event) {
  switch (event.point) {
    case ImportPoint::waiting_for_import:
      return say_waiting(event);
    case ImportPoint::run_begun:
      inputs_ = event.inputs;
      return;
    case ImportPoint::run_resumed:
      inputs_ = event.inputs;
      return say("import-resumed", {});
    case ImportPoint::inputs_found:
      inputs_ = event.inputs;
      return;
    case ImportPoint::interrupted:
      interrupted_ = true;
      return say("import-interrupted", {});
    case ImportPoint::page_recognized:
      if (event.error != nullptr) ++ocr_failures_;
      return;
    case ImportPoint::file_settled:
      return settle(event);
    default:
      return;
  }
}

void ImportSummary::say_waiting(const ImportEvent& event) {
  // The arguments of an error's message count from 1: 0 is its path.
  std::vector<std::string> arguments{event.path};
  arguments.insert(arguments.end(), event.error->arguments.begin(), event.error->arguments.end());
  say(event.error->code, arguments);
}

void ImportSummary::say(std::string_view code, const std::vector<std::string>& arguments) {
  if (settings_.quiet) return;
  clear_line_();
  note(settings_, code, arguments);
}

void ImportSummary::settle(const ImportEvent& event) {
  const LedgerEntry& entry = *event.entry;
  ++counts_[entry.state];
  if (!entry.code.empty()) ++reasons_[entry.state][entry.code];
  remember_slow(entry);
  const bool failed = entry.state == FileState::failed;
  const bool worth_saying = failed || (entry.state == FileState::partial && !settings_.quiet);
  if (event.error != nullptr && worth_saying) {
    clear_line_();
    report(settings_, *event.error);
  }
  if (event.document != nullptr) ocr_pages_ += event.document->source.ocr_pages.size();
  if (event.document != nullptr && !settings_.quiet) {
    clear_line_();
    note_repairs(settings_, *event.document);
  }
}

void ImportSummary::remember_slow(const LedgerEntry& entry) {
  if (entry.seconds < kSlowSeconds) return;
  const auto place = std::find_if(slowest_.begin(), slowest_.end(),
                                  [&](const Slow& slow) { return slow.seconds < entry.seconds; });
  if (place == slowest_.end() && slowest_.size() == kSlowest) return;
  slowest_.insert(place, {entry.seconds, entry.path});
  if (slowest_.size() > kSlowest) slowest_.pop_back();
}

void ImportSummary::say_slowest() {
  for (const Slow& slow : slowest_) {
    say("import-slow", {seconds_text(slow.seconds, settings_.language), slow.path});
  }
}

void ImportSummary::say_reasons(FileState state, std::string_view message_code, std::size_t least) {
  const auto found = reasons_.find(state);
  if (found == reasons_.end() || counts_[state] < least) return;
  std::vector<std::pair<std::string, std::size_t>> sorted(found->second.begin(), found->second.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> parts;
  for (const auto& [code, count] : sorted) parts.push_back(fmt::format("{} {}", count, code));
  say(message_code, {fmt::format("{}", fmt::join(parts, ", "))});
}

void ImportSummary::say_ocr_pages() {
  const std::string read = std::to_string(ocr_pages_);
  if (ocr_failures_ > 0) {
    say("sum-ocr-pages-failed", {read, std::to_string(ocr_failures_)});
  } else if (ocr_pages_ > 0) {
    say("sum-ocr-pages", {read});
  }
}

void ImportSummary::finish() {
  say_slowest();
  say_reasons(FileState::skipped, "import-skipped", 1);
  say_reasons(FileState::failed, "import-failed", kFailuresWorthSums);
  std::size_t settled = 0;
  for (const auto& [state, count] : counts_) settled += count;
  if (interrupted_ && settled < inputs_) say("import-go-on", {});
  say_ocr_pages();
  if (settings_.quiet) return;
  say("import-sums", {sums_line(counts_, inputs_, settings_.language)});
}

}  // namespace vanthu
