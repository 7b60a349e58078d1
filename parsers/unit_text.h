// A unit list made ready for reading: abbreviations written out, slips mended, and its comparison key, each
// byte traceable to what is printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/normalized_document.h"
#include "normalize/pattern.h"
#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// Three forms of one list.  Ranges without further word are of `key`.
struct UnitText {
  std::string text;                // abbreviations written out, slips mended, '&' as "và"; case as printed
  OffsetMap origin;                // of `text`, into what is printed
  std::vector<ByteRange> mended;   // of `text`
  std::string key;                 // comparison_key of `text`
  OffsetMap key_origin;            // of `key`, into `text`
  std::vector<std::size_t> lines;  // offsets of the key at which a printed line begins, sorted; may be empty

  ByteRange in_text(ByteRange range) const { return {key_origin[range.begin], key_origin[range.end]}; }
  /// Where `range` stands in what is printed; an abbreviation is taken whole.
  ByteRange in_print(ByteRange range) const;
  std::string_view slice(ByteRange range) const {
    const ByteRange between = in_text(range);
    return std::string_view(text).substr(between.begin, between.size());
  }
  bool is_mended(ByteRange range) const;
  /// True where a word begins at `offset` (a letter or digit after something else).
  bool begins_word(std::size_t offset) const;
  bool ends_word(std::size_t offset) const;
  bool begins_line(std::size_t offset) const;
  /// True where the letter at `offset` is a capital, or a digit stands there.
  bool is_capital(std::size_t offset) const;
};

/// Makes UnitTexts with the vocabulary's abbreviations and confusions.
class UnitTextMaker {
 public:
  explicit UnitTextMaker(const Vocabulary& vocabulary);
  /// `line_starts`: offsets of `printed` at which a new printed line begins, sorted.
  UnitText make(std::string_view printed, const std::vector<std::size_t>& line_starts = {}) const;

 private:
  NormalizedText write_out(std::string_view printed) const;

  std::unordered_map<std::string, std::string> expansions_;  // by form, blanks around its signs left out
  StringMap<std::string> mends_;                             // by key of what is wrong
  Pattern forms_;                                            // an edge and a form, or "&"
  Pattern slips_;                                            // an edge and the key of a slip
};

}  // namespace vanthu
