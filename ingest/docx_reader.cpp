#include "ingest/docx_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "ingest/docx_symbols.h"
#include "ingest/error.h"
#include "ingest/layout_chars.h"

namespace vanthu {
namespace {

/// Which <w:fldChar> belong to fields that have a beginning and an end; a lone one is passed over.  Fields in
/// deleted text are none.
std::vector<bool> find_whole_fields(const DocxTree& tree) {
  std::vector<bool> whole(tree.nodes.size(), false);
  struct Open {
    std::size_t begin, separator;
  };
  std::vector<Open> open;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const DocxTag tag = tree.nodes[i].tag;
    if (tag == DocxTag::deleted || tag == DocxTag::moved_from) {
      i = std::max<std::size_t>(tree.nodes[i].end, i + 1) - 1;
      continue;
    }
    if (tag != DocxTag::field_char) continue;
    const std::string_view type = tree.attribute(i, DocxKey::field_char_type).value_or("");
    if (type == "begin") {
      open.push_back({i, 0});
    } else if (type == "separate" && !open.empty()) {
      open.back().separator = i;
    } else if (type == "end" && !open.empty()) {
      whole[open.back().begin] = whole[i] = true;
      if (open.back().separator != 0) whole[open.back().separator] = true;
      open.pop_back();
    }
  }
  return whole;
}

/// The branch of an <mc:AlternateContent> to read, never both: the first that holds text.
std::size_t branch_of(const DocxTree& tree, std::size_t alternate) {
  std::size_t fallback = 0, chosen = 0;
  each_child(tree, alternate, [&](std::size_t child) {
    const DocxTag tag = tree.nodes[child].tag;
    const bool choice = tag == DocxTag::alternate_choice;
    if (choice && chosen == 0 && tree.find(child, DocxTag::characters) != 0) chosen = child;
    if (tag == DocxTag::alternate_fallback) fallback = child;
  });
  return chosen != 0 ? chosen : fallback;
}

/// True where the paragraph's end was deleted or moved away: the next one goes on with it.
bool is_end_deleted(const DocxTree& tree, std::size_t paragraph) {
  const std::size_t properties = tree.child(paragraph, DocxTag::paragraph_properties);
  const std::size_t mark = properties == 0 ? 0 : tree.child(properties, DocxTag::run_properties);
  return mark != 0 && (tree.child(mark, DocxTag::deleted) != 0 || tree.child(mark, DocxTag::moved_from) != 0);
}

bool is_switched_on(const DocxTree& tree, std::size_t properties, DocxTag tag) {
  const std::size_t found = properties == 0 ? 0 : tree.child(properties, tag);
  return found != 0 && is_on(tree.attribute(found, DocxKey::value));
}

TextStyle style_for(const DocxText& text) {
  TextStyle style;
  style.font = find_legacy_font(text.font.value_or(""));
  style.upper = text.capitals.value_or(false);
  return style;
}

std::size_t span_of(const DocxTree& tree, std::size_t properties, DocxTag tag, long least) {
  constexpr long kMostColumns = 63;  // as Word
  const auto value = properties == 0 ? std::nullopt : number_of(tree.child_value(properties, tag));
  return static_cast<std::size_t>(std::clamp(value.value_or(least), least, kMostColumns));
}

}  // namespace

DocxReader::DocxReader(const DocxParts& parts, const std::string& path, const Limits& limits)
    : parts_(parts),
      path_(path),
      limits_(limits),
      styles_(parts.styles ? &*parts.styles : nullptr),
      numbering_(parts.numbering ? &*parts.numbering : nullptr, styles_) {}

std::vector<LaidBlock> DocxReader::read() {
  open_story(parts_.document);
  read_blocks(tree_->find(0, DocxTag::body));
  read_notes();
  return std::move(blocks_);
}

void DocxReader::open_story(const DocxTree& tree) {
  tree_ = &tree;
  whole_fields_ = find_whole_fields(tree);
  fields_.clear();
  codes_ = 0;
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
      case DocxTag::alternate:
        if (const std::size_t branch = branch_of(*tree_, node); branch != 0) read_blocks(branch);
        break;
      default:
        break;
    }
    node = tree_->nodes[node].end;
  }
}

