// Checks of a plan as a whole: whether it can be followed up, whether text was lost or doubled at a page's
// end.
#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/labels.h"
#include "parsers/own_document.h"
#include "parsers/title_likeness.h"
#include "parsers/unit_branches.h"

namespace vanthu {
namespace {

bool is_plan(const std::string& type) {
  static const Pattern plans("^(?:kế hoạch|chương trình)");
  return plans.contains(comparison_key(type));
}

/// A date by which something is to be done or reported, anywhere in the body.
bool sets_a_date(const CheckedDocument& checked) {
  static const Pattern date(
      R"((?i:trước ngày|chậm nhất|hoàn thành (?:trước|trong|vào)|trước tháng|xong trước|trong (?:tháng|quý|tuần)|hạn cuối|từ ngày|vào ngày|đến hết|đến ngày|trước) ?(?:(?i:ngày|tháng|quý|năm) ?)?(?:\d|[IV]+[ /,.]))");
  for (std::size_t i = checked.parts.body.begin; i < checked.parts.body.end; ++i) {
    const Block& block = checked.document.blocks[i];
    if (block.kind == BlockKind::table) return true;
    if (date.contains(checked.document.slice(block.text))) return true;
  }
  return false;
}

// R-73.
std::vector<Issue> check_substance(const CheckedDocument& checked) {
  const bool has_body = checked.parts.body.begin < checked.parts.body.end && !checked.outline.empty();
  if (!is_plan(checked.record.header.type.value_or("")) || !has_body) return {};
  if (!checked.record.source.unread_pages.empty()) return {};  // they may hold the table
  const auto& assignments = checked.assignments;
  const bool followed = std::any_of(assignments.begin(), assignments.end(), [](const FoundAssignment& found) {
    const Assignment& task = found.assignment;
    const bool dated = task.deadline && (task.deadline->start || task.deadline->end);
    return task.origin == "table" || task.origin == "body" || task.product || dated;
  });
  static const Pattern promises_appendix("(?i:phụ lục|biểu).{0,60}(?i:kèm theo|đính kèm)");
  if (followed || !checked.parts.appendices.empty() || !checked.parts.attached.empty() ||
      promises_appendix.contains(checked.record.text) || sets_a_date(checked))
    return {};
  return {
      make_issue(checked, {"plan-without-substance", title_range(checked), {*checked.record.header.type}})};
}

bool is_plain_paragraph(const CheckedDocument& checked, std::size_t block) {
  const Block& one = checked.document.blocks[block];
  if (one.kind != BlockKind::paragraph) return false;
  const std::string_view line = checked.document.slice(one.text);
  return !find_marker(line) && bullet_length(line) == 0 && find_labels(line).empty() &&
         classify_line(line) == LineRole::other;
}

/// Where five consecutive words of `head` stand in `tail`; none where they do not.  Both are short.
struct SharedRun {
  std::size_t in_head = 0, in_tail = 0;
};
std::optional<SharedRun> shared_run(const std::vector<std::string>& head,
                                    const std::vector<std::string>& tail) {
  constexpr std::size_t kRun = 5;
  for (std::size_t i = 0; i + kRun <= head.size(); ++i) {
    for (std::size_t j = 0; j + kRun <= tail.size(); ++j) {
      if (std::equal(head.begin() + static_cast<std::ptrdiff_t>(i),
                     head.begin() + static_cast<std::ptrdiff_t>(i + kRun),
                     tail.begin() + static_cast<std::ptrdiff_t>(j)))
        return SharedRun{i, j};
    }
  }
  return std::nullopt;
}

/// The words before the first ";" are no sentence and cite nothing, what follows it is a citation: the end of
/// a title whose beginning is lost.
bool begins_inside_title(const CheckedDocument& checked, ByteRange paragraph) {
  const std::string_view text = checked.document.slice(paragraph);
  const std::size_t end = text.find(';');
  if (end == std::string_view::npos) return false;
  static const Pattern stop(R"([.:!?] )");
  if (stop.contains(text.substr(0, end))) return false;
  const auto& citations = checked.record.citations;
  const auto next = std::lower_bound(
      citations.begin(), citations.end(), paragraph.begin,
      [](const Citation& citation, std::size_t begin) { return citation.span.bytes.begin < begin; });
  if (next == citations.end()) return false;
  const std::size_t begin = next->span.bytes.begin;
  return begin > paragraph.begin + end && begin <= paragraph.begin + end + 3;
}

/// Begins with a small letter although the paragraph before it is complete.
bool begins_mid_sentence(std::string_view before, std::string_view text) {
  static const Pattern complete(R"([\p{L}\p{N})”"][.!?]$)"), small(R"(^\p{Ll}[\p{L}]* )");
  return complete.contains(before) && small.contains(text);
}

// R-74.
std::vector<Issue> check_seams(const CheckedDocument& checked) {
  constexpr std::size_t kTailWords = 20, kHeadWords = 12, kEnough = 600;
  std::vector<Issue> issues;
  const BlockRange body = checked.parts.body;
  for (std::size_t i = body.begin + 1; i < body.end; ++i) {
    if (!is_plain_paragraph(checked, i) || checked.document.blocks[i - 1].kind != BlockKind::paragraph)
      continue;
    const ByteRange here = checked.document.blocks[i].text;
    const std::string_view before = checked.document.slice(checked.document.blocks[i - 1].text);
    const std::string_view text = checked.document.slice(here);
    std::vector<std::string> tail = words_of(last_bytes(before, kEnough)),
                             head = words_of(first_bytes(text, kEnough));
    const std::size_t skipped = tail.size() > kTailWords ? tail.size() - kTailWords : 0;
    const bool whole = skipped == 0 && before.size() <= kEnough;
    tail.erase(tail.begin(), tail.begin() + static_cast<std::ptrdiff_t>(skipped));
    if (head.size() > kHeadWords) head.resize(kHeadWords);
    const auto shared = shared_run(head, tail);
    // Two paragraphs may well begin alike.
    const bool doubled = shared && shared->in_head == 0 && !(whole && shared->in_tail == 0);
    const bool orphan = shared && begins_inside_title(checked, here);
    if (!doubled && !orphan && !begins_mid_sentence(before, text)) continue;
    issues.push_back(make_issue(checked, {"fragment-at-seam",
                                          here,
                                          {shorten(text)},
                                          checked.document.blocks[i - 1].text,
                                          doubled || orphan ? "fragment-repeats" : ""}));
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& substance_checks() {
  static const std::vector<Check> checks = {
      {{"plan-without-substance"}, check_substance},
      {{"fragment-at-seam"}, check_seams},
  };
  return checks;
}

}  // namespace vanthu
