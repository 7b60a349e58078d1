#include "normalize/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "normalize/code_points.h"
#include "normalize/first_bytes.h"
#include "normalize/letter_classes.h"
#include "normalize/letters.h"

namespace vanthu {

struct Pattern::Compiled {
  RE2 expression;
  int groups = 0;  // the whole match included
  FirstBytes first;

  explicit Compiled(const std::string& source)
      : expression(write_out_classes(source), RE2::Quiet),
        groups(expression.NumberOfCapturingGroups() + 1),
        first(find_first_bytes(source)) {}

  /// False where no match can begin at `offset`.
  bool may_begin(std::string_view text, std::size_t offset) const {
    if (first.at_start && offset > 0) return false;
    return offset < text.size() ? first.bytes[static_cast<unsigned char>(text[offset])] : first.bytes.all();
  }
  /// False where no match can begin at or behind `offset`.
  bool may_follow(std::string_view text, std::size_t offset) const {
    return !first.at_start || may_begin(text, offset);
  }
};

namespace {

// More parentheses than any expression has.
constexpr std::size_t kMostGroups = 16;

std::optional<Match> run(const RE2& expression, int groups, std::string_view text, std::size_t from,
                         RE2::Anchor anchor) {
  if (from > text.size()) return std::nullopt;
  // RE2 would look for the groups of a short text at once; most texts have no match, which its automaton
  // tells faster.
  if (groups > 1 && !expression.Match(text, from, text.size(), anchor, nullptr, 0)) return std::nullopt;
  std::array<re2::StringPiece, kMostGroups> pieces;
  if (!expression.Match(text, from, text.size(), anchor, pieces.data(), groups)) return std::nullopt;
  Match match;
  match.groups.reserve(static_cast<std::size_t>(groups));
  for (auto piece = pieces.begin(); piece != pieces.begin() + groups; ++piece) {
    if (piece->data() == nullptr) {
      match.groups.push_back({std::string_view::npos, std::string_view::npos});
    } else {
      const auto begin = static_cast<std::size_t>(piece->data() - text.data());
      match.groups.push_back({begin, begin + piece->size()});
    }
  }
  return match;
}

}  // namespace

Pattern::Pattern(const std::string& expression) : compiled_(std::make_unique<Compiled>(expression)) {
  if (!compiled_->expression.ok() || compiled_->groups > static_cast<int>(kMostGroups)) {
    std::fprintf(stderr, "vanthu: bad expression: %s: %s\n", compiled_->expression.error().c_str(),
                 expression.c_str());
    std::abort();
  }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

std::optional<Match> Pattern::find(std::string_view text, std::size_t from) const {
  if (!compiled_->may_follow(text, from)) return std::nullopt;
  return run(compiled_->expression, compiled_->groups, text, from, RE2::UNANCHORED);
}

std::optional<Match> Pattern::match_at(std::string_view text, std::size_t from) const {
  if (!compiled_->may_begin(text, from)) return std::nullopt;
  return run(compiled_->expression, compiled_->groups, text, from, RE2::ANCHOR_START);
}

std::optional<Match> Pattern::match_all(std::string_view text) const {
  if (!compiled_->may_begin(text, 0)) return std::nullopt;
  return run(compiled_->expression, compiled_->groups, text, 0, RE2::ANCHOR_BOTH);
}

bool Pattern::contains(std::string_view text) const {
  if (!compiled_->may_follow(text, 0)) return false;
  return compiled_->expression.Match(text, 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

std::string escape_pattern(std::string_view text) { return RE2::QuoteMeta(text); }

std::string any_of_words(std::vector<std::string> words) {
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : "|") + escape_pattern(word);
  return joined;
}

ByteRange behind_edge(std::string_view text, ByteRange match) {
  if (match.empty()) return match;
  const DecodedCodePoint first = code_point_at(text, match.begin);
  return {match.begin + (letters()[first.value].letter_or_digit ? 0 : first.length), match.end};
}

std::vector<std::size_t> ends_of_run(const Pattern& item, std::string_view text, std::size_t most) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; ends.size() < most;) {
    const auto match = item.match_at(text.substr(at));
    if (!match || match->whole().empty()) break;
    at += match->whole().end;
    ends.push_back(at);
  }
  return ends;
}

}  // namespace vanthu
