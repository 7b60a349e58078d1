#include "ingest/page_lines.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ingest/layout_chars.h"
#include "ingest/layout_paragraphs.h"
#include "ingest/layout_signs.h"

namespace vanthu {
namespace {

// All in points unless they say otherwise.
constexpr double kSameEdge = 2.0;       // edges that a reader takes for one
constexpr double kMinIndent = 6.0;      // less is the raggedness of a scan
constexpr double kSameSize = 0.8;       // sizes of one font, as OCR measures them
constexpr double kExtraLeading = 0.18;  // of the em: more between two lines than usual sets a paragraph off
constexpr double kBlank = 0.2;          // of the em: narrowest blank between two words

double middle(const Box& box) { return (box.y0 + box.y1) / 2; }

Box box_around(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// A line being put together; `core` is the box of its largest word, which a raised word does not widen.
struct OpenLine {
  WordIndices words;
  Box core;
  float size = 0, baseline = 0;
};

bool stands_on(const OpenLine& line, const PageWord& word) {
  const double overlap = std::min(line.core.y1, word.box.y1) - std::max(line.core.y0, word.box.y0);
  const double lower = std::min(line.core.y1 - line.core.y0, word.box.y1 - word.box.y0);
  return overlap > 0.5 * lower;
}

void put_word(OpenLine& line, const PageWord& word, std::uint32_t index) {
  line.words.push_back(index);
  if (word.size <= line.size) return;
  line.core = word.box;
  line.size = word.size;
  line.baseline = word.baseline;
}

PrintedLine close_line(const Page& page, OpenLine open) {
  std::sort(open.words.begin(), open.words.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(page.words[a].box.x0, a) < std::pair(page.words[b].box.x0, b);
  });
  PrintedLine line;
  line.baseline = open.baseline;
  line.size = open.size;
  line.box = page.words[open.words.front()].box;
  for (const std::uint32_t word : open.words) line.box = box_around(line.box, page.words[word].box);
  line.words = std::move(open.words);
  return line;
}

double word_width(const Page& page, const PrintedLine& line) {
  const Box& word = page.words[line.words.front()].box;
  return word.x1 - word.x0;
}

std::string line_text(const Page& page, const PrintedLine& line) {
  std::string text;
  for (const std::uint32_t word : line.words) {
    if (!text.empty()) text += ' ';
    text += page.words[word].text;
  }
  return text;
}

/// The usual distance between two lines of one paragraph: a tenth of all distances are smaller.
double usual_leading(const std::vector<PrintedLine>& lines) {
  std::vector<double> distances;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double distance = lines[i].baseline - lines[i - 1].baseline;
    if (distance > 0.5 * lines[i].size) distances.push_back(distance);
  }
  if (distances.empty()) return 0;
  const auto rank = static_cast<std::ptrdiff_t>(distances.size() / 10);
  std::nth_element(distances.begin(), distances.begin() + rank, distances.end());
  return distances[static_cast<std::size_t>(rank)];
}

/// A line of its own in the head or the end of a document, wherever it stands.  The signs of a number and of
/// a place with its date are left out: a line of running text may begin or end like them.
bool is_frame_line(LineKind kind) {
  return kind == LineKind::national || kind == LineKind::type || kind == LineKind::recipients ||
         kind == LineKind::signature;
}

/// Decides line by line; keeps what it has seen of the paragraph so far.
class ParagraphMaker {
 public:
  ParagraphMaker(const Page& page, const std::vector<PrintedLine>& lines, double left, double right)
      : page_(page), left_(left), right_(right), leading_(usual_leading(lines)) {}

  bool ends_before(const std::vector<PrintedLine>& paragraph, const PrintedLine& next) const {
    const PrintedLine& last = paragraph.back();
    if (std::abs(last.size - next.size) > kSameSize) return true;
    const double distance = next.baseline - last.baseline;
    if (distance > leading_ + kExtraLeading * next.size) return true;
    const std::string before = line_text(page_, last), after = line_text(page_, next);
    if (printed_separator(before, after).empty()) return false;
    const LineSigns ended = read_signs(before), begun = read_signs(after);
    if (is_frame_line(ended.kind) || is_frame_line(begun.kind)) return true;
    if (is_column() && is_upper_case(before) && is_upper_case(after) && share_middle(last, next)) {
      return begins_body_name(after);
    }
    if (first_word_fits(last, next)) return true;
    if ((is_centred(last) || is_centred(next)) && share_middle(last, next)) {
      return begun.kind == LineKind::attached || begun.kind == LineKind::appendix;
    }
    if (is_set_off(paragraph, next)) return true;
    if (begun.kind != LineKind::list_item && begun.kind != LineKind::heading) return false;
    if (std::abs(next.box.x0 - paragraph.front().box.x0) > kSameEdge) return false;
    return ended.ends_hard || read_signs(line_text(page_, paragraph.front())).kind == begun.kind;
  }

 private:
  bool is_centred(const PrintedLine& line) const {
    const double before = line.box.x0 - left_, after = right_ - line.box.x1;
    return before > kMinIndent && std::abs(before - after) < std::max(3.0, 0.05 * (right_ - left_));
  }

  /// Beside another column, whose width only its longest line tells.
  bool is_column() const { return right_ - left_ < 0.55 * page_.width; }

  /// As lines of centred text do, full ones among them.
  static bool share_middle(const PrintedLine& a, const PrintedLine& b) {
    return std::abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) < 2 * kMinIndent;
  }

