// How long the store's questions take on a country's tasks.
//
//   cmake --preset release -DVANTHU_BENCH=ON
//   cmake --build --preset release --target vanthu_question_bench
//   build/release/tests/bench/vanthu_question_bench FOLDER [TASKS]
//
// The store of TASKS (1,000,000) generated tasks is made in FOLDER at the first run, some 3 GB in some
// minutes, and found there by later ones.  Every question is asked of several places, units and days; "cold"
// is the first of a connection whose file the system has put out of its memory (as far as it lets itself be
// told), the median and the slowest in twenty are of what follows on the same connection.  Ends with 1 where
// a median or a slowest in twenty is above the bar.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "normalize/vocabulary.h"
#include "store/compare_plans.h"
#include "store/store.h"
#include "tests/bench/generated_plans.h"

namespace vanthu::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kBar = 50;  // milliseconds
constexpr std::size_t kPage = 100;

/// Processor time: others may keep the machine busy.
double milliseconds_worked() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// A question of which there are several; `ask` returns how many answers one has.
struct Question {
  std::string name;
  std::size_t variants;
  std::function<std::size_t(const Store&, std::size_t variant)> ask;
};

/// Where and whom the variants ask about.
class Country {
 public:
  explicit Country(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  const std::string& commune(std::size_t variant) const {
    return vocabulary_.communes()[variant * 977 % vocabulary_.communes().size()].code;
  }
  const std::string& province(std::size_t variant) const {
    return vocabulary_.provinces()[variant % vocabulary_.provinces().size()].code;
  }
  static std::string unit(std::size_t variant) {
    const std::vector<std::string> units{"Phòng Văn hóa - Xã hội", "Trạm Y tế", "Hội Liên hiệp Phụ nữ",
                                         "Sở Khoa học và Công nghệ", "Công an"};
    return units[variant % units.size()];
  }
  static std::string month(std::size_t variant) {
    return fmt::format("{}-{:02}", 2026 + variant / 12 % 2, variant % 12 + 1);
  }
  static std::string text(std::size_t variant) {
    const std::vector<std::string> texts{"chuyen doi so", "an toan thuc pham", "ma tuy",
                                         "thuc",          "ho gia dinh",       "bao ton di tich lich su"};
    return texts[variant % texts.size()];
  }

 private:
  const Vocabulary& vocabulary_;
};

std::vector<Assignment> tasks_of(const Store& store, const std::string& commune) {
  std::vector<Assignment> tasks;
  for (TaskAnswer& answer : store.tasks({.commune = commune})) tasks.push_back(std::move(answer.assignment));
  return tasks;
}

/// Questions for tasks of which the first page is asked for.
std::vector<Question> task_questions(const Country& country) {
  std::vector<Question> questions;
  const auto add = [&](std::string name, std::function<TaskQuestion(std::size_t)> make) {
    questions.push_back({"tasks: " + std::move(name), 12, [make](const Store& store, std::size_t variant) {
                           TaskQuestion question = make(variant);
                           question.limit = kPage;
                           return store.tasks(question).size();
                         }});
  };
  using Q = TaskQuestion;
  const auto first_day = [](std::size_t v) { return Country::month(v) + "-01"; };
  const auto last_day = [](std::size_t v) { return Country::month(v) + "-28"; };
  add("none", [](std::size_t) { return Q{}; });
  add("unit", [](std::size_t v) { return Q{.units = {Country::unit(v)}}; });
  add("unit, role", [](std::size_t v) { return Q{.units = {Country::unit(v)}, .role = "lead"}; });
  add("role", [](std::size_t) { return Q{.role = "coordinate"}; });
  add("part of a unit's name", [](std::size_t) { return Q{.unit_text = "truong tieu hoc"}; });
  add("commune", [&](std::size_t v) { return Q{.commune = country.commune(v)}; });
  add("province", [&](std::size_t v) { return Q{.province = country.province(v)}; });
  add("directive of all", [](std::size_t) { return Q{.directive = "57-nq/tw"}; });
  add("directive of some", [](std::size_t v) { return Q{.directive = fmt::format("{}/nđ-cp", v + 100)}; });
  add("directive of tasks", [](std::size_t v) { return Q{.directive = fmt::format("{}/cv-vp", v + 1)}; });
  add("due within", [&](std::size_t v) { return Q{.due_from = first_day(v), .due_to = last_day(v)}; });
  add("due in one day", [&](std::size_t v) { return Q{.due_from = last_day(v), .due_to = last_day(v)}; });
  add("due before", [&](std::size_t v) {
    Q question;
    question.ends_to = last_day(v);
    return question;
  });
  add("due after", [&](std::size_t v) {
    Q question;
    question.ends_from = last_day(v);
    return question;
  });
  add("due when none is", [](std::size_t v) {
    return Q{.due_from = fmt::format("{}-01-01", 1990 + v), .due_to = fmt::format("{}-12-31", 1990 + v)};
  });
  add("kind", [](std::size_t v) {
    const std::vector<std::string> kinds{"conditional", "month", "ongoing", "other"};
    Q question;
    question.kinds = {kinds[v % kinds.size()]};
    return question;
  });
  add("text", [](std::size_t v) { return Q{.text = Country::text(v)}; });
  add("group", [](std::size_t v) {
    Q question;
    question.group = v % 2 == 0 ? "an sinh" : "quoc phong an ninh";
    return question;
  });
  add("confidence", [](std::size_t) {
    Q question;
    question.confidence_to = 0.8;
    return question;
  });
  add("document", [](std::size_t v) { return Q{.document = static_cast<DocumentId>(v * 701 + 1)}; });
  add("unit, due", [&](std::size_t v) {
    return Q{.units = {Country::unit(v)}, .due_from = first_day(v * 5), .due_to = last_day(v * 5)};
  });
  add("unit, role, due before", [&](std::size_t v) {
    Q question{.units = {Country::unit(v)}, .role = "lead"};
    question.ends_to = last_day(v * 5);
    return question;
  });
  add("unit, commune",
      [&](std::size_t v) { return Q{.units = {Country::unit(v)}, .commune = country.commune(v)}; });
  add("unit, province, due", [&](std::size_t v) {
    Q question{.units = {Country::unit(v)}, .due_from = first_day(v), .due_to = last_day(v)};
    question.province = country.province(v);
    return question;
  });
  add("province, directive", [&](std::size_t v) {
    Q question{.directive = "57-nq/tw"};
    question.province = country.province(v);
    return question;
  });
  add("text, province", [&](std::size_t v) {
    Q question{.text = Country::text(v)};
    question.province = country.province(v);
    return question;
  });
  add("text, unit, role",
      [](std::size_t v) { return Q{.units = {Country::unit(v)}, .role = "lead", .text = Country::text(v)}; });
  add("text, due", [&](std::size_t v) {
    return Q{.due_from = first_day(v), .due_to = last_day(v), .text = Country::text(v)};
  });
  add("group, kind", [](std::size_t) {
    Q question;
    question.group = "bao ve moi truong";
    question.kinds = {"monthly", "quarterly"};
    return question;
  });
  add("unit, confidence", [](std::size_t v) {
    Q question{.units = {Country::unit(v)}};
    question.confidence_to = 0.8;
    return question;
  });
  return questions;
}

/// Whole answers, where a question has one that people read whole.
std::vector<Question> whole_questions(const Country& country) {
  std::vector<Question> questions;
  const auto add = [&](std::string name, std::function<TaskQuestion(std::size_t)> make) {
    questions.push_back(
        {"all tasks: " + std::move(name), 12,
         [make](const Store& store, std::size_t variant) { return store.tasks(make(variant)).size(); }});
  };
  using Q = TaskQuestion;
  add("commune", [&](std::size_t v) { return Q{.commune = country.commune(v)}; });
  add("document", [](std::size_t v) { return Q{.document = static_cast<DocumentId>(v * 701 + 1)}; });
  add("commune, directive",
      [&](std::size_t v) { return Q{.commune = country.commune(v), .directive = "57-nq/tw"}; });
  add("commune, text",
      [&](std::size_t v) { return Q{.commune = country.commune(v), .text = Country::text(v)}; });
  return questions;
}

std::vector<Question> due_questions(const Country& country) {
  std::vector<Question> questions;
  const auto add = [&](std::string name, std::size_t days, std::function<TaskQuestion(std::size_t)> make) {
    questions.push_back(
        {"due: " + std::move(name), 12, [make, days](const Store& store, std::size_t variant) {
           DueQuestion question;
           question.from = Country::month(variant) + "-05";
           question.to =
               days == 30 ? Country::month(variant + 1) + "-04" : Country::month(variant + 3) + "-04";
           if (question.to < question.from) question.to = "2027-12-31";
           question.tasks = make(variant);
           question.tasks.limit = kPage;
           return store.due(question).duties.size();
         }});
  };
  using Q = TaskQuestion;
  add("30 days", 30, [](std::size_t) { return Q{}; });
  add("quarter", 90, [](std::size_t) { return Q{}; });
  add("unit", 30, [](std::size_t v) { return Q{.units = {Country::unit(v)}, .role = "lead"}; });
  add("commune", 90, [&](std::size_t v) { return Q{.commune = country.commune(v)}; });
  add("province", 30, [&](std::size_t v) {
    Q question;
    question.province = country.province(v);
    return question;
  });
  add("unit, province", 30, [&](std::size_t v) {
    Q question{.units = {Country::unit(v)}};
    question.province = country.province(v);
    return question;
  });
  return questions;
}

std::vector<Question> unit_questions(const Country& country) {
  std::vector<Question> questions;
  const auto add = [&](std::string name, std::function<UnitQuestion(std::size_t)> make) {
    questions.push_back({"units: " + std::move(name), 6, [make](const Store& store, std::size_t variant) {
                           UnitQuestion question = make(variant);
                           question.limit = kPage;
                           return store.units(question).size();
                         }});
  };
  std::vector<std::string> known;
  for (std::size_t i = 0; i < 5; ++i) known.push_back(Country::unit(i));
  add("all", [](std::size_t) { return UnitQuestion{}; });
  add("part of a name", [](std::size_t) { return UnitQuestion{.unit_text = "truong"}; });
  add("unknown", [known](std::size_t) {
    UnitQuestion question;
    question.keep = [known](const std::string& unit) {
      return std::find(known.begin(), known.end(), unit) == known.end();
    };
    return question;
  });
  add("commune", [&](std::size_t v) { return UnitQuestion{.commune = country.commune(v)}; });
  add("province", [&](std::size_t v) { return UnitQuestion{.province = country.province(v)}; });
  add("all, by commune", [](std::size_t) { return UnitQuestion{.by_commune = true}; });
  add("one, by commune",
      [](std::size_t v) { return UnitQuestion{.units = {Country::unit(v)}, .by_commune = true}; });
  return questions;
}

/// What communes do alike and otherwise.
std::vector<Question> comparing_questions(const Country& country) {
  std::vector<Question> questions;
  questions.push_back({"same task elsewhere", 12, [](const Store& store, std::size_t variant) {
                         SameTaskQuestion question;
                         question.document = static_cast<DocumentId>(variant * 701 + 1);
                         question.index = variant;
                         question.tasks.limit = kPage;
                         return store.same_tasks(question).answers.size();
                       }});
  questions.push_back({"compare two communes", 12, [&country](const Store& store, std::size_t variant) {
                         PlanSide left{"", tasks_of(store, country.commune(variant))},
                             right{"", tasks_of(store, country.commune(variant + 1))};
                         return compare_plans(left, right).size();
                       }});
  const auto matrix = [&](std::string name, MatrixQuestion question) {
    questions.push_back({"matrix: " + std::move(name), 4, [question](const Store& store, std::size_t) {
                           return store.matrix(question).rows.size();
                         }});
  };
  matrix("unit, commune", {MatrixAxis::unit, MatrixAxis::commune});
  matrix("unit, province", {MatrixAxis::unit, MatrixAxis::province});
  matrix("unit, role", {MatrixAxis::unit, MatrixAxis::role});
  matrix("commune, month", {MatrixAxis::commune, MatrixAxis::month});
  matrix("directive, province", {MatrixAxis::directive, MatrixAxis::province});
  MatrixQuestion of_province{MatrixAxis::unit, MatrixAxis::commune};
  of_province.tasks.province = country.province(3);
  matrix("unit, commune of a province", of_province);
  return questions;
}

/// Every question that the store answers about tasks.  A further one is a further row.
std::vector<Question> all_questions(const Country& country) {
  std::vector<Question> questions;
  for (const auto& part : {task_questions(country), whole_questions(country), due_questions(country),
                           unit_questions(country), comparing_questions(country)}) {
    questions.insert(questions.end(), part.begin(), part.end());
  }
  return questions;
}

void make_store(const std::string& path, const Vocabulary& vocabulary, std::size_t tasks) {
  constexpr std::size_t kTogether = 2000;
  const std::size_t plans = (tasks + kTasksOfPlan - 1) / kTasksOfPlan;
  const auto start = Clock::now();
  Store store = Store::open(path, Access::read_write);
  double putting = 0, settling = 0;  // processor time
  for (std::size_t i = 0; i < plans; ++i) {
    if (i % kTogether == 0) store.begin();
    const Document plan = generated_plan(vocabulary, i);
    const double before = milliseconds_worked();
    store.put(plan, "bench");
    putting += milliseconds_worked() - before;
    if (i % kTogether == kTogether - 1 || i + 1 == plans) {
      const double committed = milliseconds_worked();
      store.commit();
      settling += milliseconds_worked() - committed;
      std::fprintf(stderr, "%zu of %zu plans, %.0f s; processor: records %.1f s, lists and commit %.1f s\n",
                   i + 1, plans, milliseconds_since(start) / 1000, putting / 1000, settling / 1000);
    }
  }
}

/// Puts the file out of the system's memory, as far as that is possible.
void forget(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  if (file < 0) return;
  ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  ::close(file);
}

struct Times {
  double cold = 0, median = 0, slow = 0, slowest = 0;
  std::size_t answers = 0;  // the most of a variant

