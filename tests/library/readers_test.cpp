// The library's ways in, as other programs use them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "tools/library/confined_reader.h"
#include "tools/library/document_reader.h"
#include "tools/library/store.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

const std::string kSource = VANTHU_SOURCE_DIR;

/// A plan of each format that needs no other program.
std::vector<std::string> plan_paths() {
  return {kSource + "/corpus/plans/giam-ngheo-ea-sup.txt",
          kSource + "/corpus/plans/cai-cach-hanh-chinh-co-to.html",
          kSource + "/corpus/renderings/giam-ngheo-ea-sup.docx",
          kSource + "/corpus/renderings/giam-ngheo-ea-sup.pdf"};
}

const DocumentReader& reader() {
  static const DocumentReader made;
  return made;
}

std::string code_of(const std::function<void()>& read) {
  try {
    read();
  } catch (const Error& error) {
    return error.code;
  }
  return "";
}

TEST(DocumentReader, ReadsWhatTheConfinedReaderReads) {
  ConfinedReader confined(reader());
  for (const std::string& path : plan_paths()) {
    const Document document = reader().read(path);
    EXPECT_EQ(document.source.path, path);
    EXPECT_FALSE(document.assignments.empty()) << path;
    EXPECT_EQ(to_json_line(confined.read(path)), to_json_line(document));
  }
}

TEST(DocumentReader, OneCallReadsOneFile) {
  const std::string path = plan_paths().front();
  EXPECT_EQ(read_document(path), reader().read(path));
}

TEST(DocumentReader, BytesInMemoryHaveTheNameThatTheyAreGiven) {
  const Document document = reader().read_bytes("thư.txt", "KẾ HOẠCH\nMở lớp dạy bơi\n");
  EXPECT_EQ(document.source.path, "thư.txt");
  EXPECT_EQ(document.header.title, "Mở lớp dạy bơi");
}

TEST(DocumentReader, SeveralThreadsShareOne) {
  const std::vector<std::string> paths = plan_paths();
  std::vector<Document> documents(paths.size() * 2);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    threads.emplace_back([&, i] { documents[i] = reader().read(paths[i % paths.size()]); });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < documents.size(); ++i)
    EXPECT_EQ(documents[i], reader().read(paths[i % paths.size()]));
}

TEST(DocumentReader, LimitsAndMissingFilesAreErrors) {
  EXPECT_EQ(code_of([] { reader().read("/no/such/file"); }), "file-missing");
  ReadSettings settings;
  settings.limits.file_bytes = 10;
  EXPECT_EQ(code_of([&] { read_document(plan_paths().front(), settings); }), "limit-file-bytes");
  settings = {};
  settings.vocabulary_folder = "/no/such/folder";
  EXPECT_EQ(code_of([&] { DocumentReader{settings}; }), "vocabulary-missing");
}

class Files : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  const fs::path folder_ = fs::path(::testing::TempDir()) / ("library-" + std::to_string(::getpid()));
};

TEST_F(Files, ReadInOrderWithWhatCannotBeReadNamed) {
  write("a.txt", "KẾ HOẠCH\nMở lớp dạy bơi\n");
  write("b.txt", "");
  write("c.txt", "KẾ HOẠCH\nTrồng cây\n");
  ConfinedReader confined(reader(), {.processes = 2});
  std::vector<std::string> seen;
  confined.read_all(
      {folder_.string(), "/no/such/file"},
      [&](const Document& document) { seen.push_back(document.header.title.value_or("")); },
      [&](const Error& error) { seen.push_back(error.code); });
  EXPECT_THAT(seen, ::testing::ElementsAre("Mở lớp dạy bơi", "file-empty", "Trồng cây", "file-missing"));
}

TEST_F(Files, AStoreTakesWhatAReaderGives) {
  const std::string path = (folder_ / "plans.db").string();
  const Document document = reader().read(plan_paths().front());
  Store store = Store::open(path, Access::read_write);
  store.begin();
  EXPECT_EQ(store.put(document, reader().name(), reader().identity()), ImportOutcome::added);
  EXPECT_EQ(store.put(document, reader().name(), reader().identity()), ImportOutcome::unchanged);
  store.commit();
  EXPECT_EQ(store.current_sha256(document.source.path, reader().name()), document.source.sha256);
  EXPECT_EQ(store.tasks({}).size(), document.assignments.size());
}

}  // namespace
}  // namespace vanthu
