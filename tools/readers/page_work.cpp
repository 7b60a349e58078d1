#include "tools/readers/page_work.h"

#include <algorithm>
#include <utility>

#include "tools/readers/reader_run.h"

namespace vanthu {
namespace {

// Of pages with their boxes to the record that is made of them; measured, 1.3.
constexpr std::size_t kPagesToRecord = 3;

}  // namespace

PageWork::PageWork(std::vector<int> pages, std::string sha256, const Limits& limits)
    : pages_(std::move(pages)),
      results_(pages_.size()),
      waiting_(pages_.begin(), pages_.end()),
      sha256_(std::move(sha256)),
      most_bytes_(limits.reader_record_bytes),
      bytes_left_(kPagesToRecord * most_bytes_),
      most_deaths_(limits.deadly_pages),
      deaths_left_(most_deaths_) {}

int PageWork::take_next() {
  const int page = waiting_.front();
  waiting_.pop_front();
  return page;
}

void PageWork::finish(int page, Result result) {
  const auto place = std::lower_bound(pages_.begin(), pages_.end(), page) - pages_.begin();
  results_[static_cast<std::size_t>(place)] = std::move(result);
  ++finished_;
}

std::optional<Error> PageWork::keep(int page, std::string bytes) {
  if (bytes.size() > bytes_left_) {
    const Error why("ocr-page-bytes", "", {std::to_string(page), std::to_string(most_bytes_)}, page);
    fail(why);
    return why;
  }
  bytes_left_ -= bytes.size();
  finish(page, {true, std::move(bytes)});
  return std::nullopt;
}

void PageWork::fail(Error why) { finish(*why.page, {false, to_bytes(why)}); }

void PageWork::count_death(const std::string& path) {
  if (deaths_left_ > 0) {
    --deaths_left_;
    return;
  }
  fail_waiting(Error("ocr-pages-deadly", path, {std::to_string(most_deaths_)}));
}

void PageWork::fail_waiting(const Error& why) {
  for (const int page : std::exchange(waiting_, {})) {
    Error error = why;
    error.page = page;
    fail(std::move(error));
  }
}

std::string PageWork::frame_at(std::size_t index, std::uint64_t job) const {
  if (index > results_.size()) return "";
  if (index == results_.size()) return frame(FrameKind::all_recognized, job, "");
  const Result& result = results_[index];
  return frame(result.recognized ? FrameKind::recognized : FrameKind::not_recognized, job, result.bytes);
}

}  // namespace vanthu
