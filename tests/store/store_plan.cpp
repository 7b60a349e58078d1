#include "store_plan.h"

#include <filesystem>

#include "ingest/read.h"
#include "sample_documents.h"

namespace vanthu::testing {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

std::vector<StoreTask> StorePlan::default_tasks() {
  const std::vector<std::string> works{"Rà soát, cập nhật danh mục thủ tục thuộc lĩnh vực số",
                                       "Niêm yết công khai kết quả giải quyết hồ sơ nhóm",
                                       "Tập huấn kỹ năng hòa giải ở cơ sở cho tổ",
                                       "Kiểm tra việc tiếp công dân, trả lời đơn thư đợt",
                                       "Lắp đặt thiết bị phục vụ người dân tra cứu tại điểm"};
  const std::vector<std::string> units{"Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Phòng Kinh tế"};
  std::vector<StoreTask> tasks;
  for (std::size_t i = 0; i < 40; ++i) {
    tasks.push_back({works[i % works.size()] + " " + std::to_string(i + 1) + ", báo cáo lần thứ " +
                         std::to_string(i / 4 + 1) + " về bộ phận đầu mối",
                     units[i % units.size()], "15/" + std::to_string(i % 9 + 1) + "/2026"});
  }
  return tasks;
}

void StorePlan::replace(const std::string& from, const std::string& to) {
  for (StoreTask& task : tasks) {
    task.words = replaced(task.words, from, to);
    task.lead = replaced(task.lead, from, to);
  }
}

std::string StorePlan::text() const {
  const std::string letterhead =
      "ỦY BAN NHÂN DÂN XÃ " + commune + "\nSố: " + number + "/KH-UBND\n" + date + "\n";
  std::string body = "KẾ HOẠCH\n" + title + "\nPhân công thực hiện\n";
  for (const StoreTask& task : tasks) body += task.words + "\t" + task.lead + "\t" + task.deadline + "\n";
  body += "Giao các đơn vị thuộc xã " + commune + " thực hiện.\n" + signer + "\n";
  return letterhead_last ? body + letterhead : letterhead + body;
}

Document StorePlan::document(const std::string& path) const {
  Document document = plain_document(path, text());
  document.source.format = std::filesystem::path(path).extension().string().substr(1);
  // Files of two formats are never the same bytes.
  document.source.sha256 = sha256_hex(document.source.format + document.text);
  Header& header = document.header;
  header.number =
      DocumentNumber{"Số: " + number + "/KH-UBND", std::nullopt, std::nullopt, "KH-UBND", std::nullopt};
  if (!number.empty()) {
    header.number->number = number;
    header.number->key = number + "/KH-UBND";
  }
  header.type = "Kế hoạch";
  header.title = title;
  header.date = date;
  if (!commune.empty()) header.issuer.name = "Ủy ban nhân dân xã " + commune;
  header.issuer.commune = commune;
  header.signer = Signer{std::nullopt, std::nullopt, "Chủ tịch", signer};
  for (const StoreTask& task : tasks) {
    Assignment assignment;
    assignment.origin = "table";
    assignment.task = task.words;
    assignment.lead = {{task.lead, task.lead, std::nullopt, false}};
    assignment.deadline = Deadline{task.deadline, "other", std::nullopt, std::nullopt, std::nullopt};
    assignment.span = span_of(document.text, task.words);
    document.assignments.push_back(assignment);
  }
  return document;
}

}  // namespace vanthu::testing
