#include "tools/program/page_marks.h"

#include <algorithm>
#include <array>

#include "normalize/text_forms.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

constexpr std::array<FactLook, 6> kLooks{{{FactKind::header, 'H', 0x1565C0, "fact-header"},
                                          {FactKind::section, 'S', 0x2E7D32, "fact-section"},
                                          {FactKind::citation, 'C', 0x8E24AA, "fact-citation"},
                                          {FactKind::table_row, 'R', 0x757575, "fact-table-row"},
                                          {FactKind::assignment, 'T', 0xEF6C00, "fact-assignment"},
                                          {FactKind::issue, 'I', 0xD50000, "fact-issue"}}};

Box around(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// Whether `next` goes on in the line that `line` has so far.
bool continues_line(const FactPlace& line, const FactPlace& next) {
  constexpr double kWidestGap = 24;  // points: more parts columns
  if (line.page != next.page) return false;
  const double height = std::min(line.box.y1 - line.box.y0, next.box.y1 - next.box.y0);
  const double shared = std::min(line.box.y1, next.box.y1) - std::max(line.box.y0, next.box.y0);
  return shared > height / 2 && next.box.x0 >= line.box.x0 && next.box.x0 <= line.box.x1 + kWidestGap;
}

/// Where ranges of the normalised text stand.
class Places {
 public:
  explicit Places(const NormalizedDocument& document) : document_(document) {}

  /// Line by line.
  std::vector<FactPlace> lines(ByteRange range) const {
    std::vector<FactPlace> lines;
    each_run(range, [&](const FactPlace& place) {
      if (!lines.empty() && continues_line(lines.back(), place)) {
        lines.back().box = around(lines.back().box, place.box);
      } else {
        lines.push_back(place);
      }
    });
    return lines;
  }

  /// One rectangle a page.
  std::vector<FactPlace> blocks(ByteRange range) const {
    std::vector<FactPlace> blocks;
    each_run(range, [&](const FactPlace& place) {
      const auto same = std::find_if(blocks.begin(), blocks.end(),
                                     [&](const FactPlace& block) { return block.page == place.page; });
      if (same == blocks.end()) {
        blocks.push_back(place);
      } else {
        same->box = around(same->box, place.box);
      }
    });
    return blocks;
  }

 private:
  template <class Visit>
  void each_run(ByteRange range, Visit visit) const {
    if (range.empty() || range.end >= document_.origin.size()) return;
    const std::size_t begin = document_.origin[range.begin], end = document_.origin[range.end];
    auto run = std::partition_point(document_.runs.begin(), document_.runs.end(),
                                    [&](const SourceRun& one) { return one.text.end <= begin; });
    for (; run != document_.runs.end() && run->text.begin < end; ++run) {
      if (run->page && run->box) visit(FactPlace{*run->page, *run->box});
    }
  }

  const NormalizedDocument& document_;
};

/// Finds printed words in a text, whatever their case and the ends of lines between them.
class PrintedWords {
 public:
  explicit PrintedWords(std::string_view text) : key_(comparison_key_with_origin(text)) {}

  /// The first place of `words` at or after byte `from`; empty where there is none.
  ByteRange find(std::string_view words, std::size_t from = 0) const {
    const std::string wanted = comparison_key(words);
    const auto begin = static_cast<std::size_t>(
        std::lower_bound(key_.origin.begin(), key_.origin.end(), from) - key_.origin.begin());
    const std::size_t at = wanted.empty() ? std::string::npos : key_.text.find(wanted, begin);
    if (at == std::string::npos) return {};
    return {key_.origin[at], key_.origin[at + wanted.size()]};
  }

 private:
  NormalizedText key_;
};

class Marker {
 public:
  Marker(const Document& document, const NormalizedDocument& normalized)
      : document_(document), places_(normalized), words_(document.text) {}

  std::vector<MarkedFact> run() {
    mark_header();
    for (const Section& section : document_.sections) mark_lines(FactKind::section, section.span);
    for (const Citation& citation : document_.citations) mark_lines(FactKind::citation, citation.span);
    for (const AppendixTable& table : document_.tables) {
      for (const TableRow& row : table.rows) mark_block(FactKind::table_row, row.span);
    }
    for (const Assignment& assignment : document_.assignments) {
      mark_block(FactKind::assignment, assignment.span);
    }
    for (const Issue& issue : document_.issues) mark_issue(issue);
    return std::move(facts_);
  }

 private:
  std::string text_at(ByteRange range) const { return document_.text.substr(range.begin, range.size()); }

  void add(FactKind kind, std::string text, std::vector<FactPlace> places) {
    std::size_t& count = counts_[static_cast<std::size_t>(kind)];
    ++count;  // also of what has no place, so that numbers are those of the record's lists
    if (places.empty()) return;
    const char letter = kLooks[static_cast<std::size_t>(kind)].letter;
    facts_.push_back({kind, letter + std::to_string(count), std::move(text), std::move(places)});
  }

  void mark_lines(FactKind kind, const Span& span) {
    add(kind, text_at(span.bytes), places_.lines(span.bytes));
  }
  void mark_block(FactKind kind, const Span& span) {
    add(kind, text_at(span.bytes), places_.blocks(span.bytes));
  }

  void mark_issue(const Issue& issue) {
    std::vector<FactPlace> places = places_.lines(issue.span.bytes);
    // What has no text there: a drawn number, a page that is a picture.
    if (places.empty() && issue.span.page && issue.span.box) places = {{*issue.span.page, *issue.span.box}};
    add(FactKind::issue, issue.code + ": " + issue.message, std::move(places));
  }

  /// Returns where it ends, `from` where it is not printed like that.
  std::size_t mark_words(const std::optional<std::string>& words, std::size_t from = 0) {
    const ByteRange range = words ? words_.find(*words, from) : ByteRange{};
    add(FactKind::header, text_at(range), places_.lines(range));
    return range.empty() ? from : range.end;
  }

  void mark_header() {
    const Header& header = document_.header;
    mark_words(header.issuer.name);
    if (header.number) mark_words(header.number->raw);
    mark_date();
    const std::size_t type_end = mark_words(header.type);
    mark_words(header.title, type_end);
    // What stands behind the text may be named in it as well.
    const ByteRange recipients = words_.find("Nơi nhận");
    std::size_t at = recipients.end;
    for (const std::string& recipient : header.recipients) at = mark_words(recipient, at);
    if (header.signer) mark_signer(*header.signer, recipients.end);
    for (const Signer& signer : header.co_signers) mark_signer(signer, recipients.end);
  }

  void mark_signer(const Signer& signer, std::size_t from) {
    for (const auto& words : {signer.on_behalf, signer.authority, signer.position, signer.name}) {
      from = mark_words(words, from);
    }
  }

  /// "2026-05-08" as letterheads have it: "ngày 08 tháng 5 năm 2026".
  void mark_date() {
    constexpr std::size_t kFullDate = 10;
    const std::string date = document_.header.date.value_or("");
    if (date.size() != kFullDate) return;
    const std::string day = date.substr(8), month = date.substr(5, 2), year = date.substr(0, 4);
    const auto without_zero = [](const std::string& number) {
      return number[0] == '0' ? number.substr(1) : number;
    };
    for (const std::string& d : {day, without_zero(day)}) {
      for (const std::string& m : {month, without_zero(month)}) {
        const std::string words = "ngày " + d + " tháng " + m + " năm " + year;
        if (words_.find(words).empty()) continue;
        mark_words(words);
        return;
      }
    }
  }

  const Document& document_;
  const Places places_;
  const PrintedWords words_;
  std::array<std::size_t, kLooks.size()> counts_{};
  std::vector<MarkedFact> facts_;
};

}  // namespace

std::span<const FactLook> fact_looks() { return kLooks; }

std::vector<MarkedFact> mark_facts(const Document& document, const NormalizedDocument& normalized) {
  return Marker(document, normalized).run();
}

}  // namespace vanthu
