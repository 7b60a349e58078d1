#include "parsers/task_phrases.h"

#include <algorithm>
#include <optional>

#include "normalize/pattern.h"
#include "parsers/deadline.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestText = 4000, kMostPhrases = 16;

/// Marks of a list before a clause, and the blanks around them.
std::size_t skip_marks(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find_first_not_of(" \t\n-+*•", from);
  return begin == std::string_view::npos ? text.size() : begin;
}

/// "Hằng năm", "Định kỳ 6 tháng, năm" at `from`, with what the clause then does behind it.
std::optional<std::size_t> repeating_length(std::string_view text, std::size_t from) {
  static const Pattern repeating(
      "(?i:(?:định kỳ(?: vào)? )?(?:h[ằà]ng|mỗi|từng) (?:năm|qu[ýí]|tháng|tuần)|"
      "định kỳ (?:0?[369] tháng|qu[ýí]|tháng|năm)(?:(?:,| và) (?:h[ằà]ng )?(?:0?[69] "
      "tháng|qu[ýí]|tháng|năm))*)");
  static const Pattern behind("^(?:[,:] ?| )[\\p{L}]"), school_year("^ (?i:học)(?: |,)");
  const auto match = repeating.match_at(text, from);
  if (!match) return std::nullopt;
  const std::string_view rest = text.substr(match->whole().end);
  if (!behind.contains(rest) || school_year.contains(rest)) return std::nullopt;
  return match->whole().size();
}

/// "Trước ngày 15/6/2026", "Trong quý II/2026" at `from`, closed by a mark.
std::optional<std::size_t> dated_length(std::string_view text, std::size_t from) {
  static const Pattern dated(
      "(?i:(?:hoàn thành |xong )?(?:trước|chậm nhất|muộn nhất|đến hết|trong|vào)(?: là| vào| hết)*"
      "(?: ngày| tháng| qu[ýí])? [0-9ivl][0-9ivl/. -]{0,12}(?: ?tháng [0-9]{1,2})?(?: ?năm "
      "(?:19|20)[0-9]{2})?)"
      "[,:]");
  const auto match = dated.match_at(text, from);
  if (!match) return std::nullopt;
  return match->whole().size() - 1;
}

/// The phrase at `from`, where one stands there.
std::optional<TimePhrase> phrase_at(std::string_view text, std::size_t from, std::string_view document_date) {
  auto length = repeating_length(text, from);
  if (!length) length = dated_length(text, from);
  if (!length) return std::nullopt;
  std::vector<Deadline> times = parse_deadlines(text.substr(from, *length), document_date);
  if (times.empty() || (!times.front().end && !times.front().recurrence)) return std::nullopt;
  return TimePhrase{from, *length, std::move(times.front()), false};
}

}  // namespace

std::vector<TimePhrase> find_time_phrases(std::string_view task, std::string_view document_date) {
  static const Pattern end_of_clause("[;\n]|\\.\\.?\\.? ");
  const std::string_view text = first_bytes(task, kLongestText);
  const std::size_t first = skip_marks(text, 0);
  std::vector<TimePhrase> phrases;
  for (std::size_t from = first; from < text.size() && phrases.size() < kMostPhrases;) {
    if (auto phrase = phrase_at(text, from, document_date)) {
      phrase->leads = from == first;
      phrases.push_back(std::move(*phrase));
    }
    const auto end = end_of_clause.find(text, from);
    from = end ? skip_marks(text, end->whole().end) : text.size();
  }
  return phrases;
}

}  // namespace vanthu
