// What citations mean, through the store: every order of imports comes to the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "citing_documents.h"
#include "sample_documents.h"
#include "store/store.h"

namespace vanthu {
namespace {

using testing::Cited;
using testing::Citing;
using ::testing::ElementsAre;
using testing::meanings;
using ::testing::Not;
using testing::settled;
using testing::TemporaryFolder;

const std::string kCityResolution = "pt:hải-phòng.đu-ubnd:NQ:5:2025-2030";
const std::string kCityParty = "pt:hải-phòng.tu:NQ:5:2025-2030";

Cited city_resolution() {
  return {kCityResolution, "05-NQ/ĐU", "2026-03-20", "Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố",
          "về nâng cao hiệu quả cải cách hành chính"};
}

Cited short_resolution() { return {"pt:?.đu:NQ:5:?", "05-NQ/ĐU"}; }

/// The resolution under the sign of another body, whose name is printed right.
Cited slipped_resolution() {
  return {kCityResolution, "05-NQ/TU", "2026-03-20", "Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố",
          "về nâng cao hiệu quả cải cách hành chính"};
}

Cited city_party() {
  return {kCityParty, "05-NQ/TU", "2026-01-14", "Ban Chấp hành Đảng bộ thành phố",
          "về xây dựng con người mới"};
}

std::vector<std::string> meanings_of(const std::vector<Citing>& documents) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  for (const Citing& document : documents) store.put(document.document(), "r");
  return meanings(store);
}

TEST(ResolutionFive, OfTheSameBodyAndDayIsOneInTwoDocuments) {
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_resolution()}},
                           {.path = "b", .commune = "Bình Lộc", .cited = {city_resolution()}}}),
              ElementsAre("a 0 awaited " + kCityResolution, "b 0 awaited " + kCityResolution));
}

TEST(ResolutionFive, IsMeantByItsShortMentions) {
  EXPECT_THAT(
      meanings_of({{.path = "a", .cited = {short_resolution(), city_resolution(), short_resolution()}},
                   {.path = "b", .commune = "Bình Lộc", .cited = {short_resolution()}}}),
      ElementsAre("a 0 awaited " + kCityResolution, "a 1 awaited " + kCityResolution,
                  "a 2 awaited " + kCityResolution, "b 0 awaited " + kCityResolution));
}

TEST(ResolutionFive, UnderTheSignOfAnotherBodyConflictsAndPointsToTheOneOfItsDay) {
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_resolution(), slipped_resolution()}},
                           {.path = "b", .commune = "Bình Lộc", .cited = {city_party()}}}),
              ElementsAre("a 0 awaited " + kCityResolution, "a 1 conflicting " + kCityResolution,
                          "b 0 awaited " + kCityParty));
}

TEST(ResolutionFive, OfAnotherBodyStaysApart) {
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_resolution(), city_party()}}}),
              ElementsAre("a 0 awaited " + kCityResolution, "a 1 awaited " + kCityParty));
}

TEST(ResolutionFive, OfAnotherProvinceStaysApart) {
  Cited elsewhere = city_party();
  elsewhere.identity = "pt:hưng-yên.tu:NQ:5:2025-2030";
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_party()}},
                           {.path = "b", .province = "Hưng Yên", .cited = {elsewhere}}}),
              ElementsAre("a 0 awaited " + kCityParty, "b 0 awaited pt:hưng-yên.tu:NQ:5:2025-2030"));
}

TEST(ResolutionFive, OfAnotherTermStaysApart) {
  Cited earlier = city_party();
  earlier.identity = "pt:hải-phòng.tu:NQ:5:2020-2025";
  earlier.date = "2021-05-11";
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_party(), earlier}}}),
              ElementsAre("a 0 awaited " + kCityParty, "a 1 awaited pt:hải-phòng.tu:NQ:5:2020-2025"));
}

TEST(ResolutionFive, OfTheCommuneItselfStaysApart) {
  const Cited own{"pt:hải-phòng.xã-tân-lộc.đu:NQ:5:2025-2030", "05-NQ/ĐU", "2026-02-02",
                  "Đảng ủy xã Tân Lộc"};
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_resolution(), own, short_resolution()}},
                           {.path = "b", .commune = "Bình Lộc", .cited = {short_resolution()}}}),
              ElementsAre("a 0 awaited " + kCityResolution, "a 1 awaited " + own.identity,
                          "a 2 ambiguous - or " + own.identity + " or " + kCityResolution,
                          "b 0 awaited " + kCityResolution));
}

// ---- documents that come and go ----

