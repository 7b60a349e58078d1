// Findings get what people and scripts need: the words at their places, an order, a name that lasts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/finding.h"

namespace vanthu {

/// A finding in the making.
struct FindingDraft {
  StoreFinding finding;       // without characters, line and quote of its places, without fingerprint
  std::string document_name;  // what names its document wherever it is imported
  std::string subject;        // what it is about, where its places do not say it; "" otherwise
};

/// Fills characters, line and quote of places that all point into `text`.
void locate(std::string_view text, const std::vector<FindingPlace*>& places);

/// Sorts located findings, the gravest first, then by rule and place, and gives each its fingerprint. Nothing
/// in either depends on ids or on the order of `drafts`.
std::vector<StoreFinding> complete_findings(std::vector<FindingDraft> drafts);

/// The issues of a record that no store holds.
std::vector<StoreFinding> findings_of(const Document& document);

/// The finding that an issue is; its places are those of `document`, with spans alone.
StoreFinding finding_of(const Issue& issue, const FindingPlace& document);

/// What names a document wherever it is imported: its own key where nothing in it is open, else its path.
std::string lasting_name(const std::string& identity, const std::string& path);

}  // namespace vanthu
