// The checks of store/checks/ that look at one task in several documents, and at copied texts: each fires
// where it should and nowhere else.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "findings_fixture.h"
#include "planned_tasks.h"
#include "store/cross_checks.h"

namespace vanthu {
namespace {

using namespace vanthu::testing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kPlanting = "Trồng năm trăm cây bóng mát dọc các tuyến đường liên thôn trên địa bàn";
const std::string kCounting = "Kiểm đếm, gắn biển số và lập hồ sơ quản lý cây cổ thụ trong khu dân cư";

class CrossTaskChecks : public FindingsTest {
 protected:
  /// The findings that are only of some documents, asked in a store of all.
  std::vector<StoreFinding> of_documents(const std::vector<Document>& documents, const std::string& rule,
                                         std::int64_t document) {
    FindingQuestion question;
    question.rules = {rule};
    question.documents = {document};
    return store_of(documents).findings(question);
  }
};

//

TEST_F(CrossTaskChecks, a_deadline_later_than_the_superiors) {
  const std::vector<Document> documents{province_plan({{kPlanting, "Trước ngày 30/6/2026"}}),
                                        with_tasks(an_lao({implementing()}), {{kPlanting, "Quý III/2026"}})};
  const auto found = of_rule(documents, "R-59");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "deadline-after-superior");
  EXPECT_EQ(found[0].place.commune, "An Lão");
  EXPECT_EQ(found[0].place.quote, kPlanting);
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->commune, "");
  EXPECT_THAT(found[0].message, HasSubstr("Trước ngày 30/6/2026"));
  EXPECT_THAT(of_documents(documents, "R-59", found[0].place.document), SizeIs(1));
  EXPECT_THAT(of_documents(documents, "R-59", found[0].other->document), SizeIs(1));
}

TEST_F(CrossTaskChecks, a_deadline_in_time_or_of_another_task_is_not_late) {
  const Document superior = province_plan({{kPlanting, "Trước ngày 30/6/2026"}});
  for (const PlannedTask& task : {PlannedTask{kPlanting, "Quý II/2026"},
                                  PlannedTask{kPlanting, "Thường xuyên"}, PlannedTask{kPlanting, "Hằng năm"},
                                  PlannedTask{kPlanting, ""}, PlannedTask{kCounting, "Quý III/2026"}}) {
    EXPECT_THAT(of_rule({superior, with_tasks(an_lao({implementing()}), {task})}, "R-59"), IsEmpty())
        << task.words << task.deadline;
  }
  EXPECT_THAT(of_rule({superior, with_tasks(an_lao({}), {{kPlanting, "Quý III/2026"}})}, "R-59"), IsEmpty())
      << "it carries out another document";
}

//

TEST_F(CrossTaskChecks, a_target_weaker_than_the_superiors) {
  const std::string task = "Tỷ lệ hộ dân ký cam kết giữ gìn cây xanh trước cửa nhà đạt chỉ tiêu";
  const Document superior = province_plan({{task, "", "Phòng Kinh tế", "table", "", {percent(95)}}});
  const auto with_target = [&](double number) {
    return with_tasks(an_lao({implementing()}),
                      {{task, "", "Phòng Kinh tế", "table", "", {percent(number)}}});
  };
  const auto found = of_rule({superior, with_target(90)}, "R-65");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "target-weaker");
  EXPECT_THAT(found[0].message, HasSubstr("“90%” thấp hơn “95%”"));
  EXPECT_THAT(of_rule({superior, with_target(95)}, "R-65"), IsEmpty());
  EXPECT_THAT(of_rule({superior, with_target(100)}, "R-65"), IsEmpty());
}

TEST_F(CrossTaskChecks, a_province_s_number_is_not_a_commune_s) {
  Target many = percent(50), one = percent(1);
  many.unit = one.unit = "mô hình";
  const std::string task = "Xây dựng mô hình tuyến đường hoa kiểu mẫu do hội viên tự quản";
  const auto documents = [&](const std::string& words) {
    return std::vector<Document>{
        province_plan({{words, "", "Phòng Kinh tế", "table", "", {many}}}),
        with_tasks(an_lao({implementing()}), {{words, "", "Phòng Kinh tế", "table", "", {one}}})};
  };
  EXPECT_THAT(of_rule(documents(task), "R-65"), IsEmpty());
  EXPECT_THAT(of_rule(documents("Mỗi xã " + task + " ở mỗi thôn"), "R-65"), SizeIs(1));
}

