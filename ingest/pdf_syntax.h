// The dictionary of a PDF object, read from the raw bytes: no more of the syntax than tells how the stream
// behind it is packed and how many objects the file says it has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// What stands before the bytes of a stream.
struct PdfStreamHeader {
  std::size_t begin = 0;              // of the stream's bytes
  std::optional<std::size_t> length;  // as stated, which may be wrong; nothing where it is another object
  std::vector<std::string> filters;   // in the order in which they unpack
  bool filters_known = true;          // false where they stand elsewhere, or twice
  // Poppler asks no stream for its /Type: objects are unpacked from any that has /First, the table of all
  // objects from any that has /W.
  bool has_first = false, has_widths = false;
};

struct PdfDictionary {
  std::size_t end = 0;                    // how far it was read
  std::optional<PdfStreamHeader> stream;  // nothing where no stream follows
  std::size_t objects = 0;                // that there are as /Size and /Index say, were it a trailer
  std::size_t columns = 0;                // the most that a /Columns in it says, at any depth
};

/// Reads the dictionary that begins at `at` (blanks and comments aside) as leniently as Poppler does, so that
/// no stream which Poppler finds there is missed.
PdfDictionary read_pdf_dictionary(std::string_view bytes, std::size_t at);

/// The number that begins `text`, as Poppler reads it: no more than 2^62, 0 where there is none or a sign.
std::size_t leading_pdf_number(std::string_view text);

struct PdfTable {
  std::size_t end = 0;      // how far it was read
  std::size_t objects = 0;  // that there are as it says
};

/// Reads the table of objects behind a word "xref", which ends at `at`, as far as it is one.  With `comments`
/// false none may stand between its numbers.
PdfTable read_pdf_table(std::string_view bytes, std::size_t at, bool comments);

}  // namespace vanthu
