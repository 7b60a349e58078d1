#include "ingest/layout_paragraphs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"

namespace vanthu {
namespace {

struct SignedLine {
  LaidLine line;
  LineSigns signs;
};

// How the lines of this file were broken.
struct WrapStyle {
  bool wrapped = false;
  std::size_t width = 0;  // code points of a full line
};

// A line this much of a full one is taken for full: proportional fonts vary.
bool is_full(const LineSigns& signs, const WrapStyle& wrap) {
  return wrap.wrapped && signs.width * 10 >= wrap.width * 8;
}

bool ends_sentence(std::string_view line) {
  const char32_t last = last_code_point(line);
  return last == U'.' || last == U';' || last == U':' || last == U'!' || last == U'?';
}

WrapStyle measure_wrap(const std::vector<std::vector<SignedLine>>& blocks) {
  std::vector<std::size_t> widths;
  for (const std::vector<SignedLine>& lines : blocks) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const bool goes_on = lines[i + 1].signs.begins_lower && lines[i + 1].signs.kind == LineKind::body &&
                           !ends_sentence(lines[i].line.text) && !stands_alone(lines[i].signs.kind);
      if (goes_on) widths.push_back(lines[i].signs.width);
    }
  }
  WrapStyle wrap;
  if (widths.size() < 2) return wrap;
  const std::size_t rank = widths.size() * 9 / 10;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(rank), widths.end());
  wrap.width = widths[rank];
  wrap.wrapped = wrap.width >= 35 && wrap.width <= 160;  // a page has 60 to 100
  return wrap;
}

struct Paragraph {
  std::vector<SignedLine> lines;
  std::vector<std::size_t> seams;
  bool title = false;  // a line of the title below "KẾ HOẠCH" or "Phụ lục I"
};

// "… Luật số" / "116/2025/QH15": a document's number on the next line.  "chuyển đổi số" / "2. …" is none.
bool cuts_number(std::string_view last, std::string_view next) {
  if (!last.ends_with(" số") && !last.ends_with(" Số")) return false;
  std::size_t digits = 0;
  while (digits < next.size() && next[digits] >= '0' && next[digits] <= '9') ++digits;
  const std::string_view behind = next.substr(digits, 2);
  return digits > 0 &&
         (behind.starts_with("/") || behind.starts_with("-") || behind == " /" || behind == " -");
}

// True where `next`, printed directly below the last line of `paragraph`, goes on with it.
bool goes_on(const Paragraph& paragraph, const SignedLine& next, const WrapStyle& wrap) {
  const SignedLine& last = paragraph.lines.back();
  const LineKind begin = paragraph.lines.front().signs.kind;
  if (paragraph.title) return false;
  if (line_separator(last.line.text, next.line.text).empty()) return true;
  if (cuts_number(last.line.text, next.line.text)) return true;
  if (next.signs.kind == LineKind::upper) {
    return begin == LineKind::heading && is_full(last.signs, wrap) && is_upper_case(last.line.text);
  }
  if (begins_paragraph(next.signs.kind) || stands_alone(last.signs.kind)) return false;
  const bool closed = ends_sentence(last.line.text);
  if (begin == LineKind::attached && !last.line.text.ends_with(')')) return true;
  if (next.signs.begins_lower) return !closed || is_full(last.signs, wrap);
  if (last.signs.ends_open) return true;
  if (next.signs.kind == LineKind::basis) return false;
  const bool bracket = next.line.text.starts_with("(");
  if (bracket && begin == LineKind::list_item && !closed) return true;
  if (!is_full(last.signs, wrap)) return false;
  if (!closed) return true;
  return last.signs.width + 1 + width_of(first_word(next.line.text)) > wrap.width;
}

// True where `next`, the first line behind a page end, goes on with the paragraph before it.
bool goes_on_over_page(const Paragraph& paragraph, const Paragraph& next) {
  const LineSigns& last = paragraph.lines.back().signs;
  const LineSigns& first = next.lines.front().signs;
  if (paragraph.title || next.title || stands_alone(last.kind) || last.ends_hard) return false;
  if (cuts_number(paragraph.lines.back().line.text, next.lines.front().line.text)) return true;
  if (last.kind == LineKind::heading && is_upper_case(paragraph.lines.back().line.text)) return false;
  if (begins_paragraph(first.kind) || first.kind == LineKind::basis || first.points_to_appendix) return false;
  return first.begins_lower || last.ends_open;
}

