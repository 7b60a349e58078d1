// vanthu compare A B: two plans, or what two communes plan, task by task.
#include <memory>

#include "ingest/messages.h"
#include "tools/program/commands.h"
#include "tools/program/compared_plans.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu compare 41/KH-UBND 57/KH-UBND
  vanthu compare 3 8 --all                    with the tasks that are the same
  vanthu compare "xã Gia Lộc" "xã An Quang" --directive 05-nq/đu
  vanthu compare commune:11419 commune:11422 --format csv > difference.csv

A and B are documents (id, number, path or file name) or communes (name or code, all their plans together).
Tasks are one where their words are equal or nearly so, names of communes, provinces and numbers left out,
wherever they stand. Shown is what differs: who leads, implements or coordinates, when it is due (not how that
is worded), the product, the form, the number to be reached, the words; then what only A or only B has. --moved
shows also what stands under another heading or number. Exit status 0, whatever differs.)";

struct Arguments {
  std::string left, right;
  std::optional<std::string> directive;
  ComparisonScope scope;
  ListingFormat format = ListingFormat::table;
};

int compare(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  const ComparedPlans plans = compare_sides(compared_side(store, arguments.left, arguments.directive),
                                            compared_side(store, arguments.right, arguments.directive));
  const bool for_programs =
      arguments.format == ListingFormat::json || arguments.format == ListingFormat::jsonl;
  const Listing listing = for_programs ? compared_task_listing(plans, arguments.scope)
                                       : comparison_listing(plans, arguments.scope);
  print_listing(listing, arguments.format, settings);
  if (arguments.format != ListingFormat::table) return 0;
  const ComparisonTotals totals = totals_of(plans, arguments.scope);
  const std::string line = message(
      settings.language, "compare-totals",
      {plans.left.name, plans.right.name, std::to_string(totals.same), std::to_string(totals.different),
       std::to_string(totals.only_left), std::to_string(totals.only_right)});
  write_data((listing.rows.empty() ? "" : "\n") + printable(line) + "\n");
  return 0;
}

}  // namespace

Command add_compare(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("compare", "Compare two plans or communes task by task");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("A", arguments->left, "A document, or a commune")->required()->check(utf8_argument());
  app->add_option("B", arguments->right, "Another one")->required()->check(utf8_argument());
  app->add_option("--directive", arguments->directive, "Only tasks under this document (its number or name)")
      ->check(utf8_argument());
  app->add_flag("--all", arguments->scope.same, "Also the tasks that are the same");
  app->add_flag("--moved", arguments->scope.place, "Also tasks under another heading or number");
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return compare(*arguments, settings); }};
}

}  // namespace vanthu
