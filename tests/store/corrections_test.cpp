// Corrections in a store: they outlive readings, and leave nothing behind when undone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "corrections_fixture.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using testing::error_code_of;
using testing::exported;
using ::testing::IsEmpty;
using testing::kMade;
using testing::kUndone;
using testing::lead;
using testing::random_document;
using ::testing::SizeIs;
using testing::text;

using Corrections = testing::CorrectedStore;

TEST_F(Corrections, AreWhatEveryQuestionAnswers) {
  put(plan_.document("a.docx"));
  const std::vector<Correction> made = store_.correct(1, 4, {lead("Công an")}, kMade);
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].outcome, "applied");
  EXPECT_EQ(made[0].index, 4u);
  EXPECT_EQ(made[0].made, kMade);
  EXPECT_EQ(made[0].reading, to_json(plan_.document("a.docx").assignments[4].lead));
  EXPECT_EQ(lead_of(1, 4), "Công an");
  TaskQuestion question;
  question.units = {"Công an"};
  ASSERT_THAT(store_.tasks(question), SizeIs(1));
  EXPECT_EQ(store_.tasks(question)[0].index, 4u);
  EXPECT_THAT(store_.tasks(question)[0].corrected, ElementsAre("lead"));
}

TEST_F(Corrections, OutliveANewReader) {
  put(plan_.document("a.docx"), "r1");
  store_.correct(1, 4, {lead("Công an")}, kMade);
  store_.correct(1, std::nullopt, {text("title", "Tên khác")}, kMade);
  EXPECT_EQ(put(plan_.document("a.docx"), "r2"), ImportOutcome::replaced);
  EXPECT_EQ(lead_of(1, 4), "Công an");
  EXPECT_EQ(store_.document(1)->header.title, "Tên khác");
  EXPECT_THAT(outcomes(), ElementsAre("applied", "applied"));
}

TEST_F(Corrections, OutliveAChangedFile) {
  put(plan_.document("a.docx"));
  store_.correct(1, 4, {lead("Công an")}, kMade);
  plan_.tasks.insert(plan_.tasks.begin(), {"Việc mới thêm vào đầu bảng", "Phòng Kinh tế", "1/2/2026"});
  plan_.title = "Cải cách hành chính năm 2026 của xã";
  EXPECT_EQ(put(plan_.document("a.docx")), ImportOutcome::replaced);
  EXPECT_EQ(lead_of(1, 5), "Công an");
  EXPECT_EQ(all()[0].index, 5u);
}

TEST_F(Corrections, FollowATaskThatIsWordedAnew) {
  put(plan_.document("a.docx"), "r1");
  store_.correct(1, 4, {lead("Công an")}, kMade);
  plan_.tasks[4].words += "; gửi kết quả về Văn phòng";
  put(plan_.document("a.docx"), "r2");
  EXPECT_EQ(lead_of(1, 4), "Công an");
  plan_.tasks[4].words = "Khởi công nhà sinh hoạt cộng đồng, khánh thành trong năm";
  put(plan_.document("a.docx"), "r3");
  EXPECT_THAT(outcomes(), ElementsAre("target-missing"));
  store_.undo_corrections({1}, kUndone);
  EXPECT_EQ(to_json_line(*store_.document(1)), to_json_line(plan_.document("a.docx")));
}

TEST_F(Corrections, StandInEverySourceSoThatTheyAreNoDifference) {
  put(plan_.document("a.docx"));
  store_.correct(1, 4, {lead("Công an")}, kMade);
  put(plan_.document("a.pdf"));
  EXPECT_THAT(store_.differences(1), IsEmpty());
  for (const Document& reading : store_.readings(1))
    EXPECT_EQ(reading.assignments[4].lead[0].unit, "Công an");
}

TEST_F(Corrections, SettleWhatTheSourcesSayDifferently) {
  put(plan_.document("a.pdf"));
  plan_.tasks[4].lead = "Công an";
  put(plan_.document("a.docx"));
  ASSERT_THAT(store_.differences(1), SizeIs(1));
  const std::vector<Correction> made = store_.correct(1, 4, {lead("Công an")}, kMade);
  EXPECT_EQ(made[0].outcome, "agrees");
  EXPECT_THAT(store_.differences(1), IsEmpty());
  store_.undo_corrections({made[0].id}, kUndone);
  EXPECT_THAT(store_.differences(1), SizeIs(1));
}

TEST_F(Corrections, StayWhereAnotherSourceIsChosen) {
  put(plan_.document("a.pdf"));
  store_.correct(1, 4, {lead("Công an")}, kMade);
  put(plan_.document("a.docx"));
  EXPECT_EQ(store_.document(1)->source.format, "docx");
  EXPECT_EQ(lead_of(1, 4), "Công an");
}

TEST_F(Corrections, SayWhereTheNewReadingAgrees) {
  put(plan_.document("a.docx"), "r1");
  store_.correct(1, 4, {lead("Công an")}, kMade);
  Document better = plan_.document("a.docx");
  better.assignments[4].lead = {{"Công an", "Công an xã", std::nullopt, false}};
  put(better, "r2");
  EXPECT_THAT(outcomes(), ElementsAre("agrees"));
  EXPECT_EQ(store_.document(1)->assignments[4].lead[0].raw, "Công an xã");
  EXPECT_EQ(rows_of("corrected_parts"), 0u);
  put(plan_.document("a.docx"), "r3");
  EXPECT_THAT(outcomes(), ElementsAre("applied"));
}

