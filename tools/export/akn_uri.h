// What documents, bodies and persons are called in Akoma Ntoso: IRIs by its Naming Convention 1.0 (OASIS,
// 2019), sections 4 and 5.
//
//   work           /akn/vn/KIND[/SUBTYPE]/AUTHOR/PERIOD/NUMBER
//   expression     WORK/vie@DATE
//   manifestation  EXPRESSION.xml
//
// A work's parts are those of its canonical key (docs/record.md), so that a document and all that cite it
// have one IRI, whatever is printed where:
//
//   KIND     act: laws and other normative documents (regimes law, qp); doc: all others
//   SUBTYPE  the type's sign in small letters: kh, nq, qđ; none for laws
//   AUTHOR   place and body: hải-phòng.xã-gia-lộc.ubnd
//   PERIOD   the year of issue; of the Party the committee's term, in which its numbers are given once
//   NUMBER   without leading zeros; of a law cited without number its name
//
// Letters keep their diacritics (IRIs, not URIs).  "nn" stands for what is not known, as the convention has
// it, and only of a document itself, never of what it cites.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document.h"

namespace vanthu {

/// IRI of the work that `identity`, a canonical key, names; none where it leaves open which one.
std::optional<std::string> find_work_iri(std::string_view identity);

/// IRI of the document's own work.  Where its key leaves something open, the content's SHA-256 keeps it apart
/// from others.
std::string work_iri(const Document& document);

/// IRI of the text as it was issued.
std::string expression_iri(std::string_view work, const Document& document);

/// IRI of a body, a person or a role by name: ontology_iri("organization", "Phòng Kinh tế") is
/// "/akn/ontology/organization/vn/phòng-kinh-tế".
std::string ontology_iri(std::string_view kind, std::string_view name);

/// `text` in small letters, everything but letters and digits as single hyphens: what may stand in an IRI or
/// an eId.  At most 120 bytes; "" where nothing is left.
std::string iri_word(std::string_view text);

/// Whether `date` is a whole day: YYYY-MM-DD.
bool is_day(const std::optional<std::string>& date);

}  // namespace vanthu
