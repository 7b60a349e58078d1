#include "ingest/read_docx.h"

#include <utility>

#include "ingest/docx_package.h"
#include "ingest/docx_reader.h"
#include "ingest/laid_letters.h"

namespace vanthu {

DocxLayout read_docx(std::string_view bytes, const std::string& path, const Limits& limits) {
  const DocxParts parts = open_docx(bytes, path, limits);
  DocxReader reader(parts, path, limits);
  DocxLayout layout{{reader.read()}, "UTF-8", {}};
  LetterRepair repaired = repair_letters(layout.laid, reader.repairs());
  layout.findings = std::move(repaired.findings);
  layout.findings.insert(layout.findings.end(), reader.findings().begin(), reader.findings().end());
  if (repaired.encoding) layout.encoding = legacy_name(*repaired.encoding);
  return layout;
}

}  // namespace vanthu
