#include "tools/program/baseline.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "ingest/read.h"

namespace vanthu {
namespace {

/// Reads `{"fingerprint": "…", …}`; "" where the line is something else.
std::string fingerprint_of(std::string_view line) {
  const auto object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object()) return {};
  const auto fingerprint = object.find("fingerprint");
  return fingerprint != object.end() && fingerprint->is_string() ? fingerprint->get<std::string>()
                                                                 : std::string();
}

std::string load_lines(const std::string& path) {
  Limits limits;
  limits.file_bytes = std::size_t{1} << 30;  // a million findings
  try {
    return load_file(path, limits).bytes;
  } catch (const Error& error) {
    if (error.code != "file-empty") throw;
    return {};  // nothing was wrong then
  }
}

}  // namespace

std::set<std::string> read_baseline(const std::string& path) {
  const std::string text = load_lines(path);
  std::set<std::string> fingerprints;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line == "\r") continue;
    std::string fingerprint = fingerprint_of(line);
    if (fingerprint.empty()) throw Error("baseline-malformed", path, {std::to_string(number)});
    fingerprints.insert(std::move(fingerprint));
  }
  return fingerprints;
}

}  // namespace vanthu
