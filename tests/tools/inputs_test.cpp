#include "tools/import/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InputsTest : public ::testing::Test {
 protected:
  InputsTest() : folder_(fs::temp_directory_path() / ("vanthu-inputs-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~InputsTest() override { fs::remove_all(folder_); }

  void make(const std::string& name) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << name;
  }

  /// Paths below the test's folder, of what is to be read.
  std::vector<std::string> names(const Inputs& inputs) const {
    std::vector<std::string> names;
    for (const InputFile& file : inputs.files) {
      if (file.skip_code.empty()) names.push_back(below(file.path));
    }
    return names;
  }

  /// "path: code" of what is not.
  std::vector<std::string> skipped(const Inputs& inputs) const {
    std::vector<std::string> skipped;
    for (const InputFile& file : inputs.files) {
      if (!file.skip_code.empty()) skipped.push_back(below(file.path) + ": " + file.skip_code);
    }
    return skipped;
  }

  std::string below(const std::string& path) const { return fs::path(path).lexically_relative(folder_); }

  Inputs collect(const std::vector<std::string>& paths, const std::string& list = "",
                 const InputOptions& options = {}) const {
    std::istringstream stream(list);
    return collect_inputs(paths, stream, folder_ / "vanthu.db", options);
  }

  fs::path folder_;
};

TEST_F(InputsTest, AFolderGivesItsFilesSortedAndRecursively) {
  for (const char* name : {"b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt"}) make(name);
  const Inputs inputs = collect({folder_.string() + "/"});
  EXPECT_THAT(names(inputs), ElementsAre("a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt"));
  for (const InputFile& file : inputs.files) EXPECT_EQ(file.folder, 0u);
}

TEST_F(InputsTest, HiddenFilesAndFoldersAreSkippedEachInOneLine) {
  for (const char* name : {".hidden", ".git/config", ".git/objects/1", "seen"}) make(name);
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(names(inputs), ElementsAre("seen"));
  EXPECT_THAT(skipped(inputs), ElementsAre(".git: skipped-hidden", ".hidden: skipped-hidden"));
}

TEST_F(InputsTest, FilesOfSystemsAndOfficeProgramsAreSkipped) {
  for (const char* name : {"~$plan.docx", "THUMBS.DB", "desktop.ini", ".DS_Store", "__MACOSX/._plan.docx",
                           "~WRL0005.tmp", ".~lock.plan.odt#", "plan.docx", "thumbs.txt", "~plan.txt"}) {
    make(name);
  }
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(names(inputs), ElementsAre("plan.docx", "thumbs.txt", "~plan.txt"));
  for (const InputFile& file : inputs.files) {
    EXPECT_THAT(file.skip_code, ::testing::AnyOf("", "skipped-system")) << file.path;
  }
  EXPECT_EQ(inputs.files.size(), 10u);
}

TEST_F(InputsTest, WhatIsNamedItselfIsTakenWhateverItsName) {
  for (const char* name : {".hidden", "~$plan.docx"}) make(name);
  const Inputs inputs =
      collect({folder_ / ".hidden", folder_ / "~$plan.docx"}, "", {.include = {"*.pdf"}, .exclude = {"*"}});
  EXPECT_THAT(names(inputs), ElementsAre(".hidden", "~$plan.docx"));
}

TEST_F(InputsTest, FilesKeepTheOrderAndSpellingGiven) {
  const Inputs inputs = collect({"z", "./a", "z"});
  ASSERT_EQ(inputs.files.size(), 3u);
  EXPECT_EQ(inputs.files[0].path, "z");
  EXPECT_EQ(inputs.files[1].path, "./a");
  EXPECT_FALSE(inputs.files[0].folder);
}

TEST_F(InputsTest, LinksToFoldersCannotLeadInACircle) {
  make("a/plan.txt");
  fs::create_directory_symlink(folder_, folder_ / "a/up");
  fs::create_symlink(folder_ / "a/plan.txt", folder_ / "a/link.txt");
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(names(inputs), ElementsAre("a/link.txt", "a/plan.txt"));
  EXPECT_THAT(skipped(inputs), ElementsAre("a/up: skipped-link-folder"));
}

