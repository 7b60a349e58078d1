#include "tools/pipeline.h"

#include "normalize/normalize.h"

namespace vanthu {

NormalizedDocument read_text(const SourceFile& file, const Limits& limits) {
  const ExtractedDocument extracted = read(file, limits);  // ingest/
  return normalize(extracted);                             // normalize/
}

Document extract(const SourceFile& file, const Limits& limits, const Parser& parser) {
  return parser.parse(read_text(file, limits));  // parsers/
}

}  // namespace vanthu
