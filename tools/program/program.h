// The program vanthu: reads the command line, runs the subcommand, turns what went wrong into a message and a
// status.
#pragma once

#include "tools/import/import_events.h"

namespace vanthu {

/// What main() is given becomes its exit status: 0 done, 1 some inputs failed, 2 wrong use, 130 stopped by
/// the user.  `observer`, where it is set, is told what happens in an import.
int run_program(int argc, char** argv, const ImportListener& observer = {});

}  // namespace vanthu
