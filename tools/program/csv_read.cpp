#include "tools/program/csv_read.h"

#include <algorithm>

#include "ingest/error.h"
#include "ingest/utf8.h"
#include "tools/export/csv.h"

namespace vanthu {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view bytes, const std::string& path) : rest_(bytes), path_(path) {
    if (rest_.starts_with(kCsvByteOrderMark)) rest_.remove_prefix(kCsvByteOrderMark.size());
    choose_separator();
  }

  std::vector<CsvRow> run() {
    std::vector<CsvRow> rows;
    while (!rest_.empty()) {
      CsvRow row = take_row();
      if (row.fields.size() == 1 && row.fields.front().empty()) continue;
      if (rows.size() == kMostCsvRows) fail("csv-rows", std::to_string(kMostCsvRows));
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  [[noreturn]] void fail(const char* code, const std::string& detail = {}) const {
    throw Error(code, path_, {std::to_string(line_), detail});
  }

  void choose_separator() {
    constexpr std::string_view kSaid = "sep=";
    const std::string_view head = rest_.substr(0, rest_.find('\n'));
    constexpr std::string_view kSeparators = ",;\t";
    if (head.starts_with(kSaid) && head.size() > kSaid.size() &&
        kSeparators.find(head[kSaid.size()]) != std::string_view::npos) {
      separator_ = head[kSaid.size()];
      rest_.remove_prefix(std::min(rest_.size(), head.size() + 1));
      ++line_;
      return;
    }
    std::ptrdiff_t most = 0;
    for (const char candidate : kSeparators) {
      const auto count = std::count(head.begin(), head.end(), candidate);
      if (count > most) separator_ = candidate;
      most = std::max(most, count);
    }
  }

  CsvRow take_row() {
    CsvRow row{line_, {}};
    for (bool more = true; more;) {
      if (row.fields.size() == kMostCsvColumns) fail("csv-columns", std::to_string(kMostCsvColumns));
      row.fields.push_back(without_formula_guard(rest_.starts_with('"') ? take_quoted() : take_plain()));
      more = !rest_.empty() && rest_.front() == separator_;
      if (more) rest_.remove_prefix(1);
    }
    take_line_end();
    return row;
  }

  std::string take_plain() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\n' && rest_[end] != '\r') ++end;
    if (end > kLongestCsvField) fail("csv-field", std::to_string(kLongestCsvField));
    std::string field(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return field;
  }

  std::string take_quoted() {
    const std::size_t begin = line_;
    std::string field;
    for (rest_.remove_prefix(1);; rest_.remove_prefix(1)) {
      if (rest_.empty()) {
        line_ = begin;
        fail("csv-quote-open");
      }
      if (field.size() > kLongestCsvField) fail("csv-field", std::to_string(kLongestCsvField));
      if (rest_.front() == '"') {
        if (!rest_.substr(1).starts_with('"')) break;
        rest_.remove_prefix(1);
      }
      if (rest_.front() == '\n') ++line_;
      field += rest_.front();
    }
    rest_.remove_prefix(1);
    const bool ends =
        rest_.empty() || rest_.front() == separator_ || rest_.front() == '\n' || rest_.front() == '\r';
    if (!ends) fail("csv-quote-behind");
    return field;
  }

  void take_line_end() {
    if (rest_.starts_with('\r')) rest_.remove_prefix(1);
    if (rest_.starts_with('\n')) rest_.remove_prefix(1);
    ++line_;
  }

  std::string_view rest_;
  const std::string& path_;
  char separator_ = ',';
  std::size_t line_ = 1;
};

std::size_t line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<std::size_t>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view bytes, const std::string& path) {
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
    throw Error("csv-zero", path, {std::to_string(line_of(bytes, zero))});
  }
  if (const std::size_t invalid = find_invalid_utf8(bytes); invalid != std::string_view::npos) {
    throw Error("csv-encoding", path, {std::to_string(line_of(bytes, invalid))});
  }
  return CsvReader(bytes, path).run();
}

}  // namespace vanthu
