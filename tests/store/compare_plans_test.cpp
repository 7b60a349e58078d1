// Two plans task by task.
#include "store/compare_plans.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace vanthu {
namespace {

using Differences = std::vector<TaskDifference>;

std::vector<UnitMention> units(const std::vector<std::string>& names) {
  std::vector<UnitMention> mentions;
  for (const std::string& name : names) {
    mentions.emplace_back();
    mentions.back().unit = mentions.back().raw = name;
  }
  return mentions;
}

Deadline by(const std::string& day) {
  Deadline deadline;
  deadline.raw = "trước ngày " + day;
  deadline.kind = "by-date";
  deadline.end = day;
  return deadline;
}

Assignment task(const std::string& words, const std::string& ordinal = "") {
  Assignment task;
  task.task = words;
  if (!ordinal.empty()) task.ordinal = ordinal;
  task.lead = units({"Phòng Kinh tế"});
  task.coordinate = units({"Công an", "Hội Nông dân"});
  task.deadline = by("2026-06-30");
  task.product = "Báo cáo";
  return task;
}

/// A plan of a commune that every other one of the template is like.
PlanSide plan(const std::string& commune) {
  PlanSide side{commune, {}};
  const auto add = [&](const std::string& words) {
    side.tasks.push_back(task(words, std::to_string(side.tasks.size() + 1)));
  };
  add("Rà soát các điểm có nguy cơ sạt lở trên địa bàn xã " + commune + " trước mùa mưa");
  add("Cắm biển cảnh báo tại ngầm tràn, bến đò và khu vực ven suối");
  add("Tập huấn kỹ năng cứu nạn, cứu hộ cho đội xung kích các thôn");
  add("Dự trữ lương thực, thuốc men theo phương châm bốn tại chỗ");
  add("Tổng kết");
  return side;
}

/// By name, so that a failure can be read.
std::vector<std::string> names(const Differences& differences) {
  std::vector<std::string> all;
  for (const TaskDifference difference : differences) all.emplace_back(name_of(difference));
  return all;
}

struct Counts {
  std::size_t same = 0, different = 0, only_left = 0, only_right = 0;
  bool operator==(const Counts&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counts& c) {
  return out << c.same << " same, " << c.different << " different, " << c.only_left << " only left, "
             << c.only_right << " only right";
}

Counts counts(const std::vector<ComparedTask>& tasks) {
  Counts counts;
  for (const ComparedTask& compared : tasks) {
    if (!compared.right) {
      ++counts.only_left;
    } else if (!compared.left) {
      ++counts.only_right;
    } else {
      ++(compared.differences.empty() ? counts.same : counts.different);
    }
  }
  return counts;
}

TEST(ComparePlans, SaysInWhatATaskDiffersAndNothingElse) {
  struct Case {
    const char* name;
    std::function<void(Assignment&)> change;
    Differences differences;
  };
  using D = TaskDifference;
  const std::vector<Case> cases{
      {"nothing", [](Assignment&) {}, {}},
      {"another lead", [](Assignment& t) { t.lead = units({"Trạm Y tế"}); }, {D::lead}},
      {"a further lead",
       [](Assignment& t) {
         t.lead = units({"Phòng Kinh tế", "Trạm Y tế"});
       },
       {D::lead}},
      {"lead and coordinator changed places",
       [](Assignment& t) { std::swap(t.lead, t.coordinate); },
       {D::lead, D::coordinate}},
      {"coordinators in another order",
       [](Assignment& t) {
         t.coordinate = units({"Hội Nông dân", "Công an"});
       },
       {}},
      {"who implements", [](Assignment& t) { t.implement = units({"Các thôn"}); }, {D::implement}},
      {"the commune's name in a unit",
       [](Assignment& t) {
         t.coordinate = units({"Công an xã", "Hội Nông dân"});
       },
       {D::coordinate}},
      {"another day", [](Assignment& t) { t.deadline = by("2026-07-31"); }, {D::deadline}},
      {"the same day in other words", [](Assignment& t) { t.deadline->raw = "Xong trước 30/6/2026"; }, {}},
      {"no deadline", [](Assignment& t) { t.deadline = std::nullopt; }, {D::deadline}},
      {"a further deadline",
       [](Assignment& t) { t.further_deadlines.push_back(by("2026-12-15")); },
       {D::deadline}},
      {"another product", [](Assignment& t) { t.product = "Danh sách"; }, {D::product}},
      {"the product in capitals", [](Assignment& t) { t.product = "BÁO CÁO"; }, {}},
      {"another form", [](Assignment& t) { t.form = "Hội nghị"; }, {D::form}},
      {"a target",
       [](Assignment& t) {
         t.targets.push_back({"tối thiểu 95%", 95, {}, "%", "at-least", {}});
       },
       {D::target}},
      {"a word changed",
       [](Assignment& t) { t.task = "Cắm biển cảnh báo tại ngầm tràn, bến phà và khu vực ven suối"; },
       {D::text}},
      {"something added",
       [](Assignment& t) { t.task += "; phân công người trực khi có mưa lớn kéo dài"; },
       {D::text}},
      {"tone marks and dashes",
       [](Assignment& t) { t.task = "Cắm biển cảnh báo tại ngầm tràn - bến đò và khu vực ven suối"; },
       {}},
      {"its number", [](Assignment& t) { t.ordinal = "7"; }, {D::place}},
      {"its heading", [](Assignment& t) { t.group = "Công tác phòng ngừa"; }, {D::place}},
  };
  for (const Case& c : cases) {
    const PlanSide left = plan("Tân Lộc");
    PlanSide right = plan("Hòa An");
    c.change(right.tasks[1]);
    const std::vector<ComparedTask> compared = compare_plans(left, right);
    ASSERT_EQ(compared.size(), left.tasks.size()) << c.name;
    EXPECT_EQ(compared[1].right, std::optional<std::size_t>(1)) << c.name;
    EXPECT_EQ(names(compared[1].differences), names(c.differences)) << c.name;
    EXPECT_EQ(counts(compared).different, c.differences.empty() ? 0U : 1U) << c.name;
  }
}

TEST(ComparePlans, ComparesTimesWithoutDaysByTheirWords) {
  struct Case {
    const char *kind, *left, *right;
    bool same;
  };
  const Case cases[] = {{"ongoing", "Thường xuyên", "Thường xuyên, liên tục", true},
                        {"conditional", "Theo hướng dẫn của tỉnh", "theo hướng dẫn của Tỉnh.", true},
                        {"conditional", "Theo hướng dẫn của tỉnh", "Sau khi được bố trí kinh phí", false},
                        {"other", "Thứ Sáu hằng tuần", "Thứ Bảy hằng tuần", false},
                        {"period", "Năm học 2026 - 2027", "Năm học 2025 - 2026", false}};
  for (const Case& c : cases) {
    const auto side = [&](const char* raw) {
      PlanSide of_time = plan("Tân Lộc");
      of_time.tasks[1].deadline = Deadline{raw, c.kind, {}, {}, {}};
      return of_time;
    };
    const auto compared = compare_plans(side(c.left), side(c.right));
    EXPECT_EQ(compared[1].differences.empty(), c.same) << c.left << " / " << c.right;
  }
  // What is counted from each plan's own day is one time, though its days are not.
  PlanSide left = plan("Tân Lộc"), right = plan("Hòa An");
  left.tasks[1].deadline = Deadline{"Sau 15 ngày kể từ ngày ban hành", "conditional", {}, "2026-03-25", {}};
  right.tasks[1].deadline = Deadline{"Sau 15 ngày kể từ ngày ban hành", "conditional", {}, "2026-04-02", {}};
  EXPECT_EQ(counts(compare_plans(left, right)), (Counts{5, 0, 0, 0}));
}

TEST(ComparePlans, FindsWhatOneSideLacks) {
  const PlanSide left = plan("Tân Lộc");
  PlanSide right = plan("Hòa An");
  right.tasks.erase(right.tasks.begin() + 2);
  right.tasks.push_back(task("Mua áo phao cho học sinh qua sông"));
  const auto compared = compare_plans(left, right);
  EXPECT_EQ(compared[2].right, std::nullopt);
  EXPECT_EQ(compared.back().left, std::nullopt);
  EXPECT_EQ(compared.back().right, std::optional<std::size_t>(4));
  EXPECT_EQ(counts(compared).only_left, 1U);
  EXPECT_EQ(counts(compared).only_right, 1U);
}

TEST(ComparePlans, TellsTasksOfEqualWordsApartByWhatElseTheyHave) {
  PlanSide left{"Tân Lộc", {}}, right{"Hòa An", {}};
  for (const char* lead : {"Trạm Y tế", "Công an", "Hội Phụ nữ"}) {
    left.tasks.push_back(task("Báo cáo kết quả"));
    left.tasks.back().lead = units({lead});
  }
  right.tasks = {left.tasks[2], left.tasks[0], left.tasks[1]};
  const auto compared = compare_plans(left, right);
  EXPECT_EQ(compared[0].right, std::optional<std::size_t>(1));
  EXPECT_EQ(compared[1].right, std::optional<std::size_t>(2));
  EXPECT_EQ(compared[2].right, std::optional<std::size_t>(0));
  EXPECT_EQ(counts(compared), (Counts{3, 0, 0, 0}));
}

TEST(ComparePlans, TakesARewordedTaskForOneOnlyWithTheSameLeadAndTime) {
  PlanSide left{"Tân Lộc", {task("Rà soát, bổ sung phương án sơ tán dân vùng trũng thấp ven sông")}};
  PlanSide right{"Hòa An", {task("Rà soát, bổ sung phương án di dời dân vùng trũng thấp đến nơi an toàn")}};
  const auto one = compare_plans(left, right);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(names(one[0].differences), names({TaskDifference::text}));
  EXPECT_LT(one[0].similarity, kSameTask);
  right.tasks[0].lead = units({"Công an"});
  EXPECT_EQ(compare_plans(left, right).size(), 2U);
}

/// A plan of many tasks, some of them equal, some nearly so.
PlanSide random_plan(std::uint32_t seed, std::size_t size) {
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  PlanSide side{pick({"Tân Lộc", "Hòa An"}), {}};
  for (std::size_t i = 0; i < size; ++i) {
    Assignment made =
        task(pick({"Tổ chức", "Kiểm tra", "Báo cáo"}) + " " +
                 pick({"việc phân loại rác tại nguồn", "lớp dạy bơi cho trẻ em", "an toàn đập, hồ chứa"}) +
                 " " + pick({"tại các thôn", "ở trường học", "trên địa bàn xã " + side.commune}) + " " +
                 pick({"", "gắn với phong trào thi đua", "theo quy định"}),
             pick({"1", "2", "3", ""}));
    made.lead = units({pick({"Công an", "Trạm Y tế"})});
    made.deadline = by(pick({"2026-03-31", "2026-06-30"}));
    side.tasks.push_back(std::move(made));
  }
  return side;
}

/// What a comparison says, in no order and without positions.
std::multiset<std::string> said(const PlanSide& left, const PlanSide& right,
                                const std::vector<ComparedTask>& tasks) {
  std::multiset<std::string> all;
  for (const ComparedTask& compared : tasks) {
    const auto content = [](const PlanSide& side, const std::optional<std::size_t>& at) {
      if (!at) return std::string("-");
      const Assignment& task = side.tasks[*at];
      return task.task + "|" + task.ordinal.value_or("") + "|" + task.lead[0].unit + "|" +
             task.deadline->end.value_or("");
    };
    std::string line = content(left, compared.left) + " = " + content(right, compared.right);
    for (const std::string& name : names(compared.differences)) line += " " + name;
    all.insert(line);
  }
  return all;
}

TEST(ComparePlans, SaysNothingOfAPlanAndItself) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const PlanSide side = random_plan(seed, 40);
    const auto compared = compare_plans(side, side);
    EXPECT_EQ(counts(compared), (Counts{40, 0, 0, 0})) << seed;
  }
}

