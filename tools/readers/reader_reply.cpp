#include "tools/readers/reader_reply.h"

#include <algorithm>
#include <utility>

namespace vanthu {

ReaderReply::ReaderReply(std::uint64_t job, const Limits& limits)
    // What LibreOffice is given has the size of the file.
    : ReaderReply(job, limits, std::max(limits.reader_record_bytes, limits.file_bytes) + kFrameHeadBytes) {}

ReaderReply::ReaderReply(std::uint64_t job, const Limits& limits, std::size_t most_bytes)
    : frames_(job, most_bytes), most_pages_(limits.pages), pages_left_(limits.pages) {}

void ReaderReply::add(std::string_view bytes) {
  if (is_garbled() || is_too_long()) return;
  frames_.add(bytes);
  while (auto frame = frames_.next()) {
    if (!take(std::move(*frame))) {
      garbled_ = true;
      return;
    }
  }
  // Nothing comes behind the end.
  if (end_ && !frames_.is_between_frames()) garbled_ = true;
}

bool ReaderReply::take(Frame frame) {
  if (end_) return false;
  switch (frame.kind) {
    case FrameKind::content: {
      if (content_) return false;
      content_ = find_content(frame.payload);
      return content_.has_value();
    }
    case FrameKind::page:
      page_ = find_page(frame.payload);
      return content_ && page_ && pages_left_-- > 0;
    case FrameKind::convert:
      wish_ = find_conversion(frame.payload);
      return content_ && wish_ && !std::exchange(wished_, true);
    case FrameKind::failure:
    case FrameKind::forbidden:
    case FrameKind::out_of_memory:
    case FrameKind::unpacked:
      end_ = std::move(frame);
      return true;
    case FrameKind::pages_wanted:
      pages_wanted_ = find_page_numbers(frame.payload, most_pages_);
      end_ = std::move(frame);
      return content_ && pages_wanted_;
    case FrameKind::record:
    case FrameKind::unchanged:
    case FrameKind::archive:
    case FrameKind::recognized:
      end_ = std::move(frame);
      return content_.has_value();
    default:
      return false;
  }
}

std::optional<ConversionWish> ReaderReply::take_wish() { return std::exchange(wish_, std::nullopt); }

}  // namespace vanthu
