// The checks among documents: SQL files under store/checks/, each with what it reports in its head.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/extracted_document.h"

namespace vanthu {

/// One file of store/checks/.  Its head is comment lines "-- key: value", a value going on in lines that
/// begin with "--   "; messages have slots {0} … {9}.
///
/// Its statement answers a row for each finding:
///   document_id, byte_start, byte_end, page        the place; the bytes NULL where the whole document is
///   meant document_id, byte_start, byte_end, page        of the second place; all NULL where there is none
///   severity                                       NULL where it is that of the head
///   subject                                        what the finding is about, for its fingerprint
/// and the arguments of the messages behind them.  A statement may have the parameter :documents, a JSON list
/// of ids, NULL for all: then it may leave out what has no place in these documents.
struct CrossCheck {
  std::string_view code, rule;
  Severity severity = Severity::warning;
  std::string vi, en, why;                             // what the rule means, and its reason
  std::string message_vi, message_en, fix_vi, fix_en;  // fixes may be ""
  std::string_view sql;
};

/// All of them, by code.
const std::vector<CrossCheck>& cross_checks();

}  // namespace vanthu
