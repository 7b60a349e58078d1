#include "parsers/target_unit.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/tsv.h"
#include "normalize/pattern.h"
#include "normalize/string_hash.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"
#include "parsers_tables.h"

namespace vanthu {
namespace {

/// The words of count_nouns.tsv, in lower case; true for those of time.
const StringMap<bool>& count_nouns() {
  static const StringMap<bool> nouns = [] {
    const Tsv table = parse_tsv(parsers_table("count_nouns.tsv"), "count_nouns.tsv");
    StringMap<bool> read;
    for (const auto& row : table.rows) {
      read.emplace(to_lower(row[table.column("word")]), row[table.column("kind")] == "time");
    }
    return read;
  }();
  return nouns;
}

/// The longest noun that begins at `offset` and ends where a word ends.
std::optional<TargetUnit> find_noun(std::string_view text, std::size_t offset) {
  constexpr std::size_t kLongestNoun = 40;  // bytes
  constexpr std::size_t kMostWords = 4;
  const std::string_view words = first_bytes(text.substr(std::min(offset, text.size())), kLongestNoun);
  static const Pattern word(R"([,]? ?[\p{L}\p{N}²³]+)");
  std::vector<std::size_t> ends = ends_of_run(word, words, kMostWords);
  for (; !ends.empty(); ends.pop_back()) {
    const auto found = count_nouns().find(to_lower(words.substr(0, ends.back())));
    const bool cut = ends.back() == words.size() && offset + words.size() < text.size();
    if (found != count_nouns().end() && !cut) {
      return TargetUnit{{offset, offset + ends.back()}, false, found->second};
    }
  }
  return std::nullopt;
}

/// "/năm", "/người/năm" behind a noun.
std::size_t end_with_rates(std::string_view text, std::size_t end) {
  constexpr int kMostRates = 2;
  static const Pattern slash(R"( ?/ ?)");
  for (int rates = 0; rates < kMostRates; ++rates) {
    const auto mark = slash.match_at(text, end);
    const auto noun = mark ? find_noun(text, mark->whole().end) : std::nullopt;
    if (!noun) break;
    end = noun->where.end;
  }
  return end;
}

}  // namespace

std::optional<TargetUnit> find_target_unit(std::string_view text, std::size_t offset) {
  static const Pattern share(R"((?: \([^()]{1,20}\))? ?(%|‰|(?i:phần trăm)))");
  if (const auto match = share.match_at(text, offset)) return TargetUnit{match->groups[1], true, false};
  static const Pattern between(R"((?: \([^()]{1,20}\))? )");
  static const Pattern scale("(?i:nghìn|ngàn|triệu|tỷ|tỉ) ");
  const auto blank = between.match_at(text, offset);
  if (!blank) return std::nullopt;
  const std::size_t begin = blank->whole().end;
  auto noun = find_noun(text, begin);
  if (const auto scaled = noun ? std::nullopt : scale.match_at(text, begin)) {
    noun = find_noun(text, scaled->whole().end);
  }
  if (!noun) return std::nullopt;
  return TargetUnit{{begin, end_with_rates(text, noun->where.end)}, false, noun->time};
}

}  // namespace vanthu