TEST_F(Corrections, AreKeptAndReportedWhereTheirTaskIsGone) {
  put(plan_.document("a.docx"), "r1");
  store_.correct(1, 4, {lead("Công an")}, kMade);
  Document without = plan_.document("a.docx");
  without.assignments.erase(without.assignments.begin() + 4);
  put(without, "r2");
  EXPECT_THAT(outcomes(), ElementsAre("target-missing"));
  EXPECT_EQ(all()[0].index, std::nullopt);
  put(plan_.document("a.docx"), "r3");
  EXPECT_EQ(lead_of(1, 4), "Công an");
}

TEST_F(Corrections, UndoneLeaveTheRecordToTheByte) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    Document document = random_document(seed);
    document.source.path = std::to_string(seed) + ".txt";
    put(document);
  }
  const std::string before = exported(store_);
  std::vector<std::int64_t> ids;
  for (const DocumentSummary& summary : store_.documents({})) {
    const auto made =
        store_.correct(summary.id, std::nullopt, {text("title", "Tên khác"), text("signer", "An")}, kMade);
    for (const Correction& correction : made) ids.push_back(correction.id);
    for (std::size_t task = 0; task < summary.assignments; ++task) {
      const auto more = store_.correct(
          summary.id, task,
          {lead("Công an"), text("task", "Việc khác"), text("group", "Nhóm"), {"deadline", "none", "[]"}},
          kMade);
      for (const Correction& correction : more) ids.push_back(correction.id);
    }
  }
  EXPECT_NE(exported(store_), before);
  store_.undo_corrections(ids, kUndone);
  EXPECT_EQ(exported(store_), before);
  EXPECT_EQ(rows_of("corrected_parts"), 0u);
  for (const Correction& correction : all()) EXPECT_EQ(correction.undone, kUndone);
  EXPECT_THAT(store_.corrections({}), IsEmpty());
}

TEST_F(Corrections, OfOneFieldAreUndoneOneByOne) {
  put(plan_.document("a.docx"));
  store_.correct(1, std::nullopt, {text("title", "Một")}, kMade);
  store_.correct(1, std::nullopt, {text("title", "Hai")}, kMade);
  EXPECT_THAT(outcomes(), ElementsAre("superseded", "applied"));
  EXPECT_EQ(all()[1].reading, "\"" + plan_.title + "\"") << "what was read, not what was corrected before";
  store_.undo_corrections({2}, kUndone);
  EXPECT_EQ(store_.document(1)->header.title, "Một");
  store_.undo_corrections({1}, kUndone);
  EXPECT_EQ(store_.document(1)->header.title, plan_.title);
}

TEST_F(Corrections, AreAllMadeOrNone) {
  put(plan_.document("a.docx"));
  const std::string before = exported(store_);
  EXPECT_EQ(error_code_of([&] {
              store_.correct(1, 4, {lead("Công an"), text("title", "x")}, kMade);
            }),
            "correction-field");
  EXPECT_EQ(error_code_of([&] {
              store_.correct(1, 4, {{"lead", "x", "\"x\""}}, kMade);
            }),
            "correction-field");
  EXPECT_EQ(error_code_of([&] { store_.correct(1, 40, {lead("Công an")}, kMade); }), "task-unknown");
  EXPECT_EQ(error_code_of([&] { store_.correct(9, 4, {lead("Công an")}, kMade); }), "document-unknown");
  store_.correct(1, 4, {lead("Công an")}, kMade);
  EXPECT_EQ(error_code_of([&] { store_.undo_corrections({1, 2}, kUndone); }), "correction-unknown");
  EXPECT_EQ(lead_of(1, 4), "Công an");
  store_.undo_corrections({1}, kUndone);
  EXPECT_EQ(error_code_of([&] { store_.undo_corrections({1}, kUndone); }), "correction-undone");
  EXPECT_EQ(exported(store_), before);
}

TEST_F(Corrections, NeedAStoreThatCanBeWritten) {
  put(plan_.document("a.docx"));
  store_.correct(1, 4, {lead("Công an")}, kMade);
  Store reader = Store::open(folder_.file("s.db"), Access::read_only);
  EXPECT_EQ(error_code_of([&] { reader.correct(1, 4, {lead("Phòng Kinh tế")}, kMade); }), "store-read-only");
  EXPECT_THAT(reader.corrections({}), SizeIs(1));
}

TEST_F(Corrections, OfSeveralWritersAllStand) {
  put(plan_.document("a.docx"));
  std::vector<std::thread> writers;
  for (std::size_t writer = 0; writer < 4; ++writer) {
    writers.emplace_back([this, writer] {
      Store store = Store::open(folder_.file("s.db"), Access::read_write);
      for (std::size_t i = 0; i < 5; ++i) store.correct(1, writer * 5 + i, {lead("Công an")}, kMade);
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_THAT(all(), SizeIs(20));
  for (std::size_t task = 0; task < 20; ++task) EXPECT_EQ(lead_of(1, task), "Công an") << task;
}

TEST_F(Corrections, MadeInATransactionGoWithIt) {
  put(plan_.document("a.docx"));
  const std::string before = exported(store_);
  store_.begin();
  store_.correct(1, 4, {lead("Công an")}, kMade);
  store_.rollback();
  EXPECT_EQ(exported(store_), before);
  EXPECT_THAT(all(), IsEmpty());
}

}  // namespace
}  // namespace vanthu
