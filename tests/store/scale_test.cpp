// Many rows: nothing grows faster than they do.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <iostream>

#include "citing_documents.h"
#include "sample_documents.h"
#include "store/record_json.h"
#include "store/store.h"

namespace vanthu {
namespace {

using testing::plain_document;
using testing::TemporaryFolder;

/// Of the processor, since others may keep a test machine busy.
double seconds_of(const std::function<void()>& action) {
  const std::clock_t start = std::clock();
  action();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// A plan of `tasks` tasks, each with its table row, citation and units; about 200 bytes of text a task.
Document long_plan(const std::string& path, std::size_t tasks) {
  std::string text = path + "\n";
  Document document;
  AppendixTable table{"I", "Phân công", {"STT", "Nhiệm vụ", "Chủ trì"}, {}, {}};
  for (std::size_t i = 0; i < tasks; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string words =
        "Rà soát, cập nhật danh mục hồ sơ của tổ dân phố số " + number +
        " bảo đảm đúng quy định, đúng tiến độ và gửi kết quả về đơn vị đầu mối tổng hợp";
    const std::size_t begin = text.size();
    text += number + "\t" + words + " theo Công văn số " + number + "/UBND-VX\tPhòng Kinh tế\n";
    const Span row{{begin, text.size() - 1}, static_cast<int>(i / 10) + 1, Box{72, 100, 300, 120}};
    table.rows.push_back({"task", {number, words, "Phòng Kinh tế"}, 1, row});
    Assignment assignment;
    assignment.origin = "table";
    assignment.task = words;
    assignment.lead = {{"Phòng Kinh tế", "Phòng Kinh tế", std::nullopt, false}};
    assignment.coordinate = {{"Các cơ quan, đơn vị", "các đơn vị", std::nullopt, true}};
    assignment.deadline = Deadline{"Quý I/2026", "quarter", "2026-01-01", "2026-03-31", std::nullopt};
    assignment.span = row;
    document.assignments.push_back(assignment);
    Citation citation;
    citation.raw = "Công văn số " + number + "/UBND-VX";
    citation.key = citation.raw_key = number + "/UBND-VX";
    citation.span = row;
    document.citations.push_back(citation);
  }
  document.source = plain_document(path, text).source;
  document.tables.push_back(std::move(table));
  document.text = std::move(text);
  return document;
}

TEST(Scale, TenThousandTasksInOneDocumentCostTenTimesWhatAThousandDo) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const auto cost = [&](std::size_t tasks) {
    const Document document = long_plan("plan of " + std::to_string(tasks), tasks);
    return seconds_of([&] {
      store.put(document, "r");
      const DocumentId id = store.find_documents(document.source.path).front();
      ASSERT_EQ(store.document(id), document);
      ASSERT_EQ(from_json_line(to_json_line(document), "r"), document);
      ASSERT_EQ(store.tasks({.units = {"Phòng Kinh tế"}, .role = "lead", .document = id}).size(), tasks);
      ASSERT_EQ(store.tasks({.directive = "77/ubnd-vx", .document = id}).size(), 1u);
    });
  };
  cost(100);  // what the first document pays for all
  const double thousand = cost(1000), ten_thousand = cost(10'000);
  EXPECT_LT(ten_thousand, 40 * thousand) << "quadratic would be a hundred times";
}

TEST(Scale, AHundredDocumentsShareATransaction) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  std::vector<Document> documents;
  for (int i = 0; i < 300; ++i) documents.push_back(long_plan("plans/" + std::to_string(i), 80));
  const double writing = seconds_of([&] {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i % 100 == 0) store.begin();
      store.put(documents[i], "r");
      if (i % 100 == 99) store.commit();
    }
  });
  std::string lines;
  const double reading = seconds_of([&] { lines = testing::exported(store); });
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 300);
  // Said, not demanded: builds with sanitizers take longer.
  std::cout << "text of " << documents[0].text.size() << " bytes, 80 tasks: " << 300 / writing
            << " documents/s stored, " << 300 / reading << " exported\n";
  RecordProperty("stored_per_second", static_cast<int>(300 / writing));
}

/// Plan `i` of many communes: its own number, twenty directives that all cite, some by their number alone.
Document citing_plan(std::size_t i) {
  const std::string number = std::to_string(i % 200 + 1), place = std::to_string(i);
  testing::Citing plan{.path = "plans/" + place, .commune = "Số " + place};
  plan.identity = "st:hải-phòng.xã-số-" + place + ".ubnd:KH:" + number + ":2026";
  plan.key = number + "/KH-UBND";
  plan.date = "2026-0" + std::to_string(i % 9 + 1) + "-15";
  plan.title = "Cải cách hành chính năm 2026 của xã Số " + place;
  for (std::size_t n = 0; n < 30; ++n) {
    const std::string directive = std::to_string(n % 20 + 1);
    if (n < 20) {
      plan.cited.push_back({"st:hải-phòng.ubnd:KH:" + directive + ":2026", directive + "/KH-UBND",
                            "2026-01-" + std::to_string(n % 18 + 11), "Ủy ban nhân dân thành phố Hải Phòng",
                            "về triển khai nhiệm vụ số " + std::to_string((n + i) % 7)});
    } else {
      plan.cited.push_back({"st:?.ubnd:KH:" + directive + ":?", directive + "/KH-UBND"});
    }
  }
  return plan.document();
}

TEST(Scale, DocumentsThatCiteTheSameDirectivesAreSettledInTimeThatGrowsWithThem) {
  const auto cost = [&](std::size_t documents, std::size_t together) {
    const TemporaryFolder folder;
    Store store = Store::open(folder.file("s.db"), Access::read_write);
    double putting = 0, committing = 0;
    for (std::size_t i = 0; i < documents; i += together) {
      std::vector<Document> plans;
      for (std::size_t k = i; k < std::min(documents, i + together); ++k) plans.push_back(citing_plan(k));
      store.begin();
      putting += seconds_of([&] {
        for (const Document& plan : plans) store.put(plan, "r");
      });
      committing += seconds_of([&] { store.commit(); });
    }
    std::cout << documents << " documents with 30 citations each, " << together
              << " a transaction: " << putting << " s put, " << committing << " s settled and committed\n";
    return committing;
  };
  cost(100, 100);
  const double few = cost(400, 400), many = cost(1600, 1600);
  EXPECT_LT(many, 10 * few) << "quadratic would be sixteen times";
}

}  // namespace
}  // namespace vanthu
