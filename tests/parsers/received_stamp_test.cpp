// The stamp of the office that received a document.
#include "parsers/received_stamp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan_text.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;

struct StampCase {
  const char* words;
  std::optional<std::string> number, date;
};

TEST(ReceivedStamp, IsReadFromItsWords) {
  const StampCase cases[] = {
      {"ĐẾN Số: 123 Ngày: 12/5/2026 Chuyển: Văn phòng", "123", "2026-05-12"},
      {"CÔNG VĂN ĐẾN Số: 1450 Ngày 03 tháng 6 năm 2026", "1450", "2026-06-03"},
      {"VĂN BẢN ĐẾN Số đến: 88a Ngày đến: 9-6-2026", "88a", "2026-06-09"},
      {"ĐẾN Số:........123........ Ngày:....12.5.26....", "123", "2026-05-12"},
      {"Số: 7 ĐẾN Ngày: 01/02/2026", "7", "2026-02-01"},
      {"ĐỀN Sổ: 7 Ngảy: 01/02/2026", "7", "2026-02-01"},
      {"ĐẾN Số: …… Ngày: ……", std::nullopt, std::nullopt},
      {"ĐẾN Số: 12\uFFFD Ngày: 1\uFFFD/5/2026", std::nullopt, "2026-05"},
      {"ĐẾN Số: \uFFFD Ngày: \uFFFD", std::nullopt, std::nullopt},
      {"ĐẾN Số: 5 Ngày: 31/02/2026", "5", std::nullopt},
  };
  for (const StampCase& one : cases) {
    const auto stamp = read_received_stamp(one.words);
    ASSERT_TRUE(stamp) << one.words;
    EXPECT_EQ(stamp->number, one.number) << one.words;
    EXPECT_EQ(stamp->date, one.date) << one.words;
  }
  for (const char* words : {"ĐẾN", "ĐẾN Số: 123", "Ngày 12/5/2026", ""}) {
    EXPECT_FALSE(read_received_stamp(words)) << words;
  }
}

std::string plan_with(const std::string& before_number, const std::string& behind_number,
                      const std::string& behind_title) {
  return "ỦY BAN NHÂN DÂN\nXÃ TÂN KỲ\n" + before_number + "Số: 42/KH-UBND\n" + behind_number +
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
         "Tân Kỳ, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTrồng cây năm 2026\n" +
         behind_title + "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10/01/2026;\nI. MỤC ĐÍCH\n1. Phủ xanh.\n";
}

TEST(ReceivedStamp, WhereverItStandsItIsNeverTheDocumentsOwn) {
  const std::string stamps[] = {
      "ĐẾN\nSố: 123\nNgày: 12/5/2026\nChuyển: Văn phòng\n",
      "Số: 123\nĐẾN\nNgày: 12/5/2026\n",
      "ĐẾN Số: 123\nNgày: 12/5/2026\nChuyển: ……\n",
      "CÔNG VĂN ĐẾN\nSố: 123\nNgày: 12/5/2026\nLưu hồ sơ số: 5\n",
      "| ĐẾN Số: 123 Ngày: 12/5/2026 Chuyển: Văn phòng\n",
      "ĐẾN\tSố: 123\nĐẾN\tNgày: 12/5/2026\n",
  };
  const Document plain = test::parse(plan_with("", "", ""));
  ASSERT_FALSE(plain.header.received);
  for (const std::string& stamp : stamps) {
    const std::string texts[] = {stamp + plan_with("", "", ""), plan_with(stamp, "", ""),
                                 plan_with("", stamp, ""), plan_with("", "", stamp)};
    for (const std::string& text : texts) {
      SCOPED_TRACE(text);
      const Document record = test::parse(text);
      ASSERT_TRUE(record.header.received);
      EXPECT_EQ(record.header.received->number, "123");
      EXPECT_EQ(record.header.received->date, "2026-05-12");
      const ByteRange span = record.header.received->span.bytes;
      EXPECT_THAT(record.text.substr(span.begin, span.size()), HasSubstr("12/5/2026"));
      EXPECT_THAT(record.header.received->raw, HasSubstr("ĐẾN"));
      EXPECT_EQ(record.header.number->key, "42/KH-UBND");
      EXPECT_EQ(record.header.date, "2026-03-05");
      EXPECT_EQ(record.header.type, plain.header.type);
      EXPECT_EQ(record.header.title, plain.header.title);
      EXPECT_EQ(record.header.issuer, plain.header.issuer);
      EXPECT_EQ(record.citations.size(), plain.citations.size());
      EXPECT_EQ(record.sections.size(), plain.sections.size());
    }
  }
}

