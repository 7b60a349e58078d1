// What OCR was sure of, and what it read before repairs: carried from the words to the facts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/assignments.h"
#include "parsers/document.h"

namespace vanthu {

/// How surely stretches of a document were read, and as what.  Looks at the whole document once.
///
/// A word counts where it has a letter or a digit: of dashes, dots and brackets OCR is unsure without
/// anything being wrong.  A word whose digits a repair changed is worth 0.6 at the most, as a number is whose
/// digits were read from letters (docs/record.md).
class Reading {
 public:
  /// `document` must outlive it.
  explicit Reading(const NormalizedDocument& document);

  /// The least confidence of the words of `range`; 1 where OCR read none of them.  0 … 1, two decimals.
  /// O(log n).
  double confidence(ByteRange range) const { return least(words_, range); }
  /// The same of the words with a digit, which one wrong letter changes without being seen, or unread ones.
  double confidence_of_figures(ByteRange range) const { return least(figures_, range); }

  /// True where a repair stands in `range`.  O(log n).
  bool is_repaired(ByteRange range) const;
  /// What was read at `range`, repairs undone.
  std::string as_read(ByteRange range) const;
  /// What was read where `words` stand inside `range`; `words` where they do not or nothing was repaired
  /// there.
  std::string as_read(std::string_view words, ByteRange range) const;

 private:
  /// Minima of halves, quarters, … of one value a run; empty where nothing was read by OCR.
  using MinimumTree = std::vector<float>;

  double least(const MinimumTree& tree, ByteRange range) const;
  void note_run(std::size_t run);

  const NormalizedDocument& document_;
  MinimumTree words_, figures_;
};

/// The record with OCR's confidence in its citations, tasks and head (the least of it and what the rules
/// say), and with `raw` and `raw_key` as they were read.  `found`: the record's assignments.
Document with_reading(const NormalizedDocument& document, const std::vector<FoundAssignment>& found,
                      Document record);

}  // namespace vanthu
