// Checks of the manner of writing: quotes and brackets that do not close, one thing written in several ways.
#include <algorithm>
#include <array>
#include <vector>

#include "normalize/code_points.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// Marks that are open at the end of a paragraph, or close what nothing opened.
struct Unbalanced {
  std::vector<std::size_t> open;   // offsets in the text of “ or (
  std::vector<std::size_t> close;  // of ” or )
  bool any() const { return !open.empty() || !close.empty(); }
};

/// A bracket behind a label: "a)", "1)", "II)", "(1)" has an opening one and is no label.
bool closes_label(std::string_view text, std::size_t at) {
  constexpr std::size_t kLabelBytes = 6;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLabelBytes && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  static const Pattern label(R"(^[“"(*+-]*(?:\p{L}|[IVXLC]+|\d{1,3}|\d{1,2}\.\d{1,2}|\p{L}\d)$)");
  return at > begin && label.contains(text.substr(begin, at - begin));
}

/// Curly quotes of `text`, paired by kind; straight ones that are odd in number count as one that is open.
Unbalanced unbalanced_quotes(std::string_view text) {
  Unbalanced result;
  std::size_t straight = 0, last_straight = 0;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    if (point.value == U'“') result.open.push_back(i);
    if (point.value == U'”' && result.open.empty()) result.close.push_back(i);
    if (point.value == U'”' && !result.open.empty()) result.open.pop_back();
    if (point.value == U'"') {
      ++straight;
      last_straight = i;
    }
    i += point.length;
  }
  // “ closed by a straight quote is a matter of style.
  const std::size_t odd = result.open.size() + result.close.size();
  if (straight % 2 == 1 && odd == 1) return {};
  if (straight % 2 == 1 && odd == 0) result.open.push_back(last_straight);
  return result;
}

Unbalanced unbalanced_brackets(std::string_view text) {
  Unbalanced result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') result.open.push_back(i);
    if (text[i] != ')') continue;
    if (!result.open.empty()) {
      result.open.pop_back();
    } else if (!closes_label(text, i)) {
      result.close.push_back(i);
    }
  }
  return result;
}

// R-68, paragraph by paragraph and cell by cell.  What one paragraph opens and a later one closes, a passage
// quoted at length, is in order.
class BalanceReader {
 public:
  BalanceReader(const CheckedDocument& checked, Unbalanced (*find)(std::string_view),
                std::string_view wording)
      : checked_(checked), find_(find), wording_(wording) {}

  std::vector<Issue> read() {
    for (const Prose& prose : list_prose(checked_.document, checked_.parts)) {
      Unbalanced found = find_(checked_.document.slice(prose.text));
      if (!found.any()) continue;
      if (prose.in_table) {
        report(prose, found.open.empty() ? found.close.front() : found.open.front());
        continue;
      }
      if (!found.close.empty() && pending_) {
        pending_.reset();
        found.close.erase(found.close.begin());
      }
      if (!found.close.empty()) report(prose, found.close.front());
      if (found.open.empty()) continue;
      if (pending_) report(pending_->first, pending_->second);
      pending_ = {prose, found.open.front()};
    }
    if (pending_) report(pending_->first, pending_->second);
    return std::move(issues_);
  }

 private:
  void report(const Prose& prose, std::size_t at) {
    constexpr std::size_t kQuoted = 80;
    const std::size_t begin = prose.text.begin + at;
    const std::string_view text = checked_.document.slice(prose.text);
    const bool opens = text[at] == '(' || text.substr(at).starts_with("“") || text[at] == '"';
    std::size_t from = at, to = at + code_point_at(text, at).length;
    const std::size_t mark_end = to;
    // The words behind a mark that opens, before one that closes.
    if (opens) {
      to = std::min(text.size(), at + kQuoted);
      while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0u) == 0x80u) ++to;
    } else {
      from = at > kQuoted ? at - kQuoted : 0;
      while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0u) == 0x80u) ++from;
    }
    issues_.push_back(make_issue(checked_, {"quotes-unbalanced",
                                            {begin, begin + (mark_end - at)},
                                            {std::string(text.substr(from, to - from))},
                                            std::nullopt,
                                            wording_}));
  }

  const CheckedDocument& checked_;
  Unbalanced (*find_)(std::string_view);
  std::string_view wording_;
  std::optional<std::pair<Prose, std::size_t>> pending_;
  std::vector<Issue> issues_;
};

