// The outline of a record as nested elements of Akoma Ntoso.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "parsers/parts.h"
#include "tools/export/akn_text.h"

namespace vanthu {

/// A section and the block that is its heading.
struct PlacedSection {
  std::size_t block = 0;
  const Section* section = nullptr;
};

/// The sections whose headings are paragraphs of `blocks`, in order, one for each; `record` must outlive
/// them.
std::vector<PlacedSection> place_sections(const Document& record, const NormalizedDocument& blocks);

/// Writes the blocks of `range`, those of sections into their elements.
///
///   Phần, "A."  part      Chương  chapter    Mục, "I."  section    Điều  article
///   "1."        clause    "1.1"   subclause  "a)"       point      other  hcontainer
///
/// Nested as the sections' depth says, ten deep at most: what is deeper stands beside its parent.  An
/// element's own text is its <content>, or its <intro> where sections follow below it.
void write_hierarchy(AknText& text, const NormalizedDocument& blocks, BlockRange range,
                     const std::vector<PlacedSection>& sections, std::string_view parent);

}  // namespace vanthu
