// vanthu export: everything that the store holds, for other programs.
#include <memory>

#include "store/record_json.h"
#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu export > records.jsonl               whole records, as vanthu extract prints them
  vanthu export --format csv --what tasks > tasks.csv
  vanthu export --format csv --what issues > issues.csv

CSV is RFC 4180 in UTF-8 with a byte order mark, which Excel needs. A cell beginning with = + - @ has an
apostrophe in front, so that no spreadsheet runs it; JSON Lines are exact.)";

struct Arguments {
  std::string format = "jsonl";
  std::optional<std::string> what;
};

Listing listing_of(const Store& store, const std::string& what) {
  if (what == "documents") return document_listing(store.documents({}));
  if (what == "citations") return citation_listing(store, store.citations({}));
  if (what == "issues") return issue_listing(store, store.documents({}));
  return task_listing(store, store.tasks({}));
}

int export_store(const Arguments& arguments, const Settings& settings) {
  if (arguments.what && arguments.format == "jsonl") throw WrongUse("export-what-csv", "");
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.format == "csv") {
    print_listing(listing_of(store, arguments.what.value_or("tasks")), ListingFormat::csv, settings);
  } else {
    store.each_reading([](const Document& document) { write_data(to_json_line(document) + "\n"); });
  }
  return 0;
}

}  // namespace

Command add_export(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("export", "Print everything that the store holds");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("--format", arguments->format, "Whole records, or a table (default: jsonl)")
      ->check(CLI::IsMember({"jsonl", "csv"}));
  app->add_option("--what", arguments->what, "Which table, with --format csv (default: tasks)")
      ->check(CLI::IsMember({"documents", "tasks", "citations", "issues"}));
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return export_store(*arguments, settings); }};
}

}  // namespace vanthu
