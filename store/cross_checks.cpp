#include "store/cross_checks.h"

#include <algorithm>
#include <map>

#include "store/record_json.h"
#include "store_tables.h"

namespace vanthu {
namespace {

constexpr std::string_view kComment = "-- ", kContinued = "--   ", kFirstKey = "-- code: ";

using Head = std::map<std::string_view, std::string>;

/// The comment lines at the beginning of `sql`.
Head read_head(std::string_view sql) {
  Head head;
  std::string* value = nullptr;
  while (sql.starts_with(kComment)) {
    const std::size_t end = std::min(sql.find('\n'), sql.size());
    const std::string_view line = sql.substr(0, end);
    const std::size_t colon = line.find(": ");
    if (line.starts_with(kContinued) && value != nullptr) {
      value->append(" ").append(line.substr(kContinued.size()));
    } else if (colon != std::string_view::npos) {
      value = &head[line.substr(kComment.size(), colon - kComment.size())];
      *value = line.substr(colon + 2);
    }
    sql.remove_prefix(std::min(end + 1, sql.size()));
  }
  return head;
}

/// The value of a one-line key as a view of the file.
std::string_view line_value(std::string_view sql, std::string_view key) {
  const std::string begin = std::string(kComment) + std::string(key) + ": ";
  const std::size_t at = sql.find(begin);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + begin.size();
  return sql.substr(from, sql.find('\n', from) - from);
}

CrossCheck read_check(std::string_view sql) {
  Head head = read_head(sql);
  CrossCheck check;
  check.code = line_value(sql, "code");
  check.rule = line_value(sql, "rule");
  check.severity = find_severity(head["severity"]).value_or(Severity::warning);
  check.vi = head["vi"];
  check.en = head["en"];
  check.why = head["why"];
  check.message_vi = head["message_vi"];
  check.message_en = head["message_en"];
  check.fix_vi = head["fix_vi"];
  check.fix_en = head["fix_en"];
  check.sql = sql;
  return check;
}

}  // namespace

const std::vector<CrossCheck>& cross_checks() {
  static const std::vector<CrossCheck> checks = [] {
    std::vector<CrossCheck> read;
    for (const std::string_view name : store_table_names()) {
      const std::string_view sql = store_table(name);
      if (sql.starts_with(kFirstKey)) read.push_back(read_check(sql));
    }
    std::sort(read.begin(), read.end(),
              [](const CrossCheck& a, const CrossCheck& b) { return a.code < b.code; });
    return read;
  }();
  return checks;
}

}  // namespace vanthu