TEST_F(InputsTest, LinksThatLeadOutOfTheFolderAreSkippedAndSayWhere) {
  make("given/plan.txt");
  make("given-2/other.txt");
  fs::create_symlink("../given-2/other.txt", folder_ / "given/out.txt");
  fs::create_symlink("../given/plan.txt", folder_ / "given/round.txt");
  fs::create_symlink("nowhere.txt", folder_ / "given/dead.txt");
  const Inputs inputs = collect({folder_ / "given"});
  EXPECT_THAT(names(inputs), ElementsAre("given/dead.txt", "given/plan.txt", "given/round.txt"));
  ASSERT_THAT(skipped(inputs), ElementsAre("given/out.txt: skipped-link-outside"));
  EXPECT_THAT(inputs.files[1].skip_arguments,
              ElementsAre(fs::canonical(folder_ / "given-2/other.txt").string()));
}

TEST_F(InputsTest, AFolderThatIsALinkItselfIsEntered) {
  make("real/plan.txt");
  make("real/other.txt");
  fs::create_directory_symlink(folder_ / "real", folder_ / "alias");
  fs::create_symlink("other.txt", folder_ / "real/link.txt");
  EXPECT_THAT(names(collect({folder_ / "alias"})),
              ElementsAre("alias/link.txt", "alias/other.txt", "alias/plan.txt"));
}

TEST_F(InputsTest, PipesAndSocketsAreSkipped) {
  make("plan.txt");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink("pipe", folder_ / "to-pipe");
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(names(inputs), ElementsAre("plan.txt"));
  EXPECT_THAT(skipped(inputs), ElementsAre("pipe: skipped-special", "to-pipe: skipped-special"));
}

TEST_F(InputsTest, TheStoreIsNoInput) {
  for (const char* name :
       {"vanthu.db", "vanthu.db-wal", "vanthu.db-shm", "vanthu.db-import", "sub/vanthu.db"})
    make(name);
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(names(inputs), ElementsAre("sub/vanthu.db"));
  EXPECT_THAT(skipped(inputs), ElementsAre("vanthu.db: skipped-own", "vanthu.db-import: skipped-own",
                                           "vanthu.db-shm: skipped-own", "vanthu.db-wal: skipped-own"));
}

struct PatternCase {
  const char* promise;
  InputOptions options;
  std::vector<std::string> read, left_out;
};

TEST_F(InputsTest, PatternsChooseByThePathBelowTheFolderOrByTheName) {
  for (const char* name : {"0.ZIP", "1.pdf", "a/2.pdf", "a/3.docx", "cũ/4.pdf", "cũ/sâu/5.pdf"}) make(name);
  const PatternCase cases[] = {
      {"by name in every folder, archives always",
       {.include = {"*.pdf"}},
       {"0.ZIP", "1.pdf", "a/2.pdf", "cũ/4.pdf", "cũ/sâu/5.pdf"},
       {"a/3.docx"}},
      {"by path",
       {.include = {"a/*"}},
       {"0.ZIP", "a/2.pdf", "a/3.docx"},
       {"1.pdf", "cũ/4.pdf", "cũ/sâu/5.pdf"}},
      {"a folder whole, in one line", {.exclude = {"cũ"}}, {"0.ZIP", "1.pdf", "a/2.pdf", "a/3.docx"}, {"cũ"}},
      {"everything in a folder",
       {.exclude = {"cũ/*", "*.ZIP"}},
       {"1.pdf", "a/2.pdf", "a/3.docx"},
       {"0.ZIP", "cũ/4.pdf", "cũ/sâu"}},
      {"exclude wins",
       {.include = {"*.pdf"}, .exclude = {"[012].*"}},
       {"cũ/4.pdf", "cũ/sâu/5.pdf"},
       {"0.ZIP", "1.pdf", "a/2.pdf", "a/3.docx"}},
      {"no path from above the folder",
       {.include = {"*vanthu-inputs-*"}},
       {"0.ZIP"},
       {"1.pdf", "a/2.pdf", "a/3.docx", "cũ/4.pdf", "cũ/sâu/5.pdf"}},
  };
  for (const PatternCase& c : cases) {
    SCOPED_TRACE(c.promise);
    std::vector<std::string> left_out;
    for (const std::string& path : c.left_out) left_out.push_back(path + ": skipped-excluded");
    const Inputs inputs = collect({folder_}, "", c.options);
    EXPECT_EQ(names(inputs), c.read);
    EXPECT_EQ(skipped(inputs), left_out);
  }
}

