#include "tools/export/record_blocks.h"

#include <algorithm>
#include <utility>

namespace vanthu {
namespace {

/// A table of the record and how many of its lines are the head.
struct RecordTable {
  ByteRange text;
  bool has_head = false;
};

bool begins_character(const std::string& text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0u) != 0x80u;
}

std::vector<RecordTable> tables_of(const Document& record) {
  std::vector<RecordTable> tables;
  for (const AppendixTable& table : record.tables) {
    if (table.span.bytes.empty() || !fits_text(record.text, table.span.bytes)) continue;
    tables.push_back({table.span.bytes, !table.columns.empty()});
  }
  std::sort(tables.begin(), tables.end(),
            [](const RecordTable& a, const RecordTable& b) { return a.text.begin < b.text.begin; });
  return tables;
}

class BlockBuilder {
 public:
  explicit BlockBuilder(const Document& record) : tables_(tables_of(record)) {
    document_.source = record.source;
    document_.text = record.text;
  }

  NormalizedDocument build() {
    const std::string& text = document_.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (begin < end) add_line({begin, end});
      begin = end + 1;
    }
    return std::move(document_);
  }

 private:
  void add_line(ByteRange line) {
    while (next_ < tables_.size() && tables_[next_].text.end <= line.begin) ++next_;
    const bool listed = next_ < tables_.size() && tables_[next_].text.begin < line.end;
    const bool tabbed = document_.slice(line).find('\t') != std::string_view::npos;
    if (!listed && !tabbed) {
      begin_block(BlockKind::paragraph, line);
      last_ = kNone;
      return;
    }
    const std::size_t table = listed ? next_ : kUnlisted;
    if (table != last_)
      begin_block(BlockKind::table, line).table.has_head = listed && tables_[next_].has_head;
    last_ = table;
    add_row(line);
  }

  Block& begin_block(BlockKind kind, ByteRange line) {
    Block& block = document_.blocks.emplace_back();
    block.kind = kind;
    block.text = line;
    return block;
  }

  void add_row(ByteRange line) {
    Block& block = document_.blocks.back();
    block.text.end = line.end;
    Row row;
    const std::string_view text = document_.slice(line);
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\t', begin), text.size());
      row.cells.emplace_back().text = {line.begin + begin, line.begin + end};
      begin = end + 1;
    }
    block.table.columns = std::max(block.table.columns, row.cells.size());
    block.table.rows.push_back(std::move(row));
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1), kUnlisted = kNone - 1;

  const std::vector<RecordTable> tables_;
  std::size_t next_ = 0;      // of tables_: the first that may hold the line
  std::size_t last_ = kNone;  // the table of the line before
  NormalizedDocument document_;
};

}  // namespace

bool fits_text(const std::string& text, ByteRange range) {
  return range.begin <= range.end && range.end <= text.size() && begins_character(text, range.begin) &&
         begins_character(text, range.end);
}

NormalizedDocument record_blocks(const Document& record) { return BlockBuilder(record).build(); }

}  // namespace vanthu
