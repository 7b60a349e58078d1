#include "parsers/checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "ingest/messages.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/header.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// "…" of a long quotation, cut at a word.
std::string shorten(std::string_view text) {
  constexpr std::size_t kQuoteBytes = 120;
  if (text.size() <= kQuoteBytes) return std::string(text);
  const std::size_t end = text.rfind(' ', kQuoteBytes);
  if (end == std::string_view::npos || end == 0) return "…";
  return std::string(text.substr(0, end)) + " …";
}

class Checker {
 public:
  explicit Checker(const CheckedDocument& checked) : c_(checked) {}

  std::vector<Issue> run() {
    carry_findings();
    check_number_and_date();
    check_marks();
    check_outline_numbering();
    for (const TaskTable& table : c_.tables) check_table_numbering(table);
    check_appendices();
    check_assignments();
    check_units();
    check_citations();
    check_spelling();
    std::stable_sort(issues_.begin(), issues_.end(),
                     [](const Issue& a, const Issue& b) { return a.span.bytes.begin < b.span.bytes.begin; });
    return std::move(issues_);
  }

 private:
  void report(std::string code, Severity severity, ByteRange where,
              const std::vector<std::string>& arguments = {}) {
    const std::string key = "issue-" + code;
    add(std::move(code), severity, where, key, arguments);
  }

  void add(std::string code, Severity severity, ByteRange where, const std::string& message_code,
           const std::vector<std::string>& arguments) {
    Issue issue;
    issue.code = std::move(code);
    issue.severity = severity;
    issue.message = message(Language::vietnamese, message_code, arguments);
    issue.message_en = message(Language::english, message_code, arguments);
    issue.span = make_span(c_.document, where);
    issues_.push_back(std::move(issue));
  }

  void carry_findings() {
    for (const Finding& finding : c_.document.findings) {
      add(finding.code, finding.severity, finding.where, finding.message_code, finding.arguments);
      Span& span = issues_.back().span;
      if (finding.page) span.page = finding.page;
      if (finding.box) span.box = finding.box;
    }
  }

  /// The citation by which an appendix or list names the document that it belongs to.
  const Citation* parent_citation() const {
    for (const Citation& citation : c_.record.citations) {
      if (citation.relation == "attached-to") return &citation;
    }
    return nullptr;
  }

  // R-01 number-missing, R-02 date-incomplete.  A draft bears neither legitimately.
  void check_number_and_date() {
    const Header& header = c_.record.header;
    if (header.draft) return;
    const Citation* parent = parent_citation();
    const ByteRange number_line = find_number_line(c_.document, c_.parts);
    if (header.number && !header.number->number) {
      report("number-missing", Severity::error, number_line, {header.number->raw});
    } else if (!header.number && parent != nullptr && !parent->key) {
      report("number-missing", Severity::error, parent->span.bytes, {parent->raw});
    }
    constexpr std::size_t kFullDate = 10;  // YYYY-MM-DD
    const ByteRange date_line = find_date_line(c_.document, c_.parts);
    if (!date_line.empty() && (!header.date || header.date->size() < kFullDate)) {
      report("date-incomplete", Severity::error, date_line, {std::string(c_.document.slice(date_line))});
    } else if (date_line.empty() && parent != nullptr &&
               (!parent->date || parent->date->size() < kFullDate)) {
      report("date-incomplete", Severity::error, parent->span.bytes, {parent->raw});
    }
  }

  // R-07 signature-missing, R-10 secrecy-mark.
  void check_marks() {
    for (std::size_t i = c_.parts.head.begin; i < c_.parts.head.end; ++i) {
      const Block& block = c_.document.blocks[i];
      if (block.kind != BlockKind::paragraph) continue;
      const std::string_view line = c_.document.slice(block.text);
      if (classify_line(line) == LineRole::secrecy_mark) {
        report("secrecy-mark", Severity::error, block.text, {std::string(line)});
      }
    }
    if (!c_.record.header.signer && !c_.record.header.draft) {
      const std::size_t end = c_.document.text.size();
      report("signature-missing", Severity::warning, {end, end});
    }
  }

