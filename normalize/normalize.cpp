#include "normalize/normalize.h"

#include <algorithm>

#include <fmt/format.h>

#include "normalize/repair.h"

namespace vanthu {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

/// From places in the extracted text to places in the normalised one.
class Carrier {
 public:
  explicit Carrier(const NormalizedText& normalized) : normalized_(normalized) {}

  /// Start of the first code point made from `offset` or what follows it.
  std::size_t offset(std::size_t source) const {
    const auto& origin = normalized_.origin;
    const auto found = std::lower_bound(origin.begin(), origin.end(), source);
    std::size_t carried = static_cast<std::size_t>(found - origin.begin());
    while (carried < normalized_.text.size() && is_continuation(normalized_.text[carried])) ++carried;
    return std::min(carried, normalized_.text.size());
  }

  /// What was made of `source`, without blanks at its ends.
  ByteRange range(ByteRange source) const {
    ByteRange carried{offset(source.begin), offset(source.end)};
    const std::string& text = normalized_.text;
    while (carried.begin < carried.end && text[carried.begin] == ' ') ++carried.begin;
    while (carried.begin < carried.end && text[carried.end - 1] == ' ') --carried.end;
    return carried;
  }

  /// Line starts inside `range`, each at the line's first visible byte; lines of which nothing is left are
  /// none.
  std::vector<std::size_t> line_starts(const std::vector<std::size_t>& source, ByteRange range) const {
    std::vector<std::size_t> starts;
    for (const std::size_t start : source) {
      std::size_t carried = offset(start);
      if (carried < range.end && normalized_.text[carried] == ' ') ++carried;
      const std::size_t previous = starts.empty() ? range.begin : starts.back();
      if (carried > previous && carried < range.end) starts.push_back(carried);
    }
    return starts;
  }

  Cell cell(const Cell& source) const {
    const ByteRange text = range(source.text);
    return {text, line_starts(source.line_starts, text), source.covered};
  }

  Block block(const Block& source) const {
    Block carried = source;
    carried.text = range(source.text);
    carried.line_starts = line_starts(source.line_starts, carried.text);
    for (Row& row : carried.table.rows) {
      for (Cell& one : row.cells) one = cell(one);
    }
    return carried;
  }

  Finding finding(const Finding& source) const {
    Finding carried = source;
    carried.where = range(source.where);
    return carried;
  }

 private:
  const NormalizedText& normalized_;
};

std::string message_code(LetterRepairKind kind) {
  switch (kind) {
    case LetterRepairKind::decomposed:
      return "text-decomposed";
    case LetterRepairKind::d_look_alike:
      return "text-d-look-alike";
    case LetterRepairKind::homoglyph:
      return "text-homoglyph";
    case LetterRepairKind::private_use:
      return "text-private-use";
    case LetterRepairKind::replacement_character:
      return "text-replacement-character";
  }
  return {};
}

/// The finding stands at the first place of its kind; its arguments are how many there are and the code
/// point found there.
Finding finding_of(const Repair& repair, const Carrier& carrier) {
  Finding finding;
  finding.code = "text-repaired";
  finding.severity = Severity::warning;
  finding.where = carrier.range({repair.first, repair.first + 1});
  finding.message_code = message_code(repair.kind);
  finding.arguments = {std::to_string(repair.count),
                       fmt::format("U+{:04X}", static_cast<std::uint32_t>(repair.example))};
  return finding;
}

}  // namespace

NormalizedDocument normalize(const ExtractedDocument& extracted) {
  RepairedText repaired = repair_text(extracted.text);
  const Carrier carrier(repaired.normalized);
  NormalizedDocument document;
  document.source = extracted.source;
  document.runs = extracted.runs;
  for (const Block& block : extracted.blocks) {
    Block carried = carrier.block(block);
    if (carried.kind == BlockKind::table || !carried.text.empty())
      document.blocks.push_back(std::move(carried));
  }
  for (const Finding& finding : extracted.findings) document.findings.push_back(carrier.finding(finding));
  for (const Repair& repair : repaired.repairs) document.findings.push_back(finding_of(repair, carrier));
  document.text = std::move(repaired.normalized.text);
  document.origin = std::move(repaired.normalized.origin);
  return document;
}

}  // namespace vanthu
