#include "tools/program/correction_marks.h"

#include "tools/program/correction_listing.h"

namespace vanthu {

CorrectionMarks::CorrectionMarks(const std::vector<Correction>& corrections) {
  for (const Correction& correction : corrections) {
    if (correction.outcome == "applied") fields_.emplace(correction.index, correction.set.field);
  }
}

std::string CorrectionMarks::marked(std::optional<std::size_t> task, std::string_view field,
                                    std::string value) const {
  if (fields_.contains({task, std::string(field)})) value += value.empty() ? "*" : " *";
  return value;
}

std::vector<std::vector<std::string>> correction_rows(const std::vector<Correction>& corrections,
                                                      Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const Correction& correction : corrections) {
    const std::string& field = correction.set.field;
    rows.push_back(
        {std::to_string(correction.id), corrected_place(correction), field_in_words(field, language),
         words_of_value(field, correction.reading_now.value_or(correction.reading)),
         words_of_value(field, correction.set.value), outcome_in_words(outcome_of(correction), language),
         correction.made.who, correction.made.why});
  }
  return rows;
}

}  // namespace vanthu
