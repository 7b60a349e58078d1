#include "tools/export/ics_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "store/record_json.h"
#include "tests/store/sample_documents.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;

UnitMention unit(const std::string& name) { return {name, name, std::nullopt}; }

Assignment task(const std::string& words, std::optional<Deadline> deadline) {
  Assignment task;
  task.origin = "table";
  task.task = words;
  task.lead = {unit("Phòng Kinh tế")};
  task.deadline = std::move(deadline);
  return task;
}

Deadline time(const std::string& raw, const std::string& kind, std::optional<std::string> start = {},
              std::optional<std::string> end = {}, std::optional<std::string> recurrence = {}) {
  return {raw, kind, std::move(start), std::move(end), std::move(recurrence)};
}

Deadline by(const std::string& day) { return time("Trước ngày " + day, "by-date", {}, day); }

/// A plan of the commune Tân Lộc with these tasks.
Document plan(const std::string& number, const std::vector<Assignment>& tasks) {
  Document document;
  document.source.path = number + ".txt";
  document.source.format = "txt";
  document.header.number = {"Số: " + number + "/KH-UBND", number, std::nullopt, "KH-UBND",
                            number + "/KH-UBND"};
  document.header.type = "Kế hoạch";
  document.header.title = "Cải cách hành chính";
  document.header.issuer.name = "Ủy ban nhân dân xã Tân Lộc";
  document.header.issuer.level = "xã";
  document.header.issuer.commune = "Tân Lộc";
  document.header.date = "2026-02-03";
  document.assignments = tasks;
  for (const Assignment& each : tasks) document.text += each.task + "\n";
  document.source.sha256 = std::string(62, 'a') + number;
  return document;
}

class IcsWriterTest : public ::testing::Test {
 protected:
  IcsWriterTest() : store_(new_store()) {}

  Store new_store() {
    return Store::open(folder_.file(std::to_string(++stores_) + ".db"), Access::read_write);
  }

  struct Calendar {
    std::string text;  // unfolded
    std::size_t events = 0, undated = 0;
  };

  static Calendar calendar(const Store& store, const TaskQuestion& question = {}) {
    std::string text;
    IcsWriter writer(store, [&](std::string_view bytes) { text += bytes; });
    for (const TaskAnswer& answer : store.tasks(question)) writer.add(answer);
    writer.finish();
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
      text.erase(at, 3);
    return {text, writer.events(), writer.undated()};
  }

  static std::vector<std::string> values(const std::string& text, const std::string& name) {
    std::vector<std::string> found;
    const std::string start = "\r\n" + name + ":";
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
      const std::size_t begin = at + start.size();
      found.push_back(text.substr(begin, text.find("\r\n", begin) - begin));
    }
    return found;
  }

  static std::vector<std::string> uids(const Store& store) {
    auto found = values(calendar(store).text, "UID");
    std::sort(found.begin(), found.end());
    return found;
  }

  TemporaryFolder folder_;
  int stores_ = 0;
  Store store_;
};

