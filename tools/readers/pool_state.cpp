#include "tools/readers/pool_state.h"

#include <poll.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "tools/readers/page_wire.h"

namespace vanthu {
namespace {

// Each keeps its file open, and what has been read of it in memory.
constexpr std::size_t kMostWaitingFiles = 8;

std::chrono::milliseconds time_to(JobClock::time_point deadline) {
  return std::chrono::ceil<std::chrono::milliseconds>(deadline - JobClock::now());
}

}  // namespace

PoolState::PoolState(const ReaderOptions& options, PageRecognizer recognizer, SandboxState sandbox,
                     const ReaderWork& work, const std::function<void(HostKind)>& warm)
    : options_(options),
      recognizer_(std::move(recognizer)),
      sandbox_(std::move(sandbox)),
      host_(work, warm),
      cache_(options.page_cache, options.limits.ocr_cache_bytes, options.page_cache_trouble) {}

// Turns.

std::size_t PoolState::free_readers() const {
  const auto reading = static_cast<std::size_t>(
      std::count_if(files_.begin(), files_.end(), [](const File& file) { return file->is_at_work(); }));
  return options_.readers - std::min(options_.readers, reading + pages_.size());
}

std::size_t PoolState::files_waiting() const {
  return static_cast<std::size_t>(
      std::count_if(files_.begin(), files_.end(), [](const File& file) { return file->pages() != nullptr; }));
}

bool PoolState::takes_files() const { return files_waiting() < kMostWaitingFiles; }

std::vector<SlotTurns::Party> PoolState::parties_with_pages() const {
  std::vector<SlotTurns::Party> parties;
  for (const File& file : files_) {
    if (!leaving_ && file->pages() != nullptr && file->pages()->waiting() > 0) {
      parties.emplace_back(file->job().number);
    }
  }
  return parties;
}

std::size_t PoolState::room() const {
  const std::size_t free = takes_files() ? free_readers() : 0;
  std::vector<SlotTurns::Party> parties = parties_with_pages();
  if (free == 0 || parties.empty()) return free;
  parties.emplace_back();
  return turns_.next(parties) ? 0 : 1;
}

void PoolState::fill_with_pages() {
  while (free_readers() > 0) {
    const std::vector<SlotTurns::Party> parties = parties_with_pages();
    if (parties.empty()) break;
    const SlotTurns::Party party = turns_.next(parties);
    if (room() > 0) turns_.pass(std::nullopt, party);
    start_page(party);
  }
  settle_waiting();
}

bool PoolState::share_out() {
  for (;;) {
    const std::vector<SlotTurns::Party> parties = parties_with_pages();
    if (parties.empty() || free_readers() == 0) return true;
    if (room() > 0) return false;
    start_page(turns_.next(parties));
    settle_waiting();
  }
}

void PoolState::start_page(SlotTurns::Party party) {
  RunningJob& file = *find_file(*party);
  PageWork& work = *file.pages();
  const int page = work.take_next();
  try {
    pages_.push_back(
        std::make_unique<PageJob>(file.job(), file.file(), work.sha256(), page, host_, options_.limits));
    turns_.begin(party);
  } catch (const Error& error) {
    finish(file, file.give_up(ReadResult::failed, error));
  } catch (const std::system_error& error) {
    finish(file, file.give_up(ReadResult::failed, Error("reader-not-started", "", {error.code().message()})));
  }
}

// Files.

void PoolState::start(ReadJob job) {
  try {
    files_.push_back(std::make_unique<RunningJob>(job, host_, options_.limits));
    turns_.begin(std::nullopt);
  } catch (const Error& error) {
    ended_.push_back(failed_outcome(job, error));
  } catch (const std::system_error& error) {
    ended_.push_back(failed_outcome(job, Error("reader-not-started", job.path, {error.code().message()})));
  }
}

/// Until the next deadline, and not longer than `patience`.
int PoolState::poll_time(std::chrono::milliseconds patience) const {
  // A conversion that cannot be waited for is looked at.
  constexpr std::chrono::milliseconds kPause{10};
  std::chrono::milliseconds least = std::min<std::chrono::milliseconds>(patience, std::chrono::minutes(1));
  for (const File& file : files_) {
    least = std::min(least, time_to(file->deadline()));
    if (file->converts_unseen()) least = std::min(least, kPause);
  }
  for (const Page& page : pages_) least = std::min(least, time_to(page->deadline()));
  return static_cast<int>(std::max<std::int64_t>(least.count(), 0));
}

bool PoolState::look(std::chrono::milliseconds patience, int wake) {
  std::vector<pollfd> looks;
  for (const File& file : files_) {
    const short events = static_cast<short>(file->has_words() ? POLLIN | POLLOUT : POLLIN);
    looks.push_back({file->channel(), events, 0});
    looks.push_back({file->conversion(), POLLIN, 0});
  }
  for (const Page& page : pages_) looks.push_back({page->channel(), POLLIN, 0});
  looks.push_back({wake, POLLIN, 0});
  if (poll(looks.data(), looks.size(), poll_time(patience)) < 0) return false;
  const std::size_t files = files_.size(), pages = pages_.size();
  for (std::size_t i = 0; i < files; ++i) {
    RunningJob& file = *files_[i];
    if (!file.is_at_work()) continue;
    const bool stirred = looks[2 * i].revents != 0 || looks[2 * i + 1].revents != 0;
    if (stirred || file.is_due()) attend(file);
    if (!file.is_at_work()) continue;
    if (auto why = file.time_over()) end(file, std::move(why));
  }
  for (std::size_t i = 0; i < pages; ++i) {
    PageJob& page = *pages_[i];
    const bool over = looks[2 * files + i].revents != 0 && page.attend();
    auto why = over ? std::nullopt : page.time_over();
    if (over || why) end_page(page, std::move(why));
  }
  drop_ended();
  settle_waiting();
  return looks.back().revents == 0;
}

void PoolState::attend(RunningJob& file) {
  const std::optional<PageProgress> before = file.page();
  const bool over = file.attend();
  const std::optional<PageProgress> page = file.page();
  if (page_listener && page && page != before) page_listener(file.job().number, page->page, page->pages);
  if (over) end(file, std::nullopt);
}

void PoolState::end(RunningJob& file, std::optional<Error> why) {
  const double seconds = file.seconds();
  auto outcome = file.end(std::move(why), host_);
  if (file.is_at_work()) return;
  turns_.end(std::nullopt, seconds);
  if (outcome) {
    finish(file, std::move(*outcome));
  } else {
    begin_pages(file);
  }
}

/// The job is over; readers of its pages are stopped.
void PoolState::finish(RunningJob& file, ReadOutcome outcome) {
  ended_.push_back(std::move(outcome));
  file.close();
}

/// Files whose pages are all in are read; those that wait for pages that nobody is to begin are put off.
void PoolState::settle_waiting() {
  for (const File& file : files_) {
    const PageWork* const work = file->pages();
    if (work == nullptr) continue;
    if (work->is_complete()) {
      turns_.leave(file->job().number);
      if (auto outcome = file->go_on(host_)) {
        finish(*file, std::move(*outcome));
      } else {
        turns_.begin(std::nullopt);
      }
    } else if (leaving_ && work->finished() + work->waiting() == work->wanted()) {
      finish(*file, file->give_up(ReadResult::put_off, std::nullopt));
    }
  }
  drop_ended();
}

void PoolState::drop_ended() {
  for (const File& file : files_) {
    if (file->is_over()) turns_.leave(file->job().number);
  }
  std::erase_if(files_, [](const File& file) { return file->is_over(); });
  std::erase_if(pages_,
                [&](const Page& page) { return page->is_over() || find_file(page->number()) == nullptr; });
}

RunningJob* PoolState::find_file(std::uint64_t number) {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const File& file) {
    return file->job().number == number && !file->is_over();
  });
  return found == files_.end() ? nullptr : found->get();
}

