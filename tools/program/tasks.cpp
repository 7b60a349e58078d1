// vanthu tasks: who does what by when.
#include <iterator>
#include <memory>
#include <utility>

#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/document_choice.h"
#include "tools/program/output.h"
#include "tools/program/page_limit.h"
#include "tools/program/same_task_answer.h"
#include "tools/program/task_options.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu tasks --unit "phong vhxh" --role lead
  vanthu tasks --commune "gia loc" --due 2026-01..2026-06
  vanthu tasks --province "hai phong" --before "Quý III/2026" --group "chuyen doi so"
  vanthu tasks --directive 82/nq-hdnd --format csv > tasks.csv
  vanthu tasks --document 157/KH-UBND --text "chuyen doi so"
  vanthu tasks --kind conditional,other --min-confidence 0.8
  vanthu tasks --same-as 12#3 --province "hai phong"     how other communes assigned this duty
  vanthu tasks --same-as "ra soat ho ngheo, ho can ngheo" --similarity 0.4

--same-as finds tasks that go back to one template, whatever commune, province or numbers they name.
Names are compared without regard to case, tone style, diacritics and abbreviation; --text and --group take words
that follow one another, the last one perhaps unfinished. Dates are written 2026-05-08, 8/5/2026, 2026-05, 2026 or
"Quý I/2026"; a task is due in a range that its own range meets, and to be done before or after a time where its
range ends then. What repeats without dates ("Hằng quý") is found by vanthu due.
In CSV a cell beginning with = + - @ has an apostrophe in front, so that no spreadsheet runs it; json and
jsonl are exact. Tables fit the terminal; into a pipe they go whole, a row a line, separated by tabs (set
COLUMNS to have them aligned there too).)";

struct Arguments {
  TaskOptions tasks;
  SameTaskOptions same;
  std::optional<std::size_t> limit;
  ListingFormat format = ListingFormat::table;
};

/// Tasks of all documents that `document` names, one after another.
std::vector<TaskAnswer> tasks_of(const Store& store, TaskQuestion question, const std::string& document) {
  std::vector<TaskAnswer> answers;
  for (const DocumentId id : documents_named(store, document)) {
    question.document = id;
    std::vector<TaskAnswer> found = store.tasks(question);
    std::move(found.begin(), found.end(), std::back_inserter(answers));
  }
  return answers;
}

int list_tasks(const Arguments& arguments, const Settings& settings) {
  TaskQuestion question = task_question(arguments.tasks, settings);
  const std::optional<std::string>& document = arguments.tasks.document;
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.same.same_as) {
    if (document) question.document = one_document_named(store, *document);
    list_same_tasks(store, arguments.same, question, arguments.format, settings);
    return 0;
  }
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  question.limit = one_more(limit);
  std::vector<TaskAnswer> answers = document ? tasks_of(store, question, *document) : store.tasks(question);
  const Listing listing = task_listing(store, first_page(std::move(answers), limit, settings));
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-task");
  return 0;
}

}  // namespace

Command add_tasks(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("tasks", "List tasks: who does what, by when, under which directive");
  auto arguments = std::make_shared<Arguments>();
  add_task_options(*app, arguments->tasks);
  add_deadline_options(*app, arguments->tasks);
  add_same_task_options(*app, arguments->same);
  add_limit_option(*app, arguments->limit);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_tasks(*arguments, settings); }};
}

}  // namespace vanthu
