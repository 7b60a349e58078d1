// What each rule of the deadline table makes of the words that its pattern found.
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/document.h"

namespace vanthu {

/// A wording of time that was found by a rule's pattern.
struct DeadlineMatch {
  std::string_view text;           // folded: lower case, '-' for every dash, one space between words
  Match match;                     // of the rule's pattern in `text`
  std::string_view document_date;  // ISO, whole or its beginning ("2026-03"); empty where not known
  std::optional<int> plan_year{};  // which the plan is for, where the document's own does not tell

  std::string_view rest() const { return text.substr(match.whole().end); }
  std::string_view group(std::size_t index) const { return match.text(text, index); }

  /// Anchors dates without a year.
  std::optional<int> document_year() const {
    int year = 0;
    if (plan_year) return plan_year;
    if (document_date.size() < 4) return std::nullopt;
    const auto [stopped, error] = std::from_chars(document_date.data(), document_date.data() + 4, year);
    return error == std::errc() && stopped == document_date.data() + 4 ? std::optional(year) : std::nullopt;
  }
};

/// What a rule read.
struct TimesRead {
  std::vector<Deadline> deadlines;  // without `raw` and `condition`; at least one
  std::size_t end = 0;              // in the text: behind the last word that was read
};

/// Each gives what it read, or none where the words turn out to mean something else; the numbers are the
/// groups that it reads. (1) or (2) "thường xuyên".
std::optional<TimesRead> build_ongoing(const DeadlineMatch& found);
/// Waits for an event, an order or a need.
std::optional<TimesRead> build_conditional(const DeadlineMatch& found);
/// "Theo nhiệm kỳ": no dates, since bodies begin their terms on different days.
std::optional<TimesRead> build_term(const DeadlineMatch& found);
/// "Năm học 2025 - 2026": a period whose days the province sets, so no dates.
std::optional<TimesRead> build_school_year(const DeadlineMatch& found);

/// (1) count (2) unit (3) of working days (4) trước; what it is counted from follows.  The first day is not
/// counted (Bộ luật Dân sự 2015, Điều 147).
std::optional<TimesRead> build_count_from(const DeadlineMatch& found);
/// "Từ ngày ban hành Kế hoạch đến"; the point follows.
std::optional<TimesRead> build_until(const DeadlineMatch& found);

/// (1) or (2) nouns of reports: "tháng, quý, năm", each a repeating time of its own.
std::optional<TimesRead> build_report_list(const DeadlineMatch& found);
/// (1) period noun: "hằng năm", with the day that follows it.
std::optional<TimesRead> build_every(const DeadlineMatch& found);
/// (1) count (2) noun: "6 tháng/lần"; (3), (4) the same behind "mỗi".
std::optional<TimesRead> build_interval(const DeadlineMatch& found);
/// (1) times (2) noun: "2 lần/năm"; (3) noun (4) times: "mỗi quý một lần".
std::optional<TimesRead> build_times(const DeadlineMatch& found);
/// (1) "6 tháng, hằng năm".
std::optional<TimesRead> build_half_year_and_year(const DeadlineMatch& found);
/// (1) months (2) đầu | cuối (3) year: "6 tháng đầu năm 2026".
std::optional<TimesRead> build_report_months(const DeadlineMatch& found);
/// (1) days of the week.
std::optional<TimesRead> build_weekday(const DeadlineMatch& found);
/// (1) days, none for the last (2) where the wording ends.
std::optional<TimesRead> build_day_of_month(const DeadlineMatch& found);
/// (1) day, may be none (2) đầu | giữa | cuối (3) where the quarter begins, which may be a certain one.
std::optional<TimesRead> build_month_of_quarter(const DeadlineMatch& found);

/// Where group 1 begins: days that stand side by side, "ngày 20/6 và ngày 20/12/2026", "ngày 10, 12/4".
std::optional<TimesRead> build_day_list(const DeadlineMatch& found);
/// (1) the words and day that follow "báo cáo 6 tháng": one day or several.
std::optional<TimesRead> build_report_days(const DeadlineMatch& found);
/// (1) count (2) where the first day begins: "02 ngày 10 và 11/4/2026".
std::optional<TimesRead> build_counted_days(const DeadlineMatch& found);

/// (1) where the first point begins.
std::optional<TimesRead> build_between(const DeadlineMatch& found);
/// (1) trước, đến, … (2) hết | cuối; the point follows.
std::optional<TimesRead> build_by(const DeadlineMatch& found);
/// The point follows.
std::optional<TimesRead> build_from(const DeadlineMatch& found);
/// "Sau"; the point follows, which is not in it.
std::optional<TimesRead> build_after(const DeadlineMatch& found);
/// (1) đầu | cuối (2) where the month or year begins: "nửa đầu năm 2026".
std::optional<TimesRead> build_half(const DeadlineMatch& found);
/// (1) đầu | giữa | cuối | hết (2) where the point begins.
std::optional<TimesRead> build_point(const DeadlineMatch& found);
/// "tuần 2 tháng 4/2026": weeks of a month begin on different days for different readers, so the month
/// stands. 1: the month.
std::optional<TimesRead> build_week_of_month(const DeadlineMatch& found);
/// (1) month: "T12" alone.
std::optional<TimesRead> build_short_month(const DeadlineMatch& found);
/// "Dịp lễ"; the day follows.
std::optional<TimesRead> build_occasion(const DeadlineMatch& found);
/// A number alone at the start of the text.
std::optional<TimesRead> build_bare_point(const DeadlineMatch& found);
/// (1) or (2) trong | cuối | hết …: the document's own year.
std::optional<TimesRead> build_this_year(const DeadlineMatch& found);

}  // namespace vanthu
