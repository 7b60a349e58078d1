#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "ingest/decode.h"
#include "ingest/layout.h"
#include "ingest/layout_chars.h"
#include "ingest/layout_lines.h"
#include "ingest/layout_paragraphs.h"
#include "ingest/layout_repair.h"

namespace vanthu {
namespace {

// Writes the document's text and what points into it.
class DocumentWriter {
 public:
  DocumentWriter(const DecodedText& decoded, std::size_t runs) : decoded_(decoded) {
    document_.runs.reserve(runs);
  }

  void add_paragraph(const JoinedBlock& joined) {
    begin_block();
    Block block;
    const std::size_t begin = document_.text.size();
    auto seam = joined.seams.begin();
    for (std::size_t i = 0; i < joined.lines.size(); ++i) {
      const std::size_t before = document_.text.size();
      if (i > 0) document_.text += line_separator(joined.lines[i - 1].text, joined.lines[i].text);
      if (i > 0) block.line_starts.push_back(document_.text.size());
      if (seam != joined.seams.end() && *seam == i) {
        note_seam(before, joined.lines[i].text);
        ++seam;
      }
      add_line(joined.lines[i]);
    }
    block.text = {begin, document_.text.size()};
    document_.blocks.push_back(std::move(block));
  }

  void add_table(const WholeTable& whole) {
    begin_block();
    Block block;
    block.kind = BlockKind::table;
    block.table.columns = whole.columns;
    block.table.has_head = whole.has_head;
    const std::size_t begin = document_.text.size();
    for (const LaidRow& row : whole.rows) {
      if (&row != &whole.rows.front()) document_.text += '\n';
      block.table.rows.push_back(add_row(row));
    }
    block.text = {begin, document_.text.size()};
    for (const TableRepair& repair : whole.repairs) {
      const Row& row = block.table.rows[repair.row];
      const char* const code = repair.kind == RepairKind::row_rejoined ? "row-rejoined" : "row-deduplicated";
      const ByteRange where{row.cells.front().text.begin, row.cells.back().text.end};
      document_.findings.push_back({code, Severity::info, where, code, {}});
    }
    document_.blocks.push_back(std::move(block));
  }

  ExtractedDocument take() {
    place_decoding_findings();
    return std::move(document_);
  }

 private:
  void begin_block() {
    if (!document_.blocks.empty()) document_.text += '\n';
  }

  // The place of a seam are the words on both sides of it; the text ends where `next` will begin.
  void note_seam(std::size_t end, std::string_view next) {
    const std::size_t word = document_.text.find_last_of(" \n\t", end - 1);
    const ByteRange where{word == std::string::npos ? 0 : word + 1,
                          document_.text.size() + first_word(next).size()};
    document_.findings.push_back({"seam-joined", Severity::info, where, "seam-joined", {}});
  }

  Row add_row(const LaidRow& row) {
    Row written;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) document_.text += '\t';
      Cell cell;
      cell.covered = row.cells[i].covered;
      cell.text.begin = document_.text.size();
      const std::string* previous = nullptr;
      for (const LaidLine& line : row.cells[i].lines) {
        if (line.text.empty()) continue;
        if (previous != nullptr) {
          document_.text += line_separator(*previous, line.text);
          cell.line_starts.push_back(document_.text.size());
        }
        add_line(line);
        previous = &line.text;
      }
      cell.text.end = document_.text.size();
      written.cells.push_back(std::move(cell));
    }
    return written;
  }

  void add_line(const LaidLine& line) {
    const std::size_t shift = document_.text.size();
    document_.text += line.text;
    note_residue(line, shift);
    for (const LaidPiece& piece : line.pieces) add_piece(piece, shift);
  }

