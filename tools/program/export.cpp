// vanthu export: what the store holds, or a part of it, for other programs.
#include <algorithm>
#include <memory>

#include "tools/program/commands.h"
#include "tools/program/export_formats.h"
#include "tools/program/export_tables.h"
#include "tools/program/output.h"
#include "tools/program/output_target.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu export > records.jsonl               whole records, as vanthu extract prints them
  vanthu export --format csv --what tasks -o tasks.csv
  vanthu export --format csv --what documents --where province="hai phong" --columns document,title,date,path
  vanthu export --format csv --where unit="phong vhxh" --where role=lead --where before="Quý III/2026"
  vanthu export --format csv --what findings -o findings.csv --force
  vanthu export --format xlsx -o plans.xlsx   documents, tasks, citations and findings, a sheet each
  vanthu export --format ics --where commune="gia loc" -o deadlines.ics
  vanthu export --format akn --where document=157/KH-UBND -o plan.xml

--where takes the filters of vanthu tasks by the names of its options; several are joined by AND. Of documents,
citations, issues, findings and whole records, commune, province and document leave those of these documents, the
other filters those of documents that have such a task.
CSV is RFC 4180 in UTF-8; Excel needs --bom to see that. A cell beginning with = + - @ has an apostrophe in
front, so that no spreadsheet runs it; JSON Lines are exact. A file is there whole or not at all.)";

struct Arguments {
  std::string format = export_formats().front().name;
  std::optional<std::string> what, columns, output;
  std::vector<std::string> filters;
  bool marked = false, replace = false;
};

std::vector<std::string> names_of(bool ExportFormat::*kind) {
  std::vector<std::string> names;
  for (const ExportFormat& format : export_formats()) {
    if (kind == nullptr || format.*kind) names.push_back(format.name);
  }
  return names;
}

std::vector<std::string> split_columns(const std::string& list) {
  std::vector<std::string> columns;
  for (std::size_t begin = 0;;) {
    const std::size_t comma = list.find(',', begin);
    columns.push_back(list.substr(begin, comma - begin));
    if (comma == std::string::npos) return columns;
    begin = comma + 1;
  }
}

/// Options that the format has no use for were not meant so.
void check_use(const Arguments& arguments, const ExportFormat& format) {
  const auto refuse = [&](const char* option, const std::vector<std::string>& formats) {
    std::string names;
    for (const std::string& name : formats) names += (names.empty() ? "" : ", ") + name;
    throw WrongUse("export-option-idle", "", {option, format.name, names});
  };
  if (arguments.what && !format.tables) refuse("--what", names_of(&ExportFormat::tables));
  if (arguments.columns && !format.tables) refuse("--columns", names_of(&ExportFormat::tables));
  if (arguments.marked && format.name != "csv") refuse("--bom", {"csv"});
  if (!arguments.output && !format.to_screen) throw WrongUse("export-output-missing", "", {format.name});
}

int export_store(const Arguments& arguments, const Settings& settings) {
  const ExportFormat& format =
      *std::find_if(export_formats().begin(), export_formats().end(),
                    [&](const ExportFormat& known) { return known.name == arguments.format; });
  check_use(arguments, format);
  const TaskOptions filters = parse_filters(arguments.filters);
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.output) check_output(*arguments.output, settings.store_path);
  store.at_one_moment([&] {
    const ExportPart part = export_part(store, filters, settings);
    ExportJob job{store, part, settings, arguments.what};
    if (arguments.columns) job.columns = split_columns(*arguments.columns);
    job.marked = arguments.marked;
    job.output = arguments.output;
    job.replace = arguments.replace;
    format.write(job);
  });
  return 0;
}

}  // namespace

Command add_export(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("export", "Hand on what the store holds, or a part of it");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("--format", arguments->format,
                  "Whole records, tables, a calendar, or Akoma Ntoso (default: jsonl)")
      ->check(CLI::IsMember(names_of(nullptr)));
  app->add_option("--what", arguments->what, "Which table (default: csv tasks, xlsx all but issues)")
      ->check(CLI::IsMember(export_table_names()));
  app->add_option("--where", arguments->filters,
                  "Only this part: a filter of vanthu tasks, as unit=\"phong vhxh\"; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false)
      ->check(utf8_argument());
  app->add_option("--columns", arguments->columns, "Only these columns, in this order: a,b,c")
      ->check(utf8_argument());
  app->add_flag("--bom", arguments->marked, "CSV with a byte order mark, which Excel needs");
  CLI::Option* output = app->add_option("-o,--output", arguments->output, "To this file")->type_name("FILE");
  app->add_flag("--force", arguments->replace, "Replace the file where it is there already")->needs(output);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return export_store(*arguments, settings); }};
}

}  // namespace vanthu
