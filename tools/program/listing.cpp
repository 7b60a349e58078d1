#include "tools/program/listing.h"

#include <algorithm>
#include <map>

#include "tools/export/csv.h"
#include "tools/program/output.h"
#include "tools/program/table.h"

namespace vanthu {
namespace {

void print_csv(const Listing& listing) {
  write_data(csv_head(listing.columns));
  for (const auto& row : listing.rows) write_data(csv_row(listing.columns, row));
}

void print_json(const Listing& listing) {
  write_data("[");
  for (std::size_t i = 0; i < listing.rows.size(); ++i) write_data((i == 0 ? "\n" : ",\n") + listing.json(i));
  write_data(listing.rows.empty() ? "]\n" : "\n]\n");
}

/// What people read in place of codes joined by ", "; a code without message stays.
std::string in_words(std::string_view codes, std::string_view prefix, Language language) {
  constexpr std::string_view kBetween = ", ";
  std::string words;
  while (!codes.empty()) {
    const std::string_view code = codes.substr(0, codes.find(kBetween));
    const std::string message_code = std::string(prefix) + std::string(code);
    if (!words.empty()) words += kBetween;
    words += has_message(message_code) ? message(language, message_code) : std::string(code);
    codes.remove_prefix(std::min(codes.size(), code.size() + kBetween.size()));
  }
  return words;
}

}  // namespace

std::string csv_head(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) {
    if (!column.name.empty()) names.emplace_back(column.name);
  }
  return std::string(kCsvByteOrderMark) + csv_record(names);
}

std::string csv_row(const std::vector<Column>& columns, const std::vector<std::string>& row) {
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!columns[i].name.empty()) fields.push_back(row[i]);
  }
  return csv_record(fields);
}

void add_format_option(CLI::App& app, ListingFormat& format) {
  static const std::map<std::string, ListingFormat> kNames = {{"table", ListingFormat::table},
                                                              {"json", ListingFormat::json},
                                                              {"jsonl", ListingFormat::jsonl},
                                                              {"csv", ListingFormat::csv}};
  app.add_option_function<std::string>(
         "--format", [&format](const std::string& name) { format = kNames.at(name); },
         "Form of the answer (default: table)")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}));
}

Table table_of(const Listing& listing, Language language) {
  Table table;
  for (const Column& column : listing.columns) {
    if (!column.head.empty()) table.heads.push_back(message(language, column.head));
  }
  for (const auto& row : listing.rows) {
    table.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Column& column = listing.columns[i];
      if (column.head.empty()) continue;
      table.rows.back().push_back(column.prefix.empty() ? row[i] : in_words(row[i], column.prefix, language));
    }
  }
  return table;
}

void print_listing(const Listing& listing, ListingFormat format, const Settings& settings) {
  switch (format) {
    case ListingFormat::table:
      // A head without rows would look like an answer.
      if (!listing.rows.empty())
        write_data(render_table(table_of(listing, settings.language), standard_output()));
      return;
    case ListingFormat::json:
      return print_json(listing);
    case ListingFormat::jsonl:
      for (std::size_t i = 0; i < listing.rows.size(); ++i) write_data(listing.json(i) + "\n");
      return;
    case ListingFormat::csv:
      return print_csv(listing);
  }
}

}  // namespace vanthu
