// What stands behind the declaration of a web page, through ingest: nothing but Error escapes, and what is
// read keeps the promises of its header.
#include <string>

#include "ingest/read.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/require.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Tight enough that short inputs reach every limit.
  const vanthu::Limits limits{
      .file_bytes = 1u << 20, .line_bytes = 32u << 10, .table_cells = 2000, .markup_depth = 64};
  vanthu::SourceFile file{"plan.html", "<!doctype html>"};
  file.bytes.append(reinterpret_cast<const char*>(data), size);
  try {
    vanthu::fuzz::check_extracted(vanthu::read(file, limits), file.bytes.size());
  } catch (const vanthu::Error&) {
    // A page that cannot be read is an answer.
  }
  return 0;
}