TEST_F(InputsTest, PatternsAreOfLettersHoweverTheyAreEncoded) {
  for (const char* name : {"ế.pdf", "e\u0302\u0301.doc", "k\xFF.pdf"}) make(name);
  EXPECT_THAT(names(collect({folder_}, "", {.include = {"?.pdf"}})), ElementsAre("ế.pdf"));
  EXPECT_THAT(names(collect({folder_}, "", {.include = {"ế.*"}})), ElementsAre("e\u0302\u0301.doc", "ế.pdf"));
  EXPECT_THAT(names(collect({folder_}, "", {.include = {"e\u0302\u0301.*"}})),
              ElementsAre("e\u0302\u0301.doc", "ế.pdf"));
  EXPECT_THAT(names(collect({folder_}, "", {.include = {"k*"}})), ElementsAre("k\xFF.pdf"));
}

TEST_F(InputsTest, MembersOfArchivesFollowTheSameRules) {
  const InputRules rules({.include = {"*.pdf"}, .exclude = {"nháp/*"}}, "vanthu.db");
  EXPECT_EQ(rules.why_member_skipped("xã/1.pdf"), std::nullopt);
  EXPECT_EQ(rules.why_member_skipped("xã/1.doc"), Skip{"skipped-excluded"});
  EXPECT_EQ(rules.why_member_skipped("nháp/1.pdf"), Skip{"skipped-excluded"});
  EXPECT_EQ(rules.why_member_skipped("__MACOSX/xã/1.pdf"), Skip{"skipped-system"});
  EXPECT_EQ(rules.why_member_skipped("xã/._1.pdf"), Skip{"skipped-system"});
  EXPECT_EQ(rules.why_member_skipped(".git/1.pdf"), Skip{"skipped-hidden"});
}

TEST_F(InputsTest, DeeplyNestedFoldersAreReadAsFarAsAPathCanBeAndSayWhereItEnds) {
  const fs::path top = fs::current_path();
  fs::current_path(folder_);
  const std::string name(200, 'd');
  for (int i = 0; i < 60; ++i) {  // 12,000 bytes
    fs::create_directory(name);
    fs::current_path(name);
    std::ofstream("1.txt") << i;
  }
  fs::current_path(top);
  const Inputs inputs = collect({folder_});
  EXPECT_GT(names(inputs).size(), 15u);
  ASSERT_EQ(skipped(inputs).size(), 1u);
  EXPECT_THAT(skipped(inputs).front(), ::testing::EndsWith(": folder-unreadable"));
}

TEST_F(InputsTest, AListMayEndItsPathsByLineOrByNul) {
  EXPECT_THAT(collect({"-"}, "/x/a b\r\n\n/x/c").files.size(), 2u);
  const Inputs inputs = collect({"-"}, std::string("/x/a\nb\0/x/c\0", 12));
  ASSERT_EQ(inputs.files.size(), 2u);
  EXPECT_EQ(inputs.files[0].path, "/x/a\nb");
}

TEST_F(InputsTest, AnEmptyFolderIsRememberedWithoutFiles) {
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(inputs.files, IsEmpty());
  EXPECT_THAT(inputs.folders, ElementsAre(folder_.string()));
}

TEST_F(InputsTest, AFolderThatCannotBeReadIsAnInputThatFailed) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads every folder";
  make("shut/plan.txt");
  fs::permissions(folder_ / "shut", fs::perms::none);
  const Inputs inputs = collect({folder_});
  fs::permissions(folder_ / "shut", fs::perms::owner_all);
  EXPECT_THAT(skipped(inputs), ElementsAre("shut: folder-unreadable"));
}

TEST_F(InputsTest, UnusualNamesStayAsTheyAre) {
  for (const char* name : {"a\nb.txt", "k\xFF.txt", "x y\t.txt"}) make(name);
  EXPECT_THAT(names(collect({folder_})), ElementsAre("a\nb.txt", "k\xFF.txt", "x y\t.txt"));
}

}  // namespace
}  // namespace vanthu
