#include "ingest/layout_cut_rows.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_paragraphs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

// A column is commonly filled where this share of the rows has text in it.
constexpr double kCommon = 0.6;
// Lines that stay free at the end of a page: where a line more would have had room, and the most that a
// paragraph that is not parted (no widows or orphans) leaves.
constexpr double kSpareLine = 1.3, kKeptTogether = 4;

bool ends_stop(std::string_view text) {
  const char32_t last = last_code_point(text);
  return last == U'.' || last == U'!' || last == U'?';
}

// The last words of a cell: all that its end is judged by.
std::string_view end_of(const LaidCell& cell) {
  constexpr std::size_t kBytes = 160;
  const auto last = std::find_if(cell.lines.rbegin(), cell.lines.rend(),
                                 [](const LaidLine& line) { return !line.text.empty(); });
  if (last == cell.lines.rend()) return {};
  const std::string_view text = last->text;
  std::size_t begin = text.size() > kBytes ? text.size() - kBytes : 0;
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return trim_blank(text.substr(begin));
}

bool ends_clause(std::string_view text) { return text.ends_with(';') || text.ends_with(':'); }

// True where rows of this table commonly have no ordinal.
bool ordinals_missing(const std::vector<LaidRow>& rows) {
  const std::size_t last = std::min<std::size_t>(rows.size(), 12);
  return std::any_of(rows.end() - static_cast<std::ptrdiff_t>(last), rows.end(),
                     [](const LaidRow& row) { return is_empty_cell(row.cells[0]); });
}

bool is_cut_by_words(const WholeTable& table, const ColumnHabits& habits, const LaidRow& row) {
  if (table.columns < 3 || !is_empty_cell(row.cells[0])) return false;
  bool units_known = false, unit_missing = false;
  for (std::size_t i = 0; i < habits.kinds.size() && i < row.cells.size(); ++i) {
    if (habits.kinds[i] == HeadKind::time && !is_empty_cell(row.cells[i])) return false;
    if (habits.kinds[i] != HeadKind::unit) continue;
    units_known = true;
    unit_missing = unit_missing || is_empty_cell(row.cells[i]);
  }
  const std::size_t filled = filled_cells(row);
  if (units_known ? !unit_missing : filled * 2 > table.columns) return false;
  const LaidRow& previous = table.rows.back();
  std::size_t lower = 0, open_name = 0, possible = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (is_empty_cell(row.cells[i])) continue;
    if (is_empty_cell(previous.cells[i])) return false;
    const LineSigns begin = read_signs(cell_text(row.cells[i]));
    const std::string_view before = end_of(previous.cells[i]);
    const LineSigns end = read_signs(before);
    if (begin.begins_lower && !ends_stop(before)) {
      ++lower;
    } else if (end.ends_open) {
      ++open_name;
    } else if (!end.ends_hard && begin.kind == LineKind::body) {
      ++possible;
    }
  }
  const bool group = filled_cells(previous) <= 2;
  if (row.after_break) {
    return group ? lower == filled : lower + open_name > 0 && lower + open_name + possible == filled;
  }
  return lower == filled && !habits.kinds.empty() && !group && !ordinals_missing(table.rows);
}

bool has_room(const TextFit& fit, const TextFit& next) { return next.first_word + 0.5 < fit.room; }

// True where the text of `cell` begins inside of a paragraph that `before` ends with.
bool goes_on(const LaidCell& before, const LaidCell& cell) {
  const std::string_view text = end_of(before);
  const LineSigns begin = read_signs(cell_text(cell));
  if (begin.kind == LineKind::list_item) return false;
  if (before.fit && cell.fit && has_room(*before.fit, *cell.fit)) return false;
  if (begin.begins_lower && !ends_stop(text)) return true;
  return !ends_clause(text);
}

// What a column says for (more than 0) or against a cut between two cells with text.  A line is broken only
// where the next word had no room; what begins where it had is another paragraph at least.
int weigh_texts(const LaidCell& before, const LaidCell& cell) {
  const std::string_view text = end_of(before);
  const LineSigns begin = read_signs(cell_text(cell)), end = read_signs(text);
  const bool at_top = before.fit->above < before.fit->line;
  const double free_lines = at_top ? before.fit->below / before.fit->line : 0;
  if (free_lines > kKeptTogether) return -3;
  const int spare = free_lines > kSpareLine ? -1 : 0;
  if (!has_room(*before.fit, *cell.fit)) {
    if (begin.begins_lower && !ends_stop(text)) return 3 + spare;
    if (end.ends_open || text.ends_with(',') || text.ends_with('-')) return 2 + spare;
    return (end.ends_hard ? 0 : 1) + spare;
  }
  if (ends_clause(text) || begin.kind == LineKind::list_item) return spare;
  return (ends_stop(text) || begin.begins_lower ? -1 : -3) + spare;
}

