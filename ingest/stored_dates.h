// Dates that a program would replace by today's when it opens the file.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format.h"
#include "ingest/limits.h"

namespace vanthu {

/// The same file of format doc, rtf or odt with its fields DATE and TIME (those of saving and creation stand
/// still) named so that LibreOffice keeps the text that is stored in them.  A damaged file as it is.  Throws
/// Error "limit-archive-…", and "office-encrypted" for an odt with a password.
std::string with_stored_dates(std::string_view bytes, Format format, const std::string& path,
                              const Limits& limits);

}  // namespace vanthu
