// What each stage makes of three small plans is what stands in tests/golden/dumps/.  Where a change is meant:
// tests/golden/rewrite.sh, then read the diff.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/golden/golden_dump.h"

namespace vanthu::golden {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, EveryStageHandsOnWhatItsDumpSays) {
  for (const GoldenDump& dumped : golden_dumps(GetParam())) {
    const std::string kept = content_of(golden_folder() + dumped.file_name);
    ASSERT_FALSE(kept.empty()) << dumped.file_name << " is missing: run tests/golden/rewrite.sh";
    const std::vector<std::string> expected = lines_of(kept), actual = lines_of(dumped.content);
    for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
      ASSERT_EQ(actual[i], expected[i]) << dumped.file_name << ":" << i + 1;
    }
    EXPECT_EQ(actual.size(), expected.size()) << dumped.file_name;
  }
}

INSTANTIATE_TEST_SUITE_P(Plans, Golden, ::testing::ValuesIn(golden_plans()), [](const auto& plan) {
  std::string name = std::filesystem::path(plan.param).stem().string();
  std::erase_if(name, [](char c) { return c == '-'; });
  return name;
});

TEST(GoldenFolder, KeepsNoDumpOfAPlanThatIsGone) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(golden_folder())) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, 3 * golden_plans().size());
}

}  // namespace
}  // namespace vanthu::golden
