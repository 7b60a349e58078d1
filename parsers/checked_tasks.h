// What several checks of tasks ask.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/checked_document.h"

namespace vanthu {

/// The table in which a task stands; nullptr for a task of another origin.
const TaskTable* table_of(const CheckedDocument& checked, const Assignment& task);

/// True for a task that somebody is charged with, not one that a sentence only says a body does.
bool is_charge(const Assignment& task);

/// Who leads it: those that are said to or, where none is, those that carry it out.
const std::vector<UnitMention>& leads_of(const Assignment& task);

/// As many of `units` as are compared with all others.
std::span<const UnitMention> first_units(const std::vector<UnitMention>& units);

/// Where `unit` of the task is printed; the task where that is not known.
ByteRange place_of_unit(const FoundAssignment& task, const UnitMention& unit);

/// From the first of `units` to the last, as printed.
ByteRange place_of_units(const FoundAssignment& task, const std::vector<UnitMention>& units);

/// In their order; of those that overlap only the first.
std::vector<ByteRange> sorted_apart(std::vector<ByteRange> places);

/// Canonical names, joined by ", ".
std::string names_of(const std::vector<UnitMention>& units);

/// True where a commune's, ward's or special zone's People's Committee issued the document.
bool is_of_communal_committee(const CheckedDocument& checked);

/// True where a commune, ward or special zone issued it, whichever of its bodies.
bool is_communal(const CheckedDocument& checked);

}  // namespace vanthu
