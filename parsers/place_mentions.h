// Where a text names administrative levels, with or without a place: "UBND tỉnh", "xã Gia Lộc", "Thành ủy Hải
// Phòng".
#pragma once

#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/normalized_document.h"

namespace vanthu {

/// Ranges are bytes of the text's comparison_key.
struct PlaceMention {
  std::string_view level;  // xã | phường | thị trấn | huyện | quận | thị xã | thành phố | tỉnh
  bool committee = false;  // "Thành ủy", "Huyện ủy": the level's Party committee
  ByteRange words;         // of the level, as printed: "tp."
  ByteRange name;          // the capitalised words or the number behind it; empty where there is none
  bool capitals = false;   // the name stands in capitals: it may end anywhere in `name`
};

/// All of them in reading order; a name has eight words at the most.
std::vector<PlaceMention> find_place_mentions(const NormalizedDocument& document,
                                              const NormalizedText& text_key);

/// Ends of the words of `name`, the longest name first; of a number that is the only one.
std::vector<std::size_t> name_ends(std::string_view key, ByteRange name);

}  // namespace vanthu
