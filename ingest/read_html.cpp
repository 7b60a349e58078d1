#include "ingest/read_html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "ingest/error.h"
#include "ingest/html_reader.h"
#include "ingest/html_tree.h"
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

/// All lines of a page that hold more than ASCII, in reading order.
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

/// 8-bit markup that reads as nothing must not pass for windows-1252.
void check_readable(const std::vector<LaidLine*>& lines, const std::string& path) {
  constexpr std::size_t kEnough = 64u << 10;  // what `weigh` looks at
  std::string text;
  for (const LaidLine* line : lines) {
    if (text.size() < kEnough) text += line->text + "\n";
  }
  const Weighing weighing = weigh(text);
  if (!reads_well(weighing)) throw Error("encoding-undecided", path, {describe_candidates(weighing)});
}

}  // namespace

HtmlLayout read_html(const DecodedText& markup, const std::string& path, const Limits& limits) {
  const HtmlTree tree = parse_html(markup.text, path, limits);
  HtmlReader reader(tree, path, limits);
  HtmlLayout layout{{reader.read()}, markup.encoding, {}};
  Tally tally;
  for (const FontRepair& repair : reader.repairs())
    tally.add(repair.encoding, repair.source.size(), repair.source);
  const std::vector<LaidLine*> lines = telling_lines(layout.laid);
  decode_lines(lines, tally);
  if (markup.encoding == "windows-1252") check_readable(lines, path);

  std::size_t total = 0;
  for (const LaidLine* line : lines) total += line->text.size();
  for (const Legacy encoding : kLegacyEncodings) {
    const auto index = static_cast<std::size_t>(encoding);
    if (!tally.first[index]) continue;
    const std::string name(legacy_name(encoding));
    layout.findings.push_back(
        {"text-repaired", Severity::warning, *tally.first[index], "text-repaired-encoding", {name}});
    if (tally.bytes[index] * 2 > total && encoding != Legacy::mojibake) layout.encoding = name;
  }
  return layout;
}

}  // namespace vanthu
