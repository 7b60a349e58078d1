// What each rule of the deadline table makes of the words that its pattern found.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/pattern.h"
#include "parsers/document.h"

namespace vanthu {

/// A wording of time that was found by a rule's pattern.
struct DeadlineMatch {
  std::string_view text;             // folded: lower case, '-' for every dash, one space between words
  Match match;                       // of the rule's pattern in `text`
  std::optional<int> document_year;  // anchors dates without a year

  std::string_view rest() const { return text.substr(match.whole().end); }
  std::string_view group(std::size_t index) const { return match.text(text, index); }
};

/// Each gives a Deadline without `raw`, or none where the words turn out to mean something else; the numbers
/// are the groups that it reads.
/// "thường xuyên".
std::optional<Deadline> build_ongoing(const DeadlineMatch& found);
/// Waits for an event, an order or a need.
std::optional<Deadline> build_conditional(const DeadlineMatch& found);
/// "Theo nhiệm kỳ": no dates, since bodies begin their terms on different days.
std::optional<Deadline> build_term(const DeadlineMatch& found);
/// "Năm học 2025 - 2026": a period whose days the province sets, so no dates.
std::optional<Deadline> build_school_year(const DeadlineMatch& found);
/// (1) period noun: "hằng năm", with the day that follows it.
std::optional<Deadline> build_every(const DeadlineMatch& found);
/// (1) count (2) noun: "6 tháng/lần"; (3), (4) the same behind "mỗi".
std::optional<Deadline> build_interval(const DeadlineMatch& found);
/// (1) times (2) noun: "2 lần/năm"; (3) noun (4) times: "mỗi quý một lần".
std::optional<Deadline> build_times(const DeadlineMatch& found);
/// "6 tháng, hằng năm".
std::optional<Deadline> build_half_year_and_year(const DeadlineMatch& found);
/// (1) months (2) đầu | cuối (3) year: "6 tháng đầu năm 2026".
std::optional<Deadline> build_report_months(const DeadlineMatch& found);
/// (1) day, none for Sunday.
std::optional<Deadline> build_weekday(const DeadlineMatch& found);
/// (1) day, none for the last.
std::optional<Deadline> build_day_of_month(const DeadlineMatch& found);
/// (1) day, may be none.
std::optional<Deadline> build_quarter_end_month(const DeadlineMatch& found);
/// (1) where the first point begins.
std::optional<Deadline> build_between(const DeadlineMatch& found);
/// (1) trước, đến, … (2) hết | cuối; the point follows.
std::optional<Deadline> build_by(const DeadlineMatch& found);
/// The point follows.
std::optional<Deadline> build_from(const DeadlineMatch& found);
/// (1) đầu | giữa | cuối | hết (2) where the point begins.
std::optional<Deadline> build_point(const DeadlineMatch& found);
/// "tuần 2 tháng 4/2026": weeks of a month begin on different days for different readers, so the month
/// stands. 1: the month.
std::optional<Deadline> build_week_of_month(const DeadlineMatch& found);
/// A number alone at the start of the text.
std::optional<Deadline> build_bare_point(const DeadlineMatch& found);
/// (1) or (2) trong | cuối | hết …: the document's own year.
std::optional<Deadline> build_this_year(const DeadlineMatch& found);

}  // namespace vanthu
