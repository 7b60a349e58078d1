// Regular expressions over Vietnamese text: RE2, with matches as byte ranges.
//
// RE2's \b \w \s \d know ASCII alone: use \p{L}, \p{Lu}, \p{Ll}, \p{N}, which stand for the ranges of
// letter_classes.h, and explicit edges.  Of alternatives the first that lets the whole match is taken, not
// the longest.  What costs is compiling: a counted repetition is compiled as often as it counts.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// A match: groups[0] is the whole, groups[n] the n-th parenthesis; a group that took no part is empty
/// with begin == npos.
struct Match {
  std::vector<ByteRange> groups;

  ByteRange whole() const { return groups.front(); }
  bool has(std::size_t group) const { return groups[group].begin != std::string_view::npos; }
  /// The group's text; empty where it took no part.
  std::string_view text(std::string_view source, std::size_t group) const {
    return has(group) ? source.substr(groups[group].begin, groups[group].size()) : std::string_view();
  }
};

/// A compiled expression; compile once (function-local static const).  An expression that RE2 refuses is
/// our own bug: the constructor aborts in every build.
class Pattern {
 public:
  explicit Pattern(const std::string& expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;

  /// The leftmost match that begins at or after `from`.  `^` matches at the start of `text` alone.
  std::optional<Match> find(std::string_view text, std::size_t from = 0) const;
  /// A match that begins at `from` exactly.
  std::optional<Match> match_at(std::string_view text, std::size_t from = 0) const;
  /// A match of all of `text`.
  std::optional<Match> match_all(std::string_view text) const;
  bool contains(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

/// `text` with everything escaped that means something in an expression.
std::string escape_pattern(std::string_view text);

/// "a|b|…": any of `words` to the letter, the longest first, so that a word is never taken for another one
/// that begins alike; each once.
std::string any_of_words(std::vector<std::string> words);

/// "(?:^|[^\\p{L}\\p{N}])": what stands before a word or phrase.
constexpr std::string_view kEdgeBefore = "(?:^|[^\\p{L}\\p{N}])";

/// A match of kEdgeBefore and a phrase that begins with a letter or digit, without the edge.  (A group would
/// tell it as well, but makes matching many times as slow.)
ByteRange behind_edge(std::string_view text, ByteRange match);

/// Ends of the matches of `item` that follow one another from the start of `text` without a gap, `most` at
/// the most.
std::vector<std::size_t> ends_of_run(const Pattern& item, std::string_view text, std::size_t most);

}  // namespace vanthu
