// Bytes through ingest: nothing but Error escapes, and what is read keeps the promises of its header.
#include "ingest/read.h"

#include <cstdlib>

#include "tests/fuzz/check_document.h"
#include "tests/fuzz/require.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Tight enough that short inputs reach every limit.
  const vanthu::Limits limits{
      .file_bytes = 1u << 20, .line_bytes = 32u << 10, .table_cells = 2000, .markup_depth = 64};
  // LibreOffice is not what is tested here, and would take a second for each .doc; what is done before it is.
  static const int without_office = setenv("VANTHU_SOFFICE", "/absent", 1);
  vanthu::fuzz::require(without_office == 0, "the environment can be set");
  const vanthu::SourceFile file{"plan", {reinterpret_cast<const char*>(data), size}};
  try {
    vanthu::fuzz::check_extracted(vanthu::read(file, limits), size);
  } catch (const vanthu::Error&) {
    // A file that cannot be read is an answer.
  }
  return 0;
}
