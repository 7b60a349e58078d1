#include "tools/program/compared_plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "store/task_id.h"
#include "tools/program/answer_rows.h"
#include "tools/program/answers.h"
#include "tools/program/cited_answers.h"
#include "tools/program/document_choice.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kCommunePrefix = "commune:";

std::string place_name(const Issuer& issuer) {
  if (!issuer.commune) return issuer.name.value_or("");
  return issuer.level ? *issuer.level + " " + *issuer.commune : *issuer.commune;
}

void take_tasks(ComparedSide& side, std::vector<TaskAnswer> tasks, const std::string& commune) {
  side.plan.commune = commune;
  for (const TaskAnswer& task : tasks) side.plan.tasks.push_back(task.assignment);
  side.tasks = std::move(tasks);
}

ComparedSide side_of_document(const Store& store, DocumentId id,
                              const std::optional<std::string>& directive) {
  ComparedSide side;
  side.document = store.document(id);
  if (!side.document) throw Error("document-unknown", "", {std::to_string(id)});
  const Header& header = side.document->header;
  const std::string place = place_name(header.issuer);
  const auto key = header.number ? header.number->key : std::nullopt;
  side.name = short_name(key, side.document->source.path) + (place.empty() ? "" : " (" + place + ")");
  TaskQuestion question;
  question.document = id;
  question.directive = directive;
  take_tasks(side, store.tasks(question), header.issuer.commune.value_or(""));
  return side;
}

/// The communes of these documents, by what tells them apart.
std::map<std::string, Issuer> communes_of(const std::vector<DocumentSummary>& documents) {
  std::map<std::string, Issuer> communes;
  for (const DocumentSummary& document : documents) {
    const Issuer& issuer = document.header.issuer;
    const std::string name = place_name(issuer) + "\n" + issuer.province.value_or("");
    communes.emplace(issuer.commune_code.value_or(name), issuer);
  }
  return communes;
}

ComparedSide side_of_commune(const Store& store, const std::string& text,
                             const std::optional<std::string>& directive) {
  DocumentQuestion of_commune;
  of_commune.commune = text;
  const auto communes = communes_of(store.documents(of_commune));
  if (communes.empty()) throw Error("compare-unknown", "", {text});
  if (communes.size() > 1) {
    std::string names;
    for (const auto& [key, issuer] : communes) {
      names += (names.empty() ? "" : "; ") + place_name(issuer);
      if (issuer.province) names += " (" + *issuer.province + ")";
      if (issuer.commune_code) names += " = " + *issuer.commune_code;
    }
    throw Error("compare-communes", "", {text, names});
  }
  ComparedSide side;
  const Issuer& commune = communes.begin()->second;
  side.name = place_name(commune);
  TaskQuestion question;
  question.commune = text;
  question.directive = directive;
  take_tasks(side, store.tasks(question), commune.commune.value_or(""));
  return side;
}

// What a row says.

std::string times_of(const Assignment& task) {
  std::string times = task.deadline ? task.deadline->raw : "";
  for (const Deadline& further : task.further_deadlines) {
    if (times.find(further.raw) == std::string::npos) times += "; " + further.raw;
  }
  return times;
}

std::string targets_of(const Assignment& task) {
  std::string targets;
  for (const Target& target : task.targets) targets += (targets.empty() ? "" : "; ") + target.raw;
  return targets;
}

/// What the task has in what differs.
std::string value_of(const Assignment& task, TaskDifference difference) {
  switch (difference) {
    case TaskDifference::lead:
      return unit_names(task.lead);
    case TaskDifference::implement:
      return unit_names(task.implement);
    case TaskDifference::coordinate:
      return unit_names(task.coordinate);
    case TaskDifference::deadline:
      return times_of(task);
    case TaskDifference::product:
      return task.product.value_or("");
    case TaskDifference::form:
      return task.form.value_or("");
    case TaskDifference::target:
      return targets_of(task);
    case TaskDifference::text:
      return task.task;
    case TaskDifference::place:
      return task.group.value_or("") + (task.group && task.ordinal ? " " : "") + task.ordinal.value_or("");
  }
  return "";
}

