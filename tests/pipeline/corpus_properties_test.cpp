// What holds for every plan of the project: threads may share a parser, the store gives back what it was
// given.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "store/record_json.h"
#include "store/store.h"
#include "tests/pipeline/plans.h"
#include "tools/pipeline.h"

namespace vanthu::testing {
namespace {

std::vector<Document> records_of(const std::vector<Plan>& plans, const Parser& shared) {
  std::vector<Document> records;
  records.reserve(plans.size());
  for (const Plan& plan : plans) records.push_back(extract({plan.path, plan.bytes}, Limits{}, shared));
  return records;
}

/// A folder of the test's own, removed with what is in it.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() / ("vanthu-pipeline-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

TEST(Corpus, SharedParserGivesTwoThreadsTheSameRecords) {
  const std::vector<Plan> all = plans();
  ASSERT_GE(all.size(), 8u);
  const Vocabulary vocabulary = Vocabulary::load();
  const Parser shared(vocabulary);  // fresh: what is compiled lazily is compiled under both threads
  std::vector<Document> first, second;
  std::thread one([&] { first = records_of(all, shared); });
  std::thread other([&] { second = records_of(all, shared); });
  one.join();
  other.join();
  const std::vector<Document> alone = records_of(all, parser());
  ASSERT_EQ(first.size(), alone.size());
  ASSERT_EQ(second.size(), alone.size());
  for (std::size_t i = 0; i < alone.size(); ++i) {
    EXPECT_EQ(difference(alone[i], first[i]), "") << all[i].path;
    EXPECT_EQ(difference(alone[i], second[i]), "") << all[i].path;
  }
}

TEST(Corpus, RecordsComeBackFromTheStoreAsTheyWentIn) {
  const Folder folder;
  const std::vector<Document> records = records_of(plans(), parser());
  Store store = Store::open(folder.file("plans.db"), Access::read_write);
  for (const Document& record : records) {
    ASSERT_EQ(store.put(record, "reader"), ImportOutcome::added) << record.source.path;
  }
  std::vector<Document> stored;
  store.each_reading([&](const Document& document) { stored.push_back(document); });
  ASSERT_EQ(stored.size(), records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(difference(records[i], stored[i]), "") << records[i].source.path;
    EXPECT_EQ(to_json_line(records[i]), to_json_line(stored[i])) << records[i].source.path;
  }
}

TEST(Corpus, ImportingAgainChangesNothing) {
  const Folder folder;
  Store store = Store::open(folder.file("plans.db"), Access::read_write);
  const std::vector<Document> records = records_of(plans(), parser());
  for (const Document& record : records) store.put(record, "reader");
  for (const Document& record : records) {
    EXPECT_EQ(store.put(record, "reader"), ImportOutcome::unchanged) << record.source.path;
  }
}

}  // namespace
}  // namespace vanthu::testing
