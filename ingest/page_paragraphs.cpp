#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_paragraphs.h"
#include "ingest/layout_signs.h"
#include "ingest/page_lines.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

constexpr double kBlank = 0.2;  // of the em: narrowest blank between two words

/// What a reader takes for the same, in points unless it says otherwise.  A scanner's text layer has places
/// and sizes that its OCR measured letter by letter.
struct Tolerance {
  double edge = 2.0;
  double indent = 6.0;
  double middle = 2.0;  // of centred lines
  double size = 0.8;
  double leading = 0.18;  // of the em: more between two lines than usual sets a paragraph off
};
constexpr Tolerance kPrinted, kScanned{5.0, 10.0, 6.0, 4.0, 0.45};

bool is_scanned(const PageWord& word) { return word.invisible || word.confidence.has_value(); }

/// A line and what deciding about it asks for; `text` and `signs` are made when they are first needed.
class Line {
 public:
  Line(const Page& page, const PrintedLine& printed) : page_(&page), printed_(&printed) {
    const PageWord& first = page.words[printed.words.front()];
    first_word_ = first.box.x1 - first.box.x0;
    scanned_ = is_scanned(first);
    font_ = first.font;
    for (const std::uint32_t word : printed.words) {
      if (page.words[word].font != *font_) {
        font_.reset();
        break;
      }
    }
  }

  const Box& box() const { return printed_->box; }
  double baseline() const { return printed_->baseline; }
  double size() const { return printed_->size; }
  double first_word() const { return first_word_; }
  bool scanned() const { return scanned_; }
  char32_t first_letter() const { return first_code_point(page_->words[printed_->words.front()].text); }
  /// The font of all its words; none where they differ.
  std::optional<std::uint16_t> font() const { return font_; }

  const std::string& text() const {
    if (!text_) text_ = row_text(*page_, printed_->words);
    return *text_;
  }
  const LineSigns& signs() const {
    if (!signs_) signs_ = read_signs(text());
    return *signs_;
  }
  /// True where one of its words begins at `x`: the text behind "-" or "1.".
  bool has_word_at(double x, double tolerance) const {
    return std::any_of(printed_->words.begin(), printed_->words.end(), [&](std::uint32_t word) {
      return std::abs(page_->words[word].box.x0 - x) < tolerance;
    });
  }

 private:
  const Page* page_;
  const PrintedLine* printed_;
  double first_word_ = 0;
  bool scanned_ = false;
  std::optional<std::uint16_t> font_;
  mutable std::optional<std::string> text_;
  mutable std::optional<LineSigns> signs_;
};

/// Whether the first word of a line would have fitted behind the line before.
enum class Fit { no, open, yes };

/// A line of its own in the head or the end of a document, wherever it stands.  The signs of a number and of
/// a place with its date are left out: a line of running text may begin or end like them.
bool is_frame_line(LineKind kind) {
  return kind == LineKind::national || kind == LineKind::type || kind == LineKind::recipients ||
         kind == LineKind::signature;
}

/// Lines of one column put together so far, seen from the line that comes next.
struct OpenParagraph {
  const Line& first;
  const Line& last;
  std::size_t lines = 1;
  double leading = 0;  // between its last two lines; 0 where it has one
};

/// The rules for one column.
class ParagraphRules {
 public:
  ParagraphRules(const ColumnEdges& edges, std::span<const Line> lines) : edges_(edges) {
    if (lines.empty()) return;
    tolerance_ = lines.front().scanned() ? kScanned : kPrinted;
    printed_ = {lines.front().box().x0, lines.front().box().x1};
    for (const Line& line : lines) {
      printed_.left = std::min(printed_.left, line.box().x0);
      printed_.right = std::max(printed_.right, line.box().x1);
    }
    if (!edges_.exact) find_edges(lines);
    usual_leading_ = measure_leading(lines);
  }

