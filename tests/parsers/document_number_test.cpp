#include "parsers/document_number.h"

#include <gtest/gtest.h>

#include "plan_text.h"

namespace vanthu {
namespace {

const NumberReader& reader() {
  static const NumberReader compiled(test::vocabulary());
  return compiled;
}

TEST(DocumentNumber, EveryExampleIsCaughtWholeByItsOwnRule) {
  for (const NumberRule& rule : reader().rules()) {
    ASSERT_FALSE(rule.examples.empty()) << rule.name;
    for (const std::string& example : rule.examples) {
      const std::string text = "số " + example + " ngày";
      const auto found = reader().find(text);
      ASSERT_TRUE(found) << rule.name << ": " << example;
      EXPECT_EQ(found->rule, rule.name) << example;
      EXPECT_EQ(found->raw_key, example);
    }
  }
}

struct Reading {
  const char* text;
  const char* number;
  const char* symbol;
  const char* key;
  const char* seen;  // what is special about it
};

class NumberReading : public testing::TestWithParam<Reading> {};

TEST_P(NumberReading, GivesNumberSymbolAndKey) {
  const Reading& reading = GetParam();
  const auto found = reader().find(reading.text);
  ASSERT_TRUE(found) << reading.seen;
  EXPECT_EQ(found->number.value_or(""), reading.number);
  EXPECT_EQ(found->symbol, reading.symbol);
  EXPECT_EQ(found->key, reading.key);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, NumberReading,
    testing::Values(
        Reading{"Kế hoạch số 157/KH-UBND ngày", "157", "KH-UBND", "157/KH-UBND", "state form"},
        Reading{"Nghị quyết số 05-NQ/ĐU, ngày", "05", "NQ/ĐU", "05-NQ/ĐU", "Party form"},
        Reading{"số 134/ KH-UBND", "134", "KH-UBND", "134/KH-UBND", "blank behind the slash"},
        Reading{"số 124QĐ/TW ngày", "124", "QĐ/TW", "124-QĐ/TW", "dash missing"},
        Reading{"số 23/QĐ/TW", "23", "QĐ/TW", "23-QĐ/TW", "slash for dash"},
        Reading{"số 217/QĐ-TW", "217", "QĐ/TW", "217-QĐ/TW", "state shape with a Party sign"},
        Reading{"số 12-KH/UBND ngày", "12", "KH-UBND", "12/KH-UBND", "Party shape with a state sign"},
        Reading{"số31-QĐ/TW", "31", "QĐ/TW", "31-QĐ/TW", "no blank behind số"},
        Reading{"381/ĐA-CPngày 9/5/2025", "381", "ĐA-CP", "381/ĐA-CP", "no blank before ngày"},
        Reading{"số 101/QĐ-TTG ngày", "101", "QĐ-TTg", "101/QĐ-TTg", "TTg in capitals"},
        Reading{"SỐ 15-CTR/TU NGÀY", "15", "CTr/TU", "15-CTr/TU", "sign of a title in capitals"},
        Reading{"số 61/2023/NĐ-CP", "61", "NĐ-CP", "61/2023/NĐ-CP", "normative, with its year"},
        Reading{"Luật số: 136/2025/QH15", "136", "QH15", "136/2025/QH15", "law"},
        Reading{"số 0129/QĐ-UBND", "0129", "QĐ-UBND", "0129/QĐ-UBND", "leading zero kept"},
        Reading{"số 30c/NQ-CP", "30c", "NQ-CP", "30c/NQ-CP", "letter behind the number"},
        Reading{"số 3176B/QĐ-BYT", "3176B", "QĐ-BYT", "3176B/QĐ-BYT", "capital behind the number"},
        Reading{"số 07KL/TU ngày", "07", "KL/TU", "07-KL/TU", "the type's first letter is no suffix"},
        Reading{"số 149/QĐ-UBND-TL", "149", "QĐ-UBND-TL", "149/QĐ-UBND-TL", "drafting unit"},
        Reading{"công văn số 123/UBND-VX", "123", "UBND-VX", "123/UBND-VX", "official letter"},
        Reading{"số 36–HD/VPTW", "36", "HD/VPTW", "36-HD/VPTW", "en dash"},
        Reading{"Kế hoạch số /KH-UBND ngày", "", "KH-UBND", "", "left blank"},
        Reading{"Quyết định số ...../QĐ-UBND", "", "QĐ-UBND", "", "dots for the pen"},
        Reading{"số 12/KH-UBND.", "12", "KH-UBND", "12/KH-UBND", "end of a sentence"},
        Reading{"số 15-QD/TU ngày", "15", "QĐ/TU", "15-QĐ/TU", "D for Đ"},
        Reading{"số 07-HD/TU ngày", "07", "HD/TU", "07-HD/TU", "HD is a sign of its own"},
        Reading{"số 15-qđ/tw", "15", "QĐ/TW", "15-QĐ/TW", "small letters"},
        Reading{"số l5-CT/TU", "15", "CT/TU", "15-CT/TU", "l for 1"},
        Reading{"số O5-NQ/TU", "05", "NQ/TU", "05-NQ/TU", "O for 0"},
        Reading{"số 30l/NQ-CP", "301", "NQ-CP", "301/NQ-CP", "l behind digits is no suffix"},
        Reading{"số 12/KH-UBND-Phòng", "12", "KH-UBND", "12/KH-UBND", "a word behind the sign"},
        Reading{"số 12/KH-UBND.Về việc", "12", "KH-UBND", "12/KH-UBND", "a sentence behind the sign"},
        Reading{"số 05-NQ/TUngày", "05", "NQ/TU", "05-NQ/TU", "glued word behind a Party sign"},
        Reading{"số 912 /UBND - VX", "912", "UBND-VX", "912/UBND-VX",
                "blanks in an official letter's number"},
        Reading{"Luật số: … /2025/QH15", "", "QH15", "", "number of a law left blank"},
        Reading{"số …/2026/QĐ-UBND", "", "QĐ-UBND", "", "number of a normative text left blank"}));

TEST(DocumentNumber, ConfidenceFallsWhereTheKeyMendsWhatIsPrinted) {
  struct Case {
    const char* text;
    double confidence;
  };
  for (const Case& one :
       {Case{"157/KH-UBND", 1}, Case{"134/ KH-UBND", 1}, Case{"36–HD/VPTW", 1}, Case{"124QĐ/TW", 0.9},
        Case{"217/QĐ-TW", 0.9}, Case{"15-QD/TU", 0.9}, Case{"15-qđ/tw", 0.8}, Case{"l5-CT/TU", 0.6}}) {
    const auto found = reader().find(one.text);
    ASSERT_TRUE(found) << one.text;
    EXPECT_EQ(found->confidence, one.confidence) << one.text;
  }
}

TEST(DocumentNumber, AWordIsNoSign) {
  for (const char* text : {"12/KH-Xã Tân An", "15/QĐ-Công ty", "3/BC-Phòng"}) {
    EXPECT_FALSE(reader().find(text)) << text << " → " << reader().find(text)->raw_key;
  }
}

TEST(DocumentNumber, OtherNumbersAreNone) {
  for (const char* text : {"ngày 12/12/2013", "đạt 95% (PAR Index)", "Quý I/2026", "HĐND&UBND", "KT,GS",
                           "01 mô hình", "số 5 đường Trần Phú", "KH/ văn bản", "điện thoại 0225.3842.111"}) {
    const auto found = reader().find(text);
    EXPECT_TRUE(!found || found->needs_cue) << text << " → " << (found ? found->raw_key : "");
  }
}

TEST(DocumentNumber, LongDigitsAndBlanksStayLinear) {
  const std::string hostile = std::string(200'000, '1') + std::string(200'000, ' ') + "/KH-";
  EXPECT_FALSE(reader().find(hostile).has_value());
}

}  // namespace
}  // namespace vanthu
