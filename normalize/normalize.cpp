#include "normalize/normalize.h"

#include <algorithm>

#include <fmt/format.h>

#include "normalize/recognized_text.h"
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

std::vector<Block> carry_blocks(const std::vector<Block>& blocks, const Carrier& carrier) {
  std::vector<Block> result;
  for (const Block& block : blocks) {
    Block carried = carrier.block(block);
    if (carried.kind == BlockKind::table || !carried.text.empty()) result.push_back(std::move(carried));
  }
  return result;
}

/// U+FFFD of OCR is ink that could not be read, not damage of a file: what is left of the others.
void recount_damage(std::vector<Repair>& repairs, const NormalizedText& text) {
  constexpr std::string_view kMark = "\uFFFD";
  const auto damage = std::find_if(repairs.begin(), repairs.end(), [](const Repair& repair) {
    return repair.kind == LetterRepairKind::replacement_character;
  });
  if (damage == repairs.end()) return;
  damage->count = 0;
  for (std::size_t at = text.text.find(kMark); at != std::string::npos; at = text.text.find(kMark, at + 1)) {
    if (damage->count++ == 0) damage->first = text.origin[at];
  }
  if (damage->count == 0) repairs.erase(damage);
}

std::string message_code(RecognitionRepair kind) {
  switch (kind) {
    case RecognitionRepair::blanks:
      return "ocr-blanks-mended";
    case RecognitionRepair::number:
      return "ocr-number-mended";
    case RecognitionRepair::letter_case:
    case RecognitionRepair::word:
      return "ocr-word-mended";
    case RecognitionRepair::ordinal:
      return "ocr-ordinal-inferred";
    case RecognitionRepair::label:
      return "ocr-label-inferred";
    case RecognitionRepair::noise:
      return "ocr-noise-removed";
    case RecognitionRepair::dash:
      return "ocr-dash-mended";
    case RecognitionRepair::unread:
      return "ocr-ink-unread";
  }
  return {};
}

/// What a person should look at: where a number, an ordinal or a word is another one than was read.
Severity severity_of(RecognitionRepair kind) {
  switch (kind) {
    case RecognitionRepair::number:
    case RecognitionRepair::label:
    case RecognitionRepair::unread:
      return Severity::warning;
    default:
      return Severity::info;
  }
}

/// The run that holds a byte of the extracted text; null where it stands in none.
const SourceRun* run_at(const std::vector<SourceRun>& runs, std::size_t offset) {
  const auto behind = std::partition_point(runs.begin(), runs.end(),
                                           [&](const SourceRun& run) { return run.text.begin <= offset; });
  return behind == runs.begin() ? nullptr : &*std::prev(behind);
}

/// Ink that could not be read is shown where it stands on paper; nothing of it is in the text.
Finding finding_of(const RecognitionEdit& edit, const TextRepair& repair, const SourceRun* run) {
  Finding finding;
  finding.code = "text-repaired";
  finding.severity = severity_of(edit.kind);
  finding.where = repair.where;
  finding.message_code = message_code(edit.kind);
  finding.arguments = {repair.read, edit.replacement};
  finding.raw = repair.read;
  if (edit.kind == RecognitionRepair::unread && run != nullptr) {
    finding.page = run->page;
    finding.box = run->box;
  }
  return finding;
}

/// A text with what OCR read mended.
struct Recognition {
  NormalizedText normalized;
  std::vector<TextRepair> repairs;
  std::vector<Finding> findings;
};

Recognition mend_recognized(const ExtractedDocument& extracted, NormalizedText normalized) {
  std::vector<RecognizedStretch> stretches = recognized_stretches(normalized, extracted.runs);
  if (stretches.empty()) return {std::move(normalized), {}, {}};
  const std::vector<Block> blocks = carry_blocks(extracted.blocks, Carrier(normalized));
  const std::vector<RecognitionEdit> edits =
      find_recognition_edits(RecognizedText(normalized.text, blocks, std::move(stretches)));
  MendedText mended = apply_edits(normalized, edits);
  Recognition recognition;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const std::size_t source = normalized.origin[edits[i].where.begin];
    recognition.findings.push_back(finding_of(edits[i], mended.repairs[i], run_at(extracted.runs, source)));
  }
  recognition.normalized = std::move(mended.normalized);
  recognition.repairs = std::move(mended.repairs);
  return recognition;
}

}  // namespace

NormalizedDocument normalize(const ExtractedDocument& extracted) {
  RepairedText repaired = repair_text(extracted.text);
  Recognition recognition = mend_recognized(extracted, std::move(repaired.normalized));
  if (!recognition.repairs.empty()) recount_damage(repaired.repairs, recognition.normalized);
  const Carrier carrier(recognition.normalized);
  NormalizedDocument document;
  document.source = extracted.source;
  document.runs = extracted.runs;
  document.blocks = carry_blocks(extracted.blocks, carrier);
  for (const Finding& finding : extracted.findings) document.findings.push_back(carrier.finding(finding));
  for (const Repair& repair : repaired.repairs) document.findings.push_back(finding_of(repair, carrier));
  std::move(recognition.findings.begin(), recognition.findings.end(), std::back_inserter(document.findings));
  document.repairs = std::move(recognition.repairs);
  document.text = std::move(recognition.normalized.text);
  document.origin = std::move(recognition.normalized.origin);
  return document;
}

}  // namespace vanthu
