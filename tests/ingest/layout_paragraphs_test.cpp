#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "ingest/layout_paragraphs.h"
#include "layout_support.h"

namespace vanthu {
namespace {

using layout_testing::findings;
using layout_testing::lay_out;
using layout_testing::paragraphs;
using ::testing::ElementsAre;

struct SeamCase {
  const char* what;
  const char* before;
  const char* after;
  bool joined;
};

// Without it GoogleTest prints the bytes, those between the members too, which nobody has written.
void PrintTo(const SeamCase& seam, std::ostream* out) { *out << seam.what; }

class Seam : public ::testing::TestWithParam<SeamCase> {};

TEST_P(Seam, IsJoinedOnlyInsideASentence) {
  const SeamCase& c = GetParam();
  const std::string text = std::string(c.before) + "\n\n" + c.after + "\n";
  const ExtractedDocument document = lay_out(text);
  layout_testing::expect_sound(document);
  EXPECT_EQ(document.blocks.size(), c.joined ? 1u : 2u) << document.text;
  EXPECT_EQ(findings(document, "seam-joined").size(), c.joined ? 1u : 0u);
  if (c.joined) {
    EXPECT_EQ(document.text, std::string(c.before) + " " + c.after);
    EXPECT_EQ(document.blocks[0].line_starts.size(), 1u);
    // Joined text has no seam any more.
    EXPECT_EQ(lay_out(document.text).text, document.text);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Layout, Seam,
    ::testing::Values(
        SeamCase{"name", "Thực hiện Chỉ thị của Thủ tướng", "Chính phủ về chuyển đổi số.", true},
        SeamCase{"body's name", "theo kết luận của Ban", "Thường vụ Đảng ủy xã.", true},
        SeamCase{"comma", "Đối với cán bộ, công chức, viên chức,", "người lao động trong cơ quan.", true},
        SeamCase{"lower case", "tổ chức thực hiện các nhiệm vụ", "được giao đúng thời hạn.", true},
        SeamCase{"number", "thực hiện Nghị quyết số", "12-NQ/ĐU của Đảng ủy xã.", true},
        SeamCase{"full stop", "Tổ chức thực hiện các nhiệm vụ.", "được giao đúng thời hạn.", false},
        SeamCase{"capital", "Công tác lãnh đạo, chỉ đạo", "Các phòng xây dựng kế hoạch.", false},
        SeamCase{"list", "Các nhiệm vụ của", "- Phòng Kinh tế;", false},
        SeamCase{"point", "Yêu cầu đối với", "a) cán bộ, công chức", false},
        SeamCase{"label", "Kiểm tra việc chấp hành", "Cơ quan chủ trì: Phòng Kinh tế", false},
        SeamCase{"basis", "Luật Tổ chức chính quyền địa phương", "Căn cứ Nghị định của Chính phủ", false},
        SeamCase{"heading", "I. MỤC ĐÍCH", "nâng cao hiệu quả công tác", false},
        SeamCase{"signature", "TM. ỦY BAN NHÂN DÂN", "xã Bình Minh", false},
        SeamCase{"quotation", "phương châm “đúng việc, đúng hạn”", "và các nội dung khác.", false}),
    [](const auto& tested) { return "case" + std::to_string(tested.index); });

struct SeparatorCase {
  const char* line;
  const char* next;
  const char* separator;
};

TEST(LineSeparator, IsNothingWhereANumberWasCut) {
  for (const SeparatorCase& c :
       {SeparatorCase{"Nghị quyết số 08-", "NQ/ĐU ngày", ""}, SeparatorCase{"Kế hoạch số 61/", "KH-UBND", ""},
        SeparatorCase{"Kế hoạch số 61", "/KH-UBND", ""}, SeparatorCase{"giai đoạn 2026-", "2030", ""},
        SeparatorCase{"Quyết định số 33-QĐ/", "TW", ""}, SeparatorCase{"giai đoạn 2026 -", "2030", " "},
        SeparatorCase{"kinh tế -", "xã hội", " "}, SeparatorCase{"văn bản/", "kế hoạch", " "},
        SeparatorCase{"hộ gia", "đình", " "}}) {
    EXPECT_EQ(line_separator(c.line, c.next), c.separator) << c.line << " | " << c.next;
  }
}

TEST(Paragraphs, OfAWrappedTextAreMadeWhole) {
  const ExtractedDocument document = lay_out(
      "UBND XÃ BÌNH MINH\n"
      "Số: 12/KH-UBND\n"
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "Độc lập - Tự do - Hạnh phúc\n"
      "Bình Minh, ngày 05 tháng 01 năm 2026\n"
      "\n"
      "KẾ HOẠCH\n"
      "Triển khai công tác cải cách hành chính nhà nước trên địa bàn xã\n"
      "năm 2026\n"
      "\n"
      "Căn cứ chương trình công tác năm 2026, Ủy ban nhân dân xã xây dựng kế\n"
      "hoạch cải cách hành chính với những nội dung chủ yếu như sau:\n"
      "I. MỤC ĐÍCH, YÊU CẦU\n"
      "1. Mục đích\n"
      "- Nâng cao chất lượng phục vụ người dân và doanh nghiệp của các phòng,\n"
      "đơn vị; từng bước hiện đại hóa nền hành chính theo chỉ đạo của Ủy ban\n"
      "nhân dân thành phố.\n"
      "- Tăng cường trách nhiệm của người đứng đầu trong việc tổ chức thực hiện\n"
      "Kế hoạch này.\n"
      "2. Yêu cầu\n"
      "Các phòng, đơn vị bám sát nhiệm vụ được giao.\n"
      "Nơi nhận:\n"
      "- Như trên;\n"
      "- Các phòng, đơn vị thuộc Ủy ban nhân dân xã và các\n"
      "thôn;\n"
      "- Lưu: VT.\n"
      "TM. ỦY BAN NHÂN DÂN\n"
      "CHỦ TỊCH\n"
      "Trần Văn Bình\n");
  layout_testing::expect_sound(document);
  EXPECT_THAT(
      paragraphs(document),
      ElementsAre("UBND XÃ BÌNH MINH", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                  "Độc lập - Tự do - Hạnh phúc", "Bình Minh, ngày 05 tháng 01 năm 2026", "KẾ HOẠCH",
                  "Triển khai công tác cải cách hành chính nhà nước trên địa bàn xã", "năm 2026",
                  "Căn cứ chương trình công tác năm 2026, Ủy ban nhân dân xã xây dựng kế hoạch cải cách hành "
                  "chính với "
                  "những nội dung chủ yếu như sau:",
                  "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích",
                  "- Nâng cao chất lượng phục vụ người dân và doanh nghiệp của các phòng, đơn vị; từng bước "
                  "hiện đại hóa "
                  "nền hành chính theo chỉ đạo của Ủy ban nhân dân thành phố.",
                  "- Tăng cường trách nhiệm của người đứng đầu trong việc tổ chức thực hiện Kế hoạch này.",
                  "2. Yêu cầu", "Các phòng, đơn vị bám sát nhiệm vụ được giao.", "Nơi nhận:", "- Như trên;",
                  "- Các phòng, đơn vị thuộc Ủy ban nhân dân xã và các thôn;", "- Lưu: VT.",
                  "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bình"));
}

TEST(Paragraphs, ANameCutAtALineEndGoesOnWithACapital) {
  // ", ngày công" is no date line, and a law's name goes on behind "Luật".
  EXPECT_EQ(paragraphs(lay_out(
                "Vận động hiến đất, ngày công làm đường; công khai theo Luật\nThực hiện dân chủ ở cơ sở.\n")),
            (std::vector<std::string>{
                "Vận động hiến đất, ngày công làm đường; công khai theo Luật Thực hiện dân chủ ở cơ sở."}));
}

TEST(Paragraphs, APointerToAnAppendixIsNoSecondHalfOfTheHeadingAbove) {
  EXPECT_EQ(paragraphs(lay_out("4. Về các mục tiêu\n\ncó Phụ lục I kèm theo\n")),
            (std::vector<std::string>{"4. Về các mục tiêu", "có Phụ lục I kèm theo"}));
}

TEST(Paragraphs, TitleLinesOfAnAppendixStayApart) {
  EXPECT_THAT(paragraphs(lay_out("Phụ lục II\n"
                                 "\n"
                                 "Các nhiệm vụ chuyển đổi số\n"
                                 "trên địa bàn xã năm 2026\n"
                                 "(Kèm theo Kế hoạch số /KH-UBND của\n"
                                 "Ủy ban nhân dân xã)\n")),
              ElementsAre("Phụ lục II", "Các nhiệm vụ chuyển đổi số", "trên địa bàn xã năm 2026",
                          "(Kèm theo Kế hoạch số /KH-UBND của", "Ủy ban nhân dân xã)"));
}

TEST(Paragraphs, PageNumberInsideASentenceIsDropped) {
  const ExtractedDocument document =
      lay_out("Các phòng, đơn vị chủ động tổ chức\n\n2\n\nthực hiện nhiệm vụ được giao.\n");
  EXPECT_THAT(paragraphs(document),
              ElementsAre("Các phòng, đơn vị chủ động tổ chức thực hiện nhiệm vụ được giao."));
  EXPECT_THAT(findings(document, "seam-joined"), ElementsAre("chức thực"));
}

TEST(Paragraphs, PageNumbersThatCountUpAreDropped) {
  EXPECT_THAT(
      paragraphs(lay_out("Câu thứ nhất.\n\n2\n\nCâu thứ hai.\n\n3\n\nCâu thứ ba.\n\n4\n\nCâu thứ tư.\n")),
      ElementsAre("Câu thứ nhất.", "Câu thứ hai.", "Câu thứ ba.", "Câu thứ tư."));
}

TEST(Paragraphs, NumberOfTheSecondPageIsDropped) {
  EXPECT_THAT(paragraphs(lay_out("Câu thứ nhất.\n\n2\n\nCâu thứ hai.\n")),
              ElementsAre("Câu thứ nhất.", "Câu thứ hai."));
}

TEST(Paragraphs, LoneNumberBetweenWholeSentencesStays) {
  EXPECT_THAT(paragraphs(lay_out("Câu thứ nhất.\n\n7\n\nCâu thứ hai.\n")),
              ElementsAre("Câu thứ nhất.", "7", "Câu thứ hai."));
}

TEST(Paragraphs, FormFeedIsAPageEnd) {
  EXPECT_THAT(paragraphs(lay_out("Các đơn vị tổ chức\n3\n\fthực hiện kế hoạch.\n")),
              ElementsAre("Các đơn vị tổ chức thực hiện kế hoạch."));
}

}  // namespace
}  // namespace vanthu
