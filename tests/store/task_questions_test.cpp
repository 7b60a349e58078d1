// Every filter of tasks, what falls due, and the units that have tasks.
#include "store/task_questions.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TemporaryFolder;
using Names = std::vector<std::string>;

UnitMention unit(const std::string& name, const std::string& raw = "", const char* level = "xã") {
  return {name, raw.empty() ? name : raw, std::nullopt, false, false, level};
}

struct Duty {
  std::string words;
  std::vector<UnitMention> lead, coordinate;
  std::vector<Deadline> times;
  std::vector<std::string> groups{};
  double confidence = 1;
};

Deadline range(const std::string& kind, std::optional<std::string> start, std::optional<std::string> end,
               std::optional<std::string> rule = std::nullopt) {
  return {kind, kind, std::move(start), std::move(end), std::move(rule)};
}

Document plan(const std::string& path, const std::string& commune, const std::string& province,
              std::optional<std::string> date, const std::vector<Duty>& duties) {
  std::string text = path;
  for (const Duty& duty : duties) text += "\n" + duty.words;
  Document document = testing::plain_document(path, text);
  document.header.issuer = {"UBND xã " + commune,
                            "xã",
                            commune,
                            commune == "Hòa Lạc" ? "99001" : "99002",
                            province,
                            province == "Hà Nam" ? "98" : "97"};
  document.header.date = std::move(date);
  for (const Duty& duty : duties) {
    Assignment task;
    task.origin = "table";
    task.task = duty.words;
    task.lead = duty.lead;
    task.coordinate = duty.coordinate;
    if (!duty.times.empty()) {
      task.deadline = duty.times.front();
      task.further_deadlines.assign(duty.times.begin() + 1, duty.times.end());
    }
    task.groups = duty.groups;
    if (!task.groups.empty()) task.group = task.groups.back();
    task.confidence = duty.confidence;
    task.span = testing::span_of(text, duty.words);
    document.assignments.push_back(std::move(task));
  }
  return document;
}

class TaskQuestions : public ::testing::Test {
 protected:
  TaskQuestions() : path_(folder_.file("s.db")), store_(Store::open(path_, Access::read_write)) {
    store_.put(first(), "r");
    store_.put(second(), "r");
  }

  static Document first() {
    return plan("a.txt", "Hòa Lạc", "Hà Nam", "2026-01-15",
                {{"Chuyển đổi số toàn diện",
                  {unit("Phòng Kinh tế")},
                  {unit("Công an", "CA xã")},
                  {range("quarter", "2026-01-01", "2026-03-31"), range("by-date", {}, "2026-06-10")},
                  {"NHIỆM VỤ", "Hạ tầng số"}},
                 {"Báo cáo tình hình",
                  {unit("Phòng Kinh tế")},
                  {unit("Sở Nội vụ", "", "tỉnh")},
                  {range("monthly", {}, {}, "FREQ=MONTHLY")},
                  {"NHIỆM VỤ", "Chế độ báo cáo"}},
                 {"Theo dõi chung", {unit("Công an")}, {}, {range("ongoing", {}, {})}, {}, 0.5}});
  }
  static Document second() {
    return plan("b.txt", "Tân Lộc", "Quảng Ngãi", std::nullopt,
                {{"Tập huấn kỹ năng chuyển đổi",
                  {unit("Phòng Kinh Tế cũ")},
                  {unit("Phòng Kinh tế", "PKT")},
                  {range("from-year", "2026-01-01", {})},
                  {"Số hóa / dữ liệu"},
                  0.75},
                 {"Sơ kết",
                  {unit("Sở Nội vụ", "", "tỉnh")},
                  {},
                  {range("yearly", {}, {}, "FREQ=YEARLY;BYMONTH=11")}}});
  }

  /// Words of the tasks that answer, the same whichever way they are looked for.
  Names words(const TaskQuestion& question) {
    Names found;
    for (const TaskAnswer& answer : store_.tasks(question)) found.push_back(answer.assignment.task);
    Database database(path_, OpenMode::existing, 1s);
    Names in_long_lists;
    for (const TaskAnswer& answer : ask_tasks(database, question, 0)) {
      in_long_lists.push_back(answer.assignment.task);
    }
    EXPECT_EQ(found, in_long_lists);
    return found;
  }

