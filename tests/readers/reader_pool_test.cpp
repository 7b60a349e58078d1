#include "tools/readers/reader_pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "ingest/load_file.h"
#include "planted_readers.h"
#include "tools/pipeline.h"

namespace vanthu {
namespace {

using testing::all_outcomes;
using testing::default_parser;
using testing::TemporaryFolder;
using testing::told;
namespace fs = std::filesystem;

std::vector<std::string> plan_paths() {
  std::vector<std::string> paths;
  for (const char* folder : {"/corpus/plans", "/corpus/renderings"}) {
    for (const auto& entry : fs::directory_iterator(std::string(VANTHU_SOURCE_DIR) + folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".doc" && extension != ".rtf" && extension != ".odt") {
        paths.push_back(entry.path().string());
      }
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(ReaderPool, AReaderSaysOfEachPlanWhatThePipelineSaysInThisProcess) {
  const std::vector<std::string> paths = plan_paths();
  ASSERT_GT(paths.size(), 30u);
  ReaderPool pool(default_parser(), {.readers = 2});
  const std::map<std::uint64_t, ReadOutcome> outcomes = all_outcomes(pool, paths);
  ASSERT_EQ(outcomes.size(), paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    SCOPED_TRACE(paths[i]);
    const ReadOutcome& outcome = outcomes.at(i);
    ASSERT_EQ(told(outcome), "record");
    const Document expected = extract(load_file(paths[i], Limits{}), Limits{}, default_parser());
    EXPECT_TRUE(*outcome.document == expected);
    EXPECT_EQ(outcome.sha256, expected.source.sha256);
    EXPECT_EQ(outcome.bytes, expected.source.bytes);
  }
}

TEST(ReaderPool, AContentThatIsKnownIsNotRead) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "KẾ HOẠCH\nTriển khai");
  ReaderPool pool(default_parser(), {});
  pool.start({.number = 7, .path = path, .file = path, .known_sha256 = sha256_hex("KẾ HOẠCH\nTriển khai")});
  const std::vector<ReadOutcome> outcomes = pool.wait(std::chrono::minutes(1));
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].number, 7u);
  EXPECT_EQ(outcomes[0].result, ReadResult::unchanged);
}

TEST(ReaderPool, WhatCannotBeOpenedFailsWithTheReason) {
  const TemporaryFolder folder;
  ReaderPool pool(default_parser(), {});
  const auto outcomes =
      all_outcomes(pool, {folder.path() + "/none.txt", folder.path(), folder.write("e.txt", "")});
  ASSERT_EQ(outcomes.size(), 3u);
  EXPECT_EQ(outcomes.at(0).error->code, "file-missing");
  EXPECT_EQ(outcomes.at(1).error->code, "file-is-folder");
  EXPECT_EQ(outcomes.at(2).error->code, "file-empty");
  EXPECT_EQ(outcomes.at(0).error->path, folder.path() + "/none.txt");
}

}  // namespace
}  // namespace vanthu
