#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/labels.h"
#include "parsers/task_tables.h"
#include "plan_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const std::vector<UnitMention>& units) {
  std::vector<std::string> result;
  for (const UnitMention& unit : units) result.push_back(unit.unit);
  return result;
}

std::vector<std::string> codes(const Document& record) {
  std::vector<std::string> result;
  for (const Issue& issue : record.issues) result.push_back(issue.code);
  return result;
}

struct ColumnCase {
  const char* head;
  ColumnRole role;
};

TEST(TaskTable, ColumnsAreKnownByTheirWording) {
  for (const ColumnCase& one :
       std::initializer_list<ColumnCase>{{"STT", ColumnRole::ordinal},
                                         {"TT", ColumnRole::ordinal},
                                         {"Nhiệm vụ cụ thể", ColumnRole::task},
                                         {"Nội dung công việc", ColumnRole::task},
                                         {"Mục tiêu", ColumnRole::task},
                                         {"Thời gian thực hiện", ColumnRole::deadline},
                                         {"Lộ trình thực hiện", ColumnRole::deadline},
                                         {"Thời hạn hoàn thành", ColumnRole::deadline},
                                         {"Cơ quan chủ trì", ColumnRole::lead},
                                         {"Đơn vị chịu trách nhiệm chính", ColumnRole::lead},
                                         {"Cơ quan thực hiện", ColumnRole::implement},
                                         {"Đơn vị phối hợp", ColumnRole::coordinate},
                                         {"Cơ quan chủ trì, phối hợp", ColumnRole::lead_and_coordinate},
                                         {"Sản phẩm dự kiến", ColumnRole::product},
                                         {"Kết quả", ColumnRole::product},
                                         {"Ghi chú", ColumnRole::note},
                                         {"Hình thức", ColumnRole::form}}) {
    EXPECT_EQ(classify_column(one.head), one.role) << one.head;
  }
}

const char* const kTable =
    "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Có phụ lục kèm theo.\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC\n"
    "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\n"
    "I\tTUYÊN TRUYỀN\t\t\t\t\n"
    "1\tPhát thanh hằng tuần\tThường xuyên\tPhòng Văn hóa - Xã hội xã\tCác thôn\tBản tin\n"
    "2\tTập huấn\tQuý II/2026\t\t\tKế hoạch\n"
    "II\tKIỂM TRA\t\t\t\t\n"
    "4\tKiểm tra hộ kinh doanh\t\tCông an xã\tPhòng Kinh tế\t\n";

TEST(TableAssignments, KeepEveryTimeOfACell) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Có phụ lục kèm theo.\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC\n"
      "STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\n"
      "1\tPhát thanh\tThường xuyên; sơ kết trong tháng 6/2026\tPhòng Văn hóa - Xã hội xã\n"
      "2\tTập huấn\tQuý II/2026\tCông an xã\n");
  ASSERT_EQ(record.assignments.size(), 2u);
  EXPECT_EQ(record.assignments[0].deadline->raw, "Thường xuyên; sơ kết trong tháng 6/2026");
  EXPECT_EQ(record.assignments[0].deadline->kind, "ongoing");
  ASSERT_EQ(record.assignments[0].further_deadlines.size(), 1u);
  EXPECT_EQ(record.assignments[0].further_deadlines[0].end, "2026-06-30");
  EXPECT_TRUE(record.assignments[1].further_deadlines.empty());
}