  void add_piece(const LaidPiece& piece, std::size_t shift) {
    const ByteRange text{piece.text.begin + shift, piece.text.end + shift};
    if (!decoded_.findings.empty()) places_.push_back({piece.source, text});
    const bool copied = text.size() == piece.source.size();
    if (decoded_.origin.empty() || !copied) {
      add_run(text, piece.source);
      return;
    }
    // Decoding moved the bytes: one run for each word, so that a place stays exact.
    const std::string_view words = std::string_view(document_.text).substr(text.begin, text.size());
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      if (end > at) {
        add_run({text.begin + at, text.begin + end}, {piece.source.begin + at, piece.source.begin + end});
      }
      at = end + 1;
    }
  }

  void add_run(ByteRange text, ByteRange source) {
    SourceRun run;
    run.text = text;
    run.file = ByteRange{file_offset(decoded_, source.begin), file_offset(decoded_, source.end)};
    document_.runs.push_back(std::move(run));
  }

  // One finding for each kind, where it first stood.
  void note_residue(const LaidLine& line, std::size_t begin) {
    for (const LaidResidue& mark : line.residue) {
      const auto kind = static_cast<std::size_t>(mark.kind);
      if (noted_[kind]) continue;
      noted_[kind] = true;
      constexpr std::array<const char*, 4> kNames = {"", "Markdown", "HTML", "Word"};
      document_.findings.push_back({"converter-residue",
                                    Severity::info,
                                    {begin, begin + line.text.size()},
                                    "converter-residue",
                                    {kNames[kind]}});
    }
  }

  // Findings of the decoder stand in the decoded text; they move to where that text was written.
  void place_decoding_findings() {
    if (decoded_.findings.empty()) return;
    const auto by_source = [](const Copied& a, const Copied& b) { return a.source.begin < b.source.begin; };
    std::sort(places_.begin(), places_.end(), by_source);
    for (Finding finding : decoded_.findings) {
      auto place = std::partition_point(places_.begin(), places_.end(), [&](const Copied& copied) {
        return copied.source.end <= finding.where.begin;
      });
      if (place == places_.end() ||
          place->source.begin >= std::max(finding.where.end, finding.where.begin + 1)) {
        continue;  // it stands in what was stripped
      }
      const auto moved = [&](std::size_t source) {
        const std::size_t inside = source > place->source.begin ? source - place->source.begin : 0;
        return place->text.begin + std::min(inside, place->text.size());
      };
      const bool copied = place->source.size() == place->text.size();
      finding.where = copied ? ByteRange{moved(finding.where.begin), moved(finding.where.end)} : place->text;
      document_.findings.push_back(std::move(finding));
    }
  }

  struct Copied {
    ByteRange source, text;
  };

  const DecodedText& decoded_;
  ExtractedDocument document_;
  std::vector<Copied> places_;
  std::array<bool, 4> noted_{};  // by Residue
};

// Letterheads printed as tables become lines again, halves of one table one table.
std::vector<LaidBlock> settle_tables(std::vector<LaidBlock> blocks, std::size_t depth) {
  constexpr std::size_t kMaxFrames = 8;  // frames around frames
  std::vector<LaidBlock> settled;
  for (LaidBlock& block : blocks) {
    if (block.kind != BlockKind::table) {
      settled.push_back(std::move(block));
      continue;
    }
    if (std::optional<std::vector<LaidBlock>> lines = take_apart(block.table)) {
      if (depth < kMaxFrames) lines = settle_tables(std::move(*lines), depth + 1);
      std::move(lines->begin(), lines->end(), std::back_inserter(settled));
    } else if (!settled.empty() && settled.back().kind == BlockKind::table &&
               is_continued(settled.back().table, block.table)) {
      settled.back().table = continue_table(std::move(settled.back().table), std::move(block.table));
    } else {
      settled.push_back(std::move(block));
    }
  }
  return settled;
}

std::size_t count_pieces(const std::vector<LaidLine>& lines) {
  std::size_t count = 0;
  for (const LaidLine& line : lines) count += line.pieces.size();
  return count;
}

std::size_t count_pieces(const LaidTable& table) {
  std::size_t count = 0;
  for (const LaidRow& row : table.rows) {
    for (const LaidCell& cell : row.cells) count += count_pieces(cell.lines);
  }
  return count;
}

/// About as many runs as the document will have.
std::size_t count_pieces(const std::vector<LaidBlock>& blocks) {
  std::size_t count = 0;
  for (const LaidBlock& block : blocks) count += count_pieces(block.lines) + count_pieces(block.table);
  return count;
}

}  // namespace

ExtractedDocument assemble(LaidDocument laid, const DecodedText& decoded, const std::string& path,
                           const Limits& limits) {
  // Of 500 pages the runs are the largest part: they do not grow by doubling.
  DocumentWriter writer(decoded, count_pieces(laid.blocks));
  for (JoinedBlock& block : join_paragraphs(settle_tables(std::move(laid.blocks), 0))) {
    if (block.kind == BlockKind::paragraph) {
      writer.add_paragraph(block);
      continue;
    }
    const WholeTable whole = repair_table(std::move(block.table), path, limits);
    if (!whole.rows.empty()) writer.add_table(whole);
  }
  return writer.take();
}

}  // namespace vanthu
