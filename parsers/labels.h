// Label lines of a plan's body: "Cơ quan chủ trì: Phòng Kinh tế; Thời gian thực hiện: Quý I/2026."
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

enum class Label { lead, implement, coordinate, deadline, product, form, other };

/// A label and the value behind its colon.
struct LabelledValue {
  Label label = Label::other;
  ByteRange value;  // in the text that was searched; may be empty where the value stands below
};

/// Labels that begin a line or follow another label's value in it; empty where the line begins with none.
/// A bullet or point letter in front is passed over.
std::vector<LabelledValue> find_labels(std::string_view line);

/// The same for a table cell, where a label may follow any text: "Chủ trì: X. Phối hợp: Y".
std::vector<LabelledValue> find_labels_in_cell(std::string_view cell);

}  // namespace vanthu
