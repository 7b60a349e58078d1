#include "ingest/word_binary.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ingest/ole_file.h"
#include "ingest/read.h"

namespace vanthu {
namespace {

std::string sample() {
  std::ifstream stream(std::string(VANTHU_TESTS_DIR) + "/ingest/samples/stored_dates.doc", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The sample with an entry of its directory under another name.
std::string renamed(const std::string& from, const std::string& to) {
  const auto wide = [](const std::string& name) {
    std::string bytes;
    for (const char c : name) bytes += {c, '\0'};
    return bytes;
  };
  std::string bytes = sample();
  const std::size_t entry = bytes.find(wide(from));
  bytes.replace(entry, 64, wide(to) + std::string(64 - 2 * to.size(), '\0'));
  bytes[entry + 64] = static_cast<char>(2 * (to.size() + 1));
  return bytes;
}

std::string error_of(const std::string& bytes) {
  try {
    read({"plan.doc", bytes}, {});
  } catch (const Error& error) {
    return error.code;
  }
  return "";
}

std::size_t text_stream(const std::string& bytes) {
  return OleFile::open(bytes)->find("WordDocument")->place(0).value();
}

TEST(WordBinary, APasswordIsSeenBeforeAnybodyAsksForIt) {
  std::string bytes = sample();
  EXPECT_EQ(word_file_kind(bytes), WordFileKind::plain);
  bytes[text_stream(bytes) + 11] |= 0x01;
  EXPECT_EQ(word_file_kind(bytes), WordFileKind::encrypted);
  EXPECT_EQ(error_of(bytes), "office-encrypted");
}

TEST(WordBinary, OtherFilesInTheSameContainerAreToldApart) {
  EXPECT_EQ(error_of(renamed("WordDocument", "EncryptedPackage")), "docx-encrypted");
  EXPECT_EQ(error_of(renamed("WordDocument", "Workbook")), "format-unsupported");
  EXPECT_EQ(error_of(renamed("WordDocument", "PowerPoint Document")), "format-unsupported");
}

TEST(WordBinary, OnlyTheTypesOfLiveDateFieldsChange) {
  const std::string before = sample(), after = without_live_dates(before);
  ASSERT_EQ(after.size(), before.size());
  std::string changed;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != after[i])
      changed += std::to_string(int{before[i]}) + ">" + std::to_string(int{after[i]}) + " ";
  }
  EXPECT_EQ(changed, "31>35 32>35 ");
}

TEST(WordBinary, AnyDamageIsSurvived) {
  const std::string whole = sample();
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    const std::string cut = whole.substr(0, size);
    EXPECT_EQ(without_live_dates(cut).size(), size);
    word_file_kind(cut);
  }
  // Tables that lead to themselves or out of the file: every number of the header and of the tables in turn.
  for (std::size_t at = 24; at < 4096; at += 4) {
    for (const char value : {'\xFF', '\0', '\1', '\x7F'}) {
      std::string odd = whole;
      odd.replace(at, 4, std::string(4, value));
      EXPECT_EQ(without_live_dates(odd).size(), odd.size());
      word_file_kind(odd);
    }
  }
}

}  // namespace
}  // namespace vanthu
