// Every check of store/checks/ fires where it should and nowhere else.
#include "store/cross_checks.h"

#include <gmock/gmock.h>

#include <set>

#include "findings_fixture.h"

namespace vanthu {
namespace {

using namespace vanthu::testing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CrossChecks : public FindingsTest {};

TEST_F(CrossChecks, another_date_than_most_documents_have) {
  const auto found = of_rule({an_lao({council_resolution()}), kien_thuy({council_resolution()}),
                              tien_lang({council_resolution("2025-12-12")})},
                             "R-22");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "citation-date-conflict-across");
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_TRUE(found[0].across);
  EXPECT_EQ(found[0].place.commune, "Tiên Lãng");
  EXPECT_EQ(found[0].place.quote, "Nghị quyết số 82/NQ-HĐND ngày 2025-12-12");
  EXPECT_EQ(found[0].place.line, 5u);
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->quote, "Nghị quyết số 82/NQ-HĐND ngày 2025-12-11");
  EXPECT_THAT(found[0].message, HasSubstr("12/12/2025"));
  EXPECT_THAT(found[0].message, HasSubstr("ghi ngày này: 2"));
  EXPECT_THAT(found[0].message_en, HasSubstr("documents with that date: 2"));
}

TEST_F(CrossChecks, one_date_is_no_conflict) {
  EXPECT_THAT(of_rule({an_lao({council_resolution()}), kien_thuy({council_resolution()})}, "R-22"),
              IsEmpty());
}

TEST_F(CrossChecks, one_subject_and_day_under_two_signs) {
  const std::string date = "2026-03-20";
  const auto found = of_rule({an_lao({party_resolution("ĐU", "đu-ubnd", date, resolution_title())}),
                              kien_thuy({party_resolution("TU", "tu", date, resolution_title())})},
                             "R-23");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "citation-identity-conflict-across");
  EXPECT_THAT(found[0].message, HasSubstr("05-NQ/TU"));
  EXPECT_THAT(found[0].message, HasSubstr("05-NQ/ĐU"));
}

TEST_F(CrossChecks, one_number_of_two_communes_is_no_conflict) {
  const auto own = [](const std::string& slug) {
    CitedWords cited{"Kế hoạch số 12/KH-UBND ngày 2026-01-12", "st:hải-phòng." + slug + ".ubnd:KH:12:2026",
                     "Kế hoạch", "12/KH-UBND"};
    cited.date = "2026-01-12";
    cited.issuer = "Ủy ban nhân dân xã";
    cited.title = resolution_title();
    return cited;
  };
  EXPECT_THAT(of_rule({an_lao({own("xã-an-lão")}), kien_thuy({own("xã-kiến-thụy")})}, "R-23"), IsEmpty());
}

TEST_F(CrossChecks, one_party_number_of_two_documents) {
  const auto one =
      party_resolution("TU", "tu", "2026-01-14", "về xây dựng mô hình xã điển hình giai đoạn mới");
  const auto two = party_resolution("TU", "tu", "2026-03-20", resolution_title());
  const auto found = of_rule({an_lao({one}), kien_thuy({two})}, "R-25");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "key-reused-across");
  ASSERT_TRUE(found[0].other);
  EXPECT_NE(found[0].other->document, found[0].place.document);
  EXPECT_THAT(of_rule({an_lao({one}), kien_thuy({one})}, "R-25"), IsEmpty());
}

TEST_F(CrossChecks, a_misprinted_sign_that_is_the_number_of_another_document) {
  const std::string date = "2026-03-20";
  const auto meant = party_resolution("ĐU", "đu-ubnd", date, resolution_title());
  auto misprinted = meant;
  misprinted.words = "Nghị quyết số 05-NQ/TU của Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố";
  misprinted.key = "05-NQ/TU";
  misprinted.issuer = "Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố";
  const auto other = party_resolution("TU", "tu", "2026-01-14", "về xây dựng mô hình xã điển hình");
  const auto found = of_rule({an_lao({meant, misprinted}), kien_thuy({other})}, "R-25");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.commune, "An Lão");
  ASSERT_TRUE(found[0].other);
  EXPECT_EQ(found[0].other->commune, "Kiến Thụy");
  EXPECT_THAT(of_rule({an_lao({meant, misprinted})}, "R-25"), IsEmpty()) << "nothing shows what bears it";
}

