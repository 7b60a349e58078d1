// Bytes through the whole pipeline, stage by stage: nothing but Error escapes, and only from ingest; what
// each stage hands on keeps its promises, and the record survives JSON.
#include "normalize/normalize.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/check_record.h"
#include "tests/fuzz/require.h"
#include "tools/pipeline.h"

namespace vanthu::fuzz {
namespace {

const Parser& parser() {
  static const Vocabulary tables = Vocabulary::load();
  static const Parser compiled(tables);
  return compiled;
}

std::optional<ExtractedDocument> readable(const SourceFile& file) {
  try {
    return read(file, Limits{});
  } catch (const Error&) {
    return std::nullopt;
  }
}

void check_pipeline(const SourceFile& file) {
  const std::optional<ExtractedDocument> extracted = readable(file);
  if (!extracted) return;
  const NormalizedDocument normalized = normalize(*extracted);
  check_normalized(normalized, *extracted);
  const Document record = parser().parse(normalized);
  check_record(record);
  check_json(record);
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vanthu::fuzz::check_pipeline({"plan", {reinterpret_cast<const char*>(data), size}});
  return 0;
}
