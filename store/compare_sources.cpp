#include "store/compare_sources.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "store/match_tasks.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostDifferences = 100;  // for one pair of files
constexpr std::size_t kQuoteBytes = 160;

/// "…" of a long quotation, cut at a word.
std::string shortened(std::string_view text) {
  if (text.size() <= kQuoteBytes) return std::string(text);
  const std::size_t end = text.rfind(' ', kQuoteBytes);
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end)) + " …";
}

/// Two readings of one text, long ones from some words before their first difference on.
std::pair<std::string, std::string> quoted_from_difference(std::string_view here, std::string_view there) {
  constexpr std::size_t kLeadBytes = 40;
  if (here.size() <= kQuoteBytes && there.size() <= kQuoteBytes)
    return {std::string(here), std::string(there)};
  const auto end = std::mismatch(here.begin(), here.end(), there.begin(), there.end()).first;
  const auto same = static_cast<std::size_t>(end - here.begin());
  const std::size_t begin = same > kLeadBytes ? here.rfind(' ', same - kLeadBytes) : std::string_view::npos;
  if (begin == std::string_view::npos) return {shortened(here), shortened(there)};
  return {"…" + shortened(here.substr(begin)), "…" + shortened(there.substr(begin))};
}

/// What is quoted of a value that one file lacks.
std::string quoted(const std::optional<std::string>& text) { return text ? shortened(*text) : "-"; }

std::string names_of(const std::vector<UnitMention>& units) {
  std::string names;
  for (const UnitMention& unit : units) names += (names.empty() ? "" : "; ") + unit.unit;
  return names.empty() ? "-" : shortened(names);
}

/// Canonical names, in no order.
std::set<std::string> keys_of(const std::vector<UnitMention>& units) {
  std::set<std::string> keys;
  for (const UnitMention& unit : units) keys.insert(words_only(unit.unit));
  return keys;
}

std::string words_of(const std::optional<std::string>& text) { return text ? words_only(*text) : ""; }

class Comparison {
 public:
  Comparison(const Document& chosen, const Document& further)
      : chosen_(chosen), further_(further), here_(name_of(chosen)), there_(name_of(further)) {}

  std::vector<Issue> run() {
    compare_headers();
    compare_citations();
    compare_tasks();
    if (left_out_ > 0) add("more", {std::to_string(left_out_), here_, there_}, Span{});
    return std::move(issues_);
  }

 private:
  static std::string name_of(const Document& document) {
    const std::string& path = document.source.path;
    return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
  }

  void add(const std::string& what, const std::vector<std::string>& arguments, const Span& span) {
    const std::string code = "issue-sources-differ-" + what;
    issues_.push_back({"sources-differ", Severity::warning, message(Language::vietnamese, code, arguments),
                       message(Language::english, code, arguments), span});
  }

  void report(const std::string& what, std::vector<std::string> arguments, const Span& span) {
    if (issues_.size() == kMostDifferences) {
      ++left_out_;
      return;
    }
    arguments.push_back(here_);
    arguments.push_back(there_);
    add(what, arguments, span);
  }

  void compare_field(const std::string& what, const std::optional<std::string>& here,
                     const std::optional<std::string>& there) {
    if (words_of(here) != words_of(there)) report(what, {quoted(here), quoted(there)}, Span{});
  }

  void compare_headers() {
    const Header &here = chosen_.header, &there = further_.header;
    compare_field("type", here.type, there.type);
    compare_field("title", here.title, there.title);
    compare_field("signer", here.signer ? here.signer->name : std::nullopt,
                  there.signer ? there.signer->name : std::nullopt);
  }

  /// The first mention of each document that is cited by number or name.
  static std::map<std::string, const Citation*> cited(const Document& document) {
    std::map<std::string, const Citation*> first;
    for (const Citation& citation : document.citations) {
      const std::string key = words_of(citation.key ? citation.key : citation.name);
      if (!key.empty()) first.emplace(key, &citation);
    }
    return first;
  }

  void compare_citations() {
    const auto here = cited(chosen_), there = cited(further_);
    for (const auto& [key, citation] : here) {
      if (!there.contains(key)) report("citation-first", {shortened(citation->raw)}, citation->span);
    }
    for (const auto& [key, citation] : there) {
      if (!here.contains(key)) report("citation-second", {shortened(citation->raw)}, Span{});
    }
  }

  void compare_tasks() {
    for (const TaskMatch& match : match_tasks(chosen_.assignments, further_.assignments)) {
      const Assignment* here = match.left ? &chosen_.assignments[*match.left] : nullptr;
      const Assignment* there = match.right ? &further_.assignments[*match.right] : nullptr;
      if (here != nullptr && there != nullptr) {
        compare_task(*here, *there);
      } else if (here != nullptr) {
        report("task-first", {shortened(here->task)}, here->span);
      } else {
        report("task-second", {shortened(there->task)}, Span{});
      }
    }
  }

  void compare_task(const Assignment& here, const Assignment& there) {
    const std::string task = shortened(here.task);
    if (words_only(here.task) != words_only(there.task)) {
      const auto [mine, theirs] = quoted_from_difference(here.task, there.task);
      report("task", {mine, theirs}, here.span);
    }
    const auto deadline = [](const Assignment& assignment) {
      return assignment.deadline ? std::optional(assignment.deadline->raw) : std::nullopt;
    };
    if (words_of(deadline(here)) != words_of(deadline(there))) {
      report("deadline", {task, quoted(deadline(here)), quoted(deadline(there))}, here.span);
    }
    compare_units("lead", task, here.lead, there.lead, here.span);
    compare_units("implement", task, here.implement, there.implement, here.span);
    compare_units("coordinate", task, here.coordinate, there.coordinate, here.span);
  }

  void compare_units(const std::string& role, const std::string& task, const std::vector<UnitMention>& here,
                     const std::vector<UnitMention>& there, const Span& span) {
    if (keys_of(here) != keys_of(there)) report(role, {task, names_of(here), names_of(there)}, span);
  }

  const Document& chosen_;
  const Document& further_;
  const std::string here_, there_;
  std::vector<Issue> issues_;
  std::size_t left_out_ = 0;
};

}  // namespace

std::vector<Issue> find_differences(const Document& chosen, const Document& further) {
  return Comparison(chosen, further).run();
}

}  // namespace vanthu
