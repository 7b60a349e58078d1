// vanthu lint FILE: what an officer should mend in a plan before it is signed.
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "store/complete_findings.h"
#include "store/store.h"
#include "tools/import/read_files.h"
#include "tools/import/reader_name.h"
#include "tools/program/commands.h"
#include "tools/program/finding_listing.h"
#include "tools/program/output.h"
#include "tools/program/reader_options.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu lint plan.docx                       what this plan lacks, without a store
  vanthu lint plan.docx --db vanthu.db        also what contradicts the plans of the store
  vanthu lint plan.docx --severity warning --fail-on error

The store is asked where --db names one on the command line, and is left as it is; $VANTHU_DB alone is not
enough. Number, date and signature that a draft does not have yet are remarks, not errors.)";

struct Arguments {
  std::string file;
  FindingArguments findings;
  ReaderArguments reading;
};

/// What is blank because the plan is not issued yet is no fault of it.
void forgive_what_comes_with_signing(std::vector<StoreFinding>& findings) {
  static constexpr std::array<std::string_view, 3> kCodes{"number-missing", "date-incomplete",
                                                          "signature-missing"};
  for (StoreFinding& finding : findings) {
    // A signature that is there and has the wrong form quotes it.
    const bool is_blank = finding.code != "signature-missing" || finding.place.quote.empty();
    if (is_blank && std::find(kCodes.begin(), kCodes.end(), finding.code) != kCodes.end()) {
      finding.severity = Severity::info;
    }
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const StoreFinding& a, const StoreFinding& b) { return a.severity < b.severity; });
}

Document read_file(const Arguments& arguments, const Vocabulary& vocabulary, const Settings& settings) {
  const Parser parser(vocabulary);
  ReaderPool readers(parser, reader_options(arguments.reading, 1));
  warn_unfiltered(readers.sandbox(), arguments.reading, settings);
  tell_ocr_trouble(readers, settings);
  return read_one(arguments.file, readers);
}

/// Opened to be read first: a store that is missing or older is neither made nor changed.
std::vector<StoreFinding> findings_against_store(const Document& document, const std::string& reader,
                                                 const std::string& store_path) {
  Store::open(store_path, Access::read_only);
  return Store::open(store_path, Access::read_write).findings_if_put(document, reader);
}

int lint_file(const Arguments& arguments, bool against_store, const Settings& settings) {
  check_rules(arguments.findings.rules);
  const Vocabulary vocabulary = load_vocabulary(settings);
  const Document document = read_file(arguments, vocabulary, settings);
  std::vector<StoreFinding> findings =
      against_store ? findings_against_store(document, reader_name(vocabulary), settings.store_path)
                    : findings_of(document);
  forgive_what_comes_with_signing(findings);
  std::erase_if(findings,
                [&](const StoreFinding& finding) { return !is_asked_for(finding, arguments.findings); });
  return print_findings(findings, FindingTable::one_file, arguments.findings, settings);
}

}  // namespace

Command add_lint(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("lint", "List what to mend in a plan before it is signed");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("FILE", arguments->file, "The plan, in any format that is read")
      ->required()
      ->type_name("FILE");
  add_finding_options(*app, arguments->findings);
  add_reader_options(*app, arguments->reading);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, app, &program, &settings] {
            const bool against_store = app->count("--db") + program.count("--db") > 0;
            return lint_file(*arguments, against_store, settings);
          }};
}

}  // namespace vanthu
