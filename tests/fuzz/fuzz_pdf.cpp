// Bytes as a PDF file: nothing but Error escapes, and every page keeps the promises of ingest/page.h.
#include "tests/fuzz/check_pdf.h"
#include "tests/fuzz/require.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vanthu::fuzz::check_pdf({reinterpret_cast<const char*>(data), size});
  return 0;
}
