#include "tools/export/xml_writer.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string written(std::string_view text) {
  XmlWriter xml;
  xml.begin("p");
  xml.text(text);
  xml.end();
  return xml.take();
}

std::string attribute(const std::string& value) {
  XmlWriter xml;
  xml.empty("p", {{"a", value}});
  return xml.take();
}

TEST(XmlWriter, MarkupInTextIsText) {
  EXPECT_EQ(written("a < b & c > d ]]> \"x\""),
            std::string(kDeclaration) + "<p>a &lt; b &amp; c &gt; d ]]&gt; \"x\"</p>\n");
}

TEST(XmlWriter, ValuesHoldQuotesAndNoLineBreaks) {
  EXPECT_EQ(attribute("\"a\"\n\t<b>&"),
            std::string(kDeclaration) + "<p a=\"&quot;a&quot;  &lt;b&gt;&amp;\"/>\n");
}

TEST(XmlWriter, WhatXmlCannotHoldIsLeftOut) {
  EXPECT_EQ(written(std::string_view("a\0\x01\x08\x0B\x1F\x7F"
                                     "b\xEF\xBF\xBE\xEF\xBF\xBF",
                                     14)),
            std::string(kDeclaration) +
                "<p>a\x7F"
                "b</p>\n");
  EXPECT_EQ(written("a\tb\nc\rd"), std::string(kDeclaration) + "<p>a\tb\nc&#13;d</p>\n");
}

TEST(XmlWriter, BytesThatAreNoUtf8BecomeReplacementCharacters) {
  EXPECT_EQ(written("đ\xC4 \xFFx\xE1\xBB"),
            std::string(kDeclaration) + "<p>đ\uFFFD \uFFFDx\uFFFD\uFFFD</p>\n");
}

TEST(XmlWriter, EndsWhatIsOpen) {
  XmlWriter xml;
  xml.begin("a");
  xml.begin("b", {{"c", "1"}, {"d", "2"}});
  EXPECT_EQ(xml.take(), std::string(kDeclaration) + "<a><b c=\"1\" d=\"2\"></b></a>\n");
}

}  // namespace
}  // namespace vanthu
