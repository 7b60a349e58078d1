#include "tools/program/program.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/program/commands.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongUse = 2;

constexpr const char* kExamples = R"(Examples:
  vanthu import plans/                        read a folder of plans into vanthu.db
  vanthu tasks --unit "phong vhxh" --role lead
  vanthu citations --key 82/nq-hdnd
  vanthu show 157/KH-UBND

Exit status: 0 done, 1 some inputs failed, 2 wrong use. Data go to standard output, everything else to
standard error. vanthu SUBCOMMAND --help tells more.)";

int run_command(const std::vector<Command>& commands, const Settings& settings) {
  try {
    for (const Command& command : commands) {
      if (!command.app->parsed()) continue;
      const int status = command.run();
      flush_data();
      return status;
    }
    return kDone;
  } catch (const WrongUse& error) {
    report(settings, error);
    return kWrongUse;
  } catch (const Error& error) {
    report(settings, error);
  } catch (const std::exception& error) {
    report(settings, Error("internal-error", "", {error.what()}));
  }
  return kFailed;
}

/// "vanthu tasks": what the user asked for, as far as it was understood.
std::string asked_command(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  return chosen.empty() ? program.get_name() : program.get_name() + " " + chosen.front()->get_name();
}

/// The arguments in the order that CLI11 takes them, the last first.  CLI11 reads "[a,b]" as a list of two; a
/// file of such a name is meant as it is, which "./" says.
std::vector<std::string> reversed_arguments(int argc, char** argv) {
  std::vector<std::string> arguments;
  for (int i = argc - 1; i > 0; --i) {
    std::string argument = argv[i];
    std::error_code error;
    const bool bracketed = argument.starts_with('[') && argument.ends_with(']');
    if (bracketed && std::filesystem::exists(argument, error)) argument.insert(0, "./");
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

}  // namespace

int run_program(int argc, char** argv, const ImportListener& observer) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has seen enough ends us quietly, whatever we inherited
  Settings settings = settings_from_environment();
  CLI::App program("Reads communes' plans and keeps what they say, so that one can ask it", "vanthu");
  program.set_version_flag("--version", "vanthu " VANTHU_VERSION);
  program.require_subcommand(1);
  program.footer(kExamples);
  add_common_options(program, settings);
  const std::vector<Command> commands = add_commands(program, settings, observer);
  try {
    program.parse(reversed_arguments(argc, argv));
  } catch (const CLI::Success& request) {  // --help, --version
    return program.exit(request);
  } catch (const CLI::ParseError& error) {
    report(settings, WrongUse("usage-wrong", "", {error.what(), asked_command(program)}));
    return kWrongUse;
  }
  return run_command(commands, settings);
}

}  // namespace vanthu
