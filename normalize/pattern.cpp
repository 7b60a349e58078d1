#include "normalize/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace vanthu {

struct Pattern::Compiled {
  RE2 expression;
  explicit Compiled(const std::string& source) : expression(source, RE2::Quiet) {}
};

namespace {

std::optional<Match> run(const RE2& expression, std::string_view text, std::size_t from, RE2::Anchor anchor) {
  if (from > text.size()) return std::nullopt;
  const std::size_t count = static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1;
  std::vector<re2::StringPiece> pieces(count);
  if (!expression.Match(text, from, text.size(), anchor, pieces.data(), static_cast<int>(count))) {
    return std::nullopt;
  }
  Match match;
  for (const re2::StringPiece& piece : pieces) {
    if (piece.data() == nullptr) {
      match.groups.push_back({std::string_view::npos, std::string_view::npos});
    } else {
      const auto begin = static_cast<std::size_t>(piece.data() - text.data());
      match.groups.push_back({begin, begin + piece.size()});
    }
  }
  return match;
}

}  // namespace

Pattern::Pattern(const std::string& expression) : compiled_(std::make_unique<Compiled>(expression)) {
  if (!compiled_->expression.ok()) {
    std::fprintf(stderr, "vanthu: bad expression: %s: %s\n", compiled_->expression.error().c_str(),
                 expression.c_str());
    std::abort();
  }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

std::optional<Match> Pattern::find(std::string_view text, std::size_t from) const {
  return run(compiled_->expression, text, from, RE2::UNANCHORED);
}

std::optional<Match> Pattern::match_at(std::string_view text, std::size_t from) const {
  return run(compiled_->expression, text, from, RE2::ANCHOR_START);
}

std::optional<Match> Pattern::match_all(std::string_view text) const {
  return run(compiled_->expression, text, 0, RE2::ANCHOR_BOTH);
}

bool Pattern::contains(std::string_view text) const { return RE2::PartialMatch(text, compiled_->expression); }

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