  /// "2026-03-31 Chuyển đổi số toàn diện" of each duty.
  Names due(const std::string& from, const std::string& to, const TaskQuestion& tasks = {}) {
    const auto told = [](const DueAnswers& answers) {
      Names found;
      for (const DueAnswer& answer : answers.duties) {
        found.push_back(fmt::format("{} {}{}", answer.day, answer.task.assignment.task,
                                    answer.time > 0 ? fmt::format(" +{}", answer.time) : ""));
      }
      return found;
    };
    const DueAnswers answers = store_.due({from, to, tasks});
    undated_ = answers.undated;
    Database database(path_, OpenMode::existing, 1s);
    const DueAnswers in_long_lists = ask_due(database, {from, to, tasks}, 0);
    EXPECT_EQ(told(in_long_lists), told(answers));
    EXPECT_EQ(in_long_lists.undated, answers.undated);
    return told(answers);
  }

  TemporaryFolder folder_;
  std::string path_;
  Store store_;
  std::size_t undated_ = 0;
};

const Names kAll{"Chuyển đổi số toàn diện", "Báo cáo tình hình", "Theo dõi chung",
                 "Tập huấn kỹ năng chuyển đổi", "Sơ kết"};

TEST_F(TaskQuestions, WithoutRestrictionAllAnswerInOrder) {
  EXPECT_EQ(words({}), kAll);
  TaskQuestion two;
  two.limit = 2;
  EXPECT_EQ(words(two), Names(kAll.begin(), kAll.begin() + 2));
}

TEST_F(TaskQuestions, UnitsByNameByPartAndInARole) {
  EXPECT_EQ(words({.units = {"Phòng Kinh tế"}}), (Names{kAll[0], kAll[1], kAll[3]}));
  EXPECT_EQ(words({.units = {"Phòng Kinh tế"}, .role = "lead"}), (Names{kAll[0], kAll[1]}));
  EXPECT_EQ(words({.units = {"Phòng Kinh tế", "Công an"}, .role = "coordinate"}), (Names{kAll[0], kAll[3]}));
  EXPECT_EQ(words({.unit_text = "kinh te cu"}), Names{kAll[3]});
  EXPECT_EQ(words({.role = "coordinate"}), (Names{kAll[0], kAll[1], kAll[3]}));
  EXPECT_THAT(words({.units = {"Không có"}}), IsEmpty());
  EXPECT_THAT(words({.unit_text = "khong co"}), IsEmpty());
}

TEST_F(TaskQuestions, Places) {
  for (const char* name : {"hoa lac", "xã Hòa Lạc", "99001"}) {
    EXPECT_EQ(words({.commune = name}), (Names{kAll[0], kAll[1], kAll[2]})) << name;
  }
  EXPECT_THAT(words({.commune = "phường Hòa Lạc"}), IsEmpty());
  for (const char* name : {"quang ngai", "tỉnh Quảng Ngãi", "97"}) {
    TaskQuestion question;
    question.province = name;
    EXPECT_EQ(words(question), (Names{kAll[3], kAll[4]})) << name;
  }
  EXPECT_EQ(words({.document = 2}), (Names{kAll[3], kAll[4]}));
  EXPECT_THAT(words({.document = 7}), IsEmpty());
}

TEST_F(TaskQuestions, WordsAreAPhraseWhoseLastOneMayBeUnfinished) {
  const auto of_text = [&](const std::string& text) { return words({.text = text}); };
  EXPECT_EQ(of_text("chuyen doi"), (Names{kAll[0], kAll[3]}));
  EXPECT_EQ(of_text("Chuyển đổi số"), Names{kAll[0]});
  EXPECT_EQ(of_text("chuyen doi s"), Names{kAll[0]});
  EXPECT_THAT(of_text("huyen doi"), IsEmpty()) << "the middle of a word";
  EXPECT_THAT(of_text("doi chuyen"), IsEmpty()) << "another order";
  EXPECT_THAT(of_text(""), IsEmpty());
  EXPECT_THAT(of_text("\" OR * -"), IsEmpty());
  EXPECT_EQ(of_text("chuyen \"doi\" NOT* so"), Names{}) << "syntax is words";
  EXPECT_EQ(of_text("chuyen-doi, (so)"), Names{kAll[0]}) << "signs are blanks";
}

