// Checks of duties to report: whether anything says by when.
#include <algorithm>
#include <set>

#include "normalize/pattern.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/prose.h"
#include "parsers/task_times.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestProse = 8000;  // bytes of a paragraph that are looked at

/// A sentence that asks for regular reports.
bool is_duty(std::string_view sentence) {
  static const Pattern report(
      "(?:^|[ ,;:])(?i:báo cáo)(?i: định kỳ| về| việc| tình hình| kết quả| ủy ban| uỷ ban| ubnd| ban| đảng| "
      "thường "
      "trực| hội đồng| sở| tỉnh| thành phố| cấp| theo quy định)");
  static const Pattern regular(
      "(?i:định kỳ|kết quả (?:tổ chức |triển khai )?thực hiện|tình hình (?:triển khai )?thực hiện|0?[369] "
      "tháng|"
      "h[ằà]ng (?:năm|quý|tháng)|chế độ báo cáo)");
  // What is reported when it happens.
  static const Pattern occasional(
      "(?i:khó khăn|vướng mắc|phát sinh|đột xuất|kịp thời báo cáo|báo cáo (?:ngay|kịp thời|đề xuất)|báo cáo, "
      "đề "
      "xuất|xem xét)");
  return report.contains(sentence) && regular.contains(sentence) && !occasional.contains(sentence);
}

bool speaks_of_reports(std::string_view words) {
  static const Pattern reports("(?i:báo cáo|sơ kết|tổng kết)");
  return reports.contains(words);
}

/// `range` of the text with what is cited blanked, whose dates are none of a report.
std::string without_citations(const CheckedDocument& checked, ByteRange range) {
  std::string text(first_bytes(checked.document.slice(range), kLongestProse));
  const auto& citations = checked.record.citations;
  auto citation =
      std::lower_bound(citations.begin(), citations.end(), range.begin,
                       [](const Citation& one, std::size_t begin) { return one.span.bytes.end <= begin; });
  for (; citation != citations.end() && citation->span.bytes.begin < range.begin + text.size(); ++citation) {
    const std::size_t from = std::max(citation->span.bytes.begin, range.begin) - range.begin;
    const std::size_t to = std::min(citation->span.bytes.end - range.begin, text.size());
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(to), '#');
  }
  return text;
}

/// A day, a month or a quarter: "trước ngày 10/6", "ngày 25 hằng tháng", "trong tháng 11".
bool names_a_date(std::string_view words) {
  static const Pattern date(
      "(?i:ngày (?:mùng )?[0-9]{1,2}|ngày cuối|ngày làm việc|tháng [0-9]{1,2}|qu[ýí] "
      "[ivx0-9])|[0-9]{1,2}/[0-9]{1,2}(?:$|[^0-9])");
  return date.contains(words);
}

/// True where a task's own time tells when its report is due; a span of years does not.
bool is_dated(const Assignment& assignment) {
  const std::vector<const Deadline*> times = times_of(assignment);
  return std::any_of(times.begin(), times.end(), [](const Deadline* time) {
    const bool once = time->end && time->kind != "period" && time->kind != "year";
    return once || names_a_date(time->raw);
  });
}

/// True where anything in the document tells the day of a report.
bool dates_reports(const CheckedDocument& checked, const std::vector<Prose>& prose) {
  for (const FoundAssignment& found : checked.assignments) {
    if (speaks_of_reports(found.assignment.task) && is_dated(found.assignment)) return true;
  }
  return std::any_of(prose.begin(), prose.end(), [&](const Prose& one) {
    return speaks_of_reports(checked.document.slice(one.text)) &&
           names_a_date(without_citations(checked, one.text));
  });
}

/// Sentences of `range` that ask for reports.
std::vector<ByteRange> duties_in(const CheckedDocument& checked, ByteRange range) {
  static const Pattern end_of_sentence("[;\n]|\\. |$");
  const std::string_view text = first_bytes(checked.document.slice(range), kLongestProse);
  std::vector<ByteRange> duties;
  if (text.find("áo cáo") == std::string_view::npos && text.find("ÁO CÁO") == std::string_view::npos)
    return duties;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = end_of_sentence.find(text, from);
    const std::size_t until = end ? end->whole().begin : text.size();
    if (is_duty(text.substr(from, until - from))) duties.push_back({range.begin + from, range.begin + until});
    from = end ? std::max(end->whole().end, from + 1) : text.size();
  }
  return duties;
}