// Lines of a title stand below the name of a document's type or an appendix's label.
class TitleZone {
 public:
  void begin_block() {
    if (state_ == State::inside) state_ = State::outside;
  }

  // True where `line` belongs to a title.
  bool takes(const SignedLine& line) {
    const LineKind kind = line.signs.kind;
    if (kind == LineKind::type || kind == LineKind::appendix) {
      state_ = State::awaited;
      return false;
    }
    if (state_ == State::outside) return false;
    const bool body = kind == LineKind::list_item || kind == LineKind::heading || kind == LineKind::label ||
                      (state_ == State::inside && kind == LineKind::basis);
    if (body) {
      state_ = State::outside;
      return false;
    }
    state_ = ends_sentence(line.line.text) ? State::outside : State::inside;
    return true;
  }

  void leave() { state_ = State::outside; }

 private:
  enum class State { outside, awaited, inside };
  State state_ = State::outside;
};

bool is_page_number_block(const std::vector<SignedLine>& lines) {
  return lines.size() == 1 && page_number(lines.front().line.text).has_value();
}

std::vector<Paragraph> paragraphs_of(std::vector<SignedLine> lines, bool separate, TitleZone& zone,
                                     const WrapStyle& wrap) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // A page number in the middle of running lines.
    if (i > 0 && i + 1 < lines.size() && page_number(lines[i].line.text) && lines[i + 1].signs.begins_lower &&
        !ends_sentence(lines[i - 1].line.text)) {
      continue;
    }
    const bool title = zone.takes(lines[i]);
    if (!separate && !title && !paragraphs.empty() && goes_on(paragraphs.back(), lines[i], wrap)) {
      paragraphs.back().lines.push_back(std::move(lines[i]));
      continue;
    }
    paragraphs.emplace_back();
    paragraphs.back().title = title;
    paragraphs.back().lines.push_back(std::move(lines[i]));
  }
  return paragraphs;
}

// Which blocks hold one number each, counting up by one from the second page on (the first has none, NĐ
// 30/2020) or at least three times: page numbers.
std::vector<bool> counted_pages(const std::vector<std::vector<SignedLine>>& blocks) {
  std::vector<bool> counted(blocks.size(), false);
  std::vector<std::size_t> run;
  int expected = 0, first = 0;
  const auto close_run = [&] {
    if (run.size() >= 3 || (!run.empty() && first <= 2)) {
      for (const std::size_t i : run) counted[i] = true;
    }
    run.clear();
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_page_number_block(blocks[i])) continue;
    const int value = *page_number(blocks[i].front().line.text);
    if (value != expected) close_run();
    if (run.empty()) first = value;
    run.push_back(i);
    expected = value + 1;
  }
  close_run();
  return counted;
}

// A page number directly above or below a page end.
void drop_numbers_at_page_ends(const std::vector<LaidBlock>& blocks,
                               std::vector<std::vector<SignedLine>>& printed) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    std::vector<SignedLine>& lines = printed[i];
    const bool above = i + 1 < blocks.size() && blocks[i + 1].after_break;
    if (above && lines.size() > 1 && page_number(lines.back().line.text)) lines.pop_back();
    if (blocks[i].after_break && lines.size() > 1 && page_number(lines.front().line.text))
      lines.erase(lines.begin());
  }
}

JoinedBlock joined(Paragraph paragraph) {
  JoinedBlock block;
  block.seams = std::move(paragraph.seams);
  block.lines.reserve(paragraph.lines.size());
  for (SignedLine& line : paragraph.lines) block.lines.push_back(std::move(line.line));
  return block;
}

class Joiner {
 public:
  void add_table(LaidTable table, bool after_break) {
    flush();
    JoinedBlock block;
    block.kind = BlockKind::table;
    block.table = std::move(table);
    block.after_break = after_break;
    done_.push_back(std::move(block));
  }

  // A lone number: dropped where the text goes on behind it, kept otherwise.
  void add_number(Paragraph number, bool drop) {
    if (drop) return;
    if (number_) flush();
    number_ = std::move(number);
  }

