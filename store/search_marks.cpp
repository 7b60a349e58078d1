#include "store/search_marks.h"

#include <string>

#include "normalize/string_hash.h"
#include "store/search_words.h"

namespace vanthu {
namespace {

/// A word that is looked for, as it is compared.
struct Wanted {
  std::string form;  // key, or folded form
  bool folded, prefix;

  bool is(const WordForms& word) const {
    const std::string& of_word = folded ? word.folded : word.key;
    return prefix ? of_word.starts_with(form) : of_word == form;
  }
};

using WantedPhrase = std::vector<Wanted>;

WantedPhrase wanted(const SearchPhrase& phrase, Diacritics diacritics) {
  WantedPhrase words;
  for (const SearchWord& word : phrase.words) {
    const bool folded = !word.marked || diacritics == Diacritics::folded;
    words.push_back({folded ? folded_word(word.key) : word.key, folded, word.prefix});
  }
  return words;
}

/// Phrases by their first words, so that a long text is not compared with each of many.
class FirstWords {
 public:
  explicit FirstWords(const std::vector<WantedPhrase>& phrases) {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      if (phrases[i].empty()) continue;
      const Wanted& first = phrases[i][0];
      (first.prefix ? prefixes_ : first.folded ? by_folded_[first.form] : by_key_[first.form]).push_back(i);
    }
  }

  /// Calls `visit` with the numbers of those that may begin with the word.
  template <class Visit>
  void each(const WordForms& word, Visit visit) const {
    if (const auto found = by_folded_.find(word.folded); found != by_folded_.end()) {
      for (const std::size_t i : found->second) visit(i);
    }
    if (const auto found = by_key_.find(word.key); found != by_key_.end()) {
      for (const std::size_t i : found->second) visit(i);
    }
    for (const std::size_t i : prefixes_) visit(i);
  }

 private:
  StringMap<std::vector<std::size_t>> by_folded_, by_key_;
  std::vector<std::size_t> prefixes_;
};

bool stands_at(const WantedPhrase& phrase, const std::vector<TextWord>& words, std::size_t at) {
  if (words.size() - at < phrase.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (!phrase[i].is(words[at + i].forms)) return false;
  }
  return true;
}

}  // namespace

std::vector<SearchMark> find_marks(std::string_view text, const std::vector<SearchPhrase>& phrases,
                                   Diacritics diacritics, WordReader& reader) {
  std::vector<WantedPhrase> looked_for;
  for (const SearchPhrase& phrase : phrases) looked_for.push_back(wanted(phrase, diacritics));
  const FirstWords firsts(looked_for);
  const std::vector<TextWord> words = reader.words(text);
  std::vector<SearchMark> marks;
  for (std::size_t at = 0; at < words.size(); ++at) {
    firsts.each(words[at].forms, [&](std::size_t phrase) {
      if (!stands_at(looked_for[phrase], words, at)) return;
      const std::size_t last = at + looked_for[phrase].size() - 1;
      marks.push_back({phrase, {words[at].bytes.begin, words[last].bytes.end}});
    });
  }
  return marks;
}

}  // namespace vanthu
