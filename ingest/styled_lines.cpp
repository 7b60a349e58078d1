#include "ingest/styled_lines.h"

#include <algorithm>
#include <utility>

#include "ingest/legacy_detect.h"
#include "ingest/legacy_repair.h"
#include "ingest/letters.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kBlanks = " \t\r\n\f\v\x7F";  // libxml2 lets DEL through, no other control code

bool has_vietnamese_unicode(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    if (is_beyond_latin1(point.value)) return true;
    offset += std::max<std::size_t>(point.length, 1);
  }
  return false;
}

/// True for Unicode text whose letters Latin-1 has as well ("là", "phê"): it reads well as it stands and
/// worse decoded.
bool is_latin1_vietnamese(std::string_view text, Legacy encoding) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    // Most texts of legacy fonts end here: they have signs for letters.
    if (point.value >= 0x80 && letter_of(point.value).base == 0) return false;
    offset += std::max<std::size_t>(point.length, 1);
  }
  const Weighing weighing = weigh(text);
  const Candidate& as_it_stands = weighing.front();
  const auto decoded = std::find_if(weighing.begin(), weighing.end(), [&](const Candidate& candidate) {
    return candidate.encoding == encoding;
  });
  return as_it_stands.runs > 0 && reads_well(weighing) && decoded != weighing.end() &&
         decoded->score + decoded->common < as_it_stands.score + as_it_stands.common;
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
    if (kBlanks.find(text[begin]) != std::string_view::npos) {
      blank_pending_ = true;
      ++begin;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
    const ByteRange place = copied ? ByteRange{source.begin + begin, source.begin + end} : source;
    put(text.substr(begin, end - begin), place, copied, style);
    begin = end;
  }
}

void StyledLines::put(std::string_view word, ByteRange source, bool copied, const TextStyle& style) {
  put_label(word);
  if (blank_pending_ && !line_.text.empty() && line_.text.back() != ' ') line_.text += ' ';
  blank_pending_ = false;
  const std::size_t begin = line_.text.size();
  line_.text += style.upper ? upper_cased(std::string(word)) : std::string(word);
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
    if (has_vietnamese_unicode(text) || is_latin1_vietnamese(text, span.font.encoding)) continue;
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
  blank_pending_ = false;
}

std::vector<StyledLine> StyledLines::take() {
  if (!line_.text.empty()) break_line();
  blank_pending_ = false;
  return std::exchange(lines_, {});
}

void decode_line(LaidLine& line, Legacy encoding) { replace_text(line, decode_legacy(encoding, line.text)); }

}  // namespace vanthu
