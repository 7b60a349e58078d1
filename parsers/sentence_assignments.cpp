#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/assignments.h"
#include "parsers/deadline.h"
#include "parsers/duty_clause.h"
#include "parsers/duty_time.h"
#include "parsers/excerpt.h"
#include "parsers/labels.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// How surely a clause of that form is a task, and of those units.
double confidence_of_form(DutyForm form) {
  switch (form) {
    case DutyForm::order:
    case DutyForm::responsibility:
      return 0.8;
    case DutyForm::role:
      return 0.7;
    case DutyForm::verb:
      return 0.6;
  }
  return 0;
}

/// Sections that say what a plan is for, or what was before it: what stands there of units is no order.
bool is_about_aims(std::string_view title) {
  static const Pattern aims(
      R"(^(?:mục đích|yêu cầu|mục tiêu|quan điểm|nguyên tắc|căn cứ|sự cần thiết|phạm vi|đối tượng|đánh giá|kết quả|tình hình|thực trạng|đặc điểm|khái quát|ưu điểm|tồn tại|hạn chế|khuyết điểm|nguyên nhân|bài học|thuận lợi|khó khăn))");
  return aims.contains(comparison_key(title));
}

/// A duty and where it stands in its paragraph.
struct PlacedClause {
  DutyClause clause;
  std::size_t begin = 0;  // in the paragraph; ranges of `clause` count from here
  std::size_t end = 0;
};

/// The places of a paragraph at which a sentence, or a part of one behind a semicolon, may turn to a unit.
std::vector<std::size_t> find_starts(std::string_view paragraph, const UnitReader& units) {
  // More clauses than this, each with units of its own, no paragraph in use holds.
  constexpr std::size_t kMostStarts = 12;
  constexpr std::size_t kMostMarks = 200;
  constexpr std::size_t kWordsBytes = 80;
  static const Pattern mark(R"([.;:] (?:[-–+] ?)?)");
  static const Pattern order(
      R"(^(?i:(?:đồng thời,? )?(?:trân trọng |kính )?(?:giao|phân công|yêu cầu|đề nghị) ))");
  std::vector<std::size_t> starts = {0};
  std::size_t marks = 0;
  for (auto match = mark.find(paragraph); match && starts.size() < kMostStarts && marks < kMostMarks;
       match = mark.find(paragraph, match->whole().end), ++marks) {
    const std::size_t begin = match->whole().end;
    const std::string_view words = first_bytes(paragraph.substr(begin), kWordsBytes);
    if (order.contains(words) || units.begins_with_unit(words)) starts.push_back(begin);
  }
  return starts;
}

/// The end of the sentence that begins at `begin`: a full stop before a capital, unless it ends a short form
/// ("TP. Hải Phòng").
std::size_t sentence_end(std::string_view text, std::size_t begin) {
  static const Pattern stop(R"((?:^|[^\p{L}.])(\p{L}*)[^\p{L}.]?\. \p{Lu})");
  static const Pattern short_form(R"(^\p{Lu}{1,4}$|^(?:Tp|Ths|Ts)$)");
  for (auto match = stop.find(text, begin); match; match = stop.find(text, match->whole().begin + 1)) {
    if (short_form.contains(match->text(text, 1))) continue;
    return text.find(". ", match->whole().begin) + 1;
  }
  return text.size();
}

/// Units to which the lines below are given: "Giao Phòng Kinh tế:"; "Giao các đơn vị sau:" leaves them to the
/// lines.
struct Announcement {
  DutyClause clause;          // without units where the lines name them
  std::size_t offset = 0;     // of the text that `clause` is about
  std::size_t end_block = 0;  // first block that is not below it
  bool bullets_only = false;  // no numbered item but a paragraph: its list ends with the last bullet
};