  bool ends_before(const OpenParagraph& open, const Line& next) const {
    const Line &first = open.first, &last = open.last;
    if (std::abs(last.size() - next.size()) > tolerance_.size) return true;
    const double distance = next.baseline() - last.baseline();
    constexpr double kFarOff = 2.2;  // of the em: lines set one and a half apart have 1.8
    if (distance > std::max(kFarOff * next.size(), 1.3 * usual_leading_)) return true;
    if (printed_separator(last.text(), next.text()).empty()) return false;
    if (!edges_.exact && is_upper_case(last.text()) && is_upper_case(next.text()) &&
        share_middle(last, next)) {
      return is_frame_line(next.signs().kind) || begins_body_name(next.text());
    }
    const Fit fit = fit_of(last, next);
    if (fit == Fit::yes) return !stands_in_running_text(open, next);
    if (goes_on_plainly(open, next, fit)) return false;
    if (is_far_below(open, next, distance)) return true;
    const LineSigns &ended = last.signs(), &begun = next.signs();
    if (is_frame_line(ended.kind) || is_frame_line(begun.kind)) return true;
    if (changes_font(last, next) && !begun.begins_lower) return true;
    if (fit == Fit::open) return !reads_on(first, last, next);
    if ((is_centred(last) || is_centred(next)) && share_middle(last, next)) {
      return begun.kind == LineKind::attached || begun.kind == LineKind::appendix;
    }
    if (is_set_off(open, next)) return true;
    if (begun.kind != LineKind::list_item && begun.kind != LineKind::heading) return false;
    if (std::abs(next.box().x0 - first.box().x0) > tolerance_.edge) return false;
    return ended.ends_hard || first.signs().kind == begun.kind;
  }

  /// Whether `next`, the first line of the next column, is the rest of the paragraph.
  std::optional<bool> goes_on(const OpenParagraph& open, const Line& next,
                              const ColumnEdges& next_edges) const {
    const LineSigns &ended = open.last.signs(), &begun = next.signs();
    const std::optional<bool> set_off = begun.begins_lower ? std::nullopt : std::optional(false);
    if (std::abs(open.last.size() - next.size()) > tolerance_.size || fit_of(open.last, next) != Fit::no)
      return set_off;
    if (is_centred(open.last) || stands_alone(begun.kind)) return std::nullopt;
    const bool item = begins_paragraph(begun.kind) || begun.kind == LineKind::basis;
    if (item && ended.ends_hard) return std::nullopt;
    const double first = open.first.box().x0 - edges_.left, last = open.last.box().x0 - edges_.left;
    const double indent = next.box().x0 - next_edges.left;
    const bool indented = first - last > tolerance_.indent;  // a first line's way, seen in this paragraph
    if (open.lines > 1 && indented) return std::abs(indent - last) < tolerance_.edge ? true : set_off;
    if (open.lines == 1 && first - indent > tolerance_.indent) return true;
    if (ended.ends_hard || item) return std::nullopt;
    const bool level = first < tolerance_.indent && indent < tolerance_.indent;
    return level ? std::optional(true) : std::nullopt;
  }

