#include "ingest/docx_symbols.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "ingest/legacy.h"
#include "ingest/numerals.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

constexpr char32_t kFirstPrivate = 0xF020, kLastPrivate = 0xF0FF;

bool is_private(char32_t code) { return code >= kFirstPrivate && code <= kLastPrivate; }

/// Keys: the font's name in small letters, the code.
const std::map<std::pair<std::string, unsigned>, std::string>& symbols() {
  static const auto table = [] {
    const Tsv tsv = parse_tsv(ingest_table("symbol_fonts.tsv"), "symbol_fonts.tsv");
    const std::size_t font = tsv.column("font"), code = tsv.column("code"),
                      character = tsv.column("character");
    std::map<std::pair<std::string, unsigned>, std::string> result;
    for (const auto& row : tsv.rows) {
      unsigned value = 0;
      std::from_chars(row[code].data(), row[code].data() + row[code].size(), value, 16);
      result.emplace(std::pair(std::string(row[font]), value), row[character]);
    }
    return result;
  }();
  return table;
}

}  // namespace

std::string symbol_text(std::string_view font, char32_t code) {
  const std::string name = small_letters(std::string(font));
  const unsigned low = static_cast<unsigned>(code) & 0xFFu;
  if (const auto found = symbols().find({name, low}); found != symbols().end()) return found->second;
  std::string text;
  if (find_legacy_font(font)) {
    append_utf8(text, low);
  } else if (!is_private(code) && code >= 0x20 && name != "symbol" && !name.starts_with("wingdings") &&
             !name.starts_with("webdings")) {
    append_utf8(text, code);
  }
  return text;
}

std::string without_private_use(std::string_view text, std::string_view font) {
  // U+F000…U+FFFF begin with EF.
  if (text.find('\xEF') == std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    if (is_private(point.value)) {
      result += symbol_text(font, point.value);
    } else {
      result.append(text.substr(at, length));
    }
    at += length;
  }
  return result;
}

}  // namespace vanthu
