// The same task elsewhere.
#include "store/same_tasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.h"
#include "store/list_tasks.h"
#include "store/sqlite_connection.h"
#include "store/task_id.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;
using testing::TemporaryFolder;

struct PlannedTask {
  std::string words, lead, due;
};

Document plan(const std::string& path, const std::string& commune, const std::vector<PlannedTask>& tasks) {
  Document document = testing::plain_document(path, path);
  document.header.issuer = {"Ủy ban nhân dân xã " + commune, "xã", commune, commune, "Hà Nam", "98"};
  for (const PlannedTask& planned : tasks) {
    Assignment task;
    task.origin = "table";
    task.task = planned.words;
    if (!planned.lead.empty()) {
      task.lead.emplace_back();
      task.lead.back().unit = task.lead.back().raw = planned.lead;
    }
    if (!planned.due.empty()) {
      task.deadline = Deadline{"trước " + planned.due, "by-date", {}, planned.due, {}};
    }
    document.assignments.push_back(std::move(task));
  }
  return document;
}

class Communes : public ::testing::Test {
 protected:
  Communes() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {
    const std::string duty =
        "Ra quân tổng vệ sinh đường làng, ngõ xóm vào sáng thứ Bảy hằng tuần trên địa bàn xã ";
    put(plan("1.txt", "Hòa Lạc",
             {{duty + "Hòa Lạc", "Hội Phụ nữ", "2026-03-31"}, {"Báo cáo kết quả", "Công an", ""}}));
    put(plan("2.txt", "Ân Lộc",
             {{"Dạy bơi cho học sinh tiểu học", "Công an", ""}, {duty + "Ân Lộc", "Công an", "2026-03-31"}}));
    put(plan("3.txt", "Tân Lộc",
             {{"Ra quân tổng dọn vệ sinh đường làng, ngõ xóm vào sáng thứ Bảy hằng tuần trên địa bàn xã",
               "Hội Phụ nữ", ""},
              {"Báo cáo kết quả thực hiện với huyện", "Công an", ""},
              {"BÁO CÁO KẾT QUẢ.", "", ""}}));
  }

  void put(const Document& document) { store_.put(document, "r"); }

  std::vector<std::string> found(const SameTaskQuestion& question) const {
    std::vector<std::string> ids;
    for (const SameTaskAnswer& answer : store_.same_tasks(question).answers) {
      ids.push_back(to_text({answer.task.document, answer.task.index}));
    }
    return ids;
  }

  TemporaryFolder folder_;
  Store store_;
};

TEST_F(Communes, TheTaskItselfStandsFirstThenTheMostSimilar) {
  EXPECT_THAT(found({.document = 1, .index = 0}), ElementsAre("1#0", "2#1", "3#0"));
  EXPECT_THAT(found({.document = 3, .index = 0}), ElementsAre("3#0", "1#0", "2#1"));
  const auto answers = store_.same_tasks({.document = 1, .index = 0}).answers;
  EXPECT_EQ(answers[1].similarity, 1);
  EXPECT_LT(answers[2].similarity, 1);
  EXPECT_GE(answers[2].similarity, kSameTask);
  EXPECT_EQ(answers[1].commune_code, "Ân Lộc");
}

TEST_F(Communes, AShortTaskIsTheSameOnlyInTheSameWords) {
  EXPECT_THAT(found({.document = 1, .index = 1}), ElementsAre("1#1", "3#2"));
}

TEST_F(Communes, ADutyMayBeAskedForInWords) {
  SameTaskQuestion question{.text = "ra quan tong ve sinh duong lang, ngo xom vao sang thu bay hang tuan"};
  EXPECT_THAT(found(question), ElementsAre("1#0", "2#1", "3#0"));
  question.text = "bao cao ket qua";
  EXPECT_THAT(found(question), ElementsAre("1#1", "3#2"));
  for (const char* nothing : {"", " ... ", "trồng cây gây rừng phủ xanh đất trống đồi trọc"}) {
    question.text = nothing;
    EXPECT_THAT(found(question), IsEmpty()) << nothing;
  }
}

TEST_F(Communes, SaysHowTheDutyIsAssigned) {
  SameTaskQuestion question{.document = 1, .index = 0};
  question.tasks.limit = 1;
  const SameTasks same = store_.same_tasks(question);
  EXPECT_EQ(same.answers.size(), 1U);
  EXPECT_EQ(same.tasks, 3U);
  EXPECT_EQ(same.documents, 3U);
  EXPECT_EQ(same.communes, 3U);
  EXPECT_THAT(same.leads, ElementsAre(Pair("Hội Phụ nữ", 2), Pair("Công an", 1)));
  EXPECT_THAT(same.deadlines, ElementsAre(Pair("trước 2026-03-31", 2), Pair("", 1)));
}

