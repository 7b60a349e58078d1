// Answers that come one by one: the same as all at once, of one moment, and before what follows is read.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "sample_documents.h"
#include "store/read_tasks.h"
#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store/task_questions.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TemporaryFolder;

struct EndOfVisit : std::exception {};

UnitMention unit_named(const std::string& name) {
  UnitMention unit;
  unit.unit = name;
  unit.raw = name;
  return unit;
}

Deadline time_of(const std::string& kind) {
  Deadline deadline;
  deadline.raw = kind;
  deadline.kind = kind;
  deadline.start = "2026-01-01";
  deadline.end = "2026-03-31";
  return deadline;
}

/// A plan of `count` tasks with something in every list that a task may have.
Document plan_of(const std::string& path, std::size_t count, const std::string& commune = "Hòa Lạc") {
  std::string text = path;
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("\nviệc {}", i);
  Document document = testing::plain_document(path, text);
  document.header.issuer = {"UBND xã " + commune, "xã", commune, "99001", "Hà Nam", "98"};
  Citation citation;
  citation.raw = "Nghị quyết 05-NQ/ĐU";
  citation.key = "05-NQ/ĐU";
  citation.relation = "mentions";
  document.citations = {citation, citation};
  for (std::size_t i = 0; i < count; ++i) {
    Assignment task;
    task.origin = "table";
    task.task = fmt::format("việc {}", i);
    task.groups = {"NHIỆM VỤ", fmt::format("Nhóm {}", i / 3)};
    task.span = testing::span_of(text, task.task);
    const UnitMention unit = unit_named(fmt::format("Phòng số {}", i));
    if (i % 2 == 0) task.lead = {unit, unit_named("Công an")};
    if (i % 3 == 0) task.coordinate = {unit};
    if (i % 4 == 0) task.deadline = time_of("quarter");
    if (i % 8 == 0) task.further_deadlines = {time_of("month"), time_of("by-date")};
    if (i % 5 == 0) task.targets = {{"90%", 90, std::nullopt, "%", "=", task.span}};
    if (i % 7 == 0) task.citations = {1, 0};
    document.assignments.push_back(std::move(task));
  }
  return document;
}

class StreamedAnswers : public ::testing::Test {
 protected:
  StreamedAnswers() : path_(folder_.file("s.db")), store_(Store::open(path_, Access::read_write)) {}

  Store reader() const { return Store::open(path_, Access::read_only); }

  std::vector<std::string> names(const TaskQuestion& question) const {
    std::vector<std::string> found;
    store_.each_task(question, [&](const TaskAnswer& answer) {
      found.push_back(fmt::format("{}#{}", answer.document, answer.index));
    });
    return found;
  }

  TemporaryFolder folder_;
  std::string path_;
  Store store_;
};

TEST_F(StreamedAnswers, AreTheRecordsOwnTasks) {
  for (std::uint32_t seed = 0; seed < 24; ++seed) store_.put(testing::random_document(seed), "r");
  store_.put(plan_of("long.txt", 60), "r");
  std::size_t next = 0, tasks = 0;
  DocumentId document = 0;
  store_.each_task({}, [&](const TaskAnswer& answer) {
    next = answer.document == document ? next + 1 : 0;
    document = answer.document;
    EXPECT_EQ(answer.index, next);
    EXPECT_EQ(answer.assignment, store_.document(document)->assignments.at(answer.index));
    ++tasks;
  });
  std::size_t counted = 0;
  store_.each_document({}, [&](const DocumentSummary& summary) { counted += summary.assignments; });
  EXPECT_EQ(tasks, counted);
  EXPECT_GT(tasks, 60u);
}

TEST_F(StreamedAnswers, HaveWhatBelongsToTheTaskAloneWhicheverTasksAreAskedFor) {
  const Document plan = plan_of("a.txt", 60);
  store_.put(plan, "r");
  Database database(path_, OpenMode::existing, 1s);
  for (const std::vector<std::int64_t>& ordinals : std::vector<std::vector<std::int64_t>>{
           {0}, {59}, {0, 59}, {3, 5, 6, 30, 56}, {0, 8, 17}, {7, 14, 21, 28, 35, 42, 49}}) {
    const std::vector<TaskAnswer> answers = read_tasks(database, 1, ordinals);
    ASSERT_EQ(answers.size(), ordinals.size());
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
      EXPECT_EQ(answers[i].index, static_cast<std::size_t>(ordinals[i]));
      EXPECT_EQ(answers[i].assignment, plan.assignments[answers[i].index]);
    }
  }
}

