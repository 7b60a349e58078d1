// vanthu tasks --same-as: how the communes assigned one duty.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>

#include "store/store.h"
#include "tools/program/listing.h"

namespace vanthu {

/// As given on the command line.
struct SameTaskOptions {
  std::optional<std::string> same_as{};  // "12#3", or words of a duty
  double similarity = kSameTask;
};

/// Declares --same-as and --similarity in `app`.
void add_same_task_options(CLI::App& app, SameTaskOptions& options);

/// Writes the tasks that are the same as `options.same_as` and that `tasks` does not leave out; below a table
/// for people stand how many communes have it, who leads it how often, and its times.  Throws Error
/// "task-unknown".
void list_same_tasks(const Store& store, const SameTaskOptions& options, const TaskQuestion& tasks,
                     ListingFormat format, const Settings& settings);

}  // namespace vanthu