TEST_F(Communes, OtherRestrictionsHoldAsWell) {
  SameTaskQuestion question{.document = 1, .index = 0};
  question.tasks.units = {"Công an"};
  EXPECT_THAT(found(question), ElementsAre("2#1"));
  question.tasks.units = {"Ban không có"};
  EXPECT_THAT(found(question), IsEmpty());
}

TEST_F(Communes, TheLeastSimilarityMayBeChosen) {
  EXPECT_THAT(found({.document = 1, .index = 0, .similarity = 1}), ElementsAre("1#0", "2#1"));
}

TEST_F(Communes, AnUnknownTaskIsSaid) {
  for (const TaskId id : {TaskId{1, 2}, TaskId{9, 0}, TaskId{-1, 0}, TaskId{1, std::size_t{1} << 40}}) {
    EXPECT_EQ(
        testing::error_code_of([&] { store_.same_tasks({.document = id.document, .index = id.index}); }),
        "task-unknown");
  }
}

TEST_F(Communes, WhatIsReadAnewIsFoundAsItIsReadThen) {
  store_.put(plan("2.txt", "Ân Lộc", {{"Dạy bơi cho học sinh tiểu học", "Công an", ""}}), "r2");
  EXPECT_THAT(found({.document = 1, .index = 0}), ElementsAre("1#0", "3#0"));
  Document empty = plan("3.txt", "Tân Lộc", {});
  store_.put(empty, "r2");
  EXPECT_THAT(found({.document = 1, .index = 0}), ElementsAre("1#0"));
}

std::size_t rows(Database& database, const std::string& table) {
  Query query = database.query("SELECT count(*) FROM " + table);
  query.step();
  return query.count();
}

TEST_F(Communes, TextsAreKeptOnceAndOnlyWhileATaskHasThem) {
  Database database(folder_.file("s.db"), OpenMode::existing, 1s);
  EXPECT_EQ(rows(database, "tasks"), 7U);
  EXPECT_EQ(rows(database, "task_texts"), 5U);  // two pairs share theirs
  EXPECT_LE(rows(database, "task_bands"), kBands * 4);
  for (const char* path : {"1.txt", "2.txt", "3.txt"}) store_.put(plan(path, "Hòa Lạc", {}), "r2");
  EXPECT_EQ(rows(database, "task_texts"), 0U);
  EXPECT_EQ(rows(database, "task_bands"), 0U);
}

TEST_F(Communes, FewNewTextsOfARunWaitForTheirBandsUntilItEnds) {
  const auto put_in_transaction = [&](const std::string& path, const std::string& commune,
                                      const std::vector<PlannedTask>& tasks,
                                      const std::string& reader = "r") {
    store_.begin();
    store_.put(plan(path, commune, tasks), reader);
    store_.commit();
  };
  Database database(folder_.file("s.db"), OpenMode::existing, 1s);
  const RunId run = store_.begin_run("the test's files", "r").id;
  std::vector<PlannedTask> many;
  for (int i = 0; i < 60; ++i) {
    const std::string name{static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
    many.push_back({"Kiểm tra, thống kê và tổng hợp việc " + name + " hằng năm", "Công an", ""});
  }
  put_in_transaction("4.txt", "Hòa Bình", many);
  EXPECT_EQ(rows(database, "unbanded_texts"), 0U) << "many beside those that were there";
  put_in_transaction("5.txt", "Hòa Lạc",
                     {{"Dạy bơi an toàn cho học sinh tiểu học dịp nghỉ hè", "Công an", ""}});
  EXPECT_EQ(rows(database, "unbanded_texts"), 1U);
  const SameTaskQuestion question{.text = "Dạy bơi an toàn cho học sinh tiểu học dịp hè"};
  EXPECT_THAT(found(question), Not(Contains("5#0")));
  put_in_transaction("5.txt", "Hòa Lạc", {}, "r2");
  EXPECT_EQ(rows(database, "unbanded_texts"), 0U) << "it is gone with its only task";
  put_in_transaction("6.txt", "Hòa Lạc",
                     {{"Dạy bơi an toàn cho học sinh tiểu học dịp nghỉ hè", "Công an", ""}});
  EXPECT_EQ(rows(database, "unbanded_texts"), 1U);
  store_.end_run(run);
  EXPECT_EQ(rows(database, "unbanded_texts"), 0U);
  EXPECT_THAT(found(question), Contains("6#0"));
}

}  // namespace
}  // namespace vanthu