TEST_F(StreamedAnswers, AreThoseThatComeAllAtOnce) {
  for (std::uint32_t seed = 0; seed < 12; ++seed) store_.put(testing::random_document(seed), "r");
  store_.put(plan_of("a.txt", 30), "r");
  store_.put(plan_of("b.txt", 5, "Tân Lộc"), "r");
  const auto with = [](auto set) {
    TaskQuestion question;
    set(question);
    return question;
  };
  const std::vector<TaskQuestion> questions{{},
                                            {.units = {"Công an"}},
                                            {.role = "lead"},
                                            {.commune = "hoa lac"},
                                            {.text = "viec 1"},
                                            with([](TaskQuestion& q) { q.group = "nhom 2"; }),
                                            with([](TaskQuestion& q) { q.kinds = {"quarter"}; }),
                                            with([](TaskQuestion& q) { q.limit = 7; }),
                                            with([](TaskQuestion& q) { q.limit = 0; })};
  for (const TaskQuestion& question : questions) {
    std::vector<std::string> at_once;
    for (const TaskAnswer& answer : store_.tasks(question)) {
      at_once.push_back(fmt::format("{}#{}", answer.document, answer.index));
    }
    EXPECT_EQ(names(question), at_once);
  }
  EXPECT_EQ(names({.text = "viec 1"}).size(), 12u);
  std::vector<DocumentId> documents, summaries;
  store_.each_document({}, [&](const DocumentSummary& summary) { documents.push_back(summary.id); });
  for (const DocumentSummary& summary : store_.documents({})) summaries.push_back(summary.id);
  EXPECT_EQ(documents, summaries);
  std::vector<std::pair<DocumentId, std::size_t>> streamed, listed;
  store_.each_citation({}, [&](const CitationAnswer& c) { streamed.emplace_back(c.document, c.index); });
  for (const CitationAnswer& c : store_.citations({})) listed.emplace_back(c.document, c.index);
  EXPECT_EQ(streamed, listed);
  EXPECT_GT(streamed.size(), 4u);
}

TEST_F(StreamedAnswers, CitationsTellTheirOwnDocument) {
  store_.put(plan_of("a.txt", 1), "r");
  store_.put(plan_of("b.txt", 1, "Tân Lộc"), "r");
  std::vector<std::string> told;
  store_.each_citation({}, [&](const CitationAnswer& answer) {
    told.push_back(fmt::format("{} {} {} {}", answer.path, answer.commune, answer.province, answer.index));
  });
  EXPECT_THAT(told, ElementsAre("a.txt Hòa Lạc Hà Nam 0", "a.txt Hòa Lạc Hà Nam 1", "b.txt Tân Lộc Hà Nam 0",
                                "b.txt Tân Lộc Hà Nam 1"));
}

TEST_F(StreamedAnswers, MayBeAskedForWhileOthersCome) {
  store_.put(plan_of("a.txt", 3), "r");
  store_.put(plan_of("b.txt", 3), "r");
  const TaskQuestion all, some{.text = "viec"};
  for (const TaskQuestion& question : {all, some}) {
    std::vector<std::string> outer;
    store_.each_task(question, [&](const TaskAnswer& answer) {
      outer.push_back(fmt::format("{}#{}", answer.document, answer.index));
      EXPECT_THAT(names(question), ElementsAre("1#0", "1#1", "1#2", "2#0", "2#1", "2#2"));
      EXPECT_EQ(store_.citations({}).size(), 4u);
    });
    EXPECT_THAT(outer, ElementsAre("1#0", "1#1", "1#2", "2#0", "2#1", "2#2"));
  }
  std::size_t visits = 0;
  store_.each_document({}, [&](const DocumentSummary&) { visits += store_.documents({}).size(); });
  store_.each_citation({}, [&](const CitationAnswer&) { visits += store_.citations({}).size(); });
  store_.each_reading([&](const Document&) { store_.each_reading([&](const Document&) { ++visits; }); });
  EXPECT_EQ(visits, 2u * 2 + 4u * 4 + 2u * 2);
}

