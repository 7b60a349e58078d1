// vanthu corrections: what people put right, and how it stands with what is read.
#include <memory>

#include "store/store.h"
#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/correction_listing.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu corrections                          those in force
  vanthu corrections --document 157/KH-UBND --state all
  vanthu corrections --state all --format csv > corrections.csv

The CSV is what "vanthu correct --import" takes, in this store or another one with the same plans. A state
says how a correction stands with the newest reading: applied, agrees (the reading says so itself by now),
superseded (by a later one), target-missing (no such task is read any more), plan-missing (no file of its plan
is in the store), undone.)";

struct Arguments {
  std::optional<std::string> document;
  std::string state = "active";
  ListingFormat format = ListingFormat::table;
};

int list_corrections(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  CorrectionQuestion question;
  if (arguments.document) question.documents = documents_named(store, *arguments.document);
  question.active = arguments.state != "undone";
  question.undone = arguments.state != "active";
  const Listing listing = correction_listing(store.corrections(question));
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-correction");
  return 0;
}

}  // namespace

Command add_corrections(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("corrections", "List what people put right");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("--document", arguments->document, "Of this document (id, number, path or file name)");
  app->add_option("--state", arguments->state, "In force, undone, or both (default: active)")
      ->check(CLI::IsMember({"active", "undone", "all"}));
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_corrections(*arguments, settings); }};
}

}  // namespace vanthu
