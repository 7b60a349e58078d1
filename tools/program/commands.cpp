#include "tools/program/commands.h"

namespace vanthu {

std::vector<Command> add_commands(CLI::App& program, Settings& settings, const ImportListener& observer) {
  return {add_import(program, settings, observer),
          add_extract(program, settings),
          add_ledger(program, settings),
          add_documents(program, settings),
          add_show(program, settings),
          add_search(program, settings),
          add_tasks(program, settings),
          add_units(program, settings),
          add_due(program, settings),
          add_compare(program, settings),
          add_matrix(program, settings),
          add_citations(program, settings),
          add_cited(program, settings),
          add_coverage(program, settings),
          add_review(program, settings),
          add_check(program, settings),
          add_lint(program, settings),
          add_graph(program, settings),
          add_export(program, settings),
          add_report(program, settings),
          add_correct(program, settings),
          add_corrections(program, settings),
          add_limits(program, settings),
          add_completion(program, settings)};
}

}  // namespace vanthu
