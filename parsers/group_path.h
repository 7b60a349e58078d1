// The group rows of a table under which a row stands: "I. TUYÊN TRUYỀN", "1. Phát thanh".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// A group row's words and where they stand.
struct TableGroup {
  std::string text;  // at most 1000 bytes, at most 300 of a group that is not the innermost
  ByteRange where;   // of the document's text
};

/// The group rows above the row at which a reader stands, the outermost first.
class GroupPath {
 public:
  /// A group row: those that it ends are left, then it is entered.  What it returns stands above it.
  std::vector<TableGroup> enter(std::string_view ordinal, TableGroup group);

  /// Another row; what it returns stands above it.
  std::vector<TableGroup> pass(std::string_view ordinal);

 private:
  struct Entered {
    int depth = 0;
    TableGroup group;
    bool has_deeper = false;  // a row with a deeper ordinal stood under it
  };

  std::vector<TableGroup> above() const;
  void mark_deeper(int depth);

  std::vector<Entered> entered_;
};

}  // namespace vanthu