class SentenceReader {
 public:
  SentenceReader(const NormalizedDocument& document, const std::vector<OutlineItem>& outline,
                 const Parts& parts, const UnitReader& units, const PlanTime& time,
                 const std::vector<FoundAssignment>& found)
      : document_(document), outline_(outline), parts_(parts), units_(units), time_(time) {
    for (const FoundAssignment& one : found) {
      taken_.emplace(one.assignment.span.bytes.begin, one.assignment.span.bytes.end);
    }
  }

  std::vector<FoundAssignment> read() {
    if (!is_regulation(parts_.type_line.type)) read_blocks(parts_.body);
    for (const AttachedPart& attached : parts_.attached) {
      if (!is_regulation(attached.type)) read_blocks(attached.blocks);
    }
    return std::move(found_);
  }

 private:
  std::string_view slice(ByteRange range) const { return document_.slice(range); }

  void read_blocks(BlockRange blocks) {
    for (std::size_t i = blocks.begin; i < blocks.end; ++i) {
      enter(i);
      if (item_ != nullptr && is_organisation_title(item_->section.title.value_or(""))) {
        i = std::max(i, item_->end_block - 1);
      } else if (document_.blocks[i].kind == BlockKind::paragraph) {
        read_paragraph(i, blocks.end);
      }
    }
    announced_.reset();
  }

  /// The innermost item in which block `i` stands; blocks come in order.
  void enter(std::size_t i) {
    for (; next_ < outline_.size() && outline_[next_].block <= i; ++next_) item_ = &outline_[next_];
    while (item_ != nullptr && item_->end_block <= i) {
      item_ = item_->parent > 0 ? &outline_[item_->parent - 1] : nullptr;
    }
    if (announced_ && announced_->end_block <= i) announced_.reset();
  }

