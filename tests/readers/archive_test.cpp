// Archives, and members of archives read like files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/load_file.h"
#include "ingest/read.h"
#include "planted_readers.h"
#include "tests/ingest/docx_builder.h"

namespace vanthu {
namespace {

using testing::build_zip;
using testing::default_parser;
using ::testing::ElementsAre;
using ::testing::Field;
using testing::TemporaryFolder;
using testing::told;

const std::string kPlan = "ỦY BAN NHÂN DÂN\nKẾ HOẠCH\nTriển khai công tác năm 2026\n";

std::string inner_archive() { return build_zip({{"b.txt", kPlan}}); }
std::string outer_archive() {
  return build_zip({{"xã a/plan.txt", kPlan}, {"more.zip", inner_archive()}, {"empty.txt", ""}});
}

class ReaderArchive : public ::testing::Test {
 protected:
  ReadOutcome outcome(std::vector<std::size_t> members, const Limits& limits = {}) {
    ReaderPool pool(default_parser(), {.limits = limits});
    pool.start({.number = 3, .path = "plans.zip/member", .file = file_, .members = std::move(members)});
    std::vector<ReadOutcome> outcomes = pool.wait(std::chrono::minutes(1));
    EXPECT_EQ(outcomes.size(), 1u);
    return outcomes.at(0);
  }

  TemporaryFolder folder_;
  std::string file_ = folder_.write("plans.zip", outer_archive());
};

TEST_F(ReaderArchive, ItsMembersAreListed) {
  const ReadOutcome listed = outcome({});
  ASSERT_EQ(told(listed), "archive");
  EXPECT_EQ(listed.sha256, sha256_hex(load_file(file_, Limits{}).bytes));
  EXPECT_THAT(listed.members,
              ElementsAre(Field(&ArchiveMember::name, "xã a/plan.txt"),
                          Field(&ArchiveMember::name, "more.zip"), Field(&ArchiveMember::name, "empty.txt")));
}

TEST_F(ReaderArchive, AMemberIsReadLikeAFile) {
  const ReadOutcome read = outcome({0});
  ASSERT_EQ(told(read), "record");
  EXPECT_EQ(read.number, 3u);
  EXPECT_EQ(read.sha256, sha256_hex(kPlan));
  EXPECT_EQ(read.bytes, kPlan.size());
  EXPECT_EQ(read.document->source.path, "plans.zip/member");
}

TEST_F(ReaderArchive, AnArchiveInItIsListedAndReadThrough) {
  const ReadOutcome listed = outcome({1});
  ASSERT_EQ(told(listed), "archive");
  EXPECT_THAT(listed.members, ElementsAre(Field(&ArchiveMember::name, "b.txt")));
  const ReadOutcome read = outcome({1, 0});
  ASSERT_EQ(told(read), "record");
  EXPECT_EQ(read.sha256, sha256_hex(kPlan));
}

TEST_F(ReaderArchive, TooDeepIsALimit) {
  Limits limits;
  limits.archive_nesting = 0;
  EXPECT_EQ(told(outcome({}, limits)), "archive");
  EXPECT_EQ(told(outcome({1}, limits)), "limit-archive-nesting 0");
}

TEST_F(ReaderArchive, MembersThatAreNotThereOrNothingFail) {
  EXPECT_EQ(told(outcome({9})), "archive-member-missing");
  EXPECT_EQ(told(outcome({2})), "file-empty");
}

TEST_F(ReaderArchive, AMemberLargerThanAFileMayBeIsALimit) {
  file_ = folder_.write("large.zip", build_zip({{"a.txt", std::string(3u << 20, 'a')}}));
  Limits limits;
  limits.file_bytes = 1u << 20;
  limits.archive_ratio = 1u << 20;
  EXPECT_EQ(told(outcome({0}, limits)), "limit-file-bytes 1048576");
}

TEST_F(ReaderArchive, OneLargerThanAFileMayBeIsListedAllTheSame) {
  std::string noise;
  for (std::uint32_t i = 1; noise.size() < (3u << 20); i = i * 1664525u + 1013904223u)
    noise += static_cast<char>(i >> 24);
  file_ = folder_.write("large.zip", build_zip({{"a.bin", noise}, {"b.txt", kPlan}}));
  Limits limits;
  limits.file_bytes = 1u << 20;
  EXPECT_EQ(outcome({}, limits).members.size(), 2u);
  EXPECT_EQ(told(outcome({1}, limits)), "record");
  limits.archive_file_bytes = 2u << 20;
  EXPECT_EQ(told(outcome({}, limits)), "limit-archive-file-bytes 2097152");
}

TEST_F(ReaderArchive, AContentThatIsKnownIsNotRead) {
  ReaderPool pool(default_parser(), {});
  pool.start({.path = "m", .file = file_, .members = {0}, .known_sha256 = sha256_hex(kPlan)});
  EXPECT_EQ(told(pool.wait(std::chrono::minutes(1)).at(0)), "unchanged");
}

}  // namespace
}  // namespace vanthu
