// When two contents are one plan.
#include "store/plan_identity.h"

#include <gtest/gtest.h>

#include <string>

#include "store_plan.h"

namespace vanthu {
namespace {

using testing::StorePlan;

bool same(const StorePlan& one, const StorePlan& other) {
  const Document a = one.document(), b = other.document();
  const PlanIdentity left = plan_identity(a), right = plan_identity(b);
  EXPECT_EQ(may_be_one_text(left.sketch, right.sketch), may_be_one_text(right.sketch, left.sketch));
  if (!left.key || left.key != right.key || !may_be_one_text(left.sketch, right.sketch)) return false;
  const bool verdict = is_same_plan(*left.key, word_bag(a.text), word_bag(b.text));
  EXPECT_EQ(verdict, is_same_plan(*left.key, word_bag(b.text), word_bag(a.text))) << "in both directions";
  return verdict;
}

TEST(PlanIdentity, TellsTheFilesOfOnePlanFromAnotherPlan) {
  const StorePlan plan;
  struct Case {
    const char* name;
    StorePlan other;
    bool same;
  };
  const auto changed = [&](auto change) {
    StorePlan other = plan;
    change(other);
    return other;
  };
  const std::vector<Case> cases{
      {"the same words", plan, true},
      {"laid out in another order", changed([](StorePlan& p) { p.letterhead_last = true; }), true},
      {"tone marks, case and dashes of another program", changed([](StorePlan& p) {
         p.replace("hòa", "hoà");
         p.replace("Văn hóa - Xã hội", "Văn hoá – Xã hội");
         p.replace("Phân công", "PHÂN CÔNG");
       }),
       true},
      {"one deadline changed", changed([](StorePlan& p) { p.tasks[3].deadline = "31/12/2026"; }), true},
      {"another commune's plan of the same template", changed([](StorePlan& p) { p.commune = "Tấn Lộc"; }),
       false},
      {"another number", changed([](StorePlan& p) { p.number = "42"; }), false},
      {"another date", changed([](StorePlan& p) { p.date = "2026-03-03"; }), false},
      {"the draft, whose number is blank", changed([](StorePlan& p) { p.number.clear(); }), false},
      {"the same letterhead over another body", changed([](StorePlan& p) {
         for (auto& task : p.tasks)
           task.words = "Tổ chức giải chạy việt dã chào mừng ngày lễ lớn đợt " + task.words.substr(0, 9);
       }),
       false},
      {"the first page alone", changed([](StorePlan& p) { p.tasks.resize(5); }), false},
  };
  for (const Case& c : cases) EXPECT_EQ(same(plan, c.other), c.same) << c.name;
}

TEST(PlanIdentity, WithoutANumberOnlyTheSameWordsAreOnePlan) {
  StorePlan draft;
  draft.number.clear();
  StorePlan converted = draft;
  converted.letterhead_last = true;
  EXPECT_TRUE(same(draft, converted));
  StorePlan other_title = draft;
  other_title.title = "Cải cách hành chính năm 2027";
  EXPECT_FALSE(same(draft, other_title));
  StorePlan other_tasks = draft;
  other_tasks.replace("lần thứ", "đợt thứ");
  EXPECT_FALSE(same(draft, other_tasks));
  StorePlan other_deadline = draft;
  other_deadline.tasks[3].deadline = "31/12/2026";
  EXPECT_FALSE(same(draft, other_deadline)) << "two drafts may differ in as little as a date";
}

TEST(PlanIdentity, WhatNamesNoIssuerIsNoPlanOfAnybody) {
  StorePlan plan;
  plan.commune.clear();
  EXPECT_EQ(plan_identity(plan.document()).key, std::nullopt);
}

TEST(PlanIdentity, TrustGoesByFormatThenByUnreadPages) {
  const auto trust = [](const std::string& format, std::vector<int> ocr, std::vector<int> unread) {
    Document document;
    document.source.format = format;
    document.source.ocr_pages = std::move(ocr);
    document.source.unread_pages = std::move(unread);
    return plan_identity(document).trust;
  };
  const std::vector<std::int64_t> order{
      trust("docx", {}, {}),    trust("doc", {}, {}),  trust("html", {}, {}),
      trust("txt", {}, {}),     trust("pdf", {}, {}),  trust("pdf", {}, {3}),
      trust("pdf", {}, {1, 2}), trust("pdf", {1}, {}), trust("pdf", {1}, {2})};
  for (std::size_t i = 1; i < order.size(); ++i) EXPECT_LT(order[i - 1], order[i]) << i;
  EXPECT_EQ(trust("doc", {}, {}), trust("odt", {}, {}));
}

TEST(PlanIdentity, SketchesOfAnyBytesCompare) {
  const std::vector<std::string> texts{"", " ", "\xFF\xFE", "một", "một hai ba bốn năm sáu"};
  for (const std::string& a : texts) {
    Document document;
    document.text = a;
    const std::string sketch = plan_identity(document).sketch;
    EXPECT_TRUE(may_be_one_text(sketch, sketch)) << a;
    EXPECT_TRUE(may_be_one_text(sketch, sketch + "x")) << "a torn hash is passed over";
  }
}

}  // namespace
}  // namespace vanthu