TEST(TableAssignments, RowsBelowTheirGroups) {
  const Document record = test::parse(kTable);
  ASSERT_EQ(record.assignments.size(), 3u);
  const Assignment& first = record.assignments[0];
  EXPECT_EQ(first.origin, "table");
  EXPECT_EQ(first.appendix, "");
  EXPECT_EQ(first.ordinal, "1");
  EXPECT_EQ(first.group, "TUYÊN TRUYỀN");
  EXPECT_EQ(first.task, "Phát thanh hằng tuần");
  EXPECT_THAT(names(first.lead), ElementsAre("Phòng Văn hóa - Xã hội"));
  EXPECT_THAT(names(first.coordinate), ElementsAre("Các thôn"));
  EXPECT_EQ(first.product, "Bản tin");
  EXPECT_EQ(first.deadline->kind, "ongoing");
  EXPECT_EQ(record.text.substr(first.span.bytes.begin, first.span.bytes.size()), first.task);
  EXPECT_EQ(record.assignments[2].group, "KIỂM TRA");
}

TEST(TableAssignments, EmptyCellsAreReported) {
  EXPECT_THAT(codes(test::parse(kTable)),
              testing::IsSupersetOf({"task-without-lead", "task-without-coordinator", "task-without-deadline",
                                     "task-without-product", "numbering-broken"}));
}

TEST(TableAssignments, LeadAndCoordinatorInOneCellAreToldApart) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nTT\tNội dung\tĐơn vị thực hiện (chủ trì/phối hợp)\tThời gian\n"
      "1\tRà soát hộ nghèo\tChủ trì: Phòng Kinh tế. Phối hợp: Công an xã; các thôn\tTháng 6/2026\n"
      "2\tCấp thẻ bảo hiểm\tPhòng Văn hóa - Xã hội chủ trì, phối hợp với Trạm Y tế\tTháng 7/2026\n");
  ASSERT_EQ(record.assignments.size(), 2u);
  EXPECT_THAT(names(record.assignments[0].lead), ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(names(record.assignments[0].coordinate), ElementsAre("Công an", "Các thôn"));
  EXPECT_THAT(names(record.assignments[1].lead), ElementsAre("Phòng Văn hóa - Xã hội"));
  EXPECT_THAT(names(record.assignments[1].coordinate), ElementsAre("Trạm Y tế"));
}

TEST(TableAssignments, AMergedCellHoldsForAllItsRows) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tTuần tra\tCông an xã\tQuý I/2026\n"
      "2\tDiễn tập\t^\t^\n3\tTập huấn\t^\tQuý II/2026\n");
  ASSERT_EQ(record.assignments.size(), 3u);
  for (const Assignment& one : record.assignments) EXPECT_THAT(names(one.lead), ElementsAre("Công an"));
  EXPECT_EQ(record.assignments[1].deadline->end, "2026-03-31");
  EXPECT_EQ(record.assignments[2].deadline->end, "2026-06-30");
  EXPECT_EQ(record.tables[0].rows[1].cells[2], "");
  EXPECT_THAT(codes(record), testing::Not(testing::Contains("task-without-lead")));
}

TEST(TableAssignments, FormsAndCalendarsAreNone) {
  EXPECT_THAT(
      test::parse(
          "KẾ HOẠCH\nThử\nTT\tNội dung báo cáo\tĐơn vị thực hiện\tKết quả\n1\tSố hộ\t\t\n2\tSố thôn\t\t\n")
          .assignments,
      IsEmpty());
  EXPECT_THAT(
      test::parse("LỊCH CÔNG TÁC\nTuần 2\nThứ\tBuổi\tNội dung\tĐịa điểm\nHai\tSáng\tGiao ban\tHội trường\n")
          .assignments,
      IsEmpty());
}

TEST(BodyAssignments, LabelLinesBelongToTheItemAbove) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nII. NỘI DUNG\n1. Tuyên truyền trên loa truyền thanh\n- Phát các bản tin.\n"
      "- Cơ quan chủ trì: Phòng Văn hóa - Xã hội.\n- Cơ quan phối hợp: Các thôn; Công an xã.\n"
      "- Hình thức: Bản tin, tờ rơi.\n- Thời gian thực hiện: Quý I/2026.\n2. Sơ kết\n");
  ASSERT_EQ(record.assignments.size(), 1u);
  const Assignment& one = record.assignments[0];
  EXPECT_EQ(one.origin, "body");
  EXPECT_EQ(one.section, "II.1");
  EXPECT_EQ(one.task, "Tuyên truyền trên loa truyền thanh");
  EXPECT_THAT(names(one.lead), ElementsAre("Phòng Văn hóa - Xã hội"));
  EXPECT_THAT(names(one.coordinate), ElementsAre("Các thôn", "Công an"));
  EXPECT_EQ(one.form, "Bản tin, tờ rơi");
  EXPECT_EQ(one.deadline->end, "2026-03-31");
}

