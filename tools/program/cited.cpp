// vanthu cited KEY: who cites a document, how, with which dates and titles; who does not.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "normalize/text_forms.h"
#include "tools/program/cited_answers.h"
#include "tools/program/commands.h"
#include "tools/program/listing.h"
#include "tools/program/output.h"
#include "tools/program/terminal.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu cited 05-nq/đu                       who cites this resolution, and who does not
  vanthu cited 82/nq-hdnd --province "hai phong" --format csv > cited.csv
  vanthu cited "luat tiep cong dan"
  vanthu cited pt:hải-phòng.đu-ubnd:NQ:5:2025-2030

KEY is a number, a law's name, or the canonical key that tells documents of one number apart. Where it names
several documents each is answered.)";

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string key;
  std::optional<std::string> province;
  ListingFormat format = ListingFormat::table;
};

/// A document of the store and what it says of the cited one.
struct Citing {
  std::string entity;
  DocumentId document = 0;
  std::string path, key, commune, province;
  std::size_t mentions = 0;  // 0: it does not cite it
  std::set<std::string> relations, dates, titles, states;
};

bool is_of_province(const std::string& province, const std::optional<std::string>& asked) {
  return !asked || search_key(province) == search_key(*asked);
}

std::vector<Citing> ask(const Store& store, const std::string& entity,
                        const std::optional<std::string>& province) {
  std::map<DocumentId, Citing> citing;
  for (const CitationAnswer& answer : store.citations_of(entity)) {
    if (!is_of_province(answer.province, province)) continue;
    Citing& by = citing[answer.document];
    by.entity = entity;
    by.document = answer.document;
    by.path = shown_path(answer.path);
    by.key = answer.document_key;
    by.commune = answer.commune;
    by.province = answer.province;
    ++by.mentions;
    const Citation& citation = answer.citation;
    by.relations.insert(citation.relation);
    if (citation.date) by.dates.insert(*citation.date);
    if (citation.title) by.titles.insert(*citation.title);
    if (answer.meaning) by.states.insert(answer.meaning->state);
  }
  std::vector<Citing> rows;
  for (auto& [id, by] : citing) rows.push_back(std::move(by));
  for (const DocumentName& name : store.documents_not_citing(entity)) {
    // A document whose citation only may mean it is among those above.
    if (citing.contains(name.id) || !is_of_province(name.province.value_or(""), province)) continue;
    Citing silent;
    silent.entity = entity;
    silent.document = name.id;
    silent.path = shown_path(name.path);
    silent.key = name.key.value_or("");
    silent.commune = name.commune.value_or("");
    silent.province = name.province.value_or("");
    rows.push_back(std::move(silent));
  }
  return rows;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string citing_json(const Citing& row) {
  const Json object = {{"entity", row.entity},
                       {"document_id", row.document},
                       {"path", row.path},
                       {"document_key", text_or_null(row.key)},
                       {"commune", text_or_null(row.commune)},
                       {"province", text_or_null(row.province)},
                       {"mentions", row.mentions},
                       {"relations", row.relations},
                       {"dates", row.dates},
                       {"titles", row.titles},
                       {"states", row.states}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string joined(const std::set<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

Listing citing_listing(const std::vector<Citing>& rows) {
  Listing listing;
  listing.columns = {{"entity", ""},
                     {"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"commune", "head-commune"},
                     {"province", ""},
                     {"mentions", "head-mentions"},
                     {"relations", "head-relation", "relation-"},
                     {"dates", "head-date"},
                     {"titles", "head-title"},
                     {"states", "head-state", "state-"}};
  for (const Citing& row : rows) {
    listing.rows.push_back({row.entity, std::to_string(row.document), short_name(row.key, row.path), row.path,
                            row.commune, row.province, std::to_string(row.mentions),
                            joined(row.relations, ", "), joined(row.dates, ", "), joined(row.titles, " | "),
                            joined(row.states, ", ")});
  }
  listing.json = [&rows](std::size_t row) { return citing_json(rows[row]); };
  return listing;
}

/// What the document is, above the tables.
std::string title_lines(const CitedDocument& cited, const Terminal& terminal, Language language) {
  constexpr std::size_t kPipeWidth = 100;
  std::string name = cited_label(cited);
  for (const auto& part : {cited.date, cited.issuer, cited.title}) {
    if (part) name += ", " + *part;
  }
  std::string text;
  for (const std::string& line : wrap_text(printable(name), terminal.width.value_or(kPipeWidth))) {
    text += emphasize(line, terminal) + "\n";
  }
  const std::string state_code = "cited-" + cited.state;
  return text + printable(cited.entity) + ": " + message(language, state_code) + "\n\n";
}

void print_page(const CitedDocument& cited, std::vector<Citing> rows, Language language) {
  const Terminal terminal = standard_output();
  const auto silent =
      std::stable_partition(rows.begin(), rows.end(), [](const Citing& row) { return row.mentions > 0; });
  const std::vector<Citing> citing(rows.begin(), silent);
  std::string page = title_lines(cited, terminal, language);
  page += emphasize(message(language, "cited-by", {std::to_string(citing.size())}), terminal) + "\n";
  if (!citing.empty()) page += render_table(table_of(citing_listing(citing), language), terminal);
  const auto count = static_cast<std::size_t>(rows.end() - silent);
  page += "\n" + emphasize(message(language, "not-cited-by", {std::to_string(count)}), terminal) + "\n";
  if (count > 0) {
    Table table{{message(language, "head-document"), message(language, "head-commune")}, {}};
    for (auto row = silent; row != rows.end(); ++row) {
      table.rows.push_back({short_name(row->key, row->path), row->commune});
    }
    page += render_table(table, terminal);
  }
  write_data(page);
}

int tell_cited(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  std::optional<std::string> province;
  if (arguments.province) {
    province = province_named(load_vocabulary(settings), *arguments.province).name;
  }
  std::vector<Citing> all;
  bool first = true;
  for (const CitedDocument& cited : cited_named(store, arguments.key)) {
    std::vector<Citing> rows = ask(store, cited.entity, province);
    if (arguments.format == ListingFormat::table) {
      if (!first) write_data("\n");
      print_page(cited, rows, settings.language);
    }
    first = false;
    std::move(rows.begin(), rows.end(), std::back_inserter(all));
  }
  if (arguments.format != ListingFormat::table)
    print_listing(citing_listing(all), arguments.format, settings);
  return 0;
}

}  // namespace

Command add_cited(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("cited", "Tell who cites a document, how, and who does not");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("KEY", arguments->key, "Its number, a law's name, or its canonical key")
      ->required()
      ->check(utf8_argument());
  app->add_option("--province", arguments->province, "Among documents of this province (name or code)")
      ->check(utf8_argument());
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return tell_cited(*arguments, settings); }};
}

}  // namespace vanthu