 private:
  /// Between lines of one paragraph: the middle of what stands between full lines and those that follow.
  double measure_leading(std::span<const Line> lines) const {
    std::vector<double> distances;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const double distance = lines[i].baseline() - lines[i - 1].baseline();
      const bool full = fit_of(lines[i - 1], lines[i]) != Fit::yes;
      const bool begins = lines[i].box().x0 > lines[i - 1].box().x0 + tolerance_.indent;
      if (full && !begins && distance > 0.5 * lines[i].size()) distances.push_back(distance);
    }
    if (distances.empty()) return 0;
    const auto rank = static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), distances.begin() + rank, distances.end());
    return distances[static_cast<std::size_t>(rank)];
  }

  bool is_far_below(const OpenParagraph& open, const Line& next, double distance) const {
    const double usual = open.leading > 0 ? open.leading : usual_leading_;
    return usual > 0 && distance > usual + tolerance_.leading * next.size();
  }

  /// Most lines: a full one, and below it, where the paragraph's lines begin, one that goes on in lower case.
  bool goes_on_plainly(const OpenParagraph& open, const Line& next, Fit fit) const {
    if (fit != Fit::no || !is_lower_letter(first_code_point(next.text()))) return false;
    if (next.text().find_first_of(").") < 6) return false;  // "a)", "đ)", "a1."
    const double shift = next.box().x0 - open.last.box().x0;
    return open.lines > 1 ? std::abs(shift) < tolerance_.edge : shift < tolerance_.edge;
  }

  bool is_centred(const Line& line) const {
    const double before = line.box().x0 - edges_.left, after = edges_.right - line.box().x1;
    return before > tolerance_.indent &&
           std::abs(before - after) < std::max(3.0, 0.05 * (edges_.right - edges_.left));
  }

  /// As lines of centred text do, full ones among them.
  bool share_middle(const Line& a, const Line& b) const {
    return std::abs(a.box().x0 + a.box().x1 - b.box().x0 - b.box().x1) < 2 * tolerance_.middle;
  }

  Fit fit_of(const Line& last, const Line& next) const {
    const double needed = next.first_word() + kBlank * next.size() + 0.5;
    const bool centred = is_centred(last) && share_middle(last, next);
    const auto fits = [&](const ColumnEdges& edges) {
      return edges.right - last.box().x1 + (centred ? last.box().x0 - edges.left : 0) > needed;
    };
    if (!fits(edges_)) return Fit::no;
    return edges_.exact || fits(printed_) ? Fit::yes : Fit::open;
  }

  /// Centred lines tell that their column is wider than the one beside it lets see: it has as much room on
  /// both sides of their middle.  Other lines begin where it does.
  void find_edges(std::span<const Line> lines) {
    const double middle = (printed_.left + printed_.right) / 2;
    const bool centred = std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
      return std::abs((line.box().x0 + line.box().x1) / 2 - middle) < line.size() / 4;
    });
    if (!centred) {
      edges_.left = printed_.left;
      return;
    }
    const double half = std::max(middle - edges_.left, edges_.right - middle);
    edges_.left = middle - half;
    edges_.right = middle + half;
  }

  static bool changes_font(const Line& last, const Line& next) {
    return last.font() && next.font() && *last.font() != *next.font();
  }

  /// Where the column's edge is not known the words decide.
  static bool reads_on(const Line& first, const Line& last, const Line& next) {
    if (next.signs().begins_lower) return true;
    if (begins_paragraph(next.signs().kind)) return false;
    // Items of a list of recipients end with ";"; "TP." at a line's end ends none, "- Lưu: VT." does.
    if (first.signs().kind == LineKind::list_item)
      return !last.text().ends_with(';') && !plain_key(first.text()).starts_with("- luu");
    return !last.signs().ends_hard && is_digit(first_code_point(next.text()));
  }

  /// True where the next line goes on although its first word would have fitted: a no-break space may hold it
  /// to the second.  The paragraph is one of those whose first line is indented, its last line nearly full.
  bool stands_in_running_text(const OpenParagraph& open, const Line& next) const {
    const double indent = open.first.box().x0 - edges_.left, at = next.box().x0 - edges_.left;
    const bool begins_far = indent > tolerance_.indent && indent < 0.25 * (edges_.right - edges_.left);
    const bool full = open.last.box().x1 - edges_.left > 0.7 * (edges_.right - edges_.left);
    if (!edges_.exact || !begins_far || !full || at > tolerance_.edge || is_centred(open.last)) return false;
    if (open.lines > 1 && std::abs(open.last.box().x0 - next.box().x0) > tolerance_.edge) return false;
    return !open.last.signs().ends_hard && !begins_paragraph(next.signs().kind) &&
           !stands_alone(open.last.signs().kind) && open.first.signs().kind != LineKind::heading;
  }

  /// By its indent.  A first line stands further right (indented) or further left (a hanging item) than the
  /// lines behind it.
  bool is_set_off(const OpenParagraph& open, const Line& next) const {
    const double shift = next.box().x0 - open.last.box().x0;
    if (open.lines > 1) return std::abs(shift) > tolerance_.indent;
    if (std::abs(shift) <= tolerance_.edge) {
      // Both are indented: two paragraphs, unless all of one is.
      return open.first.box().x0 - edges_.left > tolerance_.indent && !next.signs().begins_lower;
    }
    return shift > tolerance_.indent && !open.first.has_word_at(next.box().x0, tolerance_.edge);
  }

  ColumnEdges edges_;
  Tolerance tolerance_ = kPrinted;
  ColumnEdges printed_;  // of the lines themselves
  double usual_leading_ = 0;
};

