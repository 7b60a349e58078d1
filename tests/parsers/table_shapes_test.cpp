// Tables of tasks in many shapes: any order and wording of columns, groups, merged cells, units as groups.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plan_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string names(const std::vector<UnitMention>& units) {
  std::string joined;
  for (const UnitMention& unit : units) joined += (joined.empty() ? "" : ", ") + unit.unit;
  return joined;
}

/// "task | lead | implement | coordinate | deadline | product" of every task of a table.
std::vector<std::string> read(const std::string& table) {
  std::vector<std::string> result;
  for (const Assignment& one :
       test::parse("KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Bảng sau.\n" + table).assignments) {
    if (one.origin != "table") continue;
    result.push_back(one.task + " | " + names(one.lead) + " | " + names(one.implement) + " | " +
                     names(one.coordinate) + " | " + (one.deadline ? one.deadline->raw : "") + " | " +
                     one.product.value_or(""));
  }
  return result;
}

struct ShapeCase {
  const char* name;
  const char* table;
  std::vector<std::string> tasks;
  friend void PrintTo(const ShapeCase& one, std::ostream* out) { *out << one.name; }
};

class TableShape : public testing::TestWithParam<ShapeCase> {};

TEST_P(TableShape, IsReadByTheWordingOfItsColumns) { EXPECT_EQ(read(GetParam().table), GetParam().tasks); }

INSTANTIATE_TEST_SUITE_P(
    Tables, TableShape,
    testing::Values(
        ShapeCase{"time first, no number",
                  "Thời gian\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\n"
                  "Quý II/2026\tTập huấn\tTrạm Y tế\tCác thôn\n",
                  {"Tập huấn | Trạm Y tế |  | Các thôn | Quý II/2026 | "}},
        ShapeCase{"units before the task",
                  "TT\tĐơn vị\tNhiệm vụ\tHạn hoàn thành\tKết quả đầu ra\n"
                  "1\tPhòng Kinh tế\tLập dự toán\t30/6/2026\tTờ trình\n",
                  {"Lập dự toán | Phòng Kinh tế |  |  | 30/6/2026 | Tờ trình"}},
        ShapeCase{"merged units",
                  "TT\tĐơn vị\tNhiệm vụ\tMốc hoàn thành\n"
                  "1\tPhòng Kinh tế\tLập dự toán\t30/6/2026\n2\t^\tQuyết toán\t31/12/2026\n",
                  {"Lập dự toán | Phòng Kinh tế |  |  | 30/6/2026 | ",
                   "Quyết toán | Phòng Kinh tế |  |  | 31/12/2026 | "}},
        ShapeCase{
            "a head of two rows made one",
            "STT\tNội dung\tPhân công thực hiện Chủ trì\tPhân công thực hiện Phối hợp\tDự kiến sản phẩm\n"
            "1\tRà soát\tCông an xã\tTrạm Y tế\tBáo cáo\n",
            {"Rà soát | Công an |  | Trạm Y tế |  | Báo cáo"}},
        ShapeCase{"executing and coordinating in one column",
                  "TT\tĐầu việc\tĐơn vị thực hiện/phối hợp\tKỳ hạn\n1\tTuần tra\tCông an xã\tHằng tháng\n"
                  "2\tDiễn tập\tThực hiện: Ban CHQS xã; Phối hợp: Công an xã\tQuý III\n",
                  {"Tuần tra |  | Công an |  | Hằng tháng | ",
                   "Diễn tập |  | Ban Chỉ huy Quân sự | Công an | Quý III | "}},
        ShapeCase{"a supervisor is no lead",
                  "TT\tNhiệm vụ\tLãnh đạo UBND phụ trách\tCơ quan chủ trì\tThời gian\n"
                  "1\tTiếp dân\tChủ tịch UBND xã\tVăn phòng HĐND và UBND\tHằng tuần\n",
                  {"Tiếp dân | Văn phòng Hội đồng nhân dân và Ủy ban nhân dân |  |  | Hằng tuần | "}},
        ShapeCase{"units as groups",
                  "TT\tNhiệm vụ\tThời gian hoàn thành\tSản phẩm\n1\tPhòng Kinh tế\t\t\n"
                  "1.1\tLập dự toán\tTháng 6/2026\tTờ trình\n1.2\tQuyết toán\tTháng 12/2026\tBáo cáo\n"
                  "2\tTrạm Y tế và Công an xã\t\t\n2.1\tKiểm tra bếp ăn\tTháng 9/2026\tBiên bản\n",
                  {"Lập dự toán | Phòng Kinh tế |  |  | Tháng 6/2026 | Tờ trình",
                   "Quyết toán | Phòng Kinh tế |  |  | Tháng 12/2026 | Báo cáo",
                   "Kiểm tra bếp ăn | Trạm Y tế, Công an |  |  | Tháng 9/2026 | Biên bản"}},
        ShapeCase{"units as groups in one cell over the row",
                  "Nội dung\tThời gian\tGhi chú\nI. Phòng Kinh tế\t\t\nLập dự toán\tTháng 6/2026\t\n"
                  "II. Công an xã\t\t\nTuần tra\tHằng đêm\t\n",
                  {"Lập dự toán | Phòng Kinh tế |  |  | Tháng 6/2026 | ",
                   "Tuần tra | Công an |  |  | Hằng đêm | "}},
        ShapeCase{"groups that are no units assign nothing",
                  "TT\tNội dung\tThời gian\tGhi chú\nI\tBuổi sáng\t\t\n1\tKhai mạc\t8 giờ\t\n",
                  {}},
        ShapeCase{"one group of many that is no unit",
                  "TT\tNội dung\tThời gian\nI\tPhòng Kinh tế\t\n1\tLập dự toán\tTháng 6\nII\tViệc chung\t\n"
                  "1\tHọp\tTháng 7\n",
                  {}},
        ShapeCase{
            "a coarser column with merged cells",
            "TT\tMục tiêu\tNhiệm vụ cụ thể\tCơ quan chủ trì\tThời gian\n"
            "1\tAn toàn giao thông\tSơn vạch\tPhòng Kinh tế\tQuý I/2026\n2\t^\tLắp biển báo\tCông an xã\tQuý "
            "II/2026\n",
            {"Sơn vạch | Phòng Kinh tế |  |  | Quý I/2026 | ",
             "Lắp biển báo | Công an |  |  | Quý II/2026 | "}},
        ShapeCase{
            "many columns",
            "Số TT\tTên nhiệm vụ\tCăn cứ\tCQ chủ trì\tCQ phối hợp\tThời hạn\tSản phẩm, kết quả\tKinh phí\n"
            "1\tSố hóa hồ sơ\tĐề án 06\tTrung tâm PVHCC\tCác phòng chuyên môn\tTrong năm 2026\tDữ "
            "liệu\t50 triệu\n",
            {"Số hóa hồ sơ | Trung tâm Phục vụ hành chính công |  | Các phòng chuyên môn | Trong năm "
             "2026 | Dữ liệu"}}));