TEST_F(IcsWriterTest, ADeadlineIsAnAllDayEventOnItsLastDay) {
  Assignment first =
      task("Rà soát, cập nhật; công bố thủ tục", time("Quý I/2026", "quarter", "2026-01-01", "2026-03-31"));
  first.lead.push_back(unit("Công an xã"));
  first.section = "II.1";
  first.ordinal = "3";
  first.product = "Báo cáo";
  first.span.page = 4;
  store_.put(plan("41", {first}), "r");
  const Calendar got = calendar(store_);
  EXPECT_EQ(got.events, 1u);
  EXPECT_EQ(got.undated, 0u);
  EXPECT_THAT(got.text, ::testing::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  EXPECT_THAT(got.text, ::testing::EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  EXPECT_THAT(got.text, HasSubstr("\r\nDTSTART;VALUE=DATE:20260331\r\n"));
  EXPECT_THAT(got.text, HasSubstr("\r\nDTSTAMP:20260203T000000Z\r\n"));
  EXPECT_THAT(got.text,
              HasSubstr("\r\nSUMMARY:Phòng Kinh tế (+1): Rà soát\\, cập nhật\\; công bố thủ tục\r\n"));
  EXPECT_THAT(got.text, HasSubstr("\r\nSTATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n"));
  EXPECT_THAT(got.text, HasSubstr("\r\nCATEGORIES:Tân Lộc,Phòng Kinh tế,Công an xã\r\n"));
  for (const char* line :
       {"“Rà soát\\, cập nhật\\; công bố thủ tục”\\n", "Thời hạn: “Quý I/2026”\\n",
        "Từ 01/01/2026 đến 31/03/2026\\n", "Chủ trì: Phòng Kinh tế\\; Công an xã\\n", "Sản phẩm: Báo cáo\\n",
        "Văn bản: Kế hoạch 41/KH-UBND ngày 03/02/2026\\n", "Trích yếu: Cải cách hành chính\\n",
        "Cơ quan ban hành: Ủy ban nhân dân xã Tân Lộc\\n", "Vị trí: mục II.1\\, số thứ tự 3\\, trang 4\\n",
        "Tệp: 41.txt\r\n"}) {
    EXPECT_THAT(got.text, HasSubstr(line));
  }
  EXPECT_THAT(got.text, Not(HasSubstr("RRULE")));
}

TEST_F(IcsWriterTest, WhatRepeatsIsOneEventWithItsRuleAndItsLastDay) {
  store_.put(
      plan("41", {task("Báo cáo", time("Hằng tháng", "monthly", "2026-04-01", "2026-09-30", "FREQ=MONTHLY")),
                  task("Sơ kết", time("Hằng quý", "quarterly", {}, {}, "FREQ=MONTHLY;INTERVAL=3"))}),
      "r");
  const Calendar got = calendar(store_);
  EXPECT_THAT(values(got.text, "RRULE"),
              ::testing::ElementsAre("FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260930",
                                     "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"));
  EXPECT_THAT(values(got.text, "DTSTART;VALUE=DATE"), ::testing::ElementsAre("20260430", "20260331"));
}

TEST_F(IcsWriterTest, CountsTasksWithoutADay) {
  Assignment twice = task("Hai lần", by("2026-05-01"));
  twice.further_deadlines = {by("2026-10-01"), time("Thường xuyên", "ongoing")};
  store_.put(plan("41", {task("a", std::nullopt), task("b", time("Thường xuyên", "ongoing")),
                         task("c", time("Từ năm 2026", "from-year", "2026-01-01")), twice}),
             "r");
  const Calendar got = calendar(store_);
  EXPECT_EQ(got.events, 2u);
  EXPECT_EQ(got.undated, 3u);
  const auto found = uids(store_);
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), 2u);
}

TEST_F(IcsWriterTest, DoubtfulDaysAndDraftsAreTentative) {
  Deadline doubtful = by("2026-05-01");
  doubtful.reason = "before-document";
  store_.put(plan("41", {task("a", doubtful)}), "r");
  EXPECT_THAT(calendar(store_).text, HasSubstr("STATUS:TENTATIVE"));
  EXPECT_THAT(calendar(store_).text, HasSubstr("Cần đối chiếu: in không kèm năm"));
  Store drafts = new_store();
  Document draft = plan("42", {task("a", by("2026-05-01"))});
  draft.header.draft = true;
  drafts.put(draft, "r");
  EXPECT_THAT(calendar(drafts).text, HasSubstr("STATUS:TENTATIVE"));
}

TEST_F(IcsWriterTest, ACalendarWithoutEventsHasAComponent) {
  EXPECT_THAT(calendar(store_).text, HasSubstr("BEGIN:VTIMEZONE"));
  EXPECT_EQ(calendar(store_).events, 0u);
}

