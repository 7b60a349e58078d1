// Numbering, appendices, and what was lost or doubled at a page's end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"

namespace vanthu {
namespace {

using test::first_issue;
using test::found;
using test::PlanParts;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> found_in(const std::string& body, const std::string& code) {
  PlanParts plan;
  plan.body = body;
  return found(plan, code);
}

struct NumberingCase {
  const char* body;    // below "II. NHIỆM VỤ"
  const char* broken;  // the line that is reported, "" for none
};

class BodyNumbering : public testing::TestWithParam<NumberingCase> {};

TEST_P(BodyNumbering, IsFollowed) {
  const std::string broken = GetParam().broken;
  EXPECT_EQ(found_in(GetParam().body, "numbering-broken"),
            broken.empty() ? std::vector<std::string>{} : std::vector<std::string>{broken});
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BodyNumbering,
    testing::Values(NumberingCase{"1. Trồng cây\n2. Làm cỏ\nIII. TỔ CHỨC THỰC HIỆN", ""},
                    NumberingCase{"1. Trồng cây\nII. TỔ CHỨC THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN"},
                    NumberingCase{"1. Trồng cây\nIV. TỔ CHỨC THỰC HIỆN", "IV. TỔ CHỨC THỰC HIỆN"},
                    NumberingCase{"1. Trồng cây\n3. Làm cỏ", "3. Làm cỏ"},
                    NumberingCase{"1. Trồng cây\n2. Làm cỏ\n2. Bón phân", "2. Bón phân"},
                    NumberingCase{"1. Trồng\na) Ươm\nb) Cấy\nc) Tưới\nd) Tỉa\nđ) Bón\ne) Thu\ng) Bán", ""},
                    NumberingCase{"1. Trồng\na) Ươm\nb) Cấy\nc) Tưới\nd) Tỉa\ne) Bón", "e) Bón"},
                    NumberingCase{"1. Trồng\n1.1. Ươm\n1.2. Cấy\n2. Chăm sóc\n2.1. Tưới\n2.2. Tỉa", ""},
                    NumberingCase{"1. Trồng\n1.1. Ươm\n1.2. Cấy\n1.4. Tưới", "1.4. Tưới"},
                    NumberingCase{"1. Trồng\n1.1. Ươm\n1.1.1. Chọn\n1.1.2. Gieo\n1.2. Cấy", ""},
                    NumberingCase{"1. Trồng\n1.1. Ươm\n1.2. Cấy\n2. Chăm sóc\n2.2. Tỉa", "2.2. Tỉa"},
                    NumberingCase{"Nhóm một\n1. Trồng\n2. Tưới\nNhóm hai\n1. Tỉa\n2. Bón", ""}));

PlanParts plan_with_labels(const std::vector<std::string>& labels) {
  PlanParts plan;
  plan.body += "\n(có Phụ lục kèm theo)";
  plan.behind = "PHỤ LỤC\nNhiệm vụ trồng cây\nSTT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\tSản phẩm";
  for (const std::string& label : labels) {
    const bool group = label.starts_with("#");
    const std::string shown = group ? label.substr(1) : label;
    plan.behind += "\n" + shown + "\t" + (group ? "NHÓM " : "Việc ") + shown +
                   (group ? "\t\t\t" : "\tQuý II/2026\tPhòng Kinh tế\tBáo cáo");
  }
  return plan;
}

TEST(Numbering, OfATablesFirstColumn) {
  const auto broken = [](const std::vector<std::string>& labels) {
    return found(plan_with_labels(labels), "numbering-broken");
  };
  EXPECT_THAT(broken({"#I", "1", "2", "#II", "1", "2", "3"}), IsEmpty());
  EXPECT_THAT(broken({"#I", "1", "2", "#II", "3", "4"}), IsEmpty());
  EXPECT_THAT(broken({"#I", "1", "2", "#III", "1"}), ElementsAre("III"));
  EXPECT_THAT(broken({"1", "2", "4"}), ElementsAre("4"));
  EXPECT_THAT(broken({"#1", "1.1", "1.2", "#2", "2.1", "2.3"}), ElementsAre("2.3"));
  EXPECT_THAT(broken({"1.1", "1.1.1", "1.1.2", "1.2"}), IsEmpty());
  EXPECT_THAT(broken({"#1", "a", "b", "c", "d", "đ", "e"}), IsEmpty());
  EXPECT_THAT(broken({"#1", "a", "b", "d"}), ElementsAre("d"));
}

struct AppendixCase {
  const char* pointer;              // in the body
  std::vector<std::string> behind;  // headings of the appendices
  const char* reported;             // text of the place, "" for none
};

class Appendices : public testing::TestWithParam<AppendixCase> {};

TEST_P(Appendices, ArePromisedAndThere) {
  PlanParts plan;
  plan.body += std::string("\n") + GetParam().pointer;
  int subject = 0;
  constexpr const char* kSubjects[] = {"Danh sách tuyến đường", "Số cây của từng thôn",
                                       "Mẫu báo cáo kết quả"};
  for (const std::string& heading : GetParam().behind) {
    plan.behind += (plan.behind.empty() ? "" : "\n") + heading + "\n" + kSubjects[subject++ % 3] +
                   "\nTT\tTên\tSố\n1\tA\t2";
  }
  const std::string reported = GetParam().reported;
  const std::vector<std::string> places = found(plan, "appendix-missing");
  if (reported.empty()) {
    EXPECT_THAT(places, IsEmpty());
  } else {
    EXPECT_THAT(places, ElementsAre(HasSubstr(reported)));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Pointers, Appendices,
    testing::Values(
        AppendixCase{"(có Phụ lục I chi tiết kèm theo)", {"PHỤ LỤC I"}, ""},
        AppendixCase{"(có Phụ lục 01 kèm theo)", {"PHỤ LỤC I"}, ""},
        AppendixCase{"(có Phụ lục I chi tiết kèm theo)", {}, "Phụ lục I chi tiết kèm theo"},
        AppendixCase{"(chi tiết tại Phụ lục I, II kèm theo)", {"PHỤ LỤC I", "PHỤ LỤC II"}, ""},
        AppendixCase{"(chi tiết tại Phụ lục I và II kèm theo)", {"PHỤ LỤC I"}, "Phụ lục I và II kèm theo"},
        AppendixCase{"(Phụ lục I đến III đính kèm)", {"PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC III"}, ""},
        AppendixCase{"(chi tiết tại các Phụ lục kèm theo)", {"PHỤ LỤC I", "PHỤ LỤC II"}, ""},
        AppendixCase{"Số cây ghi ở Phụ lục I.", {"PHỤ LỤC I", "PHỤ LỤC II"}, "PHỤ LỤC II"},
        AppendixCase{"Trồng cây theo quy hoạch.", {"PHỤ LỤC I"}, "PHỤ LỤC I"},
        AppendixCase{"Trồng theo danh mục kèm theo.", {"PHỤ LỤC I"}, ""},
        AppendixCase{"(chi tiết tại các Phụ lục kèm theo)", {"PHỤ LỤC I", "PHỤ LỤC III"}, "PHỤ LỤC III"}));

PlanParts plan_with_titles(const std::string& first, const std::string& second, const std::string& head) {
  const std::string rows =
      "\tThời gian\tCơ quan chủ trì\tSản phẩm\n1\tTrồng cây\tQuý II/2026\tPhòng Kinh tế\tBáo cáo";
  PlanParts plan;
  plan.body += "\n(có Phụ lục I, II kèm theo)";
  plan.behind =
      "PHỤ LỤC I\n" + first + "\nSTT\tNội dung" + rows + "\nPHỤ LỤC II\n" + second + "\nSTT\t" + head + rows;
  return plan;
}

TEST(AppendixTitles, AreTheirOwn) {
  const std::string title = "Phân công trồng cây xanh trên địa bàn xã";
  EXPECT_THAT(found(plan_with_titles(title, title, "Nội dung"), "appendix-title-suspect"), SizeIs(1));
  EXPECT_THAT(found(plan_with_titles(title, "Kinh phí chăm sóc cây của các thôn", "Nội dung"),
                    "appendix-title-suspect"),
              IsEmpty());
  EXPECT_THAT(
      found(plan_with_titles(title + " năm 2026", title + " năm 2027", "Nội dung"), "appendix-title-suspect"),
      IsEmpty());
}

TEST(AppendixTitles, FitTheHeadsOfTheirTables) {
  const PlanParts plan =
      plan_with_titles("Nhiệm vụ trồng cây", "Các mục tiêu chăm sóc rừng", "Nhiệm vụ cụ thể");
  EXPECT_THAT(found(plan, "appendix-title-suspect"), ElementsAre("Nhiệm vụ cụ thể"));
  EXPECT_EQ(first_issue(plan, "appendix-title-suspect").severity, Severity::info);
  EXPECT_THAT(
      found(plan_with_titles("Nhiệm vụ trồng cây", "Mục tiêu, nhiệm vụ chăm sóc rừng", "Nhiệm vụ cụ thể"),
            "appendix-title-suspect"),
      IsEmpty());
}

TEST(Substance, APlanSaysByWhenOrWithWhatResult) {
  EXPECT_THAT(found_in("1. Phòng Kinh tế xã\nTăng cường tuyên truyền.", "plan-without-substance"), SizeIs(1));
  EXPECT_THAT(
      found_in("1. Phòng Kinh tế xã\nBáo cáo kết quả trước ngày 20/11/2026.", "plan-without-substance"),
      IsEmpty());
  EXPECT_THAT(
      found_in("1. Trồng cây.\n- Cơ quan chủ trì: Phòng Kinh tế.\n- Thời gian thực hiện: Thường xuyên.",
               "plan-without-substance"),
      IsEmpty());
  EXPECT_THAT(found_in("1. Trồng cây.\n(có Phụ lục kèm theo)", "plan-without-substance"), IsEmpty())
      << "the appendix that is missing may say it";
}

TEST(Substance, PagesThatCouldNotBeReadMayHoldWhatIsMissing) {
  PlanParts plan;
  plan.body = "1. Phòng Kinh tế xã\nTăng cường tuyên truyền (có Phụ lục I kèm theo).";
  NormalizedDocument document = test::document_of(plan.text());
  document.source.unread_pages = {2};
  for (const Issue& issue : test::parser().parse(document).issues) {
    EXPECT_NE(issue.code, "plan-without-substance");
    if (issue.code != "appendix-missing") continue;
    EXPECT_EQ(issue.severity, Severity::warning);
  }
  EXPECT_EQ(first_issue(plan, "appendix-missing").severity, Severity::error);
}

TEST(Substance, OtherDocumentsNeedNotSayIt) {
  PlanParts plan;
  plan.type = "QUYẾT ĐỊNH";
  plan.number = "Số: 27/QĐ-UBND";
  plan.body = "1. Phòng Kinh tế xã\nTăng cường tuyên truyền.";
  EXPECT_THAT(found(plan, "plan-without-substance"), IsEmpty());
}

TEST(Seams, AParagraphThatRepeatsTheEndOfTheOneBefore) {
  EXPECT_THAT(found_in("Vận động các hộ dân trồng cây ven đường, chăm sóc vườn hoa trước nhà văn hóa "
                       "thôn.\nchăm sóc vườn hoa "
                       "trước nhà văn hóa thôn và trồng thêm cây bóng mát.",
                       "fragment-at-seam"),
              SizeIs(1));
  EXPECT_THAT(
      found_in(
          "Quán triệt Chỉ thị số 05/CT-UBND ngày 10/01/2026 của Ủy ban nhân dân tỉnh về phòng ngừa, ứng phó "
          "với cháy rừng và chặt phá cây xanh trái phép.\nViệc phòng ngừa, ứng phó với cháy rừng mùa khô; "
          "Chỉ thị số 06/CT-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh về trồng cây.",
          "fragment-at-seam"),
      ElementsAre(testing::StartsWith("Việc phòng ngừa")))
      << "the end of a title without its number";
}

TEST(Seams, AParagraphThatBeginsInsideASentence) {
  EXPECT_THAT(
      found_in("Vận động các hộ dân trồng cây.\nvà chăm sóc vườn hoa của thôn mình.", "fragment-at-seam"),
      SizeIs(1));
}

TEST(Seams, ParagraphsThatOnlyShareWordsAreInOrder) {
  for (const char* body :
       {"1. Phòng Kinh tế xã có trách nhiệm tham mưu trồng cây.\n2. Phòng Kinh tế xã có trách nhiệm tham mưu "
        "làm cỏ.",
        "- Tổ chức trồng cây xanh tại các thôn.\n- Tổ chức trồng cây xanh tại các thôn ven sông.",
        "Tổ chức trồng cây xanh tại các thôn.\nTổ chức trồng cây xanh tại các trường.",
        "Vận động hộ dân trồng cây:\nchăm sóc vườn hoa của thôn."}) {
    EXPECT_THAT(found_in(body, "fragment-at-seam"), IsEmpty()) << body;
  }
}

}  // namespace
}  // namespace vanthu
