// Corrections belong to a plan: they go where it goes, wait for it, and find it in another store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corrections_fixture.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kMade;
using testing::kUndone;
using testing::lead;
using testing::random_document;
using ::testing::SizeIs;
using testing::StorePlan;
using testing::text;

using CorrectedPlans = testing::CorrectedStore;

TEST_F(CorrectedPlans, OfAnotherTextAtTheSamePathDoNotApplyAndWaitForTheirPlan) {
  put(plan_.document("a.docx"));
  store_.correct(1, std::nullopt, {text("title", "Tên khác")}, kMade);
  StorePlan other;
  other.number = "77";
  for (testing::StoreTask& task : other.tasks)
    task = {"Trồng cây xanh khu " + task.deadline, "Phòng Kinh tế", "2026"};
  put(other.document("a.docx"));
  EXPECT_EQ(store_.document(1)->header.title, other.title);
  EXPECT_EQ(all()[0].document, std::nullopt);
  EXPECT_EQ(all()[0].outcome, "");

  put(plan_.document("b.docx"));
  EXPECT_EQ(all()[0].document, 2);
  EXPECT_EQ(store_.document(2)->header.title, "Tên khác");
}

TEST_F(CorrectedPlans, FollowTheOlderIdWhereTwoDocumentsTurnOutToBeOne) {
  put(plan_.document("a.docx"));
  Document unread = plan_.document("b.pdf");
  unread.header.number->key = unread.header.number->number = std::nullopt;
  put(unread);
  ASSERT_THAT(store_.documents({}), SizeIs(2));
  store_.correct(2, 4, {lead("Công an")}, kMade);
  put(plan_.document("b.pdf"), "r2");
  ASSERT_THAT(store_.documents({}), SizeIs(1));
  EXPECT_EQ(all()[0].document, 1);
  EXPECT_EQ(lead_of(1, 4), "Công an");
}

TEST_F(CorrectedPlans, GoWithTheSourceThatTheyWereMadeOfWhereADocumentIsSplit) {
  put(plan_.document("a.pdf"));
  put(plan_.document("b.docx"));
  store_.correct(1, 4, {lead("Công an")}, kMade);  // of the docx, which is the chosen one
  StorePlan revised = plan_;
  revised.number = "99";
  Document changed = plan_.document("b.docx");
  changed.header = revised.document("b.docx").header;
  put(changed, "r2");
  ASSERT_THAT(store_.documents({}), SizeIs(2));
  EXPECT_EQ(store_.documents({})[0].sources[0].format, "pdf");
  EXPECT_EQ(all()[0].document, 2);
  EXPECT_NE(lead_of(1, 4), "Công an");
  EXPECT_EQ(lead_of(2, 4), "Công an");
}

TEST_F(CorrectedPlans, WaitForTheirPlanWhereItsLastFileIsGone) {
  put(plan_.document("a.docx"));
  store_.correct(1, 4, {lead("Công an")}, kMade);
  StorePlan other;
  other.number = "77";
  other.replace("Rà soát", "Kiểm kê");
  put(other.document("b.docx"));
  put(other.document(
      "a.docx"));  // the content of b.docx now stands here too: nothing is left of the first plan
  ASSERT_THAT(store_.documents({}), SizeIs(1));
  ASSERT_THAT(all(), SizeIs(1));
  EXPECT_EQ(all()[0].document, std::nullopt);
  put(plan_.document("c.docx"));
  EXPECT_EQ(lead_of(*all()[0].document, 4), "Công an");
}

TEST_F(CorrectedPlans, ANewNumberNamesTheDocumentButDoesNotRegroupIt) {
  put(plan_.document("a.docx"));
  StorePlan other;
  other.number = "77";
  put(other.document("b.pdf"));
  const DocumentNumber number{"77/KH-UBND", "77", std::nullopt, "KH-UBND", "77/KH-UBND"};
  store_.correct(1, std::nullopt, {{"number", "77/KH-UBND", to_json(number)}}, kMade);
  EXPECT_THAT(store_.find_documents("77/KH-UBND"), ElementsAre(1, 2));
  put(plan_.document("a.pdf"));
  EXPECT_THAT(store_.documents({}), SizeIs(2));
  EXPECT_THAT(store_.sources(1), SizeIs(2));
}

TEST_F(CorrectedPlans, OfAnotherStoreMakeTheSameRecords) {
  put(plan_.document("a.docx"));
  store_.correct(1, 4, {lead("Công an"), text("product", "Báo cáo")}, kMade);
  store_.correct(1, std::nullopt, {text("title", "Tên khác")}, kMade);
  store_.correct(1, 5, {lead("Phòng Kinh tế")}, kMade);
  store_.undo_corrections({4}, kUndone);

  Store other = Store::open(folder_.file("other.db"), Access::read_write);
  other.put(random_document(3), "r");
  other.put(plan_.document("a.docx"), "r");
  std::vector<std::pair<DocumentId, Correction>> rows;
  for (const Correction& correction : all()) {
    ASSERT_THAT(other.find_plan(correction.plan), ElementsAre(2));
    rows.emplace_back(2, correction);
  }
  using enum CorrectionImport;
  EXPECT_THAT(other.import_corrections(rows), ElementsAre(added, added, added, added));
  EXPECT_EQ(to_json_line(*other.document(2)), to_json_line(*store_.document(1)));
  EXPECT_THAT(other.import_corrections(rows), ElementsAre(known, known, known, known));
  EXPECT_THAT(other.corrections({.documents = {}, .active = true, .undone = true}), SizeIs(4));

  rows[0].second.undone = kUndone;
  EXPECT_THAT(other.import_corrections(rows), ElementsAre(undone, known, known, known));
  EXPECT_NE(other.document(2)->assignments[4].lead[0].unit, "Công an");
}

TEST_F(CorrectedPlans, FindTheirPlanByContentThenByKeyThenByNumberAndCommune) {
  Document document = plan_.document("a.docx");
  document.header.issuer.commune_code = "11074";
  put(document);
  const Correction made = store_.correct(1, 4, {lead("Công an")}, kMade)[0];
  EXPECT_EQ(made.plan.sha256, document.source.sha256);
  EXPECT_THAT(
      store_.find_plan(
          {.sha256 = made.plan.sha256, .plan_key = {}, .path = "", .number_key = {}, .commune_code = {}}),
      ElementsAre(1));
  EXPECT_THAT(
      store_.find_plan(
          {.sha256 = "", .plan_key = made.plan.plan_key, .path = "", .number_key = {}, .commune_code = {}}),
      ElementsAre(1));
  EXPECT_THAT(
      store_.find_plan(
          {.sha256 = "", .plan_key = {}, .path = "", .number_key = "41/KH-UBND", .commune_code = "11074"}),
      ElementsAre(1));
  EXPECT_THAT(
      store_.find_plan(
          {.sha256 = "", .plan_key = {}, .path = "", .number_key = "41/KH-UBND", .commune_code = "1"}),
      IsEmpty());
  EXPECT_THAT(
      store_.find_plan(
          {.sha256 = "", .plan_key = {}, .path = "a.docx", .number_key = "41/KH-UBND", .commune_code = {}}),
      IsEmpty());
}

}  // namespace
}  // namespace vanthu
