#include "parsers/rules.h"

#include <unordered_map>

#include "ingest/error.h"
#include "ingest/tsv.h"
#include "parsers_tables.h"

namespace vanthu {
namespace {

constexpr std::string_view kTable = "rules.tsv";

Severity severity_of(std::string_view name, std::size_t line) {
  if (name == "error") return Severity::error;
  if (name == "warning") return Severity::warning;
  if (name == "info") return Severity::info;
  throw Error{
      "table-malformed", std::string(kTable), {std::to_string(line), "severity " + std::string(name)}};
}

std::vector<Rule> read_rules() {
  const Tsv table = parse_tsv(parsers_table(kTable), std::string(kTable));
  std::vector<Rule> list;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto field = [&](std::string_view column) { return table.rows[i][table.column(column)]; };
    list.push_back({field("code"), field("rule"), severity_of(field("severity"), table.lines[i]),
                    field("scope"), field("group"), field("vi"), field("en"), field("source")});
  }
  return list;
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> list = read_rules();
  return list;
}

const Rule* find_rule(std::string_view code) {
  static const std::unordered_map<std::string_view, const Rule*> by_code = [] {
    std::unordered_map<std::string_view, const Rule*> index;
    for (const Rule& rule : rules()) index.emplace(rule.code, &rule);
    return index;
  }();
  const auto found = by_code.find(code);
  return found == by_code.end() ? nullptr : found->second;
}

}  // namespace vanthu
