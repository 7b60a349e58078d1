// Who cites what, and who does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "citing_documents.h"
#include "sample_documents.h"
#include "store/store.h"

namespace vanthu {
namespace {

using testing::Cited;
using testing::Citing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TemporaryFolder;

const std::string kResolution = "st:hải-phòng.hđnd:NQ:82:2025";
const std::string kLaw = "law:qh:10:2022";

class CitedQuestions : public ::testing::Test {
 protected:
  CitedQuestions() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {
    const Cited resolution{kResolution, "82/NQ-HĐND", "2025-12-11", "Hội đồng nhân dân thành phố Hải Phòng",
                           "về thực hiện dân chủ"};
    Cited implemented = resolution, bare{"st:hải-phòng.hđnd:NQ:82:?", "82/NQ-HĐND"};
    implemented.relation = "implements";
    const Cited law{.identity = kLaw, .name = "Luật Thực hiện dân chủ ở cơ sở"};
    const Cited bare_resolution{"pt:?.đu:NQ:5:?", "05-NQ/ĐU"};
    const std::vector<Citing> documents{
        {.path = "plan a", .cited = {implemented, bare, law}},
        {.path = "report a", .cited = {law}},
        {.path = "plan b", .commune = "Bình Lộc", .cited = {resolution}},
        {.path = "plan c", .commune = "An Lộc", .province = "Hưng Yên"},
        {.path = "city",
         .commune = "",
         .identity = kResolution,
         .key = "82/NQ-HĐND",
         .date = "2025-12-11",
         .cited = {{"pt:hải-phòng.tu:NQ:5:2025-2030", "05-NQ/TU", "2026-01-14"},
                   {"pt:hải-phòng.đu-ubnd:NQ:5:2025-2030", "05-NQ/ĐU", "2026-03-20"},
                   {"pt:hải-phòng.đu:NQ:5:2025-2030", "05-NQ/ĐU", "2026-05-20"}}},
        {.path = "plan d", .commune = "An Lộc", .cited = {bare_resolution}}};
    for (const Citing& document : documents) store_.put(document.document(), "r");
  }

  static std::vector<std::string> paths(const std::vector<DocumentName>& documents) {
    std::vector<std::string> found;
    for (const DocumentName& document : documents) found.push_back(document.path);
    return found;
  }
  static std::vector<std::string> places(const std::vector<CitationAnswer>& answers) {
    std::vector<std::string> found;
    for (const CitationAnswer& answer : answers) {
      found.push_back(answer.path + " " + std::to_string(answer.index));
    }
    return found;
  }