/// Reads the paragraph `first` and those that go on with it because the ends between them were deleted; what
/// is left has the properties of the last.  Returns the node behind them; `end` is the end of their parent.
std::size_t DocxReader::read_paragraphs(std::size_t first, std::size_t end) {
  std::size_t last = first;
  const auto next = [&](std::size_t node) { return static_cast<std::size_t>(tree_->nodes[node].end); };
  while (is_end_deleted(*tree_, last) && next(last) < end &&
         tree_->nodes[next(last)].tag == DocxTag::paragraph) {
    last = next(last);
  }
  const std::size_t properties = tree_->child(last, DocxTag::paragraph_properties);
  if (is_switched_on(*tree_, properties, DocxTag::page_break_before)) break_page();
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
  const std::size_t mark = properties == 0 ? 0 : tree_->child(properties, DocxTag::run_properties);
  const std::string_view style =
      properties == 0 ? "" : tree_->child_value(properties, DocxTag::paragraph_style).value_or("");
  const DocxText text = over(text_properties(*tree_, mark), styles_.paragraph(style).text);
  label_.clear();
  if (!text.hidden.value_or(false)) {
    label_ = numbering_.next_label(list_of(*tree_, properties), style, text).value_or("");
  }
  lines_.set_label(label_);
}

void DocxReader::read_inline(std::size_t parent, const DocxText& outer) {
  each_child(*tree_, parent, [&](std::size_t node) {
    switch (tree_->nodes[node].tag) {
      case DocxTag::run:
        read_run(node, outer);
        break;
      case DocxTag::deleted:
      case DocxTag::moved_from:
      case DocxTag::paragraph_properties:
        break;
      default:
        read_run_child(node, outer);
    }
  });
}

void DocxReader::read_run(std::size_t run, const DocxText& outer) {
  const std::size_t properties = tree_->child(run, DocxTag::run_properties);
  DocxText text = outer;
  if (properties != 0) {
    if (const auto style = tree_->child_value(properties, DocxTag::run_style))
      text = over(styles_.text(*style), text);
    text = over(text_properties(*tree_, properties), text);
  }
  read_inline(run, text);
}

