#include "ingest/laid_letters.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/legacy_detect.h"

namespace vanthu {
namespace {

void list_lines(LaidTable& table, std::vector<LaidLine*>& lines);

void list_lines(LaidCell& cell, std::vector<LaidLine*>& lines) {
  for (LaidLine& line : cell.lines) lines.push_back(&line);
  for (LaidTable& table : cell.nested) list_lines(table, lines);
}

void list_lines(LaidTable& table, std::vector<LaidLine*>& lines) {
  for (LaidRow& row : table.rows) {
    for (LaidCell& cell : row.cells) list_lines(cell, lines);
  }
}

}  // namespace

std::vector<LaidLine*> telling_lines(LaidDocument& laid) {
  std::vector<LaidLine*> lines;
  for (LaidBlock& block : laid.blocks) {
    for (LaidLine& line : block.lines) lines.push_back(&line);
    list_lines(block.table, lines);
  }
  std::erase_if(lines, [](const LaidLine* line) {
    return std::all_of(line->text.begin(), line->text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  });
  return lines;
}

namespace {

/// How much of a page each encoding holds, and where it was first met.
struct Tally {
  std::array<std::size_t, kLegacyEncodings.size()> bytes{};
  std::array<std::optional<ByteRange>, kLegacyEncodings.size()> first{};

  void add(Legacy encoding, std::size_t size, ByteRange source) {
    const auto index = static_cast<std::size_t>(encoding);
    bytes[index] += size;
    if (!first[index] || source.begin < first[index]->begin) first[index] = source;
  }
};

/// Lines whose font did not tell: by what they say.
void decode_lines(const std::vector<LaidLine*>& lines, Tally& tally) {
  std::vector<std::string_view> texts;
  texts.reserve(lines.size());
  for (const LaidLine* line : lines) texts.push_back(line->text);
  const auto encodings = line_encodings(texts);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!encodings[i]) continue;
    decode_line(*lines[i], *encodings[i]);
    const auto& pieces = lines[i]->pieces;
    const ByteRange source =
        pieces.empty() ? ByteRange{} : ByteRange{pieces.front().source.begin, pieces.back().source.end};
    tally.add(*encodings[i], lines[i]->text.size(), source);
  }
}

}  // namespace

LetterRepair repair_letters(LaidDocument& laid, const std::vector<FontRepair>& by_font) {
  LetterRepair repaired;
  Tally tally;
  for (const FontRepair& repair : by_font) tally.add(repair.encoding, repair.source.size(), repair.source);
  const std::vector<LaidLine*> lines = telling_lines(laid);
  decode_lines(lines, tally);
  std::size_t total = 0;
  for (const LaidLine* line : lines) total += line->text.size();
  for (const Legacy encoding : kLegacyEncodings) {
    const auto index = static_cast<std::size_t>(encoding);
    if (!tally.first[index]) continue;
    const std::string name(legacy_name(encoding));
    repaired.findings.push_back(
        {"text-repaired", Severity::warning, *tally.first[index], "text-repaired-encoding", {name}});
    if (tally.bytes[index] * 2 > total && encoding != Legacy::mojibake) repaired.encoding = encoding;
  }
  return repaired;
}

}  // namespace vanthu