/// Blocks of the body and of what is attached to it.
bool is_of_plan(const CheckedDocument& checked, std::size_t block) {
  const BlockRange body = checked.parts.body;
  return (block >= body.begin && block < body.end) || checked.parts.appendix_at(block) != nullptr;
}

/// Without the marks of a list around it.
ByteRange trimmed(const CheckedDocument& checked, ByteRange range) {
  const std::string_view text = checked.document.slice(range);
  const std::size_t begin = text.find_first_not_of(" -+*•\t");
  const std::size_t last = text.find_last_not_of(" .;\t");
  if (begin == std::string_view::npos || last < begin) return range;
  return {range.begin + begin, range.begin + last + 1};
}

// R-58; a document once, at the first duty.
std::vector<Issue> check_reporting(const CheckedDocument& checked) {
  // A regulation or an opinion asks for no reports of its own.
  if (checked.assignments.empty()) return {};
  const std::vector<Prose> prose = list_prose(checked.document, checked.parts);
  if (dates_reports(checked, prose)) return {};
  std::vector<ByteRange> duties;
  for (const Prose& one : prose) {
    if (!is_of_plan(checked, one.block) || duties.size() > 1) continue;
    for (const ByteRange duty : duties_in(checked, one.text)) duties.push_back(trimmed(checked, duty));
  }
  if (duties.empty()) return {};
  return {make_issue(checked, {"reporting-undated",
                               duties.front(),
                               {shorten(checked.document.slice(duties.front()))},
                               duties.size() > 1 ? std::optional(duties[1]) : std::nullopt})};
}

/// Rhythms that the words name: "6 tháng", "năm".
std::set<std::string> rhythms_in(std::string_view words, const Pattern& rhythm) {
  std::set<std::string> found;
  for (std::size_t from = 0; const auto match = rhythm.find(words, from);) {
    from = match->whole().end;
    std::string name(match->text(words, 1));
    if (name.starts_with('0')) name.erase(0, 1);
    found.insert(std::move(name));
  }
  return found;
}

// R-58: "báo cáo 6 tháng, hằng năm (… báo cáo 9 tháng trước ngày 15/9 …)": what the brackets date was never
// asked.
std::vector<Issue> check_rhythms(const CheckedDocument& checked) {
  static const Pattern bracket(R"(\(([^()]{10,400})\))");
  static const Pattern dated_report(
      "(?:báo cáo|sơ kết|tổng kết) (?:định kỳ |kết quả )*(0?[369] tháng|quý|tháng|năm)[^,;()]{0,20} "
      "(?:trước|chậm nhất|vào|ngày)");
  static const Pattern named("(0?[369] tháng|quý|năm)(?:$|[ ,;(])");
  constexpr std::size_t kReach = 160;
  constexpr std::size_t kMost = 5;
  std::vector<Issue> issues;
  for (const Prose& prose : list_prose(checked.document, checked.parts)) {
    const std::string_view text = first_bytes(checked.document.slice(prose.text), kLongestProse);
    if (text.find("áo cáo") == std::string_view::npos) continue;
    for (std::size_t from = 0; issues.size() < kMost;) {
      const auto match = bracket.find(text, from);
      if (!match) break;
      from = match->whole().end;
      const std::set<std::string> inside = rhythms_in(match->text(text, 1), dated_report);
      const std::string_view before = last_bytes(text.substr(0, match->whole().begin), kReach);
      const std::size_t report = before.rfind("áo cáo");
      if (inside.size() < 2 || report == std::string_view::npos) continue;
      const std::set<std::string> asked = rhythms_in(before.substr(report), named);
      for (const std::string& rhythm : inside) {
        if (asked.empty() || asked.contains(rhythm)) continue;
        const ByteRange where{prose.text.begin + match->groups[1].begin,
                              prose.text.begin + match->groups[1].end};
        issues.push_back(make_issue(
            checked,
            {"report-not-announced", where, {rhythm, shorten("b" + std::string(before.substr(report)))}}));
      }
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& reporting_checks() {
  static const std::vector<Check> checks = {
      {{"reporting-undated"}, check_reporting},
      {{"report-not-announced"}, check_rhythms},
  };
  return checks;
}

}  // namespace vanthu
