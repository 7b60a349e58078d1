#include "ingest/docx_chunk.h"

#include <iterator>
#include <utility>

#include "ingest/decode.h"
#include "ingest/format.h"
#include "ingest/read_html.h"

namespace vanthu {
namespace {

void shift(ByteRange& range, std::size_t by) {
  range.begin += by;
  range.end += by;
}

void shift_lines(std::vector<LaidLine>& lines, std::size_t by) {
  for (LaidLine& line : lines) {
    for (LaidPiece& piece : line.pieces) shift(piece.source, by);
  }
}

void shift_table(LaidTable& table, std::size_t by) {
  for (LaidRow& row : table.rows) {
    for (LaidCell& cell : row.cells) {
      shift_lines(cell.lines, by);
      for (LaidTable& nested : cell.nested) shift_table(nested, by);
    }
  }
}

}  // namespace

std::optional<ChunkText> read_docx_chunk(std::string_view bytes, std::size_t begin, const std::string& path,
                                         const Limits& limits) {
  if (bytes.empty()) return std::nullopt;
  ChunkText text;
  DecodedText decoded;
  switch (detect_format(bytes)) {
    case Format::html: {
      decoded = decode_markup(bytes, path);
      HtmlLayout html = read_html(decoded, path, limits);
      text.blocks = std::move(html.laid.blocks);
      text.findings = std::move(html.findings);
      break;
    }
    case Format::text:
      decoded = decode_text(bytes, path);
      text.blocks = layout_text(decoded.text, path, limits).blocks;
      break;
    default:
      return std::nullopt;
  }
  std::move(decoded.findings.begin(), decoded.findings.end(), std::back_inserter(text.findings));
  for (LaidBlock& block : text.blocks) {
    shift_lines(block.lines, begin);
    shift_table(block.table, begin);
  }
  for (Finding& finding : text.findings) shift(finding.where, begin);
  text.end = begin + decoded.text.size();
  return text;
}

}  // namespace vanthu