/// Who does it by when: what people want to know of a task that the other side lacks.
std::string assigned(const Assignment& task) {
  const std::string units = unit_names(!task.lead.empty() ? task.lead : task.implement);
  const std::string time = times_of(task);
  return units + (units.empty() || time.empty() ? "" : "; ") + time;
}

std::vector<TaskDifference> counted_differences(const ComparedTask& task, const ComparisonScope& scope) {
  std::vector<TaskDifference> differences = task.differences;
  if (!scope.place) std::erase(differences, TaskDifference::place);
  return differences;
}

/// Where a task stands in the listing.
enum class Standing { different, only_left, only_right, same };

Standing standing_of(const ComparedTask& task, const ComparisonScope& scope) {
  if (!task.right) return Standing::only_left;
  if (!task.left) return Standing::only_right;
  return counted_differences(task, scope).empty() ? Standing::same : Standing::different;
}

std::string name_of_standing(Standing standing) {
  switch (standing) {
    case Standing::different:
      return "different";
    case Standing::only_left:
      return "only-left";
    case Standing::only_right:
      return "only-right";
    case Standing::same:
      return "same";
  }
  return "";
}

Json units_json(const std::vector<UnitMention>& units) {
  Json names = Json::array();
  for (const UnitMention& mention : units) names.push_back(mention.unit);
  return names;
}

Json task_json(const ComparedSide& side, const std::optional<std::size_t>& position) {
  if (!position) return nullptr;
  const TaskAnswer& answer = side.tasks[*position];
  const Assignment& task = answer.assignment;
  const auto text = [](const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); };
  return {{"task_id", to_text({answer.document, answer.index})},
          {"document_key", text(answer.document_key)},
          {"commune", text(answer.commune)},
          {"ordinal", text(task.ordinal.value_or(""))},
          {"group", text(task.group.value_or(""))},
          {"task", task.task},
          {"lead", units_json(task.lead)},
          {"implement", units_json(task.implement)},
          {"coordinate", units_json(task.coordinate)},
          {"deadline", text(times_of(task))},
          {"product", text(task.product.value_or(""))},
          {"targets", text(targets_of(task))}};
}

/// The rows and objects of one comparison.
class Rows {
 public:
  Rows(const ComparedPlans& plans, const ComparisonScope& scope) : plans_(plans), scope_(scope) {}

  void add_tasks(Standing standing) {
    for (const ComparedTask& task : plans_.tasks) {
      if (standing_of(task, scope_) == standing) add_task(task, standing);
    }
  }

  void add_governing() {
    for (const std::string& name : plans_.governing.only_left) add_governing("only-left", name, "");
    for (const std::string& name : plans_.governing.only_right) add_governing("only-right", "", name);
  }

  std::vector<std::vector<std::string>> rows;
  std::vector<Json> objects;  // of each task, then of what governs

 private:
  void add_task(const ComparedTask& task, Standing standing) {
    const Assignment& shown =
        task.left ? plans_.left.plan.tasks[*task.left] : plans_.right.plan.tasks[*task.right];
    std::string left_id, right_id;
    if (task.left) left_id = id_of(plans_.left, *task.left);
    if (task.right) right_id = id_of(plans_.right, *task.right);
    bool first = true;  // people read what the task is once
    const auto add = [&](std::string_view difference, const std::string& left, const std::string& right) {
      const std::string ordinal = shown.ordinal.value_or("");
      rows.push_back({name_of_standing(standing), std::string(difference),
                      fmt::format("{:.2f}", task.similarity), left_id, right_id, ordinal, shown.task,
                      first ? ordinal : "", first ? shown.task : "", left, right});
      first = false;
    };
    Json differences = Json::array();
    for (const TaskDifference difference : counted_differences(task, scope_)) {
      const std::string left = value_of(plans_.left.plan.tasks[*task.left], difference);
      const std::string right = value_of(plans_.right.plan.tasks[*task.right], difference);
      add(name_of(difference), left, right);
      differences.push_back({{"field", name_of(difference)}, {"left", left}, {"right", right}});
    }
    if (standing == Standing::same) add("same", assigned(shown), "");
    if (standing == Standing::only_left) add("only-left", assigned(shown), "");
    if (standing == Standing::only_right) add("only-right", "", assigned(shown));
    objects.push_back({{"status", name_of_standing(standing)},
                       {"similarity", task.similarity},
                       {"differences", differences},
                       {"left", task_json(plans_.left, task.left)},
                       {"right", task_json(plans_.right, task.right)}});
  }

