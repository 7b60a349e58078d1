#include "store/search_query_tokens.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "store/search_query.h"
#include "store/search_query_words.h"

namespace vanthu {
namespace {

using Kind = QueryToken::Kind;

bool is_quote(char32_t point) { return point == '"' || point == U'“' || point == U'”' || point == U'„'; }

bool ends_word(char32_t point) {
  return is_query_blank(point) || is_quote(point) || point == '(' || point == ')';
}

bool has_word(std::string_view text) { return !typed_words(text).empty(); }

Kind kind_of_word(std::string_view text) {
  if (text == "AND") return Kind::both;
  if (text == "OR") return Kind::either;
  if (text == "NOT") return Kind::none;
  return has_word(text) ? Kind::word : Kind::sign;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<QueryToken> tokens() {
    check_text();
    std::vector<QueryToken> tokens;
    std::size_t at = 0;
    while (at < text_.size()) {
      const DecodedCodePoint point = code_point_at(text_, at);
      if (is_query_blank(point.value)) {
        at += point.length;
      } else if (point.value == '(' || point.value == ')') {
        const Kind kind = point.value == '(' ? Kind::open : Kind::close;
        tokens.push_back({kind, text_.substr(at, 1), at, false});
        ++at;
      } else if (is_quote(point.value)) {
        tokens.push_back(quoted_at(at, point.length));
        const std::size_t close = find_close(at + point.length);
        at = close + code_point_at(text_, close).length;
      } else {
        tokens.push_back(word_at(at));
        at += tokens.back().text.size() + (tokens.back().prefix ? 1 : 0);
      }
    }
    tokens.push_back({Kind::end, {}, text_.size(), false});
    return tokens;
  }

 private:
  std::string column(std::size_t offset) const {
    return std::to_string(count_code_points(text_.substr(0, offset)) + 1);
  }

  void check_text() const {
    constexpr std::size_t kMostBytes = 4;  // of a character
    const bool long_bytes = text_.size() > kLongestQuery * kMostBytes;
    if (const std::size_t wrong = find_invalid_utf8(text_.substr(0, kLongestQuery * kMostBytes));
        wrong != std::string_view::npos && !long_bytes) {
      throw Error("search-not-text", "", {column(wrong)});
    }
    if (long_bytes || count_code_points(text_) > kLongestQuery) {
      throw Error("search-too-long", "", {std::to_string(kLongestQuery)});
    }
  }

  /// Where the next quote stands; the end of the text where none does.
  std::size_t find_close(std::size_t at) const {
    while (at < text_.size() && !is_quote(code_point_at(text_, at).value))
      at += code_point_at(text_, at).length;
    return at;
  }

  QueryToken quoted_at(std::size_t begin, std::size_t quote) const {
    const std::size_t first = begin + quote, close = find_close(first);
    if (close == text_.size()) throw Error("search-quote-open", "", {column(begin)});
    QueryToken token{Kind::quoted, text_.substr(first, close - first), begin, false};
    take_star(token, first);
    if (!has_word(token.text)) {
      const std::size_t end = close + code_point_at(text_, close).length;
      throw Error("search-no-word", "", {printable(text_.substr(begin, end - begin)), column(begin)});
    }
    return token;
  }

  QueryToken word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && !ends_word(code_point_at(text_, end).value)) {
      end += code_point_at(text_, end).length;
    }
    QueryToken token{Kind::word, text_.substr(begin, end - begin), begin, false};
    take_star(token, begin);
    token.kind = token.prefix ? Kind::word : kind_of_word(token.text);
    return token;
  }

  /// Takes the star from the end of a token whose text begins at `begin`.
  void take_star(QueryToken& token, std::size_t begin) const {
    const std::size_t star = token.text.find('*');
    if (star == std::string_view::npos) return;
    const bool ends = star + 1 == token.text.size() && star > 0 &&
                      letters()[code_point_before(token.text, star)].letter_or_digit;
    if (!ends) throw Error("search-star", "", {column(begin + star)});
    token.text.remove_suffix(1);
    token.prefix = true;
  }

  std::string_view text_;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text) { return Lexer(text).tokens(); }

}  // namespace vanthu
