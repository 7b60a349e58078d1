#include "parsers/outline.h"

#include <algorithm>
#include <array>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

constexpr std::array<std::string_view, 23> kPointLetters = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                            "i", "k", "l", "m", "n", "o", "p", "q",
                                                            "r", "s", "t", "u", "v", "x", "y"};

struct MarkerRule {
  Numbering numbering;
  Pattern pattern;  // group 1: the label; the match ends where the text begins
};

const std::vector<MarkerRule>& marker_rules() {
  static const std::vector<MarkerRule> rules = [] {
    std::vector<MarkerRule> list;
    const auto add = [&](Numbering numbering, const char* pattern) {
      list.push_back({numbering, Pattern(pattern)});
    };
    add(Numbering::part, R"(^((?:PHẦN|Phần) (?:(?:THỨ|thứ) \p{L}+|[IVXLC]+|\d{1,2}))(?: ?[.:-] ?| |$))");
    add(Numbering::chapter, R"(^((?:CHƯƠNG|Chương) (?:[IVXLC]+|\d{1,2}))(?: ?[.:-] ?| |$))");
    add(Numbering::capital, R"(^([A-EĐGH])\. \p{Lu})");
    add(Numbering::roman, R"(^((?:MỤC|Mục) (?:[IVXLC]+|\d{1,2}))(?: ?[.:-] ?|$))");
    add(Numbering::roman, R"(^([IVXLC]{1,7})(?: ?[.)] ?| ?[-–—/] ?)(?:\p{L}|$|["“]))");
    add(Numbering::article, R"(^((?:ĐIỀU|Điều) \d{1,3}[a-zđ]?)(?: ?[.:] ?|$))");
    add(Numbering::decimal, R"(^(\d{1,2}(?:\.\d{1,2}){1,4})(?: ?[.)] ?| )(?:[\p{L}"“(\d]))");
    add(Numbering::arabic, R"(^(\d{1,2})(?: ?[.)] ?[\p{L}"“(]| ?[.)] (?:\d+ ?%|\d+ \p{L})))");
    add(Numbering::arabic, R"(^(\d{1,2}) ?[-–—/] (?:\p{Lu}|["“]))");
    add(Numbering::letter, R"(^([a-zđ])(?:\) ?|\. )(?:[\p{L}"“(\d]))");
    return list;
  }();
  return rules;
}

/// Ordinals written out behind "Phần thứ".
int word_ordinal(std::string_view word) {
  constexpr std::array<std::string_view, 10> kWords = {"nhất", "hai", "ba",  "tư",   "năm",
                                                       "sáu",  "bảy", "tám", "chín", "mười"};
  const auto found = std::find(kWords.begin(), kWords.end(), word);
  return found == kWords.end() ? 0 : static_cast<int>(found - kWords.begin()) + 1;
}

/// Place of a part's capital in the order A B C D Đ E G H.
int capital_ordinal(std::string_view letter) {
  constexpr std::array<std::string_view, 8> kCapitals = {"A", "B", "C", "D", "Đ", "E", "G", "H"};
  const auto found = std::find(kCapitals.begin(), kCapitals.end(), letter);
  return found == kCapitals.end() ? 0 : static_cast<int>(found - kCapitals.begin()) + 1;
}

int number_value(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') break;
    value = value * 10 + (c - '0');
  }
  return value;
}

int ordinal_of(Numbering numbering, std::string_view label) {
  const std::size_t blank = label.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? label : label.substr(blank + 1);
  switch (numbering) {
    case Numbering::letter:
      return letter_ordinal(label);
    case Numbering::capital:
      return capital_ordinal(label);
    case Numbering::decimal:
      return number_value(label.substr(label.rfind('.') + 1));
    default: {
      if (const int number = number_value(last); number > 0) return number;
      if (const int roman = roman_value(last); roman > 0) return roman;
      return word_ordinal(to_lower(last));
    }
  }
}

/// A numbered line is a heading where it does not close like a sentence, or is set in capitals.
bool is_heading(std::string_view text) {
  constexpr std::size_t kHeadingBytes = 420;  // about 280 letters, three printed lines
  constexpr double kCapitals = 0.9;
  if (text.empty() || text.size() > kHeadingBytes) return false;
  if (upper_case_share(text) > kCapitals) return true;
  static const Pattern closes(R"([.;,] ?$|\./\.$)");
  static const Pattern several_sentences(R"([\p{Ll})”"]\. \p{Lu})");
  return !closes.contains(text) && !several_sentences.contains(text);
}

class OutlineReader {
 public:
  explicit OutlineReader(const NormalizedDocument& document) : document_(document) {}

  void read(BlockRange blocks, bool attached, bool regulation) {
    regulation_ = regulation;
    path_.clear();
    for (std::size_t i = blocks.begin; i < blocks.end; ++i) {
      const Block& block = document_.blocks[i];
      if (block.kind != BlockKind::paragraph) continue;
      if (const auto marker = find_marker(document_.slice(block.text))) add(i, blocks.end, *marker, attached);
    }
    while (!path_.empty()) close(blocks.end);
  }

  std::vector<OutlineItem> items;

