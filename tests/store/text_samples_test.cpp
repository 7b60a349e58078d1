// How texts are sampled, and what the share of a sample tells of the texts.
#include "store/text_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace vanthu {
namespace {

/// `words` words, of which every run is another one; `changed` of a hundred are not those of other texts.
std::string text_of(int words, int changed, const std::string& own) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    // Changed in stretches, as people change sentences.
    const bool is_own = (i / 40) % 10 < changed / 10;
    text += (is_own ? own : std::string("w")) + std::to_string(i) + " ";
  }
  return text;
}

double estimate(const std::string& one, const std::string& other) {
  const auto a = text_samples(one), b = text_samples(other);
  std::vector<std::int64_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::min(a.size(), b.size()));
}

TEST(TextContainment, CountsRunsOfFiveWords) {
  EXPECT_EQ(text_containment("a b c d e", "a b c d e"), 1);
  EXPECT_EQ(text_containment("a b c d e f", "a b c d e g"), 0.5);
  EXPECT_EQ(text_containment("A, b: c; D (e)", "x a b c d e y"), 1) << "marks and case do not count";
  EXPECT_EQ(text_containment("a b c d", "a b c d"), 0) << "too few words";
  EXPECT_EQ(text_containment("", ""), 0);
}

TEST(TextSamples, AreTheSameForTheSameWords) {
  const std::string text = text_of(3000, 0, "");
  EXPECT_EQ(text_samples(text), text_samples(text + "."));
  EXPECT_NEAR(static_cast<double>(text_samples(text).size()), 3000.0 / kSampledRuns, 25);
  EXPECT_TRUE(text_samples("\xFF\xFE some bytes that are no text").empty() ||
              text_samples("\xFF\xFE some bytes that are no text").size() < 10);
}

// The check asks the texts themselves where the estimate lies between 0.45 and 0.75: so it may err by 0.15.
TEST(TextSamples, EstimateTheShareOfRunsThatTextsHaveInCommon) {
  for (const int changed : {0, 20, 30, 40, 50, 70}) {
    const std::string one = text_of(6000, 0, ""), other = text_of(6000, changed, "other");
    EXPECT_NEAR(estimate(one, other), text_containment(one, other), 0.15) << changed;
  }
}

}  // namespace
}  // namespace vanthu
