#include "ingest/page_head_row.h"

#include <algorithm>
#include <utility>

#include "ingest/layout_signs.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

// Lines of a head above and below that of "STT".
constexpr std::size_t kHeadLines = 3;

bool overlap(const Cluster& a, const Cluster& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

// Puts the clusters of a further head line to the columns; false where one belongs to none or to two.
bool add_line(std::vector<Cluster>& columns, const std::vector<Cluster>& line) {
  for (const Cluster& cluster : line) {
    std::size_t found = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!overlap(columns[i], cluster)) continue;
      if (found != columns.size()) return false;
      found = i;
    }
    if (found == columns.size() || found == 0) return false;
    Cluster& column = columns[found];
    column.words.insert(column.words.end(), cluster.words.begin(), cluster.words.end());
    column.x0 = std::min(column.x0, cluster.x0);
    column.x1 = std::max(column.x1, cluster.x1);
  }
  return true;
}

// As add_line, where a cluster that stands over no column is one more.
bool merge_columns(std::vector<Cluster>& columns, const std::vector<Cluster>& line) {
  for (const Cluster& cluster : line) {
    const auto meets = [&](const Cluster& column) { return overlap(column, cluster); };
    if (std::any_of(columns.begin(), columns.end(), meets)) {
      if (!add_line(columns, {cluster})) return false;
      continue;
    }
    const auto place = std::find_if(columns.begin(), columns.end(),
                                    [&](const Cluster& column) { return column.x0 > cluster.x0; });
    columns.insert(place, cluster);
  }
  return true;
}

std::vector<std::string> texts_of(const Page& page, const std::vector<Cluster>& columns) {
  std::vector<std::string> texts;
  for (const Cluster& column : columns) texts.push_back(row_text(page, column.words));
  return texts;
}

// True where a rule lies between line `next` and the one above.
bool is_ruled_off(std::span<const PrintedLine> lines, std::span<const RulingLine> rules, std::size_t next) {
  const Box &above = lines[next - 1].box, &below = lines[next].box;
  return std::any_of(rules.begin(), rules.end(), [&](const RulingLine& rule) {
    const bool between = rule.at > (above.y0 + above.y1) / 2 && rule.at < (below.y0 + below.y1) / 2;
    return between && rule.begin < below.x1 && rule.end > below.x0 && rule.length() > below.x1 - below.x0;
  });
}

bool may_be_one_head(std::span<const PrintedLine> lines, std::span<const RulingLine> rules,
                     std::size_t next) {
  return is_near(lines, next, kCellPitch) && !is_ruled_off(lines, rules, next);
}

}  // namespace

std::vector<Cluster> clusters_of(const Page& page, const PrintedLine& line, double gap) {
  std::vector<Cluster> clusters;
  for (const std::uint32_t index : line.words) {
    const PageWord& word = page.words[index];
    if (clusters.empty() || word.box.x0 - clusters.back().x1 > gap * static_cast<double>(word.size))
      clusters.push_back({{}, word.box.x0, word.box.x1});
    clusters.back().words.push_back(index);
    clusters.back().x1 = std::max(clusters.back().x1, word.box.x1);
  }
  return clusters;
}

bool is_near(std::span<const PrintedLine> lines, std::size_t next, double pitch) {
  return lines[next].baseline - lines[next - 1].baseline <= pitch * lines[next].size;
}

std::optional<HeadRow> find_head_row(const Page& page, std::span<const PrintedLine> lines,
                                     std::span<const RulingLine> rules, std::size_t at) {
  HeadRow head{clusters_of(page, lines[at]), at, at + 1};
  if (head.columns.size() < 2 || head_kind(row_text(page, head.columns[0].words)) != HeadKind::ordinal)
    return std::nullopt;
  // Where "STT" stands in the middle of a head of several lines, the columns are those of all of them.
  while (head.begin > 0 && at - head.begin < kHeadLines && may_be_one_head(lines, rules, head.begin)) {
    const std::vector<Cluster> above = clusters_of(page, lines[head.begin - 1]);
    if (above.size() < 2 || above.front().x0 < head.columns.front().x1) break;
    std::vector<Cluster> columns = head.columns;
    if (!merge_columns(columns, above)) break;
    head.columns = std::move(columns);
    --head.begin;
  }
  while (head.end < lines.size() && head.end - at <= kHeadLines && may_be_one_head(lines, rules, head.end)) {
    std::vector<Cluster> columns = head.columns;
    if (!add_line(columns, clusters_of(page, lines[head.end]))) break;
    head.columns = std::move(columns);
    ++head.end;
  }
  const std::vector<std::string> texts = texts_of(page, head.columns);
  if (texts.size() < kMinHeadColumns || !reads_like_head(texts)) return std::nullopt;
  const auto unknown = std::count_if(
      texts.begin(), texts.end(), [](const std::string& text) { return head_kind(text) == HeadKind::none; });
  return unknown * 3 <= static_cast<std::ptrdiff_t>(texts.size()) ? std::optional(head) : std::nullopt;
}

}  // namespace vanthu
