#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout_support.h"

namespace vanthu {
namespace {

using layout_testing::lay_out;
using layout_testing::paragraphs;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

const std::vector<std::string> kLetterhead = {"ỦY BAN NHÂN DÂN",
                                              "XÃ BÌNH MINH",
                                              "Số: 12/KH-UBND",
                                              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                              "Độc lập - Tự do - Hạnh phúc",
                                              "Bình Minh, ngày 05 tháng 01 năm 2026",
                                              "KẾ HOẠCH"};

TEST(Letterhead, BesideEachOtherByTabsIsReadColumnByColumn) {
  EXPECT_THAT(paragraphs(lay_out("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                                 "XÃ BÌNH MINH\tĐộc lập - Tự do - Hạnh phúc\n"
                                 "-------\t-----------\n"
                                 "Số: 12/KH-UBND\tBình Minh, ngày 05 tháng 01 năm 2026\n"
                                 "\nKẾ HOẠCH\n")),
              ElementsAreArray(kLetterhead));
}

TEST(Letterhead, BesideEachOtherByBlanksIsReadColumnByColumn) {
  EXPECT_THAT(paragraphs(lay_out("   ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                                 "    XÃ BÌNH MINH                 Độc lập - Tự do - Hạnh phúc\n"
                                 "   Số: 12/KH-UBND\n"
                                 "                              Bình Minh, ngày 05 tháng 01 năm 2026\n"
                                 "\n                 KẾ HOẠCH\n")),
              ElementsAreArray(kLetterhead));
}

TEST(Letterhead, WithoutItsGapIsReadColumnByColumn) {
  EXPECT_THAT(paragraphs(lay_out("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                                 "XÃ BÌNH MINH Độc lập - Tự do - Hạnh phúc\n"
                                 "Số: 12/KH-UBND Bình Minh, ngày 05 tháng 01 năm 2026\n"
                                 "KẾ HOẠCH\n")),
              ElementsAreArray(kLetterhead));
}

TEST(Letterhead, OneColumnAfterTheOtherStaysAsItIs) {
  EXPECT_THAT(paragraphs(lay_out(" \tỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\n\t\n"
                                 "Số: 12/KH-UBND\n"
                                 "\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                                 "Bình Minh, ngày 05 tháng 01 năm 2026\n\n\nKẾ HOẠCH\n")),
              ElementsAreArray(kLetterhead));
}

TEST(Letterhead, BlanksLeftToFillInAreNoGap) {
  EXPECT_THAT(paragraphs(lay_out("UBND XÃ BÌNH MINH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                                 "Số:        /KH-UBND\tBình Minh, ngày      tháng     năm 2026\n")),
              ElementsAre("UBND XÃ BÌNH MINH", "Số:        /KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                          "Bình Minh, ngày      tháng     năm 2026"));
}

const std::vector<std::string> kEnd = {"Nơi nhận:",    "- Sở Nội vụ;",        "- Các thôn;",
                                       "- Lưu: VT.",   "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
                                       "PHÓ CHỦ TỊCH", "Trần Văn Bình"};

TEST(End, BesideEachOtherIsReadColumnByColumn) {
  EXPECT_THAT(paragraphs(lay_out("Nơi nhận:                      TM. ỦY BAN NHÂN DÂN\n"
                                 "- Sở Nội vụ;                   KT. CHỦ TỊCH\n"
                                 "- Các thôn;                    PHÓ CHỦ TỊCH\n"
                                 "- Lưu: VT.\n"
                                 "\n"
                                 "                               Trần Văn Bình\n")),
              ElementsAreArray(kEnd));
  EXPECT_THAT(paragraphs(lay_out("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ;\tKT. CHỦ TỊCH\n"
                                 "- Các thôn;\tPHÓ CHỦ TỊCH\n- Lưu: VT.\t\n\tTrần Văn Bình\n")),
              ElementsAreArray(kEnd));
}

TEST(End, WithoutItsGapIsReadColumnByColumn) {
  EXPECT_THAT(paragraphs(lay_out("Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ; KT. CHỦ TỊCH\n"
                                 "- Các thôn; PHÓ CHỦ TỊCH\n- Lưu: VT.\n\nTrần Văn Bình\n")),
              ElementsAreArray(kEnd));
}

TEST(End, IsFollowedByTheAppendix) {
  const std::vector<std::string> texts = paragraphs(
      lay_out("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Các thôn.\tCHỦ TỊCH\n\tTrần Văn Bình\n\nPhụ lục\n\n"
              "STT\tNhiệm vụ\tThời gian\n1\tMột\tNăm 2026\n"));
  EXPECT_THAT(texts, ElementsAre("Nơi nhận:", "- Các thôn.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
                                 "Trần Văn Bình", "Phụ lục", "[table]"));
}

TEST(LayoutTables, OfLetterheadAndSignatureAreNoTables) {
  const ExtractedDocument document = lay_out(
      "| UBND XÃ BÌNH MINH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n"
      "|---|---|\n"
      "| Số: 12/KH-UBND | Bình Minh, ngày 05 tháng 01 năm 2026 |\n"
      "\n"
      "KẾ HOẠCH\n"
      "\n"
      "<table><tr><td>Nơi nhận:<br>- Các thôn.</td><td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</td></tr></table>\n");
  layout_testing::expect_sound(document);
  EXPECT_THAT(paragraphs(document),
              ElementsAre("UBND XÃ BÌNH MINH", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                          "Độc lập - Tự do - Hạnh phúc", "Bình Minh, ngày 05 tháng 01 năm 2026", "KẾ HOẠCH",
                          "Nơi nhận:", "- Các thôn.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
}

}  // namespace
}  // namespace vanthu
