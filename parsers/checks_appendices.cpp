// Checks of appendices: promised and there, numbered without a gap, each with a title of its own.
#include <algorithm>
#include <map>
#include <set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/phrases.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

/// "I", "1", "01" are one label: 1.  0 where it is no number ("A", "").
int value_of_label(std::string_view label) {
  constexpr std::size_t kMostDigits = 3;
  if (label.empty() || label.size() > 8) return 0;
  if (std::all_of(label.begin(), label.end(), [](char c) { return '0' <= c && c <= '9'; })) {
    return label.size() <= kMostDigits ? std::stoi(std::string(label)) : 0;
  }
  return roman_value(label);
}

/// A mention of appendices in the body: "Phụ lục I, II kèm theo", "Phụ lục số 01 đến 04".
struct Pointer {
  ByteRange where;
  std::vector<std::string> labels;  // empty where none is given
  bool promises = false;            // "kèm theo", "đính kèm" stand behind it
};

/// Labels in front of which `text` stands at `begin`, "I, II và III", "01 - 03"; a span is written out.
struct LabelList {
  std::vector<std::string> labels;
  std::size_t end = 0;
};
LabelList labels_at(std::string_view text, std::size_t begin) {
  constexpr int kMostInSpan = 30;
  constexpr std::size_t kMostLabels = 60;
  static const Pattern item(
      R"((?:[,;]| và)?( đến| ?[-–—])? ?(?:(?i:phụ lục) )?(?:(?i:số) )?([IVXLC]+|\d{1,2}))");
  LabelList list{{}, begin};
  while (list.labels.size() < kMostLabels) {
    const auto match = item.match_at(text, list.end);
    if (!match || !ends_word_at(text, match->whole().end)) break;
    list.end = match->whole().end;
    const std::string label(match->text(text, 2));
    const int last = value_of_label(label);
    const int first = match->has(1) && !list.labels.empty() ? value_of_label(list.labels.back()) : last;
    for (int value = first + 1; value < last && value - first < kMostInSpan; ++value) {
      list.labels.push_back(std::to_string(value));
    }
    list.labels.push_back(label);
  }
  return list;
}

std::vector<Pointer> find_pointers(const CheckedDocument& checked) {
  static const Pattern mention("(?i:phụ lục)");
  static const Pattern promise(R"( ?(?:(?i:chi tiết|ban hành|gửi|được|cụ thể)[ ,]*)*(?i:kèm theo|đính kèm))");
  std::vector<Pointer> pointers;
  for (std::size_t i = checked.parts.body.begin; i < checked.parts.body.end; ++i) {
    const Block& block = checked.document.blocks[i];
    if (block.kind != BlockKind::paragraph) continue;
    const std::string_view text = checked.document.slice(block.text);
    for (std::size_t from = 0; const auto match = mention.find(text, from);) {
      Pointer pointer;
      LabelList list = labels_at(text, match->whole().end);
      pointer.labels = std::move(list.labels);
      from = list.end;
      if (const auto promised = promise.match_at(text, from)) {
        pointer.promises = true;
        from = promised->whole().end;
      }
      pointer.where = {block.text.begin + match->whole().begin, block.text.begin + from};
      pointers.push_back(std::move(pointer));
    }
  }
  return pointers;
}

struct Present {
  std::set<std::string> labels;
  std::set<int> values;

  bool has(const std::string& label) const {
    const int value = value_of_label(label);
    return labels.contains(label) || (value > 0 && values.contains(value));
  }
};

Present present_appendices(const CheckedDocument& checked) {
  Present present;
  for (const AppendixPart& appendix : checked.parts.appendices) {
    present.labels.insert(appendix.label);
    if (const int value = value_of_label(appendix.label); value > 0) present.values.insert(value);
  }
  return present;
}

ByteRange heading_of(const CheckedDocument& checked, const AppendixPart& appendix) {
  const std::size_t last = std::max(appendix.heading.begin + 1, appendix.heading.end) - 1;
  return {checked.document.blocks[appendix.heading.begin].text.begin, checked.document.blocks[last].text.end};
}

// R-16: promised in the body, not in the file.
std::vector<Issue> check_promised(const CheckedDocument& checked) {
  const Present present = present_appendices(checked);
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (Pointer& pointer : find_pointers(checked)) {
    if (!pointer.promises) continue;
    if (pointer.labels.empty()) pointer.labels.push_back("");
    for (const std::string& label : pointer.labels) {
      // A pointer without a label is kept by any appendix, one with a label also by a sole one without.
      const bool kept = present.has(label) || (label.empty() && !present.labels.empty()) ||
                        (present.labels.size() == 1 && present.labels.contains(""));
      if (kept || !reported.insert(label).second) continue;
      Report report{"appendix-missing", pointer.where, {std::string(checked.document.slice(pointer.where))}};
      // It may stand on a page that could not be read.
      if (!checked.record.source.unread_pages.empty()) report.severity = Severity::warning;
      issues.push_back(make_issue(checked, report));
    }
  }
  return issues;
}

