// Documents, and parts of them, that are named without a number: "Kế hoạch này", "khoản 3, mục II Kế hoạch
// này", "Nghị quyết" for the only one that a plan carries out, "các văn bản nêu trên".
#pragma once

#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/issuer_name.h"
#include "parsers/named_programmes.h"
#include "parsers/outline.h"
#include "parsers/parts.h"
#include "parsers/reference_words.h"

namespace vanthu {

/// What references are read with; made once for a vocabulary.
struct ReferenceReader {
  /// `vocabulary` and `issuer_names` must outlive it.
  ReferenceReader(const Vocabulary& vocabulary, const IssuerNameReader& issuer_names)
      : issuers(issuer_names), programmes(vocabulary), words(vocabulary) {}

  const IssuerNameReader& issuers;
  ProgrammeReader programmes;
  DocumentWords words;
};

/// All references of the document in reading order, the head above its title aside.  None overlaps another, a
/// numbered citation, or the title that is printed behind one.  `record` has header, citations (in reading
/// order) and attachments; `outline` is its own.  Time grows with the text.
std::vector<Reference> find_references(const NormalizedDocument& document, const Parts& parts,
                                       const Document& record, const std::vector<OutlineItem>& outline,
                                       const ReferenceReader& reader);

}  // namespace vanthu
