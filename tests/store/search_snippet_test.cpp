// Snippets: one line, whole letters, the words that were found.
#include "store/search_snippet.h"

#include <gtest/gtest.h>

#include "ingest/utf8.h"
#include "searched_plan.h"

namespace vanthu {
namespace {

/// With brackets around the marks.
std::string shown(const Snippet& snippet) {
  std::string text = snippet.text;
  for (auto mark = snippet.marks.rbegin(); mark != snippet.marks.rend(); ++mark) {
    text.insert(mark->end, "]").insert(mark->begin, "[");
  }
  return text;
}

Snippet snippet_of(std::string_view text, const std::string& words,
                   Diacritics diacritics = Diacritics::folded) {
  WordReader reader;
  return make_snippet(text, phrases_of(testing::typed(words).node, true), diacritics, " … ", reader);
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Snippets, MarkWordsAndJoinNeighbours) {
  const struct {
    std::string text, words, shown;
  } cases[]{
      {"Mô hình Dân vận khéo", "dan van", "Mô hình [Dân vận] khéo"},
      {"Mô hình Dân, vận khéo", "dan van", "Mô hình [Dân], [vận] khéo"},
      {"dân và dan", "dân", "[dân] và [dan]"},
      {"Tuyên truyền\n\tpháp   luật", "truyen phap", "Tuyên [truyền pháp] luật"},
      {"khéo khen", "khe*", "[khéo khen]"},
      {"chưa có gì", "khác", "chưa có gì"},
      {"a\x1F"
       "b",
       "b", "a … [b]"},
  };
  for (const auto& one : cases) EXPECT_EQ(shown(snippet_of(one.text, one.words)), one.shown);
}

TEST(Snippets, WhereDiacriticsCountOthersAreNotMarked) {
  EXPECT_EQ(shown(snippet_of("dân và dan", "dân", Diacritics::as_written)), "[dân] và dan");
  EXPECT_EQ(shown(snippet_of("dân và dan", "dan", Diacritics::as_written)), "[dân] và [dan]");
}

TEST(Snippets, ShowWhereTheWordsStandTogether) {
  const std::string far = repeated("chữ ", 100);
  const std::string text = "dân " + far + "dân vận khéo " + far + "khéo";
  const Snippet snippet = snippet_of(text, "dan van kheo");
  EXPECT_NE(shown(snippet).find("[dân vận khéo]"), std::string::npos) << shown(snippet);
  EXPECT_TRUE(snippet.text.starts_with("…chữ ")) << snippet.text;
  EXPECT_TRUE(snippet.text.ends_with("chữ…")) << snippet.text;
  ASSERT_TRUE(snippet.place);
  EXPECT_EQ(text.substr(snippet.place->begin, snippet.place->size()), "dân vận khéo");
}

TEST(Snippets, AreBoundedAndHoldWholeLetters) {
  const std::string mark = "e\u0302\u0301";  // a letter with its marks apart
  for (const std::string& text :
       {repeated("từ ", 1000), repeated("ế", 1000), repeated(mark, 1000), repeated("từ\x1F", 500),
        "x " + repeated("ấ", 400) + " từ", std::string("\xFF\xFE từ \xE1") + repeated(" từ\xBA", 100)}) {
    for (const char* words : {"tu", "khong", "x tu"}) {
      const Snippet snippet = snippet_of(text, words);
      EXPECT_EQ(find_invalid_utf8(snippet.text), std::string_view::npos);
      EXPECT_LE(count_code_points(snippet.text), 4 * kSnippetLetters) << snippet.text;
      EXPECT_EQ(snippet.text.find_first_of("\n\t\x1F"), std::string::npos);
      std::size_t before = 0;
      for (const TextRange& one : snippet.marks) {
        EXPECT_LE(before, one.begin);
        EXPECT_LT(one.begin, one.end);
        EXPECT_LE(one.end, snippet.text.size());
        EXPECT_EQ(find_invalid_utf8(snippet.text.substr(one.begin, one.end - one.begin)), std::string::npos);
        before = one.end;
      }
    }
  }
}

}  // namespace
}  // namespace vanthu
