#include "ingest/layout_signs.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <span>

#include "ingest/layout_chars.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

// Bytes at a line's begin or end that its signs are read from; the longest phrase has 40.
constexpr std::size_t kOpenerBytes = 72;
// A head cell longer than this (code points) is a sentence.
constexpr std::size_t kMaxHeadWidth = 70;

struct Phrases {
  std::map<std::string, std::vector<std::string>, std::less<>> keys;  // by role
  std::vector<std::string> open;                                      // exact

  Phrases() {
    const Tsv table = parse_tsv(ingest_table("layout_phrases.tsv"), "layout_phrases.tsv");
    const std::size_t phrase = table.column("phrase"), role = table.column("role");
    for (const std::vector<std::string_view>& row : table.rows) {
      if (row[role] == "open") {
        open.emplace_back(row[phrase]);
      } else {
        keys[std::string(row[role])].push_back(plain_key(row[phrase]));
      }
    }
  }

  const std::vector<std::string>& of(std::string_view role) const { return keys.find(role)->second; }
};

const Phrases& phrases() {
  static const Phrases kPhrases;
  return kPhrases;
}

bool begins_with_role(std::string_view key, std::string_view role) {
  const std::vector<std::string>& known = phrases().of(role);
  return std::any_of(known.begin(), known.end(),
                     [&](const std::string& phrase) { return starts_with_words(key, phrase); });
}

// The first or the last `limit` bytes of `text`, whole code points.
std::string_view head_of(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}
std::string_view tail_of(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t begin = text.size() - limit;
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return text.substr(begin);
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const compose = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  compose
      ->normalize(
          icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
          status)
      .toUTF8String(result);
  return result;
}

bool ends_open(std::string_view text) {
  const std::string_view printed = tail_of(text, kOpenerBytes);
  if (!is_letter(last_code_point(printed))) return false;
  const bool decomposed = printed.find_first_of("\xCC\xCD") != std::string_view::npos;
  const std::string tail = decomposed ? composed(printed) : std::string(printed);
  for (const std::string& phrase : phrases().open) {
    if (!std::string_view(tail).ends_with(phrase)) continue;
    if (tail.size() == phrase.size() || tail[tail.size() - phrase.size() - 1] == ' ') return true;
  }
  return false;
}

bool ends_hard(std::string_view text) {
  const char32_t last = last_code_point(text);
  return std::u32string_view(U".:;!?/)\"”…").find(last) != std::u32string_view::npos;
}

bool is_bullet(char32_t c) {
  return std::u32string_view(U"-–—+*•·▪■●○◦\uF0B7\uF0A7\uF0D8\uF02D\uF076\uF0FC").find(c) !=
         std::u32string_view::npos;
}

bool is_roman(char c) { return std::string_view("IVXLC").find(c) != std::string_view::npos; }

// Length of a list or heading number with its closing mark ("1.", "1.1", "IV.", "a)", "(2)"); 0 where none
// begins the line.  A year or a date is none.
std::size_t marker_length(std::string_view line) {
  std::size_t at = line.starts_with("(") ? 1 : 0;
  const bool bracket = at == 1;
  const std::size_t begin = at;
  std::size_t dots = 0;
  const auto digits = [&] {
    const std::size_t first = at;
    while (at < line.size() && is_digit(static_cast<unsigned char>(line[at]))) ++at;
    return at - first;
  };
  if (at < line.size() && is_digit(static_cast<unsigned char>(line[at]))) {
    if (digits() > 3) return 0;
    while (at + 1 < line.size() && line[at] == '.' && is_digit(static_cast<unsigned char>(line[at + 1]))) {
      ++at;
      ++dots;
      if (digits() > 2) return 0;
    }
  } else if (at < line.size() && is_roman(line[at])) {
    while (at < line.size() && is_roman(line[at])) ++at;
    if (at - begin > 7) return 0;
  } else {
    const DecodedCodePoint letter = at < line.size() ? decode_utf8(line, at) : DecodedCodePoint{};
    const bool single =
        letter.value < 0x80 ? is_letter(letter.value) : (letter.value == U'đ' || letter.value == U'Đ');
    if (!single) return 0;
    at += letter.length;
  }
  if (at >= line.size()) return 0;
  const bool closed = line[at] == '.' || line[at] == ')' || line[at] == '/' || line[at] == '-';
  if (bracket && line[at] != ')') return 0;
  if (!closed && dots == 0) return 0;
  if (closed) ++at;
  if (closed && line[at - 1] == '/' && at < line.size() && line[at] != ' ') return 0;  // "5/KH-UBND", "2/9"
  if (closed && line[at - 1] == '-' && at < line.size() && line[at] != ' ') return 0;  // "05-NQ/TU"
  if (at < line.size() && line[at] != ' ' && line[at] != '\t' &&
      !is_letter(first_code_point(line.substr(at)))) {
    return 0;
  }
  return at;
}