TEST_F(IcsWriterTest, NamesAreEqualInEveryStoreWhateverElseItHolds) {
  const Document first =
      plan("41", {task("a", by("2026-05-01")), task("b", by("2026-05-02")), task("a", by("2026-05-03"))});
  const Document second = plan("42", {task("a", by("2026-05-01"))});
  store_.put(first, "r");
  store_.put(second, "r");
  Store other = new_store();
  other.put(second, "r");
  other.put(first, "r");
  EXPECT_EQ(uids(store_).size(), 4u);
  EXPECT_EQ(uids(store_), uids(other));
  const auto some = values(calendar(store_, {.text = "b"}).text, "UID");
  ASSERT_EQ(some.size(), 1u);
  EXPECT_THAT(uids(other), ::testing::Contains(some.front()));
}

TEST_F(IcsWriterTest, ATaskKeepsItsNameWhereItsDayItsUnitsOrTheRowsAroundItChange) {
  store_.put(plan("41", {task("Rà soát thủ tục", by("2026-05-01"))}), "r");
  Store other = new_store();
  Assignment moved = task("Rà  soát thủ tục.", by("2026-09-09"));
  moved.lead = {unit("Công an xã")};
  moved.ordinal = "7";
  other.put(plan("41", {task("Việc mới", by("2026-05-01")), moved}), "r");
  EXPECT_THAT(uids(other), ::testing::Contains(uids(store_).front()));
}

TEST_F(IcsWriterTest, WhatPeoplePutRightChangesNoName) {
  store_.put(plan("41", {task("Rà soat", by("2026-05-01")), task("Rà soat", by("2026-06-01"))}), "r");
  const auto before = uids(store_);
  const CorrectionNote note{"An", "2026-03-05T09:00:00Z", "theo bản giấy"};
  store_.correct(1, 0, {{"task", "Rà soát", "\"Rà soát\""}}, note);
  store_.correct(1, std::nullopt, {{"date", "04/02/2026", "\"2026-02-04\""}}, note);
  EXPECT_THAT(calendar(store_).text, HasSubstr("“Rà soát”"));
  EXPECT_THAT(calendar(store_).text, HasSubstr("DTSTAMP:20260204"));
  EXPECT_EQ(uids(store_), before);
}

TEST_F(IcsWriterTest, DocumentsThatShareAPlansNameKeepTheirTasksApart) {
  std::vector<Assignment> first, second;
  for (int i = 0; i < 30; ++i) {
    first.push_back(task("Nhiệm vụ thứ nhất số " + std::to_string(i), std::nullopt));
    second.push_back(task("Công tác hoàn toàn khác " + std::to_string(i + 100), std::nullopt));
  }
  first.push_back(task("Báo cáo", by("2026-05-01")));
  second.push_back(task("Báo cáo", by("2026-05-01")));
  Document a = plan("41", first), b = plan("41", second);
  b.source.path = "b.txt";
  b.source.sha256 = std::string(64, 'b');
  store_.put(a, "r");
  store_.put(b, "r");
  ASSERT_EQ(store_.documents({}).size(), 2u);
  const auto found = uids(store_);
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), 2u);
  Store other = new_store();
  other.put(b, "r");
  other.put(a, "r");
  EXPECT_EQ(uids(other), found);
}

TEST_F(IcsWriterTest, NoLineIsLongAndNoRecordBreaksTheCalendar) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) store_.put(testing::random_document(seed), "r");
  std::string text;
  IcsWriter writer(store_, [&](std::string_view bytes) { text += bytes; });
  for (const TaskAnswer& answer : store_.tasks({})) writer.add(answer);
  writer.finish();
  std::size_t begins = 0, ends = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text.find("\r\n", i);
    ASSERT_NE(end, std::string::npos);
    const std::string line = text.substr(i, end - i);
    EXPECT_LE(line.size(), 75u);
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    begins += line == "BEGIN:VEVENT";
    ends += line == "END:VEVENT";
    i = end + 2;
  }
  EXPECT_EQ(begins, writer.events());
  EXPECT_EQ(ends, writer.events());
}

}  // namespace
}  // namespace vanthu
