// What a person writes in place of what was read, understood as the reader understands plans.
#pragma once

#include <string>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/document_number.h"
#include "parsers/unit_list.h"
#include "store/correctable.h"
#include "store/correction.h"

namespace vanthu {

/// What empties a field.
inline constexpr std::string_view kNothing = "none";

struct UnderstoodCorrection {
  NewCorrection set;
  std::vector<std::string> unknown_units;  // that the register lacks; kept as they are written
  bool undated = false;                    // a time in which no rule reads a date or a repetition
};

class CorrectionReader {
 public:
  /// `vocabulary` must outlive it.
  explicit CorrectionReader(const Vocabulary& vocabulary);

  /// `wording` as a value of the field, in a document with the head `header`, whose date tells the year of
  /// dates without one.  Throws Error "correction-value-…" (the wording, the field's name) where it can be
  /// none.
  UnderstoodCorrection read(const CorrectableField& field, const std::string& wording,
                            const Header& header) const;

 private:
  std::string number_value(const std::string& wording) const;
  std::string commune_value(const std::string& wording) const;

  const Vocabulary& vocabulary_;
  NumberReader numbers_;
  UnitReader units_;
};

/// A value for people: "Phòng Kinh tế (về ngân sách); Công an", "157/KH-UBND"; "" where there is none.
std::string value_in_words(const CorrectableField& field, const std::string& value);

}  // namespace vanthu
