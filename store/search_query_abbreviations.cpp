#include "store/search_query_abbreviations.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace vanthu {
namespace {

/// True of what may be a Vietnamese syllable without its marks: "ca", "tu", "cap", not "ubnd" or "tp".
bool is_syllable(std::string_view folded) {
  constexpr std::string_view kVowels = "aeiouy";
  static constexpr std::array<std::string_view, 27> kOnsets{
      "",   "b",   "c",  "ch", "d",  "g", "gh", "gi", "h", "k",  "kh", "l", "m", "n",
      "ng", "ngh", "nh", "p",  "ph", "q", "r",  "s",  "t", "th", "tr", "v", "x"};
  static constexpr std::array<std::string_view, 9> kEnds{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
  constexpr std::size_t kMostVowels = 3;
  const std::size_t begin = folded.find_first_of(kVowels);
  if (begin == std::string_view::npos) return false;
  const std::size_t end = std::min(folded.find_first_not_of(kVowels, begin), folded.size());
  const std::string_view onset = folded.substr(0, begin), vowels = folded.substr(begin, end - begin),
                         rest = folded.substr(end);
  const bool known_onset = std::find(kOnsets.begin(), kOnsets.end(), onset) != kOnsets.end();
  const bool known_end = std::find(kEnds.begin(), kEnds.end(), rest) != kEnds.end();
  const bool lone_y = vowels == "y" && !rest.empty();  // "tyt"
  return known_onset && known_end && vowels.size() <= kMostVowels && !lone_y;
}

std::string folded_text(std::span<const TypedWord> words) {
  std::string text;
  for (const TypedWord& word : words) text += (text.empty() ? "" : " ") + word.folded;
  return text;
}

bool same_word(const TypedWord& typed, const TypedWord& known) {
  if (typed.word.prefix) return false;
  return typed.word.marked ? typed.word.key == known.word.key : typed.folded == known.folded;
}

}  // namespace

SearchAbbreviations::SearchAbbreviations(const Vocabulary& vocabulary) {
  std::map<std::string, std::size_t> groups;  // by what is written out
  for (const Abbreviation& abbreviation : vocabulary.abbreviations()) {
    const auto [group, fresh] =
        groups.emplace(folded_text(typed_words(abbreviation.expansion)), groups.size());
    if (fresh) {
      groups_.emplace_back();
      add(abbreviation.expansion, false, group->second);
    }
    add(abbreviation.form, true, group->second);
  }
}

void SearchAbbreviations::add(std::string_view text, bool abbreviation, std::size_t group) {
  Form form{typed_words(text), abbreviation, group};
  if (form.words.empty()) return;
  for (TypedWord& word : form.words) {
    form.like_a_word = form.like_a_word && is_syllable(word.folded);
    word.word.inferred = true;
  }
  by_word_[form.words.front().folded].push_back(forms_.size());
  groups_[group].push_back(forms_.size());
  forms_.push_back(std::move(form));
}

bool SearchAbbreviations::begins(std::span<const TypedWord> words, const Form& form) {
  const std::size_t length = form.words.size();
  if (length > words.size() || (length < words.size() && words[length].joined)) return false;
  for (std::size_t i = 0; i < length; ++i) {
    if (!same_word(words[i], form.words[i]) || (form.like_a_word && !words[i].capitals)) return false;
  }
  return true;
}

std::vector<const SearchAbbreviations::Form*> SearchAbbreviations::found_at(
    std::span<const TypedWord> words) const {
  std::vector<const Form*> found;
  const auto known = by_word_.find(words.front().folded);
  if (known == by_word_.end()) return found;
  for (const std::size_t form : known->second) {
    if (begins(words, forms_[form])) found.push_back(&forms_[form]);
  }
  return found;
}

std::size_t SearchAbbreviations::known_length(std::span<const TypedWord> words, std::size_t most) const {
  std::size_t longest = 0;
  for (const Form* form : found_at(words)) {
    if (form->words.size() <= most) longest = std::max(longest, form->words.size());
  }
  return longest;
}

std::vector<std::vector<TypedWord>> SearchAbbreviations::forms_of(std::span<const TypedWord> words) const {
  std::vector<std::vector<TypedWord>> forms{{words.begin(), words.end()}};
  std::set<std::string> seen{folded_text(words)};
  for (std::size_t next = 0; next < forms.size(); ++next) {
    for (std::size_t at = 0; at < forms[next].size(); ++at) {
      if (forms[next][at].joined) continue;
      for (const Form* found : found_at(std::span(forms[next]).subspan(at))) {
        for (const std::size_t other : groups_[found->group]) {
          if (forms_[other].like_a_word) continue;  // would be found in every other text
          std::vector<TypedWord> rewritten = forms[next];
          const auto begin = rewritten.begin() + static_cast<std::ptrdiff_t>(at);
          const auto behind =
              rewritten.erase(begin, begin + static_cast<std::ptrdiff_t>(found->words.size()));
          rewritten.insert(behind, forms_[other].words.begin(), forms_[other].words.end());
          if (!seen.insert(folded_text(rewritten)).second) continue;
          forms.push_back(std::move(rewritten));
          if (forms.size() == kMostPhraseForms) return forms;
        }
      }
    }
  }
  return forms;
}

}  // namespace vanthu
