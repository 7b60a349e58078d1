#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_support.h"
#include "ingest/read.h"
#include "layout_support.h"

namespace vanthu {
namespace {

using namespace testing;
using ::testing::ElementsAre;

std::string span(int columns) { return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>"; }

std::string grid(const std::vector<int>& widths) {
  std::string columns;
  for (const int width : widths) columns += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  return "<w:tblGrid>" + columns + "</w:tblGrid>";
}

const std::string kRestart = "<w:vMerge w:val=\"restart\"/>", kContinue = "<w:vMerge/>";

struct Case {
  std::string promise, body;
  std::vector<std::string> blocks;
};

const Case kCases[] = {
    {"cells of several paragraphs",
     table(row(cell("TT") + cell("Việc"), "<w:tblHeader/>") +
           row(cell("1") + "<w:tc>" + paragraph("a") + paragraph("b") + "</w:tc>")),
     {"{TT|Việc}[1|a / b]"}},
    {"column spans",
     table(row(cell("a", span(2)) + cell("b")) + row(cell("c") + cell("d") + cell("e"))),
     {"[a(2x1)|b][c|d|e]"}},
    {"row spans",
     table(row(cell("1", kRestart) + cell("a")) + row(cell("", kContinue) + cell("b")) +
           row(cell("2", kRestart) + cell("c")) + row(cell("", kContinue) + cell("d"))),
     {"[1(1x2)|a][b][2(1x2)|c][d]"}},
    {"both at once",
     table(row(cell("a", span(2) + kRestart) + cell("b")) + row(cell("", span(2) + kContinue) + cell("c")) +
           row(cell("d") + cell("e") + cell("f"))),
     {"[a(2x2)|b][c][d|e|f]"}},
    {"a merge with nothing above is a cell",
     table(row(cell("a", kContinue) + cell("b")) + row(cell("c") + cell("d"))),
     {"[a|b][c|d]"}},
    {"a row that only continues is none",
     table(row(cell("a", kRestart) + cell("b", kRestart)) + row(cell("", kContinue) + cell("", kContinue)) +
           row(cell("", kContinue) + cell("c"))),
     {"[a(1x2)|b][c]"}},
    {"old horizontal merges",
     table(row(cell("a", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>") + cell("b")) +
           row(cell("c") + cell("d") + cell("e"))),
     {"[a(2x1)|b][c|d|e]"}},
    {"rows that begin or end late",
     table(row(cell("a") + cell("b") + cell("c")) +
           row(cell("d") + cell("e"), "<w:gridBefore w:val=\"1\"/>") +
           row(cell("f"), "<w:gridAfter w:val=\"2\"/>")),
     {"[a|b|c][|d|e][f|(2x1)]"}},
    {"grid columns that nothing uses",
     table(row(cell("a", span(3)) + cell("b")) + row(cell("c", span(3)) + cell("d"))),
     {"[a|b][c|d]"}},
    {"slivers left by dragging borders",
     table(grid({2000, 60, 3000}) + row(cell("a") + cell("b", span(2))) +
           row(cell("c", span(2)) + cell("d"))),
     {"[a|b][c|d]"}},
    {"a narrow column with text is one",
     table(grid({2000, 60, 3000}) + row(cell("a") + cell("x") + cell("b"))),
     {"[a|x|b]"}},
    {"rows in containers, deleted rows and cells",
     table("<w:sdt><w:sdtContent>" +
           row("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>" + cell("b")) +
           "</w:sdtContent></w:sdt>" + row(cell("x") + cell("y"), "<w:del/>") +
           row(cell("c") + cell("z", "<w:cellDel/>") + cell("d"))),
     {"[a|b][c|d]"}},
    {"a merge that begins anew below another, and one without a beginning",
     table(row(cell("1", "<w:vMerge w:val=\"restart\"/>") + cell("a")) +
           row(cell("", "<w:vMerge/>") + cell("b")) +
           row(cell("2", "<w:vMerge w:val=\"restart\"/>") + cell("c")) +
           row(cell("", "<w:vMerge/>") + cell("d"))) +
         table(row(cell("lẻ", "<w:vMerge/>") + cell("e")) + row(cell("g") + cell("h"))),
     {"[1(1x2)|a][b][2(1x2)|c][d]", "[lẻ|e][g|h]"}},
    {"rows that begin late and end early",
     table(row(cell("a") + cell("b") + cell("c")) +
           row(cell("d"), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>")),
     {"[a|b|c][|d|]"}},
    {"tables in text boxes in cells",
     table(row("<w:tc><w:p><w:r><w:pict><w:txbxContent>" + paragraph("trong") +
               "</w:txbxContent></w:pict></w:r></w:p></w:tc>" + cell("b")) +
           row(cell("c") + cell("d"))),
     {"[trong|b][c|d]"}},
    {"cells that text was moved out of and into",
     table(row("<w:tc><w:p><w:moveFrom>" + run("cũ") + "</w:moveFrom></w:p></w:tc>" + cell("b")) +
           row("<w:tc><w:p><w:moveTo>" + run("mới") + "</w:moveTo></w:p></w:tc>" + cell("d"))),
     {"[|b][mới|d]"}},
    {"tables inside cells",
     table(row("<w:tc>" + paragraph("a") + table(row(cell("b") + cell("c"))) + "</w:tc>" + cell("d")) +
           row(cell("e") + cell("f"))),
     {"[a[b|c]|d][e|f]"}},
    {"a frame is no table", table(row(cell("khung"))) + paragraph("sau"), {"khung", "sau"}},
    {"a table inside a text box",
     "<w:p><w:r><w:pict><w:txbxContent>" + table(row(cell("a") + cell("b"))) +
         "</w:txbxContent></w:pict></w:r></w:p>",
     {"[a|b]"}},
};

TEST(DocxTables, KeepRowsAndSpans) {
  for (const Case& test : kCases) EXPECT_EQ(blocks_of(build_docx(test.body)), test.blocks) << test.promise;
}

TEST(DocxTables, LetterheadAndSignatureAreLinesLeftColumnFirst) {
  const std::string head = table(row("<w:tc>" + paragraph("ỦY BAN NHÂN DÂN") + paragraph("XÃ SƠN HÀ") +
                                     "</w:tc><w:tc>" + paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
                                     paragraph("Độc lập - Tự do - Hạnh phúc") + "</w:tc>") +
                                 row(cell("Số: 12/KH-UBND") + cell("Sơn Hà, ngày 05 tháng 3 năm 2026")));
  const std::string end =
      table(row("<w:tc>" + paragraph("Nơi nhận:") + paragraph("- Như trên;") + "</w:tc><w:tc>" +
                paragraph("TM. ỦY BAN NHÂN DÂN") + paragraph("CHỦ TỊCH") + "</w:tc>"));
  const SourceFile file{"plan.docx", build_docx(head + paragraph("KẾ HOẠCH") + end)};
  const ExtractedDocument document = read(file, {});
  layout_testing::expect_sound(document);
  EXPECT_THAT(
      layout_testing::paragraphs(document),
      ElementsAre("ỦY BAN NHÂN DÂN", "XÃ SƠN HÀ", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                  "Độc lập - Tự do - Hạnh phúc", "Sơn Hà, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH",
                  "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
  EXPECT_EQ(document.source.format, "docx");
  EXPECT_EQ(document.source.encoding, "UTF-8");
  EXPECT_FALSE(document.source.pages.has_value());
  for (const SourceRun& run : document.runs) EXPECT_FALSE(run.file.has_value());
}

}  // namespace
}  // namespace vanthu
