// vanthu limits: what a file may cost, by name.
#include <memory>
#include <nlohmann/json.hpp>

#include "ingest/limit_names.h"
#include "tools/program/commands.h"
#include "tools/program/listing.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu limits                               names, defaults and what they bound
  vanthu limits --format csv > limits.csv
  vanthu import plans/ --limit pages=8000 --limit file-bytes=100M --limit file-seconds=5m

A file that exceeds a limit is not read; the error says which limit it was. Raise it with --limit of import,
extract, lint and show, for files that you trust.)";

// "default" and "least" of CSV are numbers in the unit; people see K, M, G or s, m, h.
const std::vector<Column>& columns() {
  static const std::vector<Column> all = {{"name", "head-limit"}, {"", "head-default"}, {"default", ""},
                                          {"least", ""},          {"unit", ""},         {"", "head-bounds"},
                                          {"bounds_vi", ""},      {"bounds_en", ""}};
  return all;
}

std::string_view unit_name(LimitUnit unit) {
  switch (unit) {
    case LimitUnit::bytes:
      return "bytes";
    case LimitUnit::seconds:
      return "seconds";
    case LimitUnit::milliseconds:
      return "milliseconds";
    case LimitUnit::count:
      break;
  }
  return "count";
}

std::vector<std::string> row_of(const LimitName& limit, Language language) {
  const std::size_t value = Limits{}.*limit.member;
  const std::string vietnamese(limit.vietnamese), english(limit.english);
  return {std::string(limit.name),
          limit_value_text(value, limit.unit),
          std::to_string(value),
          std::to_string(limit.least),
          std::string(unit_name(limit.unit)),
          language == Language::vietnamese ? vietnamese : english,
          vietnamese,
          english};
}

std::string json_of(const LimitName& limit) {
  return nlohmann::ordered_json{{"name", limit.name},
                                {"default", Limits{}.*limit.member},
                                {"least", limit.least},
                                {"unit", unit_name(limit.unit)},
                                {"bounds_vi", limit.vietnamese},
                                {"bounds_en", limit.english},
                                {"error_codes", limit.exceeded_codes}}
      .dump();
}

int list_limits(ListingFormat format, const Settings& settings) {
  Listing listing{columns(), {}, [](std::size_t i) { return json_of(limit_names()[i]); }};
  for (const LimitName& limit : limit_names()) listing.rows.push_back(row_of(limit, settings.language));
  print_listing(listing, format, settings);
  return 0;
}

}  // namespace

Command add_limits(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("limits", "List what a file may cost: names for --limit, and defaults");
  auto format = std::make_shared<ListingFormat>(ListingFormat::table);
  add_format_option(*app, *format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [format, &settings] { return list_limits(*format, settings); }};
}

}  // namespace vanthu
