#include "tools/export/svg_charts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The values of an attribute of all rectangles, as numbers.
std::vector<double> of_rectangles(const Html& html, const std::string& attribute) {
  std::vector<double> values;
  const std::string& markup = html.markup();
  for (std::size_t at = 0; (at = markup.find("<rect ", at)) != std::string::npos; ++at) {
    const std::size_t value = markup.find(" " + attribute + "=\"", at);
    if (value == std::string::npos || value > markup.find('>', at)) continue;
    values.push_back(std::strtod(markup.c_str() + value + attribute.size() + 3, nullptr));
  }
  return values;
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TEST(BarChart, HasWhatIsCounted) {
  const Html chart = bar_chart({{"Phòng Kinh tế", {3, 0, 5}}, {"Trạm Y tế", {1, 1, 0}}});
  EXPECT_THAT(of_rectangles(chart, "data-count"), ElementsAre(3, 5, 1, 1));
  EXPECT_THAT(chart.markup(), HasSubstr("3 + 0 + 5"));
  EXPECT_THAT(chart.markup(), HasSubstr("Phòng Kinh tế"));
}

TEST(BarChart, IsAsLongAsTheCounts) {
  const Html chart = bar_chart({{"a", {3, 5}}, {"b", {2, 2}}});
  EXPECT_THAT(of_rectangles(chart, "width"), ElementsAre(37.5, 62.5, 25, 25));
  EXPECT_THAT(of_rectangles(chart, "x"), ElementsAre(0, 37.5, 0, 25));
}

TEST(BarChart, OfNothingIsBlank) {
  EXPECT_THAT(of_rectangles(bar_chart({}), "width"), IsEmpty());
  EXPECT_THAT(of_rectangles(bar_chart({{"a", {0, 0}}}), "width"), IsEmpty());
}

TEST(BarChart, EscapesAndBoundsLabels) {
  const std::string markup = bar_chart({{"<b>" + std::string(100'000, 'x'), {1}}}).markup();
  EXPECT_THAT(markup, Not(HasSubstr("<b>")));
  EXPECT_LT(markup.size(), 2000u);
}

TEST(TimeChart, HasAColumnForEachMonthInProportion) {
  const TimeLine line{
      {{2026, 1, 4, 0}, {2026, 2, 0, 2}, {2026, 3, 0, 0}, {2026, 4, 1, 1}}, {}, "", "Thời hạn"};
  const Html chart = time_chart(line);
  EXPECT_THAT(of_rectangles(chart, "data-count"), ElementsAre(4, 2, 1, 1));
  const std::vector<double> heights = of_rectangles(chart, "height");
  EXPECT_DOUBLE_EQ(heights[0], 2 * heights[1]);
  EXPECT_DOUBLE_EQ(heights[1], 2 * heights[2]);
  EXPECT_THAT(chart.markup(), HasSubstr("aria-label=\"Thời hạn\""));
  EXPECT_THAT(chart.markup(), HasSubstr(">2026</text>"));
}

TEST(TimeChart, StaysInItsWidthAndHeight) {
  TimeLine line;
  for (int i = 0; i < 36; ++i) {
    line.months.push_back({2026 + i / 12, i % 12 + 1, static_cast<std::size_t>(i * 1000), 500'000});
  }
  const Html chart = time_chart(line);
  const auto x = of_rectangles(chart, "x"), width = of_rectangles(chart, "width");
  const auto y = of_rectangles(chart, "y"), height = of_rectangles(chart, "height");
  for (std::size_t i = 0; i < x.size(); ++i) {
    EXPECT_GE(x[i], 0);
    EXPECT_LE(x[i] + width[i], 100);
    EXPECT_GE(y[i], 0);
    EXPECT_GT(height[i], 0);
  }
  EXPECT_EQ(sum(of_rectangles(chart, "data-count")), 36 * 500'000 + 1000 * 35 * 36 / 2);
}

TEST(TimeChart, MarksTheDayOnItsSide) {
  TimeLine line{{{2026, 1, 1, 0}, {2026, 2, 1, 0}}, 0.25, "15/01/2026", ""};
  EXPECT_THAT(time_chart(line).markup(), HasSubstr("text-anchor=\"start\""));
  line.today = 0.75;
  EXPECT_THAT(time_chart(line).markup(), HasSubstr("text-anchor=\"end\""));
  line.today.reset();
  EXPECT_THAT(time_chart(line).markup(), Not(HasSubstr("15/01/2026")));
}

TEST(ChartLegend, ShowsASampleOfEachPart) {
  EXPECT_EQ(of_rectangles(chart_legend({"chủ trì", "phối hợp"}), "width").size(), 2u);
}

}  // namespace
}  // namespace vanthu
