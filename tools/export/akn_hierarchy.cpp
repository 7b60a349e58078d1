#include "tools/export/akn_hierarchy.h"

#include <algorithm>
#include <string>

#include "parsers/outline.h"

namespace vanthu {
namespace {

constexpr std::size_t kDeepest =
    10;  // real outlines have six levels; readers of XML bound nesting at some 256

struct LevelName {
  std::string_view element, id;
};

LevelName level_name(const std::optional<ItemMarker>& marker) {
  if (!marker) return {"hcontainer", "hcontainer"};
  switch (marker->numbering) {
    case Numbering::part:
    case Numbering::capital:
      return {"part", "part"};
    case Numbering::chapter:
      return {"chapter", "chp"};
    case Numbering::roman:
      return {"section", "sec"};
    case Numbering::article:
      return {"article", "art"};
    case Numbering::arabic:
      return {"clause", "cl"};
    case Numbering::decimal:
      return {"subclause", "subcl"};
    case Numbering::letter:
      return {"point", "point"};
  }
  return {"hcontainer", "hcontainer"};
}

/// The number alone: "3" of "Điều 3", "thứ nhất" of "Phần thứ nhất".
std::string_view number_of(std::string_view label) {
  const std::size_t blank = label.find(' ');
  return blank == std::string_view::npos ? label : label.substr(blank + 1);
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// How deep each section is nested, from 1.
std::vector<std::size_t> levels_of(const std::vector<PlacedSection>& sections) {
  std::vector<std::size_t> levels;
  std::vector<int> depths;  // of the sections that the present one stands in
  for (const PlacedSection& placed : sections) {
    while (!depths.empty() && depths.back() >= placed.section->depth) depths.pop_back();
    depths.push_back(placed.section->depth);
    levels.push_back(std::min(depths.size(), kDeepest));
  }
  return levels;
}

class HierarchyWriter {
 public:
  HierarchyWriter(AknText& text, const NormalizedDocument& blocks, std::string_view parent)
      : text_(text), blocks_(blocks), parent_(parent) {}

  void write(BlockRange range, const std::vector<PlacedSection>& sections) {
    const std::vector<std::size_t> levels = levels_of(sections);
    std::size_t next = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (next < sections.size() && sections[next].block == i) {
        const bool has_below = next + 1 < levels.size() && levels[next + 1] > levels[next];
        begin_section(sections[next], levels[next], has_below);
        const bool numbered_below = next + 1 < sections.size() && sections[next + 1].block == i + 1;
        if (!numbered_below && i + 1 < range.end && is_title_below(i, *sections[next].section)) {
          write_inline("heading", blocks_.blocks[++i].text);
        }
        ++next;
      } else {
        write_block(blocks_.blocks[i]);
      }
    }
    end_sections(1);
  }

 private:
  void begin_section(const PlacedSection& placed, std::size_t level, bool has_below) {
    end_sections(level);
    const ByteRange line = blocks_.blocks[placed.block].text;
    const std::optional<ItemMarker> marker = find_marker(blocks_.slice(line));
    const LevelName name = level_name(marker);
    const std::string id = text_.ids().labelled(open_.empty() ? parent_ : open_.back(), name.id,
                                                number_of(placed.section->label));
    XmlAttributes attributes = {{"eId", id}};
    if (name.element == "hcontainer") attributes.emplace_back("name", "section");
    text_.xml().begin(name.element, attributes);
    text_.xml().line_break();
    open_.push_back(id);
    container_ = has_below ? "intro" : "content";

    const std::size_t number_bytes = marker ? marker->length : 0;
    std::size_t number_end = line.begin + number_bytes;
    while (number_end > line.begin && blocks_.text[number_end - 1] == ' ') --number_end;
    if (number_end > line.begin) write_inline("num", {line.begin, number_end});
    write_heading({line.begin + number_bytes, line.end}, *placed.section);
  }

  /// "Chương I", its title on the next line.
  bool is_title_below(std::size_t block, const Section& section) const {
    const Block& below = blocks_.blocks[block + 1];
    return section.title && below.kind == BlockKind::paragraph &&
           blocks_.slice(below.text) == *section.title &&
           blocks_.slice(blocks_.blocks[block].text).find(*section.title) == std::string_view::npos;
  }

  /// What stands behind the number: the title, then perhaps the first sentence; or that alone.
  void write_heading(ByteRange rest, const Section& section) {
    const std::string_view words = without_blanks(blocks_.slice(rest));
    if (words.empty()) return;
    const std::string_view title = section.title ? std::string_view(*section.title) : std::string_view();
    if (title.empty()) {
      write_paragraph(rest);
      return;
    }
    const bool runs_on = words.size() > title.size() && words.starts_with(title);
    if (!runs_on) {
      write_inline("heading", rest);
      return;
    }
    const std::size_t behind = rest.begin + blocks_.slice(rest).find(title) + title.size();
    write_inline("heading", {rest.begin, behind});
    write_paragraph({behind, rest.end});
  }

  void write_inline(std::string_view element, ByteRange range) {
    text_.xml().begin(element);
    text_.write(range, open_.back());
    text_.xml().end();
    text_.xml().line_break();
  }

  void write_paragraph(ByteRange range) {
    begin_container();
    text_.paragraph(range, id());
  }

  void write_block(const Block& block) {
    begin_container();
    text_.block(block, id());
  }

  const std::string& id() const { return open_.empty() ? parent_ : open_.back(); }

  void begin_container() {
    if (open_.empty() || in_container_) return;
    text_.xml().begin(container_, {{"eId", open_.back() + "__" + std::string(container_)}});
    text_.xml().line_break();
    in_container_ = true;
  }

  void end_container() {
    if (!in_container_) return;
    text_.xml().end();
    text_.xml().line_break();
    in_container_ = false;
  }

  /// Ends the sections at `level` and below it.
  void end_sections(std::size_t level) {
    end_container();
    for (; open_.size() >= level; open_.pop_back()) {
      text_.xml().end();
      text_.xml().line_break();
    }
  }

  AknText& text_;
  const NormalizedDocument& blocks_;
  const std::string parent_;
  std::vector<std::string> open_;  // eIds, the outermost first
  std::string_view container_;     // of the innermost section
  bool in_container_ = false;
};

}  // namespace

std::vector<PlacedSection> place_sections(const Document& record, const NormalizedDocument& blocks) {
  std::vector<PlacedSection> placed;
  for (const Section& section : record.sections) {
    const auto behind =
        std::upper_bound(blocks.blocks.begin(), blocks.blocks.end(), section.span.bytes.begin,
                         [](std::size_t offset, const Block& block) { return offset < block.text.begin; });
    if (behind == blocks.blocks.begin() || std::prev(behind)->kind != BlockKind::paragraph) continue;
    if (section.span.bytes.begin >= std::prev(behind)->text.end) continue;
    placed.push_back({static_cast<std::size_t>(std::prev(behind) - blocks.blocks.begin()), &section});
  }
  const auto by_block = [](const PlacedSection& a, const PlacedSection& b) { return a.block < b.block; };
  std::stable_sort(placed.begin(), placed.end(), by_block);
  const auto same = [](const PlacedSection& a, const PlacedSection& b) { return a.block == b.block; };
  placed.erase(std::unique(placed.begin(), placed.end(), same), placed.end());
  return placed;
}

void write_hierarchy(AknText& text, const NormalizedDocument& blocks, BlockRange range,
                     const std::vector<PlacedSection>& sections, std::string_view parent) {
  HierarchyWriter(text, blocks, parent).write(range, sections);
}

}  // namespace vanthu
