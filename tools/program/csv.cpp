#include "tools/program/csv.h"

namespace vanthu {
namespace {

std::string csv_field(const std::string& field) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const bool formula = !field.empty() && kFormulaStarts.find(field.front()) != std::string_view::npos;
  std::string guarded = formula ? "'" + field : field;
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

}  // namespace vanthu