TEST_F(TaskQuestions, GroupsAtEveryLevelButNotAcrossTwo) {
  const auto of_group = [&](const std::string& group) {
    TaskQuestion question;
    question.group = group;
    return words(question);
  };
  EXPECT_EQ(of_group("nhiem vu"), (Names{kAll[0], kAll[1]}));
  EXPECT_EQ(of_group("ha tang"), Names{kAll[0]});
  EXPECT_EQ(of_group("so hoa du lieu"), Names{kAll[3]});
  EXPECT_THAT(of_group("nhiem vu ha tang"), IsEmpty());
  EXPECT_THAT(of_group("chuyen doi"), IsEmpty());
}

TEST_F(TaskQuestions, TimesOfOneDeadlineAndFurtherOnes) {
  EXPECT_EQ(words({.due_from = "2026-03-31", .due_to = "2026-05-01"}), (Names{kAll[0], kAll[3]}));
  EXPECT_EQ(words({.due_from = "2026-06-10", .due_to = "2026-06-10"}), (Names{kAll[0], kAll[3]}))
      << "its further deadline";
  EXPECT_EQ(words({.due_to = "2025-12-31"}), Names{});
  TaskQuestion before;
  before.ends_to = "2026-03-31";
  EXPECT_EQ(words(before), Names{kAll[0]});
  TaskQuestion after;
  after.ends_from = "2026-06-11";
  EXPECT_EQ(words(after), Names{kAll[3]});
  TaskQuestion kinds;
  kinds.kinds = {"ongoing", "by-date"};
  EXPECT_EQ(words(kinds), (Names{kAll[0], kAll[2]}));
  kinds.ends_to = "2026-03-31";
  EXPECT_THAT(words(kinds), IsEmpty()) << "kind and day are of one deadline";
}

TEST_F(TaskQuestions, Confidence) {
  const auto between = [&](std::optional<double> from, std::optional<double> to) {
    TaskQuestion question;
    question.confidence_from = from;
    question.confidence_to = to;
    return words(question);
  };
  EXPECT_EQ(between(std::nullopt, 0.8), (Names{kAll[2], kAll[3]}));
  EXPECT_EQ(between(0.6, 0.8), Names{kAll[3]});
  EXPECT_EQ(between(0.6, std::nullopt), (Names{kAll[0], kAll[1], kAll[3], kAll[4]}));
}

TEST_F(TaskQuestions, RestrictionsHoldTogether) {
  TaskQuestion question{.units = {"Phòng Kinh tế"},
                        .role = "lead",
                        .commune = "hoa lac",
                        .due_from = "2026-01-01",
                        .due_to = "2026-01-31",
                        .text = "chuyen doi"};
  question.province = "ha nam";
  question.group = "ha tang";
  question.kinds = {"quarter"};
  question.confidence_from = 0.9;
  EXPECT_EQ(words(question), Names{kAll[0]});
  question.role = "coordinate";
  EXPECT_THAT(words(question), IsEmpty());
}

TEST_F(TaskQuestions, DutiesFallDueAtTheEndOfTheirRangesAndOnEveryDayThatRepeats) {
  EXPECT_EQ(due("2026-01-01", "2026-03-31"), (Names{"2026-01-31 " + kAll[1], "2026-02-28 " + kAll[1],
                                                    "2026-03-31 " + kAll[0], "2026-03-31 " + kAll[1]}));
  EXPECT_EQ(undated_, 2u) << "one goes on, one repeats in a plan without a date";
  EXPECT_EQ(due("2026-06-01", "2026-06-30"),
            (Names{"2026-06-10 " + kAll[0] + " +1", "2026-06-30 " + kAll[1]}));
  EXPECT_EQ(due("2026-01-01", "2026-03-31", {.units = {"Công an"}}), Names{"2026-03-31 " + kAll[0]});
  EXPECT_EQ(undated_, 1u);
  EXPECT_THAT(due("2026-01-01", "2026-03-31", {.commune = "tan loc"}), IsEmpty());
  TaskQuestion first_two;
  first_two.limit = 2;
  EXPECT_EQ(due("2026-01-01", "2026-12-31", first_two),
            (Names{"2026-01-31 " + kAll[1], "2026-02-28 " + kAll[1]}));
}

