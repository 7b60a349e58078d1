#include "ingest/page_places.h"

#include <algorithm>

#include "ingest/page_words.h"

namespace vanthu {
namespace {

bool holds_middle(const Box& outer, const Box& inner) {
  const double x = (inner.x0 + inner.x1) / 2, y = (inner.y0 + inner.y1) / 2;
  return outer.x0 <= x && x <= outer.x1 && outer.y0 <= y && y <= outer.y1;
}

/// The words of one run stand on one page: a run never crosses a line's end.
void place_run(SourceRun& run, const std::vector<WordPlace>& places) {
  const ByteRange words = *run.file;
  run.file.reset();
  const std::size_t end = std::min(std::max(words.end, words.begin + 1), places.size());
  for (std::size_t i = words.begin; i < end; ++i) {
    const WordPlace& word = places[i];
    if (run.page && word.page != *run.page) break;
    run.page = word.page;
    run.box = run.box ? box_around(*run.box, word.box) : word.box;
    if (word.confidence) run.confidence = std::min(run.confidence.value_or(1.0f), *word.confidence);
  }
}

/// The first run that begins at `offset` of the text or behind it.
std::vector<SourceRun>::const_iterator run_at(const ExtractedDocument& document, std::size_t offset) {
  return std::partition_point(document.runs.begin(), document.runs.end(),
                              [&](const SourceRun& run) { return run.text.begin < offset; });
}

/// From the first to the last run that stands inside the box; runs of a page need not follow each other.
ByteRange text_in(const ExtractedDocument& document, const PageFinding& finding) {
  std::optional<ByteRange> range;
  std::size_t behind = document.text.size();  // where the text of later pages begins
  for (const SourceRun& run : document.runs) {
    if (run.page > finding.page) behind = std::min(behind, run.text.begin);
    if (run.page != finding.page) continue;
    if (finding.box && run.box && !holds_middle(*finding.box, *run.box)) continue;
    if (!range) range = run.text;
    range->begin = std::min(range->begin, run.text.begin);
    range->end = std::max(range->end, run.text.end);
  }
  return range.value_or(ByteRange{behind, behind});
}

}  // namespace

void place_runs(ExtractedDocument& document, const std::vector<WordPlace>& places) {
  for (SourceRun& run : document.runs) {
    if (run.file) place_run(run, places);
  }
  for (Block& block : document.blocks) {
    for (Row& row : block.table.rows) {
      if (row.cells.empty()) continue;
      const auto run = run_at(document, row.cells.front().text.begin);
      if (run != document.runs.end() && run->text.begin < row.cells.back().text.end) row.page = run->page;
    }
  }
}

void add_page_findings(ExtractedDocument& document, const std::vector<PageFinding>& findings) {
  for (const PageFinding& noticed : findings) {
    Finding finding;
    finding.code = noticed.code;
    finding.severity = noticed.severity;
    finding.where = text_in(document, noticed);
    finding.message_code = noticed.message_code;
    finding.arguments = noticed.arguments;
    finding.page = noticed.page;
    finding.box = noticed.box;
    document.findings.push_back(std::move(finding));
  }
}

}  // namespace vanthu
