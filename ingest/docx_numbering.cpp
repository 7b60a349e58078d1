#include "ingest/docx_numbering.h"

#include <algorithm>

#include "ingest/legacy.h"
#include "ingest/legacy_detect.h"
#include "ingest/legacy_repair.h"
#include "ingest/numerals.h"

namespace vanthu {
namespace {

// Word takes 31 characters; a level's text may be repeated before every paragraph.
constexpr std::size_t kLongestText = 128;
// Lists that are kept; a plan that was pasted together many times has some hundred.
constexpr std::size_t kMostLists = 10'000;

/// Word repeats the letter behind z: aa, bb, cc.
std::string repeated_letter(long value) {
  constexpr long kLetters = 26;
  return std::string(static_cast<std::size_t>((value - 1) / kLetters + 1),
                     static_cast<char>('a' + (value - 1) % kLetters));
}

std::string number_in(std::string_view format, long value) {
  constexpr long kMostRoman = 32767, kMostLetters = 780;  // as Word
  const bool roman = value > 0 && value <= kMostRoman;
  const bool letters = value > 0 && value <= kMostLetters;
  if (format == "upperRoman" && roman) return roman_numeral(value);
  if (format == "lowerRoman" && roman) return small_letters(roman_numeral(value));
  if (format == "lowerLetter" && letters) return repeated_letter(value);
  if (format == "upperLetter" && letters) return capital_letters(repeated_letter(value));
  if (format == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  if (format == "none" || format == "bullet") return {};
  return std::to_string(value);
}

/// Bullets are read as a dash, the sign of Vietnamese documents; "+" stands below it in them.
std::string bullet_label(std::string_view text) {
  constexpr std::string_view kSigns[] = {"-", "–", "—", "+", "*"};
  const bool sign = std::find(std::begin(kSigns), std::end(kSigns), text) != std::end(kSigns);
  return sign ? std::string(text) : "-";
}

/// A level's text in a legacy font.
std::string decoded(std::string text, const std::optional<LegacyFont>& font) {
  return font && has_legacy_characters(text) ? decode_legacy(font->encoding, text).text : text;
}

}  // namespace

DocxNumbering::DocxNumbering(const DocxTree* tree, DocxStyles& styles) : tree_(tree), styles_(styles) {
  if (tree_ == nullptr) return;
  each_child(*tree_, 0, [&](std::size_t node) {
    if (tree_->nodes[node].tag == DocxTag::abstract_num) {
      abstract_nodes_.emplace(tree_->attribute(node, DocxKey::abstract_num_id).value_or(""), node);
    } else if (tree_->nodes[node].tag == DocxTag::num) {
      if (const auto id = number_of(tree_->attribute(node, DocxKey::num_id))) num_nodes_.emplace(*id, node);
    }
  });
}

DocxNumbering::Level DocxNumbering::read_level(std::size_t node) const {
  Level level;
  level.start = number_of(tree_->child_value(node, DocxTag::start)).value_or(level.start);
  if (const std::size_t format = tree_->find(node, DocxTag::num_format); format != 0) {
    level.format = tree_->attribute(format, DocxKey::value).value_or(level.format);
  }
  level.text = tree_->child_value(node, DocxTag::level_text).value_or("").substr(0, kLongestText);
  level.restart = number_of(tree_->child_value(node, DocxTag::level_restart));
  const std::size_t legal = tree_->child(node, DocxTag::legal);
  level.legal = legal != 0 && is_on(tree_->attribute(legal, DocxKey::value));
  level.paragraph_style = tree_->child_value(node, DocxTag::paragraph_style).value_or("");
  level.font = text_properties(*tree_, tree_->child(node, DocxTag::run_properties));
  return level;
}

DocxNumbering::Levels DocxNumbering::read_levels(std::size_t abstract_node, std::size_t depth) {
  constexpr std::size_t kDeepestLink = 4;
  Levels levels;
  // A list of a list style stands where the style points to.
  if (const auto link = tree_->child_value(abstract_node, DocxTag::num_style_link);
      link && depth < kDeepestLink) {
    const auto num = num_nodes_.find(styles_.paragraph(*link).list.num_id.value_or(0));
    if (num != num_nodes_.end()) {
      const auto id = tree_->child_value(num->second, DocxTag::abstract_num_id).value_or("");
      const auto found = abstract_nodes_.find(std::string(id));
      if (found != abstract_nodes_.end()) return read_levels(found->second, depth + 1);
    }
  }
  each_child(*tree_, abstract_node, [&](std::size_t node) {
    if (tree_->nodes[node].tag != DocxTag::level) return;
    const long index = number_of(tree_->attribute(node, DocxKey::level_index)).value_or(-1);
    if (index >= 0 && index < static_cast<long>(kLevels))
      levels[static_cast<std::size_t>(index)] = read_level(node);
  });
  return levels;
}

std::optional<DocxNumbering::List> DocxNumbering::read_list(std::size_t num_node) {
  List list;
  list.abstract_id = tree_->child_value(num_node, DocxTag::abstract_num_id).value_or("");
  const auto found = abstract_nodes_.find(list.abstract_id);
  if (found == abstract_nodes_.end()) return std::nullopt;
  list.levels = read_levels(found->second, 0);
  each_child(*tree_, num_node, [&](std::size_t node) {
    if (tree_->nodes[node].tag != DocxTag::level_override) return;
    const long index = number_of(tree_->attribute(node, DocxKey::level_index)).value_or(-1);
    if (index < 0 || index >= static_cast<long>(kLevels)) return;
    const auto level = static_cast<std::size_t>(index);
    list.start_overrides[level] = number_of(tree_->child_value(node, DocxTag::start_override));
    if (const std::size_t own = tree_->child(node, DocxTag::level); own != 0)
      list.levels[level] = read_level(own);
  });
  return list;
}

const DocxNumbering::List* DocxNumbering::list(long num_id) {
  auto known = lists_.find(num_id);
  if (known == lists_.end()) {
    if (lists_.size() >= kMostLists) return nullptr;
    const auto node = num_nodes_.find(num_id);
    known = lists_.emplace(num_id, node == num_nodes_.end() ? std::nullopt : read_list(node->second)).first;
  }
  return known->second ? &*known->second : nullptr;
}

long DocxNumbering::start_of(const List& list, std::size_t level) {
  return list.start_overrides[level].value_or(list.levels[level].start);
}

void DocxNumbering::count(long num_id, const List& list, std::size_t level) {
  Counters& counters = counters_[list.abstract_id];
  const bool restarts = list.start_overrides[level] && restarted_.emplace(num_id, level).second;
  if (restarts || !counters[level]) {
    counters[level] = start_of(list, level);
  } else {
    ++*counters[level];
  }
  for (std::size_t deeper = level + 1; deeper < kLevels; ++deeper) {
    const std::optional<long>& restart = list.levels[deeper].restart;
    if (!restart || static_cast<long>(level) < *restart) counters[deeper].reset();
  }
}

std::string DocxNumbering::label_of(const List& list, std::size_t level, const DocxText& outer) const {
  const Level& own = list.levels[level];
  if (own.format == "bullet") return bullet_label(own.text);
  const Counters& counters = counters_.at(list.abstract_id);
  const DocxText properties = over(own.font, outer);
  const std::optional<LegacyFont> font = find_legacy_font(properties.font.value_or(""));
  const std::string text = decoded(own.text, font);
  std::string label;
  for (std::size_t i = 0; i < text.size() && label.size() < kLongestText; ++i) {
    const bool reference = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!reference) {
      label += text[i];
      continue;
    }
    const auto referred = static_cast<std::size_t>(text[++i] - '1');
    const long value = counters[referred].value_or(start_of(list, referred));
    label += number_in(own.legal ? "decimal" : list.levels[referred].format, value);
  }
  const bool capitals = properties.capitals.value_or(false) || (font && font->capitals);
  return capitals ? upper_cased(std::move(label)) : label;
}

std::optional<std::string> DocxNumbering::next_label(const DocxList& own, std::string_view style_id,
                                                     const DocxText& outer) {
  if (tree_ == nullptr) return std::nullopt;
  const DocxStyle& style = styles_.paragraph(style_id);
  const long num_id = own.num_id.value_or(style.list.num_id.value_or(0));
  const List* const found = num_id == 0 ? nullptr : list(num_id);
  if (found == nullptr) return std::nullopt;
  long level = own.level.value_or(style.list.level.value_or(0));
  if (!own.num_id && !own.level) {
    // The level of a style is the one that names it.
    for (const std::string_view name : {style_id, std::string_view(style.list_style)}) {
      const auto linked = std::find_if(
          found->levels.begin(), found->levels.end(),
          [&](const Level& candidate) { return !name.empty() && candidate.paragraph_style == name; });
      if (linked == found->levels.end()) continue;
      level = linked - found->levels.begin();
      break;
    }
  }
  const auto index = static_cast<std::size_t>(std::clamp(level, 0L, static_cast<long>(kLevels) - 1));
  count(num_id, *found, index);
  std::string label = label_of(*found, index, outer);
  if (label.find_first_not_of(" \t") == std::string::npos) return std::nullopt;
  return label;
}

}  // namespace vanthu
