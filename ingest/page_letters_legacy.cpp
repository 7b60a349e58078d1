#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/legacy_detect.h"
#include "ingest/legacy_repair.h"
#include "ingest/page_fonts.h"
#include "ingest/page_letters_steps.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
// A font in whose words one of so many has letters that only Unicode has is a Unicode font.
constexpr std::size_t kUnicodeShare = 10;
constexpr std::size_t kHyphensTried = 8;  // in a word

/// Words of one row that are decoded together: small and capital letters follow their neighbours.
struct Piece {
  std::size_t page = 0;  // index into PrintedDocument::pages
  WordRow words;
};

/// True where the syllable around the ư at `offset` needs it.
bool needs_letter(std::string_view decoded, std::size_t offset, std::size_t length) {
  for (auto run = next_letter_run(decoded, 0); run; run = next_letter_run(decoded, run->range.end)) {
    if (!run->range.contains(offset)) continue;
    const std::string_view left = decoded.substr(run->range.begin, offset - run->range.begin);
    const std::string_view right = decoded.substr(offset + length, run->range.end - offset - length);
    if (right.empty() && !is_lower_letter(last_code_point(left))) return false;
    const bool whole_parts = (left.empty() || is_syllable(left)) && (right.empty() || is_syllable(right));
    return run->syllable && run->well_cased && !whole_parts;
  }
  return false;
}

/// WinAnsi has a hyphen at 0xAD, where TCVN3 has ư: "®-îc" is "được".
std::string with_soft_hyphens(std::string text) {
  std::size_t at = text.find('-');
  for (std::size_t tried = 0; at != std::string::npos && tried < kHyphensTried; ++tried) {
    const std::string changed = text.substr(0, at) + std::string(kSoftHyphen) + text.substr(at + 1);
    const MappedText decoded = decode_legacy(Legacy::tcvn3, changed);
    const auto letter = std::lower_bound(decoded.origin.begin(), decoded.origin.end(), at);
    const auto offset = static_cast<std::size_t>(letter - decoded.origin.begin());
    if (needs_letter(decoded.text, offset, std::string_view("ư").size())) text = changed;
    at = text.find('-', at + 1);
  }
  return text;
}

void restore_hyphens(PageWord& word) {
  if (word.text.find('-') == std::string::npos) return;
  std::string text = with_soft_hyphens(word.text);
  // Letter for letter: the places of the ends stay.
  if (text != word.text) word.text = std::move(text);
}

/// The part of a decoded line that was made of the source bytes in `range`.
MappedText part_from(const MappedText& line, ByteRange range) {
  const auto at = [&](std::size_t offset) {
    return static_cast<std::size_t>(std::lower_bound(line.origin.begin(), line.origin.end(), offset) -
                                    line.origin.begin());
  };
  const std::size_t begin = at(range.begin), end = std::min(at(range.end), line.text.size());
  MappedText part;
  part.text = line.text.substr(begin, end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    part.origin.push_back(line.origin[i] - static_cast<std::uint32_t>(range.begin));
  }
  part.origin.push_back(static_cast<std::uint32_t>(range.size()));
  return part;
}

bool is_same(const std::optional<LegacyFont>& a, const std::optional<LegacyFont>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->encoding == b->encoding && a->capitals == b->capitals;
}

using FontEncodings = std::vector<std::optional<LegacyFont>>;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The fonts of legacy names whose text is not Unicode all the same: a program may write Unicode with a font
/// that only bears the name.
FontEncodings encodings_of_fonts(const PrintedDocument& document) {
  struct Words {
    std::size_t telling = 0, unicode = 0;
  };
  FontEncodings fonts;
  for (const PageFont& font : document.fonts) fonts.push_back(legacy_font(font.name));
  std::vector<Words> words(fonts.size());
  for (const Page& page : document.pages) {
    for (const PageWord& word : page.words) {
      if (word.font >= fonts.size() || !fonts[word.font] || is_ascii(word.text)) continue;
      ++words[word.font].telling;
      words[word.font].unicode += has_vietnamese_unicode(word.text);
    }
  }
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    if (words[i].unicode * kUnicodeShare > words[i].telling) fonts[i].reset();
  }
  return fonts;
}

const std::optional<LegacyFont>& font_of(const PageWord& word, const FontEncodings& fonts) {
  static const std::optional<LegacyFont> unicode;
  return word.font < fonts.size() ? fonts[word.font] : unicode;
}

/// The rows of a page, and its words that run in other directions one by one.
std::vector<WordRow> all_rows(const Page& page) {
  std::vector<WordRow> rows = word_rows(page);
  for (std::uint32_t i = 0; i < page.words.size(); ++i) {
    if (page.words[i].direction != WordDirection::right) rows.push_back({i});
  }
  return rows;
}

/// True for a word with letters of Latin-1 that make no Vietnamese syllable.  U+0080…U+00FF begin with C2,
/// C3.
bool is_suspicious(std::string_view text) {
  if (text.find_first_of("\xC2\xC3") == std::string_view::npos) return false;
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    if (!run->syllable && !run->acronym) return true;
  }
  return false;
}