  /// `before` is the label that stands before it on its level; "" where it is the first.
  void report_numbering(ByteRange where, const std::string& label, const std::string& before) {
    const char* key = before.empty() ? "issue-numbering-starts-late" : "issue-numbering-broken";
    add("numbering-broken", Severity::error, where, key, {label, before});
  }

  // R-11 numbering-broken, in the outline: a label repeated, skipped or out of order among its siblings.
  void check_outline_numbering() {
    struct Last {
      int ordinal;
      std::string label;
    };
    std::map<std::tuple<std::size_t, Numbering, bool>, Last> last;
    std::map<Numbering, int> last_anywhere;
    for (const OutlineItem& item : c_.outline) {
      const auto siblings = std::make_tuple(item.parent, item.marker.numbering, item.attached);
      const auto before = last.find(siblings);
      const int expected = before == last.end() ? 1 : before->second.ordinal + 1;
      const int ordinal = item.marker.ordinal;
      // A list that starts again at 1 or a) under an unnumbered heading is no slip; a Roman number is.
      const bool restarts = ordinal == 1 && item.marker.numbering != Numbering::roman &&
                            before != last.end() && before->second.ordinal > 1;
      // Articles are numbered through all chapters, and some plans number on from part to part.
      const bool runs_on = before == last.end() && ordinal == last_anywhere[item.marker.numbering] + 1;
      last_anywhere[item.marker.numbering] = ordinal;
      if (ordinal != expected && !restarts && !runs_on) {
        report_numbering(item.section.span.bytes, item.section.label,
                         before == last.end() ? "" : before->second.label);
      }
      last.insert_or_assign(siblings, Last{ordinal, item.section.label});
    }
  }

  // R-11 in a table's first column.
  void check_table_numbering(const TaskTable& table) {
    const auto column = table.column(ColumnRole::ordinal);
    if (!column) return;
    std::map<Numbering, std::pair<int, std::string>> last;
    std::map<Numbering, int> last_anywhere;
    const ExtractedTable& source = c_.document.blocks[table.block].table;
    for (const TaskRow& row : table.rows) {
      if (*column >= source.rows[row.row].cells.size()) continue;
      const ByteRange range = source.rows[row.row].cells[*column].text;
      const std::string label(c_.document.slice(range));
      if (label.empty()) continue;
      // As a line of the body the label would be followed by its text.
      static const Pattern marked(R"([.)]$)");
      const bool has_mark = marked.contains(label);
      const bool letter = letter_ordinal(label) > 0;
      const auto marker = find_marker(label + (has_mark ? " x" : letter ? ") x" : ". x"));
      if (!marker) continue;
      const auto before = last.find(marker->numbering);
      const int expected = before == last.end() ? 1 : before->second.first + 1;
      const bool runs_on = before == last.end() && marker->ordinal == last_anywhere[marker->numbering] + 1;
      last_anywhere[marker->numbering] = marker->ordinal;
      if (marker->ordinal != expected && marker->ordinal != 1 && !runs_on) {
        report_numbering(range, label, before == last.end() ? "" : before->second.second);
      }
      for (auto deeper = last.upper_bound(marker->numbering); deeper != last.end();)
        deeper = last.erase(deeper);
      last.insert_or_assign(marker->numbering, std::make_pair(marker->ordinal, label));
    }
  }

  // R-16 appendix-missing: promised in the body, not in the file.
  void check_appendices() {
    static const Pattern pointer(
        R"((?i:phụ lục)(?: (?i:số))?(?: ([IVXLC]+|\d{1,2}))?(?: (?i:chi tiết))?(?: (?i:ban hành))? (?i:kèm theo|đính kèm))");
    std::set<std::string> present;
    for (const AppendixPart& appendix : c_.parts.appendices) present.insert(appendix.label);
    std::set<std::string> reported;
    for (std::size_t i = c_.parts.body.begin; i < c_.parts.body.end; ++i) {
      const Block& block = c_.document.blocks[i];
      if (block.kind != BlockKind::paragraph) continue;
      const std::string_view text = c_.document.slice(block.text);
      for (std::size_t from = 0; const auto match = pointer.find(text, from);) {
        from = match->whole().end;
        const std::string label(match->text(text, 1));
        // A pointer without a label is kept by any appendix, one with a label also by a sole one without.
        const bool kept = present.contains(label) || (label.empty() && !present.empty()) ||
                          (present.size() == 1 && present.contains(""));
        if (kept || !reported.insert(label).second) continue;
        report("appendix-missing", Severity::error,
               {block.text.begin + match->whole().begin, block.text.begin + match->whole().end},
               {std::string(text.substr(match->whole().begin, match->whole().size()))});
      }
    }
  }

