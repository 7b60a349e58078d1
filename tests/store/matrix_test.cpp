// Counts of tasks by two of their aspects.
#include "store/matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "sample_documents.h"
#include "store/sqlite_connection.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::TemporaryFolder;

constexpr std::array kAxes{
    MatrixAxis::unit, MatrixAxis::commune, MatrixAxis::province, MatrixAxis::role,     MatrixAxis::directive,
    MatrixAxis::kind, MatrixAxis::month,   MatrixAxis::group,    MatrixAxis::document, MatrixAxis::none};

UnitMention unit(const std::string& name) {
  UnitMention mention;
  mention.unit = mention.raw = name;
  return mention;
}

Deadline by(const std::string& day) {
  Deadline deadline;
  deadline.raw = day;
  deadline.kind = "by-date";
  deadline.end = day;
  return deadline;
}

struct PlannedTask {
  std::vector<std::string> lead, coordinate;
  std::string due;
};

Document plan(const std::string& path, const std::string& commune, const std::string& code,
              const std::vector<PlannedTask>& tasks) {
  Document document = testing::plain_document(path, path);
  document.header.issuer = {"Ủy ban nhân dân xã " + commune, "xã", commune, code, "Hà Nam", "98"};
  for (const PlannedTask& planned : tasks) {
    Assignment task;
    task.origin = "table";
    task.task = "Việc " + std::to_string(document.assignments.size());
    for (const std::string& name : planned.lead) task.lead.push_back(unit(name));
    for (const std::string& name : planned.coordinate) task.coordinate.push_back(unit(name));
    if (!planned.due.empty()) task.deadline = by(planned.due);
    document.assignments.push_back(std::move(task));
  }
  return document;
}

class SmallRegistry : public ::testing::Test {
 protected:
  SmallRegistry() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {
    store_.put(plan("a.txt", "Hòa Lạc", "1",
                    {{{"Công an"}, {"Trạm Y tế"}, "2026-03-31"},
                     {{"Công an", "Trạm Y tế"}, {}, "2026-04-15"},
                     {{}, {}, ""}}),
               "r");
    store_.put(plan("b.txt", "Ân Lộc", "2", {{{"Trạm Y tế"}, {"Công an", "Trạm Y tế"}, "2026-03-01"}}), "r");
  }

  Matrix ask(MatrixAxis rows, MatrixAxis columns, TaskQuestion tasks = {},
             MatrixCount count = MatrixCount::tasks) {
    return store_.matrix({rows, columns, count, std::move(tasks)});
  }

  TemporaryFolder folder_;
  Store store_;
};

using Lines = std::vector<std::pair<std::string, std::size_t>>;

Lines lines(const std::vector<MatrixLine>& lines) {
  Lines all;
  for (const MatrixLine& line : lines) all.emplace_back(line.label, line.total);
  return all;
}

/// Counts by label of row and column.
std::map<std::pair<std::string, std::string>, std::size_t> cells(const Matrix& matrix) {
  std::map<std::pair<std::string, std::string>, std::size_t> all;
  for (const MatrixCell& cell : matrix.cells) {
    all[{matrix.rows[cell.row].label, matrix.columns[cell.column].label}] = cell.count;
  }
  return all;
}

using Cells = std::map<std::pair<std::string, std::string>, std::size_t>;

TEST_F(SmallRegistry, CountsEachTaskOnceInACellAndInATotal) {
  const Matrix matrix = ask(MatrixAxis::unit, MatrixAxis::commune);
  EXPECT_EQ(lines(matrix.rows), (Lines{{"Công an", 3}, {"Trạm Y tế", 3}, {"", 1}}));
  EXPECT_EQ(lines(matrix.columns), (Lines{{"xã Hòa Lạc", 3}, {"xã Ân Lộc", 1}}));
  EXPECT_EQ(cells(matrix), (Cells{{{"Công an", "xã Hòa Lạc"}, 2},
                                  {{"Trạm Y tế", "xã Hòa Lạc"}, 2},
                                  {{"", "xã Hòa Lạc"}, 1},
                                  {{"Công an", "xã Ân Lộc"}, 1},
                                  {{"Trạm Y tế", "xã Ân Lộc"}, 1}}));
  EXPECT_EQ(matrix.total, 4U);
}

TEST_F(SmallRegistry, CountsByRoleAndWithinARole) {
  EXPECT_EQ(cells(ask(MatrixAxis::unit, MatrixAxis::role)), (Cells{{{"Công an", "lead"}, 2},
                                                                   {{"Công an", "coordinate"}, 1},
                                                                   {{"Trạm Y tế", "lead"}, 2},
                                                                   {{"Trạm Y tế", "coordinate"}, 2},
                                                                   {{"", ""}, 1}}));
  const Matrix leads = ask(MatrixAxis::unit, MatrixAxis::none, {.role = "lead"});
  EXPECT_EQ(lines(leads.rows), (Lines{{"Công an", 2}, {"Trạm Y tế", 2}}));
  EXPECT_EQ(leads.total, 3U);
}

TEST_F(SmallRegistry, PutsMonthsInTheirOrderAndWhatHasNoneLast) {
  EXPECT_EQ(lines(ask(MatrixAxis::month, MatrixAxis::none).rows),
            (Lines{{"2026-03", 2}, {"2026-04", 1}, {"", 1}}));
}

