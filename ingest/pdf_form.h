// The signature fields of a PDF file.  For the files pdf_*.cpp alone: Poppler's types stop there.
#pragma once

#include <span>
#include <vector>

#include "ingest/extracted_document.h"

class PDFDoc;

namespace vanthu {

/// Signatures in the file's form, in the order of its fields; empty fields and time stamps are none.  Page n
/// is turned by `turns[n - 1]` quarters (PageFrame).
std::vector<Signature> read_signatures(PDFDoc& document, std::span<const int> turns);

}  // namespace vanthu
