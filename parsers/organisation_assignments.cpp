#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/assignments.h"
#include "parsers/duty_clause.h"
#include "parsers/duty_time.h"
#include "parsers/prose.h"
#include "parsers/unit_mention.h"

namespace vanthu {
namespace {

class OrganisationReader {
 public:
  OrganisationReader(const NormalizedDocument& document, const std::vector<OutlineItem>& outline,
                     const UnitReader& units, const PlanTime& time)
      : document_(document), outline_(outline), units_(units), time_(time) {}

  std::vector<FoundAssignment> read() {
    std::size_t read_to = 0;  // first block behind the last part that was read, its own parts included
    for (std::size_t i = 0; i < outline_.size(); ++i) {
      const OutlineItem& item = outline_[i];
      if (item.regulation || item.block < read_to || !is_organisation(item)) continue;
      read_part(i, false);
      read_to = item.end_block;
    }
    return std::move(found_);
  }

 private:
  std::string_view slice(ByteRange range) const { return document_.slice(range); }

  static bool is_organisation(const OutlineItem& item) {
    return item.section.title && is_organisation_title(*item.section.title);
  }

  /// Each numbered item right below the part's line; the paragraphs below it where none is numbered.
  /// `requested`: a heading above asks ("3. Đề nghị:").
  void read_part(std::size_t index, bool requested) {
    const OutlineItem& part = outline_[index];
    requested = is_request(comparison_key(part.section.title.value_or(""))).value_or(requested);
    bool numbered = false;
    for (std::size_t i = index + 1; i < outline_.size() && outline_[i].block < part.end_block; ++i) {
      if (outline_[i].parent != index + 1) continue;
      numbered = true;
      read_item(i, requested);
    }
    if (!numbered && is_organisation(part)) read_paragraphs(part);
  }

  void read_item(std::size_t index, bool requested) {
    const OutlineItem& item = outline_[index];
    UnitReader::Leading leading = addressed_units(item);
    // "1. Trách nhiệm của các cơ quan" leaves the units to its points.
    if (leading.length == 0) return read_part(index, requested);
    for (ListedUnit& unit : leading.units) unit.mention.requested |= requested;
    const std::string_view rest = slice(item.text).substr(leading.length);
    const bool heading = leaves_task_below(rest);
    if (!heading && !acts(rest)) return;
    const bool has_lines_below = item.block + 1 < item.end_block;
    if (!heading || !has_lines_below) add(item, item.text, leading, item.section.label);
    bool listed = !heading;  // a duty stood before: the item's line is one, or a bullet was
    for (std::size_t block = item.block + 1; block < item.end_block; ++block) {
      listed |= add_duty(item, block, leading, listed);
    }
  }

  /// The units that the item's line addresses.  A heading with lines below it is a list of units as a whole
  /// where its beginning alone is no sentence ("Hiệu trưởng các trường Tiểu học, Mầm non").
  UnitReader::Leading addressed_units(const OutlineItem& item) const {
    const std::string_view line = slice(item.text);
    UnitReader::Leading leading = read_charged_units(line, units_).leading;
    const std::string_view rest = line.substr(leading.length);
    const bool complete = leading.length > 0 && (leaves_task_below(rest) || units_.begins_duty(rest));
    const bool has_lines_below = item.block + 1 < item.end_block;
    if (complete || !item.section.title || !has_lines_below || !units_.begins_with_unit(line)) return leading;
    static const Pattern address(R"(^(?i:đề nghị|giao|yêu cầu) )");
    const auto mark = address.find(line);
    const std::size_t begin = mark ? mark->whole().end : 0;
    leading.units = units_.read_list(line.substr(begin));
    for (ListedUnit& unit : leading.units) {
      unit.where = {unit.where.begin + begin, unit.where.end + begin};
      unit.mention.requested |= is_request(comparison_key(line.substr(0, begin))).value_or(false);
    }
    leading.length = leading.units.empty() ? 0 : line.size();
    return leading;
  }

