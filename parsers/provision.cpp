#include "parsers/provision.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"
#include "parsers/outline.h"
#include "parsers/provision_tree.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostSteps = 12;
constexpr std::size_t kMostLabels = 40;  // of one step; the longest chapters have fewer articles

/// A way in which labels count.
enum class LabelKind { number, letter, roman, capital, ordinal };

struct LabelRule {
  LabelKind kind;
  Pattern pattern;  // matched where the label begins
};

/// What labels a level bears, tried in order.
struct Level {
  std::string name;
  std::vector<LabelKind> kinds;
};

const std::vector<Level>& levels() {
  using enum LabelKind;
  static const std::vector<Level> list = {
      {"phụ lục", {roman, number, capital}},
      {"phần", {ordinal, roman, number, capital}},
      {"chương", {ordinal, roman, number}},
      {"tiểu mục", {roman, number, letter}},
      {"mục", {roman, number, capital, letter}},
      {"điều", {number}},
      {"khoản", {number}},
      {"điểm", {letter, number}},
      {"tiết", {letter, number}},
  };
  return list;
}

const Pattern& label_pattern(LabelKind kind) {
  // The longer labels are those of outlines: "mục II.3", "mục I.1.a", "điểm 2.1", "Điều 3a", "điểm a1".
  static const Pattern number(R"(\d{1,3}(?:[a-zđ]|(?:\.\d{1,2}){1,4}(?:\.[a-zđ])?|\.[a-zđ])?)");
  static const Pattern letter(R"([a-zđ]\d?)");
  static const Pattern roman(R"([IVXL]{1,7}(?:\.\d{1,2}){0,4}(?:\.[a-zđ])?)");
  static const Pattern capital(R"([A-EĐGH](?:\.[IVXL]{1,7})?(?:\.\d{1,2}){0,4})");
  static const Pattern ordinal(R"((?:thứ|Thứ|THỨ) (?i:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))");
  switch (kind) {
    case LabelKind::number:
      return number;
    case LabelKind::letter:
      return letter;
    case LabelKind::roman:
      return roman;
    case LabelKind::capital:
      return capital;
    case LabelKind::ordinal:
      return ordinal;
  }
  return number;
}

/// True where what follows a label lets it be one: "khoản 1/2026", "điểm 8,5%" have none.
bool is_label_end(std::string_view rest) {
  static const Pattern goes_on(R"(^(?:[\p{L}\p{N}%°&_]|[/.:]\d|,\d+[/%]))");
  return !goes_on.contains(rest);
}

struct Label {
  std::string text;
  LabelKind kind = LabelKind::number;
  std::size_t end = 0;
};

std::optional<Label> read_label(std::string_view text, std::size_t at, const std::vector<LabelKind>& kinds) {
  for (const LabelKind kind : kinds) {
    const auto match = label_pattern(kind).match_at(text, at);
    if (!match || !is_label_end(text.substr(match->whole().end))) continue;
    std::string label(match->text(text, 0));
    if (kind == LabelKind::ordinal) label = to_lower(label);
    const std::string_view head = std::string_view(label).substr(0, label.find('.'));
    if (kind == LabelKind::roman && roman_value(head) == 0) continue;
    if (kind == LabelKind::letter && letter_ordinal(label.starts_with("đ") ? "đ" : label.substr(0, 1)) == 0)
      continue;
    return Label{std::move(label), kind, match->whole().end};
  }
  return std::nullopt;
}

