#include "tools/program/page_drawing.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(PageFacts, AreTheSameBehindJson) {
  PageFacts facts;
  facts.pages = 3;
  facts.facts.push_back(
      {FactKind::assignment, "T1", "Tổ chức “hội nghị”\n", {{1, {1.5, 2, 3, 4}}, {3, {0, 0, 9, 9}}}});
  facts.facts.push_back({FactKind::issue, "I1", "", {}});
  const PageFacts back = parse_page_facts(page_facts_json(facts), "a.pdf", {});
  EXPECT_EQ(back.pages, 3);
  ASSERT_EQ(back.facts.size(), 2u);
  EXPECT_EQ(back.facts[0].kind, FactKind::assignment);
  EXPECT_EQ(back.facts[0].label, "T1");
  EXPECT_EQ(back.facts[0].text, "Tổ chức “hội nghị”\n");
  ASSERT_EQ(back.facts[0].places.size(), 2u);
  EXPECT_EQ(back.facts[0].places[1].page, 3);
  EXPECT_EQ(back.facts[0].places[0].box.x0, 1.5);
  EXPECT_EQ(back.facts[0].places[0].box.y1, 4);
  EXPECT_TRUE(back.facts[1].places.empty());
}

TEST(PageFacts, ThatCannotBeAreRefused) {
  for (const char* json : {"", "{", "[]", "{}", R"({"pages":-1,"facts":[]})", R"({"pages":5001,"facts":[]})",
                           R"({"pages":"1","facts":[]})", R"({"pages":1,"facts":[{}]})",
                           R"({"pages":1,"facts":[{"kind":99,"label":"","text":"","places":[]}]})",
                           R"({"pages":1,"facts":[{"kind":-1,"label":"","text":"","places":[]}]})",
                           R"({"pages":1,"facts":[{"kind":0,"label":"","text":"","places":[[2,0,0,1,1]]}]})",
                           R"({"pages":1,"facts":[{"kind":0,"label":"","text":"","places":[[0,0,0,1,1]]}]})",
                           R"({"pages":1,"facts":[{"kind":0,"label":"","text":"","places":[[1,0,0]]}]})"}) {
    try {
      parse_page_facts(json, "a.pdf", {});
      ADD_FAILURE() << json;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "reader-garbled") << json;
    }
  }
}

}  // namespace
}  // namespace vanthu
