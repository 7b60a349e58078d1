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

/// The only mention of `text`.
Citation only(const std::string& text) {
  const auto citations = reader().read(text);
  EXPECT_EQ(citations.size(), 1u) << text;
  return citations.empty() ? Citation{} : citations.front();
}

struct TitleCase {
  const char* text;
  const char* title;  // "" where there is none
};

TEST(Citations, TheTitleIsWhatStandsBehindTheIssuer) {
  for (const TitleCase& one : std::initializer_list<TitleCase>{
           {"Kế hoạch số 5/KH-UBND ngày 02/02/2026 của UBND tỉnh về chuyển đổi số và cải cách hành chính;",
            "về chuyển đổi số và cải cách hành chính"},
           {"Chỉ thị số 5-CT/TU ngày 02/02/2026 của Tỉnh ủy khóa XX về việc học tập, làm theo gương tốt.",
            "về việc học tập, làm theo gương tốt"},
           {"Quyết định số 5/QĐ-UBND ngày 02/02/2026 của UBND xã ban hành Quy chế làm việc (có bản kèm)",
            "ban hành Quy chế làm việc"},
           {"Công văn số 5/UBND-VX ngày 02/02/2026 của UBND tỉnh V/v báo cáo số liệu", "V/v báo cáo số liệu"},
           {"Đề án số 5/ĐA-UBND của UBND tỉnh “Dạy nghề; giải quyết việc làm” được triển khai",
            "Dạy nghề; giải quyết việc làm"},
           {"Đề án số 5/ĐA-UBND của UBND tỉnh “Dạy nghề” giai đoạn 2026 - 2030.",
            "“Dạy nghề” giai đoạn 2026 - 2030"},
           {"Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh về y tế, Ủy ban nhân dân xã ban hành Kế hoạch",
            "về y tế"},
           {"Chỉ thị số 5/CT-UBND về đê điều tại TP. Hải Phòng", "về đê điều tại TP. Hải Phòng"},
           {"gửi báo cáo theo Công văn số 5/UBND-VX về Phòng Kinh tế trước ngày 20", ""},
           {"Quyết định số 5/QĐ-UBND có hiệu lực từ ngày ký", ""},
           {"Thực hiện Kế hoạch số 5/KH-UBND ngày 02/02/2026, ban hành văn bản chỉ đạo", ""}}) {
    const Citation citation = only(one.text);
    EXPECT_EQ(citation.title.value_or(""), one.title) << one.text;
  }
}

TEST(Citations, ATitleEndsWhereTheNextCitationBegins) {
  const auto citations = reader().read(
      "Đề án số 4-ĐA/TU, ngày 14/01/2026 của Tỉnh ủy về nhà ở và đất ở và Nghị quyết số 6-NQ/TU, ngày "
      "15/01/2026 của Tỉnh ủy về việc làm, Kế hoạch số 9/KH-UBND");
  ASSERT_EQ(citations.size(), 3u);
  EXPECT_EQ(citations[0].title, "về nhà ở và đất ở");
  EXPECT_EQ(citations[1].title, "về việc làm");
}

TEST(Citations, AChainGivesEveryLinkItsTitle) {
  const auto citations = reader().read(
      "Kế hoạch số 8-KH/TU ngày 03/3/2026 của Tỉnh ủy về thực hiện Kết luận số 7-KL/TW ngày 01/02/2026 của "
      "Bộ "
      "Chính trị về tiếp tục thực hiện Chỉ thị số 6-CT/TW ngày 05/5/2024 của Ban Bí thư");
  ASSERT_EQ(citations.size(), 3u);
  EXPECT_TRUE(citations[0].title->starts_with("về thực hiện Kết luận số 7-KL/TW"));
  EXPECT_TRUE(citations[1].title->starts_with("về tiếp tục thực hiện Chỉ thị số 6-CT/TW"));
  EXPECT_EQ(citations[1].relation, "implements");
  EXPECT_EQ(citations[2].issuer, "Ban Bí thư");
}

TEST(Citations, AliasesStandBehindTheTitle) {
  EXPECT_EQ(only("Nghị quyết số 5-NQ/TU ngày 02/02/2026 của Tỉnh ủy về nhà ở (sau đây gọi tắt là “Nghị quyết "
                 "nhà ở”)")
                .alias,
            "Nghị quyết nhà ở");
  EXPECT_EQ(only("Quyết định số 5/QĐ-UBND, sau đây gọi là Quyết định 5; các đơn vị").alias, "Quyết định 5");
  EXPECT_EQ(only("Quyết định số 5/QĐ-UBND (có hiệu lực từ ngày ký)").alias, std::nullopt);
}

