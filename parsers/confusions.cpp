#include "parsers/confusions.h"

#include <set>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

std::string expression_of(const Vocabulary& vocabulary) {
  std::vector<std::string> phrases;
  for (const Confusion& confusion : vocabulary.confusions()) {
    phrases.push_back(comparison_key(confusion.wrong));
  }
  return std::string(kEdgeBefore) + "(?:" + any_of_words(std::move(phrases)) + ")(?:[^\\p{L}\\p{N}]|$)";
}

/// A match without its edges.
ByteRange phrase_of(std::string_view text, ByteRange match) {
  ByteRange phrase = behind_edge(text, match);
  if (phrase.empty() || letters()[code_point_before(text, phrase.end)].letter_or_digit) return phrase;
  do --phrase.end;
  while ((static_cast<unsigned char>(text[phrase.end]) & 0xC0u) == 0x80u);
  return phrase;
}

}  // namespace

ConfusionReader::ConfusionReader(const Vocabulary& vocabulary) : wrong_(expression_of(vocabulary)) {
  for (const Confusion& confusion : vocabulary.confusions()) {
    right_by_wrong_.emplace(comparison_key(confusion.wrong), confusion.right);
  }
}

std::vector<FoundConfusion> ConfusionReader::find(std::string_view text_key) const {
  std::vector<FoundConfusion> found;
  std::set<std::string_view> seen;
  for (std::size_t from = 0; const auto match = wrong_.find(text_key, from);) {
    const ByteRange phrase = phrase_of(text_key, match->whole());
    from = phrase.end;
    const std::string_view wrong = text_key.substr(phrase.begin, phrase.size());
    const auto right = right_by_wrong_.find(wrong);
    if (right != right_by_wrong_.end() && seen.insert(wrong).second) {
      found.push_back({phrase, right->second});
    }
  }
  return found;
}

}  // namespace vanthu
