#include "parsers/task_times.h"

#include <algorithm>
#include <set>

#include "normalize/pattern.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"

namespace vanthu {
namespace {

/// The time's cell of a row; where a merged cell above covers it, that cell.
ByteRange time_cell(const ExtractedTable& table, std::size_t row, std::size_t column) {
  for (;; --row) {
    if (row >= table.rows.size() || column >= table.rows[row].cells.size()) return {};
    const Cell& cell = table.rows[row].cells[column];
    if (!cell.covered || !cell.text.empty() || row == 0) return cell.text;
  }
}

std::set<std::string> years_of_title(const CheckedDocument& checked) {
  // A year behind a month, or right behind a directive's name, is a part of somebody else's date.
  static const Pattern years(
      R"((?i:(tháng [0-9]{1,2},? )?năm|giai đoạn|từ) ((?:19|20)[0-9]{2})(?: ?[-–] ?(?:năm )?((?:19|20)[0-9]{2}))?)");
  std::set<std::string> found;
  const std::string title = checked.record.header.title.value_or("");
  for (std::size_t from = 0; const auto match = years.find(title, from);) {
    from = match->whole().end;
    if (match->has(1)) continue;
    for (const std::size_t group : {2u, 3u}) {
      if (match->has(group)) found.emplace(match->text(title, group));
    }
  }
  return found;
}

}  // namespace

TimePlaces::TimePlaces(const CheckedDocument& checked) : checked_(checked) {
  for (std::size_t i = 0; i < checked.tables.size(); ++i) {
    const TaskTable& table = checked.tables[i];
    const auto task = table.column(ColumnRole::task), time = table.column(ColumnRole::deadline);
    if (!task) continue;
    const ExtractedTable& source = checked.document.blocks[table.block].table;
    for (const TaskRow& row : table.rows) {
      if (row.kind != RowKind::task) continue;
      const ByteRange key = time_cell(source, row.row, *task);
      if (key.empty()) continue;
      rows_.emplace(key.begin, Row{i, time ? time_cell(source, row.row, *time) : ByteRange{}});
    }
  }
}

ByteRange TimePlaces::of(const Assignment& assignment) const {
  const ByteRange task = assignment.span.bytes;
  if (assignment.origin == "table") {
    const auto row = rows_.find(task.begin);
    return row == rows_.end() || row->second.time.empty() ? task : row->second.time;
  }
  constexpr std::size_t kReach = 6000;  // bytes: the labelled lines of one item
  if (!assignment.deadline) return task;
  const std::string& raw = assignment.deadline->raw;
  const std::string_view near =
      first_bytes(std::string_view(checked_.document.text).substr(task.begin), kReach);
  // A heading may hold the words of the time as well: behind the label they are the last.
  std::size_t begin = task.size() < near.size() ? near.find(raw, task.size()) : std::string_view::npos;
  if (begin == std::string_view::npos) begin = near.substr(0, task.size()).find(raw);
  if (begin == std::string_view::npos) return task;
  return {task.begin + begin, task.begin + begin + raw.size()};
}

std::optional<std::size_t> TimePlaces::table_of(const Assignment& assignment) const {
  if (assignment.origin != "table") return std::nullopt;
  const auto row = rows_.find(assignment.span.bytes.begin);
  return row == rows_.end() ? std::nullopt : std::optional(row->second.table);
}

std::vector<const Deadline*> times_of(const Assignment& assignment) {
  std::vector<const Deadline*> times;
  if (!assignment.deadline) return times;
  times.push_back(&*assignment.deadline);
  for (const Deadline& further : assignment.further_deadlines) times.push_back(&further);
  return times;
}

bool is_dated_once(const Deadline& deadline) {
  static const Pattern year("(?:19|20)[0-9]{2}");
  return deadline.end && !deadline.recurrence && deadline.kind != "term" && year.contains(deadline.raw);
}

bool names_a_day(std::string_view words) {
  static const Pattern day(
      R"((?:^|[^0-9/])[0-9]{1,2} ?[/.-] ?[0-9]{1,2}(?: ?[/.-] ?[0-9]{4})?(?:$|[^0-9])|[0-9]{1,2} tháng [0-9]{1,2})");
  return day.contains(words);
}

bool reports_on_past(std::string_view words) {
  static const Pattern reports("(?i:báo cáo|sơ kết|tổng kết|đánh giá|kiểm điểm|tổng hợp)");
  return reports.contains(words);
}

bool settles_past(std::string_view words) {
  static const Pattern accounts("(?i:quyết toán|thanh toán|nghiệm thu|công bố|công khai)");
  return reports_on_past(words) || accounts.contains(words);
}

std::optional<DateRange> period_of_plan(const CheckedDocument& checked) {
  // A review is made when its time is over.
  static const Pattern review("^(?i:sơ kết|tổng kết|đánh giá|kiểm điểm)|(?i: sơ kết| tổng kết) ");
  const std::set<std::string> years = years_of_title(checked);
  if (years.empty() || review.contains(checked.record.header.title.value_or(""))) return std::nullopt;
  DateRange period{*years.begin() + "-01-01", *years.rbegin() + "-12-31"};
  // A plan is made in its time or in the year before.
  const auto& date = checked.record.header.date;
  if (date &&
      (last_day_of(*date) > period.end || std::stoi(date->substr(0, 4)) + 1 < std::stoi(*years.begin()))) {
    return std::nullopt;
  }
  return period;
}

std::optional<std::string> only_year_of_plan(const CheckedDocument& checked) {
  static const Pattern beyond(
      "(?i:giai đoạn|tiếp theo|đến năm|tầm nhìn|định hướng|nhiệm kỳ|lâu dài|h[ằà]ng năm)");
  const std::set<std::string> years = years_of_title(checked);
  if (years.size() != 1 || beyond.contains(checked.record.header.title.value_or(""))) return std::nullopt;
  return period_of_plan(checked) ? std::optional(*years.begin()) : std::nullopt;
}

}  // namespace vanthu