TEST_F(CrossChecks, another_type_than_others_say) {
  const auto found =
      of_rule({an_lao({party_rule("Quy định", "qyd")}), kien_thuy({party_rule("Quyết định", "qd")})}, "R-29");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "citation-type-conflict-across");
  EXPECT_EQ(found[0].place.commune, "Kiến Thụy");
  EXPECT_THAT(
      of_rule({an_lao({party_rule("Quy định", "qyd")}), kien_thuy({party_rule("Quy định", "qyd")})}, "R-29"),
      IsEmpty());
}

TEST_F(CrossChecks, quite_another_title_than_others_give) {
  CitedWords other = council_resolution();
  other.title = "về giao dự toán thu, chi ngân sách";
  const auto found = of_rule(
      {an_lao({council_resolution()}), kien_thuy({council_resolution()}), tien_lang({other})}, "R-31");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "citation-title-conflict-across");
  EXPECT_EQ(found[0].place.commune, "Tiên Lãng");
  CitedWords shorter = council_resolution();
  shorter.title = "bảo đảm trật tự đô thị và vệ sinh môi trường";
  EXPECT_THAT(
      of_rule({an_lao({council_resolution()}), kien_thuy({council_resolution()}), tien_lang({shorter})},
              "R-31"),
      IsEmpty());
}

TEST_F(CrossChecks, a_commune_that_implements_nothing_while_others_do) {
  const std::vector<CitingPlan> plans{an_lao({council_resolution()}), kien_thuy({council_resolution()}),
                                      tien_lang({})};
  const auto found = of_rule(plans, "R-62");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.commune, "Tiên Lãng");
  EXPECT_EQ(found[0].place.quote, "");
  ASSERT_TRUE(found[0].other);
  EXPECT_THAT(found[0].message, HasSubstr("2 trong 3"));
}

TEST_F(CrossChecks, of_two_communes_nobody_knows_whom_a_directive_is_for) {
  EXPECT_THAT(of_rule({an_lao({council_resolution()}), kien_thuy({})}, "R-62"), IsEmpty());
}

TEST_F(CrossChecks, what_stands_inside_a_plan_is_no_directive_for_all) {
  CitingPlan inside = an_lao({});
  inside.later = {council_resolution()};
  EXPECT_THAT(of_rule({inside, kien_thuy({}), tien_lang({})}, "R-62"), IsEmpty());
}

TEST_F(CrossChecks, a_commune_with_another_plan_for_it_lacks_nothing) {
  CitingPlan second = tien_lang({council_resolution()});
  second.number = "42";
  EXPECT_THAT(
      of_rule({an_lao({council_resolution()}), kien_thuy({council_resolution()}), tien_lang({}), second},
              "R-62"),
      IsEmpty());
}

TEST_F(CrossChecks, last_years_directive_where_others_have_this_years) {
  const auto found =
      of_rule({an_lao({yearly_plan("7", "2025")}), kien_thuy({yearly_plan("9", "2026")})}, "R-63");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "directive-outdated");
  EXPECT_EQ(found[0].place.commune, "An Lão");
  EXPECT_THAT(found[0].fix, HasSubstr("9/KH-UBND"));
}

TEST_F(CrossChecks, what_was_issued_before_the_newer_directive_is_not_outdated) {
  CitingPlan earlier = an_lao({yearly_plan("7", "2025")});
  earlier.date = "2025-03-04";
  EXPECT_THAT(of_rule({earlier, kien_thuy({yearly_plan("9", "2026")})}, "R-63"), IsEmpty());
}

TEST_F(CrossChecks, a_directive_that_was_replaced) {
  CitingPlan replacing = kien_thuy({});
  CitedWords replaced = yearly_plan("7", "2025");
  replaced.relation = "replaces";
  replacing.later = {replaced};
  replacing.date = "2026-02-01";
  const auto found = of_rule({an_lao({yearly_plan("7", "2025")}), replacing}, "R-63");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.commune, "An Lão");
}

