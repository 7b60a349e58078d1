// Findings: the same whatever was imported first, narrowed by questions, with names that last.
#include "store/finding.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "findings_fixture.h"
#include "store_plan.h"

namespace vanthu {
namespace {

using namespace vanthu::testing;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Findings : public FindingsTest {};

/// All that no order of imports may change.
std::vector<std::string> essence(const std::vector<StoreFinding>& findings) {
  std::vector<std::string> lines;
  for (const StoreFinding& finding : findings) {
    lines.push_back(finding.fingerprint + " " + finding.code + " " + finding.message + " " +
                    finding.place.path + " " + finding.place.quote + " " +
                    (finding.other ? finding.other->path + " " + finding.other->quote : ""));
  }
  return lines;
}

std::vector<Document> everything() {
  CitedWords retitled = council_resolution("2025-12-12");
  retitled.title = "về giao dự toán thu, chi ngân sách";
  CitingPlan future = tien_lang({yearly_plan("7", "2025"), party_rule("Quyết định", "qd"), retitled});
  future.date = "2999-05-04";
  CitingPlan second =
      an_lao({party_resolution("TU", "tu", "2026-03-20", resolution_title()), yearly_plan("9", "2026")});
  second.number = "42";
  return documents_of(
      {an_lao({council_resolution(), party_resolution("ĐU", "đu-ubnd", "2026-03-20", resolution_title())}),
       kien_thuy({council_resolution(), party_rule("Quy định", "qyd"),
                  party_resolution("TU", "tu", "2026-01-14", "về xây dựng mô hình xã điển hình")}),
       future, second});
}

TEST_F(Findings, no_order_of_imports_leaves_a_trace) {
  std::vector<Document> documents = everything();
  const std::vector<std::string> expected = essence(store_of(documents).findings({}));
  EXPECT_THAT(expected, SizeIs(::testing::Gt(5u)));
  std::vector<std::size_t> order{0, 1, 2, 3};
  while (std::next_permutation(order.begin(), order.end())) {
    std::vector<Document> permuted;
    for (const std::size_t i : order) permuted.push_back(documents[i]);
    EXPECT_EQ(essence(store_of(permuted).findings({})), expected);
  }
}

TEST_F(Findings, fingerprints_are_unique) {
  std::set<std::string> fingerprints;
  const auto findings = store_of(everything()).findings({});
  for (const StoreFinding& finding : findings) fingerprints.insert(finding.fingerprint);
  EXPECT_THAT(fingerprints, SizeIs(findings.size()));
}

TEST_F(Findings, fingerprints_outlast_edits_elsewhere_and_other_documents) {
  std::vector<CitingPlan> plans{an_lao({council_resolution()}), kien_thuy({council_resolution()}),
                                tien_lang({council_resolution("2025-12-12")})};
  const auto before = of_rule(plans, "R-22");
  plans.push_back(plan_of("Vĩnh Bảo", "xã-vĩnh-bảo", {council_resolution()}));
  plans[2].closing = "Các đơn vị thực hiện; báo cáo trước ngày 15/11.";
  std::swap(plans[0], plans[2]);
  const auto after = of_rule(plans, "R-22");
  ASSERT_THAT(before, SizeIs(1));
  ASSERT_THAT(after, SizeIs(1));
  EXPECT_EQ(before[0].fingerprint, after[0].fingerprint);
}

TEST_F(Findings, issues_of_records_and_differences_between_files_are_findings) {
  StorePlan plan;
  Document word = plan.document("plan.docx");
  Issue issue;
  issue.code = "number-missing";
  issue.severity = Severity::error;
  issue.message = "thiếu số";
  issue.message_en = "no number";
  issue.fix = "ghi số";
  issue.fix_en = "add it";
  issue.span = span_of(word.text, "KẾ HOẠCH");
  issue.other = span_of(word.text, "Phân công thực hiện");
  word.issues = {issue};
  plan.tasks[0].deadline = "30/9/2026";
  const auto found = store_of({word, plan.document("plan.pdf")}).findings({});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].rule, "R-01");
  EXPECT_EQ(found[0].fix_en, "add it");
  EXPECT_EQ(found[0].place.quote, "KẾ HOẠCH");
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->quote, "Phân công thực hiện");
  EXPECT_FALSE(found[0].across);
  EXPECT_EQ(found[1].code, "sources-differ");
}

TEST_F(Findings, questions_narrow_the_answer) {
  Store store = store_of(everything());
  const auto all = store.findings({});
  FindingQuestion question;
  question.commune = "kien thuy";
  for (const StoreFinding& finding : store.findings(question)) EXPECT_EQ(finding.place.commune, "Kiến Thụy");
  question = {};
  question.province = "Hà Nội";
  EXPECT_THAT(store.findings(question), IsEmpty());
  question = {};
  question.least = Severity::warning;
  for (const StoreFinding& finding : store.findings(question)) EXPECT_NE(finding.severity, Severity::info);
  question = {};
  question.documents = {1};
  const auto of_first = store.findings(question);
  EXPECT_THAT(of_first, SizeIs(::testing::Lt(all.size())));
  for (const StoreFinding& finding : of_first) {
    EXPECT_TRUE(finding.place.document == 1 || (finding.other && finding.other->document == 1));
  }
}

TEST_F(Findings, what_would_be_found_leaves_the_store_as_it_is) {
  Store store = store_of(documents_of({an_lao({council_resolution()}), kien_thuy({council_resolution()})}));
  const std::string before = exported(store);
  const auto would_be =
      store.findings_if_put(tien_lang({council_resolution("2025-12-12")}).document(), "reader");
  EXPECT_EQ(exported(store), before);
  EXPECT_THAT(store.findings({}), SizeIs(1));  // the directive that both wait for
  std::set<std::string> codes;
  for (const StoreFinding& finding : would_be) codes.insert(finding.code);
  EXPECT_THAT(codes, Contains("citation-date-conflict-across"));
  const auto then = store_of(documents_of({an_lao({council_resolution()}), kien_thuy({council_resolution()}),
                                           tien_lang({council_resolution("2025-12-12")})}));
  FindingQuestion question;
  question.documents = {3};
  EXPECT_EQ(essence(would_be), essence(then.findings(question)));
}

TEST_F(Findings, a_draft_stands_in_place_of_earlier_files_of_its_plan) {
  StorePlan plan;
  Document word = plan.document("plan.docx");
  Issue issue;
  issue.code = "number-missing";
  issue.span = span_of(word.text, "KẾ HOẠCH");
  word.issues = {issue};
  Store store = store_of({word});
  EXPECT_THAT(store.findings_if_put(plan.document("draft.txt"), "reader"), IsEmpty());
  EXPECT_THAT(store.findings({}), SizeIs(1));
}

}  // namespace
}  // namespace vanthu
