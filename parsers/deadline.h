// Time expressions of plans ("Quý I/2026", "Hoàn thành trước ngày 15/02/2026") as kinds and dates.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// What `text` (a time cell, or what follows "Thời gian thực hiện:") says, in the order in which it is
/// printed. Empty where the text is; else the first is of kind "other" where no rule reads it or the calendar
/// lacks the day (31/02/2026), with the reason.
///
/// `document_date` is the document's own day in ISO, or as much of its beginning as is known ("2026-03",
/// "2026"); empty where nothing is.  Its year anchors dates without one; times counted from the document's
/// own day need all of it.
///
/// `raw` of the first is the whole text without closing marks, of a further one its own part.  A further time
/// stands behind a mark or a joining word: "Năm 2026 (trước ngày 30/11)", "Thường xuyên; sơ kết trong tháng
/// 6/2026".  What orders or events are in brackets or in the middle of a sentence gives none of its own.
/// Dates of cited documents and laws are no times.
///
/// Where the kinds leave a choice:
///  - "trước ngày D" ends on D; before a month, quarter or year ends the day before it begins.
///  - Weekly and daily repetition, and intervals without a kind of their own, are "other" with a recurrence.
///  - Several months or quarters of a list ("Quý I, II/2026") keep the kind of one; start and end cover all.
///    Several days are a time each.
///  - A beginning without an end ("từ quý II/2026", "sau ngày 15/3/2026") is "from-year" with its first day.
///  - "6 tháng, hằng năm" is half-yearly, FREQ=YEARLY;BYMONTH=6,12; "6 tháng" and "9 tháng" alone are the
///    reports of June and September.
///  - A term has no dates: bodies begin theirs on different days.  So has a school year.
///  - Days counted from an event, orders and needs are "conditional"; those counted from a day that is known
///    have an end, the first day not counted (Bộ luật Dân sự 2015, Điều 147).
///  - A date without a year takes the document's, also where that is over by then (which `reason` tells), and
///    the next one only where "năm sau" says so.
///  - start and end of a repeating time are given only where years stand behind it.
///
/// `plan_year`: what anchors dates without a year instead of the document's own, for the plan of a year that
/// is made in the December before it.
std::vector<Deadline> parse_deadlines(std::string_view text, std::string_view document_date,
                                      std::optional<int> plan_year = std::nullopt);

}  // namespace vanthu