  // R-12 task-without-deadline, R-13 task-without-lead, R-14 task-without-coordinator, R-15
  // task-without-product.
  void check_assignments() {
    std::set<std::string> tables_with_time, tables_with_product;
    for (const FoundAssignment& found : c_.assignments) {
      if (found.assignment.origin != "table") continue;
      const std::string table = found.assignment.appendix.value_or("-");
      if (found.assignment.deadline) tables_with_time.insert(table);
      if (found.assignment.product) tables_with_product.insert(table);
    }
    for (const FoundAssignment& found : c_.assignments) {
      const Assignment& assignment = found.assignment;
      if (assignment.origin != "table") continue;
      const std::string table = assignment.appendix.value_or("-");
      const ByteRange where = assignment.span.bytes;
      const std::vector<std::string> quote{shorten(assignment.task)};
      if (assignment.lead.empty() && assignment.implement.empty()) {
        report("task-without-lead", Severity::error, where, quote);
      }
      if (!assignment.deadline && tables_with_time.contains(table)) {
        report("task-without-deadline", Severity::error, where, quote);
      }
      if (found.has_coordinate_place && assignment.coordinate.empty()) {
        report("task-without-coordinator", Severity::warning, where, quote);
      }
      if (!assignment.product && tables_with_product.contains(table)) {
        report("task-without-product", Severity::warning, where, quote);
      }
    }
  }

  // R-39 unit-misspelt, R-40 unit-unknown; each spelling once.
  void check_units() {
    std::set<std::string> reported;
    for (const FoundAssignment& found : c_.assignments) {
      for (const ListedUnit& unit : found.units) {
        if ((!unit.misspelt && unit.known) || !reported.insert(unit.mention.raw).second) continue;
        if (unit.misspelt) {
          report("unit-misspelt", Severity::error, unit.where, {unit.mention.raw, unit.mention.unit});
        } else {
          report("unit-unknown", Severity::warning, unit.where, {unit.mention.raw});
        }
      }
    }
  }

  // R-06 sign-malformed, R-21 citation-date-conflict.
  void check_citations() {
    std::map<std::string, std::map<std::string, const Citation*>> dates_of_key;
    constexpr std::size_t kFullDate = 10;
    for (const Citation& citation : c_.record.citations) {
      if (!citation.key) continue;
      if (citation.raw_key && *citation.raw_key != *citation.key) {
        report("sign-malformed", Severity::warning, citation.span.bytes, {*citation.raw_key, *citation.key});
      }
      if (citation.date && citation.date->size() == kFullDate) {
        dates_of_key[citation.type.value_or("") + " " + *citation.key].emplace(*citation.date, &citation);
      }
    }
    for (const auto& [key, dates] : dates_of_key) {
      if (dates.size() < 2) continue;
      // Each date that deviates from the first mention's is reported where it stands first.
      const auto first = std::min_element(dates.begin(), dates.end(), [](const auto& a, const auto& b) {
        return a.second->span.bytes.begin < b.second->span.bytes.begin;
      });
      for (const auto& [date, citation] : dates) {
        if (date == first->first) continue;
        report("citation-date-conflict", Severity::error, citation->span.bytes,
               {citation->raw, first->second->raw});
      }
    }
  }

  // R-67 spelling-suspect.
  void check_spelling() {
    for (const FoundConfusion& found : c_.confusions) {
      const ByteRange where{c_.text_key.origin[found.where.begin], c_.text_key.origin[found.where.end]};
      report("spelling-suspect", Severity::info, where, {std::string(c_.document.slice(where)), found.right});
    }
  }

  const CheckedDocument& c_;
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> check_document(const CheckedDocument& checked) { return Checker(checked).run(); }

}  // namespace vanthu