/// "field < key of the mention that prints it" for each inherited field of each mention.
std::vector<std::string> inherited(const std::string& text) {
  std::vector<std::string> lines;
  const auto citations = reader().read(text);
  for (const Citation& citation : citations) {
    for (const InheritedField& field : citation.inherited) {
      EXPECT_LT(field.from, citations.size());
      lines.push_back(*citation.key + ": " + field.field + " < " + citations[field.from].key.value_or("-"));
    }
  }
  return lines;
}

TEST(Citations, WhatIsSharedNamesTheMentionThatPrintsIt) {
  EXPECT_THAT(inherited("Quyết định số 1/QĐ-UBND, 2/QĐ-UBND và 3/QĐ-UBND ngày 02/02/2026 của UBND tỉnh"),
              ElementsAre("1/QĐ-UBND: date < 3/QĐ-UBND", "1/QĐ-UBND: issuer < 3/QĐ-UBND",
                          "2/QĐ-UBND: type < 1/QĐ-UBND", "2/QĐ-UBND: date < 3/QĐ-UBND",
                          "2/QĐ-UBND: issuer < 3/QĐ-UBND", "3/QĐ-UBND: type < 1/QĐ-UBND"));
  EXPECT_THAT(inherited("các Nghị định của Chính phủ: số 1/2026/NĐ-CP ngày 05/01/2026, số 2/2026/NĐ-CP"),
              ElementsAre("2/2026/NĐ-CP: type < 1/2026/NĐ-CP", "2/2026/NĐ-CP: issuer < 1/2026/NĐ-CP"));
  EXPECT_THAT(inherited("Kế hoạch số 7/KH-UBND ngày 26/12/2025 và Công văn số 8/UBND-NN cùng ngày"),
              ElementsAre("8/UBND-NN: date < 7/KH-UBND"));
  EXPECT_THAT(inherited("Quyết định số 1-QĐ/TW, Quyết định số 2-QĐ/TU ngày 02/02/2026 của Tỉnh ủy"),
              ElementsAre());
}

TEST(Citations, ADatedMentionBeforeASemicolonTakesNoIssuer) {
  EXPECT_THAT(
      read("Công văn số 7/UBND-VX ngày 02/02/2026; Quyết định số 8/QĐ-UBND ngày 03/02/2026 của UBND xã"),
      ElementsAre("7/UBND-VX | Công văn | 2026-02-02 | -",
                  "8/QĐ-UBND | Quyết định | 2026-02-03 | Ủy ban nhân dân xã"));
}

TEST(Citations, IndicesOfSharedFieldsCountInTheDocument) {
  const Document record = test::parse(
      "KẾ HOẠCH\nThử\nI. MỤC ĐÍCH\n1. Thực hiện Chỉ thị số 9/CT-UBND.\n2. Thực hiện Quyết định số 1/QĐ-UBND, "
      "2/QĐ-UBND ngày 02/02/2026 của UBND tỉnh.");
  ASSERT_EQ(record.citations.size(), 3u);
  ASSERT_FALSE(record.citations[1].inherited.empty());
  for (const InheritedField& field : record.citations[1].inherited) EXPECT_EQ(field.from, 2u);
}

TEST(Citations, BareNumbersTakeTheSignOfTheLastOneWithLowConfidence) {
  const auto citations = reader().read("các Quyết định số 1, 2, 3/QĐ-UBND ngày 02/02/2026 của UBND tỉnh");
  ASSERT_EQ(citations.size(), 3u);
  EXPECT_EQ(citations[0].raw, "Quyết định số 1");
  EXPECT_EQ(citations[0].key, "1/QĐ-UBND");
  EXPECT_EQ(citations[0].raw_key, "1");
  EXPECT_EQ(citations[0].confidence, 0.5);
  EXPECT_EQ(citations[1].key, "2/QĐ-UBND");
  EXPECT_EQ(citations[1].date, "2026-02-02");
  EXPECT_EQ(citations[2].confidence, 1);
}

TEST(Citations, DigitsThatAScannerMisreadAreMendedWithLowConfidence) {
  for (const auto& [printed, key] :
       {std::pair{"l5-CT/TU", "15-CT/TU"}, {"O5-NQ/TU", "05-NQ/TU"}, {"2l7-QĐ/TW", "217-QĐ/TW"}}) {
    const Citation citation = only(std::string("Thực hiện văn bản số ") + printed);
    EXPECT_EQ(citation.key, key);
    EXPECT_EQ(citation.raw_key, printed);
    EXPECT_LT(citation.confidence, 0.7);
  }
  EXPECT_THAT(read("danh sách lO-NQ/TU và tổ O5-NQ/TU"), ElementsAre());
}

TEST(Citations, ConfidenceFallsWithWhatIsNotPrinted) {
  EXPECT_EQ(only("Nghị quyết số 05-NQ/TU").confidence, 1);
  EXPECT_EQ(only("Nghị quyết số 124NQ/TU").confidence, 0.9);
  EXPECT_EQ(only("theo số 05-NQ/TU").confidence, 0.9);
  EXPECT_EQ(only("theo số 12/UBND-VX").confidence, 0.7);
  EXPECT_EQ(only("Luật Cây xanh đô thị").confidence, 0.8);
}

