#include "ingest/layout_lines.h"

#include <algorithm>

#include "ingest/error.h"
#include "ingest/layout_chars.h"
#include "ingest/layout_residue.h"

namespace vanthu {
namespace {

// Length of the line end at `at` (0: none).  U+0085, U+2028, U+2029 and the vertical tab end lines too.
std::size_t line_end_length(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\n':
    case '\v':
    case '\f':
      return 1;
    case '\r':
      return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\xC2':
      return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
    case '\xE2':
      return text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9" ? 3 : 0;
    default:
      return 0;
  }
}

void check_line_lengths(std::string_view text, const std::string& path, const Limits& limits) {
  std::size_t begin = 0, number = 1;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && line_end_length(text, at) == 0) continue;
    if (at - begin > limits.line_bytes) {
      throw Error("limit-line-bytes", path, {std::to_string(number), std::to_string(limits.line_bytes)});
    }
    if (at < text.size()) at += line_end_length(text, at) - 1;
    begin = at + 1;
    ++number;
  }
}

bool is_dropped_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

}  // namespace

void LineBuilder::copy(std::string_view text, std::size_t source) {
  if (text.empty()) return;
  const std::size_t begin = line_.text.size();
  line_.text += text;
  if (!line_.pieces.empty()) {
    LaidPiece& last = line_.pieces.back();
    const bool copied = last.text.size() == last.source.size();
    if (copied && last.text.end == begin && last.source.end == source) {
      last.text.end += text.size();
      last.source.end += text.size();
      return;
    }
  }
  line_.pieces.push_back({{begin, begin + text.size()}, {source, source + text.size()}});
}

void LineBuilder::put(std::string_view literal, ByteRange source) {
  if (literal.empty()) return;
  const std::size_t begin = line_.text.size();
  line_.text += literal;
  line_.pieces.push_back({{begin, begin + literal.size()}, source});
}

void LineBuilder::mark(Residue kind) {
  // One of a kind for each place is enough; many tags may stand there.
  const LaidResidue mark{line_.text.size(), kind};
  if (!line_.residue.empty() && line_.residue.back().offset == mark.offset &&
      line_.residue.back().kind == kind)
    return;
  line_.residue.push_back(mark);
}

LaidLine LineBuilder::take() {
  LaidLine line = std::move(line_);
  line_ = LaidLine{};
  return line;
}

LaidLine cut_line(const LaidLine& line, ByteRange range) {
  range = trim_range(line.text, range);
  LaidLine cut;
  auto mark = std::partition_point(line.residue.begin(), line.residue.end(),
                                   [&](const LaidResidue& r) { return r.offset < range.begin; });
  for (; mark != line.residue.end() && mark->offset <= range.end; ++mark) {
    cut.residue.push_back({mark->offset - range.begin, mark->kind});
  }
  cut.text = line.text.substr(range.begin, range.size());
  for (char& c : cut.text) {
    if (c == '\t') c = ' ';
    if (c == kEscapedPipe) c = '|';
  }
  auto piece = std::partition_point(line.pieces.begin(), line.pieces.end(),
                                    [&](const LaidPiece& p) { return p.text.end <= range.begin; });
  for (; piece != line.pieces.end() && piece->text.begin < range.end; ++piece) {
    LaidPiece part = *piece;
    const bool copied = part.text.size() == part.source.size();
    const std::size_t begin = std::max(part.text.begin, range.begin),
                      end = std::min(part.text.end, range.end);
    if (copied) {
      part.source = {part.source.begin + (begin - part.text.begin),
                     part.source.begin + (end - part.text.begin)};
    }
    part.text = {begin - range.begin, end - range.begin};
    cut.pieces.push_back(part);
  }
  return cut;
}

// A table stands between lines.
constexpr char kLineMarks[] = {kSoftBreak, kTableMark, '\0'};

std::vector<LaidLine> cut_lines(const LaidLine& line, ByteRange range) {
  std::vector<LaidLine> lines;
  for (std::size_t begin = range.begin; begin <= range.end;) {
    const std::string_view rest = std::string_view(line.text).substr(begin, range.end - begin);
    const std::size_t end = begin + std::min(rest.find_first_of(kLineMarks), rest.size());
    LaidLine cut = cut_line(line, {begin, end});
    if (!cut.text.empty()) lines.push_back(std::move(cut));
    begin = end + 1;
  }
  return lines;
}

std::string cell_text(const LaidCell& cell) {
  std::string text;
  for (const LaidLine& line : cell.lines) {
    if (!text.empty()) text += ' ';
    text += line.text;
  }
  return text;
}

bool is_empty_cell(const LaidCell& cell) {
  return cell.nested.empty() && std::all_of(cell.lines.begin(), cell.lines.end(),
                                            [](const LaidLine& line) { return line.text.empty(); });
}

std::vector<TextLine> split_lines(std::string_view decoded, const std::string& path, const Limits& limits) {
  check_line_lengths(decoded, path, limits);
  ResidueEdits residue = find_residue(decoded, limits);
  std::vector<TextLine> lines;
  TextLine current;
  LineBuilder builder;
  bool page_break = false;
  const auto end_line = [&] {
    current.line = builder.take();
    current.page_break = page_break;
    page_break = false;
    lines.push_back(std::move(current));
    current = TextLine{};
  };
  std::size_t at = 0;
  for (std::size_t next = 0; at < decoded.size();) {
    if (next < residue.edits.size() && at == residue.edits[next].source.begin) {
      TextEdit& edit = residue.edits[next++];
      builder.mark(edit.residue);
      builder.put(edit.literal, edit.source);
      if (edit.table) current.tables.push_back(std::move(residue.tables[*edit.table]));
      at = edit.source.end;
      continue;
    }
    if (const std::size_t length = line_end_length(decoded, at); length > 0) {
      end_line();
      page_break = decoded[at] == '\f';
      at += length;
      continue;
    }
    const std::size_t limit = next < residue.edits.size() ? residue.edits[next].source.begin : decoded.size();
    std::size_t end = at;
    while (end < limit && !is_dropped_control(decoded[end]) && line_end_length(decoded, end) == 0) ++end;
    builder.copy(decoded.substr(at, end - at), at);
    at = end;
    if (at < limit && is_dropped_control(decoded[at]) && line_end_length(decoded, at) == 0) ++at;
  }
  if (!builder.empty()) end_line();
  return lines;
}

}  // namespace vanthu
