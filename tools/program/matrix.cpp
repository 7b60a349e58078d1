// vanthu matrix: how many tasks of which unit in which commune, and the like.
#include <map>
#include <memory>

#include "store/matrix.h"
#include "tools/program/commands.h"
#include "tools/program/matrix_answer.h"
#include "tools/program/output.h"
#include "tools/program/task_options.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu matrix --rows unit --columns commune
  vanthu matrix --rows commune --columns month --province "hai phong"
  vanthu matrix --rows unit --columns role --directive 05-nq/đu
  vanthu matrix --rows directive --columns province --count documents
  vanthu matrix --rows unit --columns commune --role lead --format csv > matrix.csv

Rows and columns: unit, commune, province, role, directive, kind (of the deadline), month (in which it ends),
group (heading), document; none for totals alone. A task with several units stands in several rows, in the totals
once. The greatest come first, months in their order. A terminal shows as many columns as fit; --top N shows the
first N rows and columns, csv, json and jsonl all.)";

struct Arguments {
  MatrixQuestion question;
  TaskOptions tasks;
  std::optional<std::size_t> top;
  ListingFormat format = ListingFormat::table;
};

int tell_matrix(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  MatrixQuestion question = arguments.question;
  question.tasks = task_question(store, arguments.tasks, settings);
  const Matrix matrix = store.matrix(question);
  const MatrixView view = view_of(matrix, arguments.top, arguments.format);
  print_matrix(matrix, question, view, arguments.format, settings);
  if (view.rows < matrix.rows.size() || view.columns < matrix.columns.size()) {
    note(settings, "matrix-more",
         {std::to_string(view.rows), std::to_string(matrix.rows.size()), std::to_string(view.columns),
          std::to_string(matrix.columns.size())});
  }
  if (matrix.total == 0) note(settings, "no-task");
  return 0;
}

void add_axis(CLI::App& app, const char* option, MatrixAxis& axis, const char* what) {
  app.add_option_function<std::string>(
         option, [&axis](const std::string& name) { axis = *find_matrix_axis(name); }, what)
      ->check(CLI::IsMember({"unit", "commune", "province", "role", "directive", "kind", "month", "group",
                             "document", "none"}));
}

}  // namespace

Command add_matrix(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("matrix", "Count tasks by two of their aspects");
  auto arguments = std::make_shared<Arguments>();
  add_axis(*app, "--rows", arguments->question.rows, "A row for each (default: unit)");
  add_axis(*app, "--columns", arguments->question.columns, "A column for each (default: none)");
  static const std::map<std::string, MatrixCount> kCounts = {
      {"tasks", MatrixCount::tasks}, {"documents", MatrixCount::documents}, {"units", MatrixCount::units}};
  app->add_option_function<std::string>(
         "--count", [arguments](const std::string& name) { arguments->question.count = kCounts.at(name); },
         "What a cell counts (default: tasks)")
      ->check(CLI::IsMember({"tasks", "documents", "units"}));
  app->add_option("--top", arguments->top, "Only the first so many rows and columns")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000}));
  add_task_options(*app, arguments->tasks);
  add_deadline_options(*app, arguments->tasks);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return tell_matrix(*arguments, settings); }};
}

}  // namespace vanthu
