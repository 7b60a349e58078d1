#include "ingest/html_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "ingest/error.h"

namespace vanthu {
namespace {

/// The number of an attribute, or `otherwise` where it is none; cut to ±1,000,000.
long number_of(const HtmlNode& node, std::string_view name, long otherwise) {
  constexpr long kMost = 1'000'000;
  const std::string_view text = attribute(node, name).value_or("");
  long value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return kMost;
  return error == std::errc{} ? std::clamp(value, -kMost, kMost) : otherwise;
}

bool is_visible(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u00A0")) {
      ++i;
    } else if (text[i] != ' ') {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<LaidBlock> HtmlReader::read() {
  visit_children(tree_.nodes.front(), {});
  flush();
  return std::move(blocks_);
}

void HtmlReader::visit_children(const HtmlNode& node, const TextStyle& style) {
  for (const std::size_t child : node.children) visit(tree_.nodes[child], style);
}

void HtmlReader::visit(const HtmlNode& node, const TextStyle& outer) {
  if (node.name.empty()) {
    lines_.add(node.text, node.source, outer);
    return;
  }
  if (is_hidden(node)) return;
  const TextStyle style = style_of(node, outer);
  if (breaks_page(node)) {
    flush();
    after_break_ = true;
  }
  if (node.name == "br") {
    lines_.break_line();
  } else if (node.name == "table") {
    flush();
    visit_table(node, style);
  } else if (node.name == "ol" || node.name == "ul" || node.name == "menu" || node.name == "dir") {
    flush();
    visit_list(node, style);
    flush();
  } else if (attribute(node, "style").value_or("").find("mso-list:Ignore") != std::string_view::npos) {
    visit_word_label(node);
  } else if (is_block(node.name)) {
    flush();
    preformatted_ = style.preformatted;
    visit_children(node, style);
    flush();
    preformatted_ = outer.preformatted;
  } else {
    visit_children(node, style);
  }
}

void HtmlReader::visit_list(const HtmlNode& list, const TextStyle& style) {
  const std::string type = list_type(list);
  const auto is_item = [&](std::size_t child) { return tree_.nodes[child].name == "li"; };
  const bool reversed = attribute(list, "reversed").has_value();
  const long items = std::count_if(list.children.begin(), list.children.end(), is_item);
  long value = number_of(list, "start", reversed ? items : 1);
  for (const std::size_t child : list.children) {
    const HtmlNode& item = tree_.nodes[child];
    if (item.name != "li" || is_hidden(item)) {
      visit(item, style);
      continue;
    }
    flush();
    value = number_of(item, "value", value);
    const bool none = style_property(item, "list-style-type") == "none";
    lines_.set_label(none ? std::string() : list_label(type, value));
    visit(item, style);
    lines_.set_label({});
    value += reversed ? -1 : 1;
  }
}

/// Word prints a list's label as text, bullets in a symbol font: "·", "o", "§".
void HtmlReader::visit_word_label(const HtmlNode& node) {
  std::string label;
  for (const char c : text_of(node)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) label += c;
  }
  for (std::size_t at = label.find("\u00A0"); at != std::string::npos; at = label.find("\u00A0"))
    label.erase(at, 2);
  const bool is_number = !label.empty() && label.front() >= '0' && label.front() <= '9';
  const bool is_bullet = !is_number && label.find_first_of(".)-") == std::string::npos && label.size() <= 3;
  lines_.set_label(is_bullet && !label.empty() ? "-" : label);
}

std::string HtmlReader::text_of(const HtmlNode& node) const {
  std::string text = node.text;
  for (const std::size_t child : node.children) text += text_of(tree_.nodes[child]);
  return text;
}

void HtmlReader::visit_table(const HtmlNode& table, const TextStyle& style) {
  std::vector<ReadRow> rows;
  collect_rows(table, style, false, rows);
  std::vector<LaidBlock> placed = place_table(std::move(rows));
  if (!placed.empty() && placed.front().kind == BlockKind::table) {
    placed.front().after_break = std::exchange(after_break_, false);
  }
  std::move(placed.begin(), placed.end(), std::back_inserter(blocks_));
}

void HtmlReader::collect_rows(const HtmlNode& node, const TextStyle& outer, bool head,
                              std::vector<ReadRow>& rows) {
  for (const std::size_t index : node.children) {
    const HtmlNode& child = tree_.nodes[index];
    if (child.name.empty() || is_hidden(child)) continue;
    const TextStyle style = style_of(child, outer);
    if (child.name == "tr") {
      rows.push_back(read_row(child, style));
      rows.back().head |= head;
    } else if (child.name == "td" || child.name == "th") {  // a table without rows is one row
      if (rows.empty()) rows.emplace_back();
      rows.back().cells.push_back(read_cell(child, style));
    } else if (child.name == "caption") {
      visit(child, outer);  // stands before the table
    } else {
      collect_rows(child, style, head || child.name == "thead", rows);
    }
  }
}

ReadRow HtmlReader::read_row(const HtmlNode& row, const TextStyle& style) {
  ReadRow result;
  for (const std::size_t index : row.children) {
    const HtmlNode& child = tree_.nodes[index];
    const bool cell = child.name == "td" || child.name == "th";
    if (cell && !is_hidden(child)) result.cells.push_back(read_cell(child, style_of(child, style)));
  }
  result.head = !result.cells.empty() && std::all_of(result.cells.begin(), result.cells.end(),
                                                     [](const ReadCell& cell) { return cell.head; });
  return result;
}

ReadCell HtmlReader::read_cell(const HtmlNode& node, const TextStyle& style) {
  constexpr long kMostSpan = 100;  // Word has 63 columns at most
  if (++cells_ > limits_.table_cells) {
    throw Error("limit-table-cells", path_, {std::to_string(limits_.table_cells)});
  }
  ReadCell cell;
  cell.head = node.name == "th";
  cell.column_span = static_cast<std::size_t>(std::clamp(number_of(node, "colspan", 1), 1L, kMostSpan));
  // 0 reaches to the table's end; what is too long is cut when the table is known.
  const long rows = number_of(node, "rowspan", 1);
  cell.row_span = rows == 0 ? limits_.table_cells : static_cast<std::size_t>(std::max(rows, 1L));
  std::vector<LaidBlock> outer = std::exchange(blocks_, {});
  StyledLines outer_lines = std::exchange(lines_, {});
  visit_children(node, style);
  flush();
  cell.blocks = std::exchange(blocks_, std::move(outer));
  lines_ = std::move(outer_lines);
  return cell;
}

/// Ends the paragraph: its lines are blocks, parted where two line breaks left an empty line.
void HtmlReader::flush() {
  std::vector<LaidLine> paragraph;
  for (StyledLine& line : lines_.take()) {
    if (line.decoded && !line.laid.pieces.empty()) {
      repairs_.push_back(
          {{line.laid.pieces.front().source.begin, line.laid.pieces.back().source.end}, *line.decoded});
    }
    if (is_visible(line.laid.text)) {
      paragraph.push_back(std::move(line.laid));
    } else {
      put_paragraph(std::exchange(paragraph, {}));
    }
  }
  put_paragraph(std::move(paragraph));
}

void HtmlReader::put_paragraph(std::vector<LaidLine> lines) {
  if (lines.empty()) return;
  LaidBlock block;
  block.lines = std::move(lines);
  block.after_break = std::exchange(after_break_, false);
  block.separate = !preformatted_;
  blocks_.push_back(std::move(block));
}

}  // namespace vanthu
