// Fields of a Word file: of each only the result that is stored in the file is text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/docx_tree.h"

namespace vanthu {

/// Follows the fields of one tree while its text is read.
class DocxFields {
 public:
  DocxFields() = default;

  /// Finds the fields that have both ends; a lone end is passed over, and a field in deleted text is none.
  explicit DocxFields(const DocxTree& tree);

  /// Goes past `node`, a <w:fldChar>.
  void pass(std::size_t node);

  /// True where `node`, a <w:fldChar>, begins a table of contents.
  bool begins_contents(std::size_t node) const;

  /// True where what is read is a field's code, or part of a table of contents: its entries are the text's
  /// own headings over again.
  bool hides_text() const { return hiding_ > 0; }

 private:
  enum class Mark : std::uint8_t { none, begin, begin_contents, separator, end };

  /// An open field whose code is being read or which is a table of contents hides its text.
  struct Open {
    bool contents, hides;
  };

  std::vector<Mark> marks_;  // by node, empty where there are no fields
  std::vector<Open> open_;
  std::size_t hiding_ = 0;  // open fields that hide
};

/// True for the code of a table of contents, or of figures: "TOC \o "1-3"".
bool is_contents_code(std::string_view code);

}  // namespace vanthu
