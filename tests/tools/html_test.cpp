#include "tools/export/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HtmlText, HasNoMarkOfHtml) {
  EXPECT_EQ(html_text("<script>alert(\"a\" & 'b')</script>").markup(),
            "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;");
}

TEST(HtmlText, ShowsWhatWouldActOnTheWordsAroundIt) {
  EXPECT_EQ(html_text("a\u202Eb").markup(), "a[U+202E]b");
  EXPECT_EQ(html_text("a\u2067b\u2069").markup(), "a[U+2067]b[U+2069]");
  EXPECT_EQ(html_text(std::string_view("a\0b\x1B[2J", 7)).markup(), "a[U+0000]b[U+001B][2J");
  EXPECT_EQ(html_text("a\uFFFEb").markup(), "a[U+FFFE]b");
}

TEST(HtmlText, MakesBlanksOfLineEnds) {
  EXPECT_EQ(html_text("một\nhai\tba\r\nbốn\u2028năm").markup(), "một hai ba  bốn năm");
}

TEST(HtmlText, KeepsVietnamese) {
  const std::string words = "Ủy ban nhân dân xã Gia Lộc – “Dân vận khéo”";
  EXPECT_EQ(html_text(words).markup(), words);
}

TEST(HtmlText, IsUtf8WhateverTheBytes) {
  EXPECT_EQ(html_text("a\xFF"
                      "b\xC3")
                .markup(),
            "a\\xFFb\\xC3");
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string markup = html_text(all).markup();
  EXPECT_EQ(find_invalid_utf8(markup), std::string_view::npos);
  EXPECT_THAT(markup, Not(HasSubstr("<")));
}

TEST(HtmlText, EndsWhereItGetsTooLong) {
  EXPECT_EQ(html_text("đđđđ", 4).markup(), "đđđđ");
  EXPECT_EQ(html_text("đđđđ", 3).markup(), "đđđ…");
  EXPECT_EQ(count_code_points(html_text(std::string(1 << 20, 'a')).markup()), kMostShown + 1);
}

TEST(HtmlElement, EscapesTheValuesOfItsAttributes) {
  EXPECT_EQ(element("p", {{"title", "\"><img onerror=x>"}}, html_text("a")).markup(),
            "<p title=\"&quot;&gt;&lt;img onerror=x&gt;\">a</p>");
}

TEST(HtmlElement, HoldsOthersAsTheyAre) {
  EXPECT_EQ(element("ul", element("li", html_text("<")) + element("li", html_text("b"))).markup(),
            "<ul><li>&lt;</li><li>b</li></ul>");
}

TEST(HtmlLink, LeadsNowhereButIntoThePage) {
  EXPECT_EQ(link_within("https://x\"", html_text("a")).markup(), "<a href=\"#https://x&quot;\">a</a>");
}

TEST(HtmlPicture, IsPartOfThePage) {
  const auto picture = [](std::string_view png) { return png_picture(png, "<a>").markup(); };
  EXPECT_EQ(picture("Man"), "<img alt=\"&lt;a&gt;\" src=\"data:image/png;base64,TWFu\">");
  EXPECT_THAT(picture("Ma"), HasSubstr("base64,TWE=\""));
  EXPECT_THAT(picture("M"), HasSubstr("base64,TQ==\""));
  EXPECT_THAT(picture("\xFF\xFE\xFD\xFC"), HasSubstr("base64,//79/A==\""));
  EXPECT_THAT(picture(""), HasSubstr("base64,\""));
}

TEST(HtmlPage, LetsTheBrowserFetchAndRunNothing) {
  const std::string page = html_page("vi", "</title><script>", "p{margin:0}\n", html_text("a")).markup();
  EXPECT_THAT(page, HasSubstr("<html lang=\"vi\">"));
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"));
  EXPECT_THAT(page, HasSubstr("<title>&lt;/title&gt;&lt;script&gt;</title>"));
  EXPECT_THAT(page, HasSubstr("p{margin:0}"));
}

}  // namespace
}  // namespace vanthu
