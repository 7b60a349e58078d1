// Listings of any length: written as their rows come.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "tools/program/listing.h"
#include "tools/program/settings.h"

namespace vanthu {

/// Writes what print_listing would write of the same rows, but a long table on a terminal in parts, each with
/// heads and widths of its own.  `settings` must outlive it.
class ListingStream {
 public:
  ListingStream(std::vector<Column> columns, ListingFormat format, const Settings& settings);

  /// `row` is as long as the columns; `json` makes its object on one line.
  void add(std::vector<std::string> row, const std::function<std::string()>& json);
  /// To be called behind the last row.
  void finish();
  std::size_t rows() const { return rows_; }

 private:
  void write_table_part();

  Listing part_;  // rows of a table that are not written yet
  ListingFormat format_;
  const Settings& settings_;
  std::size_t rows_ = 0;
  bool first_part_ = true;
};

}  // namespace vanthu
