#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/assignments.h"
#include "parsers/excerpt.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// What stands between a unit's name and its task: "có trách nhiệm:", "chịu trách nhiệm", ":".
std::size_t duty_mark_length(std::string_view rest) {
  static const Pattern mark(
      R"(^ ?(?:(?:có|chịu)? ?trách nhiệm(?: triển khai, thực hiện một số nội dung sau| thực hiện các nhiệm vụ sau| thực hiện)?)? ?[:.,]? ?)");
  return mark.find(rest)->whole().end;
}

/// A line that addresses a unit and leaves the task to the lines below: what is left behind the name is
/// nothing, or announces them.
bool leaves_task_below(std::string_view rest) {
  static const Pattern announces(R"(^(?: ?\(.*\))? ?(?:.{0,160}:)? ?[.;]?$)");
  return announces.contains(rest);
}

/// A clause in which the unit at the start of the line acts: behind its name stands a colon or a verb.
bool acts(std::string_view rest) {
  static const Pattern clause(R"(^ ?(?:\(.{0,80}\) ?)?(?::|[,;]? ?\p{Ll}))");
  static const Pattern no_verb(R"(^ ?(?:của|thuộc|và|với|được giao|trong) )");
  return clause.contains(rest) && !no_verb.contains(rest);
}

class OrganisationReader {
 public:
  OrganisationReader(const NormalizedDocument& document, const std::vector<OutlineItem>& outline,
                     const UnitReader& units)
      : document_(document), outline_(outline), units_(units) {}

