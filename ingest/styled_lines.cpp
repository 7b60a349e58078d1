#include "ingest/styled_lines.h"

#include <algorithm>
#include <utility>

#include "ingest/legacy_detect.h"
#include "ingest/legacy_repair.h"

namespace vanthu {
namespace {

// So many blanks part columns, as in layout_columns.cpp.
constexpr std::size_t kColumnGap = 3;

/// libxml2 lets DEL through, no other control code.
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\x7F'; }

std::size_t word_end(std::string_view text, std::size_t begin) {
  while (begin < text.size() && !is_blank(text[begin])) ++begin;
  return begin;
}

/// End of the words from `begin` on that stand one blank apart.
std::size_t words_end(std::string_view text, std::size_t begin) {
  std::size_t end = word_end(text, begin);
  while (end + 1 < text.size() && text[end] == ' ' && !is_blank(text[end + 1])) end = word_end(text, end + 1);
  return end;
}

bool begins_with_bullet(std::string_view text) {
  constexpr std::string_view kBullets[] = {"-", "–", "—", "•", "·", "+", "*", "▪", "■", "●", "○"};
  return std::any_of(std::begin(kBullets), std::end(kBullets),
                     [&](std::string_view bullet) { return text.starts_with(bullet); });
}

/// Moves the pieces of a line to a text that was made of the old one.
void replace_text(LaidLine& line, MappedText mapped) {
  const auto moved = [&](std::size_t offset) {
    const auto found = std::lower_bound(mapped.origin.begin(), mapped.origin.end(), offset);
    return static_cast<std::size_t>(found - mapped.origin.begin());
  };
  std::vector<LaidPiece> pieces;
  for (const LaidPiece& piece : line.pieces) {
    const ByteRange text{moved(piece.text.begin), std::min(moved(piece.text.end), mapped.text.size())};
    if (text.begin < text.end) pieces.push_back({text, piece.source});
  }
  line.pieces = std::move(pieces);
  line.text = std::move(mapped.text);
}

void append_same(MappedText& result, std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    result.text += text[i];
    result.origin.push_back(static_cast<std::uint32_t>(i));
  }
}

}  // namespace

void StyledLines::add(std::string_view text, ByteRange source, const TextStyle& style) {
  const bool copied = source.size() == text.size();
  for (std::size_t begin = 0; begin < text.size();) {
    if (style.preformatted && text[begin] == '\n') {
      break_line();
      ++begin;
      continue;
    }
    if (is_blank(text[begin])) {
      ++blanks_pending_;
      ++begin;
      continue;
    }
    // Where letters may change their length the places stay exact word by word.
    const std::size_t end = copied && !style.upper ? words_end(text, begin) : word_end(text, begin);
    const ByteRange place = copied ? ByteRange{source.begin + begin, source.begin + end} : source;
    put(text.substr(begin, end - begin), place, copied, style);
    begin = end;
  }
}

void StyledLines::add_tab() { blanks_pending_ += kColumnGap; }

void StyledLines::put_gap() {
  const bool tab = gaps_ == Gaps::tabs && blanks_pending_ >= kColumnGap;
  const bool after_word = !line_.text.empty() && line_.text.back() != ' ';
  if (tab && (after_word || line_.text.empty())) {
    line_.text += '\t';
  } else if (blanks_pending_ > 0 && after_word) {
    line_.text += ' ';
  }
  blanks_pending_ = 0;
}

void StyledLines::put(std::string_view words, ByteRange source, bool copied, const TextStyle& style) {
  put_label(words);
  put_gap();
  const std::size_t begin = line_.text.size();
  if (style.upper) {
    line_.text += upper_cased(std::string(words));
  } else {
    line_.text += words;
  }
  const ByteRange range{begin, line_.text.size()};
  add_span(range, style);
  if (!line_.pieces.empty() && copied) {
    LaidPiece& last = line_.pieces.back();
    const bool last_copied = last.text.size() == last.source.size();
    if (last_copied && source.begin >= last.source.end &&
        range.begin - last.text.end == source.begin - last.source.end) {
      last.text.end = range.end;
      last.source.end = source.end;
      return;
    }
  }
  line_.pieces.push_back({range, source});
}

void StyledLines::put_label(std::string_view word) {
  const bool only_blank = word.find_first_not_of("\xC2\xA0") == std::string_view::npos;
  if (label_.empty() || only_blank) return;
  const bool has_own = label_ == "-" ? begins_with_bullet(word) : word.starts_with(label_);
  if (!has_own) line_.text += label_ + " ";
  label_.clear();
}

void StyledLines::add_span(ByteRange range, const TextStyle& style) {
  if (!style.font) return;
  const bool same = !spans_.empty() && spans_.back().font.encoding == style.font->encoding &&
                    spans_.back().font.capitals == style.font->capitals &&
                    range.begin - spans_.back().range.end <= 1;
  if (same) {
    spans_.back().range.end = range.end;
  } else {
    spans_.push_back({range, *style.font});
  }
}

void StyledLines::break_line() {
  StyledLine done;
  MappedText mapped;
  std::size_t at = 0;
  for (const Span& span : spans_) {
    const std::string_view text = std::string_view(line_.text).substr(span.range.begin, span.range.size());
    // Unicode text may be left in a legacy font: another font is shown in its place.
    if (is_unicode_already(text, span.font.encoding)) continue;
    append_same(mapped, line_.text, at, span.range.begin);
    MappedText decoded = decode_legacy(span.font.encoding, text);
    if (span.font.capitals) decoded.text = upper_cased(std::move(decoded.text));
    mapped.text += decoded.text;
    for (std::size_t i = 0; i < decoded.text.size(); ++i) {
      mapped.origin.push_back(decoded.origin[i] + static_cast<std::uint32_t>(span.range.begin));
    }
    at = span.range.end;
    if (decoded.text != text) done.decoded = span.font.encoding;
  }
  if (at != 0) {
    append_same(mapped, line_.text, at, line_.text.size());
    mapped.origin.push_back(static_cast<std::uint32_t>(line_.text.size()));
    replace_text(line_, std::move(mapped));
  }
  done.laid = std::move(line_);
  lines_.push_back(std::move(done));
  line_ = {};
  spans_.clear();
  blanks_pending_ = 0;
}

std::vector<StyledLine> StyledLines::take() {
  if (!line_.text.empty()) break_line();
  blanks_pending_ = 0;
  return std::exchange(lines_, {});
}

void decode_line(LaidLine& line, Legacy encoding) { replace_text(line, decode_legacy(encoding, line.text)); }

}  // namespace vanthu
