#include "ingest/pdf_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;
using ::testing::IsEmpty;

constexpr double kSize = 10, kAdvance = 5;

std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    points.push_back(point.value);
    at += point.length;
  }
  return points;
}

/// Draws on a page of 600 by 800 points with letters half an em wide.
class Pen {
 public:
  Pen() : builder_(600, 800) { style({}); }

  void style(GlyphStyle style) {
    if (style.size == 0) style.size = kSize;
    style_ = style;
    builder_.set_style(style_);
  }
  /// Letter by letter from (x, y).
  void draw(std::string_view text, double x, double y, double advance = kAdvance) {
    const TextDirection& d = style_.direction;
    for (const std::uint32_t c : code_points(text)) {
      builder_.add({x, y, advance * d.x, advance * d.y, {&c, 1}});
      x += advance * d.x;
      y += advance * d.y;
    }
  }
  /// As one glyph.
  void glyph(std::string_view text, double x, double y, double advance, bool visible = true) {
    const std::vector<std::uint32_t> points = code_points(text);
    builder_.add({x, y, advance, 0, points, visible});
  }
  WordBuilder& builder() { return builder_; }

  std::vector<PageWord> words() {
    builder_.finish();
    return builder_.take_words(builder_.upright_turns());
  }
  std::vector<std::string> texts() {
    std::vector<std::string> texts;
    for (const PageWord& word : words()) texts.push_back(word.text);
    return texts;
  }

 private:
  WordBuilder builder_;
  GlyphStyle style_;
};

TEST(PdfWords, ALetterWithoutWidthHasABox) {
  Pen pen;
  pen.glyph("a", 100.123456789, 50, 0);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_LE(words[0].box.x0, words[0].box.x1);
}

TEST(PdfWords, BlanksPartWords) {
  Pen pen;
  pen.draw("Số: 12/KH", 100, 50);
  EXPECT_THAT(pen.texts(), ElementsAre("Số:", "12/KH"));
}

TEST(PdfWords, EveryKindOfBlankPartsWords) {
  for (const char* blank : {"\t", "\n", "\u00A0", "\u2003", "\u202F", "\u3000"}) {
    Pen pen;
    pen.draw(std::string("a") + blank + "b", 100, 50);
    EXPECT_THAT(pen.texts(), ElementsAre("a", "b")) << blank;
  }
}

struct GapCase {
  const char* what;
  double gap;  // between "ab" and "cd", in points of a size of 10
  bool parts;
};

TEST(PdfWords, GapsPartWordsWhereNoBlankIsPrinted) {
  for (const GapCase& c :
       {GapCase{"none", 0, false}, GapCase{"kerning", -0.8, false}, GapCase{"loose", 1, false},
        GapCase{"a narrow blank", 2, true}, GapCase{"a blank", 2.5, true}, GapCase{"backwards", -30, true}}) {
    Pen pen;
    pen.draw("ab", 100, 50);
    pen.draw("cd", 110 + c.gap, 50);
    EXPECT_EQ(pen.words().size(), c.parts ? 2u : 1u) << c.what;
  }
}

TEST(PdfWords, SpacedLettersStayOneWordWhereTheFileSaysTheSpacing) {
  Pen pen;
  pen.style({.spacing = 3});
  for (int i = 0; i < 3; ++i) pen.draw(std::string(1, "KHO"[i]), 100 + 8 * i, 50);
  EXPECT_THAT(pen.texts(), ElementsAre("KHO"));
}

TEST(PdfWords, BaselinesPartWords) {
  Pen pen;
  pen.draw("m", 100, 50);
  pen.style({.size = 6});
  pen.draw("2", 105, 46);
  pen.style({});
  pen.draw("x", 108, 50);
  EXPECT_THAT(pen.texts(), ElementsAre("m", "2", "x"));
}

