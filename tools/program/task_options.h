// The options that say which tasks are meant, for every command that asks for tasks.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "tools/program/confidence_options.h"
#include "tools/program/settings.h"

namespace vanthu {

/// As given on the command line.
struct TaskOptions {
  TaskQuestion question{};
  std::optional<std::string> unit{}, due{}, before{}, after{}, document{};
  ConfidenceOptions confidence{};
};

/// Declares --unit, --role, --commune, --province, --directive, --group, --text, --min-confidence,
/// --max-confidence and --document in `app`: whose tasks, and which.
void add_task_options(CLI::App& app, TaskOptions& options);

/// Declares --due, --before, --after and --kind: when they are due.
void add_deadline_options(CLI::App& app, TaskOptions& options);

/// The units that `asked` may mean, or a part of their name; says on standard error which were taken.
struct AskedUnits {
  std::vector<std::string> units;
  std::optional<std::string> unit_text;
};
AskedUnits asked_units(const std::string& asked, const Settings& settings);

/// The question that the options ask, but for --document; says on standard error which units were taken for
/// --unit.  Throws WrongUse "date-malformed" or "confidence-malformed".
TaskQuestion task_question(const TaskOptions& options, const Settings& settings);

/// As above, of the one document that --document names.  Throws Error "document-unknown" or
/// "document-ambiguous" besides.
TaskQuestion task_question(const Store& store, const TaskOptions& options, const Settings& settings);

}  // namespace vanthu
