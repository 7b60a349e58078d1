#include "ingest/legacy.h"

#include <unicode/ucnv.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <unordered_map>

#include "ingest/legacy_repair.h"
#include "ingest/letters.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

/// What one or two bytes mean; 0 where the encoding leaves them alone.
struct LetterTable {
  std::array<char32_t, 256> single{};
  std::unordered_map<unsigned, char32_t> pair;  // key: first byte * 256 + second
};

unsigned parse_hex(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

LetterTable load_table(const std::string& name) {
  const Tsv table = parse_tsv(ingest_table(name), name);
  const std::size_t bytes = table.column("bytes"), letter = table.column("letter");
  LetterTable result;
  for (const auto& row : table.rows) {
    const std::vector<std::string> codes = split_field(row[bytes], ' ');
    const char32_t value = decode_utf8(row[letter], 0).value;
    if (codes.size() == 1) {
      result.single[parse_hex(codes[0]) & 0xFFu] = value;
    } else {
      result.pair[parse_hex(codes[0]) << 8 | parse_hex(codes[1])] = value;
    }
  }
  return result;
}

/// The 256 characters of a single-byte converter of ICU.
std::array<char32_t, 256> icu_characters(const char* name) {
  std::array<char32_t, 256> characters{};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), ucnv_close);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    const char* position = &source;
    UErrorCode single = U_ZERO_ERROR;
    const UChar32 value = ucnv_getNextUChar(converter.get(), &position, position + 1, &single);
    const bool mapped = U_SUCCESS(status) && U_SUCCESS(single) && value != 0xFFFD;
    characters[byte] = mapped ? static_cast<char32_t>(value) : byte;
  }
  return characters;
}

const std::array<char32_t, 256>& windows1252() {
  static const std::array<char32_t, 256> characters = icu_characters("windows-1252");
  return characters;
}

const LetterTable& letter_table(Legacy encoding) {
  static const LetterTable tcvn3 = load_table("encoding_tcvn3.tsv");
  static const LetterTable vni = load_table("encoding_vni.tsv");
  static const LetterTable vps = load_table("encoding_vps.tsv");
  static const LetterTable viscii = load_table("encoding_viscii.tsv");
  switch (encoding) {
    case Legacy::tcvn3:
      return tcvn3;
    case Legacy::vni:
      return vni;
    case Legacy::vps:
      return vps;
    default:
      return viscii;
  }
}

/// A character of the source: its byte, if it stands for one, and its place.
struct Unit {
  char32_t character = 0;
  std::optional<unsigned char> byte;
  std::size_t begin = 0, end = 0;
};

Unit unit_at(std::string_view text, std::size_t offset) {
  const DecodedCodePoint point = decode_utf8(text, offset);
  return {point.value, legacy_byte(point.value), offset, offset + std::max<std::size_t>(point.length, 1)};
}

void append(MappedText& result, char32_t letter, std::size_t source) {
  append_utf8(result.text, letter);
  result.origin.resize(result.text.size(), static_cast<std::uint32_t>(source));
}

MappedText finished(MappedText result, std::string_view source) {
  result.origin.push_back(static_cast<std::uint32_t>(source.size()));
  return result;
}

MappedText decode_by_table(const LetterTable& table, std::string_view text) {
  MappedText result;
  for (std::size_t offset = 0; offset < text.size();) {
    const Unit unit = unit_at(text, offset);
    offset = unit.end;
    if (!unit.byte) {
      append(result, unit.character, unit.begin);
      continue;
    }
    if (!table.pair.empty() && unit.end < text.size()) {
      const Unit next = unit_at(text, unit.end);
      const auto pair =
          next.byte ? table.pair.find(unsigned{*unit.byte} << 8 | *next.byte) : table.pair.end();
      if (pair != table.pair.end()) {
        append(result, pair->second, unit.begin);
        offset = next.end;
        continue;
      }
    }
    const char32_t letter = table.single[*unit.byte];
    append(result, letter != 0 ? letter : unit.character, unit.begin);
  }
  return finished(std::move(result), text);
}

/// `letter` and the tone behind it as one letter, or 0.  Canonical order matters: ộ is ọ with a circumflex,
/// not ô with a dot.
char32_t composed(char32_t letter, char32_t tone) {
  constexpr char32_t kFirstMark = 0x300, kLastMark = 0x323;
  if (letter == 0 || letter > 0x1FF || tone < kFirstMark || tone > kLastMark) return 0;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  const std::array<UChar, 2> source{static_cast<UChar>(letter), static_cast<UChar>(tone)};
  std::array<UChar, 4> result{};
  const int32_t length = unorm2_normalize(nfc, source.data(), 2, result.data(), 4, &status);
  return U_SUCCESS(status) && length == 1 ? result[0] : 0;
}

/// windows-1258 writes a tone behind its vowel; the two are composed here.
MappedText decode_windows1258(std::string_view text) {
  static const std::array<char32_t, 256> characters = icu_characters("windows-1258");
  MappedText result;
  std::size_t last_begin = 0;
  char32_t last = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Unit unit = unit_at(text, offset);
    offset = unit.end;
    const char32_t character = unit.byte ? characters[*unit.byte] : unit.character;
    const char32_t whole = composed(last, character);
    std::size_t source = unit.begin;
    if (whole != 0) {
      source = result.origin[last_begin];
      result.text.resize(last_begin);
      result.origin.resize(last_begin);
    }
    last_begin = result.text.size();
    last = whole != 0 ? whole : character;
    append(result, last, source);
  }
  return finished(std::move(result), text);
}

struct Sequence {
  char32_t letter = 0;
  std::size_t end = 0;  // of the source; 0: no sequence
};

