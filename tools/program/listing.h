// Answers in the form that was asked for: a table for people, or data for other programs.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/export/column.h"
#include "tools/program/settings.h"
#include "tools/program/table.h"

namespace vanthu {

enum class ListingFormat { table, json, jsonl, csv };

struct Listing {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;    // each as long as `columns`
  std::function<std::string(std::size_t)> json;  // object of a row, on one line
};

/// Declares --format in `app`.
void add_format_option(CLI::App& app, ListingFormat& format);

/// Writes the listing to standard output.
void print_listing(const Listing& listing, ListingFormat format, const Settings& settings);

/// The first line of the CSV, with the mark that stands before it.
std::string csv_head(const std::vector<Column>& columns);
std::string csv_row(const std::vector<Column>& columns, const std::vector<std::string>& row);

/// The columns that have a head, as a table.
Table table_of(const Listing& listing, Language language);

}  // namespace vanthu
