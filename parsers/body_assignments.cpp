#include <algorithm>
#include <map>
#include <set>

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
  std::set<Label> labels;  // of `values`

  bool has(Label label) const { return labels.contains(label); }
  void add(Value value) {
    labels.insert(value.label);
    values.push_back(std::move(value));
  }
};

class BodyReader {
 public:
  BodyReader(const NormalizedDocument& document, const std::vector<OutlineItem>& outline, const Parts& parts,
             const UnitReader& units, const PlanTime& time)
      : document_(document), outline_(outline), parts_(parts), units_(units), time_(time) {
    for (const OutlineItem& item : outline) {
      if (item.regulation) continue;
      item_of_block_.emplace(item.block, &item);
    }
  }

  std::vector<FoundAssignment> read() {
    read_blocks(parts_.body);
    for (const AttachedPart& attached : parts_.attached) {
      if (!is_regulation(attached.type)) read_blocks(attached.blocks);
    }
    return std::move(found_);
  }

 private:
  void read_blocks(BlockRange blocks) {
    for (std::size_t i = blocks.begin; i < blocks.end; ++i) {
      const Block& block = document_.blocks[i];
      const auto item = item_of_block_.find(i);
      if (item != item_of_block_.end() && is_organisation(*item->second)) {
        organisation_end_ = std::max(organisation_end_, item->second->end_block);
      }
      if (block.kind != BlockKind::paragraph || i < organisation_end_) {
        close();
        item_ = nullptr;
        continue;
      }
      take(i, block.text);
    }
    close();
    item_ = nullptr;
  }

  static bool is_organisation(const OutlineItem& item) {
    return item.section.title && is_organisation_title(*item.section.title);
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
      labels_.add(std::move(value));
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
      assignment.groups = titles_above(outline_, *item_, task_ != item_->text);
    }
    task_.begin += bullet_length(document_.slice(task_));
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
      case Label::implement:
      case Label::coordinate:
        for (const ByteRange& piece : value.pieces) {
          found.add_units(*role_of(value.label), units_.read_list(document_.slice(piece)), piece.begin);
        }
        return;
      case Label::deadline:
        if (!assignment.deadline)
          found.set_deadlines(parse_deadlines(joined(value), time_.document_date, time_.year), value.pieces);
        return;
      case Label::product:
        if (!assignment.product && !value.pieces.empty()) {
          assignment.product = joined(value);
          found.product_places = value.pieces;
        }
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

  const NormalizedDocument& document_;
  const std::vector<OutlineItem>& outline_;
  const Parts& parts_;
  const UnitReader& units_;
  const PlanTime& time_;
  std::map<std::size_t, const OutlineItem*> item_of_block_;

  std::size_t organisation_end_ = 0;   // first block behind the parts that say which unit does what
  const OutlineItem* item_ = nullptr;  // the item in which the reader stands
  ByteRange first_content_;            // first paragraph since the item's line or the last block
  bool after_content_ = false;         // a paragraph stood between the last label and here
  bool had_block_ = false;
  ByteRange task_;
  LabelBlock labels_;
  std::vector<FoundAssignment> found_;
};

}  // namespace

std::vector<FoundAssignment> assignments_from_body(const NormalizedDocument& document,
                                                   const std::vector<OutlineItem>& outline,
                                                   const Parts& parts, const UnitReader& units,
                                                   const PlanTime& time) {
  return BodyReader(document, outline, parts, units, time).read();
}

}  // namespace vanthu
