// HTML that a converter left inside a text: tags, entities, tables.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "ingest/layout_lines.h"
#include "ingest/layout_residue.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Everything below a blank, and DEL: made blanks inside a cell.
constexpr std::string_view kControls =
    "\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C"
    "\x1D\x1E\x1F\x7F";

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Elements that begin a new line; the others of kInline leave no trace.
constexpr std::array kBreaking = {"p",     "br",    "div",   "li",         "ul",     "ol", "h1",
                                  "h2",    "h3",    "h4",    "h5",         "h6",     "tr", "table",
                                  "thead", "tbody", "tfoot", "blockquote", "caption"};
constexpr std::array kCells = {"td", "th"};
constexpr std::array kInline = {
    "b",   "i",      "u",      "strong", "em",    "span",    "font",    "a",     "sup",
    "sub", "o:p",    "center", "s",      "small", "big",     "img",     "hr",    "code",
    "pre", "html",   "body",   "head",   "meta",  "title",   "link",    "style", "colgroup",
    "col", "strike", "del",    "ins",    "mark",  "section", "article", "label", "input"};

template <std::size_t N>
bool contains(const std::array<const char*, N>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](const char* known) { return name == known; });
}

// Value of `name="12"` in the attributes, 1 where it is absent or no number; HTML allows at most 1000
// columns.
std::size_t span_attribute(std::string_view attributes, std::string_view name) {
  const std::size_t at = attributes.find(name);
  if (at == std::string_view::npos) return 1;
  const std::size_t digits = attributes.find_first_of("0123456789", at);
  if (digits == std::string_view::npos || digits > at + name.size() + 4) return 1;
  std::size_t value = 1;
  const char* const end = attributes.data() + attributes.size();
  const auto [stop, error] = std::from_chars(attributes.data() + digits, end, value);
  return error == std::errc{} ? std::clamp<std::size_t>(value, 1, 1000) : 1;
}

std::optional<MarkupTag> read_tag(std::string_view text, std::size_t at) {
  MarkupTag tag;
  std::size_t next = at + 1;
  if (next < text.size() && text[next] == '/') {
    tag.closing = true;
    ++next;
  }
  const std::size_t name_begin = next;
  while (next < text.size() && next - name_begin < 12 &&
         (is_ascii_letter(text[next]) || text[next] == ':' || (text[next] >= '1' && text[next] <= '6'))) {
    tag.name += ascii_lower(text[next++]);
  }
  if (next >= text.size() || !(text[next] == '>' || text[next] == '/' || text[next] == ' ' ||
                               text[next] == '\t' || text[next] == '\n' || text[next] == '\r')) {
    return std::nullopt;
  }
  const std::size_t close =
      text.find_first_of("<>", next);  // attributes hold no '<', so a scan ends at the next tag
  if (close == std::string_view::npos || text[close] != '>') return std::nullopt;
  if (!contains(kBreaking, tag.name) && !contains(kCells, tag.name) && !contains(kInline, tag.name)) {
    return std::nullopt;
  }
  const std::string_view attributes = text.substr(next, close - next);
  if (!attributes.empty() && contains(kCells, tag.name)) {
    tag.column_span = span_attribute(attributes, "colspan");
    tag.row_span = span_attribute(attributes, "rowspan");
  }
  tag.where = {at, close + 1};
  return tag;
}

// Windows-1252 characters that careless writers name by their byte, &#150;.
char32_t repair_reference(std::uint32_t value) {
  constexpr std::array<char16_t, 32> kWindows = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (value >= 0x80 && value < 0xA0) return kWindows[value - 0x80];
  if (value < 0x20 || value == 0x7F) return U' ';
  return value;
}

// The entity at `at` ('&') and its length with ';'.
std::optional<DecodedCodePoint> read_entity(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 12;  // "&thetasym;" has ten
  const std::size_t end = text.substr(at, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const std::string_view name = text.substr(at + 1, end - 1);
  if (name.front() == '#') {
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t value = 0;
    const auto [stop, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (error != std::errc{} || stop != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return std::nullopt;
    return DecodedCodePoint{repair_reference(value), end + 1};
  }
  if (name == "apos") return DecodedCodePoint{U'\'', end + 1};
  const std::string key(name);
  const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  if (entity == nullptr) return std::nullopt;
  return DecodedCodePoint{static_cast<char32_t>(entity->value), end + 1};
}

void add_entities(std::string_view text, std::vector<TextEdit>& edits) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::optional<DecodedCodePoint> entity = read_entity(text, at);
    if (!entity) continue;
    std::string literal;
    append_utf8(literal, entity->value);
    edits.push_back({{at, at + entity->length}, std::move(literal), Residue::html});
  }
}

void add_comments(std::string_view text, std::vector<TextEdit>& edits) {
  for (std::size_t at = text.find("<!--"); at != std::string_view::npos; at = text.find("<!--", at)) {
    const std::size_t end = text.find("-->", at + 4);
    if (end == std::string_view::npos) return;
    edits.push_back({{at, end + 3}, "", Residue::html});
    at = end + 3;
  }
}

// For every opening <table> the index of its closing tag, 0 where it is never closed.
std::vector<std::size_t> match_tables(const std::vector<MarkupTag>& tags) {
  std::vector<std::size_t> partner(tags.size(), 0), open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].name != "table") continue;
    if (!tags[i].closing) {
      open.push_back(i);
    } else if (!open.empty()) {
      partner[open.back()] = i;
      open.pop_back();
    }
  }
  return partner;
}

