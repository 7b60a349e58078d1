#include "tools/export/sheet_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ingest/utf8.h"
#include "store/recurrence.h"
#include "tools/export/clean_text.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;

/// Day 0 of Excel's numbers from March 1900 on: it counts a 29 February 1900 that never was.
constexpr Day kDayZero{1899y / 12 / 30};
constexpr Day kFirstDay{1900y / 3 / 1};

constexpr std::string_view kEllipsis = "…";

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether "_xHHHH_" stands at `offset`: in a cell that means a character (ISO/IEC 29500-1, 22.9.2.19).
bool is_escape_at(std::string_view text, std::size_t offset) {
  constexpr std::size_t kLength = 7;
  const std::string_view part = text.substr(offset, kLength);
  return part.size() == kLength && part[0] == '_' && part[1] == 'x' && part[6] == '_' &&
         std::all_of(part.begin() + 2, part.begin() + 6, is_hexadecimal);
}

std::size_t find_escape(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("_x", from); at != std::string_view::npos; at = text.find("_x", at + 1)) {
    if (is_escape_at(text, at)) return at;
  }
  return std::string_view::npos;
}

std::string with_escapes_shown(const std::string& text) {
  std::string shown;
  std::size_t done = 0;
  for (std::size_t at = find_escape(text, 0); at != std::string::npos; at = find_escape(text, at + 1)) {
    shown.append(text, done, at - done).append("_x005F_");
    done = at + 1;
  }
  return shown.append(text, done);
}

/// Bytes of `text` that take at most `units` of UTF-16.
std::size_t bytes_of_units(std::string_view text, std::size_t units) {
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const DecodedCodePoint point = decode_utf8(text, bytes);
    const std::size_t taken = point.value > 0xFFFF ? 2 : 1;
    if (taken > units) break;
    units -= taken;
    bytes += point.length;
  }
  return bytes;
}

}  // namespace

std::optional<double> find_number(std::string_view text) {
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
    return std::nullopt;
  }
  return fmt::format("{}", number) == text ? std::optional(number) : std::nullopt;
}

std::optional<double> find_day_number(std::string_view iso) {
  const auto day = parse_day(iso);
  if (!day || *day < kFirstDay) return std::nullopt;
  return static_cast<double>((*day - kDayZero).count());
}

bool is_cell_text(std::string_view text) {
  // No character has more units of UTF-16 than bytes of UTF-8.
  return text.size() <= kLongestCell && is_clean_text(text) && find_escape(text, 0) == std::string_view::npos;
}

CellText cell_text(std::string_view text) {
  CellText cell{with_escapes_shown(clean_text(text))};
  if (bytes_of_units(cell.text, kLongestCell) == cell.text.size()) return cell;
  cell.text.resize(bytes_of_units(cell.text, kLongestCell - 1));
  cell.text += kEllipsis;
  cell.cut = true;
  return cell;
}

}  // namespace vanthu
