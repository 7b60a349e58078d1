// The communes of provinces, each with what its documents have to do with a directive.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "normalize/vocabulary.h"
#include "store/store.h"

namespace vanthu {

/// A commune and what its documents have to do with the directive.
struct CommuneRow {
  std::string code, level, name, province;
  std::string status = "no-documents";  // plan | cites | silent | no-documents
  std::vector<DocumentName> documents;  // those that make the status
};

/// The communes of the gazetteer, and those that it lacks but documents have.
std::vector<CommuneRow> communes_of(const Vocabulary& vocabulary, const std::set<std::string>& provinces,
                                    const std::vector<CommuneCoverage>& coverage);

/// The provinces that are asked about: the named one, else all from which somebody names the directive.
/// Throws WrongUse "province-unknown".
std::set<std::string> asked_provinces(const std::optional<std::string>& asked, const Vocabulary& vocabulary,
                                      const std::vector<CommuneCoverage>& coverage);

}  // namespace vanthu