// Pages.

void PoolState::begin_pages(RunningJob& file) {
  turns_.join(file.job().number);
  tell_trouble(cache_.take_trouble());
  PageWork& work = *file.pages();
  if (const std::optional<Error>& why = fault()) {
    if (!std::exchange(fault_told_, true)) tell_trouble(why);
    return work.fail_waiting(Error(why->code, file.job().path, why->arguments));
  }
  for (std::size_t left = work.waiting(); left > 0; --left) {
    const int page = work.take_next();
    if (!find_in_cache(file, page)) work.put_back(page);
  }
}

bool PoolState::find_in_cache(RunningJob& file, int page) {
  PageWork& work = *file.pages();
  std::optional<std::string> bytes = cache_.find(key_of(work.sha256(), page));
  if (!bytes || !find_recognized_page(*bytes, page, options_.limits)) return false;
  const std::optional<Error> why = work.keep(page, std::move(*bytes));
  tell_page(file, page, true, why);
  return true;
}

void PoolState::end_page(PageJob& page, std::optional<Error> why) {
  const double seconds = page.seconds();
  PageOutcome outcome = page.end(std::move(why));
  RunningJob* const file = find_file(page.number());
  if (file == nullptr) return;  // another page of it has ended all
  turns_.end(page.number(), seconds);
  if (outcome.error && outcome.error->code == "file-changed") {
    return finish(*file, file->give_up(ReadResult::failed, outcome.error));
  }
  PageWork& work = *file->pages();
  if (outcome.bytes) {
    cache_.keep(key_of(work.sha256(), page.page()), *outcome.bytes);
    tell_trouble(cache_.take_trouble());
    outcome.error = work.keep(page.page(), std::move(*outcome.bytes));
  } else {
    work.fail(*outcome.error);
    if (outcome.deadly) work.count_death(file->job().path);
  }
  tell_page(*file, page.page(), false, outcome.error);
}

void PoolState::tell_page(const RunningJob& file, int page, bool kept, const std::optional<Error>& error) {
  const PageWork& work = *file.pages();
  if (news_listener)
    news_listener({file.job().number, page, work.finished(), work.wanted(), kept, error ? &*error : nullptr});
}

void PoolState::tell_trouble(std::optional<Error> trouble) {
  if (trouble && trouble_listener) trouble_listener(*trouble);
}

const std::optional<Error>& PoolState::fault() {
  if (!fault_) fault_ = recognizer_.find_fault();
  return *fault_;
}

const std::string& PoolState::version() {
  if (!version_) version_ = recognizer_.version();
  return *version_;
}

std::string PoolState::ocr_name() {
  const OcrSettings& ocr = options_.ocr;
  if (ocr.mode == OcrMode::never || fault()) return "ocr none";
  return std::string(ocr.mode == OcrMode::always ? "ocr always " : "ocr ") + ocr.languages + " " +
         std::to_string(options_.limits.ocr_seconds) + " " + std::to_string(options_.limits.scan_pixels) +
         " " + version();
}

std::string PoolState::key_of(const std::string& sha256, int page) {
  return page_key(sha256, page, options_.ocr, version());
}

void PoolState::leave_pages() { leaving_ = cache_.keeps(); }

void PoolState::kill_all() noexcept {
  turns_ = SlotTurns();
  pages_.clear();
  files_.clear();
  // Nobody may take them for outcomes of jobs that will bear the same numbers.
  ended_.clear();
  leaving_ = false;
}

}  // namespace vanthu
