// Files of old Word and of other word processors become Word files (.docx), by LibreOffice.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format.h"
#include "ingest/limits.h"

namespace vanthu {

/// What LibreOffice is to be given in place of a file of format doc, rtf or odt: the fields DATE and TIME
/// keep what is stored in the file.  Throws Error "office-encrypted", "docx-encrypted" or
/// "format-unsupported" (of the same container, but no Word file).
std::string prepare_for_office(std::string_view bytes, Format format, const std::string& path,
                               const Limits& limits);

/// The bytes of a .docx made of what prepare_for_office() made.  LibreOffice runs without network, macros and
/// updates of links, in a profile of its own and within Limits::office_….  It is the program that
/// $VANTHU_SOFFICE names, else `soffice` or `libreoffice` in $PATH, else the one in /usr/lib/libreoffice.
/// Throws Error "office-missing", "office-timeout", "office-failed" (nothing came out, or no .docx),
/// "scratch-failed" or "limit-office-bytes".
std::string convert_to_docx(std::string_view prepared, Format format, const std::string& path,
                            const Limits& limits);

}  // namespace vanthu
