#include "tools/export/csv.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu {
namespace {

/// Where what stands behind apostrophes begins as formulas do: such a field must be told from a guarded one.
bool looks_like_formula(std::string_view field) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const std::size_t start = field.find_first_not_of('\'');
  return start != std::string_view::npos && kFormulaStarts.find(field[start]) != std::string_view::npos;
}

/// One look-up a byte: whole exports pass here.
bool needs_quotes(std::string_view field) {
  static constexpr auto kMarks = [] {
    std::array<bool, 256> marks{};
    for (const char mark : {'"', ',', '\r', '\n'}) marks[static_cast<unsigned char>(mark)] = true;
    return marks;
  }();
  return std::any_of(field.begin(), field.end(),
                     [](char c) { return kMarks[static_cast<unsigned char>(c)]; });
}

std::string with_quoted(std::string record, std::string_view field) {
  for (;;) {
    const std::size_t quote = field.find('"');
    record += field.substr(0, quote);
    if (quote == std::string_view::npos) return record;
    record += "\"\"";
    field.remove_prefix(quote + 1);
  }
}

std::string with_field(std::string record, std::string_view field) {
  const bool guarded = looks_like_formula(field);
  const bool quoted = needs_quotes(field);
  if (quoted) record += '"';
  if (guarded) record += '\'';
  if (!quoted) {
    record += field;
    return record;
  }
  record = with_quoted(std::move(record), field);
  record += '"';
  return record;
}

}  // namespace

std::string with_csv_record(std::string record, const std::vector<std::string>& fields) {
  // Readers pass over a line without anything.
  if (fields.size() == 1 && fields.front().empty()) record += "\"\"";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) record += ',';
    record = with_field(std::move(record), fields[i]);
  }
  record += "\r\n";
  return record;
}

std::string csv_record(const std::vector<std::string>& fields) { return with_csv_record({}, fields); }

std::string without_formula_guard(std::string field) {
  if (field.starts_with('\'') && looks_like_formula(field)) field.erase(0, 1);
  return field;
}

}  // namespace vanthu