TEST(Citations, ATypeIsNotGuessedWhereTheSignHasTwo) {
  EXPECT_EQ(only("theo số 298-QĐ/TW").type, std::nullopt);
  EXPECT_EQ(only("theo số 298/QĐ-UBND").type, "Quyết định");
  EXPECT_EQ(only("theo số 5-TT/TU").type, "Thông tri");
}

TEST(Citations, AProvisionGoesWithItsDocument) {
  const Citation citation = only("Theo quy định tại khoản 2 Điều 5 Nghị định số 61/2023/NĐ-CP");
  ASSERT_TRUE(citation.provision);
  EXPECT_EQ(citation.provision->raw, "khoản 2 Điều 5");
  EXPECT_EQ(citation.relation, "basis");
}

TEST(Citations, ListsShareTheRelation) {
  const auto citations = reader().read(
      "bãi bỏ Quyết định số 1/QĐ-UBND ngày 02/02/2026 của UBND xã về chợ; Quyết định số 2/QĐ-UBND ngày "
      "03/02/2026 của UBND xã và thay thế Quyết định số 3/QĐ-UBND");
  ASSERT_EQ(citations.size(), 3u);
  EXPECT_EQ(citations[0].relation, "repeals");
  EXPECT_EQ(citations[1].relation, "repeals");
  EXPECT_EQ(citations[2].relation, "replaces");
}

TEST(Citations, ATextThatWasAmendedDoesNotAmend) {
  const auto citations =
      reader().read("Căn cứ Nghị định số 1/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 2/2022/NĐ-CP");
  ASSERT_EQ(citations.size(), 2u);
  EXPECT_EQ(citations[1].relation, "mentions");
}

TEST(Citations, PlacesWithMarksBelongToTheIssuer) {
  for (const IssuerCase& one : std::initializer_list<IssuerCase>{
           {"Kế hoạch số 3/KH-UBND của UBND tỉnh Bà Rịa - Vũng Tàu về du lịch",
            "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"},
           {"Kế hoạch số 3/KH-UBND của UBND xã Ea H'Leo về y tế", "Ủy ban nhân dân xã Ea H'Leo"},
           {"Công văn số 3/SNV-VP của Sở Nội vụ V/v báo cáo", "Sở Nội vụ"},
           {"KẾ HOẠCH SỐ 3/KH-UBND CỦA ỦY BAN NHÂN DÂN XÃ MƯỜNG CHÀ VỀ Y TẾ", "Ủy ban nhân dân xã Mường Chà"},
           {"Kế hoạch số 3/KH-UBND của UBND xã Tân An - Phòng Kinh tế theo dõi",
            "Ủy ban nhân dân xã Tân An"}}) {
    EXPECT_EQ(only(one.text).issuer, one.issuer) << one.text;
  }
}

TEST(Citations, AnAmendingLawIsOneLaw) {
  const Citation citation =
      only("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở số 43/2024/QH15");
  EXPECT_EQ(citation.name, "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở");
  EXPECT_EQ(citation.key, "43/2024/QH15");
  EXPECT_EQ(citation.relation, "basis");
}

// A megabyte each; a search that is not linear would take hours.
TEST(Citations, HardTextsEnd) {
  constexpr std::size_t kBytes = 1'000'000;
  for (const char* unit : {"1/",
                           "1-",
                           "01/2025/",
                           "Quyết định số ",
                           "Quyết định của ",
                           "số 1, ",
                           "1, ",
                           "“",
                           "\"",
                           "(sau đây gọi tắt là ",
                           "/QĐ-UBND ",
                           "QĐ-UBND",
                           "Luật ",
                           "Luật sửa đổi của Luật ",
                           "khoản 1 Điều ",
                           "Căn cứ ",
                           "l",
                           "lO",
                           " ",
                           "-",
                           ".",
                           "ngày ",
                           "\xff",
                           "của Ban Chỉ đạo "}) {
    std::string text;
    while (text.size() < kBytes) text += unit;
    EXPECT_TRUE(reader().read(text).empty()) << unit;
  }
}

TEST(Citations, RunsOfAMegabyteAreReadWhole) {
  constexpr std::size_t kMentions = 20'000;
  for (const char* unit : {"05-NQ/TU, ", "Nghị quyết số 05-NQ/TU về “", "05-NQ/TU (sau đây gọi tắt là “",
                           "Kế hoạch số 5/KH-UBND về thực hiện "}) {
    std::string text;
    for (std::size_t i = 0; i < kMentions; ++i) text += unit;
    EXPECT_EQ(reader().read(text).size(), kMentions) << unit;
  }
}

}  // namespace
}  // namespace vanthu
