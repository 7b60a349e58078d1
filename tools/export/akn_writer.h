// One document as Akoma Ntoso 3.0 (OASIS LegalDocML, 2018).
#pragma once

#include <string>

#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/parts.h"

namespace vanthu {

/// Writes records as Akoma Ntoso.  All of a record's text stands in the XML once and in its order:
///
///   preface      head: docProponent, docNumber, docDate, docType, docTitle
///   preamble     what stands before the first section: "Căn cứ …" as citations, "Xét …" as recitals
///   mainBody     the outline (akn_hierarchy.h), paragraphs, tables
///   conclusions  recipients and signatures
///   attachments  appendices and attached documents, each a <doc> with its own title
///
/// Citations are <ref> with the IRI of what they mean (akn_uri.h) where the record knows it.
class AknWriter {
 public:
  explicit AknWriter(const Vocabulary& vocabulary);

  /// The document's XML; any record gives one that the schema accepts.  `made_on` is the day of the export,
  /// ISO.
  std::string write(const Document& record, const std::string& made_on) const;

 private:
  TypeLineReader types_;
};

}  // namespace vanthu
