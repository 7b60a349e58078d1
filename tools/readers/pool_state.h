// The files and pages that a pool has in hand, and who is next to have a reader.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/readers/page_cache.h"
#include "tools/readers/page_job.h"
#include "tools/readers/reader_pool.h"
#include "tools/readers/running_job.h"
#include "tools/readers/slot_turns.h"

namespace vanthu {

/// What a ReaderPool is inside; its functions are told of there.
class PoolState {
 public:
  PoolState(const ReaderOptions& options, PageRecognizer recognizer, SandboxState sandbox,
            const ReaderWork& work, const std::function<void(HostKind)>& warm);

  const SandboxState& sandbox() const { return sandbox_; }
  OcrMode ocr_mode() const { return options_.ocr.mode; }
  std::string ocr_name();
  std::size_t busy() const { return files_.size(); }
  std::size_t room() const;
  bool has_outcomes() const { return !ended_.empty(); }
  std::vector<ReadOutcome> take_outcomes() { return std::exchange(ended_, {}); }

  void start(ReadJob job);
  /// Gives readers that are free to pages: the caller has had its turn.
  void fill_with_pages();
  /// Gives readers that have become free to pages, each in its turn.  False where it is the turn of a file.
  bool share_out();
  /// Attends to all readers that have something to say.  False where `wake` or a signal interrupted.
  bool look(std::chrono::milliseconds patience, int wake);
  void leave_pages();
  void kill_all() noexcept;

  std::function<void(std::uint64_t, int, int)> page_listener{};
  std::function<void(const PageNews&)> news_listener{};
  std::function<void(const Error&)> trouble_listener{};

 private:
  using File = std::unique_ptr<RunningJob>;
  using Page = std::unique_ptr<PageJob>;

  // Turns.
  std::size_t free_readers() const;
  std::size_t files_waiting() const;
  bool takes_files() const;
  std::vector<SlotTurns::Party> parties_with_pages() const;
  void start_page(SlotTurns::Party party);

  // Files.
  int poll_time(std::chrono::milliseconds patience) const;
  void attend(RunningJob& file);
  void end(RunningJob& file, std::optional<Error> why);
  void finish(RunningJob& file, ReadOutcome outcome);
  void settle_waiting();
  void drop_ended();
  RunningJob* find_file(std::uint64_t number);

  // Pages.
  void begin_pages(RunningJob& file);
  bool find_in_cache(RunningJob& file, int page);
  void end_page(PageJob& page, std::optional<Error> why);
  void tell_page(const RunningJob& file, int page, bool kept, const std::optional<Error>& error);
  void tell_trouble(std::optional<Error> trouble);
  const std::optional<Error>& fault();
  const std::string& version();
  std::string key_of(const std::string& sha256, int page);

  ReaderOptions options_;
  PageRecognizer recognizer_;
  SandboxState sandbox_;
  ReaderHost host_;
  PageCache cache_;
  SlotTurns turns_{};
  std::vector<File> files_{};
  std::vector<Page> pages_{};
  std::vector<ReadOutcome> ended_{};
  std::optional<std::optional<Error>> fault_{};  // asked for with the first page
  std::optional<std::string> version_{};
  bool fault_told_ = false, leaving_ = false;
};

}  // namespace vanthu
