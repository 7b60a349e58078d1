#include "tools/export/akn_marks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "tools/export/akn_uri.h"
#include "tools/export/record_blocks.h"

namespace vanthu {
namespace {

constexpr std::size_t kWindow = 8192;  // bytes behind a task's begin in which its time is looked for

class MarkFinder {
 public:
  MarkFinder(const Document& record, const NormalizedDocument& blocks) : record_(record), blocks_(blocks) {}

  std::vector<AknMark> find() {
    add_head();
    for (const Citation& citation : record_.citations) {
      const auto iri = citation.identity ? find_work_iri(*citation.identity) : std::nullopt;
      if (iri) add(citation.span.bytes, "ref", {{"href", *iri}});
    }
    for (const Assignment& task : record_.assignments) add_deadlines(task);
    return disjoint();
  }

 private:
  void add(ByteRange where, std::string_view element, XmlAttributes attributes) {
    if (where.empty() || !fits_text(record_.text, where)) return;
    marks_.push_back({where, element, std::move(attributes)});
  }

  void add_head() {
    const Header& header = record_.header;
    if (header.number_reading) add(header.number_reading->span.bytes, "docNumber", {});
    if (header.date_reading && is_day(header.date)) {
      add(header.date_reading->span.bytes, "docDate", {{"date", *header.date}});
    }
  }

  void add_deadlines(const Assignment& task) {
    if (task.deadline) add_deadline(*task.deadline, task);
    for (const Deadline& further : task.further_deadlines) add_deadline(further, task);
  }

  void add_deadline(const Deadline& deadline, const Assignment& task) {
    if (deadline.kind != "by-date" || deadline.raw.empty() || !is_day(deadline.end)) return;
    if (!fits_text(record_.text, task.span.bytes)) return;
    const ByteRange place = place_of_task(task.span.bytes);
    const std::size_t found = blocks_.slice(place).find(deadline.raw);
    if (found == std::string_view::npos) return;
    const std::size_t begin = place.begin + found;
    add({begin, begin + deadline.raw.size()}, "date", {{"date", *deadline.end}});
  }

  /// The task's row where it stands in a table, else its span; at most kWindow bytes.
  ByteRange place_of_task(ByteRange span) const {
    const auto behind =
        std::upper_bound(blocks_.blocks.begin(), blocks_.blocks.end(), span.begin,
                         [](std::size_t offset, const Block& block) { return offset < block.text.begin; });
    ByteRange place = span;
    if (behind != blocks_.blocks.begin() && std::prev(behind)->kind == BlockKind::table) {
      const std::vector<Row>& rows = std::prev(behind)->table.rows;
      const auto next = std::upper_bound(
          rows.begin(), rows.end(), span.begin,
          [](std::size_t offset, const Row& row) { return offset < row.cells.front().text.begin; });
      if (next != rows.begin()) {
        const Row& row = *std::prev(next);
        place = {row.cells.front().text.begin, std::max(row.cells.back().text.end, span.end)};
      }
    }
    place.end = std::min(place.end, place.begin + kWindow);
    return place;
  }

  /// Of marks that overlap the one that begins first stays, of these the longest.
  std::vector<AknMark> disjoint() {
    std::stable_sort(marks_.begin(), marks_.end(), [](const AknMark& a, const AknMark& b) {
      return std::pair(a.where.begin, b.where.end) < std::pair(b.where.begin, a.where.end);
    });
    std::vector<AknMark> kept;
    for (AknMark& mark : marks_) {
      if (kept.empty() || kept.back().where.end <= mark.where.begin) kept.push_back(std::move(mark));
    }
    return kept;
  }

  const Document& record_;
  const NormalizedDocument& blocks_;
  std::vector<AknMark> marks_;
};

}  // namespace

std::vector<AknMark> find_marks(const Document& record, const NormalizedDocument& blocks) {
  return MarkFinder(record, blocks).find();
}

}  // namespace vanthu