TEST(BodyAssignments, LabelsOnOneLineAndValuesBelowTheirLabel) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Diễn tập\na) Cơ quan chủ trì: Công an xã; Cơ quan phối hợp: Trạm Y tế. "
      "Thời gian: Tháng 9/2026\n2. Báo cáo\n- Cơ quan thực hiện: Phòng Kinh tế\n- Thời gian thực hiện:\n"
      "+ Hằng năm.\n");
  ASSERT_EQ(record.assignments.size(), 2u);
  EXPECT_THAT(names(record.assignments[0].coordinate), ElementsAre("Trạm Y tế"));
  EXPECT_EQ(record.assignments[0].deadline->kind, "month");
  EXPECT_THAT(record.assignments[1].lead, IsEmpty());
  EXPECT_THAT(names(record.assignments[1].implement), ElementsAre("Phòng Kinh tế"));
  EXPECT_EQ(record.assignments[1].deadline->kind, "yearly");
}

TEST(OrganisationAssignments, EachParagraphBelowAUnitIsItsDuty) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế xã\n- Tham mưu bố trí kinh phí.\n- Hướng dẫn "
      "thanh toán.\n"
      "2. Công an xã chủ trì, phối hợp với Ban Chỉ huy Quân sự xã tuần tra ban đêm.\n"
      "3. Đề nghị Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội: Vận động Nhân dân.\n"
      "4. Kinh phí do ngân sách xã bảo đảm.\n");
  std::vector<std::string> seen;
  for (const Assignment& one : record.assignments) {
    EXPECT_EQ(one.origin, "organisation");
    seen.push_back(one.section.value() + " " + names(one.lead).front() + ": " + one.task);
  }
  EXPECT_THAT(seen,
              ElementsAre("III.1 Phòng Kinh tế: Tham mưu bố trí kinh phí.",
                          "III.1 Phòng Kinh tế: Hướng dẫn thanh toán.",
                          "III.2 Công an: chủ trì, phối hợp với Ban Chỉ huy Quân sự xã tuần tra ban đêm.",
                          "III.3 Ủy ban Mặt trận Tổ quốc Việt Nam: Vận động Nhân dân."));
  EXPECT_THAT(names(record.assignments[2].coordinate), ElementsAre("Ban Chỉ huy Quân sự"));
  EXPECT_EQ(record.assignments[3].lead.size(), 2u);
}

TEST(BodyAssignments, ALeadLineMayNameTheCoordinatorsToo) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Tuần tra\n- Cơ quan chủ trì: Phòng Kinh tế chủ trì, phối hợp với Công "
      "an xã, "
      "Trạm Y tế thực hiện.\n");
  ASSERT_EQ(record.assignments.size(), 1u);
  EXPECT_THAT(names(record.assignments[0].lead), ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(names(record.assignments[0].coordinate), ElementsAre("Công an", "Trạm Y tế"));
}