  /// `goes_on`: what the page tells of the first of them.
  void add_paragraphs(std::vector<Paragraph> paragraphs, std::optional<bool> goes_on) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      if (i == 0 && last_ && goes_on.value_or(goes_on_over_page(*last_, paragraphs[0]))) {
        number_.reset();
        last_->seams.push_back(last_->lines.size());
        for (SignedLine& line : paragraphs[0].lines) last_->lines.push_back(std::move(line));
        continue;
      }
      flush();
      last_ = std::move(paragraphs[i]);
    }
  }

  std::vector<JoinedBlock> take() {
    flush();
    return std::move(done_);
  }

 private:
  void flush() {
    if (last_) done_.push_back(joined(std::move(*last_)));
    if (number_) done_.push_back(joined(std::move(*number_)));
    last_.reset();
    number_.reset();
  }

  std::vector<JoinedBlock> done_;
  std::optional<Paragraph> last_, number_;
};

bool is_alphanumeric(char32_t c) { return is_letter(c) || is_digit(c); }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

std::string_view line_separator(std::string_view line, std::string_view next) {
  constexpr std::string_view kBlank = " ";
  if (line.empty() || next.empty()) return kBlank;
  const std::string_view token = last_word(line.substr(line.size() > 64 ? line.size() - 64 : 0));
  const char32_t first = first_code_point(next);
  const char end = line.back();
  if ((end == '-' || end == '/') && token.size() > 1) {
    const char32_t before = last_code_point(token.substr(0, token.size() - 1));
    const bool sign = is_upper_letter(first) || is_digit(first);
    if (is_alphanumeric(before) && has_digit(token) && sign) return {};
  }
  const bool leads_on = (next.front() == '/' || next.front() == '-') && next.size() > 1 &&
                        is_upper_letter(first_code_point(next.substr(1)));
  if (leads_on && has_digit(token) && is_alphanumeric(last_code_point(token))) return {};
  return kBlank;
}

std::string_view printed_separator(std::string_view line, std::string_view next) {
  const bool hyphen = line.size() > 1 && line.back() == '-' && !next.empty();
  if (hyphen && is_alphanumeric(last_code_point(line.substr(0, line.size() - 1))) &&
      is_alphanumeric(first_code_point(next))) {
    return {};
  }
  return line_separator(line, next);
}

bool stands_alone(LineKind kind) {
  switch (kind) {
    case LineKind::upper:
    case LineKind::type:
    case LineKind::appendix:
    case LineKind::national:
    case LineKind::number:
    case LineKind::place_date:
    case LineKind::recipients:
    case LineKind::signature:
      return true;
    default:
      return false;
  }
}

bool begins_paragraph(LineKind kind) {
  return stands_alone(kind) || kind == LineKind::list_item || kind == LineKind::heading ||
         kind == LineKind::attached || kind == LineKind::label;
}

std::vector<JoinedBlock> join_paragraphs(std::vector<LaidBlock> blocks) {
  std::vector<std::vector<SignedLine>> printed(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    printed[i].reserve(blocks[i].lines.size());
    for (LaidLine& line : blocks[i].lines) {
      if (trim_blank(line.text).empty()) continue;
      const LineSigns signs = read_signs(line.text);
      printed[i].push_back({std::move(line), signs});
    }
  }
  drop_numbers_at_page_ends(blocks, printed);
  const WrapStyle wrap = measure_wrap(printed);
  const std::vector<bool> pages = counted_pages(printed);
  Joiner joiner;
  TitleZone zone;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::table) {
      zone.leave();
      joiner.add_table(std::move(blocks[i].table), blocks[i].after_break);
    } else if (is_page_number_block(printed[i])) {
      const bool at_page_end = blocks[i].after_break || (i + 1 < blocks.size() && blocks[i + 1].after_break);
      Paragraph number;
      number.lines = std::move(printed[i]);
      joiner.add_number(std::move(number), pages[i] || at_page_end);
    } else if (!printed[i].empty()) {
      zone.begin_block();
      joiner.add_paragraphs(paragraphs_of(std::move(printed[i]), blocks[i].separate, zone, wrap),
                            blocks[i].goes_on);
    }
  }
  return joiner.take();
}

}  // namespace vanthu
