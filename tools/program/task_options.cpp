#include "tools/program/task_options.h"

#include <algorithm>
#include <utility>

#include "store/recurrence.h"
#include "tools/program/day_range.h"
#include "tools/program/document_choice.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

DayRange day_range(const std::string& text) {
  const std::optional<DayRange> range = parse_day_range(text);
  if (!range) throw WrongUse("date-malformed", "", {text});
  return *range;
}

std::string shifted(const std::string& iso, int days) {
  return iso_day(parse_day(iso).value_or(Day{}) + std::chrono::days(days));
}

/// The first or last day of what `text` names.
std::string edge(const std::string& text, std::optional<std::string> DayRange::*end) {
  const DayRange range = day_range(text);
  if (!(range.*end)) throw WrongUse("date-malformed", "", {text});
  return *(range.*end);
}

void restrict_days(const TaskOptions& options, TaskQuestion& question) {
  if (options.due) {
    const DayRange range = day_range(*options.due);
    question.due_from = range.from;
    question.due_to = range.to;
  }
  if (options.before) question.ends_to = shifted(edge(*options.before, &DayRange::from), -1);
  if (options.after) question.ends_from = shifted(edge(*options.after, &DayRange::to), 1);
}

}  // namespace

void add_task_options(CLI::App& app, TaskOptions& options) {
  TaskQuestion& question = options.question;
  app.add_option("--unit", options.unit, "Given to this unit")->check(utf8_argument());
  app.add_option("--role", question.role, "In this role")
      ->check(CLI::IsMember({"lead", "implement", "coordinate"}));
  app.add_option("--commune", question.commune, "Of this commune (name or code)")->check(utf8_argument());
  app.add_option("--province", question.province, "Of this province (name or code)")->check(utf8_argument());
  app.add_option("--directive", question.directive, "Citing this document, or in a document that does")
      ->check(utf8_argument());
  app.add_option("--group", question.group, "Under a heading with these words")->check(utf8_argument());
  app.add_option("--text", question.text, "With these words in the task")->check(utf8_argument());
  add_confidence_options(app, options.confidence);
  app.add_option("--document", options.document, "Of this document (id, number, path or file name)");
}

void add_deadline_options(CLI::App& app, TaskOptions& options) {
  app.add_option("--due", options.due, "Due in this range: FROM..TO, or one date");
  app.add_option("--before", options.before, "To be done before this date or time");
  app.add_option("--after", options.after, "To be done after this date or time");
  app.add_option("--kind", options.question.kinds,
                 "With a deadline of this kind, or of these (docs/record.md)")
      ->check(utf8_argument())
      ->delimiter(',');
}

AskedUnits asked_units(const std::string& asked, const Settings& settings) {
  AskedUnits meant{load_vocabulary(settings).units_matching(asked), std::nullopt};
  if (meant.units.empty()) {
    meant.unit_text = asked;
    note(settings, "unit-unknown", {asked});
  } else if (meant.units.size() > 1) {
    constexpr std::size_t kNamed = 5;  // more would bury the answer
    std::string names;
    for (std::size_t i = 0; i < std::min(meant.units.size(), kNamed); ++i) {
      names += (i == 0 ? "" : "; ") + meant.units[i];
    }
    if (meant.units.size() > kNamed) names += "; …";
    note(settings, "unit-several", {asked, std::to_string(meant.units.size()), names});
  }
  return meant;
}

TaskQuestion task_question(const TaskOptions& options, const Settings& settings) {
  TaskQuestion question = options.question;
  restrict_days(options, question);
  const ConfidenceRange confidence = confidence_range(options.confidence);
  question.confidence_from = confidence.from;
  question.confidence_to = confidence.to;
  if (options.unit) {
    AskedUnits meant = asked_units(*options.unit, settings);
    question.units = std::move(meant.units);
    question.unit_text = std::move(meant.unit_text);
  }
  return question;
}

TaskQuestion task_question(const Store& store, const TaskOptions& options, const Settings& settings) {
  TaskQuestion question = task_question(options, settings);
  if (options.document) question.document = one_document_named(store, *options.document);
  return question;
}

}  // namespace vanthu
