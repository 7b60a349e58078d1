#include "parsers/prose.h"

namespace vanthu {

namespace {

/// First block behind the title that begins at `block`; `block` + 1 where none begins there.
std::size_t title_end(const Parts& parts, std::size_t block) {
  if (block == parts.title.begin && parts.title.end > block) return parts.title.end;
  // The label is a line of its own, the title begins below it.
  const AppendixPart* appendix = parts.appendix_at(block);
  const bool begins = appendix != nullptr && block == appendix->heading.begin + 1;
  return begins && appendix->heading.end > block ? appendix->heading.end : block + 1;
}

/// A bracket that is opened in one paragraph and closed at the end of the next.
bool is_cut_note(const NormalizedDocument& document, std::size_t block) {
  if (block + 1 >= document.blocks.size()) return false;
  const Block& next = document.blocks[block + 1];
  const std::string_view line = document.slice(document.blocks[block].text);
  return next.kind == BlockKind::paragraph && line.starts_with('(') &&
         line.find(')') == std::string_view::npos && document.slice(next.text).ends_with(')');
}

}  // namespace

std::vector<Prose> list_prose(const NormalizedDocument& document, const Parts& parts) {
  std::vector<Prose> prose;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind == BlockKind::paragraph) {
      const std::size_t end = is_cut_note(document, i) ? i + 2 : title_end(parts, i);
      const ByteRange text{block.text.begin, document.blocks[end - 1].text.end};
      if (!text.empty()) prose.push_back({text, i, false});
      i = end - 1;
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
