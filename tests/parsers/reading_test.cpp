// What OCR was sure of, and what it read, in the facts.
#include "parsers/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "plan_text.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

/// Words of little confidence, and all others 0.97: a run for each word, as a scan has them.
NormalizedDocument scanned(const std::string& text, const std::map<std::string, float>& doubtful) {
  NormalizedDocument document = test::document_of(text);
  document.source.format = "pdf";
  document.source.pages = 1;
  document.source.ocr_pages = {1};
  const std::string& words = document.text;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \n\t", begin), words.size());
    if (end > begin) {
      const auto found = doubtful.find(words.substr(begin, end - begin));
      SourceRun run;
      run.text = {document.origin[begin], document.origin[end]};
      run.page = 1;
      run.box = Box{10, static_cast<double>(begin), 20, static_cast<double>(begin) + 12};
      run.confidence = found == doubtful.end() ? 0.97f : found->second;
      document.runs.push_back(run);
    }
    begin = end + 1;
  }
  return document;
}

ByteRange range_of(const NormalizedDocument& document, const std::string& words) {
  const std::size_t begin = document.text.find(words);
  EXPECT_NE(begin, std::string::npos) << words;
  return {begin, begin + words.size()};
}

/// Puts `now` in the place of `read` as a repair does.
void repair(NormalizedDocument& document, const std::string& now, const std::string& read) {
  document.repairs.push_back({range_of(document, now), read});
}

constexpr const char* kHead =
    "ỦY BAN NHÂN DÂN\nXÃ TÂN KỲ\nSố: 42/KH-UBND\nTân Kỳ, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTrồng cây năm "
    "2026\n";

TEST(Reading, TakesTheLeastOfTheWordsInARange) {
  const NormalizedDocument document =
      scanned("một hai ba bốn năm sáu bảy", {{"hai", 0.5f}, {"năm", 0.3f}, {"bảy", 0.9f}});
  const Reading reading(document);
  EXPECT_EQ(reading.confidence(range_of(document, "một")), 0.97);
  EXPECT_EQ(reading.confidence(range_of(document, "một hai ba")), 0.5);
  EXPECT_EQ(reading.confidence(range_of(document, "ba bốn năm")), 0.3);
  EXPECT_EQ(reading.confidence(range_of(document, "sáu bảy")), 0.9);
  EXPECT_EQ(reading.confidence({0, document.text.size()}), 0.3);
  EXPECT_EQ(reading.confidence({0, 0}), 1);
}

TEST(Reading, OfEveryRangeIsTheLeastOfItsWordsOneByOne) {
  std::map<std::string, float> sure;
  std::string text;
  for (int i = 0; i < 41; ++i) {
    const std::string word = "t" + std::to_string(i * 7919 % 1000);
    sure[word] = static_cast<float>(i * 37 % 100) / 100.0f;
    text += (i == 0 ? "" : " ") + word;
  }
  const NormalizedDocument document = scanned(text, sure);
  const Reading reading(document);
  for (std::size_t first = 0; first < document.runs.size(); ++first) {
    double least = 1;
    for (std::size_t last = first; last < document.runs.size(); ++last) {
      least = std::min(least, static_cast<double>(*document.runs[last].confidence));
      EXPECT_NEAR(reading.confidence({document.runs[first].text.begin, document.runs[last].text.end}), least,
                  0.005);
    }
  }
}

TEST(Reading, SignsAloneCountForNothing) {
  const NormalizedDocument document = scanned("kế hoạch - “ số", {{"-", 0.1f}, {"“", 0.2f}});
  EXPECT_EQ(Reading(document).confidence({0, document.text.size()}), 0.97);
}

TEST(Reading, AWordWithAnUnreadLetterIsWorthNothing) {
  const NormalizedDocument document = scanned("số 1\uFFFD tháng", {});
  EXPECT_EQ(Reading(document).confidence({0, document.text.size()}), 0);
  EXPECT_EQ(Reading(document).confidence_of_figures({0, document.text.size()}), 0);
}

TEST(Reading, FiguresCountByThemselves) {
  const NormalizedDocument document = scanned("trồng 500 cây", {{"cây", 0.2f}, {"500", 0.6f}});
  EXPECT_EQ(Reading(document).confidence_of_figures({0, document.text.size()}), 0.6);
}

TEST(Reading, OfATextLayerIsSure) {
  const NormalizedDocument document = test::document_of("một hai ba");
  EXPECT_EQ(Reading(document).confidence({0, document.text.size()}), 1);
}

TEST(Reading, DigitsThatARepairChangedAreNoSurerThanThoseReadFromLetters) {
  NormalizedDocument document = scanned("số 15 và phòng", {});
  repair(document, "15", "l5");
  repair(document, "phòng", "phỏng");
  const Reading reading(document);
  EXPECT_EQ(reading.confidence(range_of(document, "số 15")), 0.6);
  EXPECT_EQ(reading.confidence(range_of(document, "và phòng")), 0.97);
}