std::vector<std::vector<std::string>> group_paths(const std::string& table) {
  std::vector<std::vector<std::string>> result;
  for (const Assignment& one :
       test::parse("KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Bảng sau.\n" + table).assignments) {
    if (one.origin != "table") continue;
    result.push_back(one.groups);
    EXPECT_EQ(one.group.value_or(""), one.groups.empty() ? "" : one.groups.back());
  }
  return result;
}

TEST(TableGroups, ArePathsFromTheOutermostToTheInnermost) {
  EXPECT_THAT(
      group_paths("TT\tNhiệm vụ\tCơ quan chủ trì\nA\tTUYÊN TRUYỀN\t\nI\tTrực tiếp\t\n1\tHọp thôn\t\n"
                  "1.1\tHọp quý\tTrưởng thôn\n1.2\tHọp năm\tTrưởng thôn\n2\tTập huấn\tTrạm Y tế\n"
                  "II\tGián tiếp\t\n1\tPhát thanh\tCông an xã\nB\tKIỂM TRA\t\n1\tKiểm tra\tCông an xã\n"),
      ElementsAre(ElementsAre("TUYÊN TRUYỀN", "Trực tiếp", "Họp thôn"),
                  ElementsAre("TUYÊN TRUYỀN", "Trực tiếp", "Họp thôn"),
                  ElementsAre("TUYÊN TRUYỀN", "Trực tiếp"), ElementsAre("TUYÊN TRUYỀN", "Gián tiếp"),
                  ElementsAre("KIỂM TRA")));
}

TEST(TableGroups, MayHaveTheirNumberInOneCellWithTheirWordsOrNone) {
  EXPECT_THAT(group_paths("TT\tNhiệm vụ\tCơ quan chủ trì\nI. TUYÊN TRUYỀN\t\t\n1. Trực tiếp\t\t\n-\tHọp "
                          "thôn\tTrưởng thôn\nII. KIỂM TRA\t\t\n1\tKiểm tra\tCông an xã\n"),
              ElementsAre(ElementsAre("I. TUYÊN TRUYỀN", "1. Trực tiếp"), ElementsAre("II. KIỂM TRA")));
  EXPECT_THAT(
      group_paths("TT\tNhiệm vụ\tCơ quan chủ trì\n\tTUYÊN TRUYỀN\t\n1\tHọp thôn\tTrưởng thôn\n2\tPhát "
                  "thanh\tCông an xã\n\tKIỂM TRA\t\n3\tKiểm tra\tCông an xã\n"),
      ElementsAre(ElementsAre("TUYÊN TRUYỀN"), ElementsAre("TUYÊN TRUYỀN"), ElementsAre("KIỂM TRA")));
}

TEST(TableGroups, AMergedCellOfACoarserColumnIsTheInnermost) {
  EXPECT_THAT(
      group_paths("TT\tMục tiêu\tNhiệm vụ cụ thể\tCơ quan chủ trì\nI\tGIAO THÔNG\t\t\n1\tAn toàn\tSơn "
                  "vạch\tCông an xã\n2\t^\tBiển báo\tCông an xã\n"),
      ElementsAre(ElementsAre("GIAO THÔNG", "An toàn"), ElementsAre("GIAO THÔNG", "An toàn")));
}

TEST(TableGroups, OfAHostileTableAreBounded) {
  std::string table = "TT\tNhiệm vụ\tCơ quan chủ trì\n";
  std::string label = "1";
  for (int i = 0; i < 60; ++i) {
    table += label + "\t" + std::string(3000, 'a') + "\t\n";
    label += ".1";
  }
  const auto paths = group_paths(table + label + "\tHọp\tCông an xã\n");
  ASSERT_EQ(paths.size(), 1u);
  EXPECT_LE(paths[0].size(), 8u);
  for (const std::string& group : paths[0]) EXPECT_LE(group.size(), 1000u);
}

}  // namespace
}  // namespace vanthu