std::vector<Issue> check_quotes(const CheckedDocument& checked) {
  return at_most(checked, BalanceReader(checked, unbalanced_quotes, "quotes-unbalanced").read());
}

std::vector<Issue> check_brackets(const CheckedDocument& checked) {
  return at_most(checked, BalanceReader(checked, unbalanced_brackets, "brackets-unbalanced").read());
}

/// One thing that is written in two ways: each way a pattern on the text.
struct Style {
  std::string_view first, second;         // as they are called in the message
  Pattern first_pattern, second_pattern;  // the last group, where there is one, is what is told
};

const std::vector<Style>& styles() {
  static const std::vector<Style> list = [] {
    std::vector<Style> all;
    const auto add = [&](std::string_view first, std::string_view second, const char* first_pattern,
                         const char* second_pattern) {
      all.push_back({first, second, Pattern(first_pattern), Pattern(second_pattern)});
    };
    add("hằng năm", "hàng năm", "(?i:hằng) (?:năm|quý|tháng|tuần|ngày)",
        "(?i:hàng) (?:năm|quý|tháng|tuần|ngày)");
    add("bảo đảm", "đảm bảo", "(?i:bảo đảm)", "(?i:đảm bảo)");
    add("2026-2030", "2026 - 2030", R"((?:19|20)\d\d[-–](?:19|20)\d\d)",
        R"((?:19|20)\d\d(?: [-–] ?|[-–] )(?:19|20)\d\d)");
    add("hóa, ủy", "hoá, uỷ", "((?i:[hktlx]óa|[hktlx]òa|thủy|ủy ban|thành ủy|đảng ủy))(?:[^\\p{L}]|$)",
        "((?i:[hktlx]oá|[hktlx]oà|thuỷ|uỷ ban|thành uỷ|đảng uỷ))(?:[^\\p{L}]|$)");
    add("“…”", "\"…\"", "“", "\"");
    add("chính trị - xã hội", "chính trị xã hội", "(?i:chính trị) ?[-–] ?(?i:xã hội)",
        "(?i:chính trị xã hội)");
    add("và", "&", "Hội đồng nhân dân và (?:Ủy|Uỷ) ban|HĐND và UBND", "HĐND ?& ?UBND");
    return all;
  }();
  return list;
}

struct Count {
  std::size_t times = 0;
  ByteRange first;
};

Count count_of(const Pattern& pattern, std::string_view text) {
  Count count;
  for (std::size_t from = 0; const auto match = pattern.find(text, from);) {
    if (count.times++ == 0) count.first = match->groups.back();
    from = match->whole().end;
  }
  return count;
}

// R-72: one finding for each thing, at the first place of the rarer way.
std::vector<Issue> check_styles(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const Style& style : styles()) {
    const Count first = count_of(style.first_pattern, checked.record.text);
    const Count second = count_of(style.second_pattern, checked.record.text);
    if (first.times == 0 || second.times == 0) continue;
    const Count& rarer = first.times < second.times ? first : second;
    issues.push_back(make_issue(checked, {"style-inconsistent",
                                          rarer.first,
                                          {std::string(style.first), std::to_string(first.times),
                                           std::string(style.second), std::to_string(second.times)}}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& style_checks() {
  static const std::vector<Check> checks = {
      {{"quotes-unbalanced"}, check_quotes},
      {{"quotes-unbalanced"}, check_brackets},
      {{"style-inconsistent"}, check_styles},
  };
  return checks;
}

}  // namespace vanthu
