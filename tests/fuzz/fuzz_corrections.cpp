// Bytes as a table of corrections: what a spreadsheet wrote is read, or refused with a line; what can be read
// is written and read again; and every value in it is understood for every field, or refused.
#include <algorithm>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "store/correctable.h"
#include "tests/fuzz/require.h"
#include "tools/export/csv.h"
#include "tools/program/correction_values.h"
#include "tools/program/csv_read.h"

namespace vanthu::fuzz {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary tables = Vocabulary::load();
  return tables;
}

const CorrectionReader& reader() {
  static const CorrectionReader understands(vocabulary());
  return understands;
}

void check_again(const std::vector<CsvRow>& rows) {
  std::string written = "sep=,\n";
  for (const CsvRow& row : rows) written += csv_record(row.fields);
  const std::vector<CsvRow> again = read_csv(written, "corrections.csv");
  const bool same = std::equal(rows.begin(), rows.end(), again.begin(), again.end(),
                               [](const CsvRow& a, const CsvRow& b) { return a.fields == b.fields; });
  require(same, "a table that is written is read again");
}

void check_value(const CorrectableField& field, const std::string& wording) {
  try {
    const std::string value = reader().read(field, wording, Header{}).set.value;
    require(is_value_of(field, value), "what a wording means is a value of its field",
            std::string(field.name) + " " + value);
    require(means_same(field, value, value), "a value means what it means", value);
    value_in_words(field, value);
    const std::string kept = field.of_task ? value_in(with_value(Assignment{}, field, value), field)
                                           : value_in(with_value(Header{}, field, value), field);
    require(means_same(field, kept, value), "a field keeps the value that it is given",
            std::string(field.name) + " " + kept + " for " + value);
  } catch (const Error& error) {
    require(error.code.starts_with("correction-value-"), "a wording is refused as what it is", error.code);
  }
}

void check_table(std::string_view bytes) {
  const std::vector<CsvRow> rows = read_csv(bytes, "corrections.csv");
  std::size_t line = 0, values = 0;
  constexpr std::size_t kMostValues = 20;  // each is read for every field
  for (const CsvRow& row : rows) {
    require(row.line > line, "rows stand on lines that follow each other", std::to_string(row.line));
    line = row.line;
    require(row.fields.size() <= kMostCsvColumns, "a row has as many fields as a table may have");
    for (const std::string& wording : row.fields) {
      if (values++ >= kMostValues) break;
      for (const CorrectableField& field : correctable_fields()) check_value(field, wording);
    }
  }
  check_again(rows);
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    vanthu::fuzz::check_table({reinterpret_cast<const char*>(data), size});
  } catch (const vanthu::Error& error) {
    vanthu::fuzz::require(error.code.starts_with("csv-"), "an odd table is refused as such", error.code);
    vanthu::fuzz::require(vanthu::has_message(error.code), "a refusal has its words", error.code);
  }
  return 0;
}
