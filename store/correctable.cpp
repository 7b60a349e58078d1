#include "store/correctable.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "store/match_tasks.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

using Json = nlohmann::json;
using OptionalText = std::optional<std::string>;

constexpr std::array kFields{
    CorrectableField{"number", FieldKind::number, false, true},
    CorrectableField{"type", FieldKind::text, false, true},
    CorrectableField{"title", FieldKind::text, false, true},
    CorrectableField{"date", FieldKind::text, false, true},
    CorrectableField{"issuer", FieldKind::text, false, true},
    CorrectableField{"commune", FieldKind::commune, false, false},
    CorrectableField{"signer", FieldKind::text, false, true},
    CorrectableField{"signer-position", FieldKind::text, false, true},
    CorrectableField{"task", FieldKind::text, true, false},
    CorrectableField{"lead", FieldKind::units, true, true},
    CorrectableField{"implement", FieldKind::units, true, true},
    CorrectableField{"coordinate", FieldKind::units, true, true},
    CorrectableField{"deadline", FieldKind::deadlines, true, true},
    CorrectableField{"product", FieldKind::text, true, true},
    CorrectableField{"form", FieldKind::text, true, true},
    CorrectableField{"group", FieldKind::text, true, true},
};

std::string json_text(const OptionalText& text) {
  return (text ? Json(*text) : Json(nullptr)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

OptionalText text_in(const std::string& json) {
  const Json value = Json::parse(json, nullptr, false);
  return value.is_string() ? OptionalText(value.get<std::string>()) : std::nullopt;
}

/// The text that the field is kept in.
OptionalText& text_of(Header& header, std::string_view field) {
  if (field == "type") return header.type;
  if (field == "title") return header.title;
  if (field == "date") return header.date;
  if (field == "issuer") return header.issuer.name;
  if (!header.signer) header.signer.emplace();
  return field == "signer" ? header.signer->name : header.signer->position;
}

std::optional<CommuneName> commune_of(const Issuer& issuer) {
  if (!issuer.commune_code) return std::nullopt;
  return CommuneName{*issuer.commune_code, issuer.level.value_or(""), issuer.commune.value_or(""),
                     issuer.province_code.value_or(""), issuer.province.value_or("")};
}

/// "Ủy ban nhân dân xã Tân Lộc" with another level and name behind the body, where the former ones end it.
OptionalText renamed(const Issuer& issuer, const CommuneName& commune) {
  const std::string former = issuer.level.value_or("") + " " + issuer.commune.value_or("");
  if (!issuer.name || !issuer.level || !issuer.commune || !issuer.name->ends_with(" " + former)) {
    return issuer.name;
  }
  return issuer.name->substr(0, issuer.name->size() - former.size()) + commune.level + " " + commune.name;
}

Issuer with_commune(const Issuer& issuer, const CommuneName& commune) {
  return {.name = renamed(issuer, commune),
          .level = commune.level,
          .commune = commune.name,
          .commune_code = commune.code,
          .province = commune.province,
          .province_code = commune.province_code};
}

Assignment with_group(Assignment task, OptionalText group) {
  if (!task.groups.empty()) task.groups.pop_back();
  if (group) task.groups.push_back(*group);
  task.group = std::move(group);
  return task;
}

std::vector<Deadline> deadlines_of(const Assignment& task) {
  std::vector<Deadline> deadlines = task.further_deadlines;
  if (task.deadline) deadlines.insert(deadlines.begin(), *task.deadline);
  return deadlines;
}

Assignment with_deadlines(Assignment task, std::vector<Deadline> deadlines) {
  task.deadline.reset();
  if (!deadlines.empty()) {
    task.deadline = std::move(deadlines.front());
    deadlines.erase(deadlines.begin());
  }
  task.further_deadlines = std::move(deadlines);
  return task;
}

/// The units that the field is kept in.
std::vector<UnitMention>& units_of(Assignment& task, std::string_view field) {
  return field == "lead" ? task.lead : field == "implement" ? task.implement : task.coordinate;
}

bool is_same_unit(const UnitMention& a, const UnitMention& b) {
  return std::tie(a.unit, a.qualifier, a.requested) == std::tie(b.unit, b.qualifier, b.requested);
}

bool is_same_time(const Deadline& a, const Deadline& b) {
  const auto meaning = [](const Deadline& deadline) {
    return std::tie(deadline.kind, deadline.start, deadline.end, deadline.recurrence);
  };
  if (meaning(a) != meaning(b)) return false;
  const bool dated = a.start || a.end || a.recurrence;
  return dated || words_only(a.raw) == words_only(b.raw);
}

}  // namespace

std::span<const CorrectableField> correctable_fields() { return kFields; }

const CorrectableField* find_correctable_field(std::string_view name) {
  const auto* const found =
      std::find_if(kFields.begin(), kFields.end(), [&](const auto& field) { return field.name == name; });
  return found == kFields.end() ? nullptr : found;
}

bool is_value_of(const CorrectableField& field, std::string_view json) {
  if (json == "null")
    return field.may_clear && (field.kind == FieldKind::text || field.kind == FieldKind::number);
  switch (field.kind) {
    case FieldKind::text:
      return Json::parse(json, nullptr, false).is_string();
    case FieldKind::units:
      return units_from_json(json).has_value();
    case FieldKind::deadlines:
      return deadlines_from_json(json).has_value();
    case FieldKind::number:
      return number_from_json(json).has_value();
    case FieldKind::commune:
      return commune_from_json(json).has_value();
  }
  return false;
}

std::string value_in(const Header& header, const CorrectableField& field) {
  if (field.kind == FieldKind::number) return header.number ? to_json(*header.number) : "null";
  if (field.kind == FieldKind::commune) {
    const auto commune = commune_of(header.issuer);
    return commune ? to_json(*commune) : "null";
  }
  if (field.name == "type") return json_text(header.type);
  if (field.name == "title") return json_text(header.title);
  if (field.name == "date") return json_text(header.date);
  if (field.name == "issuer") return json_text(header.issuer.name);
  const Signer signer = header.signer.value_or(Signer{});
  return json_text(field.name == "signer" ? signer.name : signer.position);
}

std::string value_in(const Assignment& task, const CorrectableField& field) {
  if (field.kind == FieldKind::deadlines) return to_json(deadlines_of(task));
  if (field.name == "lead") return to_json(task.lead);
  if (field.name == "implement") return to_json(task.implement);
  if (field.name == "coordinate") return to_json(task.coordinate);
  if (field.name == "task") return json_text(task.task);
  return json_text(field.name == "product" ? task.product : field.name == "form" ? task.form : task.group);
}

Header with_value(Header header, const CorrectableField& field, const std::string& value) {
  if (field.kind == FieldKind::number) {
    header.number = number_from_json(value);
  } else if (field.kind == FieldKind::commune) {
    if (const auto commune = commune_from_json(value)) header.issuer = with_commune(header.issuer, *commune);
  } else {
    text_of(header, field.name) = text_in(value);
  }
  return header;
}

Assignment with_value(Assignment task, const CorrectableField& field, const std::string& value) {
  if (field.kind == FieldKind::units) {
    units_of(task, field.name) = units_from_json(value).value_or(std::vector<UnitMention>());
  } else if (field.kind == FieldKind::deadlines) {
    return with_deadlines(std::move(task), deadlines_from_json(value).value_or(std::vector<Deadline>()));
  } else if (field.name == "group") {
    return with_group(std::move(task), text_in(value));
  } else if (field.name == "task") {
    task.task = text_in(value).value_or(task.task);
  } else {
    (field.name == "product" ? task.product : task.form) = text_in(value);
  }
  return task;
}

bool means_same(const CorrectableField& field, const std::string& a, const std::string& b) {
  if (a == b) return true;
  switch (field.kind) {
    case FieldKind::text:
      return text_in(a) == text_in(b);
    case FieldKind::units: {
      const auto one = units_from_json(a), other = units_from_json(b);
      return one && other && std::equal(one->begin(), one->end(), other->begin(), other->end(), is_same_unit);
    }
    case FieldKind::deadlines: {
      const auto one = deadlines_from_json(a), other = deadlines_from_json(b);
      return one && other && std::equal(one->begin(), one->end(), other->begin(), other->end(), is_same_time);
    }
    case FieldKind::number: {
      const auto one = number_from_json(a), other = number_from_json(b);
      return one && other && one->key && one->key == other->key && one->year == other->year;
    }
    case FieldKind::commune: {
      const auto one = commune_from_json(a), other = commune_from_json(b);
      return one && other && one->code == other->code;
    }
  }
  return false;
}

}  // namespace vanthu
