#include "tools/program/correction_listing.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "store/correctable.h"
#include "store/task_id.h"
#include "tools/program/correction_values.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBetweenKeyParts = " | ";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string utf8_path(const std::string& path) {
  return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
}

Json parsed(const std::optional<std::string>& value) {
  const Json json = value ? Json::parse(*value, nullptr, false) : Json(nullptr);
  return json.is_discarded() ? Json(nullptr) : json;
}

template <class Value>
Json nullable(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const CorrectionNote& note) {
  return {{"who", note.who}, {"when", note.when}, {"why", note.why}};
}

Json json_of(const TaskAnchor& anchor) {
  return {{"task", anchor.task},
          {"origin", anchor.origin},
          {"group", anchor.group},
          {"nth", anchor.nth + 1},
          {"among", anchor.among}};
}

/// As the CSV's column `state`.
std::string state_of(const Correction& correction) { return correction.undone ? "undone" : "active"; }

std::string json_line(const Correction& correction) {
  const PlanTrace& plan = correction.plan;
  const std::string place = corrected_place(correction);
  const Json object{{"id", correction.id},
                    {"state", state_of(correction)},
                    {"document_id", nullable(correction.document)},
                    {"task_id", correction.index ? Json(place) : Json(nullptr)},
                    {"document_key", nullable(plan.number_key)},
                    {"commune_code", nullable(plan.commune_code)},
                    {"path", utf8_path(plan.path)},
                    {"sha256", plan.sha256},
                    {"plan", plan.plan_key ? Json(plan_in_line(*plan.plan_key)) : Json(nullptr)},
                    {"target", correction.task ? json_of(*correction.task) : Json(nullptr)},
                    {"field", correction.set.field},
                    {"wording", correction.set.wording},
                    {"value", parsed(correction.set.value)},
                    {"reading", parsed(correction.reading)},
                    {"reading_now", parsed(correction.reading_now)},
                    {"outcome", correction.outcome.empty() ? Json(nullptr) : Json(correction.outcome)},
                    {"made", json_of(correction.made)},
                    {"undone", correction.undone ? json_of(*correction.undone) : Json(nullptr)}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> row_of(const Correction& correction) {
  const PlanTrace& plan = correction.plan;
  const std::string& field = correction.set.field;
  const TaskAnchor task = correction.task.value_or(TaskAnchor{});
  const bool of_task = correction.task.has_value();
  const CorrectionNote undone = correction.undone.value_or(CorrectionNote{});
  return {std::to_string(correction.id),
          correction.document ? std::to_string(*correction.document) : "",
          corrected_place(correction),
          plan.number_key.value_or(utf8_path(plan.path)),
          plan.number_key.value_or(""),
          plan.commune_code.value_or(""),
          utf8_path(plan.path),
          plan.sha256,
          plan.plan_key ? plan_in_line(*plan.plan_key) : "",
          task.task,
          task.origin,
          task.group,
          of_task ? std::to_string(task.nth + 1) : "",
          of_task ? std::to_string(task.among) : "",
          field,
          field,
          words_of_value(field, correction.reading),
          words_of_value(field, correction.set.value),
          correction.set.wording,
          correction.reading_now ? words_of_value(field, *correction.reading_now) : "",
          outcome_of(correction),
          correction.made.who,
          correction.made.when,
          correction.made.why,
          state_of(correction),
          undone.who,
          undone.when,
          undone.why};
}

}  // namespace

std::string words_of_value(const std::string& field, const std::string& value) {
  const CorrectableField* known = find_correctable_field(field);
  return known == nullptr ? value : value_in_words(*known, value);
}

std::string corrected_place(const Correction& correction) {
  if (!correction.document) return {};
  if (correction.index) return to_text(TaskId{*correction.document, *correction.index});
  return std::to_string(*correction.document);
}

std::string outcome_of(const Correction& correction) {
  if (correction.undone) return "undone";
  return correction.document ? correction.outcome : "plan-missing";
}

std::string field_in_words(const std::string& field, Language language) {
  const std::string code = "field-" + field;
  return message(language, code);
}

std::string outcome_in_words(const std::string& outcome, Language language) {
  const std::string code = "correction-state-" + outcome;
  return message(language, code);
}

std::string plan_in_line(const std::string& plan_key) { return replaced(plan_key, "\n", kBetweenKeyParts); }

std::string plan_from_line(const std::string& line) { return replaced(line, kBetweenKeyParts, "\n"); }

Listing correction_listing(std::vector<Correction> corrections) {
  Listing listing;
  listing.columns = {{"id", "head-id"},
                     {"document_id", ""},
                     {"task_id", "head-where"},
                     {"", "head-document"},
                     {"document", ""},
                     {"commune_code", ""},
                     {"path", ""},
                     {"sha256", ""},
                     {"plan", ""},
                     {"task", ""},
                     {"origin", ""},
                     {"group", ""},
                     {"nth", ""},
                     {"among", ""},
                     {"", "head-field", "field-"},
                     {"field", ""},
                     {"reading", "head-reading"},
                     {"", "head-corrected"},
                     {"value", ""},
                     {"reading_now", ""},
                     {"outcome", "head-state", "correction-state-"},
                     {"who", "head-who"},
                     {"when", "head-when"},
                     {"why", "head-why"},
                     {"state", ""},
                     {"undone_who", ""},
                     {"undone_when", ""},
                     {"undone_why", ""}};
  for (const Correction& correction : corrections) listing.rows.push_back(row_of(correction));
  listing.json = [kept = std::move(corrections)](std::size_t row) { return json_line(kept[row]); };
  return listing;
}

}  // namespace vanthu
