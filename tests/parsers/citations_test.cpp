#include "parsers/citations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

const CitationReader& reader() {
  static const NumberReader numbers(test::vocabulary());
  static const IssuerNameReader issuers(test::vocabulary());
  static const CitationReader compiled(test::vocabulary(), numbers, issuers);
  return compiled;
}

/// "key or name | type | date | issuer" of each mention; "-" for what is absent.
std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> mentions;
  for (const Citation& citation : reader().read(text)) {
    EXPECT_EQ(text.substr(citation.span.bytes.begin, citation.span.bytes.size()), citation.raw);
    mentions.push_back(citation.key.value_or(citation.name.value_or("-")) + " | " +
                       citation.type.value_or("-") + " | " + citation.date.value_or("-") + " | " +
                       citation.issuer.value_or("-"));
  }
  return mentions;
}

TEST(Citations, CompleteMention) {
  EXPECT_THAT(read("Căn cứ Kế hoạch số 88/KH-UBND ngày 03/4/2026 của UBND tỉnh về chuyển đổi số;"),
              ElementsAre("88/KH-UBND | Kế hoạch | 2026-04-03 | Ủy ban nhân dân tỉnh"));
}

TEST(Citations, RawReachesFromTypeWordToDate) {
  const auto citations =
      reader().read("Thực hiện Chỉ thị số 21-CT/TU, ngày 05/3/2026 của Ban Thường vụ Tỉnh ủy");
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(citations[0].raw, "Chỉ thị số 21-CT/TU, ngày 05/3/2026");
  EXPECT_EQ(citations[0].relation, "implements");
}

TEST(Citations, DateAndIssuerAreSharedBackwardsWhileTheOrganStaysTheSame) {
  EXPECT_THAT(read("Quyết định số 12-QĐ/TU, 13-QĐ/TU, ngày 10/10/2025, của Ban Thường vụ Tỉnh ủy"),
              ElementsAre("12-QĐ/TU | Quyết định | 2025-10-10 | Ban Thường vụ Tỉnh ủy",
                          "13-QĐ/TU | Quyết định | 2025-10-10 | Ban Thường vụ Tỉnh ủy"));
  EXPECT_THAT(
      read("Quyết định số 12-QĐ/TW, Quyết định số 13-QĐ/TU ngày 10/10/2025 của Ban Thường vụ Tỉnh ủy"),
      ElementsAre("12-QĐ/TW | Quyết định | - | -",
                  "13-QĐ/TU | Quyết định | 2025-10-10 | Ban Thường vụ Tỉnh ủy"));
}

TEST(Citations, TitlesBetweenStopTheSharing) {
  EXPECT_THAT(read("Nghị quyết số 01/NQ-HĐND về thu ngân sách và Nghị quyết số 02/NQ-HĐND ngày 08/12/2025 "
                   "của HĐND xã"),
              ElementsAre("01/NQ-HĐND | Nghị quyết | - | -",
                          "02/NQ-HĐND | Nghị quyết | 2025-12-08 | Hội đồng nhân dân xã"));
}

TEST(Citations, ATermOfTheCommitteeIsNoPartOfItsName) {
  EXPECT_THAT(read("Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị khóa XII về học tập"),
              ElementsAre("05-CT/TW | Chỉ thị | 2016-05-15 | Bộ Chính trị"));
}

TEST(Citations, NamesOfBodiesMayContainMarksAndOffices) {
  EXPECT_THAT(
      read("Thông tư số 05/2024/TT-BVHTTDL ngày 01/02/2024 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"),
      ElementsAre("05/2024/TT-BVHTTDL | Thông tư | 2024-02-01 | Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"));
}

TEST(Citations, ATitleInCapitalsIsReadAlike) {
  EXPECT_THAT(read("THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 15-CTR/TU NGÀY 20 THÁNG 8 NĂM 2025 CỦA TỈNH ỦY VỀ "
                   "CHUYỂN ĐỔI XANH"),
              ElementsAre("15-CTr/TU | Chương trình hành động | 2025-08-20 | Tỉnh ủy"));
}

