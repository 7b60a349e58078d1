#include "ingest/syllables.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace vanthu {
namespace {

TEST(Syllables, KnowsWordsOfEveryShape) {
  for (const char* word : {"xã",   "ủy",  "uỷ",    "Hòa",   "hoà",   "nghiêng", "NGUYỄN", "gì",   "giếng",
                           "quốc", "quý", "quyết", "khuya", "khuỷu", "đường",   "được",   "thuở", "yếu",
                           "Ý",    "iệt", "rượu",  "huých", "a",     "xoong",   "tiếng",  "Đông"}) {
    EXPECT_TRUE(is_syllable(word)) << word;
  }
}

TEST(Syllables, TakesDecomposedLetters) {
  EXPECT_TRUE(is_syllable("ho\u0302\u0323i"));
  EXPECT_TRUE(is_syllable("h\u1ED9i"));
  EXPECT_TRUE(is_syllable("ho\u0323\u0302i"));
  EXPECT_TRUE(is_syllable("u\u031Bng"));
}

TEST(Syllables, RefusesWhatCannotBeSpelled) {
  for (const char* word :
       {"",   "qan",      "ng",  "zalo", "UBND", "kết2", "hai từ", "các̀", "càc", "viẻt",  "ngghe",
        "aa", "nghiêngg", "été", "tơng", "đợc",  "\xFF", "xã\xC3", "Đ",   "ß",   "\u0301"}) {
    EXPECT_FALSE(is_syllable(word)) << word;
  }
}

TEST(Syllables, CountsRunsOfLetters) {
  EXPECT_EQ(count_syllables("Số: 157/KH-UBND, xã").total, 4u);
  EXPECT_EQ(count_syllables("Số: 157/KH-UBND, xã").valid, 2u);
  EXPECT_DOUBLE_EQ(syllable_share("Céng hßa x· héi"),
                   0.25);  // "i" of "h·i" stands for nothing here: héi is one
  EXPECT_DOUBLE_EQ(syllable_share("12/2026"), 1.0);
}

TEST(Syllables, RunsCoverTheLettersAndNothingElse) {
  const std::string text = "— Kế hoạch\xFF(số 1)";
  const auto first = next_letter_run(text, 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(text.substr(first->range.begin, first->range.size()), "Kế");
  const auto second = next_letter_run(text, first->range.end);
  ASSERT_TRUE(second);
  EXPECT_EQ(text.substr(second->range.begin, second->range.size()), "hoạch");
  EXPECT_FALSE(next_letter_run("123 — 456", 0));
}

TEST(Syllables, CountsAMegabyteInAMomentAndOneEndlessWordToo) {
  std::string text;
  while (text.size() < (1u << 20)) text += "Tổ chức thực hiện kế hoạch ";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_GT(syllable_share(text), 0.99);
  EXPECT_EQ(count_syllables(std::string(1u << 20, 'a')).total, 1u);
  // Far above what it takes, far below what anything quadratic would.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace vanthu
