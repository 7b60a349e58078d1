#include "ingest/layout.h"
#include "ingest/layout_chars.h"
#include "ingest/layout_columns.h"
#include "ingest/layout_lines.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

void close_block(LaidDocument& laid, LaidBlock& open) {
  if (open.lines.empty()) return;
  laid.blocks.push_back(std::move(open));
  open = LaidBlock{};
}

void add_table(LaidDocument& laid, LaidTable table, bool after_break) {
  LaidBlock block;
  block.kind = BlockKind::table;
  block.table = std::move(table);
  block.after_break = after_break;
  laid.blocks.push_back(std::move(block));
}

// A line of words, perhaps with HTML tables between them.
void add_line(LaidDocument& laid, LaidBlock& open, const TextLine& line) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.tables.size(); ++i) {
    const std::size_t end = i < line.tables.size() ? line.text().find(kTableMark, begin) : line.text().size();
    for (LaidLine& words : cut_lines(line.line, {begin, end})) open.lines.push_back(std::move(words));
    if (i == line.tables.size()) break;
    close_block(laid, open);
    add_table(laid, line.tables[i], line.page_break);
    begin = end + 1;
  }
}

}  // namespace

LaidDocument layout_text(std::string_view decoded, const std::string& path, const Limits& limits) {
  const std::vector<TextLine> lines = unfold_columns(split_lines(decoded, path, limits));
  LaidDocument laid;
  LaidBlock open;
  for (std::size_t i = 0; i < lines.size();) {
    const TextLine& line = lines[i];
    if (line.page_break) {
      close_block(laid, open);
      open.after_break = true;
    }
    if (is_blank_line(line) || (line.tables.empty() && is_rule(line.text()))) {
      close_block(laid, open);
      ++i;
      continue;
    }
    if (std::optional<FoundTable> found = find_table(lines, i)) {
      close_block(laid, open);
      add_table(laid, std::move(found->table), line.page_break);
      i = found->next;
      continue;
    }
    add_line(laid, open, line);
    ++i;
  }
  close_block(laid, open);
  return laid;
}

}  // namespace vanthu