TEST(ComparePlans, IsMirroredWhenItsSidesAre) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const PlanSide left = random_plan(seed, 25), right = random_plan(seed + 100, 30);
    std::vector<ComparedTask> mirrored = compare_plans(right, left);
    for (ComparedTask& task : mirrored) std::swap(task.left, task.right);
    EXPECT_EQ(said(left, right, compare_plans(left, right)), said(left, right, mirrored)) << seed;
  }
}

TEST(ComparePlans, DoesNotDependOnTheOrderOfTasks) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const PlanSide left = random_plan(seed, 25), right = random_plan(seed + 100, 30);
    PlanSide other_left = left, other_right = right;
    std::mt19937 random(seed);
    std::shuffle(other_left.tasks.begin(), other_left.tasks.end(), random);
    std::shuffle(other_right.tasks.begin(), other_right.tasks.end(), random);
    EXPECT_EQ(said(left, right, compare_plans(left, right)),
              said(other_left, other_right, compare_plans(other_left, other_right)))
        << seed;
  }
}

TEST(ComparePlans, DoesNotDependOnTheNameOfTheCommune) {
  const PlanSide left = plan("Tân Lộc");
  for (const char* name : {"Tân Lộc", "Hòa An", "Thống Nhất", "Ea Súp", "Phú Quốc"}) {
    EXPECT_EQ(counts(compare_plans(left, plan(name))), (Counts{5, 0, 0, 0})) << name;
  }
}