const std::string kCityPlan = "st:hải-phòng.ubnd:KH:134:2026";

Citing city_plan() {
  return {.path = "city",
          .commune = "",
          .identity = kCityPlan,
          .key = "134/KH-UBND",
          .date = "2026-04-16",
          .title = "Thực hiện Nghị quyết số 05-NQ/ĐU"};
}

Cited cited_plan() { return {kCityPlan, "134/KH-UBND", "2026-04-16", "Ủy ban nhân dân thành phố Hải Phòng"}; }

TEST(Settling, ADocumentIsAwaitedUntilItComesAndAgainWhenItGoes) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  store.put(Citing{.path = "a", .cited = {cited_plan()}}.document(), "r");
  EXPECT_THAT(meanings(store), ElementsAre("a 0 awaited " + kCityPlan));
  store.put(city_plan().document(), "r");
  EXPECT_THAT(meanings(store), ElementsAre("a 0 resolved " + kCityPlan));
  ASSERT_EQ(store.cited_documents("134/kh-ubnd").size(), 1u);
  EXPECT_EQ(store.cited_documents("134/kh-ubnd")[0].document, DocumentId{2});
  // Its file holds another document now.
  store.put(Citing{.path = "city", .commune = "Bình Lộc"}.document(), "r");
  EXPECT_THAT(meanings(store), ElementsAre("a 0 awaited " + kCityPlan));
}

TEST(Settling, ADocumentCitesItselfByItsNumberAlone) {
  Citing plan{.path = "a",
              .identity = "st:hải-phòng.xã-tân-lộc.ubnd:KH:7:2026",
              .key = "7/KH-UBND",
              .date = "2026-02-03",
              .cited = {{"st:?.ubnd:KH:7:?", "7/KH-UBND"}}};
  Citing other = plan;
  other.path = "b";
  other.commune = "Bình Lộc";
  other.identity = "st:hải-phòng.xã-bình-lộc.ubnd:KH:7:2026";
  EXPECT_THAT(meanings_of({plan, other}),
              ElementsAre("a 0 resolved " + *plan.identity, "b 0 resolved " + *other.identity));
}

TEST(Settling, OfTwoDocumentsWithOneKeyEachMeansItself) {
  Citing first{.path = "a",
               .identity = "st:hải-phòng.xã-tân-lộc.ubnd:KH:7:2026",
               .key = "7/KH-UBND",
               .date = "2026-02-03",
               .title = "Chuyển đổi số",
               .cited = {{"st:?.ubnd:KH:7:?", "7/KH-UBND"}}};
  Citing second = first;
  second.path = "b";
  second.title = "Phòng cháy, chữa cháy rừng";
  const Citing asker{.path = "c",
                     .cited = {{*first.identity, "7/KH-UBND", "2026-02-03", "Ủy ban nhân dân xã Tân Lộc"}}};
  const std::string key = *first.identity + "#2026-02-03#";
  EXPECT_THAT(meanings_of({second, asker, first}),
              ElementsAre("a 0 resolved " + key + "1", "b 0 resolved " + key + "2",
                          "c 0 ambiguous - or " + key + "1 or " + key + "2"));
}

TEST(Settling, ANumberThatTellsNothingMeansOneDocumentInOnePlaceAlone) {
  const Cited bare{"st:?.ubnd:KH:13:?", "13/KH-UBND"};
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {bare}},
                           {.path = "b", .commune = "Bình Lộc", .cited = {bare}},
                           {.path = "c", .cited = {bare, bare}}}),
              ElementsAre("a 0 awaited st:?.ubnd:KH:13:?#hải-phòng.xã-tân-lộc",
                          "b 0 awaited st:?.ubnd:KH:13:?#hải-phòng.xã-bình-lộc",
                          "c 0 awaited st:?.ubnd:KH:13:?#hải-phòng.xã-tân-lộc",
                          "c 1 awaited st:?.ubnd:KH:13:?#hải-phòng.xã-tân-lộc"));
}

TEST(Settling, ASlipInTheDayIsTheSameDocumentAndTheCommonDayItsOwn) {
  Cited slip = cited_plan();
  slip.date = "2026-04-17";
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  store.put(Citing{.path = "a", .cited = {slip}}.document(), "r");
  store.put(Citing{.path = "b", .commune = "Bình Lộc", .cited = {cited_plan(), cited_plan()}}.document(),
            "r");
  EXPECT_THAT(meanings(store), ElementsAre("a 0 awaited " + kCityPlan, "b 0 awaited " + kCityPlan,
                                           "b 1 awaited " + kCityPlan));
  EXPECT_EQ(store.cited_documents(kCityPlan)[0].date, "2026-04-16");
}