TEST(BodyAssignments, WhoIsSaidToLeadLeadsBehindAnyLabel) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Tuần tra\n- Đơn vị thực hiện: Phòng Kinh tế chủ trì, phối hợp với Công "
      "an xã.\n2. Bảng sau.\nTT\tNhiệm vụ\tĐơn vị thực hiện\tThời gian\n"
      "1\tTập huấn\tTrạm Y tế chủ trì, phối hợp với các thôn\tQuý I\n2\tHọp\tCông an xã; Trạm Y tế\tQuý I\n");
  ASSERT_EQ(record.assignments.size(), 3u);
  EXPECT_THAT(names(record.assignments[0].lead), ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(names(record.assignments[0].coordinate), ElementsAre("Công an"));
  EXPECT_THAT(names(record.assignments[1].lead), ElementsAre("Trạm Y tế"));
  EXPECT_THAT(names(record.assignments[1].coordinate), ElementsAre("Các thôn"));
  EXPECT_THAT(names(record.assignments[2].implement), ElementsAre("Công an", "Trạm Y tế"));
  for (const Assignment& one : record.assignments) EXPECT_TRUE(one.lead.empty() || one.implement.empty());
}

TEST(BodyAssignments, LabelsInBracketsBelowTheirItem) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Tuần tra\n(Chủ trì: Công an xã; phối hợp: Trạm Y tế; thời gian: tháng "
      "5/2026)\n");
  ASSERT_EQ(record.assignments.size(), 1u);
  EXPECT_THAT(names(record.assignments[0].lead), ElementsAre("Công an"));
  EXPECT_THAT(names(record.assignments[0].coordinate), ElementsAre("Trạm Y tế"));
  EXPECT_EQ(record.assignments[0].deadline->end, "2026-05-31");
}

TEST(OrganisationAssignments, WhoIsChargedLeadsNotWhoCharges) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. TỔ CHỨC THỰC HIỆN\n1. Chủ tịch UBND xã giao Phòng Văn hóa - Xã hội theo dõi việc "
      "thực hiện.\n");
  ASSERT_EQ(record.assignments.size(), 1u);
  EXPECT_THAT(names(record.assignments[0].lead), ElementsAre("Phòng Văn hóa - Xã hội"));
}

TEST(OrganisationAssignments, AHeadingIsAListOfUnitsAsAWhole) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nIII. TỔ CHỨC THỰC HIỆN\n1. Trách nhiệm của Phòng Kinh tế\n- Tham mưu.\n"
      "2. Hiệu trưởng các trường Tiểu học, Mầm non\n- Phổ biến cho học sinh.\n"
      "3. Kinh phí thực hiện\n- Ngân sách xã bảo đảm.\n4. Công an xã: Chủ trì, phối hợp với Trạm Y tế tuần "
      "tra.\n");
  std::vector<std::string> leads;
  for (const Assignment& one : record.assignments) leads.push_back(names(one.lead).front());
  ASSERT_EQ(leads.size(), 3u);
  EXPECT_EQ(leads[0], "Phòng Kinh tế");
  EXPECT_TRUE(leads[1].starts_with("Hiệu trưởng")) << leads[1];
  EXPECT_EQ(leads[2], "Công an");
  EXPECT_THAT(names(record.assignments[2].coordinate), ElementsAre("Trạm Y tế"));
}

TEST(OrganisationAssignments, PartyPlansPutUnitsInNumberedHeadings) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI- MỤC ĐÍCH\n1- Nâng cao nhận thức.\nII- PHÂN CÔNG\n1- Ban Xây dựng Đảng\n"
      "- Chủ trì hướng dẫn các chi bộ học tập.\n- Theo dõi, tổng hợp kết quả.\n"
      "2- Ủy ban Kiểm tra Đảng ủy: Giám sát việc học tập.\n3- Kinh phí\n- Do ngân sách đảng bảo đảm.\n");
  std::vector<std::string> seen;
  for (const Assignment& one : record.assignments) {
    seen.push_back(*one.section + " " + names(one.lead).front() + ": " + one.task);
  }
  EXPECT_THAT(seen, ElementsAre("II.1 Ban Xây dựng Đảng: Chủ trì hướng dẫn các chi bộ học tập.",
                                "II.1 Ban Xây dựng Đảng: Theo dõi, tổng hợp kết quả.",
                                "II.2 Ủy ban Kiểm tra Đảng ủy: Giám sát việc học tập."));
}

