#include <algorithm>

#include "ingest/boxes.h"
#include "normalize/normalized_document.h"

namespace vanthu {
namespace {

/// The byte of the file that the byte `offset` of the extracted text was read from; of a run that was decoded
/// only its begin is known.
std::optional<std::size_t> file_offset(const SourceRun& run, std::size_t offset) {
  if (!run.file) return std::nullopt;
  const bool copied = run.file->size() == run.text.size();
  const std::size_t inside = offset > run.text.begin ? offset - run.text.begin : 0;
  return run.file->begin + (copied ? std::min(inside, run.file->size()) : 0);
}

}  // namespace

Place place_of(const NormalizedDocument& document, ByteRange range) {
  if (document.runs.empty() || range.begin >= document.origin.size()) return {};
  const std::size_t first = document.origin[range.begin];
  const std::size_t last_byte = std::min(std::max(range.end, range.begin + 1), document.origin.size()) - 1;
  const std::size_t last = document.origin[last_byte];
  const auto after = [&](std::size_t offset) {
    return std::upper_bound(document.runs.begin(), document.runs.end(), offset,
                            [](std::size_t value, const SourceRun& run) { return value < run.text.begin; });
  };
  auto run = after(first);
  if (run != document.runs.begin()) --run;  // bytes between runs belong to the run before
  Place place{file_offset(*run, first), run->page, std::nullopt};
  for (const auto end = std::max(after(last), run + 1); run != end; ++run) {
    if (run->page != place.page || !run->box) continue;
    place.box = place.box ? box_around(*place.box, *run->box) : *run->box;
  }
  return place;
}

}  // namespace vanthu