//

TEST_F(CrossTaskChecks, goals_without_a_counterpart_are_told_together) {
  const std::string third = "Toàn bộ trường học có vườn ươm do học sinh chăm sóc hằng tuần";
  const Document superior = province_plan({{kPlanting, "", "Phòng Kinh tế", "table", "MỤC TIÊU CỤ THỂ"},
                                           {kCounting, "", "Phòng Kinh tế", "table", "MỤC TIÊU CỤ THỂ"},
                                           {third, "", "Phòng Kinh tế", "table", "MỤC TIÊU CỤ THỂ"},
                                           {"Cấp kinh phí cho các đơn vị thực hiện", "", "Sở Tài chính"}});
  const auto found = of_rule({superior, with_tasks(an_lao({implementing()}), {{kPlanting}})}, "R-64");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.quote, implementing().words);
  EXPECT_THAT(found[0].message, HasSubstr("2 trong 3"));
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->quote, kCounting);
  EXPECT_THAT(
      of_rule({superior, with_tasks(an_lao({implementing()}), {{kPlanting}, {kCounting}, {third}})}, "R-64"),
      IsEmpty());
  EXPECT_THAT(of_rule({superior, an_lao({implementing()}).document()}, "R-64"), IsEmpty())
      << "a document without tasks";
}

//

TEST_F(CrossTaskChecks, a_task_with_two_deadlines_in_two_plans_of_one_subject) {
  CitingPlan second = an_lao({implementing()});
  second.number = "52";
  second.date = "2026-05-20";
  const auto documents = [&](const std::string& one, const std::string& other) {
    return std::vector<Document>{with_tasks(an_lao({implementing()}), {{kPlanting, one}}),
                                 with_tasks(second, {{kPlanting, other}})};
  };
  const auto found = of_rule(documents("Quý II/2026", "Quý IV/2026"), "R-56");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "deadline-conflict-across");
  EXPECT_EQ(found[0].place.document_key, "52/KH-UBND");
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->document_key, "41/KH-UBND");
  EXPECT_THAT(found[0].message, HasSubstr("Quý II/2026"));
  EXPECT_THAT(of_documents(documents("Quý II/2026", "Quý IV/2026"), "R-56", found[0].other->document),
              SizeIs(1));
  EXPECT_THAT(of_rule(documents("Hằng quý", "Hằng năm"), "R-56"), SizeIs(1));
  EXPECT_THAT(of_rule(documents("Trước ngày 10/6/2026", "Trước ngày 20/6/2026"), "R-56"), SizeIs(1));
  for (const auto& [one, other] :
       std::vector<std::pair<std::string, std::string>>{{"Quý II/2026", "Quý II/2026"},
                                                        {"Quý II/2026", "Trước ngày 15/6/2026"},
                                                        {"Quý II/2026", "Năm 2026"},
                                                        {"Quý II/2025", "Quý IV/2026"},
                                                        {"Thường xuyên", "Quý II/2026"},
                                                        {"Quý II/2026", ""}}) {
    EXPECT_THAT(of_rule(documents(one, other), "R-56"), IsEmpty()) << one << " | " << other;
  }
}

TEST_F(CrossTaskChecks, a_draft_or_what_a_plan_replaces_does_not_conflict_with_it) {
  const CitingPlan first = an_lao({implementing()});
  CitingPlan second = first;
  second.number = "52";
  second.date = "2026-05-20";
  const Document one = with_tasks(first, {{kPlanting, "Quý II/2026"}});
  Document other = with_tasks(second, {{kPlanting, "Quý IV/2026"}});
  EXPECT_THAT(of_rule({one, other}, "R-56"), SizeIs(1));
  other.header.draft = true;
  EXPECT_THAT(of_rule({one, other}, "R-56"), IsEmpty());
  CitedWords replaced{"Kế hoạch số 41/KH-UBND ngày 2026-05-04", *one.header.identity, "Kế hoạch",
                      "41/KH-UBND"};
  replaced.date = "2026-05-04";
  replaced.issuer = "Ủy ban nhân dân xã An Lão";
  replaced.relation = "replaces";
  second.later = {replaced};
  EXPECT_THAT(of_rule({one, with_tasks(second, {{kPlanting, "Quý IV/2026"}})}, "R-56"), IsEmpty());
}

