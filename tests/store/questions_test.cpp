// Questions over a small registry of two communes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.h"
#include "store/store.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::plain_document;
using testing::TemporaryFolder;

using Names = std::vector<std::string>;

UnitMention unit(const std::string& name) { return {name, name, std::nullopt, false}; }

Citation citation(const std::string& text, const std::string& raw, std::optional<std::string> key,
                  const std::string& relation, std::optional<std::string> name = std::nullopt) {
  Citation result;
  result.raw = raw;
  result.key = key;
  result.raw_key = key;
  result.name = std::move(name);
  result.relation = relation;
  result.span = testing::span_of(text, raw);
  return result;
}

Assignment task(const std::string& text, const std::string& words, const std::vector<UnitMention>& lead,
                const std::vector<UnitMention>& implement, const std::vector<UnitMention>& coordinate,
                std::optional<Deadline> deadline) {
  Assignment result;
  result.origin = "table";
  result.task = words;
  result.lead = lead;
  result.implement = implement;
  result.coordinate = coordinate;
  result.deadline = std::move(deadline);
  result.span = testing::span_of(text, words);
  return result;
}

Deadline dated(const std::string& kind, std::optional<std::string> start, std::optional<std::string> end) {
  return {kind, kind, std::move(start), std::move(end), std::nullopt};
}

Document first_plan() {
  const std::string text =
      "Thực hiện Nghị quyết số 05-NQ/ĐU\nI. VIỆC LÀM\nRà soát hồ sơ theo Quyết định số 12/QĐ-UBND\n"
      "Tổ chức hội nghị\nLập kế hoạch 100%\nTheo dõi chung\nXem Công văn số 7/CV-VP\nBáo cáo Luật Lưu trữ";
  Document document = plain_document("plans/một.txt", text);
  document.header.number =
      DocumentNumber{"Số: 0157/KH-UBND", "0157", std::nullopt, "KH-UBND", "0157/KH-UBND"};
  document.header.type = "Kế hoạch";
  document.header.title = "Số hóa hồ sơ lưu trữ";
  document.header.issuer = {"Ủy ban nhân dân xã Hòa Lạc", "xã", "Hòa Lạc", "99001", "Hà Nam", "98"};
  document.sections.push_back({"I", "I", "VIỆC LÀM", 1, testing::span_of(text, "I. VIỆC LÀM")});
  document.citations = {citation(text, "Nghị quyết số 05-NQ/ĐU", "05-NQ/ĐU", "mentions"),
                        citation(text, "Quyết định số 12/QĐ-UBND", "12/QĐ-UBND", "mentions"),
                        citation(text, "Công văn số 7/CV-VP", "7/CV-VP", "mentions"),
                        citation(text, "Luật Lưu trữ", std::nullopt, "basis", "Luật Lưu trữ")};
  document.citations[1].raw_key = "12QĐ/UBND";
  document.assignments = {
      task(text, "Rà soát hồ sơ theo Quyết định số 12/QĐ-UBND", {unit("Phòng Văn hóa - Xã hội")}, {},
           {unit("Phòng Kinh tế")}, dated("quarter", "2026-01-01", "2026-03-31")),
      task(text, "Tổ chức hội nghị", {unit("Phòng Kinh tế"), unit("Công an xã")}, {}, {},
           dated("by-date", std::nullopt, "2026-06-15")),
      task(text, "Lập kế hoạch 100%", {}, {unit("Phòng Văn hóa - Xã hội")}, {},
           dated("from-year", "2026-01-01", std::nullopt)),
      task(text, "Theo dõi chung", {}, {}, {}, dated("ongoing", std::nullopt, std::nullopt))};
  return document;
}

Document second_plan() {
  const std::string text = "Căn cứ Nghị quyết số 82/NQ-HĐND\nPhát động thi đua\n5-NQ/ĐU";
  Document document = plain_document("plans/hai.txt", text);
  document.header.number =
      DocumentNumber{"Số: /KH-UBND", std::nullopt, std::nullopt, "KH-UBND", std::nullopt};
  document.header.type = "Quyết định";
  document.header.title = "Phong trào thi đua";
  document.header.issuer = {"Ủy ban nhân dân phường Ba Vì", "phường", "Ba Vì", "99002", "Đà Nẵng", "97"};
  document.header.co_issuers = {
      {"Ủy ban Mặt trận xã Hòa Lạc", "xã", "Hòa Lạc", std::nullopt, std::nullopt, std::nullopt}};
  document.citations = {citation(text, "Nghị quyết số 82/NQ-HĐND", "82/NQ-HĐND", "mentions"),
                        citation(text, "5-NQ/ĐU", "5-NQ/ĐU", "mentions")};
  document.assignments = {task(text, "Phát động thi đua", {unit("Phòng Văn hóa - Xã hội")}, {},
                               {unit("Công an phường")}, std::nullopt)};
  return document;
}

