#include "tools/program/unit_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/task_id.h"
#include "tools/program/answer_parts.h"

namespace vanthu {
namespace {

constexpr std::size_t kShownVariants = 4;  // in a table; more would bury the others

std::string_view kind_name(UnitKind kind) {
  switch (kind) {
    case UnitKind::unit:
      return "unit";
    case UnitKind::collective:
      return "collective";
    case UnitKind::role:
      return "role";
    case UnitKind::channel:
      return "channel";
  }
  return "";
}

/// What the register says of a name.
struct Registered {
  std::string kind, level, valid_to, successor;
  bool known = false;
};

Registered registered(const UnitAnswer& answer, const RegisterOfUnits& known) {
  Registered found;
  const Unit* unit = known.find(answer.unit);
  found.known = unit != nullptr || known.knows(answer.unit);
  if (!answer.levels.empty()) found.level = answer.levels.front();
  if (unit == nullptr) return found;
  found.kind = kind_name(unit->kind);
  if (found.level.empty()) found.level = unit->level;
  found.valid_to = unit->valid_to;
  found.successor = unit->successor;
  return found;
}

std::string variants_of(const UnitAnswer& answer, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(answer.variants.size(), most); ++i) {
    text += fmt::format("{}{} ({})", i == 0 ? "" : "; ", answer.variants[i].first, answer.variants[i].second);
  }
  return text + (answer.variants.size() > most ? "; …" : "");
}

/// "unknown", or that the unit was abolished and what took over: what somebody should look at.
std::string state_of(const Registered& unit) {
  if (!unit.known) return "unknown";
  return unit.valid_to.empty() && unit.successor.empty() ? "" : "abolished";
}

std::string task_id(const UnitAnswer& answer) { return to_text(TaskId{answer.document, answer.index}); }

Json unit_json(const UnitAnswer& answer, const Registered& unit, bool by_commune) {
  Json variants = Json::array();
  for (const auto& [raw, mentions] : answer.variants)
    variants.push_back({{"raw", raw}, {"mentions", mentions}});
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json object = {{"unit", answer.unit},
                 {"known", unit.known},
                 {"kind", text_or_null(unit.kind)},
                 {"levels", answer.levels},
                 {"valid_to", text_or_null(unit.valid_to)},
                 {"successor", text_or_null(unit.successor)},
                 {"lead", answer.lead},
                 {"implement", answer.implement},
                 {"coordinate", answer.coordinate},
                 {"documents", answer.documents},
                 {"communes", answer.communes},
                 {"variants", variants},
                 {"first_task", task_id(answer)},
                 {"first_path", utf8_path(answer.path)}};
  if (by_commune) {
    object["commune"] = optional_json(answer.commune);
    object["commune_code"] = optional_json(answer.commune_code);
    object["province"] = optional_json(answer.province);
    object["province_code"] = optional_json(answer.province_code);
  }
  return object;
}

}  // namespace

RegisterOfUnits::RegisterOfUnits(Vocabulary vocabulary)
    : vocabulary_(std::move(vocabulary)), reader_(vocabulary_) {
  for (std::size_t i = 0; i < vocabulary_.units().size(); ++i) {
    rows_.emplace(vocabulary_.units()[i].canonical, i);
  }
}

const Unit* RegisterOfUnits::find(const std::string& unit) const {
  const auto row = rows_.find(unit);
  return row == rows_.end() ? nullptr : &vocabulary_.units()[row->second];
}

bool RegisterOfUnits::knows(const std::string& unit) const {
  if (const Unit* row = find(unit)) return row->kind != UnitKind::channel;
  const std::vector<ListedUnit> read = reader_.read_list(unit);
  return read.size() == 1 && read.front().known && read.front().kind != UnitKind::channel;
}

Listing unit_listing(std::vector<UnitAnswer> answers, const RegisterOfUnits& known, UnitColumns columns) {
  Listing listing;
  listing.columns = {{"unit", "head-unit"},
                     {"commune", columns.bodies ? "head-commune" : ""},
                     {"province", columns.bodies ? "head-province" : ""},
                     {"state", "head-state", "unit-state-"},
                     {"successor", "head-successor"},
                     {"kind", ""},
                     {"level", ""},
                     {"lead", "head-lead"},
                     {"implement", "head-implement"},
                     {"coordinate", "head-coordinate"},
                     {"documents", "head-documents"},
                     {"communes", columns.bodies ? "" : "head-communes"},
                     {"", "head-variants"},
                     {"variants", ""},
                     {"first_task", columns.first_place ? "head-first-task" : ""},
                     {"first_document", columns.first_place ? "head-document" : ""},
                     {"first_path", ""}};
  std::vector<Registered> facts;
  for (const UnitAnswer& answer : answers) {
    const Registered unit = registered(answer, known);
    listing.rows.push_back(
        {answer.unit, answer.commune.value_or(""), answer.province.value_or(""), state_of(unit),
         unit.successor, unit.kind, unit.level, std::to_string(answer.lead), std::to_string(answer.implement),
         std::to_string(answer.coordinate), std::to_string(answer.documents), std::to_string(answer.communes),
         variants_of(answer, kShownVariants), variants_of(answer, answer.variants.size()), task_id(answer),
         answer.document_key.empty() ? utf8_path(answer.path) : answer.document_key, utf8_path(answer.path)});
    facts.push_back(unit);
  }
  listing.json = [kept = std::move(answers), facts, bodies = columns.bodies](std::size_t row) {
    return dumped(unit_json(kept[row], facts[row], bodies));
  };
  return listing;
}

}  // namespace vanthu