  void read_paragraph(std::size_t block, std::size_t end_block) {
    const ByteRange whole = document_.blocks[block].text;
    if (closes_plan(slice(whole))) return announced_.reset();
    if (!find_labels(slice(whole)).empty()) return;
    const bool own_line = stands_at_item(block);
    ByteRange line = own_line ? item_->text : whole;
    if (!own_line) line.begin += bullet_length(slice(whole));
    const bool bulleted = !own_line && line.begin > whole.begin;
    if (line.empty() || is_taken(line)) return;
    if (announced_ && announced_->bullets_only && !bulleted) announced_.reset();
    const bool heading = own_line && item_->section.title.has_value();
    const std::vector<PlacedClause> clauses = read_clauses(line, heading);
    const bool turns_to_unit = !clauses.empty() && clauses.front().begin == 0;
    if (!turns_to_unit && add_bracketed(line)) return;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const bool last = i + 1 == clauses.size();
      const std::size_t next = line.begin + (last ? line.size() : clauses[i + 1].begin);
      if (!clauses[i].clause.announces) {
        add(clauses[i], line, next);
      } else if (last) {
        announced_ = {clauses[i].clause, line.begin + clauses[i].begin,
                      item_ != nullptr ? item_->end_block : end_block, !own_line};
      }
    }
    if (!clauses.empty()) return;
    if (announced_) add_announced(line);
    if (orders_units_below(slice(line))) {
      announced_ = {{}, line.begin, item_ != nullptr ? item_->end_block : end_block, !own_line};
    }
  }

  bool stands_at_item(std::size_t block) const { return item_ != nullptr && item_->block == block; }

  bool is_taken(ByteRange line) const {
    const auto behind = taken_.lower_bound(line.end);
    return behind != taken_.begin() && std::prev(behind)->second > line.begin;
  }

  /// Before the first item a plan tells what it is made for; there, and among its aims, only orders count.
  bool only_orders() const {
    if (item_ == nullptr) return true;
    const std::vector<std::string> titles = titles_above(outline_, *item_, true);
    return std::any_of(titles.begin(), titles.end(), is_about_aims);
  }

  std::vector<PlacedClause> read_clauses(ByteRange line, bool heading) const {
    const std::string_view text = slice(line);
    const bool orders = only_orders();
    std::vector<PlacedClause> clauses;
    for (const std::size_t start : find_starts(text, units_)) {
      const std::size_t end = sentence_end(text, start);
      auto clause = find_duty_clause(text.substr(start, end - start), units_);
      if (!clause || (orders && clause->form != DutyForm::order)) continue;
      if (heading && clause->form == DutyForm::verb) continue;
      const bool goes_on = !clauses.empty() && clauses.back().end > start;
      if (goes_on && clause->lead.empty()) {
        add_partners(clauses.back(), std::move(clause->coordinate), start);
        continue;
      }
      if (goes_on) clauses.back().end = start;
      clauses.push_back({std::move(*clause), start, end});
    }
    return clauses;
  }

  /// "Giao Phòng Kinh tế chủ trì …; Công an xã phối hợp thực hiện": of one task.
  static void add_partners(PlacedClause& placed, std::vector<ListedUnit> partners, std::size_t start) {
    for (ListedUnit& unit : partners) {
      const std::size_t by = start - placed.begin;
      unit.where = {unit.where.begin + by, unit.where.end + by};
      placed.clause.coordinate.push_back(std::move(unit));
    }
  }

  /// `next`: where the next clause of the paragraph begins, or its end.
  void add(const PlacedClause& placed, ByteRange line, std::size_t next) {
    const std::size_t begin = line.begin + placed.begin;
    ByteRange task{begin + placed.clause.task.begin, line.begin + placed.end};
    const std::size_t last = slice(task).find_last_not_of(" ;,");
    if (last == std::string_view::npos) return;
    task.end = task.begin + last + 1;
    FoundAssignment found = make(placed.clause, begin, task);
    if (!found.assignment.deadline) {
      const ByteRange behind{line.begin + placed.end, next};
      found.set_deadlines(read_time_behind(behind), {behind});
    }
    found_.push_back(std::move(found));
  }

  /// The sentence behind a task may be about its time alone: "Hoàn thành trước ngày 30/6/2026."
  std::vector<Deadline> read_time_behind(ByteRange rest) const {
    static const Pattern time(R"(^ ?(?:Thời gian|Thời hạn|Hoàn thành|Xong|Tiến độ))");
    if (rest.empty() || !time.contains(slice(rest))) return {};
    return find_duty_times(slice(rest), time_);
  }

  /// "Tổ chức tập huấn kỹ năng số (Phòng Văn hóa - Xã hội chủ trì, Công an xã phối hợp)."
  bool add_bracketed(ByteRange line) {
    constexpr std::size_t kShortestTask = 12;  // bytes: a word or two are none
    static const Pattern bracket(R"( ?\((?:do )?([^()]{8,400})\)[ .;]*$)");
    const std::string_view text = slice(line);
    const std::size_t open = text.rfind('(');
    if (only_orders() || open == std::string_view::npos || open < kShortestTask) return false;
    const auto match = bracket.match_at(text, open - (text[open - 1] == ' ' ? 1 : 0));
    if (!match) return false;
    const ByteRange inside{line.begin + match->groups[1].begin, line.begin + match->groups[1].end};
    const ByteRange task{line.begin, line.begin + match->whole().begin};
    return add_labelled(task, inside) || add_told(task, inside);
  }

  bool add_labelled(ByteRange task, ByteRange inside) {
    FoundAssignment found = make({}, task.begin, task);
    for (const LabelledValue& value : find_labels_in_cell(slice(inside))) {
      const ByteRange range{inside.begin + value.value.begin, inside.begin + value.value.end};
      if (const auto role = role_of(value.label)) {
        found.add_units(*role, units_.read_list(slice(range)), range.begin);
      } else if (value.label == Label::deadline && !found.assignment.deadline) {
        found.set_deadlines(parse_deadlines(slice(range), time_.document_date, time_.year), {range});
      }
    }
    const bool owned = !found.assignment.lead.empty() || !found.assignment.implement.empty();
    if (owned) found_.push_back(std::move(found));
    return owned;
  }

  bool add_told(ByteRange task, ByteRange inside) {
    auto clause = find_duty_clause(slice(inside), units_);
    if (!clause || clause->lead.empty()) return false;
    // "(do Công an xã thực hiện)": who is said to carry out leads nothing.
    static const Pattern carries_out(R"(^(?:tổ chức )?(?:thực hiện|triển khai)(?:[ ,;.]|$))");
    const bool executes = carries_out.contains(slice(inside).substr(clause->task.begin));
    if (clause->form == DutyForm::verb && !executes) return false;
    std::vector<ListedUnit> executing;
    if (executes) executing.swap(clause->lead);
    FoundAssignment found = make(*clause, inside.begin, task);
    found.add_units(&Assignment::implement, std::move(executing), inside.begin);
    if (!found.assignment.deadline) {
      found.set_deadlines(find_duty_times(slice(inside), time_), {inside});
    }
    found_.push_back(std::move(found));
    return true;
  }

  void add_announced(ByteRange line) {
    if (add_addressed(line) || announced_->clause.lead.empty()) return;
    FoundAssignment found = make(announced_->clause, announced_->offset, line);
    found.add_units(&Assignment::coordinate, find_coordinating_units(slice(line), units_), line.begin);
    found_.push_back(std::move(found));
  }

  /// A line of the list that names its own units: "4. Các tổ dân phố tự kiểm tra …".
  bool add_addressed(ByteRange line) {
    DutyClause clause{announced_->clause.form, {}, {}, {}, false};
    UnitReader::Leading leading = units_.read_leading(slice(line));
    const std::string_view rest = slice(line).substr(leading.length);
    if (leading.length == 0 || leaves_task_below(rest) || !acts(rest)) return false;
    clause.lead = std::move(leading.units);
    const std::size_t task = line.begin + leading.length + duty_mark_length(rest);
    if (task < line.end) found_.push_back(make(clause, line.begin, {task, line.end}));
    return true;
  }

  /// `offset`: of the text that `clause` is about.
  FoundAssignment make(const DutyClause& clause, std::size_t offset, ByteRange task) const {
    FoundAssignment found;
    Assignment& assignment = found.assignment;
    assignment.origin = "sentence";
    assignment.task = std::string(slice(task));
    assignment.span = make_span(document_, task);
    assignment.confidence = confidence_of_form(clause.form);
    if (item_ != nullptr) {
      assignment.section = item_->section.id;
      const ByteRange line = document_.blocks[item_->block].text;
      const bool own_line = line.begin <= task.begin && task.end <= line.end;
      if (own_line) assignment.ordinal = item_->section.label;
      assignment.groups = titles_above(outline_, *item_, !own_line);
    }
    found.add_units(&Assignment::lead, clause.lead, offset);
    found.add_units(&Assignment::coordinate, clause.coordinate, offset);
    found.set_deadlines(find_duty_times(assignment.task, time_), {task});
    return found;
  }

  const NormalizedDocument& document_;
  const std::vector<OutlineItem>& outline_;
  const Parts& parts_;
  const UnitReader& units_;
  const PlanTime& time_;
  std::map<std::size_t, std::size_t> taken_;  // spans that other readers read: begin and end

  std::size_t next_ = 0;               // outline item to come
  const OutlineItem* item_ = nullptr;  // the innermost one in which the reader stands
  std::optional<Announcement> announced_;
  std::vector<FoundAssignment> found_;
};

}  // namespace

std::vector<FoundAssignment> assignments_from_sentences(const NormalizedDocument& document,
                                                        const std::vector<OutlineItem>& outline,
                                                        const Parts& parts, const UnitReader& units,
                                                        const PlanTime& time,
                                                        const std::vector<FoundAssignment>& found) {
  return SentenceReader(document, outline, parts, units, time, found).read();
}

}  // namespace vanthu