class Questions : public ::testing::Test {
 protected:
  Questions() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {
    store_.put(first_plan(), "r");
    store_.put(second_plan(), "r");
  }

  Names tasks(const TaskQuestion& question) const {
    Names names;
    for (const TaskAnswer& answer : store_.tasks(question)) {
      names.push_back(std::to_string(answer.document) + "." + std::to_string(answer.index));
    }
    return names;
  }

  std::vector<DocumentId> documents(const DocumentQuestion& question) const {
    std::vector<DocumentId> ids;
    for (const DocumentSummary& summary : store_.documents(question)) ids.push_back(summary.id);
    return ids;
  }

  Names citations(const CitationQuestion& question) const {
    Names raws;
    for (const CitationAnswer& answer : store_.citations(question)) raws.push_back(answer.citation.raw);
    return raws;
  }

  TemporaryFolder folder_;
  Store store_;
};

TEST_F(Questions, WithoutRestrictionGiveEverythingInOrder) {
  EXPECT_THAT(tasks({}), ElementsAre("1.0", "1.1", "1.2", "1.3", "2.0"));
  EXPECT_THAT(documents({}), ElementsAre(1, 2));
  EXPECT_EQ(citations({}).size(), 6u);
}

TEST_F(Questions, AnswersSayWhereTheyComeFrom) {
  const TaskAnswer answer = store_.tasks({}).front();
  EXPECT_EQ(answer.path, "plans/một.txt");
  EXPECT_EQ(answer.document_key, "0157/KH-UBND");
  EXPECT_EQ(answer.commune, "Hòa Lạc");
  EXPECT_EQ(answer.assignment, first_plan().assignments[0]);
  const TaskAnswer unnumbered = store_.tasks({}).back();
  EXPECT_EQ(unnumbered.document_key, "");
  EXPECT_EQ(unnumbered.assignment, second_plan().assignments[0]);
  const CitationAnswer cited = store_.citations({}).front();
  EXPECT_EQ(cited.path, "plans/một.txt");
  EXPECT_EQ(cited.commune, "Hòa Lạc");
  EXPECT_EQ(cited.citation, first_plan().citations[0]);
}

TEST_F(Questions, ByUnitAndRole) {
  const std::string culture = "Phòng Văn hóa - Xã hội";
  const std::vector<std::pair<TaskQuestion, Names>> cases{
      {{.units = {culture}}, {"1.0", "1.2", "2.0"}},
      {{.units = {culture}, .role = "lead"}, {"1.0", "2.0"}},
      {{.units = {culture}, .role = "implement"}, {"1.2"}},
      {{.units = {culture}, .role = "coordinate"}, {}},
      {{.units = {"Phòng Kinh tế", "Công an phường"}}, {"1.0", "1.1", "2.0"}},
      {{.units = {"Phòng Kinh tế", "Công an xã"}}, {"1.0", "1.1"}},
      {{.units = {"phòng"}}, {}},
      {{.unit_text = "CÔNG AN"}, {"1.1", "2.0"}},
      {{.unit_text = "cong an", .role = "coordinate"}, {"2.0"}},
      {{.unit_text = "van hoa–xa hoi", .role = "lead"}, {"1.0", "2.0"}},
      {{.unit_text = "%"}, {}},
      {{.units = {"Phòng Kinh tế"}, .unit_text = "cong an phuong"}, {"1.0", "1.1", "2.0"}},
      {{.role = "implement"}, {"1.2"}},
      {{.units = {"\xFF"}}, {}},
  };
  for (const auto& [question, answers] : cases) {
    EXPECT_EQ(tasks(question), answers) << question.unit_text.value_or("") << question.role.value_or("");
  }
}

