#include "tools/program/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using Widths = std::vector<std::size_t>;

constexpr std::string_view kGap = "  ", kBoldOn = "\x1b[1m", kBoldOff = "\x1b[0m";
constexpr std::size_t kWordRoom = 14;  // a column is never narrower than its longest word, up to this

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// Bytes of the longest beginning of `word` that takes at most `width` columns, at least one character;
/// combining marks stay with their letter.
std::size_t bytes_that_fit(std::string_view word, std::size_t width) {
  std::size_t bytes = 0, taken = 0;
  while (bytes < word.size()) {
    const std::size_t length = std::max<std::size_t>(decode_utf8(word, bytes).length, 1);
    taken += display_width(word.substr(bytes, length));
    if (taken > width && bytes > 0) break;
    bytes += length;
  }
  return bytes;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view word : words_of(text)) longest = std::max(longest, display_width(word));
  return longest;
}

template <typename Measure>
Widths column_widths(const Table& table, Measure measure) {
  Widths widths;
  for (const std::string& head : table.heads) widths.push_back(measure(head));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], measure(row[i]));
  }
  return widths;
}

/// Widths between `least` and `natural` that use at most `total`.  What is left over is shared by the square
/// root of what each column still wants: the longest cells get most, for they decide how high a row becomes,
/// and the others do not shrink to a word a line.
Widths fit_columns(const Widths& least, const Widths& natural, std::size_t total) {
  const std::size_t wanted =
      std::reduce(natural.begin(), natural.end()) - std::reduce(least.begin(), least.end());
  std::size_t left = std::min(total - std::reduce(least.begin(), least.end()), wanted);
  std::vector<double> weights;
  for (std::size_t i = 0; i < least.size(); ++i) {
    weights.push_back(std::sqrt(static_cast<double>(natural[i] - least[i])));
  }
  const double whole = std::max(std::reduce(weights.begin(), weights.end()), 1.0);
  const double shared = static_cast<double>(left);
  Widths widths = least;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto share = static_cast<std::size_t>(shared * weights[i] / whole);
    const std::size_t more = std::min(share, natural[i] - least[i]);
    widths[i] += more;
    left -= more;
  }
  for (std::size_t i = 0; left > 0; i = (i + 1) % widths.size()) {  // left ≤ wanted: it ends
    if (widths[i] == natural[i]) continue;
    ++widths[i];
    --left;
  }
  return widths;
}

std::string padding(std::size_t columns) { return std::string(columns, ' '); }

/// Bold that goes on over a line's end ends there and begins again in the next line, so that what stands
/// beside it in other columns is not bold.
void balance_bold(std::vector<std::string>& lines) {
  bool bold = false;
  for (std::string& line : lines) {
    if (bold) line.insert(line.begin(), kBoldBegin);
    const std::size_t last = line.find_last_of(std::string{kBoldBegin, kBoldEnd});
    bold = last != std::string::npos && line[last] == kBoldBegin;
    if (bold) line += kBoldEnd;
  }
}

/// One row of cells, each wrapped to its column.
std::string wrapped_row(const std::vector<std::string>& cells, const Widths& widths) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns.push_back(wrap_text(cells[i], widths[i]));
    balance_bold(columns.back());
    height = std::max(height, columns.back().size());
  }
  std::string rendered;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    std::size_t pending = 0;  // blanks that are only written where something follows
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string part = line < columns[i].size() ? columns[i][line] : std::string();
      if (!part.empty()) {
        text += padding(pending) + part;
        pending = 0;
      }
      pending += widths[i] - std::min(widths[i], display_width(part)) + kGap.size();
    }
    rendered += text + "\n";
  }
  return rendered;
}

std::string aligned(const Table& table, const Widths& widths, const Terminal& terminal) {
  const std::size_t total = std::reduce(widths.begin(), widths.end()) + kGap.size() * (widths.size() - 1);
  std::string heads = wrapped_row(table.heads, widths);
  heads.pop_back();
  std::string rendered = emphasize(heads, terminal) + "\n";
  for (std::size_t i = 0; i < total; ++i) rendered += "─";
  rendered += "\n";
  std::vector<std::string> rows;
  bool wrapped = false;
  for (const auto& row : table.rows) {
    rows.push_back(wrapped_row(row, widths));
    wrapped = wrapped || std::count(rows.back().begin(), rows.back().end(), '\n') > 1;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (wrapped && i > 0) rendered += "\n";  // rows of several lines would run into each other
    rendered += rows[i];
  }
  return rendered;
}

