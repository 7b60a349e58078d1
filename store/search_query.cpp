#include "store/search_query.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "store/search_query_abbreviations.h"
#include "store/search_query_tokens.h"
#include "store/search_query_words.h"

namespace vanthu {
namespace {

using Kind = SearchNode::Kind;
using TokenKind = QueryToken::Kind;

SearchPhrase phrase_of(std::span<const TypedWord> words) {
  SearchPhrase phrase;
  for (const TypedWord& word : words) phrase.words.push_back(word.word);
  return phrase;
}

SearchNode phrase_node(std::span<const TypedWord> words) { return {Kind::phrase, phrase_of(words), {}}; }

/// The parts as one node; the only one as itself.
SearchNode joined_node(Kind kind, std::vector<SearchNode> parts) {
  if (parts.size() == 1 && kind != Kind::none) return std::move(parts.front());
  return {kind, {}, std::move(parts)};
}

class Parser {
 public:
  Parser(std::string_view text, const SearchAbbreviations& abbreviations)
      : text_(text), abbreviations_(abbreviations), tokens_(query_tokens(text)) {}

  SearchQuery parse() {
    if (tokens_.size() == 1) throw Error("search-empty", "");
    SearchQuery query;
    query.node = parse_any();
    if (token().kind == TokenKind::close) fail("search-parenthesis-stray", token());
    if (!structured_) query.in_order = ways_in_order();
    return query;
  }

 private:
  const QueryToken& token() const { return tokens_[next_]; }
  std::string column(const QueryToken& at) const {
    return std::to_string(count_code_points(text_.substr(0, at.begin)) + 1);
  }
  [[noreturn]] void fail(const char* code, const QueryToken& at) const {
    throw Error(code, "", {column(at)});
  }
  /// `at` said with its words.
  [[noreturn]] void fail_saying(const char* code, const QueryToken& at) const {
    throw Error(code, "", {printable(at.text), column(at)});
  }

  SearchNode parse_any() {
    std::vector<SearchNode> parts;
    parts.push_back(parse_all());
    while (token().kind == TokenKind::either) {
      take_operator();
      parts.push_back(parse_all());
    }
    return joined_node(Kind::any, std::move(parts));
  }

  void take_operator() {
    structured_ = true;
    operator_ = next_++;
  }

  /// Parts that all have to be there, up to OR, a closing parenthesis, or the end.
  SearchNode parse_all() {
    std::vector<SearchNode> parts;
    std::optional<std::size_t> first_not;
    bool wanted = true;  // behind an operator or at the beginning, something has to follow
    for (;; wanted = false) {
      if (token().kind == TokenKind::both) {
        if (wanted) fail_missing();
        take_operator();
        wanted = true;
      }
      if (token().kind == TokenKind::none) {
        if (!first_not) first_not = next_;
        take_operator();
        parts.push_back(joined_node(Kind::none, parse_operand(true)));
        continue;
      }
      std::vector<SearchNode> operand = parse_operand(false);
      if (operand.empty() && wanted) fail_missing();
      if (operand.empty()) break;
      std::move(operand.begin(), operand.end(), std::back_inserter(parts));
    }
    const auto stands = [](const SearchNode& part) { return part.kind != Kind::none; };
    if (first_not && std::none_of(parts.begin(), parts.end(), stands)) {
      fail("search-not-alone", tokens_[*first_not]);
    }
    return joined_node(Kind::all, std::move(parts));
  }

  /// Says why there is nothing at the next token where something has to be.
  [[noreturn]] void fail_missing() const {
    if (next_ > 0 && tokens_[next_ - 1].kind == TokenKind::sign) {
      fail_saying("search-no-word", tokens_[next_ - 1]);
    }
    const bool behind = operator_ && *operator_ + 1 == next_;
    const QueryToken& at = token();
    switch (at.kind) {
      case TokenKind::both:
      case TokenKind::either:
        if (!behind) fail_saying("search-nothing-before", at);
        break;
      case TokenKind::close:
        if (behind) break;
        if (next_ > 0 && tokens_[next_ - 1].kind == TokenKind::open) {
          fail("search-parenthesis-empty", tokens_[next_ - 1]);
        }
        fail("search-parenthesis-stray", at);
      default:
        if (!behind && next_ > 0) fail("search-parenthesis-open", tokens_[next_ - 1]);
    }
    fail_saying("search-nothing-behind", tokens_[*operator_]);
  }

