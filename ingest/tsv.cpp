#include "ingest/tsv.h"

#include <algorithm>
#include <stdexcept>

#include "ingest/error.h"

namespace vanthu {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  parts.reserve(1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)));
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

std::size_t Tsv::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == name) return i;
  }
  throw std::out_of_range("no column " + std::string(name));
}

Tsv parse_tsv(std::string_view text, const std::string& path) {
  Tsv table;
  std::size_t line_number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    std::vector<std::string_view> fields = split(line, '\t');
    for (std::string_view& field : fields) field = trim(field);
    if (table.columns.empty()) {
      table.columns = std::move(fields);
      continue;
    }
    if (fields.size() > table.columns.size()) {
      throw Error("table-malformed", path,
                  {std::to_string(line_number),
                   std::to_string(fields.size()) + " > " + std::to_string(table.columns.size())});
    }
    fields.resize(table.columns.size());
    table.rows.push_back(std::move(fields));
    table.lines.push_back(line_number);
  }
  return table;
}

std::vector<std::string> split_field(std::string_view field, char separator) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(field, separator)) {
    if (const std::string_view trimmed = trim(part); !trimmed.empty()) parts.emplace_back(trimmed);
  }
  return parts;
}

}  // namespace vanthu
