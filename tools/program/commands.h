// The subcommands of the program, one file each.
#pragma once

#include <CLI/App.hpp>
#include <functional>

#include "tools/import/import_events.h"
#include "tools/program/settings.h"

namespace vanthu {

/// A declared subcommand.  `run` does it after the command line was read and returns the exit status:
/// 0 done, 1 some inputs failed.  It throws Error (status 1) or WrongUse (status 2).
struct Command {
  CLI::App* app = nullptr;
  std::function<int()> run;
};

/// Each declares its arguments in `program`; `settings` must outlive the command.
Command add_import(CLI::App& program, Settings& settings, const ImportListener& observer);
Command add_extract(CLI::App& program, Settings& settings);
Command add_ledger(CLI::App& program, Settings& settings);
Command add_documents(CLI::App& program, Settings& settings);
Command add_show(CLI::App& program, Settings& settings);
Command add_search(CLI::App& program, Settings& settings);
Command add_tasks(CLI::App& program, Settings& settings);
Command add_units(CLI::App& program, Settings& settings);
Command add_due(CLI::App& program, Settings& settings);
Command add_compare(CLI::App& program, Settings& settings);
Command add_matrix(CLI::App& program, Settings& settings);
Command add_citations(CLI::App& program, Settings& settings);
Command add_cited(CLI::App& program, Settings& settings);
Command add_coverage(CLI::App& program, Settings& settings);
Command add_review(CLI::App& program, Settings& settings);
Command add_check(CLI::App& program, Settings& settings);
Command add_lint(CLI::App& program, Settings& settings);
Command add_graph(CLI::App& program, Settings& settings);
Command add_export(CLI::App& program, Settings& settings);
Command add_report(CLI::App& program, Settings& settings);
Command add_correct(CLI::App& program, Settings& settings);
Command add_corrections(CLI::App& program, Settings& settings);
Command add_limits(CLI::App& program, Settings& settings);
Command add_completion(CLI::App& program, Settings& settings);

/// The script that completes the command line of `program` in `shell` (bash, zsh or fish), made from what the
/// program declares.
std::string completion_script(const CLI::App& program, const std::string& shell);

/// Declares all subcommands.  `observer`, where it is set, is told what happens in an import.
std::vector<Command> add_commands(CLI::App& program, Settings& settings, const ImportListener& observer = {});

}  // namespace vanthu
