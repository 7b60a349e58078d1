// vanthu check [DOC…]: what is wrong with the documents of the store, each on its own and among each other.
#include <memory>

#include "tools/program/answers.h"
#include "tools/program/baseline.h"
#include "tools/program/commands.h"
#include "tools/program/finding_listing.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu check --severity warning             everything but remarks, over all documents
  vanthu check 157/KH-UBND                    what concerns this plan
  vanthu check --rule R-62 --province "hai phong"
  vanthu check --format jsonl > known.jsonl; vanthu check --baseline known.jsonl --fail-on error

The rules are listed in docs/rules.md. A finding keeps its fingerprint, by which --baseline knows it, as long
as the document's number (or path) and the words at its place stay.)";

struct Arguments {
  std::vector<std::string> documents;
  FindingArguments findings;
  std::optional<std::string> commune, province, baseline;
};

int check_store(const Arguments& arguments, const Settings& settings) {
  check_rules(arguments.findings.rules);
  std::set<std::string> known;
  if (arguments.baseline) known = read_baseline(*arguments.baseline);
  const Store store = Store::open(settings.store_path, Access::read_only);
  FindingQuestion question;
  for (const std::string& document : arguments.documents) {
    const std::vector<DocumentId> ids = documents_named(store, document);
    question.documents.insert(question.documents.end(), ids.begin(), ids.end());
  }
  question.least = arguments.findings.least;
  question.rules = arguments.findings.rules;
  question.commune = arguments.commune;
  question.province = arguments.province;
  std::vector<StoreFinding> findings = store.findings(question);
  const auto old = std::erase_if(
      findings, [&](const StoreFinding& finding) { return known.contains(finding.fingerprint); });
  const int status = print_findings(findings, FindingTable::documents, arguments.findings, settings);
  if (arguments.baseline) note(settings, "baseline-summary", {std::to_string(old)});
  return status;
}

}  // namespace

Command add_check(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("check", "List what is wrong, within documents and among them, by rule");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("DOC", arguments->documents, "Only what concerns these (id, number, path or file name)")
      ->type_name("PATH");
  add_finding_options(*app, arguments->findings);
  app->add_option("--commune", arguments->commune, "Of this commune (name or code)")->check(utf8_argument());
  app->add_option("--province", arguments->province, "Of this province (name or code)")
      ->check(utf8_argument());
  app->add_option("--baseline", arguments->baseline,
                  "Leave out what an earlier answer, kept with --format jsonl, has")
      ->type_name("FILE");
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return check_store(*arguments, settings); }};
}

}  // namespace vanthu