/// What follows the later label of a list is no counted thing: "khoản 1, 2 Điều 3", not "khoản 1, 2 xã".
bool ends_list(std::string_view rest) {
  static const Pattern follows(
      R"(^(?: ?$| ?[-–—,;.:"”)(]|/| (?:\p{Lu}|["“]|(?i:phụ lục|phần|chương|tiểu mục|mục|điều|khoản|điểm|tiết) |)"
      R"((?:và|hoặc|hay|đến|tới|của|này|trên|nêu|nói|tại|thuộc|trong|kèm|ban hành|là|được|đã|quy định|như|về|ở|dưới|)"
      R"(sau|theo|phải|có|không|để|do|thì|áp dụng|sửa đổi|bổ sung)(?:[^\p{L}]|$))))");
  return follows.contains(rest);
}

/// The value of a label that counts simply, 0 for one that does not ("II.3", "1a").
int simple_value(const Label& label) {
  if (label.kind == LabelKind::letter) return letter_ordinal(label.text);
  if (label.kind == LabelKind::roman) return roman_value(label.text);
  const bool digits =
      label.kind == LabelKind::number &&
      std::all_of(label.text.begin(), label.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoi(label.text) : 0;
}

std::string to_roman(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 7> kSigns = {
      {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string roman;
  for (const auto& [worth, sign] : kSigns) {
    for (; value >= worth; value -= worth) roman += sign;
  }
  return roman;
}

std::string label_of(int value, LabelKind kind) {
  if (kind == LabelKind::letter) return std::string(letter_of_ordinal(value));
  return kind == LabelKind::roman ? to_roman(value) : std::to_string(value);
}

/// The labels behind `first` up to `last`; `last` alone where they do not count up, or are more than `most`.
std::vector<std::string> range_behind(const Label& first, const Label& last, std::size_t most) {
  const int from = simple_value(first);
  const int to = simple_value(last);
  const bool counts = from > 0 && to > from && to - from <= static_cast<int>(most);
  if (!counts) return {last.text};
  std::vector<std::string> labels;
  for (int value = from + 1; value < to; ++value) labels.push_back(label_of(value, first.kind));
  labels.push_back(last.text);
  return labels;
}

/// The level's word at `at`, with the blank behind it: 0 bytes where another stands there.
std::size_t level_word_length(std::string_view text, std::size_t at, const Level& level) {
  const std::string_view rest = text.substr(at);
  // Case by case: the words are few and stand at the start of most tries.
  const std::string_view word = first_bytes(rest, level.name.size());
  if (word.size() != level.name.size() || to_lower(word) != level.name) return 0;
  static const Pattern blank(R"( (?:số )?)");
  const auto match = blank.match_at(text, at + word.size());
  return match ? match->whole().end - at : 0;
}

struct Step {
  ProvisionPart part;
  std::size_t end = 0;
};

/// Further labels of a step: ", b và c", " đến d", " đến điểm d", "-3".
class StepReader {
 public:
  StepReader(std::string_view text, const Level& level) : text_(text), level_(level) {}

  std::optional<Step> read(std::size_t at) const {
    const std::size_t word = level_word_length(text_, at, level_);
    if (word == 0) return std::nullopt;
    auto label = read_label(text_, at + word, level_.kinds);
    if (!label) return std::nullopt;
    Step step{{level_.name, {label->text}}, label->end};
    while (auto next = read_next(*label, kMostLabels - step.part.labels.size())) {
      std::move(next->labels.begin(), next->labels.end(), std::back_inserter(step.part.labels));
      step.end = next->last.end;
      label = std::move(next->last);
    }
    return step;
  }

 private:
  struct Further {
    std::vector<std::string> labels;
    Label last;
  };

  /// What follows `before` in the list, at most `most` labels; none where the list ends.
  std::optional<Further> read_next(const Label& before, std::size_t most) const {
    static const Pattern listed(R"(\)?(?: ?[,;] ?(?:và |hoặc )?| và | hoặc | hay ))");
    static const Pattern ranged(R"(\)?(?: (?:đến|tới) (?:hết )?| ?[-–—] ?))");
    if (most == 0) return std::nullopt;
    const auto range = ranged.match_at(text_, before.end);
    const auto list = range ? std::nullopt : listed.match_at(text_, before.end);
    if (!range && !list) return std::nullopt;
    std::size_t at = (range ? *range : *list).whole().end;
    if (range) at += level_word_length(text_, at, level_);
    auto label = read_label(text_, at, {before.kind});
    // "Điều 4 và 02 nhiệm vụ": a zero in front counts things, except where the labels bear it.
    if (label && label->text.starts_with('0') && !before.text.starts_with('0')) return std::nullopt;
    if (!label || !ends_list(text_.substr(label->end))) return std::nullopt;
    if (range) return Further{range_behind(before, *label, most), *label};
    return Further{{label->text}, *label};
  }

  std::string_view text_;
  const Level& level_;
};

std::optional<Step> read_step(std::string_view text, std::size_t at) {
  for (const Level& level : levels()) {
    if (auto step = StepReader(text, level).read(at)) return step;
  }
  return std::nullopt;
}

/// What joins the step that begins behind it, and how long that is.
struct Joiner {
  StepJoint joint = StepJoint::none;
  std::size_t length = 0;
};

std::optional<Joiner> read_joiner(std::string_view text, std::size_t at) {
  static const Pattern another(R"(\)?(?:(?: ?[,;])? (?:và|hoặc)(?: tại)?(?: các)? | ?; ?(?:các )?))");
  static const Pattern comma(R"(\)? ?, ?(?:tại )?(?:các )?)");
  static const Pattern plain(R"(\)? (?:của |thuộc |tại |trong )?(?:các )?)");
  for (const auto& [joint, pattern] :
       {std::pair{StepJoint::another, &another}, {StepJoint::comma, &comma}, {StepJoint::plain, &plain}}) {
    if (const auto match = pattern->match_at(text, at)) return Joiner{joint, match->whole().size()};
  }
  return std::nullopt;
}

/// Words whose second half is spelled like a level: "thời điểm 1", "Danh mục 2", "tài khoản 3".
bool is_inside_compound(std::string_view text, std::size_t at) {
  static const Pattern compound(
      R"((?:^|[^\p{L}])(?i:danh|hạng|chuyên|đề|thư|biên|thành|học|cổ|một|hai|địa|thời|trọng|thí|số|tài|quan|tổng|)"
      R"(đạt|cộng|trừ|chấm|bưu|ưu|nhược|đặc|cao|khuyết|giao|luận|chi|tình) $)");
  constexpr std::size_t kWordBytes = 24;
  return compound.contains(last_bytes(text.substr(0, at), kWordBytes));
}

const Pattern& level_word() {
  static const Pattern pattern(
      R"((?i:phụ lục|phần|chương|tiểu mục|mục|điều|khoản|điểm|tiết) (?:[\dIVXLA-EĐGH]|[a-zđ]\d?(?:[^\p{L}\p{N}]|$)|(?i:thứ|số) ))");
  return pattern;
}

}  // namespace

std::optional<FoundProvision> read_provision_at(std::string_view text, std::size_t from) {
  std::vector<ProvisionStep> steps;
  std::size_t end = from;
  Joiner joiner;
  for (std::size_t at = from; steps.size() < kMostSteps;) {
    auto step = read_step(text, at);
    if (!step) break;
    end = step->end;
    steps.push_back({std::move(step->part), joiner.joint});
    const auto next = read_joiner(text, end);
    if (!next) break;
    joiner = *next;
    at = end + next->length;
  }
  if (steps.empty()) return std::nullopt;
  return FoundProvision{{std::string(text.substr(from, end - from)), order_steps(steps)}, {from, end}};
}

std::vector<FoundProvision> find_provisions(std::string_view text) {
  std::vector<FoundProvision> found;
  static const Pattern edge(R"([^\p{L}\p{N}]$)");
  for (std::size_t from = 0; const auto word = level_word().find(text, from);) {
    const std::size_t at = word->whole().begin;
    from = at + 1;
    const std::string_view before = last_bytes(text.substr(0, at), 4);
    if (!before.empty() && !edge.contains(before)) continue;
    if (is_inside_compound(text, at)) continue;
    if (auto provision = read_provision_at(text, at)) {
      from = provision->where.end;
      found.push_back(std::move(*provision));
    }
  }
  return found;
}

std::optional<FoundProvision> find_provision_before(std::string_view text, std::size_t end) {
  // "khoản 2 Điều 5 Quy định về phân cấp quản lý ban hành kèm theo" + Quyết định số …
  static const Pattern between(
      R"(^ ?,? ?(?:(?:của|tại|trong|thuộc) )?(?:các )?$|)"
      R"(^ ?,? ?(?:của )?(?:Quy chế|Quy định|Điều lệ|Quy trình|Quy chuẩn|Quy tắc|Nội quy|Đề án|Chương trình|Danh mục|Kế hoạch|Phụ lục|Hướng dẫn)(?: [^,;.()]*)? kèm theo $)");
  constexpr std::size_t kLookBack = 400;
  const std::string_view window = last_bytes(text.substr(0, end), kLookBack);
  std::vector<FoundProvision> found = find_provisions(window);
  if (found.empty() || !between.contains(window.substr(found.back().where.end))) return std::nullopt;
  FoundProvision& last = found.back();
  const std::size_t offset = end - window.size();
  last.where = {last.where.begin + offset, last.where.end + offset};
  return std::move(last);
}

}  // namespace vanthu
