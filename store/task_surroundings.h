// What is printed around a task and belongs to it: the row of its table, the lines that name its units and
// times.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "store/keyed_text.h"
#include "store/search_words.h"

namespace vanthu {

/// Of a long line or span so many bytes before and behind a task are looked at; what is further away is
/// running text.
inline constexpr std::size_t kMostAround = 2000;

struct PlacedTask {
  ByteRange span;
  bool in_table = false;           // the text has a row of a table on one line
  std::vector<std::string> facts;  // its units, times, product and form as printed
};

class TaskSurroundings {
 public:
  /// `text` is `keyed`; both, and `words`, must outlive it.  `borders` are the ranges of tasks and headings.
  TaskSurroundings(std::string_view text, const KeyedText& keyed, WordReader& words,
                   std::vector<ByteRange> borders);

  /// The task's span with the rest of its row, or with the lines behind it as long as each has one of its
  /// facts, before the next task or heading.
  ByteRange whole_of(const PlacedTask& task) const;

  /// Where what `around`, a part of whole_of(task), says of the task begins: the number of a row does not.
  std::size_t first_fact(const PlacedTask& task, ByteRange around) const;

  /// Facts that `around` does not have: what rows share is printed with the first one.
  std::vector<std::string> missing_facts(const PlacedTask& task, ByteRange around) const;

 private:
  ByteRange row_of(ByteRange span) const;
  std::size_t line_begin(std::size_t offset) const;
  std::size_t line_end(std::size_t offset) const;
  /// Where the next task or heading begins.
  std::size_t next_begin(std::size_t offset) const;
  /// Where the task or heading ends that begins last before `offset`, at most there.
  std::size_t end_before(std::size_t offset) const;

  std::string_view text_;
  const KeyedText& keyed_;
  WordReader& words_;
  std::vector<ByteRange> borders_;  // by where they begin
};

}  // namespace vanthu
