// Phrases that are known slips of the pen, of OCR or of a converter (normalize/vocabulary/confusions.tsv).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/pattern.h"
#include "normalize/vocabulary.h"

namespace vanthu {

struct FoundConfusion {
  ByteRange where;    // in the key that was searched
  std::string right;  // what it probably stands for
};

class ConfusionReader {
 public:
  explicit ConfusionReader(const Vocabulary& vocabulary);

  /// The slips in `text_key`, a comparison_key, each phrase once, where it stands first.
  std::vector<FoundConfusion> find(std::string_view text_key) const;

 private:
  std::map<std::string, std::string, std::less<>> right_by_wrong_;
  Pattern wrong_;  // any of the phrases, between edges
};

}  // namespace vanthu
