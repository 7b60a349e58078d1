// The year that a plan is for, and what it does to dates without one.
#include "parsers/plan_time.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "parsers/deadline.h"
#include "plan_text.h"

namespace vanthu {
namespace {

struct PlanTimeCase {
  const char* date;
  const char* title;
  std::optional<int> year;
};

TEST(PlanTime, TakesTheTitlesYearInDecemberBeforeItAndWhereNoDateIs) {
  for (const PlanTimeCase& one : std::initializer_list<PlanTimeCase>{
           {"2025-12-20", "Công tác dân vận năm 2026", 2026},
           {"2025-12", "Công tác dân vận năm 2026", 2026},
           {"2025-11-20", "Công tác dân vận năm 2026", std::nullopt},
           {"2026-01-05", "Công tác dân vận năm 2026", std::nullopt},
           {"2025-12-20", "Tổng kết năm 2025", std::nullopt},
           {"2025-12-20", "Giai đoạn 2026 - 2030", std::nullopt},
           {"2025-12-20", "Nhiệm vụ năm 2026 và giai đoạn 2026 - 2030", std::nullopt},
           {"2025-12-20", "Thực hiện Nghị quyết số 5/NQ-HĐND ngày 12/12/2025 năm 2026", 2026},
           {"", "Công tác dân vận năm 2026", 2026},
           {"", "Công tác dân vận", std::nullopt},
           {"2025", "Công tác dân vận năm 2026", std::nullopt}}) {
    Header header;
    if (*one.date != '\0') header.date = one.date;
    header.title = one.title;
    EXPECT_EQ(plan_time_of(header).year, one.year) << one.date << " " << one.title;
  }
}

TEST(PlanTime, AnchorsDatesWithoutAYearAndNoOthers) {
  const auto end = [](const char* text, std::optional<int> year) {
    return parse_deadlines(text, "2025-12-20", year).front().end.value_or("-");
  };
  EXPECT_EQ(end("Trước ngày 15/3", 2026), "2026-03-15");
  EXPECT_EQ(end("Trước ngày 15/3", std::nullopt), "2025-03-15");
  EXPECT_EQ(end("Quý I", 2026), "2026-03-31");
  EXPECT_EQ(end("Cả năm", 2026), "2026-12-31");
  EXPECT_EQ(end("Tháng 12/2025", 2026), "2025-12-31");
  EXPECT_EQ(end("Trong 10 ngày kể từ ngày ký", 2026), end("Trong 10 ngày kể từ ngày ký", std::nullopt));
}

TEST(PlanTime, HoldsForTheTasksOfThePlan) {
  const Document record = test::parse(
      "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 15/KH-UBND\nTân Hòa, ngày 20 tháng 12 năm 2025\nKẾ HOẠCH\nCông tác "
      "dân "
      "vận năm 2026\nII. NHIỆM VỤ\n1. Giao Công an xã tuần tra, xong trước ngày 15/3.\n2. Bảng sau.\n"
      "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tTập huấn\tTrạm Y tế\tQuý I\n");
  ASSERT_EQ(record.assignments.size(), 2u);
  EXPECT_EQ(record.assignments[0].deadline->end, "2026-03-15");
  EXPECT_EQ(record.assignments[1].deadline->end, "2026-03-31");
}

}  // namespace
}  // namespace vanthu
