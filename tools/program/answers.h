// The store's answers as listings: which columns they have, and their objects for JSON.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"
#include "tools/program/listing.h"

namespace vanthu {

Listing document_listing(std::vector<DocumentSummary> documents);

/// The objects are those of the record's `assignments` after `task_id`, `document_id`, `path`, `document_key`
/// and `commune`, and before `corrected`, the fields that people put right.  `store` must outlive the
/// listing.
Listing task_listing(const Store& store, std::vector<TaskAnswer> answers);

/// As task_listing, with the day before each, whether it repeats, and which of the task's times it is.
Listing due_listing(const Store& store, std::vector<DueAnswer> answers);

/// As task_listing, with the record's `citations`.
Listing citation_listing(const Store& store, std::vector<CitationAnswer> answers);

/// Ids of the documents that `text` names.  Throws Error "document-unknown" where there are none.
std::vector<DocumentId> documents_named(const Store& store, const std::string& text);

}  // namespace vanthu