TEST(Citations, EveryTextOfABasisIsOne) {
  const auto citations = reader().read(
      "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư; Quyết định số "
      "9/QĐ-UBND "
      "ngày 02/02/2026 của UBND tỉnh;");
  ASSERT_EQ(citations.size(), 2u);
  EXPECT_EQ(citations[0].relation, "basis");
  EXPECT_EQ(citations[1].relation, "basis");
}

struct IssuerCase {
  const char* text;
  const char* issuer;
};

TEST(Citations, AnIssuerAtTheEndOfASentenceIsWhole) {
  for (const IssuerCase& one : std::initializer_list<IssuerCase>{
           {"Thông tư số 3/2026/TT-BTC ngày 05/01/2026 của Bộ Tài chính.", "Bộ Tài chính"},
           {"Nghị định số 3/2026/NĐ-CP ngày 05/01/2026 của Chính phủ.", "Chính phủ"},
           {"Chỉ thị số 3/CT-TTg ngày 05/01/2026 của Thủ tướng Chính phủ./.", "Thủ tướng Chính phủ"},
           {"Kế hoạch số 3/KH-UBND ngày 05/01/2026 của UBND TP. Hải Phòng.",
            "Ủy ban nhân dân thành phố Hải Phòng"},
           {"Kế hoạch số 3/KH-BCĐ ngày 05/01/2026 của Ban Chỉ đạo chuyển đổi số xã;",
            "Ban Chỉ đạo chuyển đổi số xã"}}) {
    const auto citations = reader().read(one.text);
    ASSERT_EQ(citations.size(), 1u) << one.text;
    EXPECT_EQ(citations[0].issuer, one.issuer) << one.text;
  }
}

TEST(Citations, FormsOfDatesAndSigns) {
  EXPECT_THAT(
      read("Kế hoạch số 312/KH-UBND ngày 26/12/2025 và Công văn số 4102/UBND-NN cùng ngày của UBND tỉnh"),
      ElementsAre("312/KH-UBND | Kế hoạch | 2025-12-26 | Ủy ban nhân dân tỉnh",
                  "4102/UBND-NN | Công văn | 2025-12-26 | Ủy ban nhân dân tỉnh"));
  EXPECT_THAT(read("Luật Đất đai 2024, Chỉ thị 23/CT-TTg (ngày 02/9/2021) của Thủ tướng Chính phủ"),
              ElementsAre("Luật Đất đai | Luật | 2024 | -",
                          "23/CT-TTg | Chỉ thị | 2021-09-02 | Thủ tướng Chính phủ"));
  EXPECT_THAT(read("Công văn số 1451/SGD&ĐT-VP ngày 20/8/2026 của Sở Giáo dục và Đào tạo"),
              ElementsAre("1451/SGD&ĐT-VP | Công văn | 2026-08-20 | Sở Giáo dục và Đào tạo"));
  EXPECT_THAT(read("Thông báo kết luận số 45-TB/TU ngày 02/02/2026 của Thường trực Tỉnh ủy"),
              ElementsAre("45-TB/TU | Thông báo | 2026-02-02 | Thường trực Tỉnh ủy"));
}

TEST(Citations, LawsInALongRunStayLinear) {
  std::string hostile;
  constexpr std::size_t kLaws = 20'000;
  for (std::size_t i = 0; i < kLaws; ++i) hostile += "Luật Đất đai số 31/2024/QH15, ";
  EXPECT_EQ(reader().read(hostile).size(), kLaws);
}

TEST(Citations, TheWordsBeforeTellTheRelation) {
  struct Case {
    const char* before;
    const char* relation;
  };
  for (const Case& one :
       {Case{"Ban hành kèm theo", "attached-to"}, Case{"sửa đổi, bổ sung một số điều của", "amends"},
        Case{"thay thế", "replaces"}, Case{"bãi bỏ", "repeals"}, Case{"- Căn cứ", "basis"},
        Case{"Theo quy định tại khoản 2 Điều 5", "basis"}, Case{"triển khai có hiệu quả", "implements"},
        Case{"báo cáo tại", "mentions"}}) {
    const auto citations = reader().read(std::string(one.before) + " Nghị quyết số 2/NQ-HĐND");
    ASSERT_EQ(citations.size(), 1u) << one.before;
    EXPECT_EQ(citations[0].relation, one.relation) << one.before;
  }
}

