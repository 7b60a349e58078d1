// What OCR may read through the repairs: an input is a document's text, every line a paragraph or, with tabs,
// the row of a table; OCR trusts its words more or less, and did not read every one.
#include "ingest/utf8.h"
#include "normalize/normalize.h"
#include "normalize/text_forms.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"
#include "tests/normalize/scanned_text.h"

namespace vanthu::fuzz {
namespace {

/// Confidences that differ from word to word, always the same ones; of every eleventh word none.
void spread_confidence(ExtractedDocument& document) {
  for (std::size_t i = 0; i < document.runs.size(); ++i) {
    auto& confidence = document.runs[i].confidence;
    confidence = static_cast<float>(i * 37 % 100) / 100;
    if (i % 11 == 10) confidence.reset();
  }
}

void check_repairs(const NormalizedDocument& document) {
  std::size_t previous = 0;
  for (const TextRepair& repair : document.repairs) {
    check_range(document.text, repair.where, "repair");
    require(repair.where.begin >= previous, "repairs are sorted and disjoint");
    previous = repair.where.end;
    require(find_invalid_utf8(repair.read) == std::string_view::npos, "what was read is UTF-8", repair.read);
  }
}

void check_recognized(std::string_view bytes) {
  ExtractedDocument extracted = testing_scans::scanned(normalize_text(bytes).text);
  spread_confidence(extracted);
  const NormalizedDocument document = normalize(extracted);
  check_normalized(document, extracted);
  check_repairs(document);
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vanthu::fuzz::check_recognized({reinterpret_cast<const char*>(data), size});
  return 0;
}
