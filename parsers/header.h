// The head of a document: number, type, title, place and date (Nghị định 30/2020/NĐ-CP, Phụ lục I;
// Hướng dẫn 36-HD/VPTW for Party documents).  Where the letterhead is missing the body must tell.
#pragma once

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/document_number.h"
#include "parsers/parts.h"

namespace vanthu {

/// Everything of the header but issuer, signers and recipients.
Header read_header(const NormalizedDocument& document, const Parts& parts, const TypeLineReader& types,
                   const NumberReader& numbers);

/// True where OCR read the page on which `place` begins: what looks blank there may be filled in by hand.
bool is_recognized(const NormalizedDocument& document, ByteRange place);

/// Range of the number line in the text; empty where there is none.
ByteRange find_number_line(const NormalizedDocument& document, const Parts& parts);

/// Range of the place and date line in the text; empty where there is none.
ByteRange find_date_line(const NormalizedDocument& document, const Parts& parts);

}  // namespace vanthu