TEST_F(StreamedAnswers, AreOfOneMoment) {
  store_.put(plan_of("a.txt", 2), "r");
  const Store other = reader();
  std::vector<std::string> told;
  other.at_one_moment([&] {
    other.each_task({}, [&](const TaskAnswer& answer) {
      told.push_back(answer.path);
      if (told.size() == 1) store_.put(plan_of("b.txt", 2), "r");
    });
    EXPECT_EQ(other.documents({}).size(), 1u);
  });
  EXPECT_THAT(told, ElementsAre("a.txt", "a.txt"));
  EXPECT_EQ(other.documents({}).size(), 2u);
}

TEST_F(StreamedAnswers, StopWhenTheVisitorFails) {
  store_.put(plan_of("a.txt", 3), "r");
  store_.put(plan_of("b.txt", 3), "r");
  for (const TaskQuestion& question : {TaskQuestion{}, TaskQuestion{.text = "viec"}}) {
    std::size_t visits = 0;
    EXPECT_THROW(store_.each_task(question,
                                  [&](const TaskAnswer&) {
                                    if (++visits == 2) throw EndOfVisit();
                                  }),
                 EndOfVisit);
    EXPECT_EQ(visits, 2u);
    EXPECT_EQ(names(question).size(), 6u);
  }
  EXPECT_EQ(store_.put(plan_of("c.txt", 1), "r"), ImportOutcome::added);
}

/// Were everything read before the first answer, nothing would be told here.
TEST_F(StreamedAnswers, ComeBeforeWhatFollowsIsRead) {
  for (const char* path : {"a.txt", "b.txt", "c.txt"}) store_.put(plan_of(path, 2), "r");
  {
    Database database(path_, OpenMode::existing, 1s);
    database.execute("UPDATE assignments SET task_groups = 'no list' WHERE source_id = 3");
  }
  const Store damaged = reader();
  for (const TaskQuestion& question : {TaskQuestion{}, TaskQuestion{.text = "viec"}}) {
    std::vector<std::string> told;
    EXPECT_EQ(testing::error_code_of([&] {
                damaged.each_task(question, [&](const TaskAnswer& answer) { told.push_back(answer.path); });
              }),
              "store-damaged");
    EXPECT_THAT(told, ElementsAre("a.txt", "a.txt", "b.txt", "b.txt"));
  }
}

TEST_F(StreamedAnswers, LeaveTheDocumentsThatHaveSuchTasks) {
  store_.put(plan_of("a.txt", 3), "r");
  store_.put(plan_of("b.txt", 0, "Tân Lộc"), "r");
  store_.put(plan_of("c.txt", 30, "Tân Lộc"), "r");
  const auto with = [](auto set) {
    TaskQuestion question;
    set(question);
    return question;
  };
  struct Case {
    TaskQuestion question;
    std::vector<DocumentId> documents;
  };
  // Those without tasks are left as long as nothing is asked of tasks.
  const std::vector<Case> cases{{{}, {1, 2, 3}},
                                {{.commune = "tan loc"}, {2, 3}},
                                {with([](TaskQuestion& q) { q.province = "ha nam"; }), {1, 2, 3}},
                                {{.commune = "hoa lac", .document = 2}, {}},
                                {{.document = 2}, {2}},
                                {{.role = "lead"}, {1, 3}},
                                {{.role = "lead", .commune = "tan loc"}, {3}},
                                {{.text = "viec 2"}, {1, 3}},
                                {{.text = "viec 29"}, {3}},
                                {{.text = "khong co"}, {}},
                                {with([](TaskQuestion& q) { q.limit = 1; }), {1, 2, 3}}};
  Database database(path_, OpenMode::existing, 1s);
  for (const auto& [question, documents] : cases) {
    EXPECT_EQ(store_.documents_with(question), documents);
    EXPECT_EQ(ask_documents_with(database, question, 0), documents);
  }
}

TEST_F(StreamedAnswers, ReadingsAreThoseOfTheDocumentsAskedFor) {
  for (const char* path : {"a.txt", "b.txt", "c.txt"}) store_.put(plan_of(path, 1), "r");
  std::vector<std::string> told;
  store_.each_reading([&](const Document& document) { told.push_back(document.source.path); },
                      [](DocumentId id) { return id != 2; });
  EXPECT_THAT(told, ElementsAre("a.txt", "c.txt"));
}

}  // namespace
}  // namespace vanthu