TEST(Attachments, APlanBehindItsDecisionAssignsTasks) {
  const Document record = test::parse(
      "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch tiêm chủng\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch "
      "tiêm chủng.\n"
      "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Hòa\nKẾ HOẠCH\nTiêm chủng năm 2026\n"
      "(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 05/3/2026 của UBND xã)\nI. MỤC ĐÍCH\n1. Nâng cao sức "
      "khỏe.\n"
      "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- Tổ chức tiêm.\n");
  ASSERT_EQ(record.attachments.size(), 1u);
  ASSERT_EQ(record.assignments.size(), 1u);
  EXPECT_THAT(names(record.assignments[0].lead), ElementsAre("Trạm Y tế"));
}

TEST(OrganisationAssignments, APartInsideAPartIsReadOnce) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nIII. TỔ CHỨC THỰC HIỆN\n1. Phân công nhiệm vụ\na) Công an xã: Tuần tra ban đêm.\n"
      "b) Trạm Y tế: Trực cấp cứu.\n2. Trách nhiệm thực hiện\n- Phòng Kinh tế: Bố trí kinh phí.\n");
  std::vector<std::string> seen;
  for (const Assignment& one : record.assignments) seen.push_back(*one.section + " " + one.task);
  EXPECT_THAT(seen,
              ElementsAre("III.1.a Tuần tra ban đêm.", "III.1.b Trực cấp cứu.", "III.2 Bố trí kinh phí."));
}

struct LabelCase {
  const char* line;
  std::vector<Label> labels;
};

TEST(Labels, AreKnownByTheirWording) {
  for (const LabelCase& one :
       std::initializer_list<LabelCase>{{"- Cơ quan chủ trì: X", {Label::lead}},
                                        {"CHỦ TRÌ THỰC HIỆN: X", {Label::lead}},
                                        {"Đơn vị đầu mối: X", {Label::lead}},
                                        {"a) Các cơ quan, đơn vị thực hiện: X", {Label::implement}},
                                        {"+ Người thực hiện : X", {Label::implement}},
                                        {"Phối hợp thực hiện: X", {Label::coordinate}},
                                        {"Thời hạn hoàn thành: X", {Label::deadline}},
                                        {"1. Lộ trình: X", {Label::deadline}},
                                        {"Sản phẩm đầu ra: X", {Label::product}},
                                        {"Phương thức thực hiện: X", {Label::form}},
                                        {"Kinh phí thực hiện: X", {Label::other}},
                                        {"Đơn vị chủ trì: X; Đơn vị phối hợp: Y. Thời gian: Z",
                                         {Label::lead, Label::coordinate, Label::deadline}}}) {
    std::vector<Label> seen;
    for (const LabelledValue& value : find_labels(one.line)) seen.push_back(value.label);
    EXPECT_EQ(seen, one.labels) << one.line;
  }
}

TEST(Labels, InACellTheyMayFollowAnyText) {
  const std::string cell = "Theo quý. Chủ trì: Công an xã; Phối hợp: các thôn";
  std::vector<std::string> values;
  for (const LabelledValue& label : find_labels_in_cell(cell)) {
    values.push_back(cell.substr(label.value.begin, label.value.size()));
  }
  EXPECT_THAT(values, ElementsAre("Công an xã", "các thôn"));
}

TEST(Labels, OnlyTheirColonMakesThem) {
  EXPECT_EQ(find_labels("Cơ quan chủ trì: Phòng Kinh tế").size(), 1u);
  EXPECT_EQ(find_labels("Cơ quan chủ trì có trách nhiệm báo cáo").size(), 0u);
  EXPECT_EQ(find_labels("Giao Phòng Kinh tế là cơ quan chủ trì: theo dõi").size(), 0u);
}

