#include "tools/export/svg_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

namespace vanthu {
namespace {

struct PartLook {
  std::string_view fill, line;
};

constexpr std::array<PartLook, kMostParts> kLooks{
    {{"#173f68", "#173f68"}, {"#86aed3", "#173f68"}, {"#ffffff", "#173f68"}, {"#d9d9d9", "#767676"}}};

// Heights of the time line, in CSS pixels.
constexpr double kTop = 36, kColumns = 150, kBase = kTop + kColumns, kMonthLine = kBase + 17,
                 kYearLine = kBase + 35, kHeight = kBase + 44;
/// Wide enough to be seen, narrow enough for a column of its own.
constexpr double kShareOfMonth = 0.72;
/// More columns than this do not have room for all their numbers on a telephone.
constexpr std::size_t kRoomy = 12;

std::string percent(double share) { return fmt::format("{:.3f}%", 100 * share); }

std::string pixels(double length) { return fmt::format("{:.1f}", length); }

std::size_t sum_of(const std::vector<std::size_t>& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::size_t{0});
}

double share_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Html rectangle(const std::string& x, double y, const std::string& width, double height, const PartLook& look,
               std::size_t count) {
  return element("rect",
                 {{"x", x},
                  {"y", pixels(y)},
                  {"width", width},
                  {"height", pixels(height)},
                  {"fill", std::string(look.fill)},
                  {"stroke", std::string(look.line)},
                  {"data-count", std::to_string(count)}},
                 {});
}

std::string sum_in_words(const std::vector<std::size_t>& parts) {
  return parts.size() == 1 ? std::to_string(parts.front()) : fmt::format("{}", fmt::join(parts, " + "));
}

Html bar_row(const ChartBar& bar, std::size_t longest) {
  constexpr double kThick = 14;
  Html rectangles;
  double begin = 0;
  for (std::size_t i = 0; i < std::min(bar.parts.size(), kMostParts); ++i) {
    if (bar.parts[i] == 0) continue;
    const double share = share_of(bar.parts[i], longest);
    rectangles += rectangle(percent(begin), 1, percent(share), kThick, kLooks[i], bar.parts[i]);
    begin += share;
  }
  const std::string numbers = sum_in_words(bar.parts);
  return element("div", {{"class", "bar"}},
                 element("span", {{"class", "bar-label"}}, html_text(bar.label, kMostShown / 4)) +
                     element("svg",
                             {{"class", "bar-line"},
                              {"role", "img"},
                              {"aria-label", numbers},
                              {"width", "100%"},
                              {"height", pixels(kThick + 2)}},
                             rectangles) +
                     element("span", {{"class", "bar-count"}}, html_text(numbers)));
}

Html words_at(double x, double y, std::string_view look, std::string_view words) {
  return element("text",
                 {{"x", percent(x)},
                  {"y", pixels(y)},
                  {"text-anchor", "middle"},
                  {"font-size", "11"},
                  {"class", std::string(look)}},
                 html_text(words));
}

Html line_at(double x, double top, double bottom, std::string_view colour, std::string_view dashes) {
  return element("line",
                 {{"x1", percent(x)},
                  {"x2", percent(x)},
                  {"y1", pixels(top)},
                  {"y2", pixels(bottom)},
                  {"stroke", std::string(colour)},
                  {"stroke-dasharray", std::string(dashes)}},
                 {});
}

/// The column of a month with its number above it.
Html month_bars(const TimeColumn& month, double left, double width, std::size_t highest) {
  const double once = kColumns * share_of(month.once, highest);
  const double repeating = kColumns * share_of(month.repeating, highest);
  const std::string x = percent(left + width * (1 - kShareOfMonth) / 2),
                    wide = percent(width * kShareOfMonth);
  Html bars;
  if (month.once > 0) bars += rectangle(x, kBase - once, wide, once, kLooks[0], month.once);
  if (month.repeating > 0) {
    bars += rectangle(x, kBase - once - repeating, wide, repeating, kLooks[1], month.repeating);
  }
  const std::size_t sum = month.once + month.repeating;
  if (sum > 0) {
    bars += words_at(left + width / 2, kBase - once - repeating - 5, "number", std::to_string(sum));
  }
  return bars;
}

/// The month's name below the column; where it begins a year, that year.
Html month_names(const TimeColumn& month, bool first, double left, double width) {
  const bool quarter = month.month % 3 == 1;
  Html names = words_at(left + width / 2, kMonthLine, quarter ? "month quarter" : "month",
                        std::to_string(month.month));
  if (!first && month.month != 1) return names;
  if (!first) names += line_at(left, kTop, kYearLine, "#767676", "none");
  return names + element("text",
                         {{"x", percent(left)},
                          {"dx", "3"},
                          {"y", pixels(kYearLine)},
                          {"font-size", "12"},
                          {"font-weight", "bold"}},
                         html_text(std::to_string(month.year)));
}

/// In front of the right half it is written to the line's left, so that it is not cut.
Html today_mark(double at, const std::string& label) {
  const bool right = at > 0.5;
  return line_at(at, kTop - 20, kBase, "#a3180f", "5 3") + element("text",
                                                                   {{"x", percent(at)},
                                                                    {"dx", right ? "-4" : "4"},
                                                                    {"y", pixels(kTop - 24)},
                                                                    {"text-anchor", right ? "end" : "start"},
                                                                    {"font-size", "12"},
                                                                    {"fill", "#a3180f"}},
                                                                   html_text(label));
}

}  // namespace

Html chart_legend(const std::vector<std::string>& parts) {
  Html samples;
  for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
    const Html box = element("rect",
                             {{"x", "1"},
                              {"y", "1"},
                              {"width", "12"},
                              {"height", "12"},
                              {"fill", std::string(kLooks[i].fill)},
                              {"stroke", std::string(kLooks[i].line)}},
                             {});
    samples +=
        element("li", element("svg", {{"width", "14"}, {"height", "14"}, {"aria-hidden", "true"}}, box) +
                          html_text(" " + parts[i]));
  }
  return element("ul", {{"class", "legend"}}, samples);
}

Html bar_chart(const std::vector<ChartBar>& bars) {
  std::size_t longest = 0;
  for (const ChartBar& bar : bars) longest = std::max(longest, sum_of(bar.parts));
  Html rows;
  for (const ChartBar& bar : bars) rows += bar_row(bar, longest);
  return element("div", {{"class", "bars"}}, rows);
}

Html time_chart(const TimeLine& line) {
  std::size_t highest = 0;
  for (const TimeColumn& month : line.months) highest = std::max(highest, month.once + month.repeating);
  const double width = line.months.empty() ? 1 : 1 / static_cast<double>(line.months.size());
  Html parts;
  if (line.today) parts += today_mark(*line.today, line.today_label);
  for (std::size_t i = 0; i < line.months.size(); ++i) {
    const double left = static_cast<double>(i) * width;
    parts += month_names(line.months[i], i == 0, left, width);
    parts += month_bars(line.months[i], left, width, highest);
  }
  parts += element(
      "line",
      {{"x1", "0"}, {"x2", "100%"}, {"y1", pixels(kBase)}, {"y2", pixels(kBase)}, {"stroke", "#333333"}}, {});
  return element("svg",
                 {{"class", line.months.size() > kRoomy ? "time crowded" : "time"},
                  {"role", "img"},
                  {"aria-label", line.description},
                  {"width", "100%"},
                  {"height", pixels(kHeight)}},
                 parts);
}

}  // namespace vanthu
