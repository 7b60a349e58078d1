// What a number counts or measures ("mô hình", "%", "triệu đồng/người/năm"), by count_nouns.tsv.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ingest/text_range.h"

namespace vanthu {

/// A unit of measure and its place in the text that was searched.
struct TargetUnit {
  ByteRange where;
  bool share = false;  // "%", "‰", "phần trăm"
  bool time = false;   // "ngày", "tháng": a length of time
};

/// The unit right behind the number that ends at `offset`, a remark between them left aside ("01 (một) mô
/// hình"); none where something else stands there.
std::optional<TargetUnit> find_target_unit(std::string_view text, std::size_t offset);

}  // namespace vanthu
