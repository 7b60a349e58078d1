// The stamp of the office that received a document: "ĐẾN Số: 123 Ngày: 12/5/2026 Chuyển: …" (Nghị định
// 30/2020/NĐ-CP, Phụ lục IV).  Its number and day are those of the office's register, never the document's.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"

namespace vanthu {

struct FoundStamp {
  ReceivedStamp stamp;
  std::vector<std::size_t> blocks;  // in which it stands, ascending; empty where it is no part of the text
};

/// What a stamp of these words says; none where they have no place for a number or none for a day.  A number
/// or day of which a figure was not read (U+FFFD) is left out.
std::optional<ReceivedStamp> read_received_stamp(std::string_view words);

/// The stamp that reading the file took out of its first page, or else the one among the lines of that page
/// (of the first 40 blocks where the format has no pages).
std::optional<FoundStamp> find_received_stamp(const NormalizedDocument& document);

/// The document without the blocks of `stamp`: their text stays and is read by nobody.
NormalizedDocument without_stamp(NormalizedDocument document, const FoundStamp& stamp);

}  // namespace vanthu
