// The one document that a command is about.
#pragma once

#include <string>

#include "store/store.h"

namespace vanthu {

/// The document that `text` names (Store::find_documents).  Throws Error "document-unknown", or
/// "document-ambiguous" with the ids of all that it names.
DocumentId one_document_named(const Store& store, const std::string& text);

}  // namespace vanthu
