#include "store/search_expression.h"

#include <algorithm>
#include <set>

#include "ingest/utf8.h"
#include "store/search_tokenizer.h"
#include "store/search_words.h"

namespace vanthu {
namespace {

/// A word that no text has.
constexpr std::string_view kNoWord = "-";

/// Above every word that begins with what stands before it.
constexpr std::string_view kBehindAll = "\xF4\x8F\xBF\xBF";

/// The first `letters` letters.
std::string_view beginning(std::string_view word, std::size_t letters) {
  std::size_t end = 0;
  for (; letters > 0 && end < word.size(); --letters) {
    const DecodedCodePoint point = decode_utf8(word, end);
    if (point.length == 0) break;
    end += point.length;
  }
  return word.substr(0, end);
}

std::vector<std::string> words_folded_to(Database& database, const std::string& folded) {
  Query row = database.query("SELECT word FROM search_words WHERE folded = ? LIMIT ?");
  row.bind(folded, kMostForms);
  std::vector<std::string> words;
  while (row.step()) words.push_back(row.text());
  return words;
}

/// Beginnings of words that fold to `folded`: few, while the words themselves may be many.
std::vector<std::string> beginnings_folded_to(Database& database, const std::string& folded) {
  Query row = database.query("SELECT word, folded FROM search_words WHERE folded BETWEEN ?1 AND ?1 || ?2");
  row.bind(folded, kBehindAll);
  const std::size_t letters = count_code_points(folded);
  std::set<std::string> beginnings;
  while (row.step() && beginnings.size() < kMostForms) {
    const std::string word = row.text(), of_word = row.text();
    // Where a letter folds to several, the beginning cannot be told.
    const bool letter_by_letter = count_code_points(word) == count_code_points(of_word);
    beginnings.emplace(letter_by_letter ? beginning(word, letters) : std::string_view(word));
  }
  return {beginnings.begin(), beginnings.end()};
}

/// As the index has words: of a longer one only its beginning counts.
std::string cut(const std::string& key) {
  if (key.size() <= kLongestWord) return key;
  std::size_t end = kLongestWord;
  while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0u) == 0x80u) --end;
  return key.substr(0, end);
}

std::vector<std::string> forms_of(Database& database, const SearchWord& word, Diacritics diacritics) {
  const std::string key = cut(word.key);
  if (word.marked && diacritics == Diacritics::as_written) return {key};
  const std::string folded = folded_word(key);
  return word.prefix ? beginnings_folded_to(database, folded) : words_folded_to(database, folded);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

/// Signs of FTS5's language and of our own are no part of a word.
std::string quoted(std::string words) {
  std::replace(words.begin(), words.end(), '"', '-');
  return '"' + words + '"';
}

std::string nothing() { return quoted(std::string(kNoWord)); }

std::size_t depth_of(const SearchNode& node) {
  std::size_t depth = 0;
  for (const SearchNode& part : node.parts) depth = std::max(depth, 1 + depth_of(part));
  return depth;
}

/// The deepest first: what FTS5's parser has read before it fills its stack, which holds 100 signs.
std::vector<const SearchNode*> parts_of(const SearchNode& node) {
  std::vector<const SearchNode*> parts;
  for (const SearchNode& part : node.parts) parts.push_back(&part);
  std::stable_sort(parts.begin(), parts.end(),
                   [](const SearchNode* a, const SearchNode* b) { return depth_of(*a) > depth_of(*b); });
  return parts;
}

std::vector<std::string> expressions_of(Database& database, const SearchNode& node, SearchNode::Kind left_out,
                                        Diacritics diacritics) {
  std::vector<std::string> expressions;
  for (const SearchNode* part : parts_of(node)) {
    if (part->kind != left_out) expressions.push_back(node_expression(database, *part, diacritics));
  }
  return expressions;
}

/// What is not to be there; of words that are marked with these diacritics alone: who does not want "bản" has
/// said nothing against "bạn".
std::vector<std::string> unwanted_of(Database& database, const SearchNode& node) {
  std::vector<std::string> expressions;
  for (const SearchNode* part : parts_of(node)) {
    if (part->kind != SearchNode::Kind::none || part->parts.empty()) continue;
    expressions.push_back(node_expression(database, part->parts[0], Diacritics::as_written));
  }
  return expressions;
}

std::string all_expression(Database& database, const SearchNode& node, Diacritics diacritics) {
  const auto wanted = expressions_of(database, node, SearchNode::Kind::none, diacritics);
  if (wanted.empty()) return nothing();
  const auto unwanted = unwanted_of(database, node);
  const std::string all = joined(wanted, " AND ");
  if (unwanted.empty()) return wanted.size() == 1 ? all : "(" + all + ")";
  const std::string none = unwanted.size() == 1 ? unwanted[0] : "(" + joined(unwanted, " OR ") + ")";
  return "(" + (wanted.size() == 1 ? all : "(" + all + ")") + " NOT " + none + ")";
}

void add_phrases(const SearchNode& node, bool wanted, std::vector<SearchPhrase>& phrases) {
  if (node.kind == SearchNode::Kind::phrase) phrases.push_back(node.phrase);
  for (const SearchNode& part : node.parts) {
    if (!wanted || part.kind != SearchNode::Kind::none) add_phrases(part, wanted, phrases);
  }
}

}  // namespace

std::string phrase_expression(Database& database, const SearchPhrase& phrase, Diacritics diacritics) {
  std::vector<std::string> words;
  for (const SearchWord& word : phrase.words) {
    const std::string forms = joined(forms_of(database, word, diacritics), std::string(1, kAlternative));
    words.push_back(forms.empty() ? std::string(kNoWord) : forms);
  }
  if (words.empty()) return nothing();
  return quoted(joined(words, " ")) + (phrase.words.back().prefix ? " *" : "");
}

std::string node_expression(Database& database, const SearchNode& node, Diacritics diacritics) {
  switch (node.kind) {
    case SearchNode::Kind::phrase:
      return phrase_expression(database, node.phrase, diacritics);
    case SearchNode::Kind::all:
      return all_expression(database, node, diacritics);
    case SearchNode::Kind::any: {
      const auto parts = expressions_of(database, node, SearchNode::Kind::none, diacritics);
      return parts.empty() ? nothing() : parts.size() == 1 ? parts[0] : "(" + joined(parts, " OR ") + ")";
    }
    case SearchNode::Kind::none:
      break;
  }
  return nothing();
}

std::string any_expression(Database& database, const std::vector<SearchPhrase>& phrases) {
  std::vector<std::string> expressions;
  for (const SearchPhrase& phrase : phrases) expressions.push_back(phrase_expression(database, phrase));
  return expressions.empty() ? nothing() : "(" + joined(expressions, " OR ") + ")";
}

std::vector<SearchPhrase> phrases_of(const SearchNode& node, bool wanted) {
  std::vector<SearchPhrase> phrases;
  add_phrases(node, wanted, phrases);
  return phrases;
}

bool has_marked_words(const SearchNode& node) {
  const std::vector<SearchPhrase> phrases = phrases_of(node, true);
  return std::any_of(phrases.begin(), phrases.end(), [](const SearchPhrase& phrase) {
    return std::any_of(phrase.words.begin(), phrase.words.end(),
                       [](const SearchWord& word) { return word.marked; });
  });
}

}  // namespace vanthu
