// Any bytes as a line of JSON: a record or Error "record-malformed", and a record survives being written
// again.
#include "ingest/error.h"
#include "store/record_json.h"
#include "tests/fuzz/check_record.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

void check_line(std::string_view line) {
  const Document record = from_json_line(line, "records.jsonl");
  for (const Citation& citation : record.citations) check_range(record.text, citation.span.bytes, "citation");
  check_json(record);
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    vanthu::fuzz::check_line({reinterpret_cast<const char*>(data), size});
  } catch (const vanthu::Error& error) {
    vanthu::fuzz::require(error.code == "record-malformed", "an odd record is malformed", error.code);
  }
  return 0;
}