TEST_F(Questions, ByTheRangeOfTheDeadline) {
  struct Case {
    std::optional<std::string> from, to;
    Names answers;
  };
  const std::vector<Case> cases{
      {"2026-03-31", "2026-04-30", {"1.0", "1.2"}}, {"2026-04-01", "2026-04-30", {"1.2"}},
      {"2026-06-15", "2026-06-15", {"1.1", "1.2"}}, {"2026-06-16", std::nullopt, {"1.2"}},
      {"2031-01-01", "2031-12-31", {"1.2"}},        {std::nullopt, "2025-12-31", {}},
      {std::nullopt, "2026-01-01", {"1.0", "1.2"}}, {"2025-01-01", "2030-12-31", {"1.0", "1.1", "1.2"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(tasks({.due_from = c.from, .due_to = c.to}), c.answers)
        << c.from.value_or("") << c.to.value_or("");
  }
}

TEST_F(Questions, ByTheDirectiveThatTaskOrDocumentCites) {
  const Names whole_first{"1.0", "1.1", "1.2", "1.3"};
  const std::vector<std::pair<std::string, Names>> cases{
      {"12/qd-ubnd", {"1.0"}},        // inside of the task
      {"12qđ/ubnd", {"1.0"}},         // as printed
      {"7/CV-VP", {}},                // elsewhere, merely mentioned
      {"luat luu tru", whole_first},  // a basis
      {"82/nq-hdnd", {"2.0"}},        // before the first task of a document without sections
      {"05-NQ/ĐU", whole_first},      // before the first section; in the other document after its task
      {"5-nq/du", whole_first},
      {"005 - NQ / ĐU", whole_first},
      {"50-NQ/ĐU", {}},
      {"", {}},
  };
  for (const auto& [directive, answers] : cases) {
    EXPECT_EQ(tasks({.directive = directive}), answers) << directive;
  }
}

TEST_F(Questions, ByCommuneTextAndDocument) {
  const std::vector<std::pair<TaskQuestion, Names>> cases{
      {{.commune = "ba vi"}, {"2.0"}},
      {{.commune = "phường Ba Vì"}, {"2.0"}},
      {{.commune = "xã Ba Vì"}, {}},
      {{.commune = "99001"}, {"1.0", "1.1", "1.2", "1.3"}},
      {{.commune = "HOÀ LẠC"}, {"1.0", "1.1", "1.2", "1.3", "2.0"}},
      {{.commune = ""}, {}},
      {{.text = "hoi nghi"}, {"1.1"}},
      {{.text = "HỘI NGHỊ"}, {"1.1"}},
      {{.text = "100%"}, {"1.2"}},
      {{.text = "_"}, {}},
      {{.text = "thi dua", .document = 1}, {}},
      {{.document = 2}, {"2.0"}},
      {{.units = {"Phòng Kinh tế"},
        .role = "lead",
        .commune = "hoa lac",
        .directive = "5-NQ/ĐU",
        .due_from = "2026-06-01",
        .due_to = "2026-06-30",
        .text = "hội nghị",
        .document = 1},
       {"1.1"}},
  };
  for (const auto& [question, answers] : cases) {
    EXPECT_EQ(tasks(question), answers) << question.commune.value_or("") << question.text.value_or("");
  }
}

TEST_F(Questions, FindDocuments) {
  const std::vector<std::pair<DocumentQuestion, std::vector<DocumentId>>> cases{
      {{.commune = "Hòa Lạc"}, {1, 2}},
      {{.commune = "99002"}, {2}},
      {{.province = "da nang"}, {2}},
      {{.province = "thành phố Đà Nẵng"}, {2}},
      {{.province = "98"}, {1}},
      {{.type = "KẾ HOẠCH"}, {1}},
      {{.type = "kế"}, {}},
      {{.text = "157/kh"}, {1}},
      {{.text = "0157/KH-UBND"}, {1}},
      {{.text = "số hoá"}, {1}},
      {{.text = "mat tran"}, {2}},
      {{.text = "ủy ban nhân dân"}, {1, 2}},
      {{.text = "\xFF"}, {}},
      {{.commune = "hoa lac", .type = "quyet dinh"}, {2}},
  };
  for (const auto& [question, ids] : cases) {
    EXPECT_EQ(documents(question), ids) << question.text.value_or("") << question.commune.value_or("");
  }
  const DocumentSummary summary = store_.documents({}).front();
  EXPECT_EQ(summary.header, first_plan().header);
  EXPECT_EQ(summary.assignments, 4u);
  EXPECT_EQ(summary.citations, 4u);
  EXPECT_EQ(summary.issues, 0u);
}

TEST_F(Questions, FindCitations) {
  EXPECT_THAT(citations({.key = "5-nq/đu"}), ElementsAre("Nghị quyết số 05-NQ/ĐU", "5-NQ/ĐU"));
  EXPECT_THAT(citations({.key = "5-nq/đu", .document = 2}), ElementsAre("5-NQ/ĐU"));
  EXPECT_THAT(citations({.key = "LUẬT LƯU TRỮ"}), ElementsAre("Luật Lưu trữ"));
  EXPECT_THAT(citations({.key = "12QĐ/UBND"}), ElementsAre("Quyết định số 12/QĐ-UBND"));
  EXPECT_THAT(citations({.commune = "ba vì"}), ElementsAre("Nghị quyết số 82/NQ-HĐND", "5-NQ/ĐU"));
  EXPECT_THAT(citations({.key = "82"}), IsEmpty());
}

}  // namespace
}  // namespace vanthu
