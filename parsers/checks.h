// What is wrong with one document on its own: the rules of docs/record.md that need no other document.
#pragma once

#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/assignments.h"
#include "parsers/confusions.h"
#include "parsers/document.h"
#include "parsers/outline.h"
#include "parsers/parts.h"
#include "parsers/task_tables.h"

namespace vanthu {

/// Everything that the checks look at.
struct CheckedDocument {
  const NormalizedDocument& document;
  const NormalizedText& text_key;  // comparison key of the text, with the way back
  const Parts& parts;
  const Document& record;  // without issues
  const std::vector<OutlineItem>& outline;
  const std::vector<TaskTable>& tables;
  const std::vector<FoundAssignment>& assignments;
  const std::vector<FoundConfusion>& confusions;  // in text_key
};

/// Issues in the order of their places in the text.
std::vector<Issue> check_document(const CheckedDocument& checked);

}  // namespace vanthu
