#include "tools/pipeline.h"

#include "normalize/normalize.h"

namespace vanthu {

NormalizedDocument read_text(const SourceFile& file, const Limits& limits, const ReadControl& control) {
  const ExtractedDocument extracted = read(file, limits, control);  // ingest/
  return normalize(extracted);                                      // normalize/
}

Document extract(const SourceFile& file, const Limits& limits, const Parser& parser,
                 const ReadControl& control) {
  return parser.parse(read_text(file, limits, control));  // parsers/
}

}  // namespace vanthu
