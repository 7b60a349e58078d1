#include <algorithm>
#include <map>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/assignments.h"
#include "parsers/deadline.h"
#include "parsers/labels.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// A label's value, which may go on in the paragraphs below.
struct Value {
  Label label = Label::other;
  std::vector<ByteRange> pieces;
  bool open = false;  // nothing stood behind the colon
};

/// The label lines of one item.
struct LabelBlock {
  std::vector<Value> values;

  bool has(Label label) const {
    return std::any_of(values.begin(), values.end(),
                       [&](const Value& value) { return value.label == label; });
  }
};

class BodyReader {
 public:
  BodyReader(const NormalizedDocument& document, const std::vector<OutlineItem>& outline, const Parts& parts,
             const UnitReader& units, std::optional<int> document_year)
      : document_(document), parts_(parts), units_(units), document_year_(document_year) {
    for (const OutlineItem& item : outline) {
      if (item.attached) continue;
      item_of_block_.emplace(item.block, &item);
      if (item.section.title && is_organisation_title(*item.section.title)) {
        organisation_.push_back({item.block, item.end_block});
      }
    }
  }

  std::vector<FoundAssignment> read() {
    for (std::size_t i = parts_.body.begin; i < parts_.body.end; ++i) {
      const Block& block = document_.blocks[i];
      if (block.kind != BlockKind::paragraph || in_organisation(i)) {
        close();
        item_ = nullptr;
        continue;
      }
      take(i, block.text);
    }
    close();
    return std::move(found_);
  }

 private:
  bool in_organisation(std::size_t block) const {
    return std::any_of(organisation_.begin(), organisation_.end(),
                       [&](const BlockRange& range) { return range.begin <= block && block < range.end; });
  }

  void take(std::size_t block, ByteRange line) {
    const std::vector<LabelledValue> labels = find_labels(document_.slice(line));
    if (!labels.empty()) return take_labels(line, labels);
    const auto item = item_of_block_.find(block);
    if (item != item_of_block_.end()) {
      close();
      item_ = item->second;
      first_content_ = {};
      had_block_ = false;
    } else if (!labels_.values.empty() && labels_.values.back().open) {
      labels_.values.back().pieces.push_back(line);
    } else {
      after_content_ = true;
      if (first_content_.empty()) first_content_ = line;
    }
  }

  void take_labels(ByteRange line, const std::vector<LabelledValue>& labels) {
    const bool begins_block =
        after_content_ && !labels_.values.empty() &&
        std::any_of(labels.begin(), labels.end(), [&](const LabelledValue& value) {
          return labels_.has(value.label) || value.label == Label::lead || value.label == Label::implement;
        });
    if (begins_block) close();
    if (labels_.values.empty()) set_task(line);
    after_content_ = false;
    first_content_ = {};
    for (const LabelledValue& label : labels) {
      Value value{label.label, {}, label.value.empty()};
      if (!label.value.empty()) {
        value.pieces.push_back({line.begin + label.value.begin, line.begin + label.value.end});
      }
      labels_.values.push_back(std::move(value));
    }
  }

  /// The first block of an item is about the item itself, a later one about the paragraph above it.
  void set_task(ByteRange label_line) {
    if (item_ != nullptr && (!had_block_ || first_content_.empty())) {
      task_ = item_->text;
    } else if (!first_content_.empty()) {
      task_ = first_content_;
    } else {
      task_ = label_line;
    }
    had_block_ = true;
  }

  void close() {
    if (!labels_.values.empty()) add();
    labels_ = {};
    after_content_ = false;
  }

  void add() {
    FoundAssignment found;
    Assignment& assignment = found.assignment;
    assignment.origin = "body";
    if (item_ != nullptr) {
      assignment.section = item_->section.id;
      assignment.ordinal = item_->section.label;
    }
    static const Pattern bullet(R"(^[-–—+*•·▪] ?)");
    if (const auto mark = bullet.find(document_.slice(task_))) task_.begin += mark->whole().end;
    assignment.task = std::string(document_.slice(task_));
    assignment.span = make_span(document_, task_);
    for (const Value& value : labels_.values) set(value, found);
    found.has_coordinate_place = labels_.has(Label::coordinate);
    const bool owned =
        !assignment.lead.empty() || !assignment.implement.empty() || !assignment.coordinate.empty();
    if (owned) found_.push_back(std::move(found));
  }

  void set(const Value& value, FoundAssignment& found) {
    Assignment& assignment = found.assignment;
    switch (value.label) {
      case Label::lead:
        return add_units(value, assignment.lead, found);
      case Label::implement:
        return add_units(value, assignment.implement, found);
      case Label::coordinate:
        return add_units(value, assignment.coordinate, found);
      case Label::deadline:
        if (!assignment.deadline) assignment.deadline = parse_deadline(joined(value), document_year_);
        return;
      case Label::product:
        if (!assignment.product && !value.pieces.empty()) assignment.product = joined(value);
        return;
      case Label::form:
        if (!assignment.form && !value.pieces.empty()) assignment.form = joined(value);
        return;
      case Label::other:
        return;
    }
  }

  std::string joined(const Value& value) const {
    std::string text;
    for (const ByteRange& piece : value.pieces) {
      if (!text.empty()) text += ' ';
      text += document_.slice(piece);
    }
    return text;
  }

  void add_units(const Value& value, std::vector<UnitMention>& target, FoundAssignment& found) {
    for (const ByteRange& piece : value.pieces) {
      for (ListedUnit& unit : units_.read_list(document_.slice(piece))) {
        unit.where = {unit.where.begin + piece.begin, unit.where.end + piece.begin};
        target.push_back(unit.mention);
        found.units.push_back(std::move(unit));
      }
    }
  }

  const NormalizedDocument& document_;
  const Parts& parts_;
  const UnitReader& units_;
  std::optional<int> document_year_;
  std::map<std::size_t, const OutlineItem*> item_of_block_;
  std::vector<BlockRange> organisation_;

  const OutlineItem* item_ = nullptr;  // the item in which the reader stands
  ByteRange first_content_;            // first paragraph since the item's line or the last block
  bool after_content_ = false;         // a paragraph stood between the last label and here
  bool had_block_ = false;
  ByteRange task_;
  LabelBlock labels_;
  std::vector<FoundAssignment> found_;
};

}  // namespace

bool is_organisation_title(std::string_view title) {
  static const Pattern pattern(
      R"(^(?:công tác )?(?:tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công (?:thực hiện|nhiệm vụ|trách nhiệm|tổ chức)|trách nhiệm (?:thực hiện|thi hành|của các|tổ chức)))");
  return pattern.contains(comparison_key(title));
}

std::vector<FoundAssignment> assignments_from_body(const NormalizedDocument& document,
                                                   const std::vector<OutlineItem>& outline,
                                                   const Parts& parts, const UnitReader& units,
                                                   std::optional<int> document_year) {
  return BodyReader(document, outline, parts, units, document_year).read();
}

}  // namespace vanthu
