// Time expressions of plans ("Quý I/2026", "Hoàn thành trước ngày 15/02/2026") as kinds and dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document.h"

namespace vanthu {

/// What `text` (a time cell, or what follows "Thời gian thực hiện:") says, by the rules of domain.md 5.
/// None where it is empty; kind "other" where no rule reads it.  A text of several parts has the kind of its
/// first. `document_year` anchors dates without a year; none leaves them open.
std::optional<Deadline> parse_deadline(std::string_view text, std::optional<int> document_year);

}  // namespace vanthu
