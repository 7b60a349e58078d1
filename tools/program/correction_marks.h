// Which values of a document people put right, for pages that show it.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/messages.h"
#include "store/correction.h"

namespace vanthu {

class CorrectionMarks {
 public:
  /// Of one document.
  explicit CorrectionMarks(const std::vector<Correction>& corrections);

  /// `value` with an asterisk where it is a person's: of the task at `task`, or of the head.
  std::string marked(std::optional<std::size_t> task, std::string_view field, std::string value) const;

 private:
  std::set<std::pair<std::optional<std::size_t>, std::string>> fields_;
};

/// Rows of a table for people: id, where, field, what was read, what it was corrected to, state, who, why.
std::vector<std::vector<std::string>> correction_rows(const std::vector<Correction>& corrections,
                                                      Language language);

}  // namespace vanthu
