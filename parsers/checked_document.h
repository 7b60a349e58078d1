// Everything that the checks of one document look at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/assignments.h"
#include "parsers/confusions.h"
#include "parsers/document.h"
#include "parsers/document_number.h"
#include "parsers/identity.h"
#include "parsers/issuing_body.h"
#include "parsers/law_register.h"
#include "parsers/named_programmes.h"
#include "parsers/outdated_terms.h"
#include "parsers/outline.h"
#include "parsers/parts.h"
#include "parsers/task_tables.h"
#include "parsers/unit_list.h"

namespace vanthu {

/// A citation taken apart, as several checks need it.
struct CitationParts {
  const Citation* citation = nullptr;
  std::optional<DocumentNumberMatch> number;  // of its key
  std::optional<Identity> identity;
  std::vector<std::string> title_words;  // of its title; empty where none is printed
  bool inside_title =
      false;  // it stands in the title of another one: how it is written is not this plan's doing
};

/// One for each citation of `record`, which must outlive them.
std::vector<CitationParts> take_citations_apart(const Document& record, const NumberReader& numbers);

struct CheckedDocument {
  const NormalizedDocument& document;
  const NormalizedText& text_key;  // comparison key of the text, with the way back
  const Parts& parts;
  const Document& record;  // without issues
  const std::vector<OutlineItem>& outline;
  const std::vector<TaskTable>& tables;
  const std::vector<FoundAssignment>& assignments;
  const std::vector<FoundConfusion>& confusions;  // in text_key
  const std::vector<CitationParts>& cited;        // one for each citation, in their order
  const Vocabulary& vocabulary;
  const NumberReader& numbers;
  const IssuingBodyReader& bodies;
  const LawRegister& laws;
  const ProgrammeReader& programmes;
  const UnitReader& units;
  const OutdatedTermReader& outdated;
};

}  // namespace vanthu