  TemporaryFolder folder_;
  Store store_;
};

TEST_F(CitedQuestions, ADocumentIsNamedByKeyNumberOrNameInAnySpelling) {
  for (const std::string text : {kResolution.c_str(), "82/NQ-HĐND", "82/nq-hdnd", "082 / NQ - HĐND"}) {
    const std::vector<CitedDocument> found = store_.cited_documents(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].entity, kResolution) << text;
    EXPECT_EQ(found[0].state, "stored");
    EXPECT_EQ(found[0].document, DocumentId{5});
    EXPECT_EQ(found[0].date, "2025-12-11");
    EXPECT_EQ(found[0].title, "về thực hiện dân chủ") << "its own head has none";
  }
  ASSERT_EQ(store_.cited_documents("luật thực hiện dân chủ ở cơ sở").size(), 1u);
  EXPECT_EQ(store_.cited_documents("luật thực hiện dân chủ ở cơ sở")[0].state, "known");
  EXPECT_EQ(store_.cited_documents("05-nq/đu").size(), 2u);
  EXPECT_THAT(store_.cited_documents(""), IsEmpty());
  EXPECT_THAT(store_.cited_documents("1/XX"), IsEmpty());
}

TEST_F(CitedQuestions, EveryCitationThatMeansADocumentAnswersThenThoseThatMay) {
  EXPECT_THAT(places(store_.citations_of(kResolution)), ElementsAre("plan a 0", "plan a 1", "plan b 0"));
  const std::vector<CitationAnswer> perhaps = store_.citations_of("pt:hải-phòng.đu-ubnd:NQ:5:2025-2030");
  ASSERT_THAT(places(perhaps), ElementsAre("city 1", "plan d 0"));
  EXPECT_EQ(perhaps[0].meaning->state, "awaited");
  EXPECT_EQ(perhaps[1].meaning->state, "ambiguous");
  EXPECT_EQ(perhaps[1].meaning->entity, std::nullopt);
  EXPECT_EQ(perhaps[1].meaning->others.size(), 2u);
}

TEST_F(CitedQuestions, DocumentsThatDoNotCiteItAreNamedWithoutItself) {
  EXPECT_THAT(paths(store_.documents_not_citing(kResolution)), ElementsAre("report a", "plan c", "plan d"));
  EXPECT_THAT(paths(store_.documents_not_citing(kLaw)), ElementsAre("plan b", "plan c", "city", "plan d"));
}

TEST_F(CitedQuestions, CoverageTellsWhatEachCommuneHas) {
  const std::vector<CommuneCoverage> coverage = store_.coverage(kResolution, std::nullopt);
  ASSERT_EQ(coverage.size(), 4u);
  EXPECT_EQ(coverage[0].commune, "An Lộc");
  EXPECT_EQ(coverage[0].province, "Hải Phòng");
  EXPECT_THAT(paths(coverage[0].silent), ElementsAre("plan d"));
  EXPECT_EQ(coverage[1].commune, "Bình Lộc");
  EXPECT_THAT(paths(coverage[1].governed), IsEmpty());
  EXPECT_THAT(paths(coverage[1].citing), ElementsAre("plan b"));
  EXPECT_EQ(coverage[2].commune, "Tân Lộc");
  EXPECT_THAT(paths(coverage[2].governed), ElementsAre("plan a"));
  EXPECT_THAT(paths(coverage[2].silent), ElementsAre("report a"));
  EXPECT_EQ(coverage[3].province, "Hưng Yên");
  EXPECT_EQ(store_.coverage(kResolution, "hai phong").size(), 3u);
}

TEST_F(CitedQuestions, TheGraphHasEveryDocumentAndEdge) {
  const CitationGraph graph = store_.citation_graph();
  EXPECT_EQ(graph.documents.size(), 6u);
  EXPECT_EQ(graph.cited.size(), 5u);
  std::vector<std::string> edges;
  for (const CitationEdge& edge : graph.edges) {
    edges.push_back(std::to_string(edge.document) + " " + edge.relation + " " + edge.state + " " +
                    edge.entity + " " + std::to_string(edge.mentions));
  }
  EXPECT_THAT(edges,
              ElementsAre("1 mentions known law:qh:10:2022 1", "1 implements resolved " + kResolution + " 1",
                          "1 mentions resolved " + kResolution + " 1", "2 mentions known law:qh:10:2022 1",
                          "3 mentions resolved " + kResolution + " 1",
                          "5 mentions awaited pt:hải-phòng.tu:NQ:5:2025-2030 1",
                          "5 mentions awaited pt:hải-phòng.đu-ubnd:NQ:5:2025-2030 1",
                          "5 mentions awaited pt:hải-phòng.đu:NQ:5:2025-2030 1"));
}

TEST_F(CitedQuestions, CitationsAreAskedByStateRelationAndProvince) {
  EXPECT_THAT(places(store_.citations({.state = "known"})), ElementsAre("plan a 2", "report a 0"));
  EXPECT_THAT(places(store_.citations({.state = "ambiguous"})), ElementsAre("plan d 0"));
  EXPECT_THAT(places(store_.citations({.relation = "implements"})), ElementsAre("plan a 0"));
  EXPECT_THAT(places(store_.citations({.key = kLaw, .commune = "tan loc"})),
              ElementsAre("plan a 2", "report a 0"));
  EXPECT_THAT(store_.citations({.province = "Hưng Yên"}), IsEmpty());
  EXPECT_EQ(store_.citations({.document = 1})[0].province, "Hải Phòng");
}

}  // namespace
}  // namespace vanthu