std::vector<Line> lines_of(const Page& page, const std::vector<PrintedLine>& printed) {
  std::vector<Line> lines;
  lines.reserve(printed.size());
  for (const PrintedLine& line : printed) lines.emplace_back(page, line);
  return lines;
}

/// Lines under one set of edges.
struct LineRange {
  std::size_t begin = 0, end = 0;
  ColumnEdges edges;
};

bool is_recipients(const Line& line) {
  return (line.first_letter() == U'N' || line.first_letter() == U'n') &&
         line.signs().kind == LineKind::recipients;
}

/// Lists of recipients stand in a column of their own also where the signature beside them is on another
/// page.
std::vector<LineRange> ranges_of(const std::vector<Line>& lines, const ColumnEdges& edges) {
  std::vector<LineRange> ranges;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines.size() && edges.exact; ++i) {
    if (!is_recipients(lines[i])) continue;
    std::size_t end = i + 1;
    while (end < lines.size() && !stands_alone(lines[end].signs().kind)) ++end;
    if (begin < i) ranges.push_back({begin, i, edges});
    ranges.push_back({i, end, {edges.left, edges.right, false}});
    begin = end;
    i = end - 1;
  }
  if (begin < lines.size()) ranges.push_back({begin, lines.size(), edges});
  return ranges;
}

/// Where the paragraphs of all lines begin.
std::vector<std::size_t> paragraph_begins(const std::vector<Line>& lines, const ColumnEdges& edges) {
  std::vector<std::size_t> begins;
  for (const LineRange& range : ranges_of(lines, edges)) {
    const ParagraphRules rules(range.edges, std::span(lines).subspan(range.begin, range.end - range.begin));
    begins.push_back(range.begin);
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      const std::size_t begin = begins.back();
      const double leading = i - begin > 1 ? lines[i - 1].baseline() - lines[i - 2].baseline() : 0;
      if (rules.ends_before({lines[begin], lines[i - 1], i - begin, leading}, lines[i])) begins.push_back(i);
    }
  }
  return begins;
}

}  // namespace

std::vector<PrintedParagraph> make_paragraphs(const Page& page, std::vector<PrintedLine> printed,
                                              const ColumnEdges& edges) {
  const std::vector<std::size_t> begins = paragraph_begins(lines_of(page, printed), edges);
  std::vector<PrintedParagraph> paragraphs(begins.size());
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : printed.size();
    for (std::size_t line = begins[i]; line < end; ++line)
      paragraphs[i].lines.push_back(std::move(printed[line]));
  }
  return paragraphs;
}

std::vector<PrintedParagraph> make_paragraphs(const Page& page, std::vector<PrintedLine> lines, double left,
                                              double right) {
  return make_paragraphs(page, std::move(lines), ColumnEdges{left, right});
}

std::optional<bool> goes_on_in_next_column(const PlacedParagraph& last, const PlacedParagraph& next) {
  const std::vector<Line> before = lines_of(last.page, last.paragraph.lines);
  const Line after(next.page, next.paragraph.lines.front());
  return ParagraphRules(last.edges, before)
      .goes_on({before.front(), before.back(), before.size(), 0}, after, next.edges);
}

}  // namespace vanthu
