// Corrections meet a reading: the record that both make, and the way back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/correction.h"

namespace vanthu {

/// How one correction stands with a reading.
struct CorrectionOutcome {
  std::string state;                   // as Correction::outcome
  std::optional<std::string> reading;  // what is read in its field; none where its task is not found
  std::optional<std::size_t> index;    // of its task
  bool operator==(const CorrectionOutcome&) const = default;
};

/// A part of a record in which corrections stand for what was read.
struct CorrectedPart {
  std::optional<std::size_t> task;  // index; none for the head
  std::vector<std::string> fields;  // that were set, in the order of correctable_fields()
  std::string reading;              // the part as it was read: JSON
  bool operator==(const CorrectedPart&) const = default;
};

struct CorrectedDocument {
  Document document;
  std::vector<CorrectionOutcome> outcomes;  // of each correction, in their order
  std::vector<CorrectedPart> parts;         // the head first, then by task
};

/// Sets what the corrections say where the reading does not say so itself.  Of several for one field the
/// latest counts (then the one behind).  Texts, places and findings stay as they were read: they speak of
/// what is printed.
CorrectedDocument apply_corrections(Document reading, std::span<const Correction> corrections,
                                    const HeaderIdentity& identity = {});

/// What was read: the `document` of apply_corrections without its corrections.  None where a part does not
/// fit.
std::optional<Document> without_corrections(Document document, std::span<const CorrectedPart> parts);

}  // namespace vanthu
