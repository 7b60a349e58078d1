#include "tests/pipeline/plans.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "ingest/decode.h"
#include "store/record_json.h"
#include "tools/pipeline.h"

namespace vanthu::testing {
namespace {

void add_folder(std::vector<Plan>& plans, const std::string& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(VANTHU_SOURCE_DIR "/" + folder)) {
    const std::string path = folder + "/" + entry.path().filename().string();
    plans.push_back({path, load_file(entry.path().string(), Limits{}).bytes});
  }
}

/// What stands in `value` from its first difference to `other` on, and a little before.
std::string shown(const nlohmann::json& value, const nlohmann::json& other) {
  constexpr std::size_t kBefore = 40, kShown = 160;
  const std::string text = value.dump(), against = other.dump();
  const auto differs = std::mismatch(text.begin(), text.end(), against.begin(), against.end()).first;
  const auto at = static_cast<std::size_t>(differs - text.begin());
  return text.substr(at > kBefore ? at - kBefore : 0, kShown);
}

}  // namespace

const Parser& parser() {
  static const Vocabulary tables = Vocabulary::load();
  static const Parser compiled(tables);
  return compiled;
}

Document record_of(const std::string& bytes) { return extract({"plan", bytes}, Limits{}, parser()); }

Document without_source(Document record) {
  record.source = {};
  std::erase_if(record.issues, [](const Issue& issue) { return issue.code == "text-repaired"; });
  return record;
}

std::string difference(const Document& a, const Document& b) {
  if (a == b) return {};
  using nlohmann::json;
  const json first = json::parse(to_json_line(a)), second = json::parse(to_json_line(b));
  std::string told;
  for (const json& change : json::diff(first, second)) {
    const std::string path = change["path"];
    const json::json_pointer at(path);
    const json before = first.contains(at) ? first.at(at) : json();
    const json after = change.value("value", json());
    told += change["op"].get<std::string>() + " " + path + "\n  - " + shown(before, after) + "\n  + " +
            shown(after, before) + "\n";
    if (told.size() > 4000) return told + "…";
  }
  return told.empty() ? "what JSON does not tell" : told;
}

std::vector<Plan> plans() {
  std::vector<Plan> all;
  add_folder(all, "corpus/plans");
  add_folder(all, "tests/golden/plans");
  std::sort(all.begin(), all.end(), [](const Plan& a, const Plan& b) { return a.path < b.path; });
  return all;
}

std::string plain_plan() {
  const std::string path = VANTHU_SOURCE_DIR "/tests/golden/plans/cay-xanh.txt";
  std::string text = decode_text(load_file(path, Limits{}).bytes, path).text;
  std::erase(text, '\r');
  return text;
}

}  // namespace vanthu::testing