// R-16: in the file, nowhere mentioned in the body.  A mention without a label, or of some list that is
// attached, may mean it.
std::vector<Issue> check_unmentioned(const CheckedDocument& checked) {
  static const Pattern attached("(?i:kèm theo|đính kèm|biểu số|biểu mẫu|mẫu số|danh mục|phân công)");
  if (checked.parts.body.begin >= checked.parts.body.end || !checked.record.header.signer) return {};
  Present mentioned;
  for (const Pointer& pointer : find_pointers(checked)) {
    if (pointer.labels.empty()) return {};
    for (const std::string& label : pointer.labels) {
      mentioned.labels.insert(label);
      if (const int value = value_of_label(label); value > 0) mentioned.values.insert(value);
    }
  }
  if (mentioned.labels.empty()) {
    for (std::size_t i = checked.parts.body.begin; i < checked.parts.body.end; ++i) {
      if (attached.contains(checked.document.slice(checked.document.blocks[i].text))) return {};
    }
  }
  std::vector<Issue> issues;
  for (const AppendixPart& appendix : checked.parts.appendices) {
    if (value_of_label(appendix.label) == 0 || mentioned.has(appendix.label)) continue;
    issues.push_back(make_issue(checked, {"appendix-missing",
                                          heading_of(checked, appendix),
                                          {appendix.label},
                                          std::nullopt,
                                          "appendix-unmentioned",
                                          Severity::warning}));
  }
  return at_most(checked, std::move(issues));
}

// R-16: a number that no appendix bears between two that are there.
std::vector<Issue> check_gaps(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  int last = 0;
  for (const AppendixPart& appendix : checked.parts.appendices) {
    const int value = value_of_label(appendix.label);
    if (value == 0) continue;
    // What stands before the first one is told by the body, which promises it.
    if (last > 0 && value > last + 1) {
      issues.push_back(make_issue(checked, {"appendix-missing",
                                            heading_of(checked, appendix),
                                            {appendix.label, std::to_string(last)},
                                            std::nullopt,
                                            "appendix-gap"}));
    }
    last = value;
  }
  return at_most(checked, std::move(issues));
}

/// Words with digits, which tell apart titles that are alike otherwise ("Biểu … năm 2025", "… năm 2026").
std::set<std::string> numbers_in(const std::vector<std::string>& words) {
  std::set<std::string> numbers;
  for (const std::string& word : words) {
    if (word.find_first_of("0123456789") != std::string::npos) numbers.insert(word);
  }
  return numbers;
}

// R-17: the title of another appendix.
std::vector<Issue> check_same_titles(const CheckedDocument& checked) {
  constexpr std::size_t kFewestWords = 4;
  std::vector<Issue> issues;
  std::map<std::vector<std::string>, const AppendixPart*> known;
  const AppendixPart* before = nullptr;
  std::vector<std::string> words_before;
  for (const AppendixPart& appendix : checked.parts.appendices) {
    const std::vector<std::string> words = words_of(appendix.title.value_or(""));
    if (words.size() < kFewestWords) continue;
    const auto same = known.emplace(words, &appendix);
    constexpr double kNearly = 0.95;
    const bool nearly =
        before != nullptr && containment(words, words_before) >= kNearly &&
        numbers_in(words) == numbers_in(words_before) &&
        std::max(words.size(), words_before.size()) <= std::min(words.size(), words_before.size()) + 2;
    const AppendixPart* twin = !same.second ? same.first->second : nearly ? before : nullptr;
    if (twin != nullptr) {
      issues.push_back(make_issue(checked, {"appendix-title-suspect",
                                            heading_of(checked, appendix),
                                            {appendix.label, twin->label, shorten(*appendix.title)},
                                            heading_of(checked, *twin)}));
    }
    before = &appendix;
    words_before = words;
  }
  return at_most(checked, std::move(issues));
}

/// "mục tiêu" or "nhiệm vụ": which of the two `words` speaks of alone; "" where of both or neither.
std::string_view subject_of(std::string_view words) {
  static const Pattern goals("mục tiêu|chỉ tiêu"), tasks("nhiệm vụ|giải pháp|biện pháp|công việc");
  const std::string key = comparison_key(words);
  if (goals.contains(key) == tasks.contains(key)) return {};
  return goals.contains(key) ? "mục tiêu" : "nhiệm vụ";
}

// R-17: goals in the title, tasks in the head of the column, or the reverse.
std::vector<Issue> check_titles_and_heads(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const TaskTable& table : checked.tables) {
    const auto column = table.column(ColumnRole::task);
    const ExtractedTable& source = checked.document.blocks[table.block].table;
    if (!table.appendix || !column || !source.has_head || *column >= source.rows.front().cells.size())
      continue;
    const ByteRange head = source.rows.front().cells[*column].text;
    const std::string_view titled = subject_of(table.title.value_or(""));
    const std::string_view headed = subject_of(checked.document.slice(head));
    if (titled.empty() || headed.empty() || titled == headed) continue;
    issues.push_back(make_issue(
        checked, {"appendix-title-suspect",
                  head,
                  {std::string(checked.document.slice(head)), std::string(titled), shorten(*table.title)},
                  std::nullopt,
                  "appendix-head-differs",
                  Severity::info}));
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& appendix_checks() {
  static const std::vector<Check> checks = {
      {{"appendix-missing"}, check_promised},
      {{"appendix-missing"}, check_unmentioned},
      {{"appendix-missing"}, check_gaps},
      {{"appendix-title-suspect"}, check_same_titles},
      {{"appendix-title-suspect"}, check_titles_and_heads},
  };
  return checks;
}

}  // namespace vanthu
