#include "tools/readers/reader_pool.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "tools/pipeline.h"
#include "tools/readers/pool_state.h"
#include "tools/readers/warm_up.h"

namespace vanthu {
namespace {

ReadFile pipeline(const Parser& parser, const Limits& limits) {
  return [&parser, limits](const SourceFile& file, const ReadControl& control) {
    return extract(file, limits, parser, control);
  };
}

struct FilterChoice {
  std::optional<CallFilter> filter{};  // none where readers go without
  SandboxState state{};
};

FilterChoice choose_filter(SandboxMode mode) {
  if (mode == SandboxMode::off) return {};
  FilterChoice choice;
  try {
    choice.filter = CallFilter::make();
    choice.state = try_sandbox(*choice.filter);
  } catch (const std::system_error& error) {
    choice.state.reason = error.what();
  }
  if (!choice.state.filtered) choice.filter.reset();
  if (!choice.state.filtered && mode == SandboxMode::required) {
    throw Error("sandbox-refused", "", {choice.state.reason});
  }
  return choice;
}

PageRecognizer recognizer_of(const ReaderOptions& options) {
  PageRecognizer made = tesseract_recognizer(options.limits, options.ocr);
  if (options.recognizer.recognize) made.recognize = options.recognizer.recognize;
  if (options.recognizer.find_fault) made.find_fault = options.recognizer.find_fault;
  if (options.recognizer.version) made.version = options.recognizer.version;
  if (options.recognizer.warm) made.warm = options.recognizer.warm;
  return made;
}

}  // namespace

ReaderPool::ReaderPool(const Parser& parser, const ReaderOptions& options) {
  FilterChoice choice = choose_filter(options.sandbox);
  choice.state.office = OfficeConfinement("/", "/").bounds();
  const ReadFile by_pipeline = pipeline(parser, options.limits);
  const PageRecognizer recognizer = recognizer_of(options);
  const ReaderWork work{options.limits, options.read_file ? options.read_file : by_pipeline,
                        recognizer.recognize, options.ocr, choice.filter};
  const auto warm = [&](HostKind kind) {
    const bool all = options.warm && kind == HostKind::files;
    warm_up(by_pipeline, all ? WarmUp::all_formats : WarmUp::libraries);
    if (kind == HostKind::pages) recognizer.warm();
  };
  state_ = std::make_unique<PoolState>(options, recognizer, choice.state, work, warm);
}

ReaderPool::~ReaderPool() { kill_all(); }

const SandboxState& ReaderPool::sandbox() const { return state_->sandbox(); }

OcrMode ReaderPool::ocr_mode() const { return state_->ocr_mode(); }

std::string ReaderPool::ocr_name() const { return state_->ocr_name(); }

std::size_t ReaderPool::busy() const { return state_->busy(); }

std::size_t ReaderPool::room() const { return state_->room(); }

void ReaderPool::start(ReadJob job) { state_->start(std::move(job)); }

std::vector<ReadOutcome> ReaderPool::wait(std::chrono::milliseconds patience, int wake) {
  const auto end = JobClock::now() + patience;
  state_->fill_with_pages();
  while (!state_->has_outcomes() && busy() > 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - JobClock::now());
    if (!state_->look(std::max(left, std::chrono::milliseconds(0)), wake) || left.count() <= 0) break;
    if (!state_->share_out()) break;
  }
  return state_->take_outcomes();
}

void ReaderPool::on_page(std::function<void(std::uint64_t number, int page, int pages)> listener) {
  state_->page_listener = std::move(listener);
}

void ReaderPool::on_recognized(std::function<void(const PageNews& news)> listener) {
  state_->news_listener = std::move(listener);
}

void ReaderPool::on_trouble(std::function<void(const Error& error)> listener) {
  state_->trouble_listener = std::move(listener);
}

void ReaderPool::leave_pages() { state_->leave_pages(); }

void ReaderPool::kill_all() noexcept { state_->kill_all(); }

}  // namespace vanthu
