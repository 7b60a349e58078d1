// The ordered table by which deadlines are read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/deadline_build.h"
#include "parsers/document.h"

namespace vanthu {

/// A pattern, tried where a word begins, and what is made of it; where `build` declines the next rule is
/// asked.
struct DeadlineRule {
  std::string_view name;
  Pattern pattern;
  std::optional<TimesRead> (*build)(const DeadlineMatch&);
  std::vector<std::string_view> examples;  // wordings that this rule, and no earlier one, reads
};

/// In the order in which they are tried at one place of a text.
std::span<const DeadlineRule> deadline_rules();

/// What was read and by which rule.
struct DeadlineReading {
  std::string_view rule;
  std::vector<Deadline> deadlines;  // without `raw` and `condition`; at least one
  std::size_t begin = 0, end = 0;   // of its words in the text
};

/// True where a word begins at `offset`, which is inside `text`.
bool begins_word(std::string_view text, std::size_t offset);

/// The wording of time that begins at `offset` of a folded text, by the first rule that reads it.
/// `document_date`, `plan_year`: as of parse_deadlines.
std::optional<DeadlineReading> find_deadline_at(std::string_view text, std::string_view document_date,
                                                std::size_t offset = 0,
                                                std::optional<int> plan_year = std::nullopt);

/// The leftmost wording of time in a folded text.  Time grows with its length times the number of rules:
/// callers bound it.
std::optional<DeadlineReading> find_deadline(std::string_view text, std::string_view document_date,
                                             std::optional<int> plan_year = std::nullopt);

/// The form that the rules read: lower case, official tone places, '-' for every dash, one space between
/// words.
std::string fold_for_deadlines(std::string_view text);

}  // namespace vanthu