TEST_F(CrossChecks, a_date_of_issue_in_the_future) {
  CitingPlan plan = an_lao({});
  plan.date = "2999-05-04";
  const auto found = of_rule({plan}, "R-03");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "date-after-today");
  EXPECT_THAT(found[0].message, HasSubstr("4/5/2999"));
  EXPECT_THAT(of_rule({an_lao({})}, "R-03"), IsEmpty());
}

TEST_F(CrossChecks, a_date_that_another_document_has) {
  CitedWords undated = council_resolution();
  undated.words = "Nghị quyết số 82/NQ-HĐND";
  undated.date.reset();
  const auto found = of_rule({an_lao({council_resolution()}), kien_thuy({undated})}, "citation-completable");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].rule, "R-30");
  EXPECT_EQ(found[0].place.commune, "Kiến Thụy");
  EXPECT_THAT(found[0].fix, HasSubstr("11/12/2025"));
  EXPECT_THAT(of_rule({an_lao({undated}), kien_thuy({undated})}, "citation-completable"), IsEmpty());
}

TEST_F(CrossChecks, a_number_that_another_document_has) {
  Document unnumbered = kien_thuy({}).document();
  Reference reference;
  reference.kind = "title";
  reference.raw = "Các đơn vị thực hiện";
  reference.type = "Nghị quyết";
  reference.title = resolution_title();
  reference.span = span_of(unnumbered.text, reference.raw);
  unnumbered.references = {reference};
  const auto found = of_rule(std::vector<Document>{an_lao({council_resolution()}).document(), unnumbered},
                             "citation-numberable");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].rule, "R-33");
  EXPECT_THAT(found[0].fix, HasSubstr("82/NQ-HĐND"));
  unnumbered.references.front().type = "Chỉ thị";
  EXPECT_THAT(of_rule(std::vector<Document>{an_lao({council_resolution()}).document(), unnumbered},
                      "citation-numberable"),
              IsEmpty());
}

TEST_F(CrossChecks, a_citation_that_may_mean_several_documents) {
  CitedWords bare{"Nghị quyết số 05-NQ/TU", "pt:?:NQ:5:?", "Nghị quyết", "05-NQ/TU"};
  const auto found = of_rule(
      {an_lao({party_resolution("TU", "tu", "2026-01-14", "về xây dựng mô hình xã điển hình")}),
       kien_thuy({party_resolution("TU", "tu", "2026-03-20", resolution_title())}), tien_lang({bare})},
      "citation-ambiguous");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].place.commune, "Tiên Lãng");
  EXPECT_THAT(found[0].message, HasSubstr("14/1/2026"));
  EXPECT_THAT(found[0].message, HasSubstr("20/3/2026"));
}

TEST_F(CrossChecks, a_directive_that_several_wait_for) {
  const auto found =
      of_rule({an_lao({council_resolution()}), kien_thuy({council_resolution()})}, "directive-awaited");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Severity::info);
  EXPECT_THAT(of_rule({an_lao({council_resolution()})}, "directive-awaited"), IsEmpty());
}

TEST(CrossCheckFiles, have_a_complete_head) {
  std::set<std::string_view> codes;
  for (const CrossCheck& check : cross_checks()) {
    SCOPED_TRACE(check.code);
    EXPECT_TRUE(codes.insert(check.code).second);
    // A directive that is not in the store is a gap of the store, for which the trade has no rule.
    const bool numbered = check.code != "directive-awaited";
    EXPECT_THAT(std::string(check.rule), ::testing::MatchesRegex(numbered ? "R-[0-9][0-9]" : ""));
    for (const std::string& text :
         {check.vi, check.en, check.why, check.message_vi, check.message_en, check.fix_vi, check.fix_en}) {
      EXPECT_NE(text, "");
    }
  }
  EXPECT_GE(codes.size(), 11u);
}

}  // namespace
}  // namespace vanthu
