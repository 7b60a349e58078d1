#include "normalize/vocabulary_tables.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>

#include "ingest/error.h"
#include "ingest/read.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "normalize_tables.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

std::string join(const std::vector<std::string_view>& names) {
  std::string joined;
  for (const std::string_view name : names) joined.append(joined.empty() ? "" : ", ").append(name);
  return joined;
}

/// Digits [begin, begin + length) as a number, -1 where one of them is none.
int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int value = 0;
  const char* first = text.data() + begin;
  const auto [end, error] = std::from_chars(first, first + length, value);
  return error == std::errc() && end == first + length ? value : -1;
}

bool is_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

/// A user's table in the normal form that the embedded ones are written in, line for line.
std::string read_overlay(const std::string& path) {
  std::string bytes = load_file(path, Limits{}).bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const std::size_t bad = find_invalid_utf8(bytes); bad != std::string::npos) {
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    throw Error("table-malformed", path, {std::to_string(line), "not UTF-8"});
  }
  std::erase(bytes, '\r');
  return normalize_text(bytes).text;
}

std::vector<std::string> tables_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".tsv") paths.push_back(entry->path().string());
  }
  if (error || paths.empty()) throw Error("vocabulary-missing", folder);
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::string_view VocabularyRow::operator[](std::string_view column) const {
  const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
  if (found == table_.columns.end()) return {};
  return table_.rows[index_][static_cast<std::size_t>(found - table_.columns.begin())];
}

std::string VocabularyRow::date(std::string_view column) const {
  const std::string_view field = (*this)[column];
  if (!field.empty() && !is_iso_date(field)) reject("\"" + std::string(field) + "\": YYYY-MM-DD");
  return std::string(field);
}

std::string VocabularyRow::last_date(std::string_view column, const std::string& first) const {
  std::string last = date(column);
  if (!last.empty() && last < first) reject(last + " < " + first);
  return last;
}

void VocabularyRow::reject(const std::string& what) const {
  throw Error("table-malformed", path_, {std::to_string(table_.lines[index_]), what});
}

TableSources::TableSources(const std::vector<std::string_view>& names,
                           const std::optional<std::string>& overlay_folder) {
  for (const std::string_view name : normalize_table_names()) {
    texts_[std::string(name)].push_back({std::string(name), std::string(normalize_table(name))});
  }
  if (!overlay_folder) return;
  for (const std::string& path : tables_in(*overlay_folder)) {
    const std::string name = fs::path(path).filename().string();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      throw Error("vocabulary-unknown-table", path, {join(names)});
    }
    texts_[name].push_back({path, read_overlay(path)});
  }
}

const std::vector<TableText>& TableSources::texts(std::string_view file_name) const {
  return texts_.at(std::string(file_name));
}

std::string TableSources::fingerprint() const {
  std::string all;
  for (const auto& [name, texts] : std::map(texts_.begin(), texts_.end())) {
    for (const TableText& source : texts) {
      all.append(name)
          .append("\n")
          .append(std::to_string(source.text.size()))
          .append("\n")
          .append(source.text);
    }
  }
  return sha256_hex(all);
}

Tsv read_shaped(const TableText& source, const TableShape& shape) {
  Tsv table = parse_tsv(source.text, source.path);
  const auto reject_head = [&](std::string_view what) {
    throw Error("table-malformed", source.path, {"1", std::string(what) + ": " + join(shape.columns)});
  };
  for (const std::string_view column : table.columns) {
    if (std::find(shape.columns.begin(), shape.columns.end(), column) == shape.columns.end()) {
      reject_head(column);
    }
  }
  if (std::find(table.columns.begin(), table.columns.end(), shape.columns.front()) == table.columns.end()) {
    reject_head("?");
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const VocabularyRow row(table, i, source.path);
    if (row[shape.columns.front()].empty()) row.reject(std::string(shape.columns.front()) + " = \"\"");
  }
  return table;
}

}  // namespace vanthu
