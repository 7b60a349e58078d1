// Makes the canonical keys of a record: of the document itself and of what it cites.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/document_number.h"
#include "parsers/identity.h"
#include "parsers/issuing_body.h"
#include "parsers/law_register.h"

namespace vanthu {

class IdentityReader {
 public:
  /// Both must outlive it.
  IdentityReader(const Vocabulary& vocabulary, const NumberReader& numbers);

  /// The key of what `citation` names in a document with the head `citing`; none where it has neither a
  /// number nor a law's name.  Where a spelled type contradicts the sign the sign stands, except that CT for
  /// "Chương trình" is CTr: that slip is common.
  std::optional<std::string> of_citation(const Citation& citation, const Header& citing) const;

  /// The document's own key; its number is "?" where it is left blank.  None without a number line.
  std::optional<std::string> of_header(const Header& header) const;

  /// The keys of the head and of every citation, written into `record`.
  void identify(Document& record) const;

  /// The term of the Party committee in which `date` (ISO, perhaps partial) falls: "2025-2030"; "?" where the
  /// date is missing or no table tells.
  std::string party_term(const IssuingBody& issuer, const std::optional<std::string>& date) const;

  /// What the keys are made from.
  const IssuingBodyReader& bodies() const { return bodies_; }
  const LawRegister& laws() const { return laws_; }

 private:
  class Bodies;

  std::optional<std::string> identify(const Citation& citation, const Header& citing, Bodies& bodies) const;
  Identity numbered(const DocumentNumberMatch& number, std::string type, const IssuingBody& issuer,
                    const std::optional<std::string>& date) const;
  Identity named_law(const Citation& citation, const Header& citing) const;

  const Vocabulary& vocabulary_;
  const NumberReader& numbers_;
  IssuingBodyReader bodies_;
  LawRegister laws_;
};

}  // namespace vanthu
