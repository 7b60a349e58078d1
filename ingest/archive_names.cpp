#include "ingest/archive_names.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "ingest/legacy.h"
#include "ingest/messages.h"
#include "ingest/nfc.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kNameMost = 1024;         // bytes; file systems allow 255 a part
constexpr std::size_t kVotingMost = 64u << 10;  // bytes of names that decide the code page
constexpr std::uint16_t kUnicodePath = 0x7075;  // Info-ZIP: version, CRC-32 of the name, the name in UTF-8

enum class CodePage { windows1258, cp437, cp850, windows1252, tcvn3, vni, vps, viscii };

/// In the order in which one is taken before another one that fits as well: Windows in Vietnam has 1258 for
/// programs of either kind, other Windows 437 or 850 for Explorer and 7-Zip and 1252 for the rest; the sets
/// before Unicode stand in names that were typed with their keyboards.
constexpr std::array kCodePages{CodePage::windows1258, CodePage::cp437, CodePage::cp850,
                                CodePage::windows1252, CodePage::tcvn3, CodePage::vni,
                                CodePage::vps,         CodePage::viscii};

// Bytes 80…FF; Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT and CP850.TXT.
constexpr std::u32string_view kCp437 =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    U"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
constexpr std::u32string_view kCp850 =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
    U"ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
static_assert(kCp437.size() == 128 && kCp850.size() == 128);

template <typename CharacterOf>
std::string map_bytes(std::string_view name, CharacterOf character_of) {
  std::string text;
  for (const char c : name) append_utf8(text, character_of(static_cast<unsigned char>(c)));
  return text;
}

std::string decode_page(std::u32string_view upper_half, std::string_view name) {
  return map_bytes(name, [&](unsigned char byte) { return byte < 0x80 ? byte : upper_half[byte - 0x80u]; });
}

std::string decode_legacy_name(Legacy encoding, std::string_view name) {
  return decode_legacy(encoding, map_bytes(name, [](unsigned char byte) { return char32_t{byte}; })).text;
}

std::string decode_name(CodePage page, std::string_view name) {
  switch (page) {
    case CodePage::windows1258:
      return decode_legacy_name(Legacy::windows1258, name);
    case CodePage::cp850:
      return decode_page(kCp850, name);
    case CodePage::windows1252:
      return map_bytes(name, windows1252_character);
    case CodePage::tcvn3:
      return decode_legacy_name(Legacy::tcvn3, name);
    case CodePage::vni:
      return decode_legacy_name(Legacy::vni, name);
    case CodePage::vps:
      return decode_legacy_name(Legacy::vps, name);
    case CodePage::viscii:
      return decode_legacy_name(Legacy::viscii, name);
    case CodePage::cp437:
      break;
  }
  return decode_page(kCp437, name);
}

/// How much more Vietnamese than not the characters beyond ASCII make: +1 for one in a syllable, -1 for any
/// other, dashes and quotation marks left out.
long vietnamese_votes(std::string_view text) {
  const auto beyond_ascii = [&](std::size_t begin, std::size_t end) {
    long count = 0;
    for (std::size_t at = begin; at < end;) {
      const DecodedCodePoint point = decode_utf8(text, at);
      const bool punctuation = point.value >= 0x2010 && point.value <= 0x2026;
      count += point.value >= 0x80 && !punctuation ? 1 : 0;
      at += std::max<std::size_t>(point.length, 1);
    }
    return count;
  };
  long votes = 0;
  std::size_t at = 0;
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    votes -= beyond_ascii(at, run->range.begin);
    const long letters = beyond_ascii(run->range.begin, run->range.end);
    votes += run->syllable && run->well_cased ? letters : -letters;
    at = run->range.end;
  }
  return votes - beyond_ascii(at, text.size());
}

/// The page in which the names make the most Vietnamese; the format's own, 437, where none does.
CodePage choose_page(std::string_view names) {
  CodePage best = CodePage::cp437;
  long most = 0;
  for (const CodePage page : kCodePages) {
    const long votes = vietnamese_votes(decode_name(page, names));
    if (votes > most) {
      most = votes;
      best = page;
    }
  }
  return best;
}

/// The name that an archiver put beside the old one, where it still belongs to it.
std::optional<std::string_view> unicode_path(const ZipEntry& entry) {
  const std::string_view extra = find_zip_extra(entry.extra, kUnicodePath);
  if (extra.size() < 6 || extra[0] != 1) return std::nullopt;
  const auto sum =
      ::crc32(0, reinterpret_cast<const Bytef*>(entry.name.data()), static_cast<uInt>(entry.name.size()));
  if (zip_number(extra, 1, 4) != sum) return std::nullopt;
  const std::string_view name = extra.substr(5);
  return find_invalid_utf8(name) == std::string_view::npos ? std::optional(name) : std::nullopt;
}