  bool is_above_bar() const { return median > kBar || slow > kBar; }
};

Times measure(const std::string& path, const Question& question) {
  constexpr std::size_t kRuns = 5;
  forget(path);
  Times times;
  const Store store = Store::open(path, Access::read_only);
  std::vector<double> warm;
  for (std::size_t run = 0; run <= kRuns; ++run) {
    for (std::size_t variant = 0; variant < question.variants; ++variant) {
      const auto start = Clock::now();
      const double worked = milliseconds_worked();
      const std::size_t answers = question.ask(store, variant);
      times.answers = std::max(times.answers, answers);
      if (run == 0 && variant == 0) times.cold = milliseconds_since(start);
      if (run > 0) warm.push_back(milliseconds_worked() - worked);
    }
  }
  std::sort(warm.begin(), warm.end());
  times.median = warm[warm.size() / 2];
  times.slow = warm[warm.size() * 19 / 20];
  times.slowest = warm.back();
  return times;
}

int run(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "%s FOLDER [TASKS] [PART OF A QUESTION'S NAME]\n", argv[0]);
    return 2;
  }
  const std::size_t tasks = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
  const std::string part = argc > 3 ? argv[3] : "";
  const Vocabulary vocabulary = Vocabulary::load();
  const std::filesystem::path folder(argv[1]);
  const std::string path = (folder / fmt::format("{}-tasks.db", tasks)).string(), unfinished = path + ".new";
  if (!std::filesystem::exists(path)) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(unfinished + end);
    make_store(unfinished, vocabulary, tasks);
    std::filesystem::rename(unfinished, path);
  }
  fmt::print("{:<34}{:>8}{:>10}{:>10}{:>10}{:>10}\n", "milliseconds", "answers", "cold", "median", "95 %",
             "slowest");
  bool above = false;
  for (const Question& question : all_questions(Country(vocabulary))) {
    if (question.name.find(part) == std::string::npos) continue;
    const Times times = measure(path, question);
    fmt::print("{:<34}{:>8}{:>10.1f}{:>10.2f}{:>10.2f}{:>10.2f}{}\n", question.name, times.answers,
               times.cold, times.median, times.slow, times.slowest,
               times.is_above_bar() ? "  above the bar" : "");
    std::fflush(stdout);
    above = above || times.is_above_bar();
  }
  fmt::print("bar: {} ms, {}\n", kBar, above ? "not held" : "held");
  return above ? 1 : 0;
}

}  // namespace
}  // namespace vanthu::bench

int main(int argc, char** argv) {
  try {
    return vanthu::bench::run(argc, argv);
  } catch (const vanthu::Error& error) {
    std::fprintf(stderr, "%s %s\n", error.what(), error.arguments.empty() ? "" : error.arguments[0].c_str());
    return 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
