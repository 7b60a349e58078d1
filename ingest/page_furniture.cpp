#include "ingest/page_furniture.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "ingest/layout_paragraphs.h"
#include "ingest/layout_signs.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

constexpr double kMargin = 0.13;       // of the page's height: where numbers and running heads stand
constexpr std::size_t kEdgeLines = 3;  // looked at from the top and from the bottom
constexpr std::size_t kMaxWords = 60;  // a running head repeats a title at most
constexpr double kSameHeight = 6;      // points

/// A line at the upper or lower edge of its page.
struct EdgeLine {
  std::size_t page = 0;  // index
  PrintedLine line;
  std::string key;            // its text without digits and blanks
  std::optional<int> number;  // where it is a page number by its looks
  double height = 0;          // from the top, or (negative) from the bottom
};

std::string key_of(std::string text) {
  std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
  return text;
}

WordIndices all_words(const Page& page) {
  WordIndices words(page.words.size());
  std::iota(words.begin(), words.end(), 0u);
  return words;
}

/// Ruling lines on both sides of the line: a repeated head of a table stands at the same height on all pages.
bool is_in_table(const Page& page, const PrintedLine& line) {
  const double y = (line.box.y0 + line.box.y1) / 2;
  bool left = false, right = false;
  for (const Box& rule : page.rules) {
    if (rule.y0 > y || rule.y1 < y || rule.y1 - rule.y0 < rule.x1 - rule.x0) continue;
    left = left || rule.x1 <= line.box.x0;
    right = right || rule.x0 >= line.box.x1;
  }
  return left && right;
}

/// What may stand at the same height on many pages and is text of each: appendices one a page, forms, the
/// head of a table without ruling lines.
bool is_text(const Page& page, const PrintedLine& line, const std::string& text) {
  const LineKind kind = read_signs(text).kind;
  if (stands_alone(kind) && kind != LineKind::upper) return true;
  if (kind == LineKind::attached) return true;
  std::vector<std::string> cells;
  for (const WordRow& piece : row_pieces(page, line.words)) cells.push_back(row_text(page, piece));
  return reads_like_head(cells);
}

/// "2/13": page_number knows it behind "Trang" alone, elsewhere it may be a date.
std::optional<int> edge_number(const std::string& text) {
  if (const std::optional<int> number = page_number(text)) return number;
  return page_number("Trang " + text);
}

std::vector<EdgeLine> edge_lines(const Page& page, std::size_t index) {
  WordIndices near_edge;
  for (std::uint32_t word = 0; word < page.words.size(); ++word) {
    if (page.words[word].direction != WordDirection::right) continue;
    const Box& box = page.words[word].box;
    if (box.y1 < kMargin * page.height || box.y0 > (1 - kMargin) * page.height) near_edge.push_back(word);
  }
  std::vector<PrintedLine> lines = make_lines(page, near_edge);
  std::vector<EdgeLine> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool top = lines[i].box.y1 < kMargin * page.height;
    const bool outer = top ? i < kEdgeLines : i + kEdgeLines >= lines.size();
    if (!outer || lines[i].words.size() > kMaxWords || is_in_table(page, lines[i])) continue;
    const std::string text = row_text(page, lines[i].words);
    EdgeLine edge;
    edge.page = index;
    edge.number = edge_number(text);
    if (!edge.number && is_text(page, lines[i], text)) continue;
    edge.key = key_of(text);
    edge.height = top ? lines[i].baseline : lines[i].baseline - page.height;
    edge.line = std::move(lines[i]);
    found.push_back(std::move(edge));
  }
  return found;
}

/// Numbers that count with the pages: as many apart as their pages are, on two pages or more, or the page's
/// own number.
void mark_numbers(const std::vector<Page>& pages, const std::vector<EdgeLine>& lines,
                  std::vector<bool>& marked) {
  std::map<int, std::size_t> offsets;
  for (const EdgeLine& line : lines) {
    if (line.number) ++offsets[*line.number - pages[line.page].number];
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].number) continue;
    const int offset = *lines[i].number - pages[lines[i].page].number;
    marked[i] = marked[i] || offset == 0 || offsets[offset] > 1;
  }
}

/// Lines with the same words at the same height on more than a third of the pages (a head may stand on odd
/// pages alone), three at least.
void mark_running(std::size_t pages, const std::vector<EdgeLine>& lines, std::vector<bool>& marked) {
  std::map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].key.empty()) by_key[lines[i].key].push_back(i);
  }
  const auto is_enough = [&](std::size_t count) { return count >= 3 && count * 3 > pages; };
  for (const auto& [key, same] : by_key) {
    if (!is_enough(same.size())) continue;
    std::vector<double> heights;
    for (const std::size_t i : same) heights.push_back(lines[i].height);
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    const double usual = heights[heights.size() / 2];
    std::vector<std::size_t> level;
    std::copy_if(same.begin(), same.end(), std::back_inserter(level),
                 [&](std::size_t i) { return std::abs(lines[i].height - usual) < kSameHeight; });
    if (!is_enough(level.size())) continue;
    for (const std::size_t i : level) marked[i] = true;
  }
}

}  // namespace

std::vector<WordIndices> take_out_furniture(const std::vector<Page>& pages) {
  std::vector<WordIndices> words;
  std::vector<EdgeLine> lines;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    words.push_back(all_words(pages[i]));
    std::vector<EdgeLine> found = edge_lines(pages[i], i);
    std::move(found.begin(), found.end(), std::back_inserter(lines));
  }
  std::vector<bool> marked(lines.size(), false);
  mark_numbers(pages, lines, marked);
  mark_running(pages.size(), lines, marked);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!marked[i]) continue;
    WordIndices gone = lines[i].line.words;
    std::sort(gone.begin(), gone.end());
    std::erase_if(words[lines[i].page],
                  [&](std::uint32_t word) { return std::binary_search(gone.begin(), gone.end(), word); });
  }
  return words;
}

}  // namespace vanthu
