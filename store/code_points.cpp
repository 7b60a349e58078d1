#include "store/code_points.h"

#include <algorithm>

namespace vanthu {
namespace {

// One count for so many bytes keeps the index at an eighth of the text and a look-up at one short walk.
constexpr std::size_t kStride = 64;

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }

std::size_t count_in(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins_code_point));
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kStride + 1);
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    before_.push_back(size_);
    size_ += count_in(text.substr(at, kStride));
  }
}

std::size_t CodePointIndex::code_points(std::size_t offset) const {
  if (offset >= text_.size()) return size_;
  const std::size_t block = offset / kStride;
  return before_[block] + count_in(text_.substr(block * kStride, offset % kStride));
}

std::size_t CodePointIndex::byte(std::size_t position) const {
  if (position >= size_) return text_.size();
  const auto after = std::upper_bound(before_.begin(), before_.end(), position);
  const auto block = static_cast<std::size_t>(after - before_.begin()) - 1;
  std::size_t at = block * kStride;
  for (std::size_t count = before_[block];; ++at) {
    if (!begins_code_point(text_[at])) continue;
    if (count == position) return at;
    ++count;
  }
}

}  // namespace vanthu