TEST(Reading, UndoesRepairsInsideARange) {
  NormalizedDocument document = scanned("Phòng Kinh tế số 15 tốt", {});
  repair(document, "Kinh", "Kính");
  document.repairs.push_back({{range_of(document, "tế").end, range_of(document, "tế").end}, "."});
  repair(document, "15", "l5");
  const Reading reading(document);
  EXPECT_EQ(reading.as_read({0, document.text.size()}), "Phòng Kính tế. số l5 tốt");
  EXPECT_EQ(reading.as_read(range_of(document, "Phòng Kinh tế")), "Phòng Kính tế");
  EXPECT_EQ(reading.as_read("Kinh", {0, document.text.size()}), "Kính");
  EXPECT_EQ(reading.as_read("không có", {0, document.text.size()}), "không có");
  EXPECT_FALSE(reading.is_repaired(range_of(document, "Phòng")));
  EXPECT_TRUE(reading.is_repaired(range_of(document, "tế số")));
}

TEST(ReadingOfFacts, ADoubtfulFigureOfACitationShowsInIt) {
  const NormalizedDocument document =
      scanned(std::string(kHead) +
                  "Căn cứ Quyết định số 217/QĐ-UBND ngày 12/5/2025 của Ủy ban nhân dân xã;\n"
                  "Căn cứ Quyết định số 30/QĐ-UBND ngày 01/6/2025 của Ủy ban nhân dân xã;\n",
              {{"217/QĐ-UBND", 0.41f}});
  const Document record = test::parser().parse(document);
  ASSERT_EQ(record.citations.size(), 2u);
  EXPECT_EQ(record.citations[0].confidence, 0.41);
  EXPECT_EQ(record.citations[1].confidence, 0.97);
}

TEST(ReadingOfFacts, WhatARuleDoubtsMoreStays) {
  const NormalizedDocument document =
      scanned(std::string(kHead) + "Thực hiện Chỉ thị số l5-CT/TU ngày 12/5/2025;\n", {});
  const Document record = test::parser().parse(document);
  ASSERT_EQ(record.citations.size(), 1u);
  EXPECT_EQ(record.citations[0].confidence, 0.6);
}

TEST(ReadingOfFacts, OfTheHeadNumberAndDateHaveTheirOwn) {
  const Document record = test::parser().parse(scanned(kHead, {{"42/KH-UBND", 0.35f}, {"05", 0.62f}}));
  ASSERT_TRUE(record.header.number_reading && record.header.date_reading);
  EXPECT_EQ(record.header.number_reading->confidence, 0.35);
  EXPECT_EQ(record.header.date_reading->confidence, 0.62);
  const auto words = [&](const Span& span) {
    return record.text.substr(span.bytes.begin, span.bytes.size());
  };
  EXPECT_EQ(words(record.header.number_reading->span), "Số: 42/KH-UBND");
  EXPECT_EQ(words(record.header.date_reading->span), "ngày 05 tháng 3 năm 2026");
  EXPECT_EQ(record.header.date_reading->span.page, 1);
  EXPECT_TRUE(record.header.date_reading->span.box);
}

const std::string kTable = std::string(kHead) +
                           "I. NHIỆM VỤ\nPHỤ LỤC\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện\n"
                           "1\tTrồng 500 cây bóng mát\tPhòng Kinh tế\tTrước ngày 15/6/2026\n2\tChăm sóc "
                           "cây\tCông an xã\tQuý III/2026\n";

TEST(ReadingOfFacts, UnitsTimesAndFiguresCountForATaskItsOtherWordsDoNot) {
  const auto confidence = [](const std::map<std::string, float>& doubtful) {
    const Document record = test::parser().parse(scanned(kTable, doubtful));
    EXPECT_EQ(record.assignments.size(), 2u);
    return record.assignments.front().confidence;
  };
  EXPECT_EQ(confidence({}), 0.97);
  EXPECT_EQ(confidence({{"bóng", 0.2f}}), 0.97);
  EXPECT_EQ(confidence({{"500", 0.2f}}), 0.2);
  EXPECT_EQ(confidence({{"Kinh", 0.3f}}), 0.3);
  EXPECT_EQ(confidence({{"15/6/2026", 0.4f}}), 0.4);
  EXPECT_EQ(confidence({{"III/2026", 0.4f}}), 0.97) << "of the other task";
}

