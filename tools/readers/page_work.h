// The pages of one file that OCR is to read, and what came of them so far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "ingest/limits.h"

namespace vanthu {

class PageWork {
 public:
  /// `pages` ascend and are not none; `sha256` is the file's, by its own reader.
  PageWork(std::vector<int> pages, std::string sha256, const Limits& limits);

  const std::string& sha256() const { return sha256_; }
  std::size_t wanted() const { return pages_.size(); }
  std::size_t finished() const { return finished_; }
  bool is_complete() const { return finished_ == pages_.size(); }

  /// How many pages nobody has begun, and the first of them taken out.
  std::size_t waiting() const { return waiting_.size(); }
  int take_next();
  /// Lets a page that was taken wait behind all others.
  void put_back(int page) { waiting_.push_back(page); }

  /// OCR has read the page (page_wire.h).  Where all pages together have become too much for one record, it
  /// has failed all the same, and this is why.
  std::optional<Error> keep(int page, std::string bytes);
  /// Error::page is the page.
  void fail(Error why);
  /// A reader died of a page, or had to be stopped.  Where that was one too many, all that wait have failed.
  void count_death(const std::string& path);
  /// All that wait fail.
  void fail_waiting(const Error& why);

  /// The results as frames for the reader of the file (wire.h): the first for 0, and "" behind the last.
  std::string frame_at(std::size_t index, std::uint64_t job) const;

 private:
  struct Result {
    bool recognized = false;
    std::string bytes;
  };

  void finish(int page, Result result);

  std::vector<int> pages_;
  std::vector<Result> results_;  // of each of them
  std::deque<int> waiting_;
  std::size_t finished_ = 0;
  std::string sha256_;
  std::size_t most_bytes_, bytes_left_, most_deaths_, deaths_left_;
};

}  // namespace vanthu
