#include "parsers/unit_words.h"

#include <string>
#include <vector>

#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestBeginning = 300;  // bytes in which the words looked for stand

constexpr const char* kWordEnd = "(?:[ ,:;.]|$)";

std::string nouns_pattern(const Vocabulary& vocabulary, bool of_units) {
  std::vector<std::string> words;
  for (const UnitNoun& noun : vocabulary.unit_nouns()) {
    if (noun.is_unit == of_units) words.push_back(comparison_key(noun.word));
  }
  return "(?:" + any_of_words(std::move(words)) + ")" + kWordEnd;
}

std::string verbs_pattern(const Vocabulary& vocabulary) {
  std::vector<std::string> words;
  for (const std::string& verb : vocabulary.duty_verbs()) words.push_back(comparison_key(verb));
  return "(?:" + any_of_words(std::move(words)) + ")" + kWordEnd;
}

}  // namespace

UnitWords::UnitWords(const Vocabulary& vocabulary)
    : units_("^(?:(?:đề nghị|giao|yêu cầu) )?(?:các |đồng chí )*" + nouns_pattern(vocabulary, true)),
      others_("^" + nouns_pattern(vocabulary, false)),
      duties_("^ ?(?:\\([^()]{0,80}\\) ?)?(?::|[,;]? ?" + verbs_pattern(vocabulary) + ")") {}

bool UnitWords::begins_with_unit(std::string_view line) const {
  const std::string key = comparison_key(first_bytes(line, kLongestBeginning));
  return units_.contains(key) && !others_.contains(key);
}

bool UnitWords::begins_duty(std::string_view rest) const {
  return duties_.contains(comparison_key(first_bytes(rest, kLongestBeginning)));
}

}  // namespace vanthu
