#include "tests/fuzz/check_record.h"

#include <algorithm>
#include <array>

#include "store/record_json.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

constexpr std::array<std::string_view, 8> kRelations{"basis",    "implements", "attached-to", "amends",
                                                     "replaces", "repeals",    "guides",      "mentions"};
constexpr std::array<std::string_view, 3> kOrigins{"table", "body", "organisation"};
constexpr std::array<std::string_view, 3> kRowKinds{"group", "task", "other"};
constexpr std::array<std::string_view, 14> kDeadlineKinds{
    "ongoing", "yearly", "half-yearly", "quarterly", "monthly", "quarter",     "month",
    "year",    "period", "from-year",   "by-date",   "term",    "conditional", "other"};

void check_word(const auto& words, const std::string& word, std::string_view of) {
  require(std::find(words.begin(), words.end(), word) != words.end(),
          "a word of the record is one that it lists", std::string(of) + " \"" + word + "\"");
}

std::string_view slice(const Document& record, const Span& span, std::string_view of) {
  check_range(record.text, span.bytes, of);
  return std::string_view(record.text).substr(span.bytes.begin, span.bytes.size());
}

/// Entries of a list stand where they follow each other in the text.
template <typename Entry>
void check_reading_order(const std::vector<Entry>& entries, std::string_view of) {
  const auto begins_before = [](const Entry& a, const Entry& b) {
    return a.span.bytes.begin < b.span.bytes.begin;
  };
  const auto entry = std::is_sorted_until(entries.begin(), entries.end(), begins_before);
  require(entry == entries.end(), "a list is in reading order",
          entry == entries.end() ? "" : std::string(of) + " " + shown(entry->span.bytes));
}

void check_citation(const Document& record, const Citation& citation) {
  require(slice(record, citation.span, "citation") == citation.raw, "a citation is what its span says",
          citation.raw);
  require(!citation.raw.empty(), "a citation is not empty", shown(citation.span.bytes));
  if (citation.date) check_date(*citation.date, true, "citation");
  check_word(kRelations, citation.relation, "relation");
}

void check_deadline(const Deadline& deadline) {
  check_word(kDeadlineKinds, deadline.kind, "deadline");
  if (deadline.start) check_date(*deadline.start, false, "deadline start");
  if (deadline.end) check_date(*deadline.end, false, "deadline end");
  if (deadline.start && deadline.end) {
    require(*deadline.start <= *deadline.end, "a deadline ends after it begins", deadline.raw);
  }
}

void check_assignment(const Document& record, const Assignment& assignment) {
  const std::string_view there = slice(record, assignment.span, "assignment");
  require(there.find(assignment.task) != std::string_view::npos, "an assignment's span holds its task",
          "\"" + assignment.task + "\" in \"" + std::string(there) + "\"");
  check_word(kOrigins, assignment.origin, "origin");
  for (const auto* units : {&assignment.lead, &assignment.implement, &assignment.coordinate}) {
    for (const UnitMention& unit : *units) require(!unit.unit.empty(), "a unit has a name", assignment.task);
  }
  if (assignment.deadline) check_deadline(*assignment.deadline);
  for (const Deadline& further : assignment.further_deadlines) check_deadline(further);
}

void check_table(const Document& record, const AppendixTable& table) {
  slice(record, table.span, "table");
  for (const TableRow& row : table.rows) {
    slice(record, row.span, "table row");
    check_word(kRowKinds, row.kind, "row kind");
    // A table without a head has no names for its columns.
    const std::size_t columns =
        table.columns.empty() ? table.rows.front().cells.size() : table.columns.size();
    require(row.cells.size() == columns, "a row of a table has a cell for each column");
  }
}

}  // namespace

void check_record(const Document& record) {
  check_clean_text(record.text);
  if (record.header.date) check_date(*record.header.date, true, "header");
  for (const Section& section : record.sections) {
    slice(record, section.span, "section");
    require(section.depth >= 1, "depth counts from 1", section.id);
  }
  for (const Citation& citation : record.citations) check_citation(record, citation);
  for (const AppendixTable& table : record.tables) check_table(record, table);
  for (const Assignment& assignment : record.assignments) check_assignment(record, assignment);
  for (const Issue& issue : record.issues) {
    slice(record, issue.span, "issue");
    require(!issue.message.empty() && !issue.message_en.empty(), "an issue is said in words", issue.code);
  }
  check_reading_order(record.sections, "section");
  check_reading_order(record.citations, "citation");
  check_reading_order(record.tables, "table");
  check_reading_order(record.issues, "issue");
  for (const AttachedDocument& attachment : record.attachments) slice(record, attachment.span, "attachment");
}

void check_json(const Document& record) {
  const std::string line = to_json_line(record);
  require(line.find('\n') == std::string::npos, "a record is one line");
  require(from_json_line(line, record.source.path) == record, "a record read back is the record");
}

}  // namespace vanthu::fuzz
