#include "store/task_surroundings.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vanthu {
namespace {

bool begins_before(ByteRange one, std::size_t offset) { return one.begin < offset; }

}  // namespace

TaskSurroundings::TaskSurroundings(std::string_view text, const KeyedText& keyed, WordReader& words,
                                   std::vector<ByteRange> borders)
    : text_(text), keyed_(keyed), words_(words), borders_(std::move(borders)) {
  std::sort(borders_.begin(), borders_.end(), [](ByteRange a, ByteRange b) { return a.begin < b.begin; });
}

ByteRange TaskSurroundings::whole_of(const PlacedTask& task) const {
  if (task.in_table) return row_of(task.span);
  std::vector<KeyedText> facts;
  for (const std::string& fact : task.facts) facts.emplace_back(fact, words_);
  const std::size_t limit = std::min(next_begin(task.span.end), task.span.end + kMostAround);
  ByteRange whole = task.span;
  for (std::size_t begin = task.span.end; begin < limit;) {
    const std::size_t end = std::max(begin, keyed_.word_over(std::min(limit, line_end(begin))).begin);
    const bool tells = std::any_of(facts.begin(), facts.end(), [&](const KeyedText& fact) {
      return keyed_.find(fact, {begin, end}).has_value();
    });
    if (tells) whole.end = end;
    if (!tells && begin > task.span.end) break;  // the task's own line may end without
    begin = end + 1;
  }
  return whole;
}

std::size_t TaskSurroundings::first_fact(const PlacedTask& task, ByteRange around) const {
  if (!task.in_table) return around.begin;
  std::size_t first = std::max(around.begin, task.span.begin);
  for (const std::string& fact : task.facts) {
    const auto place = keyed_.find(KeyedText(fact, words_), {around.begin, task.span.begin});
    if (place) first = std::min(first, place->begin);
  }
  return first;
}

std::vector<std::string> TaskSurroundings::missing_facts(const PlacedTask& task, ByteRange around) const {
  std::vector<std::string> missing;
  for (const std::string& fact : task.facts) {
    if (!keyed_.find(KeyedText(fact, words_), around)) missing.push_back(fact);
  }
  return missing;
}

ByteRange TaskSurroundings::row_of(ByteRange span) const {
  return {std::max(line_begin(span.begin), end_before(span.begin)),
          std::max(span.end, std::min(next_begin(span.end), line_end(span.end)))};
}

std::size_t TaskSurroundings::line_begin(std::size_t offset) const {
  const std::size_t from = offset - std::min(offset, kMostAround);
  const std::size_t line = text_.substr(from, offset - from).rfind('\n');
  if (line != std::string_view::npos) return from + line + 1;
  return std::min(offset, keyed_.word_over(from).end);
}

std::size_t TaskSurroundings::line_end(std::size_t offset) const {
  const std::string_view rest = text_.substr(offset, kMostAround);
  const std::size_t line = rest.find('\n');
  if (line != std::string_view::npos) return offset + line;
  return std::max(offset, keyed_.word_over(offset + rest.size()).begin);
}

std::size_t TaskSurroundings::next_begin(std::size_t offset) const {
  const auto next = std::lower_bound(borders_.begin(), borders_.end(), offset, begins_before);
  return next == borders_.end() ? text_.size() : next->begin;
}

std::size_t TaskSurroundings::end_before(std::size_t offset) const {
  const auto next = std::lower_bound(borders_.begin(), borders_.end(), offset, begins_before);
  return next == borders_.begin() ? 0 : std::min(std::prev(next)->end, offset);
}

}  // namespace vanthu
