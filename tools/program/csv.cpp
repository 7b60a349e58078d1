#include "tools/program/csv.h"

namespace vanthu {
namespace {

/// Where what stands behind apostrophes begins as formulas do: such a field must be told from a guarded one.
bool looks_like_formula(std::string_view field) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const std::size_t start = field.find_first_not_of('\'');
  return start != std::string_view::npos && kFormulaStarts.find(field[start]) != std::string_view::npos;
}

std::string csv_field(const std::string& field) {
  std::string guarded = looks_like_formula(field) ? "'" + field : field;
  if (guarded.find_first_of("\",\r\n") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string csv_record(const std::vector<std::string>& fields) {
  std::string record;
  for (std::size_t i = 0; i < fields.size(); ++i) record += (i == 0 ? "" : ",") + csv_field(fields[i]);
  return record + "\r\n";
}

std::string without_formula_guard(std::string field) {
  if (field.starts_with('\'') && looks_like_formula(field)) field.erase(0, 1);
  return field;
}

}  // namespace vanthu