/// The name in UTF-8 that the entry states; nothing where it states none.
std::optional<std::string_view> stated_name(const ZipEntry& entry) {
  if (const auto name = unicode_path(entry)) return name;
  // Without the flag too: macOS and zip(1) write it so.
  return find_invalid_utf8(entry.name) == std::string_view::npos ? std::optional(entry.name) : std::nullopt;
}

/// At most `most` bytes, no code point cut apart.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0u) == 0x80u) --most;
  return text.substr(0, most);
}

void append_escaped(std::string& text, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  text += '%';
  text += kDigits[byte >> 4];
  text += kDigits[byte & 0xFu];
}

/// One part of a path; characters that cannot be shown, and dots that lead upwards, are written as %0A, %2E.
std::string safe_part(std::string_view part) {
  const bool drive = part.size() == 2 && part[1] == ':';
  if (drive) return std::string(part.substr(0, 1));
  std::string safe;
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t length = std::max<std::size_t>(decode_utf8(part, at).length, 1);
    const std::string_view character = part.substr(at, length);
    if (part == ".." || printable(character) != character) {
      for (const char c : character) append_escaped(safe, c);
    } else {
      safe += character;
    }
    at += length;
  }
  return safe;
}

std::string safe_path(std::string text) {
  std::replace(text.begin(), text.end(), '\\', '/');
  std::string safe;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    const std::string_view part = std::string_view(text).substr(begin, end - begin);
    if (!part.empty() && part != ".") safe += (safe.empty() ? "" : "/") + safe_part(part);
    begin = end + 1;
  }
  return safe;
}

/// '/' before every other character, so that what is in a folder follows the folder's name directly.
struct FoldersFirst {
  bool operator()(const std::string& one, const std::string& other) const {
    const auto rank = [](char c) { return c == '/' ? 0 : 1 + static_cast<unsigned char>(c); };
    return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end(),
                                        [&](char a, char b) { return rank(a) < rank(b); });
  }
};

/// Names that were given away.  None of them is a folder of another one.
class TakenNames {
 public:
  /// `name`, or what it becomes by "#2", "#3" … behind the part that is taken.
  std::string claim(std::string name) {
    while (const std::size_t taken = taken_part(name)) {
      const std::string part = name.substr(0, taken);
      name = part + "#" + std::to_string(++copies_.try_emplace(part, 1).first->second) + name.substr(taken);
    }
    names_.insert(name);
    return name;
  }

 private:
  /// Length of the beginning of `name` that is another's name, or 0.
  std::size_t taken_part(const std::string& name) const {
    const auto next = names_.lower_bound(name);
    if (next != names_.end() && (*next == name || next->starts_with(name + "/"))) return name.size();
    if (next == names_.begin()) return 0;
    const std::string& before = *std::prev(next);
    return name.starts_with(before + "/") ? before.size() : 0;
  }

  std::set<std::string, FoldersFirst> names_;
  std::map<std::string, std::size_t> copies_;
};

/// The bytes of names that state no encoding, one a line.
std::string undecided_names(std::span<const ZipEntry> entries) {
  std::string names;
  for (const ZipEntry& entry : entries) {
    if (names.size() >= kVotingMost) break;
    if (!stated_name(entry)) names.append(entry.name.substr(0, kNameMost)).append("\n");
  }
  return names;
}

}  // namespace

std::vector<ArchiveName> archive_names(std::span<const ZipEntry> entries) {
  const std::string undecided = undecided_names(entries);
  const CodePage page = undecided.empty() ? CodePage::cp437 : choose_page(undecided);
  TakenNames taken;
  std::vector<ArchiveName> names;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ArchiveName& name = names.emplace_back();
    if (entries[i].is_folder()) continue;
    const auto stated = stated_name(entries[i]);
    const std::size_t size = stated ? stated->size() : entries[i].name.size();
    const std::string text = stated ? std::string(beginning(*stated, kNameMost))
                                    : decode_name(page, entries[i].name.substr(0, kNameMost));
    std::string safe = safe_path(compose(text));
    const bool cut = size > kNameMost || safe.size() > kNameMost;
    safe = beginning(safe, kNameMost);
    // Long names that begin alike would be told apart by their places at best: say the place.  It also stands
    // behind a '/' or dots at the cut.
    if (safe.empty() || cut) safe += "#" + std::to_string(i + 1);
    name.text = taken.claim(std::move(safe));
    name.repaired = !stated || name.text != *stated;
  }
  return names;
}

}  // namespace vanthu
