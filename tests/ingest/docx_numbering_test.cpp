#include <gtest/gtest.h>

#include "docx_support.h"

namespace vanthu {
namespace {

using namespace testing;

std::string level(int index, const std::string& format, const std::string& label,
                  const std::string& more = "", int start = 1) {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"" + std::to_string(start) +
         "\"/><w:numFmt w:val=\"" + format + "\"/>" + more + "<w:lvlText w:val=\"" + label + "\"/></w:lvl>";
}

std::string abstract_list(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}

std::string list(int id, int abstract, const std::string& overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(abstract) + "\"/>" + overrides + "</w:num>";
}

std::string restart(int index, int start) {
  return "<w:lvlOverride w:ilvl=\"" + std::to_string(index) + "\"><w:startOverride w:val=\"" +
         std::to_string(start) + "\"/></w:lvlOverride>";
}

std::string styled(const std::string& content, const std::string& style) {
  return paragraph(content, "<w:pStyle w:val=\"" + style + "\"/>");
}

const std::string kOutline =
    abstract_list(1, level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") +
                         level(2, "lowerLetter", "%3)") + level(3, "bullet", "\uF0B7"));

struct Case {
  std::string promise, numbering, body;
  std::vector<std::string> blocks;
};

const Case kCases[] = {
    {"levels count and begin anew",
     kOutline + list(1, 1),
     item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1, 3) + item("f", 1) +
         item("g", 1, 1),
     {"I. a", "1. b", "2. c", "a) d", "- e", "II. f", "1. g"}},
    {"several levels in one label",
     abstract_list(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") +
                          level(2, "lowerRoman", "%1.%2.%3.")) +
         list(1, 1),
     item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1) + item("e", 1, 1) + item("f", 1, 1),
     {"1. a", "1.1. b", "1.1.i. c", "2. d", "2.1. e", "2.2. f"}},
    {"legal numbers are decimal",
     abstract_list(1, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")) +
         list(1, 1),
     item("a", 1) + item("b", 1, 1),
     {"I. a", "1.1. b"}},
    {"lists of one kind count together",
     kOutline + list(1, 1) + list(2, 1),
     item("a", 1) + item("b", 2),
     {"I. a", "II. b"}},
    {"a start override begins anew once",
     kOutline + list(1, 1) + list(2, 1, restart(0, 5)),
     item("a", 1) + item("b", 2) + item("c", 2),
     {"I. a", "V. b", "VI. c"}},
    {"an override replaces a level",
     kOutline + list(1, 1,
                     "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperLetter", "Phần %1:", "", 2) +
                         "</w:lvlOverride>"),
     item("a", 1),
     {"Phần B: a"}},
    {"a level may go on counting",
     abstract_list(
         1, level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")) +
         list(1, 1),
     item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1),
     {"I. a", "1. b", "II. c", "2. d"}},
    {"letters repeat behind z",
     abstract_list(1, level(0, "lowerLetter", "%1)", "", 26)) + list(1, 1),
     item("x", 1) + item("y", 1),
     {"z) x", "aa) y"}},
    {"zero-led numbers",
     abstract_list(1, level(0, "decimalZero", "%1", "", 9)) + list(1, 1),
     item("x", 1) + item("y", 1),
     {"09 x", "10 y"}},
    {"signs of Vietnamese documents stay",
     abstract_list(1, level(0, "bullet", "+") + level(1, "bullet", "o")) + list(1, 1),
     item("x", 1) + item("y", 1, 1),
     {"+ x", "- y"}},
    {"a label that is typed is not doubled", kOutline + list(1, 1), item("I. a", 1), {"I. a"}},
    {"list 0 is none", kOutline + list(1, 1), item("a", 0), {"a"}},
    {"unknown lists and levels",
     kOutline + list(1, 1) + list(3, 9),
     item("a", 7) + item("b", 3) + item("c", 1, 99),
     {"a", "b", "c"}},
    {"an empty paragraph counts and is not printed",
     kOutline + list(1, 1),
     item("a", 1) + item("", 1) + item("b", 1),
     {"I. a", "III. b"}},
    {"in a cell its number is printed",
     abstract_list(1, level(0, "decimal", "%1")) + list(1, 1),
     table(row("<w:tc>" + item("", 1) + "</w:tc>" + cell("x")) +
           row("<w:tc>" + item("", 1) + "</w:tc>" + cell("y"))),
     {"[1|x][2|y]"}},
    {"a deleted paragraph does not count",
     kOutline + list(1, 1),
     "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>" +
         run("x") + "</w:del></w:p>" + item("a", 1),
     {"I. a"}},
};

TEST(DocxNumbering, PrintsWhatWordPrints) {
  for (const Case& test : kCases) {
    EXPECT_EQ(blocks_of(build_docx(test.body, {numbering_part(test.numbering)})), test.blocks)
        << test.promise;
  }
}

TEST(DocxNumbering, FollowsStyles) {
  const auto styles = styles_part(
      "<w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"MucCon\"><w:basedOn w:val=\"Muc\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Diem\"><w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"DanhSach\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style>");
  const auto numbering = numbering_part(
      abstract_list(1, level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Muc\"/>") +
                           level(1, "decimal", "%2.", "<w:pStyle w:val=\"MucCon\"/>") +
                           level(2, "lowerLetter", "%3)")) +
      "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"DanhSach\"/></w:abstractNum>" +
      list(1, 1) + list(2, 2));
  const std::string body =
      styled("a", "Muc") + styled("b", "MucCon") + styled("c", "Diem") +
      paragraph("d", "<w:pStyle w:val=\"Muc\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
      styled("e", "Muc") + item("f", 2, 2);
  const std::vector<std::string> expected{"I. a", "1. b", "a) c", "d", "II. e", "a) f"};
  EXPECT_EQ(blocks_of(build_docx(body, {styles, numbering})), expected);
}

}  // namespace
}  // namespace vanthu
