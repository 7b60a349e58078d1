// What a person looks through first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.h"
#include "store/store.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::plain_document;
using testing::span_of;
using testing::TemporaryFolder;

Span on_page(const std::string& text, const std::string& words, int page = 2) {
  Span span = span_of(text, words);
  span.page = page;
  span.box = Box{70, 100, 200, 112};
  return span;
}

/// A scan with something of every kind to look at, and as much that is sure.
Document scan(const std::string& path = "scan.pdf", const std::string& number = "42") {
  const std::string text = "Số: " + number +
                           "/KH-UBND\nngày 05 tháng 3 năm 2026\nCăn cứ Quyết định số 217/QĐ-UBND\nTrồng 500 "
                           "cây\nChăm sóc cây\nLuật Lâm nghiệp\nphòng học";
  Document document = plain_document(path, text);
  document.source.format = "pdf";
  document.source.pages = 2;
  document.source.ocr_pages = {2};
  Header& header = document.header;
  header.number =
      DocumentNumber{"Số: " + number + "/KH-UBND", number, std::nullopt, "KH-UBND", number + "/KH-UBND"};
  header.date = "2026-03-05";
  header.issuer.commune = "Tân Kỳ";
  header.number_reading = FieldReading{0.7, on_page(text, "Số: " + number + "/KH-UBND")};
  header.date_reading = FieldReading{0.95, on_page(text, "ngày 05 tháng 3 năm 2026")};
  Citation doubtful, sure;
  doubtful.raw = "Quyết định số 217/QĐ-UBND";
  doubtful.key = "217/QĐ-UBND";
  doubtful.date = "2025-05-12";
  doubtful.confidence = 0.41;
  doubtful.span = on_page(text, doubtful.raw);
  sure.raw = "Luật Lâm nghiệp";
  sure.name = "Luật Lâm nghiệp";
  sure.span = on_page(text, sure.raw);
  document.citations = {sure, doubtful};
  Assignment task, sure_task;
  task.origin = sure_task.origin = "table";
  task.task = "Trồng 500 cây";
  task.lead.push_back({"Phòng Kinh tế", "Phòng Kinh tế", std::nullopt, false});
  task.deadline = Deadline{"Quý I/2026", "quarter", "2026-01-01", "2026-03-31", std::nullopt};
  task.confidence = 0.5;
  task.span = on_page(text, task.task);
  sure_task.task = "Chăm sóc cây";
  sure_task.span = on_page(text, sure_task.task);
  document.assignments = {sure_task, task};
  Issue blank{"date-incomplete", Severity::warning, "chưa đọc được ngày", "no day", on_page(text, "ngày 05")};
  Issue printed = blank;
  printed.span.page = 1;
  Issue repair{"text-repaired", Severity::warning, "đã sửa", "mended", on_page(text, "phòng")};
  repair.raw = "phỏng";
  Issue encoding{"text-repaired", Severity::warning, "đổi mã", "converted", on_page(text, "học")};
  document.issues = {repair, encoding, printed, blank};
  return document;
}

std::vector<std::string> kinds_of(const std::vector<ReviewItem>& items) {
  std::vector<std::string> kinds;
  for (const ReviewItem& item : items) kinds.push_back(item.kind);
  return kinds;
}

class Review : public ::testing::Test {
 protected:
  Review() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {}

  TemporaryFolder folder_;
  Store store_;
};

