#include "store/apply_corrections.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "store/correctable.h"
#include "store/find_task.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

/// A field of the head (no task) or of a task, as its place in the record.
using Place = std::pair<std::optional<std::size_t>, const CorrectableField*>;

class Application {
 public:
  Application(Document reading, std::span<const Correction> corrections)
      : tasks_(reading.assignments), corrections_(corrections) {
    result_.document = std::move(reading);
  }

  CorrectedDocument run(const HeaderIdentity& identity) {
    for (std::size_t i = 0; i < corrections_.size(); ++i) place(i);
    for (const auto& [place, winner] : winners_) apply(place, winner);
    if (identity && changes_identity()) result_.document.header.identity = identity(result_.document.header);
    return std::move(result_);
  }

 private:
  /// Finds where correction `i` belongs, and whether it is the one that counts there.
  void place(std::size_t i) {
    const Correction& correction = corrections_[i];
    CorrectionOutcome& outcome = result_.outcomes.emplace_back();
    const CorrectableField* field = find_correctable_field(correction.set.field);
    if (correction.task) outcome.index = find(*correction.task);
    if (field == nullptr || field->of_task != correction.task.has_value() ||
        (correction.task && !outcome.index)) {
      outcome.state = "target-missing";
      return;
    }
    outcome.reading =
        outcome.index ? value_in(tasks_[*outcome.index], *field) : value_in(result_.document.header, *field);
    outcome.state = "superseded";
    const auto [winner, first] = winners_.try_emplace({outcome.index, field}, i);
    if (!first && corrections_[winner->second].made.when <= correction.made.when) winner->second = i;
  }

  std::optional<std::size_t> find(const TaskAnchor& anchor) {
    if (!index_) {
      index_.emplace(tasks_);
      for (const Correction& correction : corrections_) remember_words(correction);
    }
    return index_->find(anchor, given_words_[name_of(anchor)]);
  }

  /// The words that a correction gives a task may by now be read by themselves.
  void remember_words(const Correction& correction) {
    if (!correction.task || correction.set.field != "task") return;
    const auto words = nlohmann::json::parse(correction.set.value, nullptr, false);
    if (words.is_string()) given_words_[name_of(*correction.task)].push_back(words.get<std::string>());
  }

  static std::string name_of(const TaskAnchor& anchor) {
    return nlohmann::json{anchor.task, anchor.origin, anchor.group, anchor.nth}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  void apply(const Place& place, std::size_t winner) {
    const auto& [task, field] = place;
    CorrectionOutcome& outcome = result_.outcomes[winner];
    const std::string& value = corrections_[winner].set.value;
    if (means_same(*field, *outcome.reading, value)) {
      outcome.state = "agrees";
      return;
    }
    outcome.state = "applied";
    Document& document = result_.document;
    CorrectedPart& part = part_at(task);
    part.fields.emplace_back(field->name);
    if (task) {
      document.assignments[*task] = with_value(std::move(document.assignments[*task]), *field, value);
    } else {
      document.header = with_value(std::move(document.header), *field, value);
    }
  }

  /// Parts come one after another: the last one is the one that is being set.
  CorrectedPart& part_at(std::optional<std::size_t> task) {
    if (result_.parts.empty() || result_.parts.back().task != task) {
      const std::string reading = task ? to_json(tasks_[*task]) : to_json(result_.document.header);
      result_.parts.push_back({task, {}, reading});
    }
    return result_.parts.back();
  }

  bool changes_identity() const {
    static constexpr std::array<std::string_view, 5> kNaming{"number", "type", "date", "issuer", "commune"};
    if (result_.parts.empty() || result_.parts.front().task) return false;
    const std::vector<std::string>& fields = result_.parts.front().fields;
    return std::any_of(fields.begin(), fields.end(), [](const std::string& field) {
      return std::find(kNaming.begin(), kNaming.end(), field) != kNaming.end();
    });
  }

  const std::vector<Assignment> tasks_;  // as they were read
  std::span<const Correction> corrections_;
  std::optional<TaskIndex> index_;  // made where a task is corrected
  std::map<std::string, std::vector<std::string>> given_words_;
  std::map<Place, std::size_t> winners_;  // the head first, then by task and field
  CorrectedDocument result_;
};

}  // namespace

CorrectedDocument apply_corrections(Document reading, std::span<const Correction> corrections,
                                    const HeaderIdentity& identity) {
  return Application(std::move(reading), corrections).run(identity);
}

std::optional<Document> without_corrections(Document document, std::span<const CorrectedPart> parts) {
  for (const CorrectedPart& part : parts) {
    if (!part.task) {
      std::optional<Header> header = header_from_json(part.reading);
      if (!header) return std::nullopt;
      // Places are not among what corrections set.
      header->received = std::move(document.header.received);
      header->number_reading = document.header.number_reading;
      header->date_reading = document.header.date_reading;
      document.header = *std::move(header);
      continue;
    }
    std::optional<Assignment> read = assignment_from_json(part.reading);
    if (!read || *part.task >= document.assignments.size()) return std::nullopt;
    Assignment& task = document.assignments[*part.task];
    read->span = task.span;
    read->targets = std::move(task.targets);
    task = *std::move(read);
  }
  return document;
}

}  // namespace vanthu
