// vanthu units: which units have tasks, and how they are printed.
#include <memory>

#include "tools/program/commands.h"
#include "tools/program/output.h"
#include "tools/program/page_limit.h"
#include "tools/program/task_options.h"
#include "tools/program/unit_answers.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu units
  vanthu units "phong kinh te" --by-commune
  vanthu units --unknown --province "hai phong"
  vanthu units --commune "gia loc" --format csv > units.csv

A unit is named as the register names it, an unknown one as it is printed. Tasks are counted in each role, with the
documents and communes that they stand in. Names are compared without regard to case, tone style, diacritics and
abbreviation. --unknown lists what is neither in the register nor of a form that it knows (schools, villages), with
the first place where each stands: a misprint, or a row that the register lacks.)";

struct Arguments {
  std::optional<std::string> text;
  UnitQuestion question;
  bool unknown = false;
  std::optional<std::size_t> limit;
  ListingFormat format = ListingFormat::table;
};

int list_units(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  const RegisterOfUnits known(load_vocabulary(settings));
  UnitQuestion question = arguments.question;
  if (arguments.text) {
    question.units = known.vocabulary().units_matching(*arguments.text);
    question.unit_text = *arguments.text;
  }
  if (arguments.unknown) question.keep = [&](const std::string& unit) { return !known.knows(unit); };
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  question.limit = one_more(limit);
  const Listing listing = unit_listing(first_page(store.units(question), limit, settings), known,
                                       {question.by_commune, arguments.unknown});
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-unit");
  return 0;
}

}  // namespace

Command add_units(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("units", "List the units that have tasks");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("text", arguments->text, "Only units of this name")->check(utf8_argument());
  app->add_flag("--unknown", arguments->unknown, "Only units that the register does not know");
  app->add_flag("--by-commune", arguments->question.by_commune, "Each commune's unit by itself");
  app->add_option("--commune", arguments->question.commune, "In documents of this commune (name or code)")
      ->check(utf8_argument());
  app->add_option("--province", arguments->question.province, "In documents of this province (name or code)")
      ->check(utf8_argument());
  add_limit_option(*app, arguments->limit);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_units(*arguments, settings); }};
}

}  // namespace vanthu