TEST(PdfWords, FontsDoNotPartWords) {
  Pen pen;
  pen.draw("t", 100, 50);
  pen.style({.font = 3});
  pen.draw("ổ", 105, 50);
  pen.style({});
  pen.draw("ng", 110, 50);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "tổng");
  EXPECT_EQ(words[0].font, 0);
}

TEST(PdfWords, WordsKnowTheirPlaceAndTheEndOfEachLetter) {
  Pen pen;
  pen.style({.ascent = 0.9, .descent = 0.2});
  pen.draw("kế", 100, 50);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].box, (Box{100, 41, 110, 52}));
  EXPECT_THAT(words[0].ends, ElementsAre(105, 110));
  EXPECT_EQ(words[0].baseline, 50);
  EXPECT_EQ(words[0].size, 10);
  EXPECT_EQ(words[0].direction, WordDirection::right);
}

TEST(PdfWords, ALigatureSharesItsBox) {
  Pen pen;
  pen.glyph("ffi", 100, 50, 9);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "ffi");
  EXPECT_THAT(words[0].ends, ElementsAre(103, 106, 109));
}

TEST(PdfWords, AGlyphOfALetterAndItsMarksHasOneEnd) {
  Pen pen;
  pen.glyph("e\u0302\u0301", 100, 50, 5);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_THAT(words[0].ends, ElementsAre(105, 105, 105));
}

struct MarkCase {
  const char* what;
  double x, y, advance;
};

TEST(PdfWords, MarksDrawnOverALetterBelongToIt) {
  for (const MarkCase& c :
       {MarkCase{"without width behind its letter", 105, 50, 0}, MarkCase{"over it", 100, 50, 5},
        MarkCase{"raised, over it", 101, 46, 3}, MarkCase{"with width, set back", 101, 50, 4}}) {
    Pen pen;
    pen.draw("a", 100, 50);
    pen.glyph("\u0309", c.x, c.y, c.advance);
    pen.draw("nh", 105, 50);
    EXPECT_THAT(pen.texts(), ElementsAre("a\u0309nh")) << c.what;
  }
}

TEST(PdfWords, MarksDrawnAfterTheWordGoToTheirLetters) {
  Pen pen;
  pen.draw("quoc", 100, 50);
  pen.glyph("\u0302", 111, 50, 3);
  pen.glyph("\u0301", 111, 48, 3);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "quo\u0302\u0301c");
  EXPECT_THAT(words[0].ends, ElementsAre(105, 110, 115, 115, 115, 120));
}

TEST(PdfWords, AnAccentOverALetterFollowsIt) {
  Pen pen;
  pen.draw("e", 100, 50);
  pen.glyph("´", 101, 50, 3);
  pen.draw("m", 105, 50);
  EXPECT_THAT(pen.texts(), ElementsAre("e´m"));
}

TEST(PdfWords, ATildeBetweenLettersIsALetter) {
  Pen pen;
  pen.draw("a~b", 100, 50);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "a~b");
  EXPECT_THAT(words[0].ends, ElementsAre(105, 110, 115));
}

TEST(PdfWords, LettersDrawnTwiceCountOnce) {
  Pen each;
  for (int i = 0; i < 3; ++i) {
    each.draw(std::string(1, "abc"[i]), 100 + 5 * i, 50);
    each.draw(std::string(1, "abc"[i]), 100.3 + 5 * i, 50);
  }
  EXPECT_THAT(each.texts(), ElementsAre("abc")) << "each letter";

  Pen run;
  run.draw("ab cd ", 100, 50);
  run.draw("ab cd ", 100.4, 50.3);
  run.draw("ef", 130, 50);
  EXPECT_THAT(run.texts(), ElementsAre("ab", "cd", "ef")) << "a run of words";

  Pen parts;
  for (const double shift : {0.0, 0.3}) parts.draw("T\u1ED5", 100 + shift, 50);
  for (const double shift : {0.0, 0.3}) parts.draw("ng", 110 + shift, 50);
  EXPECT_THAT(parts.texts(), ElementsAre("Tổng")) << "parts of a word";

  Pen marked;
  for (const double shift : {0.0, 0.3}) {
    marked.draw("a", 100 + shift, 50);
    marked.glyph("\u0309", 100 + shift, 50, 5);
  }
  EXPECT_THAT(marked.texts(), ElementsAre("a\u0309")) << "with its mark";
}

