// The tables of real plans, cell for cell.  The plans are no part of this repository: the tests are skipped
// where they are absent (see CONTRIBUTING.md).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "ingest/read.h"
#include "layout_support.h"

namespace vanthu {
namespace {

std::filesystem::path corpus_folder() {
  const char* const shared = std::getenv("VANTHU_SHARED");
  const std::filesystem::path root = shared != nullptr
                                         ? std::filesystem::path(shared)
                                         : std::filesystem::path(VANTHU_SOURCE_DIR) / ".." / "shared";
  return root / "corpus";
}

// One blank between words; the plan that holds decomposed letters is compared composed where they differ.
std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (blank && (result.empty() || result.back() == ' ')) continue;
    result += blank ? ' ' : c;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  for (const auto& [decomposed, composed] :
       {std::pair("ô\u0301", "ố"), std::pair("a\u0301", "á"), std::pair("o\u0302\u0301", "ố")}) {
    for (std::size_t at = result.find(decomposed); at != std::string::npos;
         at = result.find(decomposed, at)) {
      result.replace(at, std::string_view(decomposed).size(), composed);
    }
  }
  return result;
}

layout_testing::Rows gold_rows(const nlohmann::json& gold) {
  layout_testing::Rows rows;
  for (const nlohmann::json& table : gold.at("tables")) {
    rows.push_back(table.at("columns"));
    for (const nlohmann::json& row : table.at("rows")) rows.push_back(row);
  }
  for (std::vector<std::string>& row : rows) {
    for (std::string& cell : row) cell = folded(cell);
  }
  return rows;
}

class RealPlan : public ::testing::TestWithParam<const char*> {};

TEST_P(RealPlan, HasTheTablesOfItsAnnotation) {
  const std::filesystem::path corpus = corpus_folder();
  const std::filesystem::path plan = corpus / (std::string(GetParam()) + ".txt");
  std::ifstream annotation(corpus / "gold" / (std::string(GetParam()) + ".json"));
  if (!std::filesystem::exists(plan) || !annotation) {
    GTEST_SKIP() << "the real plans are not on this machine; VANTHU_SHARED names their folder";
  }
  const ExtractedDocument document = read(load_file(plan.string(), Limits{}), Limits{});
  layout_testing::expect_sound(document);
  layout_testing::Rows rows = layout_testing::rows(document);
  for (std::vector<std::string>& row : rows) {
    for (std::string& cell : row) cell = folded(cell);
  }
  const nlohmann::json gold = nlohmann::json::parse(annotation);
  EXPECT_EQ(layout_testing::count_tables(document), gold.at("tables").size());
  EXPECT_EQ(rows, gold_rows(gold));
}

INSTANTIATE_TEST_SUITE_P(Corpus, RealPlan, ::testing::Values("000", "001", "003", "004"),
                         [](const auto& tested) { return "plan" + std::string(tested.param); });

}  // namespace
}  // namespace vanthu