bool has_suspicious_words(const PrintedDocument& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return std::any_of(page.words.begin(), page.words.end(),
                       [](const PageWord& word) { return is_suspicious(word.text); });
  });
}

/// Bytes of the words that hold more than ASCII: those that an encoding can change.
std::size_t telling_bytes(const PrintedDocument& document) {
  std::size_t bytes = 0;
  for (const Page& page : document.pages) {
    for (const PageWord& word : page.words) {
      bytes += is_ascii(word.text) ? 0 : word.text.size();
    }
  }
  return bytes;
}

class Decoder {
 public:
  explicit Decoder(PrintedDocument& document) : document_(document) {}

  /// Decodes what the names of fonts tell; the words of each row that are left.
  std::vector<Piece> decode_by_font(const FontEncodings& fonts) {
    std::vector<Piece> left;
    for (std::size_t number = 0; number < document_.pages.size(); ++number) {
      for (const WordRow& row : all_rows(document_.pages[number])) {
        Piece rest{number, {}};
        for (const Piece& piece : pieces_by_font(number, row, fonts)) {
          const Page& page = document_.pages[number];
          const auto& font = font_of(page.words[piece.words.front()], fonts);
          if (font && !is_unicode_already(row_text(page, piece.words), font->encoding)) {
            decode(piece, *font);
          } else {
            rest.words.insert(rest.words.end(), piece.words.begin(), piece.words.end());
          }
        }
        if (!rest.words.empty()) left.push_back(std::move(rest));
      }
    }
    return left;
  }

  /// Decodes what the lines say whose fonts did not tell.
  void decode_by_lines(const std::vector<Piece>& lines) {
    std::vector<std::string> texts;
    for (const Piece& line : lines) texts.push_back(row_text(document_.pages[line.page], line.words));
    const auto encodings = line_encodings({texts.begin(), texts.end()});
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (encodings[i]) decode(lines[i], {*encodings[i], false});
    }
  }

  LegacyRepair report() const {
    LegacyRepair result;
    for (const auto& [key, repair] : repairs_) {
      const int page = document_.pages[key.first].number;
      result.findings.push_back(
          repair_finding(page, repair, "page-letters-decoded", legacy_name(key.second)));
    }
    const std::size_t total = repairs_.empty() ? 0 : telling_bytes(document_);
    for (const Legacy encoding : kLegacyEncodings) {
      const bool most = bytes_[static_cast<std::size_t>(encoding)] * 2 > total;
      if (total > 0 && most && encoding != Legacy::mojibake) result.encoding = encoding;
    }
    return result;
  }

 private:
  std::vector<Piece> pieces_by_font(std::size_t number, const WordRow& row,
                                    const FontEncodings& fonts) const {
    const auto& words = document_.pages[number].words;
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool goes_on = i > 0 && is_same(font_of(words[row[i - 1]], fonts), font_of(words[row[i]], fonts));
      if (!goes_on) pieces.push_back({number, {}});
      pieces.back().words.push_back(row[i]);
    }
    return pieces;
  }

  /// Decodes the words of a piece as one line.
  void decode(const Piece& piece, LegacyFont font) {
    Page& page = document_.pages[piece.page];
    std::vector<std::string> before;
    for (const std::uint32_t index : piece.words) {
      before.push_back(page.words[index].text);
      if (font.encoding == Legacy::tcvn3) restore_hyphens(page.words[index]);
    }
    MappedText line = decode_legacy(font.encoding, row_text(page, piece.words));
    if (font.capitals) line.text = upper_cased(std::move(line.text));
    std::size_t begin = 0;
    for (std::size_t i = 0; i < piece.words.size(); ++i) {
      PageWord& word = page.words[piece.words[i]];
      const ByteRange range{begin, begin + word.text.size()};
      begin = range.end + 1;
      const MappedText part = part_from(line, range);
      if (part.text.empty()) continue;
      set_text(word, part);
      if (word.text == before[i]) continue;
      repairs_[{piece.page, font.encoding}].add(word.box, before[i], word.text);
      bytes_[static_cast<std::size_t>(font.encoding)] += word.text.size();
    }
  }

  PrintedDocument& document_;
  std::map<std::pair<std::size_t, Legacy>, WordRepair> repairs_;  // by index of the page
  std::array<std::size_t, kLegacyEncodings.size()> bytes_{};      // of the words, by encoding
};

}  // namespace

LegacyRepair decode_legacy_words(PrintedDocument& document) {
  const FontEncodings fonts = encodings_of_fonts(document);
  const bool named =
      std::any_of(fonts.begin(), fonts.end(), [](const auto& font) { return font.has_value(); });
  if (!named && !has_suspicious_words(document)) return {};
  Decoder decoder(document);
  const std::vector<Piece> left = decoder.decode_by_font(fonts);
  if (has_suspicious_words(document)) decoder.decode_by_lines(left);
  return decoder.report();
}

}  // namespace vanthu
