#include "normalize/recognized_text.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "normalize/blanks.h"
#include "normalize/code_points.h"
#include "normalize/recognized_steps.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

bool overlap(ByteRange a, ByteRange b) { return a.begin < b.end && b.begin < a.end; }

/// Of edits that overlap the one whose kind was found first stands: `edits` come in order of precedence.
RecognitionEdits choose(RecognitionEdits edits, const RecognizedText& recognized) {
  std::erase_if(edits, [&](const RecognitionEdit& edit) {
    // What composes with the letter before it would go with another one.
    const std::string_view rest = recognized.text().substr(edit.where.end);
    const bool marked =
        !rest.empty() && !nfc().hasBoundaryBefore(static_cast<UChar32>(code_point_at(rest, 0).value));
    return edit.where.empty() || marked || !recognized.confidence(edit.where) ||
           recognized.slice(edit.where) == edit.replacement;
  });
  std::vector<std::pair<std::size_t, std::size_t>> order;  // begin, precedence
  for (std::size_t i = 0; i < edits.size(); ++i) order.emplace_back(edits[i].where.begin, i);
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> chosen;
  for (const auto& [begin, i] : order) {
    if (chosen.empty() || !overlap(edits[chosen.back()].where, edits[i].where)) {
      chosen.push_back(i);
    } else if (i < chosen.back()) {
      chosen.back() = i;
    }
  }
  RecognitionEdits result;
  for (const std::size_t i : chosen) result.push_back(std::move(edits[i]));
  return result;
}

}  // namespace

std::optional<float> RecognizedText::confidence(ByteRange range) const {
  auto stretch = std::partition_point(stretches_.begin(), stretches_.end(),
                                      [&](const RecognizedStretch& s) { return s.text.end <= range.begin; });
  std::optional<float> least;
  for (std::size_t at = range.begin; at < range.end;) {
    if (text_[at] == ' ' && (stretch == stretches_.end() || at < stretch->text.begin)) {
      ++at;
      continue;
    }
    if (stretch == stretches_.end() || at < stretch->text.begin) return std::nullopt;
    least = std::min(least.value_or(1.0f), stretch->confidence);
    at = stretch->text.end;
    ++stretch;
  }
  return least;
}

bool RecognizedText::stands_alone(std::size_t offset, ByteRange passage) const {
  const auto stretch = std::partition_point(stretches_.begin(), stretches_.end(),
                                            [&](const RecognizedStretch& s) { return s.text.end <= offset; });
  if (stretch == stretches_.end() || !stretch->text.contains(offset) || !stretch->box) return false;
  const auto on_other_line = [&](const RecognizedStretch& other) {
    if (!other.box) return false;
    const double shared =
        std::min(other.box->y1, stretch->box->y1) - std::max(other.box->y0, stretch->box->y0);
    return shared < (stretch->box->y1 - stretch->box->y0) / 2;
  };
  const bool first = stretch == stretches_.begin() || std::prev(stretch)->text.begin < passage.begin;
  const bool last = std::next(stretch) == stretches_.end() || std::next(stretch)->text.begin >= passage.end;
  return (first || on_other_line(*std::prev(stretch))) && (last || on_other_line(*std::next(stretch)));
}

std::vector<Passage> passages_of(const std::vector<Block>& blocks) {
  std::vector<Passage> passages;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::paragraph && !block.text.empty()) {
      passages.push_back({block.text, block.line_starts});
    }
    for (const Row& row : block.table.rows) {
      for (const Cell& cell : row.cells) {
        if (!cell.text.empty()) passages.push_back({cell.text, cell.line_starts});
      }
    }
  }
  return passages;
}

std::vector<RecognizedStretch> recognized_stretches(const NormalizedText& normalized,
                                                    const std::vector<SourceRun>& runs) {
  std::vector<RecognizedStretch> stretches;
  const auto offset = [&](std::size_t source) {
    const auto& origin = normalized.origin;
    const auto found = std::lower_bound(origin.begin(), origin.end() - 1, source);
    return static_cast<std::size_t>(found - origin.begin());
  };
  for (const SourceRun& run : runs) {
    if (!run.confidence) continue;
    const ByteRange text{offset(run.text.begin), offset(run.text.end)};
    if (!text.empty()) stretches.push_back({text, *run.confidence, run.box});
  }
  return stretches;
}

std::vector<RecognitionEdit> find_recognition_edits(const RecognizedText& recognized) {
  RecognitionEdits edits = mend_ordinals(recognized);
  const auto add = [&](RecognitionEdits more) {
    edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  add(mend_labels(recognized));
  const std::vector<Passage> passages = passages_of(recognized.blocks());
  add(mend_quarters(recognized, passages));
  for (const auto& step : {mend_numbers, mend_phrases, part_runs, clear_noise}) {
    for (const Passage& passage : passages) add(step(recognized, passage));
  }
  add(mend_case(recognized, passages));
  return choose(std::move(edits), recognized);
}

namespace {

/// Blanks that cannot stand any more, "ngày \uFFFD, " being "ngày , ", go as they do elsewhere.
MendedText tidy(MendedText mended) {
  NormalizedText& text = mended.normalized;
  NormalizedText places{text.text, OffsetMap(text.origin.size())};
  std::iota(places.origin.begin(), places.origin.end(), 0u);
  NormalizedText tidied = tidy_blanks(std::move(places));
  if (tidied.text.size() == text.text.size()) return mended;
  const auto carried = [&](std::size_t offset) {
    const auto place = std::lower_bound(tidied.origin.begin(), tidied.origin.end() - 1, offset);
    return static_cast<std::size_t>(place - tidied.origin.begin());
  };
  for (TextRepair& repair : mended.repairs) {
    repair.where = {carried(repair.where.begin), carried(repair.where.end)};
  }
  for (std::uint32_t& origin : tidied.origin) origin = text.origin[origin];
  text = std::move(tidied);
  return mended;
}

}  // namespace

MendedText apply_edits(const NormalizedText& normalized, const std::vector<RecognitionEdit>& edits) {
  MendedText mended;
  NormalizedText& result = mended.normalized;
  const std::string& text = normalized.text;
  const auto copy = [&](ByteRange range) {
    result.text.append(text, range.begin, range.size());
    const auto first = normalized.origin.begin();
    result.origin.insert(result.origin.end(), first + static_cast<std::ptrdiff_t>(range.begin),
                         first + static_cast<std::ptrdiff_t>(range.end));
  };
  std::size_t done = 0;
  for (const RecognitionEdit& edit : edits) {
    copy({done, edit.where.begin});
    const std::size_t begin = result.text.size();
    const std::string_view read = std::string_view(text).substr(edit.where.begin, edit.where.size());
    // What is equal at both ends keeps its own origin; what lies between comes from where the difference
    // begins.
    const std::string_view put = edit.replacement;
    const std::size_t shorter = std::min(read.size(), put.size());
    std::size_t front = 0, back = 0;
    while (front < shorter && read[front] == put[front]) ++front;
    while (back < shorter - front && read[read.size() - 1 - back] == put[put.size() - 1 - back]) ++back;
    copy({edit.where.begin, edit.where.begin + front});
    result.text += put.substr(front, put.size() - front - back);
    result.origin.resize(result.text.size(), normalized.origin[edit.where.begin + front]);
    copy({edit.where.end - back, edit.where.end});
    mended.repairs.push_back({{begin, result.text.size()}, std::string(read)});
    done = edit.where.end;
  }
  copy({done, text.size()});
  result.origin.push_back(normalized.origin.back());
  return tidy(std::move(mended));
}

}  // namespace vanthu
