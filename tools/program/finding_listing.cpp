#include "tools/program/finding_listing.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "parsers/rules.h"
#include "store/cross_checks.h"
#include "store/record_json.h"
#include "tools/program/output.h"
#include "tools/program/terminal.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

const std::map<std::string, Severity>& severities() {
  static const std::map<std::string, Severity> names = {
      {"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}};
  return names;
}

std::string utf8_path(const std::string& path) {
  return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json place_json(const FindingPlace& place) {
  return {{"document_id", place.document == 0 ? Json(nullptr) : Json(place.document)},
          {"path", utf8_path(place.path)},
          {"document_key", text_or_null(place.document_key)},
          {"title", text_or_null(place.title)},
          {"commune", text_or_null(place.commune)},
          {"province", text_or_null(place.province)},
          {"span",
           {{"start", place.characters.begin},
            {"end", place.characters.end},
            {"page", place.span.page ? Json(*place.span.page) : Json(nullptr)}}},
          {"line", place.line},
          {"quote", place.quote}};
}

std::string finding_json(const StoreFinding& finding) {
  Json object = {{"fingerprint", finding.fingerprint}, {"code", finding.code},
                 {"rule", text_or_null(finding.rule)}, {"severity", severity_name(finding.severity)},
                 {"message", finding.message},         {"message_en", finding.message_en},
                 {"fix", text_or_null(finding.fix)},   {"fix_en", text_or_null(finding.fix_en)}};
  object.update(place_json(finding.place));
  object["other"] = finding.other ? place_json(*finding.other) : Json(nullptr);
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string page_of(const FindingPlace& place) {
  return place.span.page ? std::to_string(*place.span.page) : std::string();
}

/// For CSV and JSON.
Listing finding_listing(const std::vector<StoreFinding>& findings) {
  Listing listing;
  listing.columns = finding_columns();
  for (const StoreFinding& finding : findings) listing.rows.push_back(finding_row(finding));
  listing.json = [&findings](std::size_t row) { return finding_json(findings[row]); };
  return listing;
}

/// Beginning of a text for a table's cell, on one line.
std::string excerpt(const std::string& text) {
  constexpr std::size_t kColumns = 60;
  std::string line = text;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  const std::vector<std::string> lines = wrap_text(line, kColumns);
  return lines.front() + (lines.size() > 1 ? " …" : "");
}

/// "157/KH-UBND, Gia Lộc"; by its file where it has no number.
std::string document_cell(const FindingPlace& place) {
  const std::string path = utf8_path(place.path);
  std::string cell = place.document_key.empty() ? path.substr(path.rfind('/') + 1) : place.document_key;
  if (!place.commune.empty()) cell += ", " + place.commune;
  return cell;
}

std::string where_cell(const FindingPlace& place, Language language) {
  if (place.quote.empty()) return {};
  const std::string line = std::to_string(place.line);
  return place.span.page ? message(language, "place-page-line", {page_of(place), line})
                         : message(language, "place-line", {line});
}

/// What is wrong, what stands there where that is not said yet, and what would mend it.
std::string message_cell(const StoreFinding& finding, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  std::string cell = vietnamese ? finding.message : finding.message_en;
  const std::string& quote = finding.place.quote;
  if (!quote.empty() && cell.find("“") == std::string::npos) cell += ": “" + excerpt(quote) + "”";
  const std::string& fix = vietnamese ? finding.fix : finding.fix_en;
  if (!fix.empty()) cell += " → " + fix;
  return cell;
}

Table finding_table(const std::vector<StoreFinding>& findings, FindingTable kind, Language language) {
  Table table;
  const bool documents = kind == FindingTable::documents;
  table.heads = {message(language, "head-severity"), message(language, "head-rule")};
  if (documents) table.heads.push_back(message(language, "head-document"));
  table.heads.insert(table.heads.end(), {message(language, "head-where"), message(language, "head-message")});
  for (const StoreFinding& finding : findings) {
    const std::string severity_code = "severity-" + std::string(severity_name(finding.severity));
    std::vector<std::string> row = {message(language, severity_code),
                                    finding.rule.empty() ? finding.code : finding.rule};
    if (documents) row.push_back(document_cell(finding.place));
    row.insert(row.end(), {where_cell(finding.place, language), message_cell(finding, language)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

void summarize(const std::vector<StoreFinding>& findings, const Settings& settings) {
  const auto count = [&](Severity severity) {
    return std::to_string(std::count_if(findings.begin(), findings.end(), [&](const StoreFinding& finding) {
      return finding.severity == severity;
    }));
  };
  note(settings, "findings-summary",
       {std::to_string(findings.size()), count(Severity::error), count(Severity::warning),
        count(Severity::info)});
}

}  // namespace

const std::vector<Column>& finding_columns() {
  constexpr ColumnType kNumber = ColumnType::number, kPath = ColumnType::path;
  static const std::vector<Column> columns = {{"fingerprint", ""},
                                              {"severity", ""},
                                              {"rule", ""},
                                              {"code", ""},
                                              {"document_id", "", "", kNumber},
                                              {"document", ""},
                                              {"path", "", "", kPath},
                                              {"commune", ""},
                                              {"province", ""},
                                              {"page", "", "", kNumber},
                                              {"line", "", "", kNumber},
                                              {"quote", ""},
                                              {"message", ""},
                                              {"message_en", ""},
                                              {"fix", ""},
                                              {"fix_en", ""},
                                              {"other_path", "", "", kPath},
                                              {"other_document", ""},
                                              {"other_page", "", "", kNumber},
                                              {"other_line", "", "", kNumber},
                                              {"other_quote", ""}};
  return columns;
}

std::vector<std::string> finding_row(const StoreFinding& finding) {
  const FindingPlace& place = finding.place;
  std::vector<std::string> row = {finding.fingerprint,
                                  std::string(severity_name(finding.severity)),
                                  finding.rule,
                                  finding.code,
                                  place.document == 0 ? "" : std::to_string(place.document),
                                  place.document_key,
                                  utf8_path(place.path),
                                  place.commune,
                                  place.province,
                                  page_of(place),
                                  std::to_string(place.line),
                                  place.quote,
                                  finding.message,
                                  finding.message_en,
                                  finding.fix,
                                  finding.fix_en};
  if (finding.other) {
    row.insert(row.end(),
               {utf8_path(finding.other->path), finding.other->document_key, page_of(*finding.other),
                std::to_string(finding.other->line), finding.other->quote});
  }
  row.resize(finding_columns().size());
  return row;
}

void add_finding_options(CLI::App& app, FindingArguments& arguments) {
  app.add_option_function<std::string>(
         "--severity", [&arguments](const std::string& name) { arguments.least = severities().at(name); },
         "Only findings this grave or graver")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  app.add_option("--rule", arguments.rules, "Only this rule, e.g. R-22 or key-reused; may be repeated")
      ->allow_extra_args(false)
      ->check(utf8_argument());
  app.add_option_function<std::string>(
         "--fail-on", [&arguments](const std::string& name) { arguments.fail_on = severities().at(name); },
         "Exit status 1 where something this grave or graver is listed")
      ->check(CLI::IsMember({"error", "warning"}));
  add_format_option(app, arguments.format);
}

void check_rules(const std::vector<std::string>& asked) {
  static const std::set<std::string> known = [] {
    std::set<std::string> names;
    for (const Rule& rule : rules()) names.insert({search_key(rule.code), search_key(rule.number)});
    for (const CrossCheck& check : cross_checks()) {
      names.insert({search_key(check.code), search_key(check.rule)});
    }
    return names;
  }();
  for (const std::string& rule : asked) {
    if (rule.empty() || !known.contains(search_key(rule))) throw WrongUse("rule-unknown", "", {rule});
  }
}

bool is_asked_for(const StoreFinding& finding, const FindingArguments& arguments) {
  const auto names = [&](const std::string& rule) {
    return search_key(rule) == search_key(finding.code) || search_key(rule) == search_key(finding.rule);
  };
  return is_as_grave(finding.severity, arguments.least) &&
         (arguments.rules.empty() || std::any_of(arguments.rules.begin(), arguments.rules.end(), names));
}

int print_findings(const std::vector<StoreFinding>& findings, FindingTable table,
                   const FindingArguments& arguments, const Settings& settings) {
  if (arguments.format != ListingFormat::table) {
    print_listing(finding_listing(findings), arguments.format, settings);
  } else if (!findings.empty()) {
    write_data(render_table(finding_table(findings, table, settings.language), standard_output()));
  }
  flush_data();  // the line with the numbers ends the answer, also where both go to one place
  summarize(findings, settings);
  const auto fails = [&](const StoreFinding& finding) {
    return arguments.fail_on && is_as_grave(finding.severity, *arguments.fail_on);
  };
  return std::any_of(findings.begin(), findings.end(), fails) ? 1 : 0;
}

}  // namespace vanthu
