#include "tools/pipeline.h"

#include "normalize/normalize.h"
#include "parsers/parse.h"

namespace vanthu {

Document extract(const SourceFile& file, const Limits& limits, const Vocabulary& vocabulary) {
  const ExtractedDocument extracted = read(file, limits);      // ingest/
  const NormalizedDocument normalized = normalize(extracted);  // normalize/
  return parse(normalized, vocabulary);                        // parsers/
}

}  // namespace vanthu