TEST(ComparePlans, AnswersOfPlansOfAnySize) {
  EXPECT_TRUE(compare_plans({}, {}).empty());
  EXPECT_EQ(counts(compare_plans(plan("Tân Lộc"), {})), (Counts{0, 0, 5, 0}));
  // More pairs than are compared one by one: equal words and near ones are still found.
  PlanSide left{"", {}}, right{"", {}};
  for (int i = 0; i < 1500; ++i) {
    const std::string number = std::string(1, static_cast<char>('a' + i % 26)) +
                               static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i / 676);
    left.tasks.push_back(task("Sửa chữa tuyến đường liên thôn mang tên " + number + number + " " + number +
                              " " + number + "x bị xuống cấp sau bão"));
    right.tasks.push_back(left.tasks.back());
    if (i % 10 == 0) right.tasks.back().task += " số ba";
  }
  std::reverse(right.tasks.begin(), right.tasks.end());
  const Counts found = counts(compare_plans(left, right));
  EXPECT_EQ(found.same, 1350U);
  EXPECT_EQ(found.different, 150U);
}

Citation cited(const std::string& key, const std::string& relation) {
  Citation citation;
  citation.raw = key;
  citation.key = key;
  citation.relation = relation;
  return citation;
}

TEST(CompareGoverning, NamesWhatOnlyOnePlanStandsUnder) {
  Document left, right;
  left.citations = {cited("05-NQ/ĐU", "implements"), cited("19/NQ-CP", "basis"), cited("19/NQ-CP", "basis"),
                    cited("7/KH-UBND", "mentions")};
  right.citations = {cited("19/NQ-CP", "implements"), cited("82/NQ-HĐND", "basis")};
  const GoverningDocuments governing = compare_governing(left, right);
  EXPECT_EQ(governing.only_left, std::vector<std::string>{"05-NQ/ĐU"});
  EXPECT_EQ(governing.only_right, std::vector<std::string>{"82/NQ-HĐND"});
}

}  // namespace
}  // namespace vanthu
