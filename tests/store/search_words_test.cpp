// Words, as the search index has them.
#include "store/search_words.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

std::string words_of(std::string_view text) {
  WordReader reader;
  std::string words;
  for (const TextWord& word : reader.words(text)) {
    words += (words.empty() ? "" : " ") + word.forms.key + "/" + word.forms.folded;
  }
  return words;
}

struct Case {
  std::string_view text, words;
};

TEST(SearchWords, AreRunsOfLettersAndDigitsInOneSpelling) {
  const Case cases[]{
      {"", ""},
      {" ,.- ", ""},
      {"Dân vận khéo", "dân/dan vận/van khéo/kheo"},
      {"ĐƯỜNG đường Ðường", "đường/duong đường/duong đường/duong"},
      {"hoà hòa", "hòa/hoa hòa/hoa"},    // tone style
      {"kỹ kĩ", "kĩ/ki kĩ/ki"},          // i, y
      {"ti\u00EA\u0301n", "tiến/tien"},  // composed in two steps
      {"157/KH-UBND", "157/157 kh/kh ubnd/ubnd"},
      {"05-NQ/ĐU", "05/5 nq/nq đu/du"},
      {"văn hóa-xã hội", "văn/van hóa/hoa xã/xa hội/hoi"},
      {"95%, 1.500 hộ", "95/95 1/1 500/500 hộ/ho"},
      {"A4 (mẫu 02)", "a4/a4 mẫu/mau 02/2"},
      {"Москва 東京 ٣", "москва/москва 東京/東京 ٣/٣"},
      {"một\nhai\tba", "một/mot hai/hai ba/ba"},
      {"0 007 2026 08A", "0/0 007/7 2026/2026 08a/08a"},
      {"x²\u00D7y→z", "x/x y/y z/z"},  // signs are no letters
      {"\u0301\u0301 a", "a/a"},       // marks alone are no word
  };
  for (const Case& one : cases) EXPECT_EQ(words_of(one.text), one.words) << one.text;
}

TEST(SearchWords, BytesThatAreNoTextPartThem) {
  EXPECT_EQ(words_of(std::string_view("ab\0cd", 5)), "ab/ab cd/cd");
  EXPECT_EQ(words_of("ab\xFF"
                     "cd\xC3"),
            "ab/ab cd/cd");
  EXPECT_EQ(words_of("\xED\xA0\x80 e\xE1\xBA"), "e/e");
}

TEST(SearchWords, OfALongOneTheBeginningCounts) {
  std::string longest(kLongestWord, 'a'), longer(5'000'000, 'a'), accented = "a";
  for (int i = 0; i < 1000; ++i) accented += "ế";
  WordReader reader;
  EXPECT_EQ(reader.words(longest)[0].forms.key, longest);
  const std::vector<TextWord> words = reader.words(longer + " b");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].forms.key, longest);
  EXPECT_EQ(words[0].bytes, (ByteRange{0, longer.size()}));
  const std::string cut = reader.words(accented)[0].forms.key;
  EXPECT_LE(cut.size(), kLongestWord);
  EXPECT_EQ(cut.substr(cut.size() - 3), "ế");
}

TEST(SearchWords, AreTheSameHoweverManyWereReadBefore) {
  WordReader reader;
  const std::string first = "Tuyên truyền";
  const std::vector<TextWord> before = reader.words(first);
  for (int i = 0; i < 200'000; ++i) reader.words("w" + std::to_string(i));
  const std::vector<TextWord> after = reader.words(first);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) EXPECT_EQ(after[i].forms, before[i].forms);
}

TEST(SearchWords, ABoundaryIsAWordThatNobodyAsksFor) {
  EXPECT_EQ(words_of(std::string("a") + kTextBoundary + "b"), "a/a \x1F/\x1F b/b");
}

}  // namespace
}  // namespace vanthu
