// vanthu extract FILE…: records on standard output, no store.
#include <exception>
#include <iostream>
#include <memory>

#include "store/record_json.h"
#include "tools/pipeline.h"
#include "tools/program/commands.h"
#include "tools/program/inputs.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu extract plan.txt                     one record, one line of JSON
  vanthu extract plans/*.txt > records.jsonl  one line a file, in the order given
  find . -name '*.txt' -print0 | vanthu extract -

A file that cannot be read is named on standard error, the others are still printed; exit status 1.)";

int extract_files(const std::vector<std::string>& paths, const Settings& settings) {
  const Vocabulary vocabulary = load_vocabulary(settings);
  const Parser parser(vocabulary);
  const Inputs inputs = collect_inputs(paths, std::cin, settings.store_path);
  const Limits limits;
  bool failed = !inputs.errors.empty();
  for (const Error& error : inputs.errors) report(settings, error);
  for (const InputFile& input : inputs.files) {
    std::string record;
    try {
      const Document document = extract(load_file(input.path, limits), limits, parser);
      record = to_json_line(document);
      note_repairs(settings, document);
    } catch (const Error& error) {
      report(settings, error);
      failed = true;
      continue;
    } catch (const std::exception& error) {
      report(settings, Error("internal-error", input.path, {error.what()}));
      failed = true;
      continue;
    }
    write_data(record + "\n");
  }
  if (inputs.files.empty()) {
    report(settings, Error("no-input", ""));
    failed = true;
  }
  return failed ? 1 : 0;
}

}  // namespace

Command add_extract(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("extract", "Print the records of files as JSON Lines, without a store");
  auto paths = std::make_shared<std::vector<std::string>>();
  app->add_option("FILE", *paths, "Files or folders; - reads a list of them from standard input")
      ->required()
      ->type_name("PATH");
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [paths, &settings] { return extract_files(*paths, settings); }};
}

}  // namespace vanthu
