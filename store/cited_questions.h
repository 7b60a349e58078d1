// Questions about what is cited: who cites it, and who does not.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

// See the functions of Store with the same names.

std::vector<CitationAnswer> ask_citations(Database& database, const CitationQuestion& question);
void each_citation(Database& database, const CitationQuestion& question,
                   const std::function<void(const CitationAnswer&)>& visit);
std::vector<CitedDocument> ask_cited_documents(Database& database, const std::string& text);
std::vector<CitationAnswer> ask_citations_of(Database& database, const std::string& entity);
std::vector<DocumentName> ask_documents_not_citing(Database& database, const std::string& entity);
std::vector<CommuneCoverage> ask_coverage(Database& database, const std::string& entity,
                                          const std::optional<std::string>& province);
CitationGraph ask_citation_graph(Database& database);

}  // namespace vanthu
