// vanthu tasks: who does what by when.
#include <iterator>
#include <memory>

#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/day_range.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu tasks --unit "phong vhxh" --role lead
  vanthu tasks --commune "gia loc" --due 2026-01..2026-06
  vanthu tasks --directive 82/nq-hdnd --format csv > tasks.csv
  vanthu tasks --document 157/KH-UBND --text "chuyen doi so"

Names are compared without regard to case, tone style, diacritics and abbreviation. Dates are written
2026-05-08, 8/5/2026, 2026-05, 2026 or "Quý I/2026"; a task is due in a range that its own range meets.
In CSV a cell beginning with = + - @ has an apostrophe in front, so that no spreadsheet runs it; json and
jsonl are exact. Tables fit the terminal; into a pipe they go whole, a row a line, separated by tabs (set
COLUMNS to have them aligned there too).)";

struct Arguments {
  TaskQuestion question;
  std::optional<std::string> unit, due, from, to, document;
  ListingFormat format = ListingFormat::table;
};

DayRange day_range(const std::string& text) {
  const std::optional<DayRange> range = parse_day_range(text);
  if (!range) throw WrongUse("date-malformed", "", {text});
  return *range;
}

void restrict_days(const Arguments& arguments, TaskQuestion& question) {
  if (arguments.due) {
    const DayRange range = day_range(*arguments.due);
    question.due_from = range.from;
    question.due_to = range.to;
  }
  if (arguments.from) question.due_from = day_range(*arguments.from).from;
  if (arguments.to) question.due_to = day_range(*arguments.to).to;
}

/// The register's units that were meant; where it knows none, a part of the unit's name.
void restrict_unit(const std::string& asked, const Settings& settings, TaskQuestion& question) {
  question.units = load_vocabulary(settings).units_matching(asked);
  if (question.units.empty()) {
    question.unit_text = asked;
    note(settings, "unit-unknown", {asked});
  } else if (question.units.size() > 1) {
    constexpr std::size_t kNamed = 5;  // more would bury the answer
    std::string names;
    for (std::size_t i = 0; i < std::min(question.units.size(), kNamed); ++i) {
      names += (i == 0 ? "" : "; ") + question.units[i];
    }
    if (question.units.size() > kNamed) names += "; …";
    note(settings, "unit-several", {asked, std::to_string(question.units.size()), names});
  }
}

std::vector<TaskAnswer> answer(const Store& store, TaskQuestion question,
                               const std::optional<std::string>& document) {
  if (!document) return store.tasks(question);
  std::vector<TaskAnswer> answers;
  for (const DocumentId id : documents_named(store, *document)) {
    question.document = id;
    std::vector<TaskAnswer> found = store.tasks(question);
    std::move(found.begin(), found.end(), std::back_inserter(answers));
  }
  return answers;
}

int list_tasks(const Arguments& arguments, const Settings& settings) {
  TaskQuestion question = arguments.question;
  restrict_days(arguments, question);
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.unit) restrict_unit(*arguments.unit, settings, question);
  const Listing listing = task_listing(store, answer(store, std::move(question), arguments.document));
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-task");
  return 0;
}

}  // namespace

Command add_tasks(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("tasks", "List tasks: who does what, by when, under which directive");
  auto arguments = std::make_shared<Arguments>();
  TaskQuestion& question = arguments->question;
  app->add_option("--unit", arguments->unit, "Given to this unit")->check(utf8_argument());
  app->add_option("--role", question.role, "In this role")
      ->check(CLI::IsMember({"lead", "implement", "coordinate"}));
  app->add_option("--commune", question.commune, "Of this commune (name or code)")->check(utf8_argument());
  app->add_option("--directive", question.directive, "Citing this document, or in a document that does")
      ->check(utf8_argument());
  CLI::Option* due = app->add_option("--due", arguments->due, "Due in this range: FROM..TO, or one date");
  app->add_option("--from", arguments->from, "Due on this date or later")->excludes(due);
  app->add_option("--to", arguments->to, "Due on this date or earlier")->excludes(due);
  app->add_option("--text", question.text, "With these words in the task")->check(utf8_argument());
  app->add_option("--document", arguments->document, "Of this document (id, number, path or file name)");
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_tasks(*arguments, settings); }};
}

}  // namespace vanthu
