// Time expressions of plans ("Quý I/2026", "Hoàn thành trước ngày 15/02/2026") as kinds and dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document.h"

namespace vanthu {

/// What `text` (a time cell, or what follows "Thời gian thực hiện:") says.  None where it is empty; kind
/// "other" where no rule reads it or the calendar lacks the day (31/02/2026).  The first wording counts: a
/// text of several parts has the kind of its first, a label up to ':' left aside.  `document_year` anchors
/// dates without a year; none leaves them open.  `raw` is the text without closing marks.
///
/// Where the kinds leave a choice:
///  - "trước ngày D" ends on D; before a month, quarter or year ends the day before it begins.
///  - Weekly and daily repetition, and intervals without a kind of their own, are "other" with a recurrence.
///  - Several months or quarters of a list ("Quý I, II/2026") keep the kind of one; start and end cover all.
///  - A beginning without an end ("từ quý II/2026") is "from-year" with that day as its start.
///  - "6 tháng, hằng năm" is half-yearly, FREQ=YEARLY;BYMONTH=6,12; "6 tháng" and "9 tháng" alone are the
///    reports of June and September.
///  - A term has no dates: bodies begin theirs on different days.  So has a school year.
///  - Days counted from an event, orders and needs are "conditional".
///  - start and end of a repeating time are given only where years stand behind it.
std::optional<Deadline> parse_deadline(std::string_view text, std::optional<int> document_year);

}  // namespace vanthu
