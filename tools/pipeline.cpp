#include "tools/pipeline.h"

#include "normalize/normalize.h"

namespace vanthu {

Document extract(const SourceFile& file, const Limits& limits, const Parser& parser) {
  const ExtractedDocument extracted = read(file, limits);      // ingest/
  const NormalizedDocument normalized = normalize(extracted);  // normalize/
  return parser.parse(normalized);                             // parsers/
}

}  // namespace vanthu
