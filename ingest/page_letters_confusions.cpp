#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>

#include "ingest/legacy_repair.h"
#include "ingest/page_letters_steps.h"
#include "ingest/page_wrong_unicode.h"
#include "ingest/syllables.h"
#include "ingest/tsv.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

// One misprint proves nothing about a font.
constexpr std::size_t kProof = 2;
// Of the words with a letter that Vietnamese lacks, so many must be syllables with the other.
constexpr double kMostWords = 0.8;

using Words = std::unordered_set<std::string>;

/// A letter that fonts name wrongly, in one case (confused_letters.tsv).
struct Confusion {
  std::string printed, meant;
  Words words;    // small letters, with `meant`
  Words phrases;  // two words, small letters, with `printed`
  Words kept;     // small letters, with `printed`

  bool foreign() const { return words.empty(); }  // no Vietnamese letter
};

Words words_of(std::string_view field) {
  const std::vector<std::string> list = split_field(field);
  return {list.begin(), list.end()};
}

const std::vector<Confusion>& confusions() {
  static const std::vector<Confusion> all = [] {
    const Tsv table = parse_tsv(ingest_table("confused_letters.tsv"), "confused_letters.tsv");
    std::vector<Confusion> result;
    for (const auto& row : table.rows) {
      const auto field = [&](std::string_view name) { return row[table.column(name)]; };
      Confusion small{std::string(field("printed")), std::string(field("meant")), words_of(field("words")),
                      words_of(field("phrases")), words_of(field("kept"))};
      Confusion capital = small;
      capital.printed = upper_cased(capital.printed);
      capital.meant = upper_cased(capital.meant);
      result.push_back(std::move(small));
      result.push_back(std::move(capital));
    }
    return result;
  }();
  return all;
}

struct WordIndex {
  std::size_t page = 0, word = 0;
};

std::string replaced(std::string text, const Confusion& confusion) {
  for (std::size_t at = text.find(confusion.printed); at != std::string::npos;
       at = text.find(confusion.printed, at + confusion.meant.size())) {
    text.replace(at, confusion.printed.size(), confusion.meant);
  }
  return text;
}

/// The words of the document that hold `letters`.
std::vector<WordIndex> words_with(const PrintedDocument& document, std::string_view letters) {
  std::vector<WordIndex> found;
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    const auto& words = document.pages[page].words;
    for (std::size_t word = 0; word < words.size(); ++word) {
      if (words[word].text.find(letters) != std::string::npos) found.push_back({page, word});
    }
  }
  return found;
}

/// True where the word makes one of the phrases with the one before or behind it.
bool in_phrase(const std::vector<PageWord>& words, std::size_t index, const Confusion& confusion) {
  const auto pair = [&](std::size_t first) {
    return confusion.phrases.contains(lower_cased(words[first].text + " " + words[first + 1].text));
  };
  return (index > 0 && pair(index - 1)) || (index + 1 < words.size() && pair(index));
}

/// Calls `use` with each run of letters of `text`.
template <typename Use>
void for_each_run(std::string_view text, Use use) {
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    use(text.substr(run->range.begin, run->range.size()), run->range);
  }
}

bool is_proved(const PrintedDocument& document, const std::vector<WordIndex>& found,
               const Confusion& confusion) {
  std::size_t proofs = 0, runs = 0;
  for (const WordIndex& index : found) {
    const auto& words = document.pages[index.page].words;
    if (in_phrase(words, index.word, confusion)) return true;
    for_each_run(words[index.word].text, [&](std::string_view run, ByteRange) {
      if (run.find(confusion.printed) == std::string_view::npos) return;
      const std::string meant = replaced(std::string(run), confusion);
      ++runs;
      proofs += confusion.foreign() ? is_syllable(meant) : confusion.words.contains(lower_cased(meant));
    });
  }
  if (proofs < kProof) return false;
  return !confusion.foreign() || static_cast<double>(proofs) >= kMostWords * static_cast<double>(runs);
}

/// Fonts that have the right letter as well confuse nothing.
std::vector<bool> fonts_with(const PrintedDocument& document, std::string_view letter) {
  std::vector<bool> fonts(document.fonts.size(), false);
  for (const WordIndex& index : words_with(document, letter)) {
    const std::uint16_t font = document.pages[index.page].words[index.word].font;
    if (font < fonts.size()) fonts[font] = true;
  }
  return fonts;
}

/// What the word was meant to be; words that have the letter by right stay.
std::string mended(const std::string& text, const Confusion& confusion) {
  if (confusion.foreign()) return replaced(text, confusion);
  std::string result;
  std::size_t copied = 0;
  for_each_run(text, [&](std::string_view run, ByteRange range) {
    const std::string meant = replaced(std::string(run), confusion);
    if (meant == run || confusion.kept.contains(lower_cased(run)) || !is_syllable(meant)) return;
    result += text.substr(copied, range.begin - copied) + meant;
    copied = range.end;
  });
  return result + text.substr(copied);
}

/// A word that was put right.
struct Change {
  std::size_t page = 0;
  Box box;
  std::string before, after;
};

std::vector<Change> undo(PrintedDocument& document, const Confusion& confusion) {
  std::vector<Change> changes;
  const std::vector<WordIndex> found = words_with(document, confusion.printed);
  if (found.empty() || !is_proved(document, found, confusion)) return changes;
  const std::vector<bool> right = fonts_with(document, confusion.meant);
  for (const WordIndex& index : found) {
    PageWord& word = document.pages[index.page].words[index.word];
    if (!confusion.foreign() && word.font < right.size() && right[word.font]) continue;
    // Letter for letter: the places of the ends stay.
    std::string text = mended(word.text, confusion);
    if (text == word.text) continue;
    changes.push_back({index.page, word.box, word.text, text});
    word.text = std::move(text);
  }
  return changes;
}

}  // namespace

ConfusionRepair undo_confusions(PrintedDocument& document) {
  std::vector<WordRepair> repairs(document.pages.size());
  for (const Confusion& confusion : confusions()) {
    for (const Change& change : undo(document, confusion)) {
      repairs[change.page].add(change.box, change.before, change.after);
    }
  }
  ConfusionRepair result = undo_wrong_unicode(document);
  for (std::size_t i = 0; i < repairs.size(); ++i) {
    if (repairs[i].words == 0) continue;
    result.findings.push_back(repair_finding(document.pages[i].number, repairs[i], "page-letters-confused"));
  }
  return result;
}

}  // namespace vanthu
