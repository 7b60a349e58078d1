// The part of DocxReader inside a paragraph: runs, fields, symbols, and the lines that they make.
#include <charconv>
#include <utility>

#include "ingest/docx_elements.h"
#include "ingest/docx_reader.h"
#include "ingest/docx_symbols.h"
#include "ingest/layout_chars.h"

namespace vanthu {

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
  if (properties == 0) return read_inline(run, outer);
  DocxText text = outer;
  if (const auto style = tree_->child_value(properties, DocxTag::run_style))
    text = styles_.text(*style, text);
  read_inline(run, over(text_properties(*tree_, properties), text));
}

void DocxReader::read_run_child(std::size_t node, const DocxText& text) {
  const DocxTag tag = tree_->nodes[node].tag;
  if (tag == DocxTag::field_char) {
    if (fields_.begins_contents(node)) note_left_out("contents-left-out", Severity::info);
    return fields_.pass(node);
  }
  if (tag == DocxTag::rendered_page_break) {
    if (!line_begun_) break_page();
    return;
  }
  if (text.hidden.value_or(false) || fields_.hides_text()) return;
  switch (tag) {
    case DocxTag::characters:
      return put_text(tree_->text(node), text);
    case DocxTag::tab:
    case DocxTag::position_tab:
      return put_tab();
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
    case DocxTag::symbol:
      return read_symbol(node, text);
    case DocxTag::simple_field:
      return read_simple_field(node, text);
    case DocxTag::footnote_reference:
    case DocxTag::endnote_reference:
      notes_.push_back({tag == DocxTag::endnote_reference, tree_->attribute(node, DocxKey::id).value_or("")});
      return;
    case DocxTag::alternate:
      if (const std::size_t branch = branch_of(*tree_, node); branch != 0) read_inline(branch, text);
      return;
    case DocxTag::text_box:
      return append_blocks(boxes_, read_inside(node));
    default:
      return;
  }
}

void DocxReader::read_symbol(std::size_t node, const DocxText& text) {
  const std::string_view digits = tree_->attribute(node, DocxKey::char_).value_or("");
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (error != std::errc{} || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return;
  DocxText symbol = text;
  symbol.font = tree_->attribute(node, DocxKey::font).value_or("");
  put_text(symbol_text(*symbol.font, code), symbol);
}

void DocxReader::read_simple_field(std::size_t node, const DocxText& text) {
  if (!is_contents_code(tree_->attribute(node, DocxKey::instruction).value_or("")))
    return read_inline(node, text);
  note_left_out("contents-left-out", Severity::info);
}

TextStyle DocxReader::style_for(const DocxText& text) {
  TextStyle style;
  style.upper = text.capitals.value_or(false);
  if (!text.font || text.font->empty()) return style;
  auto known = fonts_.find(*text.font);
  if (known == fonts_.end()) known = fonts_.emplace(*text.font, find_legacy_font(*text.font)).first;
  style.font = known->second;
  return style;
}

void DocxReader::put_text(std::string_view text, const DocxText& properties) {
  if (text.empty()) return;
  const bool may_be_private = text.find('\xEF') != std::string_view::npos;
  const std::string visible =
      may_be_private ? without_private_use(text, properties.font.value_or("")) : std::string();
  if (may_be_private) text = visible;
  const ByteRange place{position_, position_ + text.size()};
  lines_.add(text, place, style_for(properties));
  position_ = place.end;
  if (trim_blank(text).empty()) return;
  line_begun_ = true;
  last_text_ = place;
  say_left_out(place);
}

void DocxReader::say_left_out(ByteRange place) {
  for (Finding& finding : std::exchange(left_out_, {})) {
    finding.where = place;
    findings_.push_back(std::move(finding));
  }
}

void DocxReader::put_tab() {
  lines_.add_tab();
  ++position_;
}

/// Says of the text that comes next that something was left out before it.
void DocxReader::note_left_out(const char* code, Severity severity) {
  left_out_.push_back({code, severity, {}, code, {}});
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
    has_tabs_ = has_tabs_ || line.laid.text.find('\t') != std::string::npos;
    if (!trim_blank(line.laid.text).empty()) {
      paragraph.push_back(std::move(line.laid));
    } else {
      put_paragraph(std::exchange(paragraph, {}));
    }
  }
  put_paragraph(std::move(paragraph));
  append_blocks(blocks_, std::exchange(boxes_, {}));
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
