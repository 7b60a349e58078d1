#include "parsers/prose.h"

namespace vanthu {

std::vector<Prose> list_prose(const NormalizedDocument& document) {
  std::vector<Prose> prose;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind == BlockKind::paragraph) {
      if (!block.text.empty()) prose.push_back({block.text, i, false});
      continue;
    }
    for (const Row& row : block.table.rows) {
      for (const Cell& cell : row.cells) {
        if (!cell.text.empty()) prose.push_back({cell.text, i, true});
      }
    }
  }
  return prose;
}

Span make_span(const NormalizedDocument& document, ByteRange range) {
  const Place place = place_of(document, range);
  return {range, place.page, place.box};
}

}  // namespace vanthu