  /// A duty of the unit that the item addresses: one paragraph below it.  True where it is one of a list.
  bool add_duty(const OutlineItem& item, std::size_t block, const UnitReader::Leading& leading, bool listed) {
    const Block& source = document_.blocks[block];
    if (source.kind != BlockKind::paragraph || is_closing_formula(slice(source.text))) return false;
    ByteRange line = source.text;
    std::optional<std::string> ordinal;
    if (const auto marker = find_marker(slice(line))) {
      line.begin += marker->length;
      ordinal = marker->label;
    } else {
      line.begin += bullet_length(slice(line));
    }
    if (line.empty()) return false;
    const bool one_of_list = line.begin > source.text.begin;
    if (!(listed && !one_of_list && add_order(item, line))) {
      FoundAssignment found = begin(item, leading.units, item.text.begin, ordinal);
      found.assignment.groups = titles_above(outline_, item, true);
      set_task(found, line);
      found_.push_back(std::move(found));
    }
    return one_of_list;
  }

  /// A paragraph behind a unit's list that turns to another one: "Giao Phòng Kinh tế theo dõi, tổng hợp …".
  bool add_order(const OutlineItem& item, ByteRange line) {
    const auto clause = find_duty_clause(slice(line), units_);
    if (!clause || clause->form != DutyForm::order || clause->announces) return false;
    FoundAssignment found = begin(item, clause->lead, line.begin, std::nullopt);
    found.assignment.groups = titles_above(outline_, item, false);
    set_task(found, {line.begin + clause->task.begin, line.end});
    found_.push_back(std::move(found));
    return true;
  }

  /// The line runs on into its task: "Phòng Kinh tế: tham mưu …", "Giao Công an xã chủ trì, phối hợp với …".
  void add(const OutlineItem& item, ByteRange line, const UnitReader::Leading& leading,
           std::optional<std::string> ordinal) {
    FoundAssignment found = begin(item, leading.units, item.text.begin, std::move(ordinal));
    found.assignment.groups = titles_above(outline_, item, !stands_in_line_of(item, line));
    std::size_t task_begin = line.begin + leading.length;
    task_begin += duty_mark_length(slice({task_begin, line.end}));
    ByteRange task{task_begin, line.end};
    if (task.empty()) task = line;
    set_task(found, task);
    found_.push_back(std::move(found));
  }

  bool stands_in_line_of(const OutlineItem& item, ByteRange range) const {
    const ByteRange line = document_.blocks[item.block].text;
    return line.begin <= range.begin && range.end <= line.end;
  }

  /// `offset`: of the text in which `leading` was read.
  static FoundAssignment begin(const OutlineItem& item, const std::vector<ListedUnit>& leading,
                               std::size_t offset, std::optional<std::string> ordinal) {
    FoundAssignment found;
    found.assignment.origin = "organisation";
    found.assignment.confidence = 0.9;
    found.assignment.section = item.section.id;
    found.assignment.ordinal = std::move(ordinal);
    found.add_units(&Assignment::lead, leading, offset);
    return found;
  }

  void set_task(FoundAssignment& found, ByteRange task) const {
    const std::string_view text = slice(task);
    found.assignment.task = std::string(text);
    found.assignment.span = make_span(document_, task);
    found.add_units(&Assignment::coordinate, find_coordinating_units(text, units_), task.begin);
    found.set_deadlines(find_duty_times(text, time_), {task});
  }

  /// Without numbers the units stand in bullets, or in lines of their own.
  void read_paragraphs(const OutlineItem& part) {
    OutlineItem item = part;
    for (std::size_t block = part.block + 1; block < part.end_block; ++block) {
      if (document_.blocks[block].kind != BlockKind::paragraph) continue;
      item.text = document_.blocks[block].text;
      if (is_closing_formula(slice(item.text))) continue;
      item.text.begin += bullet_length(slice(item.text));
      const UnitReader::Leading leading = read_charged_units(slice(item.text), units_).leading;
      if (leading.length == 0 || !acts(slice(item.text).substr(leading.length))) continue;
      add(item, item.text, leading, std::nullopt);
    }
  }

  const NormalizedDocument& document_;
  const std::vector<OutlineItem>& outline_;
  const UnitReader& units_;
  const PlanTime& time_;
  std::vector<FoundAssignment> found_;
};

}  // namespace

bool is_organisation_title(std::string_view title) {
  static const Pattern pattern(
      R"(^(?:công tác )?(?:tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công(?:$|[ ,:])|trách nhiệm (?:thực hiện|thi hành|của các|tổ chức)))");
  return pattern.contains(comparison_key(title));
}

std::vector<FoundAssignment> assignments_from_organisation(const NormalizedDocument& document,
                                                           const std::vector<OutlineItem>& outline,
                                                           const UnitReader& units, const PlanTime& time) {
  return OrganisationReader(document, outline, units, time).read();
}

}  // namespace vanthu