TEST_F(SmallRegistry, OrdersEqualTotalsByTheVietnameseAlphabet) {
  EXPECT_EQ(
      lines(ask(MatrixAxis::commune, MatrixAxis::none, {.units = {"Công an"}, .role = "coordinate"}).rows),
      (Lines{{"xã Ân Lộc", 1}}));
  EXPECT_EQ(
      lines(ask(MatrixAxis::commune, MatrixAxis::none, {.due_from = "2026-03-01", .due_to = "2026-03-31"})
                .rows),
      (Lines{{"xã Ân Lộc", 1}, {"xã Hòa Lạc", 1}}));
}

TEST_F(SmallRegistry, CountsDocumentsAndUnits) {
  EXPECT_EQ(lines(ask(MatrixAxis::unit, MatrixAxis::none, {}, MatrixCount::documents).rows),
            (Lines{{"Công an", 2}, {"Trạm Y tế", 2}, {"", 1}}));
  const Matrix units = ask(MatrixAxis::commune, MatrixAxis::role, {}, MatrixCount::units);
  EXPECT_EQ(units.total, 2U);
  EXPECT_EQ(lines(units.rows), (Lines{{"xã Ân Lộc", 2}, {"xã Hòa Lạc", 2}}));
}

TEST_F(SmallRegistry, HasOnlyTheUnitsThatAreAskedFor) {
  EXPECT_EQ(lines(ask(MatrixAxis::unit, MatrixAxis::none, {.units = {"Công an"}}).rows),
            (Lines{{"Công an", 3}}));
}

TEST_F(SmallRegistry, CountsNothingThatIsGone) {
  store_.put(plan("a.txt", "Hòa Lạc", "1", {}), "r2");
  store_.put(plan("b.txt", "Ân Lộc", "2", {{{"Trường Mầm non"}, {}, ""}}), "r2");
  const Matrix matrix = ask(MatrixAxis::unit, MatrixAxis::commune);
  EXPECT_EQ(lines(matrix.rows), (Lines{{"Trường Mầm non", 1}}));
  EXPECT_EQ(lines(matrix.columns), (Lines{{"xã Ân Lộc", 1}}));
}

TEST_F(SmallRegistry, TellsCommunesOfOneNameApart) {
  Document other = plan("c.txt", "Hòa Lạc", "3", {{{"Công an"}, {}, ""}});
  other.header.issuer.province = "Hà Giang";
  other.header.issuer.province_code = "02";
  store_.put(other, "r");
  EXPECT_EQ(lines(ask(MatrixAxis::commune, MatrixAxis::none).rows),
            (Lines{{"xã Hòa Lạc (Hà Nam)", 3}, {"xã Ân Lộc", 1}, {"xã Hòa Lạc (Hà Giang)", 1}}));
}

TEST(Matrix, OfNoTasksIsEmpty) {
  const TemporaryFolder folder;
  const Store store = Store::open(folder.file("s.db"), Access::read_write);
  for (const MatrixAxis rows : kAxes) {
    for (const MatrixAxis columns : kAxes) {
      const Matrix matrix = store.matrix({rows, columns, MatrixCount::tasks, {}});
      EXPECT_TRUE(matrix.cells.empty());
      EXPECT_EQ(matrix.total, 0U);
    }
  }
}

/// The matrix as lines that a failure can show.
std::vector<std::string> told(const Matrix& matrix) {
  std::vector<std::string> lines{"total " + std::to_string(matrix.total)};
  for (const MatrixLine& row : matrix.rows)
    lines.push_back("row " + row.key + " " + row.label + " " + std::to_string(row.total));
  for (const MatrixLine& column : matrix.columns) {
    lines.push_back("column " + column.key + " " + column.label + " " + std::to_string(column.total));
  }
  for (const MatrixCell& cell : matrix.cells) {
    lines.push_back("cell " + matrix.rows[cell.row].key + " / " + matrix.columns[cell.column].key + " " +
                    std::to_string(cell.count));
  }
  return lines;
}

/// What counts say, and what the tasks themselves do.
void expect_counts_are_true(Database& database, const TaskQuestion& tasks) {
  for (const MatrixAxis rows : kAxes) {
    for (const MatrixAxis columns : kAxes) {
      if (rows == columns && rows != MatrixAxis::none) continue;
      const MatrixQuestion question{rows, columns, MatrixCount::tasks, tasks};
      EXPECT_EQ(told(ask_matrix(database, question)), told(ask_matrix(database, question, false)))
          << name_of(rows) << " / " << name_of(columns);
    }
  }
}

TEST(Matrix, CountsWhatTheTasksThemselvesSay) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const auto put_all = [&](std::uint32_t from, std::uint32_t to, const char* reader) {
    for (std::uint32_t seed = from; seed < to; ++seed) {
      Document document = testing::random_document(seed);
      // Few communes, each with several plans.
      document.header.issuer.commune = seed % 3 == 0 ? "Hòa Lạc" : "Ân Lộc";
      document.header.issuer.commune_code = std::to_string(seed % 3);
      document.header.issuer.province_code = std::to_string(seed % 2);
      document.header.issuer.province = seed % 2 == 0 ? "Hà Nam" : "Hà Giang";
      document.source.path = "plan " + std::to_string(seed % 40);
      store.put(document, reader);
    }
  };
  put_all(0, 40, "r");
  put_all(40, 55, "r");  // in place of some of them
  put_all(10, 20, "r2");
  Database database(folder.file("s.db"), OpenMode::existing, 1s);
  expect_counts_are_true(database, {});
  expect_counts_are_true(database, {.role = "lead"});
  TaskQuestion of_province;
  of_province.province = "ha nam";
  expect_counts_are_true(database, of_province);
  expect_counts_are_true(database, {.role = "coordinate", .commune = "1"});
}

}  // namespace
}  // namespace vanthu
