#include "normalize/recognized_phrases.h"

#include <algorithm>
#include <tuple>

#include "ingest/syllables.h"
#include "ingest/tsv.h"
#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"
#include "normalize_tables.h"

namespace vanthu {
namespace {

// Longer names are found by their parts.
constexpr std::size_t kLongestPhrase = 120;  // glyphs

char key_of(char32_t point, const LetterForms& forms) {
  if (forms.alphabetic) {
    const char32_t bare = letters()[forms.lower].bare;
    return 'a' <= bare && bare <= 'z' ? static_cast<char>(bare) : '\0';
  }
  switch (point) {
    case U'–':
    case U'—':
    case U'-':
      return '-';
    case U',':
    case U'&':
    case U'/':
    case U'.':
      return static_cast<char>(point);
    default:
      return '0' <= point && point <= '9' ? static_cast<char>(point) : '\0';
  }
}

bool is_wordy(char key) { return ('a' <= key && key <= 'z') || ('0' <= key && key <= '9'); }

}  // namespace

std::vector<FoldedGlyph> glyphs_of(std::string_view text) {
  const std::string placed = place_tones(text);
  const LetterTable& table = letters();
  std::vector<FoldedGlyph> glyphs;
  bool blank = false, wordy = false;
  std::size_t other = 0;  // in `placed`, which has as many code points
  for (std::size_t at = 0; at < text.size() && other < placed.size();) {
    const DecodedCodePoint point = code_point_at(text, at), usual = code_point_at(placed, other);
    const std::size_t begin = at;
    at += point.length;
    other += usual.length;
    const bool breaks = point.value == ' ';
    FoldedGlyph glyph;
    const LetterForms forms = table[point.value];
    glyph.printed = point.value;
    glyph.letter = table[usual.value].lower;
    glyph.key = key_of(point.value, forms);
    glyph.where = {begin, at};
    glyph.after_blank = blank;
    const bool now_wordy = !breaks && (is_wordy(glyph.key) || forms.letter_or_digit || forms.mark);
    glyph.begins_word = now_wordy && !wordy;
    if (!glyphs.empty() && wordy && !now_wordy) glyphs.back().ends_word = true;
    wordy = now_wordy;
    blank = breaks;
    if (!breaks) glyphs.push_back(glyph);
  }
  if (!glyphs.empty() && wordy) glyphs.back().ends_word = true;
  return glyphs;
}

std::string letters_of(std::span<const FoldedGlyph> glyphs) {
  std::string result;
  for (const FoldedGlyph& glyph : glyphs) append_code_point(result, glyph.letter);
  return result;
}

bool has_letters(const Phrase& phrase, std::span<const FoldedGlyph> glyphs) {
  return std::equal(phrase.letters.begin(), phrase.letters.end(), glyphs.begin(), glyphs.end(),
                    [](char32_t letter, const FoldedGlyph& glyph) {
                      return letter == glyph.letter || (letter == '-' && glyph.key == '-');
                    });
}

std::vector<PhraseGroup> PhraseBook::find(std::span<const FoldedGlyph> glyphs) const {
  std::vector<PhraseGroup> groups;
  std::size_t first = 0, last = keys_.size();  // of the keys that agree so far
  const std::size_t most = std::min(glyphs.size(), kLongestPhrase);
  for (std::size_t depth = 0; depth < most && glyphs[depth].key != 0; ++depth) {
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(last);
    const char wanted = glyphs[depth].key;
    const auto letter = [depth](const std::string& key) { return depth < key.size() ? key[depth] : '\0'; };
    const auto low = std::partition_point(begin, end, [&](const auto& key) { return letter(key) < wanted; });
    const auto high = std::partition_point(low, end, [&](const auto& key) { return letter(key) <= wanted; });
    first = static_cast<std::size_t>(low - keys_.begin());
    last = static_cast<std::size_t>(high - keys_.begin());
    if (first == last) break;
    // Keys that are no longer than what was read stand first.
    std::size_t whole = first;
    while (whole < last && keys_[whole].size() == depth + 1) ++whole;
    if (whole > first) groups.push_back({depth + 1, std::span(phrases_).subspan(first, whole - first)});
  }
  return groups;
}

const Phrase* PhraseBook::find_exact(std::span<const FoldedGlyph> glyphs) const {
  std::string key;
  for (const FoldedGlyph& glyph : glyphs) key += glyph.key;
  const auto [low, high] = std::equal_range(keys_.begin(), keys_.end(), key);
  for (auto at = low; at != high; ++at) {
    const Phrase& phrase = phrases_[static_cast<std::size_t>(at - keys_.begin())];
    if (has_letters(phrase, glyphs)) return &phrase;
  }
  return nullptr;
}

std::vector<KnownPhraseAt> find_phrases(std::span<const FoldedGlyph> glyphs) {
  std::vector<KnownPhraseAt> found;
  for (std::size_t i = 0; i < glyphs.size();) {
    const std::size_t begin = i++;
    if (!glyphs[begin].begins_word || !glyphs[begin].is_letter()) continue;
    for (const PhraseGroup& group : PhraseBook::embedded().find(glyphs.subspan(begin))) {
      const std::span<const FoldedGlyph> read = glyphs.subspan(begin, group.length);
      if (!read.back().ends_word) continue;
      const auto exact = std::find_if(group.phrases.begin(), group.phrases.end(), [&](const Phrase& phrase) {
        return phrase.kind == PhraseKind::word && phrase.syllables > 1 && has_letters(phrase, read);
      });
      if (exact == group.phrases.end()) continue;
      if (!found.empty() && found.back().begin == begin) found.pop_back();
      found.push_back({&*exact, begin});
      i = begin + group.length;
    }
  }
  return found;
}

/// Collects phrases; those that are no words are left out.
class PhraseBookMaker {
 public:
  void add(std::string_view text, PhraseKind kind);
  void add_column(std::string_view table_name, std::string_view column, PhraseKind kind);
  /// `bare`: their names alone as well.
  void add_places(std::string_view table_name, bool bare);
  PhraseBook make() &&;