TEST(Settling, TwoDaysOfOneKeyConflictWhereNeitherIsCommoner) {
  Cited other = city_party();
  other.date = "2026-03-01";
  const std::string first = kCityParty + "#2026-01-14", second = kCityParty + "#2026-03-01";
  EXPECT_THAT(meanings_of({{.path = "a", .cited = {city_party()}},
                           {.path = "b", .commune = "Bình Lộc", .cited = {[&] {
                                                                  Cited untitled = other;
                                                                  untitled.title = "về một việc khác hẳn";
                                                                  return untitled;
                                                                }()}}}),
              ElementsAre("a 0 conflicting " + first + " or " + second,
                          "b 0 conflicting " + second + " or " + first));
}

TEST(Settling, ALawIsKnownByTheVocabulary) {
  EXPECT_THAT(
      meanings_of({{.path = "a",
                    .cited = {{.identity = "law:qh:10:2022", .name = "Luật Thực hiện dân chủ ở cơ sở"},
                              {.identity = "law:qh:?:2024:luật-không-có", .name = "Luật Không có"}}}}),
      ElementsAre("a 0 known law:qh:10:2022", "a 1 awaited law:qh:?:2024:luật-không-có"));
}

TEST(Settling, WhatHasNoKeyMeansNothing) {
  EXPECT_THAT(meanings_of({{.path = "a",
                            .cited = {{.identity = "", .key = "01/XX"},
                                      {.identity = "st:hải-phòng.ubnd:KH:?:2026", .key = std::nullopt}}}}),
              ElementsAre("a 0 nothing", "a 1 nothing"));
}

// ---- orders ----

/// Documents whose citations merge, conflict, are ambiguous, and mean each other.
std::vector<Citing> entangled() {
  Cited day_off = cited_plan(), rival = city_party();
  day_off.date = "2026-04-17";
  rival.date = "2026-03-01";
  rival.title = std::nullopt;
  const Cited short_plan{"st:?.ubnd:KH:134:?", "134/KH-UBND"};
  const Cited own{"pt:hải-phòng.xã-tân-lộc.đu:NQ:5:2025-2030", "05-NQ/ĐU", "2026-02-02",
                  "Đảng ủy xã Tân Lộc"};
  Citing twin{.path = "twin",
              .identity = "st:hải-phòng.xã-tân-lộc.ubnd:KH:134:2026",
              .key = "134/KH-UBND",
              .date = "2026-04-16",
              .cited = {short_plan, slipped_resolution(), short_resolution()}};
  return {city_plan(),
          {.path = "a", .cited = {city_resolution(), cited_plan(), short_plan}},
          twin,
          {.path = "b", .commune = "Bình Lộc", .cited = {city_party(), day_off, short_resolution()}},
          {.path = "c", .commune = "An Lộc", .cited = {rival, own, short_resolution(), short_plan}},
          {.path = "d", .cited = {own, short_resolution(), rival}},
          {.path = "e", .commune = "An Lộc", .cited = {short_plan, short_plan}},
          {.path = "f", .province = "Hưng Yên", .cited = {short_plan, short_resolution(), cited_plan()}}};
}

/// A store of these, `batch` of them in a transaction (0: each on its own).
std::vector<std::string> settled_in_order(const std::vector<Document>& documents, std::size_t batch) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (batch > 0 && i % batch == 0) store.begin();
    store.put(documents[i], "r");
    if (batch > 0 && (i % batch == batch - 1 || i + 1 == documents.size())) store.commit();
  }
  return settled(folder.file("s.db"));
}

std::vector<Document> documents_of(const std::vector<Citing>& citing) {
  std::vector<Document> documents;
  for (const Citing& one : citing) documents.push_back(one.document());
  return documents;
}

