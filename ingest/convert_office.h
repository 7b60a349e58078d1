// Files of old Word and of other word processors become Word files (.docx), by LibreOffice.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format.h"
#include "ingest/limits.h"

namespace vanthu {

/// The bytes of a .docx made of a file of format doc, rtf or odt.  LibreOffice runs without network, macros
/// and updates of links, in a profile of its own and within Limits::office_…; the fields DATE and TIME keep
/// what is stored in the file.  It is the program that $VANTHU_SOFFICE names, else `soffice` or `libreoffice`
/// in $PATH, else the one in /usr/lib/libreoffice.  Throws Error "office-missing", "office-encrypted",
/// "office-timeout", "office-failed" (nothing came out, or no .docx), "format-unsupported" (of the same
/// container, but no Word file), "docx-encrypted", "scratch-failed" or "limit-office-bytes".
std::string convert_to_docx(std::string_view bytes, Format format, const std::string& path,
                            const Limits& limits);

}  // namespace vanthu