TEST(Assignments, StandUnderTheTitlesOfTheirSections) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nII. NỘI DUNG\n1. Tuyên truyền\na) Phát thanh\n- Cơ quan chủ trì: Phòng Kinh tế.\n"
      "2. Giao Công an xã tuần tra ban đêm.\nIII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- Trực cấp cứu.\n"
      "2. Phòng Kinh tế: Bố trí kinh phí.\n");
  std::vector<std::vector<std::string>> groups;
  for (const Assignment& one : record.assignments) {
    groups.push_back(one.groups);
    EXPECT_FALSE(one.group.has_value());
  }
  EXPECT_THAT(groups, ElementsAre(ElementsAre("NỘI DUNG", "Tuyên truyền"),
                                  ElementsAre("TỔ CHỨC THỰC HIỆN", "Trạm Y tế"),
                                  ElementsAre("TỔ CHỨC THỰC HIỆN"), ElementsAre("NỘI DUNG")));
}

TEST(Assignments, PointToTheCitationsInThem) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nCăn cứ Luật Đất đai;\nI. NỘI DUNG\n1. Thực hiện Nghị định số 61/2023/NĐ-CP và Chỉ thị "
      "số 33/CT-TTg\n- Cơ quan chủ trì: Phòng Kinh tế.\n2. Tập huấn\n- Cơ quan chủ trì: Công an xã.\n");
  ASSERT_EQ(record.assignments.size(), 2u);
  std::vector<std::string> cited;
  for (const std::size_t index : record.assignments[0].citations) {
    cited.push_back(record.citations.at(index).key.value_or(""));
  }
  EXPECT_THAT(cited, ElementsAre("61/2023/NĐ-CP", "33/CT-TTg"));
  EXPECT_THAT(record.assignments[1].citations, IsEmpty());
}

TEST(Assignments, HaveTheTargetsOfTaskAndProduct) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Bảng sau.\nTT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\n"
      "1\tTập huấn cho tối thiểu 95% cán bộ\tPhòng Kinh tế\t02 lớp\n");
  ASSERT_EQ(record.assignments.size(), 1u);
  const std::vector<Target>& targets = record.assignments[0].targets;
  ASSERT_EQ(targets.size(), 2u);
  EXPECT_EQ(targets[0].comparison, "at-least");
  EXPECT_EQ(targets[1].unit, "lớp");
  for (const Target& target : targets) {
    EXPECT_EQ(record.text.substr(target.span.bytes.begin, target.span.bytes.size()), target.raw);
  }
}

TEST(Assignments, AreLessSureWhereUnitsAreUnknownMendedOrMissing) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Bảng sau.\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n"
      "1\tTập huấn\tPhòng Kinh tế\tQuý I\n2\tTuần tra\tPhòng Văn hóa - Văn hóa\tQuý I\n"
      "3\tPhát quà\tBan Quản trị Chợ Mới\tQuý I\n4\tSơ kết\t\tQuý I\n");
  std::vector<double> confidence;
  for (const Assignment& one : record.assignments) confidence.push_back(one.confidence);
  EXPECT_THAT(confidence, ElementsAre(1, 0.9, 0.8, 0.8));
}

TEST(OrganisationAssignments, HaveTheTimeAtTheEndOfTheirSentenceAndTheirPartners) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nIII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n"
      "- Phối hợp với các trường học tổ chức khám sức khỏe, hoàn thành trước ngày 15/9/2026.\n"
      "- Tham mưu Kế hoạch năm 2026.\n");
  ASSERT_EQ(record.assignments.size(), 2u);
  EXPECT_EQ(record.assignments[0].deadline->end, "2026-09-15");
  EXPECT_THAT(names(record.assignments[0].coordinate), ElementsAre("Các trường học"));
  EXPECT_FALSE(record.assignments[1].deadline.has_value());
}

