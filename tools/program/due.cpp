// vanthu due: what falls due when.
#include <charconv>
#include <chrono>
#include <memory>

#include "store/recurrence.h"
#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/day_range.h"
#include "tools/program/document_choice.h"
#include "tools/program/output.h"
#include "tools/program/page_limit.h"
#include "tools/program/task_options.h"

namespace vanthu {
namespace {

namespace ch = std::chrono;

constexpr const char* kExamples = R"(Examples:
  vanthu due --within 30d --commune "gia loc"
  vanthu due --month 2026-08 --unit "phong vhxh" --role lead
  vanthu due --quarter Q1/2026 --province "hai phong" --format csv > due.csv
  vanthu due --within 3m --on 2026-03-01

A duty falls due on the last day of its time: "Quý I/2026" on 31 March. What repeats is unfolded, from the plan's own
date or the time's beginning on; where the wording leaves the day open ("hằng quý") that is the last day of each
month, quarter, half-year or year, of a week its Sunday. Duties that began before the window and end behind it are
found by vanthu tasks --due.)";

struct Arguments {
  TaskOptions tasks;
  std::optional<std::string> within, month, quarter, on;
  std::optional<std::size_t> limit;
  ListingFormat format = ListingFormat::table;
};

Day today() { return ch::floor<ch::days>(ch::system_clock::now() + ch::hours(7)); }  // in Việt Nam

/// "30d", "12w", "3m" behind `from`; months end on the month's last day where it has no such day.
std::optional<Day> end_of(const std::string& within, Day from) {
  int number = 0;
  const char* const end = within.data() + within.size();
  const auto [stop, failure] = std::from_chars(within.data(), end, number);
  if (failure != std::errc() || stop + 1 != end || number < 1 || number > 10'000) return std::nullopt;
  if (*stop == 'd') return from + ch::days(number);
  if (*stop == 'w') return from + ch::weeks(number);
  if (*stop != 'm') return std::nullopt;
  const ch::year_month_day date(from);
  const ch::year_month month = date.year() / date.month() + ch::months(number);
  const ch::year_month_day same = month / date.day();
  return same.ok() ? Day(same) : Day(month / ch::last);
}

/// A month or quarter, whole.
DueQuestion whole_period(const std::string& text, int months, std::string_view wording) {
  const std::optional<DayRange> range = parse_day_range(wording);
  const auto from = range && range->from ? parse_day(*range->from) : std::nullopt;
  const auto to = range && range->to ? parse_day(*range->to) : std::nullopt;
  const auto ends = from ? end_of(std::to_string(months) + "m", *from) : std::nullopt;
  if (!to || !ends || *to + ch::days(1) != *ends) throw WrongUse("period-malformed", "", {text});
  return {*range->from, *range->to};
}

/// "Q1/2026", "I/2026", "Quý I/2026" as plans write it.
std::string quarter_wording(std::string text) {
  if (!text.empty() && (text.front() == 'Q' || text.front() == 'q') && text.size() > 1 && text[1] >= '1' &&
      text[1] <= '4') {
    text.erase(0, 1);
  }
  return text.starts_with("Qu") || text.starts_with("qu") ? text : "Quý " + text;
}

DueQuestion window_of(const Arguments& arguments) {
  if (arguments.month) return whole_period(*arguments.month, 1, *arguments.month);
  if (arguments.quarter) return whole_period(*arguments.quarter, 3, quarter_wording(*arguments.quarter));
  if (!arguments.within) throw WrongUse("due-time-missing", "");
  Day from = today();
  if (arguments.on) {
    const auto day = parse_day_range(*arguments.on);
    const auto first = day && day->from && day->from == day->to ? parse_day(*day->from) : std::nullopt;
    if (!first) throw WrongUse("date-malformed", "", {*arguments.on});
    from = *first;
  }
  const auto to = end_of(*arguments.within, from);
  if (!to) throw WrongUse("within-malformed", "", {*arguments.within});
  if (*to - from > kLongestWindow) throw WrongUse("due-window-long", "", {*arguments.within});
  return {iso_day(from), iso_day(*to)};
}

int list_due(const Arguments& arguments, const Settings& settings) {
  DueQuestion question = window_of(arguments);
  question.tasks = task_question(arguments.tasks, settings);
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.tasks.document) {
    question.tasks.document = one_document_named(store, *arguments.tasks.document);
  }
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  question.tasks.limit = one_more(limit);
  DueAnswers answers = store.due(question);
  const Listing listing = due_listing(store, first_page(std::move(answers.duties), limit, settings));
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-duty", {question.from, question.to});
  if (answers.undated > 0) {
    note(settings, answers.undated < kMostUndated ? "due-undated" : "due-undated-many",
         {std::to_string(answers.undated)});
  }
  return 0;
}

}  // namespace

Command add_due(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("due", "List what falls due in a time, day by day");
  auto arguments = std::make_shared<Arguments>();
  CLI::Option* within = app->add_option("--within", arguments->within,
                                        "In so many days, weeks or months from today: 30d, 12w, 3m");
  CLI::Option* month =
      app->add_option("--month", arguments->month, "In this month: 2026-08")->excludes(within);
  app->add_option("--quarter", arguments->quarter, "In this quarter: Q1/2026")->excludes(within, month);
  app->add_option("--on", arguments->on, "Counted from this day instead of today")->needs(within);
  add_task_options(*app, arguments->tasks);
  add_limit_option(*app, arguments->limit);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_due(*arguments, settings); }};
}

}  // namespace vanthu
