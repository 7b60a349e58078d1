#include "tools/program/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "ingest/messages.h"

namespace vanthu {
namespace {

[[noreturn]] void fail_output() { throw Error("output-failed", "", {std::strerror(errno)}); }

void write_line_to_stderr(const std::string& line) {
  const std::string whole = "vanthu: " + line + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

}  // namespace

void write_data(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) fail_output();
}

void flush_data() {
  if (std::fflush(stdout) != 0) fail_output();
}

void note(const Settings& settings, std::string_view code, const std::vector<std::string>& arguments) {
  if (settings.quiet) return;
  std::vector<std::string> shown;
  for (const std::string& argument : arguments) shown.push_back(printable(argument));
  write_line_to_stderr(message(settings.language, code, shown));
}

void report(const Settings& settings, const Error& error) {
  write_line_to_stderr(describe(settings.language, error));
}

}  // namespace vanthu
