#include "tools/export/akn_text.h"

#include <algorithm>
#include <utility>

#include "parsers/excerpt.h"
#include "tools/export/akn_uri.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestLabel = 40;  // bytes: "phần-thứ-mười-một" has 22

std::string below(std::string_view parent, std::string_view name) {
  return parent.empty() ? std::string(name) : std::string(parent) + "__" + std::string(name);
}

}  // namespace

std::string AknIds::unique(std::string id) {
  std::size_t& times = given_[id];
  while (times > 0) {
    std::string other = id + "-" + std::to_string(++times);
    if (given_.try_emplace(other, 1).second) return other;
  }
  times = 1;
  return id;
}

std::string AknIds::labelled(std::string_view parent, std::string_view name, std::string_view label) {
  const std::string word = iri_word(first_bytes(label, kLongestLabel));
  if (word.empty()) return counted(parent, name);
  return unique(below(parent, name) + "_" + word);
}

std::string AknIds::counted(std::string_view parent, std::string_view name) {
  const std::string base = below(parent, name);
  return unique(base + "_" + std::to_string(++counts_[base]));
}

AknText::AknText(const NormalizedDocument& blocks, std::vector<AknMark> marks)
    : blocks_(blocks), marks_(std::move(marks)) {}

void AknText::write(ByteRange range, std::string_view parent) {
  auto mark =
      std::lower_bound(marks_.begin(), marks_.end(), range.begin,
                       [](const AknMark& one, std::size_t offset) { return one.where.begin < offset; });
  std::size_t at = range.begin;
  for (; mark != marks_.end() && mark->where.end <= range.end; ++mark) {
    xml_.text(blocks_.slice({at, mark->where.begin}));
    XmlAttributes attributes = mark->attributes;
    if (mark->element == "ref") attributes.insert(attributes.begin(), {"eId", ids_.counted(parent, "ref")});
    xml_.begin(mark->element, attributes);
    xml_.text(blocks_.slice(mark->where));
    xml_.end();
    at = mark->where.end;
  }
  xml_.text(blocks_.slice({at, range.end}));
}

void AknText::write_lines(std::span<const ByteRange> lines, std::string_view parent) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      xml_.text("\n");
      xml_.empty("eol");
    }
    write(lines[i], parent);
  }
}

void AknText::paragraph(ByteRange range, std::string_view parent) {
  xml_.begin("p");
  write(range, parent);
  xml_.end();
  xml_.line_break();
}

void AknText::block(const Block& block, std::string_view parent) {
  if (block.kind == BlockKind::table) {
    table(block.table, parent);
  } else {
    paragraph(block.text, parent);
  }
}

void AknText::table(const ExtractedTable& table, std::string_view parent) {
  const std::string id = ids_.counted(parent, "table");
  xml_.begin("table", {{"eId", id}});
  xml_.line_break();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    xml_.begin("tr");
    for (const Cell& cell : table.rows[i].cells) {
      xml_.begin(i == 0 && table.has_head ? "th" : "td");
      xml_.begin("p");
      write(cell.text, id);
      xml_.end();
      xml_.end();
    }
    xml_.end();
    xml_.line_break();
  }
  xml_.end();
  xml_.line_break();
}

}  // namespace vanthu
