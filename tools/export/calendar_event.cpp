#include "tools/export/calendar_event.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "tools/export/calendar_line.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestSummary = 80;  // letters; what calendars show of one
constexpr std::size_t kLongestUnit = 40;     // of them

std::string said(std::string_view code, const std::vector<std::string>& arguments) {
  return message(Language::vietnamese, code, arguments);
}

/// "08/05/2026" as people write it; a partial date and other text as it is.
std::string written_day(const std::string& iso) {
  if (!parse_day(iso)) return iso;
  return iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

std::string names_of(const std::vector<UnitMention>& units) {
  std::vector<std::string> names;
  for (const UnitMention& unit : units) {
    names.push_back(unit.qualifier ? fmt::format("{} ({})", unit.unit, *unit.qualifier) : unit.unit);
  }
  return fmt::format("{}", fmt::join(names, "; "));
}

/// "Phòng Kinh tế (+2): Rà soát …": who must act stands first.
std::string summary_of(const Assignment& task) {
  const std::vector<UnitMention>& units = task.lead.empty() ? task.implement : task.lead;
  std::string summary;
  if (!units.empty()) {
    summary = short_text(units.front().unit, kLongestUnit);
    if (units.size() > 1) summary += fmt::format(" (+{})", units.size() - 1);
    summary += ": ";
  }
  return short_text(summary + task.task, kLongestSummary);
}

/// "Kế hoạch 157/KH-UBND ngày 05/01/2026".
std::string document_of(const CalendarEvent& event) {
  const Header& header = event.header;
  std::string name = header.type.value_or("");
  if (!event.task.document_key.empty()) name += (name.empty() ? "" : " ") + event.task.document_key;
  return header.date ? said("calendar-of-day", {name, written_day(*header.date)}) : name;
}

/// "mục II.1, số thứ tự 3, trang 4".
std::string place_of(const Assignment& task) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view code, const std::optional<std::string>& value) {
    if (value && !value->empty()) parts.push_back(said(code, {*value}));
  };
  add("calendar-appendix", task.appendix);
  add("calendar-section", task.section);
  add("calendar-ordinal", task.ordinal);
  if (task.span.page) add("calendar-page", std::to_string(*task.span.page));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string description_of(const CalendarEvent& event) {
  const Assignment& task = event.task.assignment;
  const Deadline& time = event.time;
  const std::string& path = event.task.path;
  std::vector<std::string> lines = {"“" + task.task + "”", said("calendar-deadline", {time.raw})};
  const auto add = [&](std::string_view code, const std::string& value) {
    if (!value.empty()) lines.push_back(said(code, {value}));
  };
  if (time.start && time.end) {
    lines.push_back(said("calendar-range", {written_day(*time.start), written_day(*time.end)}));
  }
  add("calendar-reason", time.reason ? said("calendar-reason-" + *time.reason, {}) : "");
  add("calendar-lead", names_of(task.lead));
  add("calendar-implement", names_of(task.implement));
  add("calendar-coordinate", names_of(task.coordinate));
  add("calendar-product", task.product.value_or(""));
  add("calendar-document", document_of(event));
  add("calendar-title", event.header.title.value_or(""));
  add("calendar-issuer", event.header.issuer.name.value_or(""));
  add("calendar-place", place_of(task));
  add("calendar-path", find_invalid_utf8(path) == std::string::npos ? path : printable(path));
  return fmt::format("{}", fmt::join(lines, "\n"));
}

/// By commune and by who leads, so that a calendar can show one of them alone.
std::string categories_of(const CalendarEvent& event) {
  std::vector<std::string> categories;
  const auto add = [&](const std::string& category) {
    const std::string text = calendar_text(category);
    const bool known = std::find(categories.begin(), categories.end(), text) != categories.end();
    if (!text.empty() && !known) categories.push_back(text);
  };
  add(event.task.commune);
  for (const UnitMention& unit : event.task.assignment.lead) add(unit.unit);
  return fmt::format("{}", fmt::join(categories, ","));
}

}  // namespace

std::string calendar_day(Day day) {
  const std::string iso = iso_day(day);
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8);
}

std::string event_lines(const CalendarEvent& event) {
  const Day stamp = first_day_of(event.header.date).value_or(Day{});
  std::string lines = calendar_line("BEGIN:VEVENT");
  const auto add = [&](std::string_view name, const std::string& value) {
    lines += calendar_line(fmt::format("{}{}", name, value));
  };
  add("UID:", event.uid);
  add("DTSTAMP:", calendar_day(stamp) + "T000000Z");
  add("DTSTART;VALUE=DATE:", calendar_day(event.days.first));
  if (event.days.rule) {
    add("RRULE:", *event.days.rule + (event.days.until ? ";UNTIL=" + calendar_day(*event.days.until) : ""));
  }
  add("SUMMARY:", calendar_text(summary_of(event.task.assignment)));
  add("DESCRIPTION:", calendar_text(description_of(event)));
  const std::string categories = categories_of(event);
  if (!categories.empty()) add("CATEGORIES:", categories);
  // A day that was worked out with a doubt, or stands in a draft, may still change.
  add("STATUS:", event.time.reason || event.header.draft ? "TENTATIVE" : "CONFIRMED");
  add("TRANSP:", "TRANSPARENT");
  return lines + calendar_line("END:VEVENT");
}

}  // namespace vanthu
