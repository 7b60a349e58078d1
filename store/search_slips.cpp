#include "store/search_slips.h"

#include <algorithm>
#include <set>

#include "store/search_expression.h"
#include "store/search_rows.h"
#include "store/search_words.h"

namespace vanthu {
namespace {

/// Nearly every shorter word is one letter away from another word.
constexpr std::size_t kShortestWord = 3;

/// Words that are looked into, each with so many neighbours that the store has.
constexpr std::size_t kMostWords = 16, kMostNeighbours = 64;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// A slip in a number, or in what is looked for as a beginning, cannot be told.
bool may_slip(const SearchWord& word, const std::string& folded) {
  return !word.prefix && !word.inferred && folded.size() >= kShortestWord && folded.size() <= kLongestWord &&
         std::all_of(folded.begin(), folded.end(), is_letter);
}

/// Folded forms of the words that may have been meant otherwise, each once.
std::vector<std::string> doubtful_words(const SearchQuery& query) {
  std::vector<std::string> words;
  for (const SearchPhrase& phrase : phrases_of(query.node, true)) {
    for (const SearchWord& word : phrase.words) {
      const std::string folded = folded_word(word.key);
      const bool known = std::find(words.begin(), words.end(), folded) != words.end();
      if (!known && may_slip(word, folded) && words.size() < kMostWords) words.push_back(folded);
    }
  }
  return words;
}

bool is_known(Database& database, const std::string& folded) {
  return database.query("SELECT 1 FROM search_words WHERE folded = ? LIMIT 1").bind(folded).step();
}

std::vector<std::string> neighbours_of(Database& database, const std::string& folded) {
  std::vector<std::string> known;
  for (std::string& word : words_one_letter_away(folded)) {
    if (known.size() < kMostNeighbours && is_known(database, word)) known.push_back(std::move(word));
  }
  return known;
}

void replace(SearchPhrase& phrase, const std::string& folded, const std::string& by) {
  for (SearchWord& word : phrase.words) {
    if (!word.prefix && folded_word(word.key) == folded) word = {by};
  }
}

void replace(SearchNode& node, const std::string& folded, const std::string& by) {
  replace(node.phrase, folded, by);
  for (SearchNode& part : node.parts) {
    if (part.kind != SearchNode::Kind::none) replace(part, folded, by);
  }
}

SearchQuery with(SearchQuery query, const std::string& folded, const std::string& by) {
  replace(query.node, folded, by);
  for (SearchPhrase& phrase : query.in_order) replace(phrase, folded, by);
  return query;
}

/// The query with the phrases in order alone.
SearchQuery in_order_alone(const SearchQuery& query) {
  SearchQuery phrases;
  phrases.node.kind = SearchNode::Kind::any;
  for (const SearchPhrase& phrase : query.in_order) {
    phrases.node.parts.push_back({SearchNode::Kind::phrase, phrase});
  }
  return phrases;
}

/// The word as the store has it; where several words are told apart by diacritics alone, without these.
std::string meant_word(Database& database, const std::string& folded) {
  Query row = database.query("SELECT word FROM search_words WHERE folded = ? LIMIT 2");
  row.bind(folded).step();
  std::string word = row.text();
  return row.step() ? folded : word;
}

struct Replacement {
  std::string written, meant;  // folded
  bool known = false;          // the store has `written` too
};

class SlipFinder {
 public:
  SlipFinder(Database& database, const SearchQuery& query, const SearchFilter& filter)
      : database_(database), filter_(filter) {
    for (const std::string& word : doubtful_words(query)) {
      const bool known = is_known(database, word);
      for (const std::string& neighbour : neighbours_of(database, word)) {
        replacements_.push_back({word, neighbour, known});
      }
    }
  }

  /// Those that find something, up to two; `of_known`: also of words that the store has.
  std::vector<Replacement> find(const SearchQuery& query, bool of_known) const {
    std::vector<Replacement> finding;
    for (const Replacement& replacement : replacements_) {
      if (finding.size() == 2) break;
      if (replacement.known && !of_known) continue;
      const SearchQuery mended = with(query, replacement.written, replacement.meant);
      if (has_rows(database_, mended.node, filter_)) finding.push_back(replacement);
    }
    return finding;
  }

 private:
  Database& database_;
  const SearchFilter& filter_;
  std::vector<Replacement> replacements_;
};

}  // namespace

std::vector<std::string> words_one_letter_away(const std::string& word) {
  std::set<std::string> words;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const std::string before = word.substr(0, i), behind = word.substr(i);
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      words.insert(before + letter + behind);
      if (!behind.empty()) words.insert(before + letter + behind.substr(1));
    }
    if (!behind.empty()) words.insert(before + behind.substr(1));
    if (behind.size() > 1) words.insert(before + behind[1] + behind[0] + behind.substr(2));
  }
  words.erase(word);
  words.erase("");
  return {words.begin(), words.end()};
}

std::optional<MendedQuery> find_slip(Database& database, const SearchQuery& query,
                                     const SearchFilter& filter) {
  const SlipFinder finder(database, query, filter);
  std::vector<Replacement> finding;
  if (!query.in_order.empty()) finding = finder.find(in_order_alone(query), true);
  // Words that are all known and stand together nowhere are mostly no slip.
  if (finding.empty()) finding = finder.find(query, query.in_order.empty());
  if (finding.size() != 1) return std::nullopt;
  const auto& [written, meant, known] = finding[0];
  return MendedQuery{{written, meant_word(database, meant)}, with(query, written, meant)};
}

}  // namespace vanthu
