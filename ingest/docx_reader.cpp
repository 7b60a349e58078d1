#include "ingest/docx_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/docx_chunk.h"
#include "ingest/docx_elements.h"
#include "ingest/docx_header.h"
#include "ingest/error.h"
#include "ingest/layout_columns.h"

namespace vanthu {

DocxReader::DocxReader(const DocxParts& parts, const std::string& path, const Limits& limits)
    : parts_(parts),
      path_(path),
      limits_(limits),
      styles_(parts.styles ? &*parts.styles : nullptr),
      numbering_(parts.numbering ? &*parts.numbering : nullptr, styles_) {}

std::vector<LaidBlock> DocxReader::read() {
  open_story(parts_.document);
  read_blocks(tree_->find(0, DocxTag::body));
  std::vector<LaidBlock> body = std::exchange(blocks_, {});
  std::vector<LaidBlock> all = read_letterhead(body);
  append_blocks(all, std::move(body));
  read_notes();
  append_blocks(all, std::move(blocks_));
  say_left_out(last_text_);
  return has_tabs_ ? unfold_columns(std::move(all)) : all;
}

void DocxReader::open_story(const DocxTree& tree) {
  tree_ = &tree;
  fields_ = DocxFields(tree);
}

void DocxReader::read_blocks(std::size_t parent) {
  const std::size_t end = tree_->nodes[parent].end;
  for (std::size_t node = parent + 1; node < end;) {
    switch (tree_->nodes[node].tag) {
      case DocxTag::paragraph:
        node = read_paragraphs(node, end);
        continue;
      case DocxTag::table:
        read_table(node);
        break;
      case DocxTag::chunk:
        read_chunk(node);
        break;
      case DocxTag::alternate:
        if (const std::size_t branch = branch_of(*tree_, node); branch != 0) read_blocks(branch);
        break;
      default:
        break;
    }
    node = tree_->nodes[node].end;
  }
}

/// Reads the paragraph `first` and those that go on with it because the ends between them are not there; what
/// is left has the properties of the last.  Returns the node behind them; `end` is the end of their parent.
std::size_t DocxReader::read_paragraphs(std::size_t first, std::size_t end) {
  std::size_t last = first;
  const auto next = [&](std::size_t node) { return static_cast<std::size_t>(tree_->nodes[node].end); };
  while (is_end_invisible(*tree_, last) && next(last) < end &&
         tree_->nodes[next(last)].tag == DocxTag::paragraph) {
    last = next(last);
  }
  const std::size_t properties = tree_->child(last, DocxTag::paragraph_properties);
  if (tree_->is_switched_on(properties, DocxTag::page_break_before)) break_page();
  line_begun_ = false;
  // A paragraph whose end stayed deleted is no longer there.
  if (!is_end_deleted(*tree_, last)) put_label(last);
  for (std::size_t node = first; node <= last; node = next(node)) {
    const std::size_t own = tree_->child(node, DocxTag::paragraph_properties);
    const auto style = own == 0 ? std::nullopt : tree_->child_value(own, DocxTag::paragraph_style);
    read_inline(node, styles_.paragraph(style.value_or("")).text);
  }
  // A cell that holds nothing but its number is printed with it.
  if (depth_ > 0 && !line_begun_ && !label_.empty()) {
    lines_.set_label({});
    put_text(label_, {});
  }
  flush();
  const std::size_t section = properties == 0 ? 0 : tree_->child(properties, DocxTag::section);
  if (section != 0 && tree_->child_value(section, DocxTag::section_type) != "continuous") break_page();
  return next(last);
}

void DocxReader::put_label(std::size_t paragraph) {
  const std::size_t properties = tree_->child(paragraph, DocxTag::paragraph_properties);
  const std::string_view style =
      properties == 0 ? "" : tree_->child_value(properties, DocxTag::paragraph_style).value_or("");
  const DocxText text =
      over(text_properties(*tree_, end_mark(*tree_, properties)), styles_.paragraph(style).text);
  label_.clear();
  if (!text.hidden.value_or(false)) {
    label_ = numbering_.next_label(list_of(*tree_, properties), style, text).value_or("");
  }
  lines_.set_label(label_);
}

/// The blocks of a cell or a text box.
std::vector<LaidBlock> DocxReader::read_inside(std::size_t node) {
  std::vector<LaidBlock> outer = std::exchange(blocks_, {});
  std::vector<LaidBlock> outer_boxes = std::exchange(boxes_, {});
  StyledLines outer_lines = std::exchange(lines_, StyledLines(Gaps::blanks));
  std::string outer_label = std::exchange(label_, {});
  const bool outer_begun = line_begun_;
  ++depth_;
  read_blocks(node);
  flush();
  --depth_;
  line_begun_ = outer_begun;
  label_ = std::move(outer_label);
  lines_ = std::move(outer_lines);
  boxes_ = std::move(outer_boxes);
  return std::exchange(blocks_, std::move(outer));
}

void DocxReader::read_table(std::size_t table) {
  const auto read_cell = [&](std::size_t cell) {
    if (++cells_ > limits_.table_cells) {
      throw Error("limit-table-cells", path_, {std::to_string(limits_.table_cells)});
    }
    return read_inside(cell);
  };
  std::vector<LaidBlock> placed =
      place_table(lay_on_grid(word_rows(*tree_, table, read_cell), column_places(*tree_, table)));
  if (!placed.empty() && depth_ == 0) placed.front().after_break = std::exchange(after_break_, false);
  append_blocks(blocks_, std::move(placed));
}

/// A part in HTML or plain text is read in its place; another one is missed, and that is said.
void DocxReader::read_chunk(std::size_t node) {
  const std::string_view id = tree_->attribute(node, DocxKey::relation).value_or("");
  const auto found = parts_.chunks.find(id);
  if (found == parts_.chunks.end() || !read_chunks_.insert(id).second) return;
  std::optional<ChunkText> text = read_docx_chunk(found->second, position_, path_, limits_);
  if (!text) return note_left_out("part-left-out", Severity::warning);
  std::move(text->findings.begin(), text->findings.end(), std::back_inserter(findings_));
  position_ = text->end;
  if (!text->blocks.empty() && depth_ == 0)
    text->blocks.front().after_break = std::exchange(after_break_, false);
  append_blocks(blocks_, std::move(text->blocks));
}

/// The first page's header where the letterhead stands in it and not in the body; headers are no part of the
/// text otherwise.
std::vector<LaidBlock> DocxReader::read_letterhead(const std::vector<LaidBlock>& body) {
  if (!parts_.header) return {};
  const std::size_t repaired = repairs_.size(), noted = notes_.size();
  open_story(*parts_.header);
  read_blocks(tree_->find(0, DocxTag::header));
  std::vector<LaidBlock> header = std::exchange(blocks_, {});
  after_break_ = false;
  if (brings_letterhead(header, body)) return header;
  repairs_.resize(repaired);
  notes_.resize(noted);
  return {};
}

/// Notes stand at the foot of pages; read, they follow the text, each with its mark.
void DocxReader::read_notes() {
  const std::vector<Note> notes = std::exchange(notes_, {});
  std::size_t number = 0;
  std::vector<Note> at_foot, at_end;
  for (const Note& note : notes) (note.at_end ? at_end : at_foot).push_back(note);
  if (parts_.footnotes) read_notes_of(*parts_.footnotes, at_foot, number);
  if (parts_.endnotes) read_notes_of(*parts_.endnotes, at_end, number);
}

void DocxReader::read_notes_of(const DocxTree& tree, const std::vector<Note>& notes, std::size_t& number) {
  open_story(tree);
  std::unordered_map<std::string_view, std::size_t> nodes;
  each_child(tree, 0,
             [&](std::size_t node) { nodes.emplace(tree.attribute(node, DocxKey::id).value_or(""), node); });
  for (const Note& note : notes) {
    const auto found = nodes.find(note.id);
    if (found == nodes.end()) continue;
    const std::size_t before = blocks_.size();
    read_blocks(found->second);
    if (blocks_.size() == before) continue;
    nodes.erase(found);  // referred to twice, read once
    const std::string mark = "[" + std::to_string(++number) + "] ";
    if (blocks_[before].lines.empty()) continue;
    LaidLine& line = blocks_[before].lines.front();
    line.text.insert(0, mark);
    for (LaidPiece& piece : line.pieces) {
      piece.text.begin += mark.size();
      piece.text.end += mark.size();
    }
  }
}

}  // namespace vanthu
