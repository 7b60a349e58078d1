#include "tools/program/import_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "ingest/messages.h"

namespace vanthu {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::system_clock;

const system_clock::time_point kTime{milliseconds(1'778'232'067'045)};

Json line_of(const ImportEvent& event) {
  const std::string line = log_line(event, kTime);
  EXPECT_EQ(line.find('\n'), line.size() - 1) << "one line";
  return Json::parse(line);
}

TEST(LogLine, HasTimeInUtcWithMillisecondsAndThePoint) {
  EXPECT_EQ(line_of({.point = ImportPoint::before_commit}),
            Json::parse(R"({"time":"2026-05-08T09:21:07.045Z","point":"before-commit"})"));
}

TEST(LogLine, OfAFileThatWasReadHasItsFacts) {
  LedgerEntry entry;
  entry.path = "kế hoạch.pdf";
  entry.state = FileState::read;
  entry.sha256 = "ab";
  entry.bytes = 1200;
  entry.seconds = 0.12345;
  const Json line = line_of({.point = ImportPoint::file_settled, .path = entry.path, .entry = &entry});
  EXPECT_EQ(line["path"], "kế hoạch.pdf");
  EXPECT_EQ(line["state"], "read");
  EXPECT_EQ(line["sha256"], "ab");
  EXPECT_EQ(line["bytes"], 1200);
  EXPECT_EQ(line["seconds"], 0.123);
  EXPECT_FALSE(line.contains("code"));
}

TEST(LogLine, OfAFailureHasCodeArgumentsPageAndBothLanguages) {
  LedgerEntry entry;
  entry.path = "a.pdf";
  entry.state = FileState::failed;
  entry.tries = 2;
  const Error error("limit-pages", "a.pdf", {"5000"}, 7);
  const Json line =
      line_of({.point = ImportPoint::file_settled, .path = "a.pdf", .entry = &entry, .error = &error});
  EXPECT_EQ(line["state"], "failed");
  EXPECT_EQ(line["code"], "limit-pages");
  EXPECT_EQ(line["arguments"], Json({"5000"}));
  EXPECT_EQ(line["page"], 7);
  EXPECT_EQ(line["tries"], 2);
  EXPECT_EQ(line["message_vi"], describe(Language::vietnamese, error));
  EXPECT_EQ(line["message_en"], describe(Language::english, error));
}

TEST(LogLine, TakesTheReasonFromTheLedgerWhereTheEventHasNone) {
  LedgerEntry entry;
  entry.path = "a.pdf";
  entry.state = FileState::partial;
  entry.code = "pages-left-out";
  entry.arguments = {"3, 7-9", "12"};
  const Json line = line_of({.point = ImportPoint::file_noted, .path = "a.pdf", .entry = &entry});
  EXPECT_EQ(line["code"], "pages-left-out");
  EXPECT_THAT(line["message_en"].get<std::string>(), testing::HasSubstr("3, 7-9"));
}

TEST(LogLine, IsUtf8WhateverTheNameOfAFile) {
  const Error error("file-missing", "a\xff\n\x1b.txt", {"\xfe"});
  const Json line = line_of({.point = ImportPoint::file_started, .path = error.path, .error = &error});
  EXPECT_EQ(line["path"], "a\\xff\\x0a\\x1b.txt");
  EXPECT_EQ(line["arguments"], Json({"\\xfe"}));
}

TEST(LogLine, OfTheEndHasTheCounts) {
  const Json line = line_of(
      {.point = ImportPoint::run_ended, .run = 3, .counts = {{FileState::read, 2}, {FileState::failed, 1}}});
  EXPECT_EQ(line["run"], 3);
  EXPECT_EQ(line["counts"], Json::parse(R"({"read":2,"failed":1})"));
}

std::vector<std::string> lines_in(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

TEST(ImportLog, AppendsAndIsOnDiskWithEveryCommit) {
  const auto path = std::filesystem::temp_directory_path() / ("import-log-" + std::to_string(getpid()));
  std::filesystem::remove(path);
  const auto never = [](const Error& error) { ADD_FAILURE() << error.code; };
  {
    ImportLog log(path.string(), never);
    log.tell({.point = ImportPoint::run_begun});
    log.tell({.point = ImportPoint::committed});
    EXPECT_EQ(lines_in(path).size(), 2u);
    log.tell({.point = ImportPoint::file_started, .path = "a"});
  }
  { ImportLog(path.string(), never).tell({.point = ImportPoint::run_begun}); }
  EXPECT_EQ(lines_in(path).size(), 4u);
  std::filesystem::remove(path);
}

TEST(ImportLog, ThatCannotBeOpenedIsAnError) {
  try {
    ImportLog log("/no/such/folder/log", [](const Error&) {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "log-unwritable");
  }
}

TEST(ImportLog, ThatCannotBeWrittenSaysSoOnce) {
  std::vector<std::string> codes;
  ImportLog log("/dev/full", [&](const Error& error) { codes.push_back(error.code); });
  for (int i = 0; i < 3; ++i) log.tell({.point = ImportPoint::committed});
  EXPECT_EQ(codes, std::vector<std::string>{"log-ended"});
  EXPECT_FALSE(log.whole());
}

}  // namespace
}  // namespace vanthu