TEST(PdfWords, DoubledLettersAreTwo) {
  Pen pen;
  pen.draw("11", 100, 50);
  pen.draw("ll", 100, 70, 2.2);
  EXPECT_THAT(pen.texts(), ElementsAre("11", "ll"));
}

TEST(PdfWords, PrintOverOtherPrintIsKept) {
  Pen pen;
  pen.draw("số", 100, 50);
  pen.draw("157", 101, 50);
  EXPECT_THAT(pen.texts(), ElementsAre("số", "157"));
}

TEST(PdfWords, ClippedLettersAreThereOnlyAsTheRestOfAWord) {
  Pen pen;
  pen.glyph("a", 100, 50, 5, true);
  pen.glyph("b", 105, 50, 5, false);
  pen.glyph(" ", 110, 50, 5, false);
  pen.glyph("c", 115, 50, 5, false);
  EXPECT_THAT(pen.texts(), ElementsAre("ab"));
}

TEST(PdfWords, WhatIsNoLetterIsReplaced) {
  Pen pen;
  for (const std::uint32_t c : {0x01u, 0x85u - 1, 0xD800u, 0x110000u, 0xFFFFFFFFu}) {
    pen.builder().add({100, 50, 0, 0, {&c, 1}});
  }
  for (const std::string& text : pen.texts()) {
    EXPECT_EQ(find_invalid_utf8(text), std::string::npos);
    EXPECT_NE(text.find("\uFFFD"), std::string::npos);
  }
}

TEST(PdfWords, ReplacedTextStandsForWhatIsDrawn) {
  Pen pen;
  pen.draw("tr", 100, 50);
  pen.builder().begin_replacement(code_points("ường"));
  pen.draw("????", 110, 50);
  pen.builder().end_replacement();
  pen.draw("s", 130, 50);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "trườngs");
  EXPECT_THAT(words[0].ends, ElementsAre(105, 110, 115, 120, 125, 130, 135));
}

TEST(PdfWords, ReplacedTextIsPartedAtItsBlanks) {
  Pen pen;
  pen.builder().begin_replacement(code_points("a b"));
  pen.draw("#", 100, 50, 30);
  pen.builder().end_replacement();
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].box.x1, 110);
  EXPECT_EQ(words[1].box.x0, 120);
}

TEST(PdfWords, AnEmptyReplacementHidesWhatIsDrawn) {
  Pen pen;
  pen.builder().begin_replacement({});
  pen.draw("-", 100, 50);
  pen.builder().end_replacement();
  EXPECT_THAT(pen.texts(), IsEmpty());
}

TEST(PdfWords, AReplacementOverSeveralLinesIsPassedOver) {
  Pen pen;
  pen.builder().begin_replacement(code_points("x"));
  pen.draw("ab", 100, 50);
  pen.draw("cd", 100, 70);
  pen.builder().end_replacement();
  pen.draw("ef", 100, 90);
  EXPECT_THAT(pen.texts(), ElementsAre("ab", "cd", "ef"));
}

TEST(PdfWords, OfNestedReplacementsTheOuterCounts) {
  Pen pen;
  pen.builder().begin_replacement(code_points("A"));
  pen.builder().begin_replacement(code_points("B"));
  pen.draw("b", 100, 50);
  pen.builder().end_replacement();
  pen.builder().end_replacement();
  pen.builder().end_replacement();
  EXPECT_THAT(pen.texts(), ElementsAre("A"));
}

