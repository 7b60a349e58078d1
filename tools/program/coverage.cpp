// vanthu coverage --directive KEY: which communes of a province have a plan for a directive.
#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "normalize/text_forms.h"
#include "tools/program/cited_answers.h"
#include "tools/program/commands.h"
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

/// A commune and what its documents have to do with the directive.
struct CommuneRow {
  std::string code, level, name, province;
  std::string status = "no-documents";
  std::vector<DocumentName> documents;  // those that make the status
};

/// By what the documents' heads call it: the code where it was found, else level and name.
std::string commune_key(const std::string& province, const std::string& level, const std::string& name) {
  return search_key(province) + "\n" + search_key(level) + "\n" + search_key(name);
}

void apply(const CommuneCoverage& coverage, CommuneRow& row) {
  row.status = !coverage.governed.empty() ? "plan" : !coverage.citing.empty() ? "cites" : "silent";
  row.documents = !coverage.governed.empty() ? coverage.governed
                  : !coverage.citing.empty() ? coverage.citing
                                             : coverage.silent;
}

/// The communes of the gazetteer, and those that it lacks but documents have.
std::vector<CommuneRow> communes_of(const Vocabulary& vocabulary, const std::set<std::string>& provinces,
                                    const std::vector<CommuneCoverage>& coverage) {
  std::map<std::string, const CommuneCoverage*> by_code, by_name;
  for (const CommuneCoverage& commune : coverage) {
    if (!commune.commune) continue;
    if (commune.commune_code) {
      by_code[*commune.commune_code] = &commune;
    } else {
      by_name[commune_key(commune.province.value_or(""), commune.level.value_or(""), *commune.commune)] =
          &commune;
    }
  }
  std::vector<CommuneRow> rows;
  for (const Commune& commune : vocabulary.communes()) {
    if (!provinces.contains(commune.province)) continue;
    CommuneRow row{commune.code, commune.level, commune.name, commune.province, "no-documents", {}};
    auto& found = by_code[commune.code];
    auto& named = by_name[commune_key(commune.province, commune.level, commune.name)];
    if (found != nullptr || named != nullptr) apply(found != nullptr ? *found : *named, row);
    found = named = nullptr;
    rows.push_back(std::move(row));
  }
  for (const auto* left : {&by_code, &by_name}) {
    for (const auto& [key, commune] : *left) {
      if (commune == nullptr || !provinces.contains(commune->province.value_or(""))) continue;
      CommuneRow row{commune->commune_code.value_or(""),
                     commune->level.value_or(""),
                     *commune->commune,
                     commune->province.value_or(""),
                     "",
                     {}};
      apply(*commune, row);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

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

/// The provinces that are asked about: the named one, else all from which somebody names the directive.
std::set<std::string> asked_provinces(const Arguments& arguments, const Vocabulary& vocabulary,
                                      const std::vector<CommuneCoverage>& coverage) {
  if (arguments.province) return {province_named(vocabulary, *arguments.province).name};
  std::set<std::string> provinces;
  for (const CommuneCoverage& commune : coverage) {
    const bool names_it = !commune.governed.empty() || !commune.citing.empty();
    if (names_it && commune.province) provinces.insert(*commune.province);
  }
  if (provinces.empty()) throw Error("coverage-nowhere", "", {arguments.directive});
  return provinces;
}

int tell_coverage(const Arguments& arguments, const Settings& settings) {
  const Vocabulary vocabulary = load_vocabulary(settings);
  const Store store = Store::open(settings.store_path, Access::read_only);
  const CitedDocument cited = one_cited_named(store, arguments.directive);
  const std::vector<CommuneCoverage> coverage = store.coverage(cited.entity, std::nullopt);
  std::vector<CommuneRow> rows =
      communes_of(vocabulary, asked_provinces(arguments, vocabulary, coverage), coverage);
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