bool is_numbered_part(std::string_view key) {
  for (const std::string_view word : {"phan ", "chuong ", "muc ", "tieu muc ", "dieu "}) {
    if (!key.starts_with(word)) continue;
    const std::string_view rest = key.substr(word.size());
    std::size_t at = 0;
    while (at < rest.size() && (is_digit(static_cast<unsigned char>(rest[at])) ||
                                std::string_view("ivxlc").find(rest[at]) != std::string_view::npos)) {
      ++at;
    }
    if (at > 0 && (at == rest.size() || rest[at] == '.' || rest[at] == ':')) return true;
    if (rest.starts_with("thu ")) return word == "phan ";
  }
  return false;
}

// ", ngày 05 tháng 3", ", ngày … tháng"; "hiến đất, ngày công làm đường" has no date.
bool has_date_behind_place(std::string_view key) {
  constexpr std::string_view kMark = ", ngay";
  constexpr std::size_t kPlaceBytes = 40;
  const std::size_t mark = key.find(kMark);
  if (mark >= kPlaceBytes) return false;
  std::string_view rest = key.substr(mark + kMark.size());
  while (!rest.empty() && std::string_view(" ._-/").find(rest.front()) != std::string_view::npos)
    rest.remove_prefix(1);
  return rest.empty() || is_digit(static_cast<unsigned char>(rest.front())) || rest.starts_with("thang") ||
         rest.starts_with("…");
}

/// True where a line whose opener has this key is one of a signature block.
bool is_signature(std::string_view line, std::string_view key) {
  if (line.size() > 160 || line.empty() || !is_upper_letter(first_code_point(line))) return false;
  const std::vector<std::string>& known = phrases().of("signature");
  const bool found = std::any_of(known.begin(), known.end(), [&](const std::string& phrase) {
    return is_letter(last_code_point(phrase)) ? starts_with_words(key, phrase) : key.starts_with(phrase);
  });
  return found && is_upper_case(head_of(line, kOpenerBytes));
}

/// `key` is that of the line's opener.
LineKind kind_of(std::string_view line, std::string_view key) {
  const char32_t first = first_code_point(line);
  if (is_bullet(first)) {
    const std::size_t length = decode_utf8(line, 0).length;
    const char32_t second = first_code_point(line.substr(length));
    if (second == U' ' || second == U'\t' || is_letter(second)) return LineKind::list_item;
  }
  const std::string_view opener = head_of(line, kOpenerBytes);
  if (marker_length(opener) > 0) {
    return is_roman(opener.front()) ? LineKind::heading : LineKind::list_item;
  }
  if (is_numbered_part(key)) return LineKind::heading;
  if (key.starts_with("(") && begins_with_role(key.substr(1), "attached")) return LineKind::attached;
  if (begins_with_role(key, "national")) return LineKind::national;
  if (begins_with_role(key, "recipients")) return LineKind::recipients;
  if ((key.starts_with("so:") || key.starts_with("so ")) && line.size() < 120 &&
      key.find('/') != std::string_view::npos && is_upper_letter(first)) {
    return LineKind::number;
  }
  const bool short_line = width_of(head_of(line, 400)) <= 130;
  if (short_line && is_upper_letter(first) && has_date_behind_place(key) && line.size() < 160 &&
      !ends_hard(line)) {
    return LineKind::place_date;
  }
  if (is_signature(line, key)) return LineKind::signature;
  if (begins_with_role(key, "appendix") && line.size() < 60) return LineKind::appendix;
  if (short_line && is_upper_case(line)) {
    return begins_with_role(key, "type") ? LineKind::type : LineKind::upper;
  }
  if (key.find(':') < 60 && is_upper_letter(first) && begins_with_role(key, "label")) return LineKind::label;
  if (is_upper_letter(first) && begins_with_role(key, "basis")) return LineKind::basis;
  return LineKind::body;
}

}  // namespace

LineSigns read_signs(std::string_view line) {
  line = trim_blank(line);
  LineSigns signs;
  const std::string key = plain_key(head_of(line, kOpenerBytes));
  signs.kind = kind_of(line, key);
  signs.begins_lower = is_lower_letter(first_code_point(line));
  signs.ends_hard = ends_hard(line);
  signs.ends_open = ends_open(line);
  signs.points_to_appendix = begins_with_role(key, "attached");
  signs.width = width_of(line);
  return signs;
}

