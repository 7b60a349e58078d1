// What people put right in a record, and how it stands with the reading (docs/decisions/0014).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// A task that every reading of its plan can find again, wherever rows were added or removed.
struct TaskAnchor {
  std::string task;       // in the words of the reading that was corrected
  std::string origin;     // of Assignment
  std::string group;      // Assignment::group, "" where there is none
  std::size_t nth = 0;    // 0-based among the tasks of the same words, origin and group
  std::size_t among = 1;  // how many there were of these
  bool operator==(const TaskAnchor&) const = default;
};

/// Who did it, when, and why.
struct CorrectionNote {
  std::string who, when, why;  // `when` in UTC: "2026-03-05T09:41:07Z"
  bool operator==(const CorrectionNote&) const = default;
};

/// By what the plan of a correction is found again, as its chosen source had it when it was corrected.
struct PlanTrace {
  std::string sha256;
  std::optional<std::string> plan_key;  // of PlanIdentity
  std::string path;                     // the first place, for people
  std::optional<std::string> number_key, commune_code;
  bool operator==(const PlanTrace&) const = default;
};

/// One value that stands for what was read.
struct NewCorrection {
  std::string field;    // of correctable_fields()
  std::string wording;  // what the person wrote; "" where the field is to be empty
  std::string value;    // what that means: JSON, as in the record (store/correctable.h)
  bool operator==(const NewCorrection&) const = default;
};

struct Correction {
  std::int64_t id = 0;
  std::optional<std::int64_t> document;  // none where no file of its plan is in the store any more
  PlanTrace plan;
  std::optional<TaskAnchor> task;  // none where the head is corrected
  NewCorrection set;
  std::string reading;  // what had been read, as `set.value`
  CorrectionNote made;
  std::optional<CorrectionNote> undone;
  // How it stands with what is read now; empty where it is undone or its plan is gone.
  std::string outcome;  // applied | agrees | superseded | target-missing
  std::optional<std::string> reading_now;
  std::optional<std::size_t> index;  // of the task in the document's assignments
  bool operator==(const Correction&) const = default;
};

/// Which corrections.  Empty members do not restrict.
struct CorrectionQuestion {
  std::vector<std::int64_t> documents{};
  bool active = true, undone = false;  // which of both
};

/// What became of a correction that another store has.
enum class CorrectionImport {
  added,
  known,   // it is here already, and stands as there
  undone,  // it was here, and is undone there
};

/// Makes the canonical key of a document whose head a correction changed; without it the reading's stays.
using HeaderIdentity = std::function<std::optional<std::string>(const Header&)>;

}  // namespace vanthu
