#include "parsers/confusions.h"

#include <set>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

std::string expression_of(const Vocabulary& vocabulary) {
  std::vector<std::string> phrases;
  for (const Confusion& confusion : vocabulary.confusions()) {
    phrases.push_back(comparison_key(confusion.wrong));
  }
  return "(?:^|[^\\p{L}\\p{N}])(" + any_of_words(std::move(phrases)) + ")(?:[^\\p{L}\\p{N}]|$)";
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
    from = match->groups[1].end;
    const std::string_view wrong = match->text(text_key, 1);
    const auto right = right_by_wrong_.find(wrong);
    if (right != right_by_wrong_.end() && seen.insert(wrong).second) {
      found.push_back({match->groups[1], right->second});
    }
  }
  return found;
}

}  // namespace vanthu