std::optional<int> page_number(std::string_view line) {
  line = trim_blank(line);
  if (line.size() > 16) return std::nullopt;
  const std::string key = plain_key(line);
  std::string_view rest = key;
  if (rest.starts_with("trang ")) rest.remove_prefix(6);
  while (!rest.empty() && (rest.front() == '-' || rest.front() == ' ')) rest.remove_prefix(1);
  int value = 0;
  const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc{} || value < 1 || value > 999) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
  if (rest.starts_with("/") && key.starts_with("trang ")) {
    rest.remove_prefix(1);
    while (!rest.empty() && is_digit(static_cast<unsigned char>(rest.front()))) rest.remove_prefix(1);
  }
  const bool closed = rest.find_first_not_of("- ") == std::string_view::npos;
  return closed ? std::optional(value) : std::nullopt;
}

bool is_rule(std::string_view line) {
  line = trim_blank(line);
  std::size_t drawn = 0;
  for (std::size_t at = 0; at < line.size();) {
    const DecodedCodePoint point = decode_utf8(line, at);
    if (point.length == 0) return false;
    at += point.length;
    if (point.value == U' ') continue;
    if (std::u32string_view(U"-_=*~–—─").find(point.value) == std::u32string_view::npos) return false;
    ++drawn;
  }
  return drawn >= 3;
}

bool is_ordinal(std::string_view cell) {
  cell = trim_blank(cell);
  if (cell.empty() || cell.size() > 12) return false;
  if (is_bullet(first_code_point(cell)) && decode_utf8(cell, 0).length == cell.size()) return true;
  if (cell.starts_with("(") && cell.ends_with(")")) cell = cell.substr(1, cell.size() - 2);
  if (cell.ends_with(".") || cell.ends_with(")") || cell.ends_with("-")) cell.remove_suffix(1);
  if (cell.empty()) return false;
  const char32_t first = first_code_point(cell);
  if (decode_utf8(cell, 0).length == cell.size() && is_letter(first)) return true;
  if (is_digit(first)) {
    std::size_t run = 0;
    for (const char c : cell) {
      if (c == '.') {
        if (run == 0) return false;
        run = 0;
      } else if (!is_digit(static_cast<unsigned char>(c)) || ++run > 3) {
        return false;
      }
    }
    return run > 0;
  }
  return cell.size() <= 7 && std::all_of(cell.begin(), cell.end(), is_roman);
}

HeadKind head_kind(std::string_view cell) {
  cell = trim_blank(cell);
  if (cell.empty() || cell.size() > 4 * kMaxHeadWidth || width_of(cell) > kMaxHeadWidth)
    return HeadKind::none;
  if (cell.ends_with(".") || cell.ends_with(";")) return HeadKind::none;
  const std::string key = plain_key(cell);
  const std::vector<std::string>& ordinals = phrases().of("head-ordinal");
  if (std::find(ordinals.begin(), ordinals.end(), key) != ordinals.end()) return HeadKind::ordinal;
  if (begins_with_role(key, "head-other")) return HeadKind::other;
  if (begins_with_role(key, "head-time")) return HeadKind::time;
  if (begins_with_role(key, "head-unit")) return HeadKind::unit;
  if (begins_with_role(key, "head-task")) return HeadKind::task;
  return HeadKind::none;
}

bool reads_like_head(const std::vector<std::string>& cells) {
  std::size_t filled = 0, known = 0, ordinals = 0;
  bool short_cells = true;
  for (const std::string& cell : cells) {
    if (trim_blank(cell).empty()) continue;
    ++filled;
    const HeadKind kind = head_kind(cell);
    if (kind == HeadKind::ordinal) ++ordinals;
    if (kind != HeadKind::none) ++known;
    if (cell.size() > 4 * kMaxHeadWidth || width_of(cell) > kMaxHeadWidth) short_cells = false;
  }
  if (filled < 2 || !short_cells || (ordinals == 0 && !cells.empty() && is_ordinal(cells.front())))
    return false;
  if (ordinals > 0) return head_kind(cells.front()) == HeadKind::ordinal || known * 2 >= filled;
  // Without "STT" a row of units and times looks alike: every cell must be known, of several kinds.
  if (known < filled || filled < 3) return false;
  std::vector<HeadKind> kinds;
  for (const std::string& cell : cells) {
    if (!trim_blank(cell).empty()) kinds.push_back(head_kind(cell));
  }
  std::sort(kinds.begin(), kinds.end());
  const auto distinct = std::unique(kinds.begin(), kinds.end()) - kinds.begin();
  return distinct >= 2 && kinds.front() != HeadKind::unit;
}

bool is_national_title(std::string_view text) {
  return begins_with_role(plain_key(head_of(text, kOpenerBytes)), "national");
}

bool is_signature_line(std::string_view text) {
  text = trim_blank(text);
  return is_signature(text, plain_key(head_of(text, kOpenerBytes)));
}

bool begins_body_name(std::string_view line) {
  return begins_with_role(plain_key(head_of(trim_blank(line), kOpenerBytes)), "body-name");
}

}  // namespace vanthu
