// Files that LibreOffice converts while their reader waits.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

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

std::string rendering(const std::string& name) {
  return std::string(VANTHU_SOURCE_DIR) + "/corpus/renderings/" + name;
}

/// A shell script in LibreOffice's place; $OUT is the folder for results.
class ReaderOffice : public ::testing::Test {
 protected:
  void TearDown() override { unsetenv("VANTHU_SOFFICE"); }

  void fake(const std::string& body) const {
    const std::string script = folder_.write("soffice",
                                             "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = --outdir ] && "
                                             "OUT=$2; shift; done\n" +
                                                 body + "\n");
    fs::permissions(script, fs::perms::owner_all);
    setenv("VANTHU_SOFFICE", script.c_str(), 1);
  }

  std::string outcome_of_rtf(const Limits& limits = {}) const {
    const std::string file = folder_.write("plan.rtf", "{\\rtf1\\ansi K\\u7871?}");
    ReaderPool pool(default_parser(), {.limits = limits});
    return told(all_outcomes(pool, {file}).at(0));
  }

  TemporaryFolder folder_;
  // Beside the program, where it may look.
  std::string made_ =
      folder_.write("made.docx", load_file(rendering("giam-ngheo-ea-sup.docx"), Limits{}).bytes);
};

TEST_F(ReaderOffice, TheReaderGoesOnWithWhatWasMade) {
  fake("cp '" + made_ + "' \"$OUT/plan.docx\"");
  EXPECT_EQ(outcome_of_rtf(), "record");
}

TEST_F(ReaderOffice, WhatGoesWrongIsTheOutcome) {
  fake("exit 0");
  EXPECT_EQ(outcome_of_rtf(), "office-failed");
  setenv("VANTHU_SOFFICE", "/no/such/program", 1);
  EXPECT_EQ(outcome_of_rtf(), "office-missing rtf");
  Limits limits;
  limits.office_milliseconds = 1000;
  fake("sleep 60");
  EXPECT_EQ(outcome_of_rtf(limits), "office-timeout 1");
}

TEST_F(ReaderOffice, ItsTimeIsNotTheReaders) {
  Limits limits;
  limits.file_seconds = 1;
  fake("sleep 2; cp '" + made_ + "' \"$OUT/plan.docx\"");
  EXPECT_EQ(outcome_of_rtf(limits), "record");
}

TEST_F(ReaderOffice, TheRealOneGivesTheRecordOfThisProcess) {
  if (std::system("command -v soffice > /dev/null 2>&1") != 0) GTEST_SKIP() << "LibreOffice is not installed";
  const std::vector<std::string> files{rendering("phong-chong-thien-tai-tan-ky.doc"),
                                       rendering("phong-chong-thien-tai-tan-ky.odt")};
  ReaderPool pool(default_parser(), {.readers = 2});
  const auto outcomes = all_outcomes(pool, files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    ASSERT_EQ(told(outcomes.at(i)), "record") << files[i];
    const Document expected = extract(load_file(files[i], Limits{}), Limits{}, default_parser());
    EXPECT_TRUE(*outcomes.at(i).document == expected) << files[i];
  }
}

}  // namespace
}  // namespace vanthu
