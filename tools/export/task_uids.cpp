#include "tools/export/task_uids.h"

#include <cassert>
#include <optional>
#include <utility>

#include "ingest/read.h"
#include "store/match_tasks.h"
#include "store/plan_identity.h"

namespace vanthu {
namespace {

constexpr std::size_t kNameDigits = 32;  // hexadecimal, of SHA-256: two of 10^9 names are equal once in 10^20

std::string short_hash(std::string_view bytes) { return sha256_hex(bytes).substr(0, kNameDigits); }

std::optional<std::string> key_of(const Header& header) {
  Document document;
  document.header = header;
  return plan_identity(document).key;
}

/// Keys as they were read of the documents with a corrected head.
std::map<DocumentId, std::optional<std::string>> corrected_keys(const Store& store) {
  std::map<DocumentId, std::optional<std::string>> keys;
  for (const Correction& correction : store.corrections({})) {
    if (correction.document && !correction.task) keys[*correction.document] = correction.plan.plan_key;
  }
  return keys;
}

std::vector<Assignment> as_read(std::vector<Assignment> tasks, const std::vector<Correction>& corrections) {
  for (const Correction& correction : corrections) {
    if (!correction.task || !correction.index || *correction.index >= tasks.size()) continue;
    Assignment& task = tasks[*correction.index];
    task.task = correction.task->task;
    task.group = correction.task->group;
  }
  return tasks;
}

}  // namespace

std::map<DocumentId, std::string> plan_names(const Store& store) {
  const auto corrected = corrected_keys(store);
  std::map<DocumentId, std::string> names, contents;
  std::map<std::string, std::size_t> uses;
  store.each_document({}, [&](const DocumentSummary& document) {
    const auto read = corrected.find(document.id);
    const auto key = read != corrected.end() ? read->second : key_of(document.header);
    const std::string content = document.sources.empty() ? "" : document.sources.front().sha256;
    const std::string name = short_hash(key ? *key : content);
    ++uses[name];
    names[document.id] = name;
    contents[document.id] = content;
  });
  for (auto& [id, name] : names) {
    if (uses[name] > 1) name = short_hash(contents[id]);
  }
  return names;
}

TaskUids::TaskUids(std::string plan, std::vector<Assignment> tasks,
                   const std::vector<Correction>& corrections)
    : plan_(std::move(plan)), tasks_(as_read(std::move(tasks), corrections)), index_(tasks_) {}

std::string TaskUids::uid(std::size_t index, std::size_t time) const {
  assert(index < tasks_.size());
  const TaskAnchor anchor = index_.anchor_of(index);
  std::string name = plan_;
  for (const std::string& part : {anchor.origin, words_only(anchor.group), words_only(anchor.task),
                                  std::to_string(anchor.nth), std::to_string(time)}) {
    name.append("\n").append(part);
  }
  return short_hash(name) + "@vanthu";
}

}  // namespace vanthu