  std::vector<FoundAssignment> read() {
    std::size_t read_to = 0;  // first block behind the last part that was read, its own parts included
    for (std::size_t i = 0; i < outline_.size(); ++i) {
      const OutlineItem& item = outline_[i];
      if (item.regulation || item.block < read_to || !is_organisation(item)) continue;
      read_part(i);
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
  void read_part(std::size_t index) {
    const OutlineItem& part = outline_[index];
    bool numbered = false;
    for (std::size_t i = index + 1; i < outline_.size() && outline_[i].block < part.end_block; ++i) {
      if (outline_[i].parent != index + 1) continue;
      numbered = true;
      read_item(i);
    }
    if (!numbered && is_organisation(part)) read_paragraphs(part);
  }

  void read_item(std::size_t index) {
    const OutlineItem& item = outline_[index];
    const UnitReader::Leading leading = addressed_units(item);
    // "1. Trách nhiệm của các cơ quan" leaves the units to its points.
    if (leading.length == 0) return read_part(index);
    const std::string_view rest = slice(item.text).substr(leading.length);
    const bool heading = leaves_task_below(rest);
    if (!heading && !acts(rest)) return;
    const bool has_lines_below = item.block + 1 < item.end_block;
    if (!heading || !has_lines_below) add(item, item.text, leading, item.section.label);
    for (std::size_t block = item.block + 1; block < item.end_block; ++block) add_duty(item, block, leading);
  }

  /// The units that the item's line addresses.  A heading with lines below it is a list of units as a whole
  /// where its beginning alone is no sentence ("Hiệu trưởng các trường Tiểu học, Mầm non").
  UnitReader::Leading addressed_units(const OutlineItem& item) const {
    const std::string_view line = slice(item.text);
    UnitReader::Leading leading = units_.read_leading(line);
    // "Chủ tịch UBND xã giao Phòng Văn hóa - Xã hội theo dõi": who is charged, not who charges.
    static const Pattern charges(R"(^ (?:giao|phân công|yêu cầu|đề nghị) )");
    if (const auto verb = charges.find(line.substr(leading.length)); leading.length > 0 && verb) {
      const std::size_t begin = leading.length + verb->whole().end;
      UnitReader::Leading charged = units_.read_leading(line.substr(begin));
      for (ListedUnit& unit : charged.units) unit.where = {unit.where.begin + begin, unit.where.end + begin};
      if (charged.length > 0) leading = {std::move(charged.units), begin + charged.length};
    }
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
    }
    leading.length = leading.units.empty() ? 0 : line.size();
    return leading;
  }

  /// A duty of the unit that the item addresses: one paragraph below it.
  void add_duty(const OutlineItem& item, std::size_t block, const UnitReader::Leading& leading) {
    const Block& source = document_.blocks[block];
    if (source.kind != BlockKind::paragraph || is_closing_formula(slice(source.text))) return;
    ByteRange line = source.text;
    std::optional<std::string> ordinal;
    if (const auto marker = find_marker(slice(line))) {
      line.begin += marker->length;
      ordinal = marker->label;
    } else {
      line.begin += bullet_length(slice(line));
    }
    if (line.empty()) return;
    FoundAssignment found = begin(item, leading, ordinal);
    set_task(found, line);
    found_.push_back(std::move(found));
  }

  /// "Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có vướng mắc …" end the plan; they are no
  /// duties.
  static bool is_closing_formula(std::string_view line) {
    constexpr std::size_t kFormulaBytes = 200;
    static const Pattern formula(
        R"(^(?:trên đây là|trong quá trình|yêu cầu (?:các|thủ trưởng)|căn cứ (?:kế hoạch|nội dung kế hoạch)|ủy ban nhân dân (?:xã|phường|đặc khu)[^,;]{0,40} (?:yêu cầu|đề nghị)|đề nghị (?:các|thủ trưởng)|kế hoạch này|nhận được (?:kế hoạch|văn bản|chương trình)|nơi (?:nhận|gửi)|\[\d{1,2}\]))");
    return formula.contains(comparison_key(first_bytes(line, kFormulaBytes)));
  }

  /// The line runs on into its task: "Phòng Kinh tế: tham mưu …", "Giao Công an xã chủ trì, phối hợp với …".
  void add(const OutlineItem& item, ByteRange line, const UnitReader::Leading& leading,
           std::optional<std::string> ordinal) {
    FoundAssignment found = begin(item, leading, std::move(ordinal));
    std::size_t task_begin = line.begin + leading.length;
    task_begin += duty_mark_length(slice({task_begin, line.end}));
    ByteRange task{task_begin, line.end};
    if (task.empty()) task = line;
    add_coordinating(found, task);
    set_task(found, task);
    found_.push_back(std::move(found));
  }

  /// "chủ trì, phối hợp với Công an xã tổ chức …": the units behind "phối hợp với" coordinate.
  void add_coordinating(FoundAssignment& found, ByteRange task) const {
    static const Pattern with(
        R"(^ ?(?i:là cơ quan )?(?i:chủ trì|chủ động)(?:,| và)? phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)? )");
    const auto match = with.find(slice(task));
    if (!match) return;
    const std::size_t begin = task.begin + match->whole().end;
    found.add_units(&Assignment::coordinate, units_.read_leading(slice({begin, task.end})).units, begin);
  }

  FoundAssignment begin(const OutlineItem& item, const UnitReader::Leading& leading,
                        std::optional<std::string> ordinal) const {
    FoundAssignment found;
    found.assignment.origin = "organisation";
    found.assignment.section = item.section.id;
    found.assignment.ordinal = std::move(ordinal);
    found.add_units(&Assignment::lead, leading.units, item.text.begin);
    return found;
  }

  void set_task(FoundAssignment& found, ByteRange task) const {
    found.assignment.task = std::string(slice(task));
    found.assignment.span = make_span(document_, task);
  }

  /// Without numbers the units stand in bullets, or in lines of their own.
  void read_paragraphs(const OutlineItem& part) {
    OutlineItem item = part;
    for (std::size_t block = part.block + 1; block < part.end_block; ++block) {
      if (document_.blocks[block].kind != BlockKind::paragraph) continue;
      item.text = document_.blocks[block].text;
      if (is_closing_formula(slice(item.text))) continue;
      item.text.begin += bullet_length(slice(item.text));
      const auto leading = units_.read_leading(slice(item.text));
      if (leading.length == 0 || !acts(slice(item.text).substr(leading.length))) continue;
      add(item, item.text, leading, std::nullopt);
    }
  }

  const NormalizedDocument& document_;
  const std::vector<OutlineItem>& outline_;
  const UnitReader& units_;
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
                                                           const UnitReader& units) {
  return OrganisationReader(document, outline, units).read();
}

}  // namespace vanthu