  void add_governing(const std::string& status, const std::string& left, const std::string& right) {
    rows.push_back({status, "governing", "", "", "", "", "", "", "", left, right});
    objects.push_back({{"status", status}, {"governing", left.empty() ? right : left}});
  }

  static std::string id_of(const ComparedSide& side, std::size_t position) {
    const TaskAnswer& task = side.tasks[position];
    return to_text({task.document, task.index});
  }

  const ComparedPlans& plans_;
  const ComparisonScope& scope_;
};

Rows rows_of(const ComparedPlans& plans, const ComparisonScope& scope) {
  Rows rows(plans, scope);
  rows.add_tasks(Standing::different);
  rows.add_tasks(Standing::only_left);
  rows.add_tasks(Standing::only_right);
  rows.add_governing();
  if (scope.same) rows.add_tasks(Standing::same);
  return rows;
}

}  // namespace

ComparedSide compared_side(const Store& store, const std::string& text,
                           const std::optional<std::string>& directive) {
  if (text.starts_with(kCommunePrefix)) {
    return side_of_commune(store, text.substr(kCommunePrefix.size()), directive);
  }
  if (!store.find_documents(text).empty()) {
    return side_of_document(store, one_document_named(store, text), directive);
  }
  return side_of_commune(store, text, directive);
}

ComparedPlans compare_sides(ComparedSide left, ComparedSide right) {
  ComparedPlans plans{std::move(left), std::move(right), {}, {}};
  plans.tasks = compare_plans(plans.left.plan, plans.right.plan);
  if (plans.left.document && plans.right.document) {
    plans.governing = compare_governing(*plans.left.document, *plans.right.document);
  }
  return plans;
}

ComparisonTotals totals_of(const ComparedPlans& plans, const ComparisonScope& scope) {
  ComparisonTotals totals;
  for (const ComparedTask& task : plans.tasks) {
    const Standing standing = standing_of(task, scope);
    totals.same += standing == Standing::same;
    totals.different += standing == Standing::different;
    totals.only_left += standing == Standing::only_left;
    totals.only_right += standing == Standing::only_right;
  }
  return totals;
}

Listing comparison_listing(const ComparedPlans& plans, const ComparisonScope& scope) {
  Rows rows = rows_of(plans, scope);
  Listing listing;
  listing.columns = {{"status", ""},         {"difference", "head-difference", "difference-"},
                     {"similarity", ""},     {"left_task_id", ""},
                     {"right_task_id", ""},  {"ordinal", ""},
                     {"task", ""},           {"", "head-ordinal"},
                     {"", "head-task"},      {"left", "head-left"},
                     {"right", "head-right"}};
  listing.rows = std::move(rows.rows);
  return listing;
}

Listing compared_task_listing(const ComparedPlans& plans, const ComparisonScope& scope) {
  Rows rows = rows_of(plans, scope);
  Listing listing;
  listing.rows.resize(rows.objects.size());
  listing.json = [objects = std::move(rows.objects)](std::size_t row) {
    return objects[row].dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  return listing;
}

}  // namespace vanthu
