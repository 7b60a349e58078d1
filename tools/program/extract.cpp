// vanthu extract FILE…: records on standard output, no store.
#include <algorithm>
#include <iostream>
#include <memory>

#include "store/record_json.h"
#include "tools/import/inputs.h"
#include "tools/import/read_files.h"
#include "tools/program/commands.h"
#include "tools/program/output.h"
#include "tools/program/reader_options.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu extract plan.txt                     one record, one line of JSON
  vanthu extract plans/*.txt > records.jsonl  one line a file, in the order given
  find . -name '*.txt' -print0 | vanthu extract -
  vanthu extract old/*.pdf --limit pages=8000 --jobs 2

A file that cannot be read is named on standard error, the others are still printed; exit status 1.)";

struct Arguments {
  std::vector<std::string> paths;
  ReaderArguments reading;
};

bool has_documents(const Inputs& inputs) {
  return std::any_of(inputs.files.begin(), inputs.files.end(),
                     [](const InputFile& input) { return !input.skip_code.starts_with("skipped-"); });
}

int extract_files(const Arguments& arguments, const Settings& settings) {
  const Vocabulary vocabulary = load_vocabulary(settings);
  const Parser parser(vocabulary);
  const Inputs inputs = collect_inputs(arguments.paths, std::cin, settings.store_path);
  bool failed = false;
  const auto complain = [&](const Error& error) {
    report(settings, error);
    failed = true;
  };
  for (const Error& error : inputs.errors) complain(error);
  if (!has_documents(inputs)) complain(Error("no-input", ""));
  if (inputs.files.empty()) return 1;
  ReaderPool readers(parser, reader_options(arguments.reading, inputs.files.size()));
  warn_unfiltered(readers.sandbox(), arguments.reading, settings);
  tell_ocr_trouble(readers, settings);
  const auto print = [&](const Document& document) {
    write_data(to_json_line(document) + "\n");
    note_repairs(settings, document);
  };
  read_in_order(inputs, readers, print, complain);
  return failed ? 1 : 0;
}

}  // namespace

Command add_extract(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("extract", "Print the records of files as JSON Lines, without a store");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("FILE", arguments->paths, "Files or folders; - reads a list of them from standard input")
      ->required()
      ->type_name("PATH");
  add_jobs_option(*app, arguments->reading);
  add_reader_options(*app, arguments->reading);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return extract_files(*arguments, settings); }};
}

}  // namespace vanthu