class TableReader {
 public:
  TableReader(std::string_view text, const std::vector<MarkupTag>& tags, const std::vector<TextEdit>& edits,
              const Limits& limits)
      : text_(text), tags_(tags), edits_(edits), partner_(match_tables(tags)), limits_(limits) {}

  std::vector<MarkupTable> read_all() const {
    std::vector<MarkupTable> tables;
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      if (partner_[i] == 0) continue;
      tables.push_back({{tags_[i].where.begin, tags_[partner_[i]].where.end}, read(i, 1)});
      i = partner_[i];
    }
    return tables;
  }

 private:
  LaidTable read(std::size_t open, std::size_t depth) const {
    LaidTable table;
    LaidCell* cell = nullptr;
    std::size_t content = 0;  // where the text of the open cell goes on
    const auto close_content = [&](std::size_t end) {
      if (cell == nullptr) return;
      for (LaidLine& line : read_lines({content, end})) cell->lines.push_back(std::move(line));
    };
    for (std::size_t i = open + 1; i < partner_[open]; ++i) {
      const MarkupTag& tag = tags_[i];
      if (tag.name == "table" && partner_[i] != 0 && depth < limits_.markup_depth) {
        close_content(tag.where.begin);
        if (cell != nullptr) cell->nested.push_back(read(i, depth + 1));
        i = partner_[i];
        content = tags_[i].where.end;
      } else if (tag.name == "tr" || tag.name == "td" || tag.name == "th") {
        close_content(tag.where.begin);
        cell = nullptr;
        content = tag.where.end;
        if (tag.closing) continue;
        if (tag.name == "tr" || table.rows.empty()) table.rows.emplace_back();
        if (tag.name != "tr") {
          LaidRow& row = table.rows.back();
          cell = &row.cells.emplace_back();
          cell->column_span = tag.column_span;
          cell->row_span = tag.row_span;
          row.marked_head = tag.name == "th" && (row.cells.size() == 1 || row.marked_head);
        }
      }
    }
    close_content(tags_[partner_[open]].where.begin);
    return table;
  }

  std::vector<LaidLine> read_lines(ByteRange range) const {
    LineBuilder builder;
    auto edit = std::partition_point(edits_.begin(), edits_.end(),
                                     [&](const TextEdit& e) { return e.source.begin < range.begin; });
    for (std::size_t at = range.begin; at < range.end;) {
      if (edit != edits_.end() && edit->source.begin == at) {
        // The table's own tags make it a table of the document; other tags in it are residue like any.
        builder.put(edit->literal, edit->source);
        builder.mark(edit->residue);
        at = edit->source.end;
        ++edit;
        continue;
      }
      const std::size_t end = std::min(range.end, edit != edits_.end() ? edit->source.begin : range.end);
      while (at < end) {
        const std::size_t found = text_.substr(at, end - at).find_first_of(kControls);
        const std::size_t control = found == std::string_view::npos ? end : at + found;
        builder.copy(text_.substr(at, control - at), at);
        if (control < end) builder.copy(" ", control);
        at = control < end ? control + 1 : end;
      }
    }
    const LaidLine line = builder.take();
    return cut_lines(line, {0, line.text.size()});
  }

  std::string_view text_;
  const std::vector<MarkupTag>& tags_;
  const std::vector<TextEdit>& edits_;
  std::vector<std::size_t> partner_;
  const Limits& limits_;
};

}  // namespace

std::vector<MarkupTag> find_tags(std::string_view text) {
  std::vector<MarkupTag> tags;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (std::optional<MarkupTag> tag = read_tag(text, at)) tags.push_back(std::move(*tag));
  }
  return tags;
}

std::vector<TextEdit> find_markup(std::string_view text, const std::vector<MarkupTag>& tags) {
  std::vector<TextEdit> edits;
  for (const MarkupTag& tag : tags) {
    std::string literal;
    if (contains(kBreaking, tag.name)) literal = kSoftBreak;
    if (contains(kCells, tag.name) && tag.closing) literal = "\t";
    edits.push_back({tag.where, std::move(literal), Residue::html});
  }
  add_comments(text, edits);
  add_entities(text, edits);
  return edits;
}

std::vector<MarkupTable> read_markup_tables(std::string_view text, const std::vector<MarkupTag>& tags,
                                            const std::vector<TextEdit>& edits, const Limits& limits) {
  return TableReader(text, tags, edits, limits).read_all();
}

}  // namespace vanthu