TEST_F(CrossTaskChecks, plans_of_different_communes_or_subjects_do_not_conflict) {
  const Document one = with_tasks(an_lao({implementing()}), {{kPlanting, "Quý II/2026"}});
  EXPECT_THAT(of_rule({one, with_tasks(kien_thuy({implementing()}), {{kPlanting, "Quý IV/2026"}})}, "R-56"),
              IsEmpty());
  CitingPlan other = an_lao({council_resolution()});
  other.number = "52";
  Document of_other_subject = with_tasks(other, {{kPlanting, "Quý IV/2026"}});
  of_other_subject.header.title = "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026";
  EXPECT_THAT(of_rule({one, of_other_subject}, "R-56"), IsEmpty());
}

TEST_F(CrossTaskChecks, table_and_text_of_one_plan_disagree) {
  const auto plan = [&](const std::string& origin) {
    return std::vector<Document>{with_tasks(
        an_lao({}), {{kPlanting, "Quý II/2026"}, {kPlanting, "Quý IV/2026", "Phòng Kinh tế", origin}})};
  };
  EXPECT_THAT(of_rule(plan("body"), "R-56"), SizeIs(1));
  EXPECT_THAT(of_rule(plan("table"), "R-56"), IsEmpty()) << "two rows may be two stages";
}

//

std::vector<Document> four_communes(const std::vector<PlannedTask>& tasks,
                                    const std::vector<CitedWords>& cites = {implementing()}) {
  std::vector<Document> documents;
  std::vector<CitingPlan> plans{an_lao(cites), kien_thuy(cites), tien_lang(cites),
                                plan_of("Vĩnh Bảo", "xã-vĩnh-bảo", cites)};
  for (std::size_t i = 0; i < plans.size(); ++i) documents.push_back(with_tasks(plans[i], {tasks[i]}));
  return documents;
}

TEST_F(CrossTaskChecks, deadlines_of_one_duty_spread_over_the_communes) {
  const auto found = of_rule(four_communes({{kPlanting, "Quý I/2026"},
                                            {kPlanting, "Tháng 4/2026"},
                                            {kPlanting + " xã", ""},
                                            {kPlanting, "Quý III/2026"}}),
                             "R-61");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].place.commune, "Vĩnh Bảo");
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->commune, "An Lão");
  EXPECT_THAT(found[0].message, HasSubstr("4 địa phương"));
  EXPECT_THAT(found[0].message, HasSubstr("không có thời hạn: 1"));
}

TEST_F(CrossTaskChecks, a_duty_under_two_directives_is_told_once) {
  const auto found = of_rule(four_communes({{kPlanting, "Quý I/2026"},
                                            {kPlanting, "Quý I/2026"},
                                            {kPlanting, "Quý I/2026"},
                                            {kPlanting, "Quý III/2026"}},
                                           {implementing(), council_resolution()}),
                             "R-61");
  EXPECT_THAT(found, SizeIs(1));
}

TEST_F(CrossTaskChecks, a_missing_deadline_alone_is_noted_and_near_ones_are_not) {
  const auto found = of_rule(four_communes({{kPlanting, "Quý I/2026"},
                                            {kPlanting, "Tháng 4/2026"},
                                            {kPlanting, ""},
                                            {kPlanting, "Tháng 4/2026"}}),
                             "R-61");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Severity::info);
  EXPECT_THAT(of_rule(four_communes({{kPlanting, "Quý I/2026"},
                                     {kPlanting, "Tháng 4/2026"},
                                     {kPlanting, "Tháng 5/2026"},
                                     {kPlanting, "Tháng 4/2026"}}),
                      "R-61"),
              IsEmpty());
}

TEST_F(CrossTaskChecks, another_lead_than_most_communes_have) {
  const auto with_leads = [](const std::vector<std::string>& leads) {
    std::vector<PlannedTask> tasks;
    for (const std::string& lead : leads) tasks.push_back({kPlanting, "Quý I/2026", lead});
    return four_communes(tasks);
  };
  const auto found =
      of_rule(with_leads({"Phòng Kinh tế", "Phòng Kinh tế", "Công an xã", "Phòng Kinh tế"}), "R-66");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Severity::info);
  EXPECT_EQ(found[0].place.commune, "Tiên Lãng");
  EXPECT_THAT(found[0].message, HasSubstr("3 trong 4"));
  EXPECT_THAT(found[0].message, HasSubstr("Phòng Kinh tế"));
  EXPECT_THAT(of_rule(with_leads({"Phòng Kinh tế", "Phòng Kinh tế", "Công an xã", "Công an xã"}), "R-66"),
              IsEmpty())
      << "no majority";
  EXPECT_THAT(of_rule(with_leads({"Ủy ban nhân dân xã An Lão", "Ủy ban nhân dân xã Kiến Thụy",
                                  "Ủy ban nhân dân xã Tiên Lãng", "Ủy ban nhân dân xã Vĩnh Bảo"}),
                      "R-66"),
              IsEmpty())
      << "each commune's own";
}

