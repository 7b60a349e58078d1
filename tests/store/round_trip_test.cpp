#include <gtest/gtest.h>

#include "sample_documents.h"
#include "store/record_json.h"
#include "store/store.h"

namespace vanthu {
namespace {

using testing::plain_document;
using testing::random_document;
using testing::TemporaryFolder;

TEST(RoundTrip, TheStoreGivesBackEveryFieldOfEveryDocument) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  store.begin();
  for (std::uint32_t seed = 0; seed < 300; ++seed) store.put(random_document(seed), "r");
  store.commit();
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Document document = random_document(seed);
    const auto stored = store.document(static_cast<DocumentId>(seed) + 1);
    ASSERT_TRUE(stored.has_value());
    ASSERT_EQ(*stored, document) << to_json_line(document);
  }
}

TEST(RoundTrip, ExportOfImportEqualsExtract) {
  const TemporaryFolder folder;
  std::string extracted;
  {
    Store store = Store::open(folder.file("s.db"), Access::read_write);
    for (std::uint32_t seed = 50; seed > 0; --seed) {
      extracted += to_json_line(random_document(seed)) + "\n";
      store.put(random_document(seed), "r");
    }
  }
  EXPECT_EQ(testing::exported(Store::open(folder.file("s.db"), Access::read_only)), extracted);
}

TEST(RoundTrip, ADocumentReplacedLeavesNothingOfTheOldOneBehind) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Document document = random_document(seed);
    document.source.path = "the same.txt";
    store.put(document, "r");
    ASSERT_EQ(store.document(1), document);
  }
  EXPECT_EQ(store.documents({}).size(), 1u);
}

TEST(RoundTrip, TellsAbsentFromEmpty) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  Document absent = plain_document("absent", "a"), empty = plain_document("empty", "b");
  absent.tables.push_back({std::nullopt, std::nullopt, {}, {}, {}});
  absent.assignments.emplace_back();
  empty.tables.push_back({"", "", {""}, {{"", {""}, std::nullopt, {}}}, {}});
  empty.assignments.emplace_back();
  empty.assignments[0].deadline = Deadline{"", "", "", "", ""};
  empty.assignments[0].group = "";
  empty.header.number = DocumentNumber{};
  empty.header.signer = Signer{};
  empty.header.title = "";
  store.put(absent, "r");
  store.put(empty, "r");
  EXPECT_EQ(store.document(1), absent);
  EXPECT_EQ(store.document(2), empty);
}

TEST(RoundTrip, AnUnknownIdIsNoDocument) {
  const TemporaryFolder folder;
  const Store store = Store::open(folder.file("s.db"), Access::read_write);
  EXPECT_EQ(store.document(1), std::nullopt);
  EXPECT_EQ(store.document(-1), std::nullopt);
}

}  // namespace
}  // namespace vanthu