TEST(ReadingOfFacts, RawIsWhatWasReadAndTheTextWhatItBecame) {
  NormalizedDocument document = scanned(kTable + "Căn cứ Quyết định số 217/QĐ-UBND ngày 12/5/2025;\n", {});
  repair(document, "42", "4Z");
  repair(document, "500", "5O0");
  repair(document, "Kinh", "Kính");
  repair(document, "15/6", "l5/6");
  repair(document, "217", "2l7");
  const Document record = test::parser().parse(document);
  EXPECT_EQ(record.header.number->raw, "Số: 4Z/KH-UBND");
  EXPECT_EQ(record.header.number->key, "42/KH-UBND");
  const Assignment& task = record.assignments.front();
  EXPECT_EQ(task.lead.front().unit, "Phòng Kinh tế");
  EXPECT_EQ(task.lead.front().raw, "Phòng Kính tế");
  EXPECT_EQ(task.deadline->raw, "Trước ngày l5/6/2026");
  EXPECT_EQ(task.deadline->end, "2026-06-15");
  ASSERT_EQ(task.targets.size(), 1u);
  EXPECT_EQ(task.targets.front().raw, "5O0 cây");
  EXPECT_EQ(task.confidence, 0.6);
  ASSERT_EQ(record.citations.size(), 1u);
  EXPECT_EQ(record.citations.front().raw, "Quyết định số 2l7/QĐ-UBND ngày 12/5/2025");
  EXPECT_EQ(record.citations.front().raw_key, "2l7/QĐ-UBND");
  EXPECT_EQ(record.citations.front().key, "217/QĐ-UBND");
  EXPECT_NE(record.text.find("217/QĐ-UBND"), std::string::npos);
}

TEST(ReadingOfFacts, AnIssueOfARepairSaysWhatWasRead) {
  NormalizedDocument document = scanned(kHead, {});
  Finding finding;
  finding.code = "text-repaired";
  finding.where = range_of(document, "42");
  finding.message_code = "text-repaired-encoding";
  finding.arguments = {"OCR"};
  finding.raw = "4Z";
  document.findings.push_back(finding);
  const Document record = test::parser().parse(document);
  std::vector<std::pair<std::string, std::string>> raws;
  for (const Issue& issue : record.issues) {
    if (issue.raw) raws.emplace_back(issue.code, *issue.raw);
  }
  EXPECT_THAT(raws, ElementsAre(Pair("text-repaired", "4Z")));
}

const Issue* find_issue(const Document& record, std::string_view code) {
  const auto found = std::find_if(record.issues.begin(), record.issues.end(),
                                  [&](const Issue& issue) { return issue.code == code; });
  return found == record.issues.end() ? nullptr : &*found;
}

TEST(UnreadHead, ANumberOrDayThatWasNotReadIsBlankAndNeverGuessed) {
  const char* const cases[][2] = {
      {"Số: \uFFFD/KH-UBND", "Tân Kỳ, ngày \uFFFD tháng 3 năm 2026"},
      {"Số: 4\uFFFD/KH-UBND", "Tân Kỳ, ngày 1\uFFFD tháng 3 năm 2026"},
      {"Số: \uFFFD2/KH-UBND", "Tân Kỳ, ngày \uFFFD1 tháng 3 năm 2026"},
      {"Số: /KH-UBND", "Tân Kỳ, ngày tháng 3 năm 2026"},
  };
  for (const auto& [number, date] : cases) {
    const Document record =
        test::parser().parse(scanned(std::string("ỦY BAN NHÂN DÂN\nXÃ TÂN KỲ\n") + number + "\n" + date +
                                         "\nKẾ HOẠCH\nTrồng cây năm 2026\nI. MỤC ĐÍCH\n1. Phủ xanh.\n",
                                     {}));
    SCOPED_TRACE(number);
    ASSERT_TRUE(record.header.number);
    EXPECT_EQ(record.header.number->number, std::nullopt);
    EXPECT_EQ(record.header.number->symbol, "KH-UBND");
    EXPECT_EQ(record.header.number->raw, number);
    EXPECT_EQ(record.header.date, "2026-03");
    for (const char* code : {"number-missing", "date-incomplete"}) {
      const Issue* issue = find_issue(record, code);
      ASSERT_NE(issue, nullptr) << code;
      EXPECT_EQ(issue->severity, Severity::warning) << "it may be filled in by hand";
      EXPECT_EQ(issue->span.page, 1);
      EXPECT_TRUE(issue->span.box);
    }
  }
}

TEST(UnreadHead, InkThatWasReadIntoANumberIsNoNumber) {
  const Document record = test::parser().parse(
      scanned("ỦY BAN NHÂN DÂN\nXÃ TÂN KỲ\nSố: /7KH-UBND\nTân Kỳ, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\n"
              "Trồng cây năm 2026\nI. MỤC ĐÍCH\n1. Phủ xanh.\n",
              {}));
  ASSERT_TRUE(record.header.number);
  EXPECT_EQ(record.header.number->raw, "Số: /7KH-UBND");
  EXPECT_EQ(record.header.number->number, std::nullopt);
  EXPECT_EQ(record.header.number->key, std::nullopt);
  ASSERT_NE(find_issue(record, "number-missing"), nullptr);
}

}  // namespace
}  // namespace vanthu
