// Promises of parsers and store about a record.
#pragma once

#include "parsers/document.h"

namespace vanthu::fuzz {

/// Spans, dates and words of a record that parsers made: what docs/record.md promises a reader.
void check_record(const Document& record);

/// The record survives its form as JSON.
void check_json(const Document& record);

}  // namespace vanthu::fuzz