TEST(PdfWords, AnOpenReplacementCountsAtTheEnd) {
  Pen pen;
  pen.builder().begin_replacement(code_points("A"));
  pen.draw("b", 100, 50);
  EXPECT_THAT(pen.texts(), ElementsAre("A"));
}

struct TurnCase {
  TextDirection direction;
  int turns;
  Box box;  // of a word of two letters that begins at (100, 200), on the turned page
};

TEST(PdfWords, APageWhoseTextRunsSidewaysIsTurned) {
  for (const TurnCase& c :
       {TurnCase{{0, 1}, 1, {200, 492, 210, 502}}, TurnCase{{-1, 0}, 2, {500, 592, 510, 602}},
        TurnCase{{0, -1}, 3, {600, 92, 610, 102}}}) {
    Pen pen;
    pen.style({.direction = c.direction});
    pen.draw("ab", 100, 200);
    pen.builder().finish();
    EXPECT_EQ(pen.builder().upright_turns(), c.turns);
    const std::vector<PageWord> words = pen.builder().take_words(c.turns);
    ASSERT_EQ(words.size(), 1u);
    EXPECT_EQ(words[0].box, c.box) << c.turns;
    EXPECT_EQ(words[0].direction, WordDirection::right);
    EXPECT_EQ(words[0].baseline, static_cast<float>(c.box.y1 - 2));
    EXPECT_THAT(words[0].ends, ElementsAre(static_cast<float>(c.box.x0 + 5), static_cast<float>(c.box.x1)));
  }
}

TEST(PdfWords, FewSidewaysWordsAreMarked) {
  Pen pen;
  pen.draw("content of a page", 100, 50);
  pen.style({.direction = {0, -1}});
  pen.draw("up", 20, 400);
  pen.style({.direction = {0, 1}});
  pen.draw("dn", 580, 400);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 6u);
  EXPECT_EQ(words[4].direction, WordDirection::up);
  EXPECT_EQ(words[4].box, (Box{12, 390, 22, 400}));
  EXPECT_EQ(words[5].direction, WordDirection::down);
  EXPECT_EQ(words[5].box, (Box{578, 400, 588, 410}));
}

TEST(PdfWords, ObliqueWordsKeepTogether) {
  Pen pen;
  const double d = std::sqrt(0.5);
  pen.style({.direction = {d, -d}});
  pen.draw("BẢN SAO", 100, 400);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].text, "BẢN");
  EXPECT_EQ(words[0].direction, WordDirection::oblique);
  EXPECT_NEAR(words[0].box.x0, 100 - 8 * d, 0.01);
  EXPECT_NEAR(words[0].box.y1, 400 + 2 * d, 0.01);
  EXPECT_NEAR(words[0].box.x1, 100 + 17 * d, 0.01);
}

TEST(PdfWords, CrookedTextIsUpright) {
  Pen pen;
  pen.style({.direction = {std::cos(0.02), std::sin(0.02)}});
  pen.draw("quyết định", 100, 50);
  for (const PageWord& word : pen.words()) EXPECT_EQ(word.direction, WordDirection::right);
}

TEST(PdfWords, InvisibleWordsAndAnnotationsAreMarked) {
  Pen pen;
  pen.style({.invisible = true});
  pen.draw("ocr", 100, 50);
  pen.style({.annotation = true});
  pen.draw("stamp", 115, 50);
  const std::vector<PageWord> words = pen.words();
  ASSERT_EQ(words.size(), 2u);
  EXPECT_TRUE(words[0].invisible);
  EXPECT_FALSE(words[0].annotation);
  EXPECT_FALSE(words[1].invisible);
  EXPECT_TRUE(words[1].annotation);
}

TEST(PdfFrame, TurnsAreUndone) {
  const PageFrame page{600, 800};
  const Box box{10, 20, 110, 50};
  for (int turns = 0; turns < 4; ++turns) EXPECT_EQ(page.shown(page.turned(box, turns), turns), box) << turns;
}

}  // namespace
}  // namespace vanthu
