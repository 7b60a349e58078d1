// The numbers that a task is to reach ("tối thiểu 95%", "ít nhất 01 mô hình", "02 lần/năm"), by an ordered
// table of wordings.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/document.h"
#include "parsers/target_unit.h"

namespace vanthu {

/// A target and its place in the text that was searched; `target.span` is empty.
struct FoundTarget {
  Target target;
  ByteRange where;
};

/// What a rule matched: the number and the words of comparison before it, and the unit behind it.
struct TargetMatch {
  std::string_view text;
  Match match;
  TargetUnit unit;

  std::string_view group(std::size_t index) const { return match.text(text, index); }
};

/// A wording up to the number, group 1, and what is made of it with the unit behind; where `build` declines
/// the next rule is asked.
struct TargetRule {
  std::string_view name;
  Pattern pattern;
  std::optional<FoundTarget> (*build)(const TargetMatch& found);
  std::vector<std::string_view> examples;  // wordings that this rule, and no earlier one, reads whole
};

/// In the order in which they are tried at one place of a text.
std::span<const TargetRule> target_rules();

/// What was read and by which rule.
struct TargetReading {
  std::string_view rule;
  FoundTarget found;
};

/// The target that begins at `offset`, by the first rule that reads it.
std::optional<TargetReading> find_target_at(std::string_view text, std::size_t offset);

/// The targets of a task in reading order, at most 64 of the first 16,000 bytes.  "." groups thousands, ","
/// is the decimal mark.  A number without something that it counts is none; nor is one that dates, numbers or
/// names something ("30/6", "217-QĐ/TW", "Đề án 06", "thôn 5", "giai đoạn 2026 - 2030").
std::vector<FoundTarget> find_targets(std::string_view text);

}  // namespace vanthu