  /// One word, phrase or parenthesis behind NOT, else all words up to something else; signs between them are
  /// passed over.  Empty where none stands here.
  std::vector<SearchNode> parse_operand(bool behind_not) {
    while (token().kind == TokenKind::sign) ++next_;
    std::vector<SearchNode> operand;
    if (token().kind == TokenKind::open) {
      operand.push_back(parse_parenthesis());
    } else if (token().kind == TokenKind::quoted) {
      structured_ = true;
      operand.push_back(any_form_of(take_words()));
    } else if (token().kind == TokenKind::word && behind_not) {
      operand = list_of(take_words(), false);
      if (operand.size() > 1) operand = {joined_node(Kind::all, std::move(operand))};
    } else if (token().kind == TokenKind::word) {
      operand = list_of(take_list(), false);
    } else if (behind_not) {
      fail_missing();
    }
    return operand;
  }

  SearchNode parse_parenthesis() {
    const std::size_t open = next_++;
    structured_ = true;
    if (++depth_ > kDeepestQuery) {
      throw Error("search-too-deep", "", {column(tokens_[open]), std::to_string(kDeepestQuery)});
    }
    SearchNode node = parse_any();
    if (token().kind != TokenKind::close) fail("search-parenthesis-open", tokens_[open]);
    ++next_;
    --depth_;
    return node;
  }

  std::vector<TypedWord> take_words() {
    const QueryToken& taken = tokens_[next_++];
    std::vector<TypedWord> words = typed_words(taken.text);
    words.back().word.prefix = taken.prefix;
    words_ += words.size();
    if (words_ > kMostQueryWords) {
      throw Error("search-too-many-words", "", {std::to_string(kMostQueryWords)});
    }
    return words;
  }

  std::vector<TypedWord> take_list() {
    std::vector<TypedWord> list;
    while (token().kind == TokenKind::word || token().kind == TokenKind::sign) {
      if (token().kind == TokenKind::sign) {
        ++next_;
        continue;
      }
      const std::vector<TypedWord> words = take_words();
      list.insert(list.end(), words.begin(), words.end());
    }
    list_ = list;
    return list;
  }

  SearchNode any_form_of(std::span<const TypedWord> words) const {
    std::vector<SearchNode> forms;
    for (const auto& form : abbreviations_.forms_of(words)) forms.push_back(phrase_node(form));
    return joined_node(Kind::any, std::move(forms));
  }

  /// The words of a list, each on its own but for those that signs join.  Those that an abbreviation stands
  /// for are there one by one, or in another form; `inner`: they are such words, not to be found again.
  std::vector<SearchNode> list_of(std::span<const TypedWord> words, bool inner) const {
    std::vector<SearchNode> parts;
    while (!words.empty()) {
      const std::size_t most = words.size() - (inner && parts.empty() ? 1 : 0);
      if (const std::size_t length = abbreviations_.known_length(words, most); length > 0) {
        const std::span<const TypedWord> known = words.first(length);
        std::vector<SearchNode> forms{joined_node(Kind::all, list_of(known, true))};
        const auto others = abbreviations_.forms_of(known);
        for (std::size_t i = 1; i < others.size(); ++i) forms.push_back(phrase_node(others[i]));
        parts.push_back(joined_node(Kind::any, std::move(forms)));
        words = words.subspan(length);
        continue;
      }
      std::size_t length = 1;
      while (length < words.size() && words[length].joined) ++length;
      parts.push_back(phrase_node(words.first(length)));
      words = words.subspan(length);
    }
    return parts;
  }

  /// Of a query that is one list.
  std::vector<SearchPhrase> ways_in_order() const {
    std::vector<SearchPhrase> ways;
    const auto unjoined = [](const TypedWord& word) { return !word.joined; };
    const auto prefix = [](const TypedWord& word) { return word.word.prefix; };
    const bool several = std::count_if(list_.begin(), list_.end(), unjoined) > 1;
    if (!several || std::any_of(list_.begin(), list_.end() - 1, prefix)) return ways;
    for (const auto& form : abbreviations_.forms_of(list_)) ways.push_back(phrase_of(form));
    return ways;
  }

  std::string_view text_;
  const SearchAbbreviations& abbreviations_;
  std::vector<QueryToken> tokens_;  // the last one is of kind `end`
  std::size_t next_ = 0, depth_ = 0, words_ = 0;
  std::optional<std::size_t> operator_;  // the last one that was taken
  std::vector<TypedWord> list_;          // likewise
  bool structured_ = false;              // more than a list of words
};

}  // namespace

SearchQuery parse_search_query(std::string_view text, const SearchAbbreviations& abbreviations) {
  return Parser(text, abbreviations).parse();
}

}  // namespace vanthu
