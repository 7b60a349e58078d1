#include "ingest/legacy_words.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "ingest/legacy_detect.h"

namespace vanthu {
namespace {

void expect_like_weighed_whole(const AsItStands& facts, std::string_view line) {
  const std::string words = telling_words(line);
  const RunTally tally = count_runs(words, Frequent::passed_over);
  EXPECT_EQ(facts.runs, tally.runs) << line;
  EXPECT_EQ(facts.valid, tally.valid) << line;
  EXPECT_EQ(facts.decodable, has_legacy_characters(words)) << line;
  EXPECT_EQ(facts.unicode, has_vietnamese_unicode(words)) << line;
}

TEST(TellingWords, AreThoseWithABeyondAsciiByteOrAControlCode) {
  EXPECT_EQ(telling_words("Tháng 5 bà Lan\tgiao  xã."), "Tháng bà xã. ");
  EXPECT_EQ(telling_words("plain words only"), "");
  EXPECT_EQ(telling_words("ph\x02ng tr\x06"), "ph\x02ng tr\x06 ");
}

TEST(TellingWords, EndBetweenLettersWhereTheSampleIsFull) {
  std::string word;
  while (word.size() <= 2 * kSampleBytes) word += "ưà";
  const std::string sample = telling_words("x" + word);
  EXPECT_LE(sample.size(), kSampleBytes + 1);
  EXPECT_NE(sample[sample.size() - 3], '\xC3');  // no half of a letter before the blank
  EXPECT_TRUE(has_vietnamese_unicode(sample));
}

TEST(WordMemory, AddsUpToWhatTheWholeLineSays) {
  WordMemory memory;
  const std::vector<std::string> lines{"",
                                       "no telling word",
                                       "Ủy ban nhân dân xã Bình Hòa phân công đồng chí Lê Thị Hà",
                                       "– Lưu: VT, VHXH (“bản chính”) §2 «mẫu»",
                                       "Céleste à Orléans: vidéo số 1/2026/QĐ-UBND",
                                       "KÕ ho¹ch tuyªn truyÒn phßng chèng ch¸y næ",
                                       "TiÃªu chuáº©n ká»¹ thuáº­t",
                                       "đđđ ờờờ Hà-Nội; lỗi?chính…tả"};
  for (int round = 0; round < 2; ++round) {  // words met for the first time, and known ones
    for (const std::string& line : lines) expect_like_weighed_whole(memory.of(line), line);
  }
}

TEST(WordMemory, SeesControlCharacters) {
  WordMemory memory;
  EXPECT_TRUE(memory.of("bà \xC2\x9D xã").control);
  EXPECT_FALSE(memory.of("bà \xC2\x85 xã").control);
  EXPECT_FALSE(memory.of("bà xã").control);
}

TEST(WordMemory, IsNotDeceivedByWordsThatTakeEachOthersPlace) {
  const std::array<std::string, 4> endings{"à", "ạ", "ªn", "é"};
  std::vector<std::string> lines;
  for (int number = 0; number < 3000; ++number) {
    lines.push_back("w" + std::to_string(number) +
                    endings[static_cast<std::size_t>(number) % endings.size()]);
  }
  WordMemory memory;
  for (const std::string& line : lines) expect_like_weighed_whole(memory.of(line), line);
  for (const std::string& line : lines) expect_like_weighed_whole(memory.of(line), line);
}

}  // namespace
}  // namespace vanthu
