#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/messages.h"
#include "normalize/normalize.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Block paragraph(std::size_t begin, std::size_t end, std::vector<std::size_t> line_starts = {}) {
  Block block;
  block.text = {begin, end};
  block.line_starts = std::move(line_starts);
  return block;
}

/// A text whose paragraphs are its lines; tabs make a line a row of one table each.
ExtractedDocument document_of_lines(const std::string& text) {
  ExtractedDocument document;
  document.text = text;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Block block = paragraph(begin, end);
    if (const std::string line = text.substr(begin, end - begin); line.find('\t') != std::string::npos) {
      block.kind = BlockKind::table;
      Row row;
      for (std::size_t cell = begin; cell <= end;) {
        const std::size_t cell_end = std::min(text.find('\t', cell), end);
        row.cells.push_back({{cell, cell_end}, {}});
        cell = cell_end + 1;
      }
      block.table.columns = row.cells.size();
      block.table.rows.push_back(row);
    }
    document.blocks.push_back(block);
    begin = end + 1;
  }
  return document;
}

std::vector<std::string> paragraphs(const NormalizedDocument& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) texts.emplace_back(document.slice(block.text));
  return texts;
}

std::vector<std::string> cells(const NormalizedDocument& document, const Block& table) {
  std::vector<std::string> texts;
  for (const Row& row : table.table.rows) {
    for (const Cell& cell : row.cells) texts.emplace_back(document.slice(cell.text));
  }
  return texts;
}

TEST(Normalize, TrimsBlocksExactly) {
  const NormalizedDocument document =
      normalize(document_of_lines("  Kế  hoạch \n\u00A0Thực hiện\u200B \nu\u031B\u0323 hết  "));
  EXPECT_EQ(document.text, "Kế hoạch\nThực hiện\nự hết");
  EXPECT_THAT(paragraphs(document), ElementsAre("Kế hoạch", "Thực hiện", "ự hết"));
}

TEST(Normalize, DropsParagraphsOfWhichNothingIsLeft) {
  const NormalizedDocument document = normalize(document_of_lines("một\n\u00A0 \n\u200B\nhai"));
  EXPECT_EQ(document.text, "một\n\n\nhai");
  EXPECT_THAT(paragraphs(document), ElementsAre("một", "hai"));
}

TEST(Normalize, KeepsEveryCellBesideRemovedBlanks) {
  const NormalizedDocument document = normalize(document_of_lines(" \t 1 \t\t \u00A0\t Công  an \nsau"));
  EXPECT_EQ(document.text, "\t1\t\t\tCông an\nsau");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.slice(document.blocks[0].text), "\t1\t\t\tCông an");
  EXPECT_THAT(cells(document, document.blocks[0]), ElementsAre("", "1", "", "", "Công an"));
  EXPECT_EQ(document.blocks[0].table.columns, 5u);
}

TEST(Normalize, KeepsATableOfEmptyCells) {
  const NormalizedDocument document = normalize(document_of_lines(" \t \n"));
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_THAT(cells(document, document.blocks[0]), ElementsAre("", ""));
}

TEST(Normalize, CarriesLineStartsToTheFirstVisibleByte) {
  ExtractedDocument extracted;
  //                0123456789…
  extracted.text = "một  hai \u00A0 ba  ";
  const std::size_t hai = extracted.text.find("hai"), ba = extracted.text.find("ba");
  // The second start lies on the removed blank before "hai", the fourth behind everything visible.
  extracted.blocks = {paragraph(0, extracted.text.size(), {hai - 1, ba, ba, ba + 3})};
  const NormalizedDocument document = normalize(extracted);
  EXPECT_EQ(document.text, "một hai ba");
  EXPECT_THAT(document.blocks[0].line_starts,
              ElementsAre(document.text.find("hai"), document.text.find("ba")));
}

TEST(Normalize, CarriesLineStartsOfCells) {
  ExtractedDocument extracted = document_of_lines("Công an  xã\tQuý I");
  Cell& cell = extracted.blocks[0].table.rows[0].cells[0];
  cell.line_starts = {extracted.text.find("xã")};
  const NormalizedDocument document = normalize(extracted);
  EXPECT_THAT(document.blocks[0].table.rows[0].cells[0].line_starts, ElementsAre(document.text.find("xã")));
}

TEST(Normalize, CarriesFindingsAndSource) {
  ExtractedDocument extracted = document_of_lines("một   hai\nba");
  extracted.source.path = "a.txt";
  extracted.runs = {
      {{0, extracted.text.size()}, ByteRange{0, extracted.text.size()}, 1, std::nullopt, std::nullopt}};
  Finding finding;
  finding.code = "seam-joined";
  finding.where = {extracted.text.find("hai"), extracted.text.find("\n")};
  extracted.findings = {finding};
  const NormalizedDocument document = normalize(extracted);
  EXPECT_EQ(document.source, extracted.source);
  EXPECT_EQ(document.runs.size(), 1u);
  ASSERT_EQ(document.findings.size(), 1u);
  EXPECT_EQ(document.findings[0].code, "seam-joined");
  EXPECT_EQ(document.slice(document.findings[0].where), "hai");
}

