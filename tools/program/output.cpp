#include "tools/program/output.h"

#include <algorithm>
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
  shown.reserve(arguments.size());
  for (const std::string& argument : arguments) shown.push_back(printable(argument));
  write_line_to_stderr(message(settings.language, code, shown));
}

void report(const Settings& settings, const Error& error) {
  write_line_to_stderr(describe(settings.language, error));
}

void note_repairs(const Settings& settings, const Document& document) {
  const auto repaired = [](const Issue& issue) {
    return issue.code == "text-repaired" && issue.severity != Severity::info;
  };
  const auto first = std::find_if(document.issues.begin(), document.issues.end(), repaired);
  if (first == document.issues.end()) return;
  const auto count = std::count_if(first, document.issues.end(), repaired);
  note(settings, "file-repaired",
       {document.source.path, settings.language == Language::vietnamese ? first->message : first->message_en,
        std::to_string(count)});
}

}  // namespace vanthu