//

/// Some thousand words, the first `own` sentences of which only the plan with that name has.
std::string wording(const std::string& name, int own) {
  std::string text;
  for (int i = 0; i < 120; ++i) {
    text += "Tổ chức hoạt động số " + std::to_string(i) + " chăm sóc cây xanh tại khu vực " +
            std::to_string(7 * i) + (i < own ? " do " + name + " lựa chọn và " + name + " bảo vệ;" : "") +
            " theo tuyến " + std::to_string(11 * i) + (i < own ? name : std::string()) + " đã duyệt.\n";
  }
  return text;
}

Document worded(CitingPlan plan, const std::string& text, const std::string& date = "2026-05-04") {
  plan.date = date;
  plan.closing = text;
  return plan.document();
}

TEST_F(CrossTaskChecks, most_of_the_wording_of_another_commune) {
  const std::vector<Document> documents{worded(an_lao({}), wording("tổ một", 0)),
                                        worded(kien_thuy({}), wording("tổ hai", 10), "2026-05-09")};
  const auto found = of_rule(documents, "text-copied-across");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].rule, "R-45");
  EXPECT_EQ(found[0].place.commune, "Kiến Thụy");
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->commune, "An Lão");
  EXPECT_THAT(found[0].message, HasSubstr("41/KH-UBND (An Lão)"));
  EXPECT_THAT(of_documents(documents, "R-45", found[0].other->document), SizeIs(1));
  EXPECT_THAT(of_documents(documents, "R-45", found[0].place.document), SizeIs(1));
}

TEST_F(CrossTaskChecks, a_plan_of_its_own_wording_or_of_the_same_commune_is_no_copy) {
  const Document one = worded(an_lao({}), wording("tổ một", 0));
  EXPECT_THAT(of_rule({one, worded(kien_thuy({}), wording("tổ hai", 118))}, "text-copied-across"), IsEmpty());
  CitingPlan second = an_lao({});
  second.number = "52";
  EXPECT_THAT(of_rule({one, worded(second, wording("tổ hai", 10))}, "text-copied-across"), IsEmpty());
  EXPECT_THAT(of_rule({an_lao({}).document(), kien_thuy({}).document()}, "text-copied-across"), IsEmpty())
      << "a few words";
}

// All together.

TEST_F(CrossTaskChecks, the_order_of_imports_leaves_no_trace) {
  std::vector<Document> documents = four_communes({{kPlanting, "Quý I/2026"},
                                                   {kPlanting, "Quý I/2026", "Công an xã"},
                                                   {kPlanting + " xã", ""},
                                                   {kPlanting, "Quý III/2026"}});
  CitingPlan second = an_lao({implementing()});
  second.number = "52";
  documents.push_back(with_tasks(second, {{kPlanting, "Quý III/2026"}}));
  documents.push_back(province_plan(
      {{kPlanting, "Trước ngày 30/6/2026"}, {kCounting, "", "Phòng Kinh tế", "table", "MỤC TIÊU CỤ THỂ"}}));
  for (CitingPlan copied : {an_lao({}), kien_thuy({})}) {
    copied.number = "61";
    documents.push_back(worded(copied, wording(copied.commune, 10)));
  }
  const auto all = [&] {
    std::set<std::string> told;
    for (const StoreFinding& finding : store_of(documents).findings({})) {
      told.insert(finding.rule + " " + finding.fingerprint + " " + finding.message);
    }
    return told;
  };
  const std::set<std::string> forward = all();
  std::reverse(documents.begin(), documents.end());
  EXPECT_TRUE(all() == forward);
  for (const std::string rule : {"R-45", "R-56", "R-59", "R-61", "R-64", "R-66"}) {
    EXPECT_TRUE(std::any_of(forward.begin(), forward.end(), [&](const std::string& one) {
      return one.starts_with(rule);
    })) << rule;
  }
}

}  // namespace
}  // namespace vanthu