TEST(OrganisationAssignments, AHeadingThatAsksHoldsForTheUnitsBelowIt) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế: Bố trí kinh phí.\n2. Đề nghị\n"
      "a) Hội Nông dân xã: Vận động hội viên.\n3. Đề nghị Đảng ủy xã\n- Lãnh đạo, chỉ đạo.\n");
  std::vector<bool> asked;
  for (const Assignment& one : record.assignments) asked.push_back(one.lead.front().requested);
  EXPECT_THAT(asked, ElementsAre(false, true, true));
}

TEST(OrganisationAssignments, AnOrderBehindAUnitsListTurnsToAnotherUnit) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Bố trí kinh phí.\n"
      "- Đề nghị UBND tỉnh hỗ trợ.\nGiao Công an xã theo dõi, đôn đốc việc thực hiện.\n");
  std::vector<std::string> leads;
  for (const Assignment& one : record.assignments) leads.push_back(names(one.lead).front());
  EXPECT_THAT(leads, ElementsAre("Phòng Kinh tế", "Phòng Kinh tế", "Công an"));
}

TEST(SentenceAssignments, OfLongTextsTakeBoundedWork) {
  std::string text = "KẾ HOẠCH\nThử\nII. NHIỆM VỤ\n1. Công việc\n";
  for (int i = 0; i < 5000; ++i) text += "Giao Công an xã tuần tra; ";
  const Document record = test::parse(text + "\n");
  EXPECT_LE(record.assignments.size(), 12u);
  EXPECT_GE(record.assignments.size(), 1u);
}

TEST(SentenceAssignments, OfRegulationsAreNone) {
  EXPECT_THAT(test::parse("QUY CHẾ\nPhối hợp\nĐiều 1. Trách nhiệm\nCông an xã có trách nhiệm tuần tra.\n"
                          "Điều 2. Giao Phòng Kinh tế tổng hợp báo cáo.\n")
                  .assignments,
              testing::Each(testing::Field(&Assignment::origin, testing::Ne("sentence"))));
}

TEST(Labels, MayHaveADashForTheirColonAndShortNouns) {
  const std::string line = "- Cơ quan chủ trì - Phòng Kinh tế";
  const auto labels = find_labels(line);
  ASSERT_EQ(labels.size(), 1u);
  EXPECT_EQ(labels[0].label, Label::lead);
  EXPECT_EQ(line.substr(labels[0].value.begin, labels[0].value.size()), "Phòng Kinh tế");
  EXPECT_EQ(find_labels("ĐV phối hợp: Công an xã").size(), 1u);
  EXPECT_TRUE(find_labels("Cơ quan chủ trì - phối hợp").empty());
  EXPECT_TRUE(find_labels("Thực hiện: theo quy định").empty());
  EXPECT_EQ(find_labels_in_cell("Thực hiện: Công an xã").size(), 1u);
}

TEST(Checks, AppendixPromisedButAbsent) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. NỘI DUNG\n1. Phân công (có Phụ lục II chi tiết kèm theo)\n"
      "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC I\nSTT\tNhiệm vụ\tCơ quan chủ trì\n1\tViệc\tCông an xã\n");
  EXPECT_THAT(codes(record), testing::Contains("appendix-missing"));
}

TEST(Attachments, ARegulationBehindItsDecisionIsKept) {
  const Document record = test::parse(
      "QUYẾT ĐỊNH\nVề việc ban hành Quy chế làm việc\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế làm "
      "việc.\n"
      "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Hòa\nQUY CHẾ\nLàm việc của Tổ công nghệ "
      "số\n"
      "(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 05/3/2026 của UBND xã)\nChương I\nQUY ĐỊNH CHUNG\n"
      "Điều 1. Phạm vi\nQuy chế này quy định việc làm.\n");
  ASSERT_EQ(record.attachments.size(), 1u);
  EXPECT_EQ(record.attachments[0].type, "Quy chế");
  EXPECT_EQ(record.attachments[0].title, "Làm việc của Tổ công nghệ số");
  EXPECT_EQ(record.header.type, "Quyết định");
}

}  // namespace
}  // namespace vanthu
