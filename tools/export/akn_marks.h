// What stands inside the paragraphs of an Akoma Ntoso document: citations, dates, the document's own number.
#pragma once

#include <string>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "tools/export/xml_writer.h"

namespace vanthu {

/// Words of the text and the element that they become.
struct AknMark {
  ByteRange where;
  std::string_view element;  // ref, docNumber, docDate, date
  XmlAttributes attributes;  // without eId
};

/// The marks of the whole text, in order and disjoint; `blocks` are record_blocks() of the record.
///
/// A citation is a <ref> where its canonical key says which document it is; a deadline is a <date> where it
/// is one full day and its words stand in its task's span, or in the task's row of a table.
std::vector<AknMark> find_marks(const Document& record, const NormalizedDocument& blocks);

}  // namespace vanthu
