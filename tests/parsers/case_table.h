// Tables of cases under tests/cases: one case a row, the columns told at the table's head.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::test {

/// A row and where it stands.
struct CaseRow {
  std::vector<std::string> cells;
  int line = 0;  // 1-based, in the table
};

/// The parts of `text` between `separator`; all of it where there is none.
inline std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(separator, begin)) != std::string::npos;) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

/// The rows of tests/cases/`name`, without comments and head; a row that has not `columns` cells fails the
/// test.
inline std::vector<CaseRow> load_cases(const std::string& name, std::size_t columns) {
  std::ifstream stream(std::string(VANTHU_TESTS_DIR) + "/cases/" + name, std::ios::binary);
  std::vector<CaseRow> rows;
  bool head = true;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    CaseRow row{split(line, "\t"), number};
    EXPECT_EQ(row.cells.size(), columns) << name << ":" << number;
    if (!head && row.cells.size() == columns) rows.push_back(std::move(row));
    head = false;
  }
  return rows;
}

}  // namespace vanthu::test
