#include "legacy_encoder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "ingest/legacy.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"

namespace vanthu::testing {
namespace {

std::string file_content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

std::map<char32_t, std::string> letter_codes(std::string_view encoding) {
  std::string name = "encoding_";
  for (const char c : encoding) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const std::string content = file_content(std::string(VANTHU_SOURCE_DIR "/ingest/tables/") + name + ".tsv");
  const Tsv table = parse_tsv(content, name);
  std::map<char32_t, std::string> codes;
  for (const auto& row : table.rows) {
    std::string bytes;
    for (const std::string& hex : split_field(row[table.column("bytes")], ' ')) {
      bytes += static_cast<char>(std::stoi(hex, nullptr, 16));
    }
    codes.emplace(decode_utf8(row[table.column("letter")], 0).value, bytes);  // the first row counts
  }
  return codes;
}

template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, i);
    ASSERT_NE(point.length, 0u);
    visit(point.value);
    i += point.length;
  }
}

/// The small letter of an accented Vietnamese capital: they alternate in U+1EA0…U+1EF9, U+0102 and the like,
/// and lie 32 apart in Latin-1.
char32_t small_letter(char32_t capital) { return capital >= 0x100 ? capital + 1 : capital + 0x20; }

struct Toned {
  std::string_view letters;  // grave, acute, tilde, hook, dot of one vowel
  std::string_view base;     // its byte in windows-1258
};

}  // namespace

std::string encode_by_table(std::string_view encoding, std::string_view text) {
  const std::map<char32_t, std::string> codes = letter_codes(encoding);
  std::string bytes;
  for_each_code_point(text, [&](char32_t point) {
    if (point < 0x80) {
      bytes += static_cast<char>(point);
      return;
    }
    auto code = codes.find(point);
    if (code == codes.end()) code = codes.find(small_letter(point));
    ASSERT_NE(code, codes.end()) << "no code for U+" << std::hex << static_cast<unsigned>(point);
    bytes += code->second;
  });
  return bytes;
}

std::string encode_windows1258(std::string_view text) {
  constexpr std::string_view kToneBytes = "\xCC\xEC\xDE\xD2\xF2";
  constexpr Toned kVowels[] = {{"àáãảạ", "a"},    {"ằắẵẳặ", "\xE3"}, {"ầấẫẩậ", "\xE2"}, {"èéẽẻẹ", "e"},
                               {"ềếễểệ", "\xEA"}, {"ìíĩỉị", "i"},    {"òóõỏọ", "o"},    {"ồốỗổộ", "\xF4"},
                               {"ờớỡởợ", "\xF5"}, {"ùúũủụ", "u"},    {"ừứữửự", "\xFD"}, {"ỳýỹỷỵ", "y"},
                               {"ÀÁÃẢẠ", "A"},    {"ẰẮẴẲẶ", "\xC3"}, {"ẦẤẪẨẬ", "\xC2"}, {"ÈÉẼẺẸ", "E"},
                               {"ỀẾỄỂỆ", "\xCA"}, {"ÌÍĨỈỊ", "I"},    {"ÒÓÕỎỌ", "O"},    {"ỒỐỖỔỘ", "\xD4"},
                               {"ỜỚỠỞỢ", "\xD5"}, {"ÙÚŨỦỤ", "U"},    {"ỪỨỮỬỰ", "\xDD"}, {"ỲÝỸỶỴ", "Y"}};
  std::map<char32_t, std::string> codes{{U'ă', "\xE3"}, {U'â', "\xE2"}, {U'ê', "\xEA"}, {U'ô', "\xF4"},
                                        {U'ơ', "\xF5"}, {U'ư', "\xFD"}, {U'đ', "\xF0"}, {U'Ă', "\xC3"},
                                        {U'Â', "\xC2"}, {U'Ê', "\xCA"}, {U'Ô', "\xD4"}, {U'Ơ', "\xD5"},
                                        {U'Ư', "\xDD"}, {U'Đ', "\xD0"}, {U'–', "\x96"}};
  for (const Toned& vowel : kVowels) {
    std::size_t tone = 0;
    for_each_code_point(vowel.letters, [&](char32_t letter) {
      codes.emplace(letter, std::string(vowel.base) + kToneBytes[tone++]);
    });
  }
  std::string bytes;
  for_each_code_point(text, [&](char32_t point) {
    bytes += point < 0x80 ? std::string(1, static_cast<char>(point)) : codes.at(point);
  });
  return bytes;
}

std::string encode_utf16(std::string_view text, bool little_endian) {
  std::string bytes;
  const auto put = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  };
  for_each_code_point(text, [&](char32_t point) {
    if (point < 0x10000) return put(point);
    put(0xD800 + ((point - 0x10000) >> 10));
    put(0xDC00 + ((point - 0x10000) & 0x3FF));
  });
  return bytes;
}

std::string as_windows1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_utf8(text, windows1252_character(static_cast<unsigned char>(c)));
  return text;
}

std::string as_latin1(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
  return text;
}

}  // namespace vanthu::testing
