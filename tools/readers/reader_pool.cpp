#include "tools/readers/reader_pool.h"

#include <poll.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "tools/pipeline.h"
#include "tools/readers/running_job.h"
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

}  // namespace

struct ReaderPool::State {
  ReaderOptions options;
  SandboxState sandbox;
  ReaderHost host;
  std::vector<std::unique_ptr<RunningJob>> running{};
  std::vector<ReadOutcome> ended{};
  std::function<void(std::uint64_t, int, int)> listener{};

  /// Until the next deadline, and not longer than `patience`.
  int poll_time(std::chrono::milliseconds patience) const {
    // A conversion that cannot be waited for is looked at.
    constexpr std::chrono::milliseconds kPause{10};
    std::chrono::milliseconds least = std::min<std::chrono::milliseconds>(patience, std::chrono::minutes(1));
    for (const auto& job : running) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(job->deadline() - JobClock::now());
      least = std::min(least, job->converts_unseen() ? std::min(kPause, left) : left);
    }
    return static_cast<int>(std::max<std::int64_t>(least.count(), 0));
  }

  void attend(RunningJob& job) {
    const std::optional<PageProgress> before = job.page();
    const bool over = job.attend();
    const std::optional<PageProgress> page = job.page();
    if (listener && page && page != before) listener(job.job().number, page->page, page->pages);
    if (over) end(job, std::nullopt);
  }

  void end(RunningJob& job, std::optional<Error> why) {
    if (auto outcome = job.end(std::move(why), host)) ended.push_back(std::move(*outcome));
  }

  /// Attends to all readers that have something to say.  False where `wake` or a signal interrupted.
  bool look(std::chrono::milliseconds patience, int wake) {
    std::vector<pollfd> looks;
    for (const auto& job : running) {
      const short events = static_cast<short>(job->has_words() ? POLLIN | POLLOUT : POLLIN);
      looks.push_back({job->channel(), events, 0});
      looks.push_back({job->conversion(), POLLIN, 0});
    }
    looks.push_back({wake, POLLIN, 0});
    if (poll(looks.data(), looks.size(), poll_time(patience)) < 0) return false;
    for (std::size_t i = 0; i < running.size(); ++i) {
      const bool stirred = looks[2 * i].revents != 0 || looks[2 * i + 1].revents != 0;
      if (stirred || running[i]->is_due()) attend(*running[i]);
      if (!running[i]->is_at_work()) continue;
      if (auto why = running[i]->time_over()) end(*running[i], std::move(why));
    }
    std::erase_if(running, [](const auto& job) { return !job->is_at_work(); });
    return looks.back().revents == 0;
  }
};

ReaderPool::ReaderPool(const Parser& parser, const ReaderOptions& options) {
  FilterChoice choice = choose_filter(options.sandbox);
  choice.state.office = OfficeConfinement("/", "/").bounds();
  const ReadFile by_pipeline = pipeline(parser, options.limits);
  const ReaderWork work{options.limits, options.read_file ? options.read_file : by_pipeline, choice.filter};
  const auto warm = [&] { warm_up(by_pipeline, options.warm ? WarmUp::all_formats : WarmUp::libraries); };
  state_.reset(new State{options, choice.state, ReaderHost(work, warm)});
}

ReaderPool::~ReaderPool() { kill_all(); }

const SandboxState& ReaderPool::sandbox() const { return state_->sandbox; }

std::size_t ReaderPool::busy() const { return state_->running.size(); }

std::size_t ReaderPool::room() const {
  return state_->options.readers - std::min(state_->options.readers, busy());
}

void ReaderPool::start(ReadJob job) {
  try {
    state_->running.push_back(std::make_unique<RunningJob>(job, state_->host, state_->options.limits));
  } catch (const Error& error) {
    state_->ended.push_back(failed_outcome(job, error));
  } catch (const std::system_error& error) {
    state_->ended.push_back(
        failed_outcome(job, Error("reader-not-started", job.path, {error.code().message()})));
  }
}

std::vector<ReadOutcome> ReaderPool::wait(std::chrono::milliseconds patience, int wake) {
  const auto end = JobClock::now() + patience;
  while (state_->ended.empty() && busy() > 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - JobClock::now());
    if (!state_->look(std::max(left, std::chrono::milliseconds(0)), wake) || left.count() <= 0) break;
  }
  return std::exchange(state_->ended, {});
}

void ReaderPool::on_page(std::function<void(std::uint64_t number, int page, int pages)> listener) {
  state_->listener = std::move(listener);
}

void ReaderPool::kill_all() noexcept {
  state_->running.clear();
  // Nobody may take them for outcomes of jobs that will bear the same numbers.
  state_->ended.clear();
}

}  // namespace vanthu
