// HTML, also that of Word, becomes printed lines and tables.
#pragma once

#include <string>
#include <vector>

#include "ingest/decode.h"
#include "ingest/layout.h"
#include "ingest/limits.h"

namespace vanthu {

struct HtmlLayout {
  LaidDocument laid;
  std::string encoding;  // as SourceInfo::encoding: that of the letters, where they are a legacy font's
  std::vector<Finding> findings;  // ranges in the decoded markup
};

/// Lays out markup that decode_markup decoded: paragraphs, headings, lists (with the labels that a browser
/// shows), tables.  Nothing outside the file is loaded.  Throws Error "limit-markup-depth",
/// "limit-markup-attributes", "limit-table-cells", or "encoding-undecided" where most of the text is of a
/// legacy font that cannot be told.
HtmlLayout read_html(const DecodedText& markup, const std::string& path, const Limits& limits);

}  // namespace vanthu
