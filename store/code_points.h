// Byte offsets as code points and back: records count code points, everything inside the program bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// Both counts for any offset of one text, after one pass over it.  Holds a view of the text.  An offset
/// past the end counts as the end, one inside a character as the end of that character.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  /// Code points before byte `offset`.
  std::size_t code_points(std::size_t offset) const;
  /// Byte at which code point `position` (0-based) begins.
  std::size_t byte(std::size_t position) const;
  /// Code points of the whole text.
  std::size_t size() const { return size_; }

 private:
  std::string_view text_;
  std::vector<std::size_t> before_;  // code points before every kStride-th byte
  std::size_t size_ = 0;
};

}  // namespace vanthu