  bool first_word_fits(const PrintedLine& last, const PrintedLine& next) const {
    const double needed = word_width(page_, next) + kBlank * next.size;
    double room = right_ - last.box.x1;
    if (is_centred(last) && share_middle(last, next)) room += last.box.x0 - left_;
    return room > needed + 0.5;
  }

  /// By its indent.  A first line stands further right (indented) or further left (a hanging item) than the
  /// lines behind it.
  bool is_set_off(const std::vector<PrintedLine>& paragraph, const PrintedLine& next) const {
    const PrintedLine& first = paragraph.front();
    const double shift = next.box.x0 - paragraph.back().box.x0;
    if (paragraph.size() > 1) return std::abs(shift) > kMinIndent;
    if (shift < kSameEdge) return std::abs(shift) <= kSameEdge && first.box.x0 - left_ > kMinIndent;
    return shift > kMinIndent && !hangs_below(first, next.box.x0);
  }

  /// True where a word of the item begins at `x`: the text behind "-" or "1.".
  bool hangs_below(const PrintedLine& first, double x) const {
    return std::any_of(first.words.begin(), first.words.end(), [&](std::uint32_t word) {
      return std::abs(page_.words[word].box.x0 - x) < kSameEdge;
    });
  }

  const Page& page_;
  double left_, right_, leading_;
};

void append_line(const Page& page, const PrintedLine& line, WordPlaces& places, LaidLine& laid) {
  bool first = true;
  for (const std::uint32_t index : line.words) {
    const PageWord& word = page.words[index];
    if (!first) laid.text += ' ';
    first = false;
    const std::size_t begin = laid.text.size();
    laid.text += word.text;
    const std::size_t place = places.add(page, word);
    laid.pieces.push_back({{begin, laid.text.size()}, {place, place + 1}});
  }
}

}  // namespace

std::vector<PrintedLine> make_lines(const Page& page, std::span<const std::uint32_t> words) {
  WordIndices sorted(words.begin(), words.end());
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return middle(page.words[a].box) < middle(page.words[b].box);
  });
  std::vector<OpenLine> open;
  constexpr std::size_t kLookBack = 4;  // raised words open lines of their own until the line itself comes
  for (const std::uint32_t index : sorted) {
    const PageWord& word = page.words[index];
    const auto begin = open.end() - static_cast<std::ptrdiff_t>(std::min(open.size(), kLookBack));
    const auto found = std::find_if(std::make_reverse_iterator(open.end()), std::make_reverse_iterator(begin),
                                    [&](const OpenLine& line) { return stands_on(line, word); });
    if (found == std::make_reverse_iterator(begin)) open.emplace_back();
    put_word(found == std::make_reverse_iterator(begin) ? open.back() : *found, word, index);
  }
  std::vector<PrintedLine> lines;
  lines.reserve(open.size());
  for (OpenLine& line : open) lines.push_back(close_line(page, std::move(line)));
  return lines;
}

std::vector<PrintedParagraph> make_paragraphs(const Page& page, std::vector<PrintedLine> lines, double left,
                                              double right) {
  const ParagraphMaker maker(page, lines, left, right);
  std::vector<PrintedParagraph> paragraphs;
  for (PrintedLine& line : lines) {
    if (paragraphs.empty() || maker.ends_before(paragraphs.back().lines, line)) paragraphs.emplace_back();
    paragraphs.back().lines.push_back(std::move(line));
  }
  return paragraphs;
}

std::optional<bool> goes_on_behind_page(const Page& page, const PrintedParagraph& last, const Page& next_page,
                                        const PrintedLine& next, double left, double right) {
  const PrintedLine& line = last.lines.back();
  const LineSigns begun = read_signs(line_text(next_page, next));
  const std::optional<bool> set_off = begun.begins_lower ? std::nullopt : std::optional<bool>(false);
  if (std::abs(line.size - next.size) > kSameSize) return set_off;
  const double needed = word_width(next_page, next) + kBlank * next.size;
  if (right - line.box.x1 > needed + 0.5) return set_off;
  if (begins_paragraph(begun.kind)) return std::nullopt;  // a law's "Điều 5" may begin a line by chance
  const bool indented = last.lines.front().box.x0 - left > kMinIndent;
  const bool next_indented = next.box.x0 - left > kMinIndent;
  if (last.lines.size() > 1 && indented) {
    const bool hanging = std::abs(line.box.x0 - last.lines.front().box.x0) < kSameEdge;
    if (!hanging) return std::abs(next.box.x0 - line.box.x0) < kSameEdge ? true : set_off;
  }
  if (indented && !next_indented) return true;
  if (read_signs(line_text(page, line)).ends_hard) return std::nullopt;
  if (!indented && !next_indented) return true;
  return std::nullopt;
}

std::size_t WordPlaces::add(const Page& page, const PageWord& word) {
  places_.push_back({page.number, word.box, word.confidence});
  return places_.size() - 1;
}

LaidLine lay_line(const Page& page, const PrintedLine& line, WordPlaces& places) {
  LaidLine laid;
  append_line(page, line, places, laid);
  return laid;
}

LaidLine lay_paragraph(const Page& page, const PrintedParagraph& paragraph, WordPlaces& places) {
  LaidLine laid;
  for (const PrintedLine& line : paragraph.lines) {
    const std::string next = page.words[line.words.front()].text;
    if (!laid.text.empty()) laid.text += printed_separator(laid.text, next);
    append_line(page, line, places, laid);
  }
  return laid;
}

}  // namespace vanthu