TEST(Orders, AllOfFiveDocumentsComeToTheSame) {
  std::vector<Document> documents = documents_of(entangled());
  documents.resize(5);
  const std::vector<std::string> expected = settled_in_order(documents, 5);
  EXPECT_THAT(expected, ::testing::Contains(::testing::HasSubstr("ambiguous")));
  EXPECT_THAT(expected, ::testing::Contains(::testing::HasSubstr("conflicting")));
  EXPECT_THAT(expected, ::testing::Contains(::testing::HasSubstr("resolved")));
  EXPECT_THAT(expected, Not(::testing::Contains(::testing::HasSubstr("unsettled"))));
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  std::size_t batch = 0;
  do {
    std::vector<Document> ordered;
    for (const std::size_t i : order) ordered.push_back(documents[i]);
    ASSERT_EQ(settled_in_order(ordered, batch++ % 4), expected) << ::testing::PrintToString(order);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Orders, OfImportsReplacementsAndReimportsLeaveNoTrace) {
  const std::vector<Document> contents = documents_of(entangled());
  std::mt19937 dice(7);
  for (int run = 0; run < 12; ++run) {
    const TemporaryFolder folder;
    Store store = Store::open(folder.file("s.db"), Access::read_write);
    std::map<std::string, Document> last;  // what each path holds in the end
    for (std::size_t step = 0; step < 30;) {
      const bool together = dice() % 2 == 0;
      if (together) store.begin();
      for (std::size_t many = together ? dice() % 6 + 1 : 1; many > 0; --many, ++step) {
        Document document = contents[dice() % contents.size()];
        document.source.path = "path " + std::to_string(dice() % 7);
        store.put(document, "reader " + std::to_string(dice() % 2));
        last[document.source.path] = document;
      }
      if (together) store.commit();
    }
    std::vector<Document> rest;
    for (const auto& [path, document] : last) rest.push_back(document);
    ASSERT_EQ(settled(folder.file("s.db")), settled_in_order(rest, 0)) << run;
  }
}

TEST(Orders, WhatIsRolledBackLeavesNothingUnsettled) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const std::vector<Document> documents = documents_of(entangled());
  store.put(documents[1], "r");
  const std::vector<std::string> before = settled(folder.file("s.db"));
  store.begin();
  for (const Document& document : documents) store.put(document, "r");
  store.rollback();
  EXPECT_EQ(settled(folder.file("s.db")), before);
}

/// Plans of as many communes, which all cite one resolution.
std::vector<Document> documents_citing_one(std::size_t count) {
  std::vector<Document> documents;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    documents.push_back(
        Citing{.path = "plan " + number, .commune = "Xã số " + number, .cited = {city_resolution()}}
            .document());
  }
  return documents;
}

/// Puts them in a run, each in a transaction of its own.
void put_in_run(Store& store, const std::vector<Document>& documents) {
  for (const Document& document : documents) {
    store.begin();
    store.put(document, "r");
    store.commit();
  }
}

std::vector<std::string> settled_at_once(const std::vector<Document>& documents) {
  return settled_in_order(documents, documents.size());
}

class Runs : public ::testing::Test {
 protected:
  const TemporaryFolder folder_;
  const std::string path_ = folder_.file("s.db");
  const std::vector<Document> documents_ = documents_citing_one(19);
  const std::vector<std::string> expected_ = settled_at_once(documents_);
};

TEST_F(Runs, LeaveALargeBlockUnsettledUntilTheyEnd) {
  Store store = Store::open(path_, Access::read_write);
  const RunId run = store.begin_run("plans", "r").id;
  put_in_run(store, documents_);
  EXPECT_THAT(settled(path_), ::testing::Contains(::testing::HasSubstr("unsettled")));
  store.end_run(run);
  EXPECT_EQ(settled(path_), expected_);
}

TEST_F(Runs, SettleASmallBlockWithEveryTransaction) {
  Store store = Store::open(path_, Access::read_write);
  store.begin_run("plans", "r");
  const std::vector<Document> few(documents_.begin(), documents_.begin() + 4);
  put_in_run(store, few);
  EXPECT_EQ(settled(path_), settled_at_once(few));
}

TEST_F(Runs, SettleEverythingWhereTheyPause) {
  Store store = Store::open(path_, Access::read_write);
  store.begin_run("plans", "r");
  put_in_run(store, documents_);
  store.pause_run();
  EXPECT_EQ(settled(path_), expected_);
}

TEST_F(Runs, SettleWhatAKilledOneLeft) {
  {
    Store killed = Store::open(path_, Access::read_write);
    killed.begin_run("plans", "r");
    put_in_run(killed, documents_);
  }
  Store store = Store::open(path_, Access::read_write);
  EXPECT_TRUE(store.begin_run("plans", "r").resumed);
  EXPECT_EQ(settled(path_), expected_);
}

TEST_F(Runs, AreSettledByWhateverElseChangesTheStore) {
  {
    Store killed = Store::open(path_, Access::read_write);
    killed.begin_run("plans", "r");
    put_in_run(killed, {documents_.begin(), documents_.end() - 1});
  }
  Store store = Store::open(path_, Access::read_write);
  store.put(documents_.back(), "r");
  EXPECT_EQ(settled(path_), expected_);
}

}  // namespace
}  // namespace vanthu
