#include "tools/program/day_range.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

struct Case {
  std::string text;
  std::optional<std::string> from, to;
};

TEST(DayRange, ReadsDatesAsPeopleWriteThem) {
  const Case cases[] = {
      {"2026-05-08", "2026-05-08", "2026-05-08"},
      {"8/5/2026", "2026-05-08", "2026-05-08"},
      {"08/05/2026", "2026-05-08", "2026-05-08"},
      {"2026-02", "2026-02-01", "2026-02-28"},
      {"2/2028", "2028-02-01", "2028-02-29"},
      {"2026", "2026-01-01", "2026-12-31"},
      {"2026-01..2026-06", "2026-01-01", "2026-06-30"},
      {"1/1/2026..30/6/2026", "2026-01-01", "2026-06-30"},
      {"2026-03-01..", "2026-03-01", std::nullopt},
      {"..2026-03", std::nullopt, "2026-03-31"},
      {"Quý I/2026", "2026-01-01", "2026-03-31"},
      {"Quý I/2026..Quý II/2026", "2026-01-01", "2026-06-30"},
  };
  for (const Case& c : cases) {
    const auto range = parse_day_range(c.text);
    ASSERT_TRUE(range) << c.text;
    EXPECT_EQ(range->from, c.from) << c.text;
    EXPECT_EQ(range->to, c.to) << c.text;
  }
}

TEST(DayRange, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "..", "2026-13", "2026-02-30", "31/4/2026", "0000-01-01", "99999999999", "2026-", "mai",
        "2026-06..2026-01", "2026-01..mai", "2026-01-01-01", "Thường xuyên"}) {
    EXPECT_FALSE(parse_day_range(text)) << text;
  }
}

}  // namespace
}  // namespace vanthu
