#include "ingest/layout_columns.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"

namespace vanthu {
namespace {

constexpr std::size_t kHeadLines = 40;   // a letterhead begins within these
constexpr std::size_t kHeadHeight = 14;  // lines of a letterhead, its rule included
constexpr std::size_t kEndHeight = 45;   // lines of the longest list of recipients seen: 28
constexpr std::size_t kMaxEnds = 20;     // documents in one file
constexpr std::size_t kDeepIndent = 20;  // columns: what begins here belongs to the right column
constexpr std::size_t kTabColumns = 8;
constexpr std::size_t kMinGap = 3;  // blanks between two columns

std::size_t indent_of(std::string_view text) {
  std::size_t indent = 0;
  for (const char c : text) {
    if (c == '\t') {
      indent += kTabColumns * 3;  // one tab is enough to reach the right column
    } else if (c == ' ') {
      ++indent;
    } else {
      break;
    }
  }
  return indent;
}

// True where blanks stand for what is to be filled in by hand: "Số:      /KH-UBND", "ngày     tháng".
bool is_form_gap(std::string_view left, std::string_view right) {
  const std::string before = plain_key(last_word(left)), after = plain_key(first_word(right));
  constexpr std::array kBefore = {"so", "so:", "ngay", "thang", "nam"};
  constexpr std::array kAfter = {"thang", "nam", "ngay"};
  return std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end() || after.starts_with("/") ||
         std::find(kAfter.begin(), kAfter.end(), after) != kAfter.end();
}

// The widest gap between two columns of a line.
std::optional<ByteRange> find_gap(std::string_view text) {
  const ByteRange inner = trim_range(text, {0, text.size()});
  std::optional<ByteRange> widest;
  std::size_t widest_size = 0;
  for (std::size_t at = inner.begin; at < inner.end;) {
    at = text.find_first_of(" \t", at);
    if (at >= inner.end) break;
    const ByteRange gap{at, text.find_first_not_of(" \t", at)};
    const std::string_view blanks = text.substr(gap.begin, gap.size());
    const std::size_t size = gap.size() + (blanks.find('\t') == std::string_view::npos ? 0 : 100);
    at = gap.end;
    if (size < kMinGap || size <= widest_size) continue;
    if (is_form_gap(text.substr(inner.begin, gap.begin - inner.begin),
                    text.substr(gap.end, inner.end - gap.end))) {
      continue;
    }
    widest = gap;
    widest_size = size;
  }
  return widest;
}

// Where the right column begins in a line that lost the gap between the columns.
std::optional<std::size_t> find_glued_title(std::string_view text) {
  for (const std::string_view title : {"CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM",
                                       "Độc lập - Tự do", "Độc lập – Tự do"}) {
    const std::size_t at = text.find(title);
    if (at != std::string_view::npos && at > 0 && !trim_blank(text.substr(0, at)).empty()) return at;
  }
  const LineKind kind = read_signs(text).kind;
  const std::size_t slash = text.find('/');
  if (kind == LineKind::number && slash != std::string_view::npos &&
      text.find(", ngày", slash) != std::string_view::npos) {
    return text.find(' ', slash);
  }
  return std::nullopt;
}

std::optional<std::size_t> find_glued_signature(std::string_view text) {
  for (std::size_t at = text.find_first_of(";.:"); at != std::string_view::npos;
       at = text.find_first_of(";.:", at + 1)) {
    const std::string_view rest = trim_blank(text.substr(at + 1));
    if (at + 1 < text.size() && text[at + 1] == ' ' && rest.size() >= 8 && rest.size() < 120 &&
        is_upper_case(rest) && (is_signature_line(rest) || text[at] == ';')) {
      return at + 1;
    }
  }
  return std::nullopt;
}

struct SplitLine {
  std::size_t left_end = 0, right_begin = 0;
};

enum class Region { head, end };

std::optional<SplitLine> split(std::string_view text, Region region) {
  if (text.size() > 1000) return std::nullopt;
  if (const std::optional<ByteRange> gap = find_gap(text)) return SplitLine{gap->begin, gap->end};
  const std::optional<std::size_t> at =
      region == Region::head ? find_glued_title(text) : find_glued_signature(text);
  if (!at) return std::nullopt;
  return SplitLine{*at, *at};
}

bool belongs_to_letterhead(std::string_view left, std::string_view right) {
  const LineKind left_kind = read_signs(left).kind, right_kind = read_signs(right).kind;
  return right_kind == LineKind::national || right_kind == LineKind::place_date ||
         left_kind == LineKind::number;
}

bool belongs_to_signature(std::string_view right) { return is_signature_line(right) || is_upper_case(right); }

// Lines [begin, end) as the lines of the left column, then those of the right.
std::vector<TextLine> unfold(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end,
                             Region region) {
  std::vector<TextLine> left, right;
  const auto add = [](std::vector<TextLine>& column, const LaidLine& line, ByteRange range) {
    LaidLine cut = cut_line(line, range);
    if (cut.text.empty() || is_rule(cut.text)) return;
    column.emplace_back();
    column.back().line = std::move(cut);
  };
  for (std::size_t i = begin; i < end; ++i) {
    const LaidLine& line = lines[i].line;
    const std::string_view text = line.text;
    if (const std::optional<SplitLine> parts = split(text, region)) {
      add(left, line, {0, parts->left_end});
      add(right, line, {parts->right_begin, text.size()});
      continue;
    }
    const std::string_view words = trim_blank(text);
    const bool list = words.starts_with("-") || words.starts_with("–") || words.starts_with("+");
    const bool list_closed =
        region == Region::end && !right.empty() && !left.empty() && left.back().text().ends_with(".");
    const bool to_right = indent_of(text) >= kDeepIndent ||
                          (region == Region::end && !list && is_upper_case(words)) || (!list && list_closed);
    add(to_right ? right : left, line, {0, text.size()});
  }
  left.emplace_back();  // a blank line between the columns
  left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
  left.emplace_back();
  return left;
}

struct LineRange {
  std::size_t begin = 0, end = 0;
};

std::optional<LineRange> find_head(const std::vector<TextLine>& lines) {
  std::optional<LineRange> region;
  for (std::size_t i = 0; i < lines.size() && i < kHeadLines; ++i) {
    if (region && i >= region->begin + kHeadHeight) break;
    const std::string_view text = lines[i].text();
    const std::string_view words = trim_blank(text);
    const bool markdown = words.starts_with("|") || words.starts_with("+-");  // a table, told apart as one
    if (markdown || text.size() > 1000 || !lines[i].tables.empty()) break;
    if (read_signs(words).kind == LineKind::type) break;
    if (const std::optional<SplitLine> parts = split(text, Region::head)) {
      const std::string_view left = trim_blank(text.substr(0, parts->left_end));
      const std::string_view right = trim_blank(text.substr(parts->right_begin));
      if (!belongs_to_letterhead(left, right)) continue;
      if (!region) region = LineRange{i, i + 1};
      region->end = i + 1;
    } else if (region && indent_of(text) >= kDeepIndent && read_signs(words).kind == LineKind::place_date) {
      region->end = i + 1;
    }
  }
  return region;
}

// The end that begins with "Nơi nhận" in line `begin`.
std::optional<LineRange> find_end(const std::vector<TextLine>& lines, std::size_t begin) {
  std::optional<LineRange> region;
  for (std::size_t i = begin; i < lines.size() && i < begin + kEndHeight; ++i) {
    const std::string_view text = lines[i].text();
    const std::string_view words = trim_blank(text);
    if (!lines[i].tables.empty() || text.size() > 1000) break;
    const LineKind kind = read_signs(words).kind;
    if (i > begin && (kind == LineKind::appendix || kind == LineKind::type)) break;
    if (const std::optional<SplitLine> parts = split(text, Region::end)) {
      if (!region && !belongs_to_signature(trim_blank(text.substr(parts->right_begin)))) continue;
      region = LineRange{begin, i + 1};
    } else if (region && !words.empty() && (indent_of(text) >= kDeepIndent || words.starts_with("-"))) {
      region->end = i + 1;
    }
  }
  return region;
}

/// Paragraphs as lines with a blank line between them.
std::vector<TextLine> printed_lines(std::vector<LaidBlock> paragraphs) {
  std::vector<TextLine> lines;
  for (LaidBlock& paragraph : paragraphs) {
    if (!lines.empty()) lines.emplace_back();
    const std::size_t first = lines.size();
    for (LaidLine& line : paragraph.lines) lines.push_back({std::move(line), {}, false});
    if (first < lines.size()) lines[first].page_break = paragraph.after_break;
  }
  return lines;
}

void append_paragraphs(std::vector<LaidBlock>& blocks, const std::vector<TextLine>& lines) {
  bool begins = true;
  for (const TextLine& line : lines) {
    LaidLine words = cut_line(line.line, {0, line.text().size()});
    if (words.text.empty()) {
      begins = true;
      continue;
    }
    if (begins) {
      blocks.emplace_back();
      blocks.back().separate = true;
      blocks.back().after_break = line.page_break;
    }
    begins = false;
    blocks.back().lines.push_back(std::move(words));
  }
}

bool has_tab(const LaidBlock& block) {
  return std::any_of(block.lines.begin(), block.lines.end(),
                     [](const LaidLine& line) { return line.text.find('\t') != std::string::npos; });
}

}  // namespace

std::vector<TextLine> unfold_columns(std::vector<TextLine> lines) {
  std::vector<LineRange> heads, ends;
  if (const std::optional<LineRange> head = find_head(lines)) heads.push_back(*head);
  std::size_t tried = 0;
  for (std::size_t i = heads.empty() ? 0 : heads.back().end; i < lines.size(); ++i) {
    const std::string_view text = lines[i].text();
    const std::string_view words = trim_blank(text);
    if (text.size() > 300 || words.empty() || (words.front() != 'N' && words.front() != 'n')) continue;
    if (!plain_key(words).starts_with("noi nhan")) continue;
    if (++tried > kMaxEnds) break;
    if (const std::optional<LineRange> end = find_end(lines, i)) {
      ends.push_back(*end);
      i = end->end - 1;
    }
  }
  if (heads.empty() && ends.empty()) return lines;
  std::vector<TextLine> result;
  result.reserve(lines.size() + 8);
  std::size_t at = 0;
  const auto emit = [&](const LineRange& range, Region region) {
    std::move(lines.begin() + static_cast<std::ptrdiff_t>(at),
              lines.begin() + static_cast<std::ptrdiff_t>(range.begin), std::back_inserter(result));
    std::vector<TextLine> unfolded = unfold(lines, range.begin, range.end, region);
    std::move(unfolded.begin(), unfolded.end(), std::back_inserter(result));
    at = range.end;
  };
  for (const LineRange& head : heads) emit(head, Region::head);
  for (const LineRange& end : ends) emit(end, Region::end);
  std::move(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(), std::back_inserter(result));
  return result;
}

std::vector<LaidBlock> unfold_columns(std::vector<LaidBlock> blocks) {
  std::vector<LaidBlock> result;
  for (std::size_t begin = 0; begin < blocks.size();) {
    const auto is_other = [](const LaidBlock& block) {
      return block.kind != BlockKind::paragraph || !block.separate;
    };
    const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = is_other(*first) ? first + 1 : std::find_if(first, blocks.end(), is_other);
    if (!is_other(*first) && std::any_of(first, last, has_tab)) {
      append_paragraphs(
          result,
          unfold_columns(printed_lines({std::make_move_iterator(first), std::make_move_iterator(last)})));
    } else {
      std::move(first, last, std::back_inserter(result));
    }
    begin = static_cast<std::size_t>(last - blocks.begin());
  }
  return result;
}

}  // namespace vanthu
