// The record as JSON (docs/record.md): the only place where byte offsets become code points.
#pragma once

#include <string>
#include <string_view>

#include "parsers/document.h"

namespace vanthu {

/// One line of JSON without the line feed, keys in the order of docs/record.md, letters unescaped.
std::string to_json_line(const Document& document);

/// The document of a record line.  Throws Error "record-malformed" with what is wrong.
Document from_json_line(std::string_view line, const std::string& path);

}  // namespace vanthu
