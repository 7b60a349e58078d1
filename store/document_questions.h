// Questions for documents become SQL, rows answers.  A question is written here once; every surface calls it
// through Store.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

std::vector<DocumentSummary> ask_documents(Database& database, const DocumentQuestion& question);
void each_document(Database& database, const DocumentQuestion& question,
                   const std::function<void(const DocumentSummary&)>& visit);
std::vector<SourceSummary> ask_sources(Database& database, DocumentId document);

/// See Store::find_documents.
std::vector<DocumentId> find_named_documents(Database& database, const std::string& text);

}  // namespace vanthu
