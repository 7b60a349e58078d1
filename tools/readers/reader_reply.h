// What one reader says, checked: its frames come in the order of wire.h, and no more of them than there may
// be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/limits.h"
#include "tools/readers/wire.h"

namespace vanthu {

class ReaderReply {
 public:
  /// Of a file.
  ReaderReply(std::uint64_t job, const Limits& limits);
  /// Of a page that is read by OCR, whose answer has at most so many bytes.
  ReaderReply(std::uint64_t job, const Limits& limits, std::size_t most_bytes);

  /// Takes the bytes that came.  What is told of below is what the last frame of each kind said.
  void add(std::string_view bytes);

  bool is_garbled() const { return garbled_ || frames_.is_garbled(); }
  bool is_too_long() const { return frames_.is_too_long(); }
  /// The frame that ends the answer; none where it has not come.
  const std::optional<Frame>& end() const { return end_; }
  const std::optional<ContentNote>& content() const { return content_; }
  const std::optional<PageProgress>& page() const { return page_; }
  /// The pages that OCR is to read, where that is the answer.
  const std::optional<std::vector<int>>& pages_wanted() const { return pages_wanted_; }
  /// Nothing but whole frames has come.
  bool is_between_frames() const { return frames_.is_between_frames(); }
  /// Gives out a wish that has come since the last time.
  std::optional<ConversionWish> take_wish();

 private:
  /// False where the frame is malformed or out of turn.
  bool take(Frame frame);

  FrameCutter frames_;
  std::size_t most_pages_, pages_left_;
  std::optional<std::vector<int>> pages_wanted_;
  std::optional<ContentNote> content_;
  std::optional<PageProgress> page_;
  std::optional<ConversionWish> wish_;
  bool wished_ = false;
  std::optional<Frame> end_;
  bool garbled_ = false;
};

}  // namespace vanthu