TEST(ReceivedStamp, ANumberWithInkInItIsStillTheDocumentsOwn) {
  std::string text = plan_with("", "ĐẾN\nSố: 123\nNgày: 12/5/2026\n", "");
  text.replace(text.find("Số: 42/KH-UBND"), std::string("Số: 42/KH-UBND").size(), "Số: /7KH-UBND");
  const Document record = test::parse(text);
  ASSERT_TRUE(record.header.received);
  EXPECT_EQ(record.header.received->number, "123");
  EXPECT_EQ(record.header.received->raw, "ĐẾN Số: 123 Ngày: 12/5/2026");
}

TEST(ReceivedStamp, TakesTheNameOfItsOfficeWithIt) {
  const Document record =
      test::parse(plan_with("", "VĂN PHÒNG HĐND VÀ UBND TỈNH\nĐẾN\nSố: 123\nNgày: 12/5/2026\n", ""));
  ASSERT_TRUE(record.header.received);
  EXPECT_THAT(record.header.received->raw, HasSubstr("VĂN PHÒNG"));
  EXPECT_EQ(record.header.issuer.name, "Ủy ban nhân dân xã Tân Kỳ");
}

TEST(ReceivedStamp, SentencesOfThePlanAreNone) {
  for (const char* line : {"Đến ngày 30/6/2026, số hộ nghèo giảm 5 hộ.\n", "ĐẾN NĂM 2030\nSố hộ nghèo: 5\n",
                           "Số: 42/KH-UBND\nNgày: 12/5/2026\n", "Đến Số: 5 Ngày mai\n"}) {
    EXPECT_FALSE(test::parse(plan_with("", "", line)).header.received) << line;
  }
}

TEST(ReceivedStamp, OfAPrintedPageComesFromWhatWasTakenOut) {
  NormalizedDocument document = test::document_of(plan_with("", "", ""));
  Finding finding;
  finding.code = "stamp-removed";
  finding.message_code = "page-stamp-incoming";
  finding.arguments = {"ĐẾN Số: 123 Ngày: 12/5/2026"};
  finding.page = 1;
  finding.box = Box{70, 120, 220, 180};
  document.findings.push_back(finding);
  const Document record = test::parser().parse(document);
  ASSERT_TRUE(record.header.received);
  EXPECT_EQ(record.header.received->number, "123");
  EXPECT_EQ(record.header.received->date, "2026-05-12");
  EXPECT_EQ(record.header.received->span.box, finding.box);
  EXPECT_TRUE(record.header.received->span.bytes.empty());
  EXPECT_EQ(record.header.received->confidence, 1);
  document.findings.back().arguments.push_back("0.87");
  EXPECT_EQ(test::parser().parse(document).header.received->confidence, 0.87);
}

TEST(ReceivedStamp, WhatIsBlankOrNotReadOnItIsSaid) {
  for (const char* stamp : {"ĐẾN\nSố: \uFFFD\nNgày: 12/5/2026\n", "ĐẾN\nSố: 123\nNgày: ……\n"}) {
    const Document record = test::parse(plan_with("", stamp, ""));
    ASSERT_TRUE(record.header.received) << stamp;
    const auto issue = std::find_if(record.issues.begin(), record.issues.end(),
                                    [](const Issue& one) { return one.code == "number-drawn"; });
    ASSERT_NE(issue, record.issues.end()) << stamp;
    EXPECT_EQ(issue->span, record.header.received->span);
  }
}

}  // namespace
}  // namespace vanthu
