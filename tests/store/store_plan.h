// A plan whose parts a test can change, as the records of its files.
#pragma once

#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu::testing {

struct StoreTask {
  std::string words, lead, deadline;  // the deadline as it is printed
};

/// A plan of forty tasks by a commune that does not exist.
struct StorePlan {
  std::string number = "41", date = "2026-02-03", commune = "Tân Lộc";  // number "" is left blank
  std::string title = "Cải cách hành chính năm 2026", signer = "Lê Thị Mai";
  std::vector<StoreTask> tasks = default_tasks();
  bool letterhead_last = false;  // as a reader of another layout may have it

  static std::vector<StoreTask> default_tasks();

  /// In the words of every task and its leading unit.
  void replace(const std::string& from, const std::string& to);

  std::string text() const;
  /// The record of a file at `path` ("plan.docx": its extension is the format) with this text.
  Document document(const std::string& path = "plan.txt") const;
};

}  // namespace vanthu::testing
