// vanthu ledger: what became of every file that an import was given or found.
#include <memory>

#include "store/store.h"
#include "tools/program/commands.h"
#include "tools/program/ledger_listing.h"
#include "tools/program/listing_stream.h"
#include "tools/program/output.h"
#include "tools/program/page_limit.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu ledger                               what failed, what is partial, then all other files
  vanthu ledger --state failed,skipped --run last
  vanthu ledger --code limit-pages
  vanthu ledger --path "xa gia loc/"
  vanthu ledger --format csv > ledger.csv
  vanthu ledger --runs                        the imports, the latest first

Every path that an import was given or found has one line, of the last import that met it: read, ocred (read by
character recognition), partial (some pages could not be read), replaced (read in place of what the path had said
before), unchanged, duplicate (of a file that is known), unpacked (an archive; its members have lines of their own),
failed (with the reason, and how many imports in a row failed), skipped (with the reason).)";

struct Arguments {
  std::vector<std::string> states;
  std::optional<std::string> run;
  LedgerQuestion question;
  bool runs = false;
  std::optional<std::size_t> limit;
  ListingFormat format = ListingFormat::table;
};

std::vector<std::string> state_names() {
  std::vector<std::string> names;
  for (const FileState state : all_file_states()) names.emplace_back(file_state_name(state));
  return names;
}

/// None where the store knows of no import and the last one is asked for.
std::optional<RunId> find_run(const Store& store, const std::string& text) {
  const std::vector<Run> runs = store.runs();
  if (text == "last") return runs.empty() ? std::nullopt : std::optional(runs.front().id);
  for (const Run& run : runs) {
    if (std::to_string(run.id) == text) return run.id;
  }
  throw Error("run-unknown", "", {text});
}

int list_runs(const Store& store, const Arguments& arguments, const Settings& settings) {
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  const Listing listing = run_listing(first_page(store.runs(), limit, settings), settings.language);
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-run");
  return 0;
}

LedgerQuestion question_of(const Arguments& arguments) {
  LedgerQuestion question = arguments.question;
  question.mishaps_first = true;
  for (const std::string& name : arguments.states) {
    if (const auto state = find_file_state(name)) question.states.push_back(*state);
  }
  return question;
}

int list_ledger(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.runs) return list_runs(store, arguments, settings);
  LedgerQuestion question = question_of(arguments);
  if (arguments.run) question.run = find_run(store, *arguments.run);
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  question.limit = one_more(limit);
  ListingStream listing(ledger_columns(), arguments.format, settings);
  bool more = false;
  store.each_ledger_entry(question, [&](const LedgerEntry& entry) {
    more = limit && listing.rows() == *limit;
    if (!more) listing.add(ledger_row(entry, settings.language), [&] { return ledger_json(entry); });
  });
  listing.finish();
  if (more) note_more(*limit, settings);
  if (listing.rows() == 0) note(settings, "no-ledger-entry");
  return 0;
}

}  // namespace

Command add_ledger(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("ledger", "List what became of every file of the imports");
  auto arguments = std::make_shared<Arguments>();
  LedgerQuestion& question = arguments->question;
  CLI::Option* runs = app->add_flag("--runs", arguments->runs, "List the imports instead");
  app->add_option("--state", arguments->states, "Only files in these states, joined by commas")
      ->delimiter(',')
      ->check(CLI::IsMember(state_names()))
      ->excludes(runs);
  app->add_option("--code", question.code, "Only files with this reason, e.g. limit-pages")
      ->check(utf8_argument())
      ->excludes(runs);
  app->add_option("--path", question.path, "Only paths with this part, letter for letter")->excludes(runs);
  app->add_option("--run", arguments->run, "Only files that this import met last: its number, or \"last\"")
      ->check(utf8_argument())
      ->excludes(runs);
  add_limit_option(*app, arguments->limit);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_ledger(*arguments, settings); }};
}

}  // namespace vanthu
