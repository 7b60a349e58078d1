#include "ingest/system_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/tsv.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

std::string folded(std::string_view name) {
  std::string small(name);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

/// What a name begins and ends with; one without '*' is `exact`.
struct NamePattern {
  std::string begin, end;
  bool exact = false;

  bool matches(std::string_view name) const {
    if (exact) return name == begin;
    return name.size() >= begin.size() + end.size() && name.starts_with(begin) && name.ends_with(end);
  }
};

std::vector<NamePattern> load_patterns() {
  const Tsv table = parse_tsv(ingest_table("system_names.tsv"), "system_names.tsv");
  std::vector<NamePattern> patterns;
  for (const auto& row : table.rows) {
    const std::string name = folded(row[table.column("name")]);
    const std::size_t star = name.find('*');
    const bool exact = star == std::string::npos;
    patterns.push_back({name.substr(0, star), exact ? "" : name.substr(star + 1), exact});
  }
  return patterns;
}

}  // namespace

bool is_system_name(std::string_view name) {
  static const std::vector<NamePattern> patterns = load_patterns();
  const std::string small = folded(name);
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const NamePattern& pattern) { return pattern.matches(small); });
}

}  // namespace vanthu
