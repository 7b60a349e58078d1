// Corrections as lists: for people, for programs, and as the CSV that another store takes.
#pragma once

#include <string>
#include <vector>

#include "ingest/messages.h"
#include "store/correction.h"
#include "tools/program/listing.h"

namespace vanthu {

/// In CSV `value` is what the person wrote, which every program understands by its own vocabulary; the
/// readings are told for people.  `nth` counts from 1.
Listing correction_listing(std::vector<Correction> corrections);

/// A value of a field for people, as value_in_words; as it is where no such field is known.
std::string words_of_value(const std::string& field, const std::string& value);

/// "12#3" of a task that is found, "12" of a head, "" where the plan is gone.
std::string corrected_place(const Correction& correction);

/// Correction::outcome, or "plan-missing" or "undone".
std::string outcome_of(const Correction& correction);

/// What people call a field, and an outcome_of.
std::string field_in_words(const std::string& field, Language language);
std::string outcome_in_words(const std::string& outcome, Language language);

/// PlanTrace::plan_key on one line, and back.
std::string plan_in_line(const std::string& plan_key);
std::string plan_from_line(const std::string& line);

}  // namespace vanthu