TEST(Normalize, SaysWhatItRepaired) {
  struct Case {
    const char* text;
    const char* message_code;
    std::string count, example, where;
  };
  const Case cases[] = {
      {"Kế ke\u0302\u0301 hoa\u0323ch", "text-decomposed", "2", "U+0065", "ế"},
      {"của \u00D0ảng, \u0256", "text-d-look-alike", "2", "U+00D0", "Đ"},
      {"của D\u0335ảng", "text-d-look-alike", "1", "U+0044", "Đ"},
      {"ngà\u0443 \u0443 tế", "text-homoglyph", "2", "U+0443", "y"},
      {"\uF0B7 việc \uE001\uE002", "text-private-use", "2", "U+E001", "\uE001"},
      {"a\uFFFD", "text-replacement-character", "1", "U+FFFD", "\uFFFD"},
  };
  for (const Case& c : cases) {
    const NormalizedDocument document = normalize(document_of_lines(c.text));
    ASSERT_EQ(document.findings.size(), 1u) << c.text;
    const Finding& finding = document.findings[0];
    EXPECT_EQ(finding.code, "text-repaired");
    EXPECT_EQ(finding.severity, Severity::warning);
    EXPECT_EQ(finding.message_code, c.message_code);
    EXPECT_TRUE(has_message(finding.message_code)) << finding.message_code;
    EXPECT_THAT(finding.arguments, ElementsAre(c.count, c.example));
    EXPECT_EQ(document.slice(finding.where), c.where) << c.text;
  }
}

TEST(Normalize, FindsNothingInTidyOrMerelySpacedText) {
  EXPECT_THAT(normalize(document_of_lines("Đảng ủy\u00A0xã – “ghi”  \u2011 ﬁ １")).findings, IsEmpty());
}

TEST(Normalize, TakesAnEmptyDocument) {
  const NormalizedDocument document = normalize({});
  EXPECT_EQ(document.text, "");
  EXPECT_THAT(document.origin, ElementsAre(0u));
  EXPECT_THAT(document.blocks, IsEmpty());
}

SourceRun run(ByteRange text, std::optional<ByteRange> file, std::optional<int> page,
              std::optional<Box> box) {
  return {text, file, page, box, std::nullopt};
}

TEST(PlaceOf, FindsTheByteOfTheFile) {
  ExtractedDocument extracted = document_of_lines("ab  cd\nef");
  extracted.runs = {run({0, 6}, ByteRange{100, 106}, 1, std::nullopt),
                    run({7, 9}, ByteRange{200, 250}, 2, std::nullopt)};
  const NormalizedDocument document = normalize(extracted);  // "ab cd\nef"
  const auto offset = [&](std::size_t begin, std::size_t end) {
    return place_of(document, {begin, end}).file_offset;
  };
  EXPECT_EQ(offset(0, 1), 100u);
  EXPECT_EQ(offset(3, 5), 104u);
  EXPECT_EQ(offset(5, 6), 106u);  // a separator that the reader put in: the end of the run before
  EXPECT_EQ(offset(7, 8), 200u);  // decoded: the run's begin is all that is known
  EXPECT_EQ(offset(8, 8), 200u);  // the end of the text
  EXPECT_EQ(place_of(document, {0, 1}).page, 1);
  EXPECT_EQ(place_of(document, {6, 8}).page, 2);
}

TEST(PlaceOf, DrawsTheBoxAroundWhatIsOnTheFirstPage) {
  ExtractedDocument extracted = document_of_lines("ab cd ef");
  extracted.runs = {run({0, 3}, std::nullopt, 1, Box{10, 10, 20, 15}),
                    run({3, 5}, std::nullopt, 1, Box{5, 12, 18, 30}),
                    run({6, 8}, std::nullopt, 2, Box{0, 0, 99, 99})};
  const NormalizedDocument document = normalize(extracted);
  EXPECT_EQ(place_of(document, {0, 2}).box, (Box{10, 10, 20, 15}));
  EXPECT_EQ(place_of(document, {0, 8}).box, (Box{5, 10, 20, 30}));
  EXPECT_EQ(place_of(document, {4, 8}).box, (Box{5, 12, 18, 30}));
  EXPECT_EQ(place_of(document, {6, 8}).box, (Box{0, 0, 99, 99}));
  EXPECT_FALSE(place_of(document, {0, 8}).file_offset.has_value());
}

TEST(PlaceOf, KnowsNothingWithoutRuns) {
  const Place place = place_of(normalize(document_of_lines("ab")), {0, 2});
  EXPECT_FALSE(place.file_offset || place.page || place.box);
  EXPECT_FALSE(place_of(NormalizedDocument{}, {5, 9}).page);
}

}  // namespace
}  // namespace vanthu
