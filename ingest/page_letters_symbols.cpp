#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "ingest/docx_symbols.h"
#include "ingest/legacy_detect.h"
#include "ingest/page_fonts.h"
#include "ingest/page_letters_steps.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr char32_t kPrivateCodes = 0xF000, kPrivateEnd = 0xF100;  // codes below 256, see page.h
constexpr std::size_t kSampleBytes = 4096;
// A font's codes are read as letters from so many words on that are syllables then.
constexpr std::size_t kEnoughWords = 5;
constexpr double kGoodShare = 0.85;

bool is_private_code(char32_t point) { return point >= kPrivateCodes && point < kPrivateEnd; }

/// Appends `text` of which every byte came from offset `source` of the word.
void append(MappedText& mapped, std::string_view text, std::size_t source) {
  mapped.text += text;
  mapped.origin.resize(mapped.text.size(), static_cast<std::uint32_t>(source));
}

/// `replacement` gives the text for a code point at an offset, or nothing where it stays.
template <typename Replacement>
void replace_points(PageWord& word, Replacement replacement) {
  MappedText mapped;
  for (std::size_t at = 0; at < word.text.size();) {
    const DecodedCodePoint point = decode_utf8(word.text, at);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    const std::string text = replacement(point.value, at);
    append(mapped, text.empty() ? std::string_view(word.text).substr(at, length) : std::string_view(text),
           at);
    at += length;
  }
  if (mapped.text == word.text) return;
  mapped.origin.push_back(static_cast<std::uint32_t>(word.text.size()));
  set_text(word, mapped);
}

void show_symbols(PageWord& word, std::string_view family) {
  replace_points(word, [&](char32_t point, std::size_t at) {
    // Words are named after the font of their first letter: what follows may be text.
    const bool own = is_private_code(point) || (at == 0 && point <= 0xFF);
    return own ? symbol_text(family, point) : std::string();
  });
}

void show_bytes(PageWord& word) {
  replace_points(word, [](char32_t point, std::size_t) {
    std::string text;
    if (is_private_code(point)) append_utf8(text, windows1252_character(static_cast<unsigned char>(point)));
    return text;
  });
}

/// By font without Unicode: some of its words, their codes as bytes.
std::vector<std::string> samples_of_codes(const PrintedDocument& document) {
  std::vector<std::string> samples(document.fonts.size());
  for (const Page& page : document.pages) {
    for (const PageWord& word : page.words) {
      if (word.font >= samples.size() || document.fonts[word.font].has_unicode) continue;
      std::string& sample = samples[word.font];
      if (sample.size() >= kSampleBytes) continue;
      PageWord shown = word;
      show_bytes(shown);
      sample += shown.text + ' ';
    }
  }
  return samples;
}

/// True where the codes of a font are those of some encoding of letters.
bool reads_well(std::string_view sample) {
  const SyllableCount count = count_syllables(sample);
  if (count.total < kEnoughWords) return false;
  return count.share() >= kGoodShare || decide(weigh(sample)).has_value();
}

enum class Use : std::uint8_t { text, symbols, bytes };

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (is_control(point.value)) return true;
    at += std::max<std::size_t>(point.length, 1);
  }
  return false;
}

}  // namespace

void read_symbols(PrintedDocument& document) {
  const std::vector<std::string> samples = samples_of_codes(document);
  std::vector<std::pair<Use, std::string>> uses(document.fonts.size(), {Use::text, ""});
  for (std::size_t i = 0; i < document.fonts.size(); ++i) {
    PageFont& font = document.fonts[i];
    if (std::string family = symbol_family(font.name); !family.empty()) {
      uses[i] = {Use::symbols, std::move(family)};
    } else if (!font.has_unicode && (legacy_font(font.name) || reads_well(samples[i]))) {
      uses[i].first = Use::bytes;
      font.has_unicode = true;
    }
  }
  const auto is_text = [](const auto& use) { return use.first == Use::text; };
  if (std::all_of(uses.begin(), uses.end(), is_text)) return;
  for (Page& page : document.pages) {
    for (PageWord& word : page.words) {
      if (word.font >= uses.size()) continue;
      const auto& [use, family] = uses[word.font];
      if (use == Use::symbols) show_symbols(word, family);
      if (use == Use::bytes) show_bytes(word);
    }
  }
}

void mark_lost_codes(PrintedDocument& document) {
  for (Page& page : document.pages) {
    for (PageWord& word : page.words) {
      if (has_control(word.text)) {
        replace_points(word, [](char32_t point, std::size_t) { return is_control(point) ? "\uFFFD" : ""; });
      }
    }
  }
}

}  // namespace vanthu