TEST(Citations, PartnersOfAJointProgrammeAreNoIssuers) {
  EXPECT_THAT(
      read("Chương trình số 02-CTr/BXDĐ-MTTQ ngày 02/02/2026 phối hợp giữa Ban Xây dựng Đảng và Mặt trận"),
      ElementsAre("02-CTr/BXDĐ-MTTQ | Chương trình | 2026-02-02 | -"));
}

TEST(Citations, BlankNumbersKeepTypeAndPartialDate) {
  const auto citations = reader().read("(Kèm theo Kế hoạch số /KH-UBND ngày /01/2026 của UBND xã Tân An)");
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(citations[0].key, std::nullopt);
  EXPECT_EQ(citations[0].type, "Kế hoạch");
  EXPECT_EQ(citations[0].raw_key, "KH-UBND");
  EXPECT_EQ(citations[0].date, "2026-01");
  EXPECT_EQ(citations[0].relation, "attached-to");
  EXPECT_EQ(citations[0].issuer, "Ủy ban nhân dân xã Tân An");
}

TEST(Citations, LawsByNameGetTheirOfficialCapitals) {
  EXPECT_THAT(
      read("thi hành Luật tiếp công dân, Luật Phòng, chống tham nhũng và pháp luật về khiếu nại"),
      ElementsAre("Luật Tiếp công dân | Luật | - | -", "Luật Phòng, chống tham nhũng | Luật | - | -"));
}

TEST(Citations, ALawsNameAndNumberAreOneMention) {
  EXPECT_THAT(read("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;"),
              ElementsAre("72/2025/QH15 | Luật | 2025-06-16 | -"));
}

TEST(Citations, LawyersAndTheConstitutionInASetPhraseAreNone) {
  EXPECT_THAT(read("Hội Luật gia, Luật sư, Luật này; trong khuôn khổ Hiến pháp và pháp luật; kỷ luật Đảng"),
              ElementsAre());
}

TEST(Citations, AnImpossibleDateIsKeptInRawAlone) {
  const auto citations = reader().read("Quyết định số 9/QĐ-UBND ngày 31/02/2026 của UBND xã");
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(citations[0].raw, "Quyết định số 9/QĐ-UBND ngày 31/02/2026");
  EXPECT_EQ(citations[0].date, std::nullopt);
  EXPECT_EQ(citations[0].issuer, "Ủy ban nhân dân xã");
}

TEST(Citations, OfficialLettersNeedTheirCue) {
  EXPECT_THAT(read("theo Công văn số 123/SNV-TCBC ngày 04/02/2026 của Sở Nội vụ"),
              ElementsAre("123/SNV-TCBC | Công văn | 2026-02-04 | Sở Nội vụ"));
  EXPECT_THAT(read("biển số 15/A-B và đường 30/ABC-D"), ElementsAre());
}

TEST(Citations, LinesOfATitleAndACutNoteAreReadAsOne) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThực hiện Nghị quyết số 15/NQ-HĐND ngày 02/02/2026 của Hội đồng\nnhân dân tỉnh về chuyển "
      "đổi số\n"
      "(Kèm theo Quyết định số 7/QĐ-UBND ngày 05/3/2026 của Ủy\nban nhân dân xã)\nI. MỤC ĐÍCH\n1. Thử.");
  ASSERT_EQ(record.citations.size(), 2u);
  EXPECT_EQ(record.citations[0].issuer, "Hội đồng nhân dân tỉnh");
  EXPECT_EQ(record.citations[1].issuer, "Ủy ban nhân dân xã");
}

TEST(Citations, TheDocumentsOwnNumberLineIsNone) {
  const Document record = test::parse(
      "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 12/KH-UBND\nTân An, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\n"
      "Phòng, chống thiên tai năm 2026\nCăn cứ Kế hoạch số 45/KH-UBND ngày 20/02/2026 của UBND tỉnh;\n"
      "Ủy ban nhân dân xã ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Thực hiện Kế hoạch số 45/KH-UBND.");
  ASSERT_EQ(record.citations.size(), 2u);
  EXPECT_EQ(record.citations[0].relation, "basis");
  EXPECT_EQ(record.citations[0].section, std::nullopt);
  EXPECT_EQ(record.citations[1].section, "I.1");
  EXPECT_EQ(record.citations[1].relation, "implements");
}

}  // namespace
}  // namespace vanthu
