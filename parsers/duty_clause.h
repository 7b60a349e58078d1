// Clauses that give units a task: "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra …", "Phòng
// Kinh tế có trách nhiệm …".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/unit_list.h"

namespace vanthu {

/// How a clause gives its task, from the surest way to the weakest.
enum class DutyForm {
  order,           // "Giao X …", "UBND xã yêu cầu X …", "Đề nghị X …"
  responsibility,  // "X có trách nhiệm …", "X là cơ quan đầu mối …"
  role,            // "X chủ trì …", "X phối hợp với Y …", "X tham mưu …"
  verb,            // "X tăng cường …"
};

/// A clause taken apart; ranges are of the text that was read.
struct DutyClause {
  DutyForm form = DutyForm::order;
  std::vector<ListedUnit> lead, coordinate;
  ByteRange task;          // reaches to the end of the text
  bool announces = false;  // the tasks stand in the lines below: "Giao Phòng Kinh tế:"
};

/// The clause that begins `text`, its bullet or number off; none where no unit stands at that place, or
/// nothing is given to it.  "X chịu trách nhiệm thi hành Quyết định này" gives no task of its own.
std::optional<DutyClause> find_duty_clause(std::string_view text, const UnitReader& units);

/// A line that orders or asks units which the lines below name: "Giao các đơn vị sau:".
bool orders_units_below(std::string_view line);

/// Units behind "chủ trì, phối hợp với" or "phối hợp với" with which a task begins; `where` is of `task`.
std::vector<ListedUnit> find_coordinating_units(std::string_view task, const UnitReader& units);

/// Bytes between a unit's name and its task: "có trách nhiệm:", "chịu trách nhiệm", ":".
std::size_t duty_mark_length(std::string_view rest);

/// A line that addresses a unit and leaves the task to the lines below: what is left behind the name is
/// nothing, or announces them.
bool leaves_task_below(std::string_view rest);

/// A clause in which the unit at the start of the line acts: behind its name stands a colon or a verb.
bool acts(std::string_view rest);

/// "Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có vướng mắc …" end the plan; they are no
/// duties.
bool closes_plan(std::string_view line);

/// The same of a line under "Tổ chức thực hiện", where "Yêu cầu các cơ quan, đơn vị …" closes as well.
bool is_closing_formula(std::string_view line);

/// The units to which a line turns.
struct ChargedUnits {
  UnitReader::Leading leading;  // its length reaches from the line's start behind the units
  bool by_another = false;      // "Chủ tịch UBND xã giao X": X, not who charges
};

ChargedUnits read_charged_units(std::string_view line, const UnitReader& units);

}  // namespace vanthu
