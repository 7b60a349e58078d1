#include "tools/program/same_task_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ingest/messages.h"
#include "store/task_id.h"
#include "tools/program/answers.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

SameTaskQuestion question_of(const SameTaskOptions& options, const TaskQuestion& tasks) {
  SameTaskQuestion question;
  if (const auto task = parse_task_id(*options.same_as)) {
    question.document = task->document;
    question.index = task->index;
  } else {
    question.text = options.same_as;
  }
  question.similarity = options.similarity;
  question.tasks = tasks;
  return question;
}

/// The listing of the tasks with their similarity in front.
Listing same_task_listing(const Store& store, const std::vector<SameTaskAnswer>& answers) {
  std::vector<TaskAnswer> tasks;
  std::vector<double> similarities;
  for (const SameTaskAnswer& answer : answers) {
    tasks.push_back(answer.task);
    similarities.push_back(answer.similarity);
  }
  Listing listing = task_listing(store, std::move(tasks));
  listing.columns.insert(listing.columns.begin(), {"similarity", "head-similarity"});
  listing.columns.push_back({"province", ""});
  for (std::size_t i = 0; i < listing.rows.size(); ++i) {
    listing.rows[i].insert(listing.rows[i].begin(), fmt::format("{:.2f}", similarities[i]));
    listing.rows[i].push_back(answers[i].province.value_or(""));
  }
  listing.json = [similarities, of_task = std::move(listing.json)](std::size_t row) {
    Json object = {{"similarity", similarities[row]}};
    object.update(Json::parse(of_task(row)));
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  return listing;
}

/// "Phòng Kinh tế (52), Công an (3)".
std::string counts_in_words(const std::vector<std::pair<std::string, std::size_t>>& counts,
                            Language language) {
  constexpr std::size_t kNamed = 8;  // more would bury the answer
  std::string words;
  for (std::size_t i = 0; i < std::min(counts.size(), kNamed); ++i) {
    const auto& [value, count] = counts[i];
    if (i > 0) words += ", ";
    words += fmt::format("{} ({})", value.empty() ? message(language, "matrix-none") : value, count);
  }
  return counts.size() > kNamed ? words + ", …" : words;
}

}  // namespace

void add_same_task_options(CLI::App& app, SameTaskOptions& options) {
  CLI::Option* same_as = app.add_option("--same-as", options.same_as,
                                        "The same as this task (12#3), or as a duty in these words")
                             ->check(utf8_argument());
  app.add_option("--similarity", options.similarity,
                 fmt::format("At least so similar, above 0 to 1 (default: {})", kSameTask))
      ->check(CLI::Range(0.01, 1.0))
      ->needs(same_as);
}

void list_same_tasks(const Store& store, const SameTaskOptions& options, const TaskQuestion& tasks,
                     ListingFormat format, const Settings& settings) {
  const SameTasks same = store.same_tasks(question_of(options, tasks));
  print_listing(same_task_listing(store, same.answers), format, settings);
  if (same.tasks == 0) return note(settings, "no-task");
  if (format != ListingFormat::table) return;
  const std::string summary = message(
      settings.language, "same-tasks",
      {std::to_string(same.tasks), std::to_string(same.documents), std::to_string(same.communes),
       counts_in_words(same.leads, settings.language), counts_in_words(same.deadlines, settings.language)});
  write_data("\n" + printable(summary) + "\n");
}

}  // namespace vanthu
