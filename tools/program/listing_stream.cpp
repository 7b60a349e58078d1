#include "tools/program/listing_stream.h"

#include <utility>

#include "tools/program/output.h"
#include "tools/program/terminal.h"

namespace vanthu {
namespace {

constexpr std::size_t kRowsAPart = 1000;

/// Without its heads.
std::string_view behind_first_line(std::string_view lines) { return lines.substr(lines.find('\n') + 1); }

}  // namespace

ListingStream::ListingStream(std::vector<Column> columns, ListingFormat format, const Settings& settings)
    : part_{std::move(columns), {}, {}}, format_(format), settings_(settings) {
  if (format_ == ListingFormat::csv) write_data(csv_head(part_.columns));
  if (format_ == ListingFormat::json) write_data("[");
}

void ListingStream::add(std::vector<std::string> row, const std::function<std::string()>& json) {
  const bool first = rows_++ == 0;
  switch (format_) {
    case ListingFormat::table:
      part_.rows.push_back(std::move(row));
      if (part_.rows.size() == kRowsAPart) write_table_part();
      return;
    case ListingFormat::json:
      return write_data((first ? "\n" : ",\n") + json());
    case ListingFormat::jsonl:
      return write_data(json() + "\n");
    case ListingFormat::csv:
      return write_data(csv_row(part_.columns, row));
  }
}

void ListingStream::finish() {
  if (format_ == ListingFormat::json) write_data(rows_ == 0 ? "]\n" : "\n]\n");
  if (!part_.rows.empty()) write_table_part();
}

void ListingStream::write_table_part() {
  const Terminal terminal = standard_output();
  const std::string lines = render_table(table_of(part_, settings_.language), terminal);
  const bool goes_on = !first_part_ && !terminal.width;
  write_data(goes_on ? behind_first_line(lines) : std::string_view(lines));
  part_.rows.clear();
  first_part_ = false;
}

}  // namespace vanthu
