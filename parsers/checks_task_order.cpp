// Checks of the order in which tasks that need each other are due.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/task_times.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostReported = 20;
// Bounds of the comparison of each use with each source: plans have some dozens of either.
constexpr std::size_t kMostUses = 200, kMostSources = 2000;
constexpr std::size_t kLongestTask = 2000;  // bytes that are looked at

/// What makes results: they are used behind "kết quả".
const std::string kActions =
    "chấm điểm|xếp loại|phân loại|bình xét|bình chọn|kiểm tra|thanh tra|giám sát|khảo sát|điều tra|thống "
    "kê|rà soát|"
    "tổng điều tra|đo lường|thẩm định|đánh giá|kiểm kê|tổ chức";

/// A task with its words, and the first and last day of all its times.
struct TimedTask {
  const Assignment* task = nullptr;
  std::string key;  // comparison key of its beginning
  std::unordered_map<std::string, int> words;
  std::optional<std::string> first_day;  // none where a time has no beginning
  std::string last_day;
};

/// Words that stand in any task.
bool is_common(const std::string& word) {
  static const std::set<std::string> kCommon{
      "công", "tác",  "việc", "các",   "của",  "xã",   "phường", "thực", "hiện",  "năm",
      "cơ",   "quan", "đơn",  "vị",    "và",   "trên", "địa",    "bàn",  "thuộc", "trong",
      "theo", "kết",  "quả",  "về",    "đối",  "với",  "cho",    "tại",  "từ",    "ủy",
      "ban",  "nhân", "dân",  "triển", "khai", "được", "những",  "tổ",   "chức"};
  return kCommon.contains(word) || word.find_first_of("0123456789") != std::string::npos;
}

std::vector<TimedTask> timed_tasks(const CheckedDocument& checked) {
  std::vector<TimedTask> timed;
  for (const FoundAssignment& found : checked.assignments) {
    const std::vector<const Deadline*> times = times_of(found.assignment);
    const bool all_end = !times.empty() && std::all_of(times.begin(), times.end(), [](const Deadline* time) {
      return time->end && !time->recurrence;
    });
    if (!all_end || timed.size() == kMostSources) continue;
    TimedTask task{
        &found.assignment, comparison_key(first_bytes(found.assignment.task, kLongestTask)), {}, {}, {}};
    task.first_day = times.front()->start;
    for (const Deadline* time : times) {
      if (!time->start || (task.first_day && *time->start < *task.first_day)) task.first_day = time->start;
      task.last_day = std::max(task.last_day, *time->end);
    }
    for (const std::string& word : words_of(task.key)) ++task.words[word];
    timed.push_back(std::move(task));
  }
  return timed;
}

/// Results that a task uses: what they are the results of.
struct Use {
  std::vector<std::string> actions;  // "chấm điểm", "xếp loại"
  std::vector<std::string> object;   // the words that tell of what, without common ones
};

/// "đưa kết quả bình xét … vào", "Công bố kết quả khảo sát …".
std::vector<Use> find_uses(const std::string& key) {
  static const Pattern use(
      "(?:^|[ ,;(])(?:đưa|sử dụng|căn cứ|dựa trên|trên cơ sở|công bố|công khai|thông báo|lấy|báo cáo|"
      "từ|theo)(?: vào)? kết quả (?:việc |công tác |thực hiện )?((?:" +
      kActions + ")(?:(?:, | và |,)(?:" + kActions + "))*) ([^.;:()]{6,160})");
  static const Pattern action(kActions);
  static const Pattern stop(" (?:vào|để|làm|cho|đến|gửi|gắn với|trước|trong|,) |,");
  constexpr std::size_t kMost = 4;
  std::vector<Use> uses;
  for (std::size_t from = 0; uses.size() < kMost;) {
    const auto match = use.find(key, from);
    if (!match) break;
    from = match->groups[2].begin;
    Use found;
    const std::string_view actions = match->text(key, 1);
    for (std::size_t at = 0; const auto one = action.find(actions, at);) {
      at = one->whole().end;
      found.actions.emplace_back(actions.substr(one->whole().begin, one->whole().size()));
    }
    std::string_view object = match->text(key, 2);
    if (const auto end = stop.find(object)) object = object.substr(0, end->whole().begin);
    for (std::string& word : words_of(object)) {
      if (!is_common(word)) found.object.push_back(std::move(word));
    }
    uses.push_back(std::move(found));
  }
  return uses;
}

std::set<std::string> years_in(const std::string& key) {
  static const Pattern year("(?:19|20)[0-9]{2}");
  std::set<std::string> years;
  for (std::size_t from = 0; const auto match = year.find(key, from);) {
    from = match->whole().end;
    years.emplace(key.substr(match->whole().begin, match->whole().size()));
  }
  return years;
}

/// True where both may speak of one year: results of last year are used early in this one.
bool may_be_one_year(const std::string& use, const std::string& source) {
  if (use.find("năm trước") != std::string::npos) return false;
  const std::set<std::string> a = years_in(use), b = years_in(source);
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](const std::string& year) { return b.contains(year); });
}

/// True where `source` is the task whose results `use` is about.
bool makes(const TimedTask& source, const Use& use) {
  // One action alone says less: more words must then say what it is done to.
  const std::size_t needed = use.actions.size() > 1 ? 1 : 3;
  if (use.object.size() < needed) return false;
  for (const std::string& action : use.actions) {
    const std::size_t at = source.key.find(action);
    if (at == std::string::npos) return false;
    // It uses the results itself.
    const std::string_view before = last_bytes(std::string_view(source.key).substr(0, at), 40);
    if (before.find("kết quả") != std::string_view::npos) return false;
  }
  return std::all_of(use.object.begin(), use.object.end(),
                     [&](const std::string& word) { return source.words.contains(word); });
}

// R-55; a task once.
std::vector<Issue> check_order(const CheckedDocument& checked) {
  const TimePlaces places(checked);
  const std::vector<TimedTask> tasks = timed_tasks(checked);
  std::vector<Issue> issues;
  std::size_t looked_at = 0;
  for (const TimedTask& user : tasks) {
    for (const Use& use : find_uses(user.key)) {
      if (looked_at++ == kMostUses || issues.size() == kMostReported) return issues;
      const auto source = std::find_if(tasks.begin(), tasks.end(), [&](const TimedTask& other) {
        return other.task != user.task && other.first_day && user.last_day < *other.first_day &&
               makes(other, use) && may_be_one_year(user.key, other.key);
      });
      if (source == tasks.end()) continue;
      issues.push_back(
          make_issue(checked, {"deadline-order",
                               places.of(*user.task),
                               {shorten(user.task->task), shorten(user.task->deadline->raw),
                                shorten(source->task->task), shorten(source->task->deadline->raw)},
                               places.of(*source->task)}));
      break;
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& task_order_checks() {
  static const std::vector<Check> checks = {{{"deadline-order"}, check_order}};
  return checks;
}

}  // namespace vanthu
