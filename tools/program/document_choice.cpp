#include "tools/program/document_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "tools/program/answers.h"

namespace vanthu {

DocumentId one_document_named(const Store& store, const std::string& text) {
  const std::vector<DocumentId> ids = documents_named(store, text);
  if (ids.size() == 1) return ids.front();
  std::string candidates;
  for (const DocumentSummary& document : store.documents({})) {
    if (std::find(ids.begin(), ids.end(), document.id) == ids.end()) continue;
    candidates += (candidates.empty() ? "" : "; ") +
                  fmt::format("{} = {}", document.id, document.sources.front().places.front());
  }
  throw Error("document-ambiguous", "", {text, candidates});
}

}  // namespace vanthu