/// UTF-8 whose last byte a converter took away: a no-break space that became a blank (à, C3 A0) or nothing
/// (à before a line end), a soft hyphen that was dropped (í, C3 AD; ậ, E1 BA AD).
Sequence damaged_sequence(std::string_view text, const Unit& lead) {
  if (*lead.byte == 0xC3) {
    if (lead.end == text.size() || text[lead.end] == '\n' || text[lead.end] == '\r') return {U'à', lead.end};
    const bool two_blanks = text.substr(lead.end).starts_with("  ");
    if (text[lead.end] == ' ') return {U'à', lead.end + (two_blanks ? 1 : 0)};
    if (letter_of(decode_utf8(text, lead.end).value).base != 0) return {U'í', lead.end};
    return {};
  }
  if (*lead.byte != 0xE1 || lead.end == text.size()) return {};
  const Unit second = unit_at(text, lead.end);
  if (second.byte != 0xBA || second.end == text.size()) return {};
  return letter_of(decode_utf8(text, second.end).value).lower ? Sequence{U'ậ', second.end} : Sequence{};
}

/// The UTF-8 sequence that the characters from `lead` on spell byte by byte.
Sequence spelled_sequence(std::string_view text, const Unit& lead) {
  if (!lead.byte || *lead.byte < 0xC2 || *lead.byte > 0xF4) return {};
  std::string bytes(1, static_cast<char>(*lead.byte));
  for (std::size_t offset = lead.end; offset < text.size() && bytes.size() < 4;) {
    const Unit next = unit_at(text, offset);
    if (!next.byte || (*next.byte & 0xC0u) != 0x80u) break;
    bytes += static_cast<char>(*next.byte);
    offset = next.end;
    const DecodedCodePoint point = decode_utf8(bytes, 0);
    if (point.length == bytes.size()) return {point.value, offset};
  }
  return damaged_sequence(text, lead);
}

MappedText decode_mojibake(std::string_view text) {
  MappedText result;
  for (std::size_t offset = 0; offset < text.size();) {
    const Unit unit = unit_at(text, offset);
    const Sequence sequence = spelled_sequence(text, unit);
    append(result, sequence.end != 0 ? sequence.letter : unit.character, unit.begin);
    offset = sequence.end != 0 ? sequence.end : unit.end;
  }
  return finished(std::move(result), text);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<Legacy> find_legacy(std::string_view name) {
  for (const Legacy encoding : kLegacyEncodings) {
    if (legacy_name(encoding) == name) return encoding;
  }
  return std::nullopt;
}

struct FontRow {
  std::string_view prefix, suffix;
  LegacyFont font;
};

const std::vector<FontRow>& font_rows() {
  static const std::vector<FontRow> rows = [] {
    const Tsv table = parse_tsv(ingest_table("legacy_fonts.tsv"), "legacy_fonts.tsv");
    const std::size_t prefix = table.column("prefix"), suffix = table.column("suffix");
    const std::size_t encoding = table.column("encoding"), capitals = table.column("capitals");
    std::vector<FontRow> result;
    for (const auto& row : table.rows) {
      if (const auto known = find_legacy(row[encoding])) {
        result.push_back({row[prefix], row[suffix], {*known, row[capitals] == "yes"}});
      }
    }
    return result;
  }();
  return rows;
}

}  // namespace

std::string_view legacy_name(Legacy encoding) {
  switch (encoding) {
    case Legacy::tcvn3:
      return "TCVN3";
    case Legacy::vni:
      return "VNI";
    case Legacy::vps:
      return "VPS";
    case Legacy::viscii:
      return "VISCII";
    case Legacy::windows1258:
      return "windows-1258";
    case Legacy::mojibake:
      return "UTF-8 read as windows-1252";
  }
  return "";
}

std::optional<unsigned char> legacy_byte(char32_t code_point) {
  if (code_point <= 0xFF) return static_cast<unsigned char>(code_point);
  static const std::unordered_map<char32_t, unsigned char> punctuation = [] {
    std::unordered_map<char32_t, unsigned char> bytes;
    for (unsigned byte = 0x80; byte < 0xA0; ++byte) {
      bytes.emplace(windows1252()[byte], static_cast<unsigned char>(byte));
    }
    return bytes;
  }();
  // All of them lie in U+0152…U+2122; most characters of a Vietnamese text do too, so look no further.
  const auto found = punctuation.find(code_point);
  if (found == punctuation.end()) return std::nullopt;
  return found->second;
}

char32_t windows1252_character(unsigned char byte) { return windows1252()[byte]; }

MappedText decode_legacy(Legacy encoding, std::string_view text) {
  switch (encoding) {
    case Legacy::windows1258:
      return decode_windows1258(text);
    case Legacy::mojibake:
      return decode_mojibake(text);
    case Legacy::tcvn3: {
      MappedText result = decode_by_table(letter_table(encoding), text);
      // U+00AD is TCVN3's ư: converters that drop soft hyphens drop it.
      if (text.find("\u00AD") == std::string_view::npos) result = restore_lost_u(std::move(result));
      result.text = raised(std::move(result.text));
      return result;
    }
    case Legacy::vps: {
      MappedText result = decode_by_table(letter_table(encoding), text);
      result.text = raised(std::move(result.text));
      return result;
    }
    case Legacy::vni:
    case Legacy::viscii:
      break;
  }
  return decode_by_table(letter_table(encoding), text);
}

std::optional<LegacyFont> find_legacy_font(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), lower);
  for (const FontRow& row : font_rows()) {
    if (folded.starts_with(row.prefix) && folded.ends_with(row.suffix)) return row.font;
  }
  return std::nullopt;
}

}  // namespace vanthu
