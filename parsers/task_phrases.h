// Times that a task's own text names where one of its clauses begins: "Hằng năm, …; định kỳ hằng quý …".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// A time at the beginning of a clause.
struct TimePhrase {
  std::size_t begin = 0, length = 0;  // bytes of the task's text
  Deadline time;
  bool leads = false;  // it begins the whole task
};

/// At most 16 of the first 4,000 bytes, in their order.  What stands inside a clause is none: there the words
/// may belong to anything ("đánh giá hằng năm").  `document_date`: as of parse_deadlines.
std::vector<TimePhrase> find_time_phrases(std::string_view task, std::string_view document_date);

}  // namespace vanthu
