// vanthu coverage --directive KEY: which communes of a province have a plan for a directive.
#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "tools/program/cited_answers.h"
#include "tools/program/commands.h"
#include "tools/program/commune_rows.h"
#include "tools/program/listing.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu coverage --directive 05-nq/đu --province "hai phong"
  vanthu coverage --directive 82/nq-hdnd --status silent
  vanthu coverage --directive 82/nq-hdnd --format csv > coverage.csv

Every commune of the province stands in the answer, as plan (a document implements the directive or rests on it),
cites (it is only mentioned), silent (documents of the commune are in the store, none names it) or no-documents.
Without --province the provinces are those of the communes that name it.)";

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 4> kStatuses{"plan", "cites", "silent", "no-documents"};

struct Arguments {
  std::string directive;
  std::optional<std::string> province, status;
  ListingFormat format = ListingFormat::table;
};

std::string document_names(const CommuneRow& row) {
  std::vector<std::string> names;
  for (const DocumentName& document : row.documents) names.push_back(short_name(document.key, document.path));
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string row_json(const CommuneRow& row, const std::string& entity) {
  Json documents = Json::array();
  for (const DocumentName& document : row.documents) {
    documents.push_back({{"document_id", document.id},
                         {"document_key", document.key ? Json(*document.key) : Json(nullptr)},
                         {"path", shown_path(document.path)},
                         {"date", document.date ? Json(*document.date) : Json(nullptr)}});
  }
  const Json object = {{"entity", entity},      {"commune_code", row.code}, {"level", row.level},
                       {"commune", row.name},   {"province", row.province}, {"status", row.status},
                       {"documents", documents}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Listing coverage_listing(const std::vector<CommuneRow>& rows, const std::string& entity, Language language) {
  Listing listing;
  listing.columns = {{"entity", ""},  {"commune_code", "head-id"}, {"level", ""},
                     {"commune", ""}, {"", "head-commune"},        {"province", "head-province"},
                     {"status", ""},  {"", "head-status"},         {"documents", "head-documents"}};
  for (const CommuneRow& row : rows) {
    const bool named = row.status == "plan" || row.status == "cites";
    const std::string status_code = "coverage-" + row.status;
    listing.rows.push_back({entity, row.code, row.level, row.name, row.level + " " + row.name, row.province,
                            row.status, message(language, status_code), named ? document_names(row) : ""});
  }
  listing.json = [&rows, entity](std::size_t row) { return row_json(rows[row], entity); };
  return listing;
}

int tell_coverage(const Arguments& arguments, const Settings& settings) {
  const Vocabulary vocabulary = load_vocabulary(settings);
  const Store store = Store::open(settings.store_path, Access::read_only);
  const CitedDocument cited = one_cited_named(store, arguments.directive);
  const std::vector<CommuneCoverage> coverage = store.coverage(cited.entity, std::nullopt);
  const std::set<std::string> provinces = asked_provinces(arguments.province, vocabulary, coverage);
  if (provinces.empty()) throw Error("coverage-nowhere", "", {arguments.directive});
  std::vector<CommuneRow> rows = communes_of(vocabulary, provinces, coverage);
  std::map<std::string, std::size_t> totals;
  for (const CommuneRow& row : rows) ++totals[row.status];
  const std::size_t communes = rows.size();
  if (arguments.status) {
    std::erase_if(rows, [&](const CommuneRow& row) { return row.status != *arguments.status; });
  }
  print_listing(coverage_listing(rows, cited.entity, settings.language), arguments.format, settings);
  std::vector<std::string> counts{cited_label(cited), std::to_string(communes)};
  for (const char* status : kStatuses) counts.push_back(std::to_string(totals[status]));
  const std::string line = message(settings.language, "coverage-totals", counts);
  // The totals are part of the answer that people read; of the data they can be counted.
  if (arguments.format == ListingFormat::table)
    write_data((rows.empty() ? "" : "\n") + printable(line) + "\n");
  return 0;
}

}  // namespace

Command add_coverage(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("coverage", "Tell which communes have a plan for a directive");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("--directive", arguments->directive, "Its number, a law's name, or its canonical key")
      ->required()
      ->check(utf8_argument());
  app->add_option("--province", arguments->province, "The communes of this province (name or code)")
      ->check(utf8_argument());
  app->add_option("--status", arguments->status, "Only communes of this status")
      ->check(CLI::IsMember({"plan", "cites", "silent", "no-documents"}));
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return tell_coverage(*arguments, settings); }};
}

}  // namespace vanthu
