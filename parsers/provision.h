// Places inside a document, as sentences name them: "điểm a, b khoản 1 Điều 3", "khoản 3, mục II".
//
// Sources: the order and spelling that Nghị định 78/2025/NĐ-CP prescribes for references to provisions, and
// the looser one of plans, whose "mục II.3" follows their own numbering.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/document.h"

namespace vanthu {

/// A provision with its place in the text that was read: text[where] == provision.raw.
struct FoundProvision {
  Provision provision;
  ByteRange where;
};

/// The provision that begins at `from` exactly.  What it takes is bounded: 12 steps, 40 labels a step.
std::optional<FoundProvision> read_provision_at(std::string_view text, std::size_t from = 0);

/// The provision of the document that is named at `end` of `text`: nothing but a blank, a comma, "của", "tại"
/// or "Quy chế … ban hành kèm theo" stands between.  Looks back 400 bytes at the most.
std::optional<FoundProvision> find_provision_before(std::string_view text, std::size_t end);

/// All provisions, in reading order, none overlapping another.
std::vector<FoundProvision> find_provisions(std::string_view text);

}  // namespace vanthu