 private:
  struct Entry {
    std::string key;
    Phrase phrase;
  };
  std::vector<Entry> entries_;
};

/// Every word must be a syllable: abbreviations are read letter by letter and prove nothing.
void PhraseBookMaker::add(std::string_view text, PhraseKind kind) {
  const std::vector<FoldedGlyph> glyphs = glyphs_of(text);
  if (glyphs.empty() || glyphs.size() > kLongestPhrase) return;
  Entry entry;
  entry.phrase.kind = kind;
  std::size_t word = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const FoldedGlyph& glyph = glyphs[i];
    if (glyph.key == 0) return;
    if (glyph.begins_word) {
      word = i;
      ++entry.phrase.syllables;
    }
    if (glyph.ends_word && glyph.is_letter() &&
        !is_syllable(letters_of(std::span(glyphs).subspan(word, i + 1 - word)))) {
      return;
    }
    entry.key += glyph.key;
    entry.phrase.letters += glyph.key == '-' ? U'-' : glyph.letter;
    entry.phrase.blanks.push_back(i > 0 && glyph.after_blank);
    entry.phrase.begins.push_back(glyph.begins_word);
  }
  entries_.push_back(std::move(entry));
}

void PhraseBookMaker::add_column(std::string_view table_name, std::string_view column, PhraseKind kind) {
  const Tsv table = parse_tsv(normalize_table(table_name), std::string(table_name));
  const std::size_t index = table.column(column);
  for (const auto& row : table.rows) {
    for (const std::string& text : split_field(row[index])) add(text, kind);
  }
}

void PhraseBookMaker::add_places(std::string_view table_name, bool bare) {
  const Tsv table = parse_tsv(normalize_table(table_name), std::string(table_name));
  const std::size_t level = table.column("level"), name = table.column("name");
  for (const auto& row : table.rows) {
    add(std::string(row[level]) + " " + std::string(row[name]), PhraseKind::place);
    if (bare) add(row[name], PhraseKind::bare_place);
  }
}

PhraseBook PhraseBookMaker::make() && {
  const auto order = [](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.phrase.letters, a.phrase.kind) <
           std::tie(b.key, b.phrase.letters, b.phrase.kind);
  };
  std::stable_sort(entries_.begin(), entries_.end(), order);
  const auto same = [](const Entry& a, const Entry& b) {
    return a.key == b.key && a.phrase.letters == b.phrase.letters;
  };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
  PhraseBook book;
  for (Entry& entry : entries_) {
    book.keys_.push_back(std::move(entry.key));
    book.phrases_.push_back(std::move(entry.phrase));
  }
  return book;
}

const PhraseBook& PhraseBook::embedded() {
  static const PhraseBook book = [] {
    PhraseBookMaker maker;
    maker.add_column("ocr_words.tsv", "word", PhraseKind::word);
    maker.add_column("units.tsv", "canonical", PhraseKind::word);
    maker.add_column("units.tsv", "variants", PhraseKind::word);
    maker.add_column("units.tsv", "misprints", PhraseKind::slip);
    maker.add_column("confusions.tsv", "wrong", PhraseKind::slip);
    maker.add_column("confusions.tsv", "right", PhraseKind::word);
    maker.add_column("issuers.tsv", "canonical", PhraseKind::word);
    maker.add_column("issuers.tsv", "variants", PhraseKind::word);
    maker.add_column("document_types.tsv", "canonical", PhraseKind::word);
    maker.add_column("document_types.tsv", "variants", PhraseKind::word);
    maker.add_column("laws.tsv", "name", PhraseKind::word);
    maker.add_column("named_programmes.tsv", "name", PhraseKind::word);
    maker.add_column("named_programmes.tsv", "variants", PhraseKind::word);
    maker.add_column("abbreviations.tsv", "expansion", PhraseKind::word);
    maker.add_column("unit_nouns.tsv", "word", PhraseKind::word);
    maker.add_column("duty_verbs.tsv", "word", PhraseKind::word);
    maker.add_places("communes.tsv", true);
    maker.add_places("former_communes.tsv", false);
    maker.add_places("former_districts.tsv", false);
    maker.add_places("provinces.tsv", true);
    maker.add_places("former_provinces.tsv", false);
    return std::move(maker).make();
  }();
  return book;
}

}  // namespace vanthu
