#include "ingest/page_furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "ingest/layout_signs.h"
#include "ingest/page_grid.h"

namespace vanthu {
namespace {

constexpr double kMargin = 0.13;       // of the page's height: where numbers and running heads stand
constexpr std::size_t kEdgeLines = 3;  // looked at from the top and from the bottom
constexpr double kSameHeight = 6;      // points

/// A line at the upper or lower edge of its page.
struct EdgeLine {
  std::size_t page = 0;  // index
  PrintedLine line;
  std::string key;            // its text without digits and blanks
  std::optional<int> number;  // where it is a page number by its looks
  double height = 0;          // from the top, or (negative) from the bottom
};

std::string text_of(const Page& page, const PrintedLine& line) {
  std::string text;
  for (const std::uint32_t word : line.words) {
    if (!text.empty()) text += ' ';
    text += page.words[word].text;
  }
  return text;
}

std::string key_of(std::string text) {
  std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
  return text;
}

WordIndices upright_words(const Page& page) {
  WordIndices words;
  for (std::uint32_t i = 0; i < page.words.size(); ++i) {
    if (page.words[i].direction == WordDirection::right) words.push_back(i);
  }
  return words;
}

/// Repeated heads of tables stand at the same height on all pages too.
bool is_in_table(const std::vector<Grid>& grids, const PrintedLine& line) {
  const double y = (line.box.y0 + line.box.y1) / 2;
  return std::any_of(grids.begin(), grids.end(), [&](const Grid& grid) {
    const Box box = grid.box();
    return grid.columns.size() > 2 && y > box.y0 && y < box.y1 && line.box.x0 > box.x0 &&
           line.box.x1 < box.x1;
  });
}

std::vector<EdgeLine> edge_lines(const Page& page, std::size_t index, const WordIndices& words) {
  WordIndices near_edge;
  for (const std::uint32_t word : words) {
    const Box& box = page.words[word].box;
    if (box.y1 < kMargin * page.height || box.y0 > (1 - kMargin) * page.height) near_edge.push_back(word);
  }
  std::vector<PrintedLine> lines = make_lines(page, near_edge);
  const std::vector<Grid> grids = lines.empty() ? std::vector<Grid>() : find_grids(page.rules);
  std::vector<EdgeLine> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool top = lines[i].box.y1 < kMargin * page.height;
    const bool outer = top ? i < kEdgeLines : i + kEdgeLines >= lines.size();
    if (!outer || is_in_table(grids, lines[i])) continue;
    const std::string text = text_of(page, lines[i]);
    EdgeLine edge;
    edge.page = index;
    edge.key = key_of(text);
    edge.number = page_number(text);
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

/// Lines with the same words at the same height on more than half of the pages, three at least.
void mark_running(std::size_t pages, const std::vector<EdgeLine>& lines, std::vector<bool>& marked) {
  std::map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].key.empty()) by_key[lines[i].key].push_back(i);
  }
  for (const auto& [key, same] : by_key) {
    if (same.size() < 3 || same.size() * 2 <= pages) continue;
    std::vector<double> heights;
    for (const std::size_t i : same) heights.push_back(lines[i].height);
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    const double usual = heights[heights.size() / 2];
    for (const std::size_t i : same) {
      if (std::abs(lines[i].height - usual) < kSameHeight) marked[i] = true;
    }
  }
}

}  // namespace

std::vector<WordIndices> take_out_furniture(const std::vector<Page>& pages) {
  std::vector<WordIndices> words;
  std::vector<EdgeLine> lines;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    words.push_back(upright_words(pages[i]));
    std::vector<EdgeLine> found = edge_lines(pages[i], i, words.back());
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
