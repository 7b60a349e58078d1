// Checks of what a task must say: who leads it, by when, with whom, what comes of it.
#include <algorithm>
#include <map>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/checked_tasks.h"
#include "parsers/unit_branches.h"

namespace vanthu {
namespace {

/// What the tasks of one table have at all.
struct TableFacts {
  bool leads = false, times = false, products = false;
};

std::map<const TaskTable*, TableFacts> facts_of_tables(const CheckedDocument& checked) {
  std::map<const TaskTable*, TableFacts> all;
  for (const FoundAssignment& found : checked.assignments) {
    const TaskTable* table = table_of(checked, found.assignment);
    if (table == nullptr) continue;
    TableFacts& facts = all[table];
    facts.leads = facts.leads || !leads_of(found.assignment).empty();
    facts.times = facts.times || found.assignment.deadline.has_value();
    facts.products = facts.products || found.assignment.product.has_value();
  }
  return all;
}

/// A table of goals ("Mục tiêu", "Chỉ tiêu"), whose rows lead to no product of their own.
bool is_table_of_goals(const CheckedDocument& checked, const TaskTable& table) {
  static const Pattern goals("mục tiêu|chỉ tiêu"), tasks("nhiệm vụ|giải pháp|công việc");
  const ExtractedTable& source = checked.document.blocks[table.block].table;
  const auto column = table.column(ColumnRole::task);
  const auto speaks_of_goals = [](std::string_view words) {
    const std::string key = comparison_key(words);
    return goals.contains(key) && !tasks.contains(key);
  };
  if (source.has_head && column && *column < source.rows.front().cells.size() &&
      speaks_of_goals(checked.document.slice(source.rows.front().cells[*column].text)))
    return true;
  return speaks_of_goals(table.title.value_or(""));
}

ByteRange head_of(const CheckedDocument& checked, const TaskTable& table) {
  const Block& block = checked.document.blocks[table.block];
  const std::vector<Cell>& cells = block.table.rows.front().cells;
  return cells.empty() ? block.text : ByteRange{cells.front().text.begin, cells.back().text.end};
}

// of a table in which no task has a time, a lead, a product: said once.
std::vector<Issue> check_tables(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const auto all = facts_of_tables(checked);
  for (const TaskTable& table : checked.tables) {
    const auto found = all.find(&table);
    if (found == all.end()) continue;
    const TableFacts& facts = found->second;
    const Severity severity = is_table_of_goals(checked, table) ? Severity::info : Severity::warning;
    const auto report = [&](std::string_view code, std::string_view wording, Severity grave) {
      issues.push_back(
          make_issue(checked, {code, head_of(checked, table), {}, std::nullopt, wording, grave}));
    };
    if (!facts.leads) report("task-without-lead", "table-without-lead", Severity::error);
    if (!facts.times) report("task-without-deadline", "table-without-deadline", severity);
    if (!facts.products) report("task-without-product", "table-without-product", severity);
  }
  return issues;
}

// of the rows of tables that give others a time, a lead, a product.
std::vector<Issue> check_rows(const CheckedDocument& checked, std::string_view code) {
  const auto all = facts_of_tables(checked);
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    const TaskTable* table = table_of(checked, task);
    if (table == nullptr) continue;
    const TableFacts& facts = all.at(table);
    const bool missing =
        (code == "task-without-lead" && facts.leads && leads_of(task).empty()) ||
        (code == "task-without-deadline" && facts.times && !task.deadline) ||
        (code == "task-without-product" && facts.products && !task.product) ||
        (code == "task-without-coordinator" && found.has_coordinate_place && task.coordinate.empty());
    if (missing) issues.push_back(make_issue(checked, {code, task.span.bytes, {shorten(task.task)}}));
  }
  return at_most(checked, std::move(issues));
}

// R-13 of a task whose lead is whoever is concerned, or which several bodies carry out and none leads.
std::vector<Issue> check_undetermined_leads(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    const std::vector<UnitMention>& leads = leads_of(task);
    if (leads.empty() || (task.origin != "table" && task.origin != "body")) continue;
    const auto report = [&](std::string_view wording, Severity severity) {
      issues.push_back(make_issue(checked, {"task-without-lead",
                                            place_of_units(found, leads),
                                            {shorten(task.task), shorten(names_of(leads))},
                                            std::nullopt,
                                            wording,
                                            severity}));
    };
    const bool shared = task.origin == "body" && task.lead.empty();
    if (std::all_of(leads.begin(), leads.end(), is_undetermined)) {
      report("lead-undetermined", Severity::error);
    } else if (shared && (leads.size() > 1 || !is_accountable(leads.front()))) {
      report("body-without-lead", Severity::warning);
    }
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& task_checks() {
  static const std::vector<Check> checks = {
      {{"task-without-lead", "task-without-deadline", "task-without-product"}, check_tables},
      {{"task-without-lead"},
       [](const CheckedDocument& one) { return check_rows(one, "task-without-lead"); }},
      {{"task-without-lead"}, check_undetermined_leads},
      {{"task-without-deadline"},
       [](const CheckedDocument& one) { return check_rows(one, "task-without-deadline"); }},
      {{"task-without-coordinator"},
       [](const CheckedDocument& one) { return check_rows(one, "task-without-coordinator"); }},
      {{"task-without-product"},
       [](const CheckedDocument& one) { return check_rows(one, "task-without-product"); }},
  };
  return checks;
}

}  // namespace vanthu