int weigh(const LaidCell& before, const LaidCell& cell, double filled) {
  if (cell.covered) return 0;
  if (is_empty_cell(cell)) return filled >= kCommon ? 1 : 0;
  if (is_empty_cell(before)) return -3;
  return before.fit && cell.fit ? weigh_texts(before, cell) : 0;
}

bool is_cut_on_paper(const WholeTable& table, const ColumnHabits& habits, const LaidRow& row) {
  const LaidRow& previous = table.rows.back();
  const std::string first = cell_text(row.cells[0]);
  const bool numbered = !habits.kinds.empty() && habits.kinds[0] == HeadKind::ordinal;
  if (!first.empty() && (numbered || is_ordinal(first))) return false;
  int sum = first.empty() && !row.cells[0].covered && habits.filled[0] >= kCommon ? 1 : 0;
  for (std::size_t i = first.empty() ? 1 : 0; i < row.cells.size(); ++i)
    sum += weigh(previous.cells[i], row.cells[i], habits.filled[i]);
  return sum > 0;
}

bool stands_on_paper(const LaidRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const LaidCell& cell) { return cell.fit.has_value(); });
}

void append_text(LaidLine& line, LaidLine more) {
  line.text += printed_separator(line.text, more.text);
  const std::size_t shift = line.text.size();
  line.text += more.text;
  for (LaidPiece piece : more.pieces) {
    piece.text.begin += shift;
    piece.text.end += shift;
    line.pieces.push_back(piece);
  }
  for (LaidResidue residue : more.residue) {
    residue.offset += shift;
    line.residue.push_back(residue);
  }
}

}  // namespace

ColumnHabits find_habits(const std::vector<LaidRow>& rows, bool has_head) {
  ColumnHabits habits;
  std::size_t counted = 0;
  for (std::size_t i = has_head ? 1 : 0; i < rows.size(); ++i) {
    if (filled_cells(rows[i]) < 3) continue;  // titles of groups, rests of cut rows
    ++counted;
    if (habits.filled.size() < rows[i].cells.size()) habits.filled.resize(rows[i].cells.size(), 0);
    for (std::size_t c = 0; c < rows[i].cells.size(); ++c) {
      const LaidCell& cell = rows[i].cells[c];
      if (cell.covered || !is_empty_cell(cell)) ++habits.filled[c];
    }
  }
  for (double& filled : habits.filled) filled /= static_cast<double>(counted);
  if (!has_head) return habits;
  for (const LaidCell& cell : rows[0].cells) habits.kinds.push_back(head_kind(cell_text(cell)));
  return habits;
}

bool is_cut_off(const WholeTable& table, const ColumnHabits& habits, const LaidRow& row) {
  if (table.rows.size() < (table.has_head ? 2u : 1u)) return false;
  if (!stands_on_paper(row) || !stands_on_paper(table.rows.back()))
    return is_cut_by_words(table, habits, row);
  if (!row.after_break) return false;
  ColumnHabits whole = habits;
  whole.filled.resize(std::max(row.cells.size(), whole.filled.size()), 0);
  return is_cut_on_paper(table, whole, row);
}

void append_rest(LaidRow& row, LaidRow rest) {
  const bool paper = stands_on_paper(row) && stands_on_paper(rest);
  constexpr double kAll = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < rest.cells.size(); ++i) {
    LaidCell& cell = row.cells[i];
    LaidCell& more = rest.cells[i];
    if (is_empty_cell(more)) {
      // Its text was over before the page was.
      if (cell.fit) cell.fit->room = cell.fit->below = kAll;
      continue;
    }
    const bool one = paper && !cell.lines.empty() && !more.lines.empty() && goes_on(cell, more);
    if (one) append_text(cell.lines.back(), std::move(more.lines.front()));
    std::move(more.lines.begin() + (one ? 1 : 0), more.lines.end(), std::back_inserter(cell.lines));
    cell.fit = more.fit;
  }
}

}  // namespace vanthu
