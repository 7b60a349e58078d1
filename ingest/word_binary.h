// What Word 97-2003 wrote: just enough of [MS-DOC] to know what a file is and to keep its dates.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

enum class WordFileKind {
  plain,           // to be tried, also where it is damaged
  encrypted,       // a .doc with a password
  encrypted_docx,  // a .docx with a password lies in the same container
  spreadsheet,
  slides,
};

/// What an OLE container holds.
WordFileKind word_file_kind(std::string_view bytes);

/// The same .doc with its fields DATE and TIME turned into fields that no program recalculates: what they
/// show is what they showed when the file was saved.  Damaged files and those older than Word 97 as they are.
std::string without_live_dates(std::string_view bytes);

}  // namespace vanthu
