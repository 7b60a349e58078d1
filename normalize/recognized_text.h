// What OCR read, mended where exactly one reading can be proved.  Nothing is guessed: a word that could be
// right where it stands stays, whatever is more likely.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"

namespace vanthu {

/// What was wrong with a reading.
enum class RecognitionRepair {
  blanks,       // lost between words or read inside one: "Vănhóa", "thực hi ện"
  number,       // a letter in a number, a date or a sign, or the other way round: "l5-CT/TU"
  word,         // marks: "Nhân dần", "CHU TICH"
  letter_case,  // of letters that differ in size alone: "thường Xuyên"
  ordinal,      // of a table's row, proved by its neighbours
  label,        // of a section, proved by the sequence: "Ill."
  noise,        // specks and rules read as signs: "3 _"
  dash,         // "_" where a dash stands
  unread,       // ink that could not be read (U+FFFD): left blank
};

struct RecognitionEdit {
  ByteRange where;  // in the text as read; not empty
  std::string replacement;
  RecognitionRepair kind = RecognitionRepair::noise;
};

/// A stretch that OCR read.
struct RecognizedStretch {
  ByteRange text;
  float confidence = 0;    // 0…1
  std::optional<Box> box;  // where it stands on its page
};

/// A normalised text whose blocks point into it, and what of it is from OCR.
class RecognizedText {
 public:
  /// `stretches`: sorted and disjoint.
  RecognizedText(std::string_view text, const std::vector<Block>& blocks,
                 std::vector<RecognizedStretch> stretches)
      : text_(text), blocks_(blocks), stretches_(std::move(stretches)) {}

  std::string_view text() const { return text_; }
  std::string_view slice(ByteRange range) const { return text_.substr(range.begin, range.size()); }
  const std::vector<Block>& blocks() const { return blocks_; }

  /// The least confidence of what `range` (not empty) holds; none where a byte of it, blanks aside, is not
  /// from OCR.
  std::optional<float> confidence(ByteRange range) const;

  /// Whether the stretch at `offset` is the only one of `passage` on its printed line, by the boxes of its
  /// neighbours; false where a box is not known.
  bool stands_alone(std::size_t offset, ByteRange passage) const;

 private:
  std::string_view text_;
  const std::vector<Block>& blocks_;
  std::vector<RecognizedStretch> stretches_;
};

/// A paragraph or a cell: within it words follow one another.
struct Passage {
  ByteRange text;
  std::vector<std::size_t> line_starts;  // the first excluded
};

/// Paragraphs and cells in order, empty ones left out.
std::vector<Passage> passages_of(const std::vector<Block>& blocks);

/// The stretches of `normalized` that come from runs with a confidence.
std::vector<RecognizedStretch> recognized_stretches(const NormalizedText& normalized,
                                                    const std::vector<SourceRun>& runs);

/// All repairs, sorted and disjoint, none of them across the end of a paragraph or a cell.
std::vector<RecognitionEdit> find_recognition_edits(const RecognizedText& recognized);

/// A text with the edits made.
struct MendedText {
  NormalizedText normalized;
  std::vector<TextRepair> repairs;  // one an edit, in order
};

MendedText apply_edits(const NormalizedText& normalized, const std::vector<RecognitionEdit>& edits);

}  // namespace vanthu
