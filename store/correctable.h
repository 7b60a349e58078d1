// The fields of a record that people may put right, as values that can be kept, compared and set.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parsers/document.h"

namespace vanthu {

/// How a field's value stands in JSON: text: a string or null; units and deadlines: a list, as in the record;
/// number: the record's object or null; commune: an entry of the issuer's candidates.
enum class FieldKind { text, units, deadlines, number, commune };

struct CorrectableField {
  std::string_view name;  // "lead"
  FieldKind kind;
  bool of_task;    // else of the head
  bool may_clear;  // the field may be set to nothing
};

std::span<const CorrectableField> correctable_fields();
/// nullptr where there is no such field.
const CorrectableField* find_correctable_field(std::string_view name);

/// True where `json` can be a value of the field.
bool is_value_of(const CorrectableField& field, std::string_view json);

/// What the head or task has in the field; the deadlines of a task are one field.  The field must be one of
/// the head, or of a task.
std::string value_in(const Header& header, const CorrectableField& field);
std::string value_in(const Assignment& task, const CorrectableField& field);

/// The head or task with another value, which must be one of the field's.  A commune brings its level,
/// province and codes and its name in the issuer's; a group is the last of the task's groups.
Header with_value(Header header, const CorrectableField& field, const std::string& value);
Assignment with_value(Assignment task, const CorrectableField& field, const std::string& value);

/// Whether two values of the field mean one thing: units of one name and qualifier, deadlines of one kind and
/// time, in whatever words.
bool means_same(const CorrectableField& field, const std::string& a, const std::string& b);

}  // namespace vanthu