TEST_F(TaskQuestions, WindowsOfDutiesAreBounded) {
  EXPECT_EQ(testing::error_code_of([&] { store_.due({"2026-01-01", "2036-01-01"}); }), "due-window-long");
  EXPECT_EQ(testing::error_code_of([&] { store_.due({"2026-01-01", "2026"}); }), "date-malformed");
}

/// "unit: lead/implement/coordinate in documents/communes".
Names told(const std::vector<UnitAnswer>& answers) {
  Names units;
  for (const UnitAnswer& unit : answers) {
    units.push_back(fmt::format("{}: {}/{}/{} in {}/{}", unit.unit, unit.lead, unit.implement,
                                unit.coordinate, unit.documents, unit.communes));
  }
  return units;
}

TEST_F(TaskQuestions, UnitsAreCountedByRoleDocumentAndCommune) {
  EXPECT_THAT(told(store_.units({})),
              ElementsAre("Phòng Kinh tế: 2/0/1 in 2/2", "Công an: 1/0/1 in 1/1", "Sở Nội vụ: 1/0/1 in 2/2",
                          "Phòng Kinh Tế cũ: 1/0/0 in 1/1"));
  EXPECT_THAT(told(store_.units({.commune = "tan loc"})),
              ElementsAre("Phòng Kinh Tế cũ: 1/0/0 in 1/1", "Phòng Kinh tế: 0/0/1 in 1/1",
                          "Sở Nội vụ: 1/0/0 in 1/1"));
  EXPECT_THAT(told(store_.units({.unit_text = "kinh te cu"})), ElementsAre("Phòng Kinh Tế cũ: 1/0/0 in 1/1"));
  EXPECT_THAT(told(store_.units({.keep = [](const std::string& name) { return name.starts_with("S"); }})),
              ElementsAre("Sở Nội vụ: 1/0/1 in 2/2"));
  EXPECT_THAT(told(store_.units({.limit = 1})), ElementsAre("Phòng Kinh tế: 2/0/1 in 2/2"));
}

TEST_F(TaskQuestions, AUnitIsOneForEachCommuneOrTheBodyOfAProvince) {
  const auto bodies = store_.units({.units = {"Phòng Kinh tế"}, .by_commune = true});
  ASSERT_EQ(bodies.size(), 2u);
  EXPECT_EQ(bodies[0].commune, "Hòa Lạc");
  EXPECT_EQ(bodies[0].lead, 2u);
  EXPECT_EQ(bodies[1].commune, "Tân Lộc");
  EXPECT_EQ(bodies[1].document, 2);
  const auto offices = store_.units({.units = {"Sở Nội vụ"}, .by_commune = true});
  ASSERT_EQ(offices.size(), 2u);
  EXPECT_EQ(offices[0].commune, std::nullopt);
  EXPECT_EQ(offices[0].province, "Quảng Ngãi") << "as busy as the other one, with the lesser code";
  EXPECT_EQ(offices[0].levels, Names{"tỉnh"});
}

TEST_F(TaskQuestions, UnitsTellHowTheyArePrintedAndWhereFirst) {
  const auto all = store_.units({.units = {"Công an"}});
  ASSERT_EQ(all.size(), 1u);
  using Variants = std::vector<std::pair<std::string, std::size_t>>;
  EXPECT_EQ(all[0].variants, (Variants{{"CA xã", 1}, {"Công an", 1}}));
  EXPECT_EQ(all[0].document, 1);
  EXPECT_EQ(all[0].index, 0u);
  EXPECT_EQ(all[0].path, "a.txt");
}

}  // namespace
}  // namespace vanthu