void DocxReader::read_run_child(std::size_t node, const DocxText& text) {
  const DocxTag tag = tree_->nodes[node].tag;
  if (tag == DocxTag::field_char) return read_field_char(node);
  if (tag == DocxTag::rendered_page_break) {
    if (!line_begun_) break_page();
    return;
  }
  if (text.hidden.value_or(false) || codes_ > 0) return;
  switch (tag) {
    case DocxTag::characters:
      return put_text(without_private_use(tree_->text(node), text.font.value_or("")), text);
    case DocxTag::tab:
    case DocxTag::position_tab:
      return put_text(" ", text);
    case DocxTag::carriage_return:
      return lines_.break_line();
    case DocxTag::break_:
      if (tree_->attribute(node, DocxKey::type) != "page") return lines_.break_line();
      flush();
      return break_page();
    case DocxTag::no_break_hyphen:
      return put_text("-", text);
    case DocxTag::soft_hyphen:
      // Its code is the letter ư in the fonts of TCVN3.
      if (style_for(text).font) put_text("\u00AD", text);
      return;
    case DocxTag::symbol: {
      const std::string_view digits = tree_->attribute(node, DocxKey::char_).value_or("");
      std::uint32_t code = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
      if (error != std::errc{} || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return;
      DocxText symbol = text;
      symbol.font = std::string(tree_->attribute(node, DocxKey::font).value_or(""));
      return put_text(symbol_text(*symbol.font, code), symbol);
    }
    case DocxTag::footnote_reference:
    case DocxTag::endnote_reference:
      notes_.push_back(
          {tag == DocxTag::endnote_reference, std::string(tree_->attribute(node, DocxKey::id).value_or(""))});
      return;
    case DocxTag::alternate:
      if (const std::size_t branch = branch_of(*tree_, node); branch != 0) read_inline(branch, text);
      return;
    case DocxTag::text_box:
      return read_text_box(node);
    default:
      return;
  }
}

/// Of a field only the result that is stored in the file is text.
void DocxReader::read_field_char(std::size_t node) {
  if (!whole_fields_[node]) return;
  const std::string_view type = tree_->attribute(node, DocxKey::field_char_type).value_or("");
  if (type == "begin") {
    fields_.push_back(false);
    ++codes_;
  } else if (!fields_.empty()) {
    if (!fields_.back()) --codes_;
    if (type == "end") {
      fields_.pop_back();
    } else {
      fields_.back() = true;
    }
  }
}

/// The blocks of a cell or a text box.
std::vector<LaidBlock> DocxReader::read_inside(std::size_t node) {
  std::vector<LaidBlock> outer = std::exchange(blocks_, {});
  std::vector<LaidBlock> outer_boxes = std::exchange(boxes_, {});
  StyledLines outer_lines = std::exchange(lines_, {});
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

void DocxReader::read_text_box(std::size_t node) {
  std::vector<LaidBlock> inside = read_inside(node);
  std::move(inside.begin(), inside.end(), std::back_inserter(boxes_));
}

void DocxReader::read_table(std::size_t table) {
  std::vector<GridRow> rows;
  each_child(*tree_, table, [&](std::size_t node) {
    if (tree_->nodes[node].tag != DocxTag::row) return;
    const std::size_t properties = tree_->child(node, DocxTag::row_properties);
    const bool deleted = properties != 0 && tree_->child(properties, DocxTag::deleted) != 0;
    if (!deleted) rows.push_back(read_row(node));
  });
  std::vector<LaidBlock> placed = place_table(lay_on_grid(std::move(rows), column_places(*tree_, table)));
  if (!placed.empty() && depth_ == 0) placed.front().after_break = std::exchange(after_break_, false);
  std::move(placed.begin(), placed.end(), std::back_inserter(blocks_));
}

GridRow DocxReader::read_row(std::size_t node) {
  GridRow row;
  const std::size_t properties = tree_->child(node, DocxTag::row_properties);
  row.head = is_switched_on(*tree_, properties, DocxTag::table_header);
  std::size_t at = span_of(*tree_, properties, DocxTag::grid_before, 0);
  each_child(*tree_, node, [&](std::size_t child) {
    if (tree_->nodes[child].tag != DocxTag::cell) return;
    const std::size_t own = tree_->child(child, DocxTag::cell_properties);
    if (own != 0 && tree_->child(own, DocxTag::cell_deleted) != 0) return;
    const auto continues = [&](DocxTag tag) {
      const std::size_t merge = own == 0 ? 0 : tree_->child(own, tag);
      return merge != 0 && tree_->attribute(merge, DocxKey::value).value_or("continue") == "continue";
    };
    const std::size_t end = at + span_of(*tree_, own, DocxTag::grid_span, 1);
    if (continues(DocxTag::horizontal_merge) && !row.cells.empty()) {
      row.cells.back().end = end;
    } else {
      row.cells.push_back({read_cell(child), at, end, continues(DocxTag::vertical_merge)});
    }
    at = end;
  });
  const std::size_t after = span_of(*tree_, properties, DocxTag::grid_after, 0);
  if (after > 0) row.cells.push_back({ReadCell{}, at, at + after, false});
  return row;
}

ReadCell DocxReader::read_cell(std::size_t node) {
  if (++cells_ > limits_.table_cells) {
    throw Error("limit-table-cells", path_, {std::to_string(limits_.table_cells)});
  }
  ReadCell cell;
  cell.blocks = read_inside(node);
  return cell;
}

/// Notes stand at the foot of pages; read, they follow the text, each with its mark.
void DocxReader::read_notes() {
  const std::vector<Note> notes = std::exchange(notes_, {});
  std::size_t number = 0;
  for (const bool at_end : {false, true}) {
    const std::optional<DocxTree>& tree = at_end ? parts_.endnotes : parts_.footnotes;
    if (!tree) continue;
    open_story(*tree);
    std::unordered_map<std::string_view, std::size_t> nodes;
    each_child(*tree, 0, [&](std::size_t node) {
      nodes.emplace(tree->attribute(node, DocxKey::id).value_or(""), node);
    });
    for (const Note& note : notes) {
      const auto found = note.at_end == at_end ? nodes.find(note.id) : nodes.end();
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
}

void DocxReader::put_text(std::string_view text, const DocxText& properties) {
  if (text.empty()) return;
  lines_.add(text, {position_, position_ + text.size()}, style_for(properties));
  position_ += text.size();
  line_begun_ = line_begun_ || !trim_blank(text).empty();
}

void DocxReader::break_page() {
  if (depth_ == 0) after_break_ = true;
}

/// Ends the paragraph: its lines are blocks, parted where two line breaks left an empty line.
void DocxReader::flush() {
  std::vector<LaidLine> paragraph;
  for (StyledLine& line : lines_.take()) {
    if (line.decoded && !line.laid.pieces.empty()) {
      repairs_.push_back(
          {{line.laid.pieces.front().source.begin, line.laid.pieces.back().source.end}, *line.decoded});
    }
    if (!trim_blank(line.laid.text).empty()) {
      paragraph.push_back(std::move(line.laid));
    } else {
      put_paragraph(std::exchange(paragraph, {}));
    }
  }
  put_paragraph(std::move(paragraph));
  std::move(boxes_.begin(), boxes_.end(), std::back_inserter(blocks_));
  boxes_.clear();
}

void DocxReader::put_paragraph(std::vector<LaidLine> lines) {
  if (lines.empty()) return;
  LaidBlock block;
  block.lines = std::move(lines);
  block.separate = true;
  if (depth_ == 0) block.after_break = std::exchange(after_break_, false);
  blocks_.push_back(std::move(block));
}

}  // namespace vanthu
