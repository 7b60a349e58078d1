// Directives that a plan cites: every mention, with what is printed at it or shared with it.
#pragma once

#include <memory>
#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/document_number.h"
#include "parsers/issuer_name.h"
#include "parsers/parts.h"

namespace vanthu {

/// Finds mentions; compiled once for a vocabulary.
class CitationReader {
 public:
  /// `numbers` and `issuers` must outlive it.
  CitationReader(const Vocabulary& vocabulary, const NumberReader& numbers, const IssuerNameReader& issuers);
  ~CitationReader();
  CitationReader(CitationReader&&) noexcept;

  /// Mentions in one paragraph or cell; spans are offsets in `text`, without page, and indices in `inherited`
  /// count within it.  Dates and issuers are shared backwards by coordination (Nghị định 30/2020/NĐ-CP prints
  /// them once for several numbers), as far as the organ in the symbol stays the same.  Takes time in
  /// proportion to the text.
  std::vector<Citation> read(std::string_view text) const;

 private:
  struct Grammar;
  std::unique_ptr<const Grammar> grammar_;
};

/// All mentions of the document in reading order, tables and appendix headings included; the document's own
/// number line is none.  `sections` give each mention its place in the outline.
std::vector<Citation> find_citations(const NormalizedDocument& document, const Parts& parts,
                                     const std::vector<Section>& sections, const CitationReader& reader);

}  // namespace vanthu