/// For terminals too narrow for columns: each row as a list.
std::string stacked(const Table& table, std::size_t width, const Terminal& terminal) {
  std::string rendered;
  for (const auto& row : table.rows) {
    if (!rendered.empty()) rendered += "\n";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      rendered += emphasize(table.heads[i] + ":", terminal) + "\n";
      const std::size_t room = width > kGap.size() ? width - kGap.size() : 1;
      std::vector<std::string> lines = wrap_text(row[i], room);
      balance_bold(lines);
      for (const std::string& line : lines) rendered += std::string(kGap) + line + "\n";
    }
  }
  return rendered;
}

std::string tab_separated(const Table& table) {
  std::string rendered;
  const auto add = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) rendered += (i == 0 ? "" : "\t") + cells[i];
    rendered += "\n";
  };
  add(table.heads);
  for (const auto& row : table.rows) add(row);
  return rendered;
}

/// printable() of everything but the signs of bold.
std::string printable_around_bold(std::string_view cell) {
  const std::string signs{kBoldBegin, kBoldEnd};
  std::string shown;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(signs), cell.size());
    shown += printable(cell.substr(0, end));
    if (end < cell.size()) shown += cell[end];
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return shown;
}

Table printable_table(const Table& table) {
  Table shown{table.heads, {}};
  for (const auto& row : table.rows) {
    shown.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      shown.rows.back().push_back(i == table.bold_column ? printable_around_bold(row[i]) : printable(row[i]));
    }
  }
  return shown;
}

/// The signs of bold as the terminal has them.
std::string with_bold(const std::string& rendered, const Terminal& terminal) {
  std::string text;
  text.reserve(rendered.size());
  for (const char c : rendered) {
    if (c != kBoldBegin && c != kBoldEnd) {
      text += c;
    } else if (terminal.colour) {
      text += c == kBoldBegin ? kBoldOn : kBoldOff;
    }
  }
  return text;
}

Table without_empty_columns(const Table& table) {
  std::vector<bool> used(table.heads.size(), table.rows.empty());
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) used[i] = used[i] || !row[i].empty();
  }
  const auto keep = [&](const std::vector<std::string>& cells) {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (used[i]) kept.push_back(cells[i]);
    }
    return kept;
  };
  Table result{keep(table.heads), {}};
  for (const auto& row : table.rows) result.rows.push_back(keep(row));
  return result;
}

}  // namespace

std::vector<std::string> wrap_text(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t taken = 0;
  for (std::string_view word : words_of(text)) {
    std::size_t columns = display_width(word);
    if (!line.empty() && taken + 1 + columns <= width) {
      line.append(" ").append(word);
      taken += 1 + columns;
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    while (columns > width) {
      const std::size_t bytes = bytes_that_fit(word, width);
      lines.emplace_back(word.substr(0, bytes));
      columns -= std::min(columns, display_width(word.substr(0, bytes)));
      word.remove_prefix(bytes);
    }
    line = word;
    taken = columns;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string emphasize(std::string_view text, const Terminal& terminal) {
  return terminal.colour ? fmt::format("{}{}{}", kBoldOn, text, kBoldOff) : std::string(text);
}

std::string render_table(const Table& table, const Terminal& terminal) {
  const Table whole = printable_table(table);
  if (!terminal.width) return with_bold(tab_separated(whole), terminal);
  const Table shown = without_empty_columns(whole);
  if (shown.heads.empty()) return {};
  const Widths natural = column_widths(shown, display_width);
  Widths least = column_widths(shown, longest_word);
  for (std::size_t& width : least) width = std::clamp<std::size_t>(width, 1, kWordRoom);
  const std::size_t gaps = kGap.size() * (shown.heads.size() - 1);
  if (std::reduce(least.begin(), least.end()) + gaps > *terminal.width) {
    return with_bold(stacked(shown, *terminal.width, terminal), terminal);
  }
  return with_bold(aligned(shown, fit_columns(least, natural, *terminal.width - gaps), terminal), terminal);
}

}  // namespace vanthu