 private:
  static std::size_t rank(const ItemMarker& marker) {
    // "1.2.1" lies below "1.2"; everything else follows the order of Numbering.
    const std::size_t base = static_cast<std::size_t>(marker.numbering) * 8;
    return base + (marker.numbering == Numbering::decimal ? marker.decimals : 0);
  }

  void close(std::size_t end_block) {
    items[path_.back()].end_block = end_block;
    path_.pop_back();
  }

  void add(std::size_t block, std::size_t end, const ItemMarker& marker, bool attached) {
    while (!path_.empty() && rank(items[path_.back()].marker) >= rank(marker)) close(block);
    OutlineItem item;
    item.marker = marker;
    item.block = block;
    item.attached = attached;
    item.regulation = regulation_;
    item.parent = path_.empty() ? 0 : path_.back() + 1;
    const ByteRange line = document_.blocks[block].text;
    item.text = {line.begin + marker.length, line.end};
    Section& section = item.section;
    section.label = marker.label;
    section.depth = static_cast<int>(path_.size()) + 1;
    section.id = path_.empty() ? marker.label : items[path_.back()].section.id + "." + own_label(marker);
    section.span = make_span(document_, line);
    set_title(item, end);
    path_.push_back(items.size());
    items.push_back(std::move(item));
  }

  /// Below "1" the item "1.2" is I.1.2, not I.1.1.2.
  std::string own_label(const ItemMarker& marker) const {
    const std::string& above = items[path_.back()].marker.label;
    if (marker.numbering == Numbering::decimal && marker.label.starts_with(above + ".")) {
      return marker.label.substr(above.size() + 1);
    }
    return marker.label;
  }

  void set_title(OutlineItem& item, std::size_t end) {
    const std::string_view text = document_.slice(item.text);
    if (is_heading(text)) {
      item.section.title = std::string(text);
      return;
    }
    // "Chương II" and "Phần thứ nhất" have their titles on the next line, in capitals.
    const bool wide = item.marker.numbering == Numbering::part || item.marker.numbering == Numbering::chapter;
    const std::size_t next = item.block + 1;
    if (!wide || !text.empty() || next >= end || document_.blocks[next].kind != BlockKind::paragraph) return;
    const std::string_view below = document_.slice(document_.blocks[next].text);
    if (!find_marker(below) && is_heading(below)) item.section.title = std::string(below);
  }

  const NormalizedDocument& document_;
  bool regulation_ = false;
  std::vector<std::size_t> path_;  // indices of the open items, widest first
};

}  // namespace

int letter_ordinal(std::string_view letter) {
  const auto found = std::find(kPointLetters.begin(), kPointLetters.end(), letter);
  return found == kPointLetters.end() ? 0 : static_cast<int>(found - kPointLetters.begin()) + 1;
}

std::string_view letter_of_ordinal(int ordinal) {
  const auto index = static_cast<std::size_t>(ordinal) - 1;
  return index < kPointLetters.size() ? kPointLetters[index] : std::string_view();
}

int roman_value(std::string_view roman) {
  static const Pattern valid(R"(^(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})$)");
  if (roman.empty() || !valid.contains(roman)) return 0;
  const auto value = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 50; };
  int sum = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const bool subtract = i + 1 < roman.size() && value(roman[i]) < value(roman[i + 1]);
    sum += subtract ? -value(roman[i]) : value(roman[i]);
  }
  return sum;
}

std::size_t bullet_length(std::string_view line) {
  static const Pattern bullet(R"([-–—+*•·▪] ?)");
  const auto match = bullet.match_at(line);
  return match ? match->whole().end : 0;
}

std::optional<ItemMarker> find_marker(std::string_view line) {
  const std::size_t skip = bullet_length(line);
  const std::string_view rest = line.substr(skip);
  for (const MarkerRule& rule : marker_rules()) {
    // Behind a bullet only a point's letter or a number can follow; "- Mục 1" is a sentence.
    if (skip > 0 && rule.numbering != Numbering::letter && rule.numbering != Numbering::arabic) continue;
    const auto match = rule.pattern.find(rest);
    if (!match) continue;
    ItemMarker marker;
    marker.numbering = rule.numbering;
    marker.label = std::string(match->text(rest, 1));
    marker.decimals = static_cast<std::size_t>(std::count(marker.label.begin(), marker.label.end(), '.')) + 1;
    marker.ordinal = ordinal_of(rule.numbering, marker.label);
    if (marker.ordinal == 0) continue;
    static const Pattern separator(R"(^ ?[.)/:–—-]? ?)");
    const std::size_t label_end = match->groups[1].end;
    marker.length = skip + label_end + separator.find(rest.substr(label_end))->whole().end;
    return marker;
  }
  return std::nullopt;
}

std::vector<OutlineItem> read_outline(const NormalizedDocument& document, const Parts& parts) {
  OutlineReader reader(document);
  reader.read(parts.body, false, false);
  for (const AttachedPart& attached : parts.attached) {
    reader.read(attached.blocks, true, is_regulation(attached.type));
  }
  return std::move(reader.items);
}

}  // namespace vanthu