TEST_F(Review, ListsWhatWasNotReadThenTheLeastSureThenRepairs) {
  store_.put(scan(), "r");
  const std::vector<ReviewItem> items = store_.review({});
  ASSERT_THAT(kinds_of(items), ElementsAre("blank", "citation", "task", "number", "repair"));
  EXPECT_EQ(items[0].confidence, 0);
  EXPECT_EQ(items[0].read, "ngày 05");
  EXPECT_EQ(items[0].became, std::nullopt);
  EXPECT_EQ(items[0].message, "chưa đọc được ngày");
  EXPECT_EQ(items[0].index, 3u);
  EXPECT_EQ(items[1].confidence, 0.41);
  EXPECT_EQ(items[1].read, "Quyết định số 217/QĐ-UBND");
  EXPECT_EQ(items[1].became, "217/QĐ-UBND; 2025-05-12");
  EXPECT_EQ(items[1].index, 1u);
  EXPECT_EQ(items[2].read, "Trồng 500 cây");
  EXPECT_EQ(items[2].became, "Phòng Kinh tế; Quý I/2026");
  EXPECT_EQ(items[3].read, "Số: 42/KH-UBND");
  EXPECT_EQ(items[3].became, "42/KH-UBND");
  EXPECT_EQ(items[3].index, std::nullopt);
  EXPECT_EQ(items[4].confidence, std::nullopt);
  EXPECT_EQ(items[4].read, "phỏng");
  EXPECT_EQ(items[4].became, "phòng");
  for (const ReviewItem& item : items) {
    EXPECT_EQ(item.document, 1);
    EXPECT_EQ(item.path, "scan.pdf");
    EXPECT_EQ(item.document_key, "42/KH-UBND");
    EXPECT_EQ(item.commune, "Tân Kỳ");
    EXPECT_EQ(item.span.page, 2);
    EXPECT_EQ(item.span.box, (Box{70, 100, 200, 112}));
  }
}

TEST_F(Review, GoesAsFarAsItIsAsked) {
  store_.put(scan(), "r");
  EXPECT_THAT(kinds_of(store_.review({.below = 0.96})),
              ElementsAre("blank", "citation", "task", "number", "date", "repair"));
  EXPECT_THAT(kinds_of(store_.review({.below = 0.41})), ElementsAre("blank", "repair"));
  EXPECT_THAT(kinds_of(store_.review({.limit = 2})), ElementsAre("blank", "citation"));
}

TEST_F(Review, KeepsToTheDocumentsThatAreAskedFor) {
  store_.put(scan("a.pdf", "42"), "r");
  store_.put(scan("b.pdf", "43"), "r");
  EXPECT_EQ(store_.review({}).size(), 10u);
  const std::vector<ReviewItem> items = store_.review({.documents = {2}});
  ASSERT_EQ(items.size(), 5u);
  for (const ReviewItem& item : items) EXPECT_EQ(item.document, 2);
}

TEST_F(Review, LeavesOutWhatAPersonPutRight) {
  store_.put(scan(), "r");
  const CorrectionNote note{"An", "2026-05-08T00:00:00Z", "đối chiếu"};
  store_.correct(
      1, std::nullopt,
      {{"number", "44/KH-UBND",
        R"({"raw": "44/KH-UBND", "number": "44", "year": null, "symbol": "KH-UBND", "key": "44/KH-UBND"})"}},
      note);
  store_.correct(1, 1, {{"task", "Trồng 5000 cây", R"("Trồng 5000 cây")"}}, note);
  EXPECT_THAT(kinds_of(store_.review({})), ElementsAre("blank", "citation", "repair"));
}

TEST_F(Review, ANumberThatWasNotReadIsNoDoubtfulOne) {
  Document document = scan();
  document.header.number = DocumentNumber{"Số: 7KH-UBND", {}, {}, {}, {}};
  store_.put(document, "r");
  EXPECT_THAT(kinds_of(store_.review({})), ElementsAre("blank", "citation", "task", "repair"));
}

TEST_F(Review, ATextIsSure) {
  store_.put(plain_document("a.txt", "Kế hoạch"), "r");
  EXPECT_THAT(store_.review({}), IsEmpty());
}

TEST_F(Review, CitationsAreFoundByTheirConfidence) {
  store_.put(scan(), "r");
  const auto keys = [&](CitationQuestion question) {
    std::vector<std::string> found;
    for (const CitationAnswer& answer : store_.citations(question)) found.push_back(answer.citation.raw);
    return found;
  };
  CitationQuestion sure, doubtful;
  sure.confidence_from = 0.8;
  doubtful.confidence_to = 0.41;
  EXPECT_THAT(keys(sure), ElementsAre("Luật Lâm nghiệp"));
  EXPECT_THAT(keys(doubtful), ElementsAre("Quyết định số 217/QĐ-UBND"));
}

}  // namespace
}  // namespace vanthu
