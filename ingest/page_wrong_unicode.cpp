#include "ingest/page_wrong_unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "ingest/legacy_repair.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

/// What VNI makes of letters of Latin-1.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kConfused{{{"ơ", "ô"},
                                                                                   {"ị", "ò"},
                                                                                   {"ĩ", "ó"},
                                                                                   {"ỉ", "ì"},
                                                                                   {"ồ", "oà"},
                                                                                   {"ố", "oá"},
                                                                                   {"ỗ", "oã"},
                                                                                   {"Ơ", "Ô"},
                                                                                   {"Ị", "Ò"},
                                                                                   {"Ĩ", "Ó"},
                                                                                   {"Ỉ", "Ì"},
                                                                                   {"Ồ", "OÀ"},
                                                                                   {"Ố", "OÁ"},
                                                                                   {"Ỗ", "OÃ"}}};

// No syllable ends in "ơng", and every page of prose has some in "ông": so many of the one and none of the
// other is no slip.
constexpr std::size_t kProof = 3;

/// What stands before "hịa" in the national title.
constexpr std::string_view kTitle = "cộng";

/// The letters of `run` before VNI, each with the byte of its source.
MappedText before_vni(std::string_view run) {
  MappedText result;
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t length = std::max<std::size_t>(decode_utf8(run, at).length, 1);
    const std::string_view letter = run.substr(at, length);
    const auto confused = std::find_if(kConfused.begin(), kConfused.end(),
                                       [&](const auto& pair) { return pair.first == letter; });
    result.text += confused == kConfused.end() ? letter : confused->second;
    result.origin.resize(result.text.size(), static_cast<std::uint32_t>(at));
    at += length;
  }
  result.origin.push_back(static_cast<std::uint32_t>(run.size()));
  return result;
}

bool holds(std::string_view text, std::string_view small, std::string_view capital) {
  return text.find(small) != std::string_view::npos || text.find(capital) != std::string_view::npos;
}

/// Calls `use` with every run of letters that holds one of two letters.
template <typename Use>
void for_runs_with(const PrintedDocument& document, std::string_view small, std::string_view capital,
                   Use use) {
  for (const Page& page : document.pages) {
    for (const PageWord& word : page.words) {
      if (!holds(word.text, small, capital)) continue;
      for (auto run = next_letter_run(word.text, 0); run; run = next_letter_run(word.text, run->range.end)) {
        const auto text = std::string_view(word.text).substr(run->range.begin, run->range.size());
        if (holds(text, small, capital)) use(word, *run, text);
      }
    }
  }
}

/// By font: syllables that only ô makes, printed with ơ; the national title counts as enough of them.
std::vector<std::size_t> count_wrong(const PrintedDocument& document) {
  std::vector<std::size_t> wrong(document.fonts.size(), 0);
  for_runs_with(document, "ơ", "Ơ", [&](const PageWord& word, const LetterRun& run, std::string_view text) {
    if (run.syllable || word.font >= wrong.size()) return;
    wrong[word.font] += is_syllable(before_vni(text).text);
  });
  for (const Page& page : document.pages) {
    for (std::size_t i = 1; i < page.words.size(); ++i) {
      const PageWord& word = page.words[i];
      const bool title = (word.text == "HỊA" || word.text == "hịa") && word.font < wrong.size() &&
                         lower_cased(page.words[i - 1].text) == kTitle;
      if (title) wrong[word.font] += kProof;
    }
  }
  return wrong;
}

std::vector<bool> proved_fonts(const PrintedDocument& document) {
  const std::vector<std::size_t> wrong = count_wrong(document);
  std::vector<bool> proved;
  for (const std::size_t count : wrong) proved.push_back(count >= kProof);
  if (std::none_of(proved.begin(), proved.end(), [](bool font) { return font; })) return proved;
  for_runs_with(document, "ô", "Ô", [&](const PageWord& word, const LetterRun& run, std::string_view) {
    if (run.syllable && word.font < proved.size()) proved[word.font] = false;
  });
  return proved;
}

/// What a word was before VNI; `open` where a part of it makes sense either way.
struct Reading {
  MappedText text;
  bool open = false;
};

Reading read_word(std::string_view word) {
  Reading reading;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    for (; copied < end; ++copied) {
      reading.text.text += word[copied];
      reading.text.origin.push_back(static_cast<std::uint32_t>(copied));
    }
  };
  for (auto run = next_letter_run(word, 0); run; run = next_letter_run(word, run->range.end)) {
    const std::string_view text = word.substr(run->range.begin, run->range.size());
    const MappedText before = before_vni(text);
    if (before.text == text || !is_syllable(before.text)) continue;
    reading.open |= run->syllable;
    copy_to(run->range.begin);
    reading.text.text += before.text;
    for (std::size_t i = 0; i < before.text.size(); ++i) {
      reading.text.origin.push_back(before.origin[i] + static_cast<std::uint32_t>(run->range.begin));
    }
    copied = run->range.end;
  }
  copy_to(word.size());
  reading.text.origin.push_back(static_cast<std::uint32_t>(word.size()));
  return reading;
}

}  // namespace

ConfusionRepair undo_wrong_unicode(PrintedDocument& document) {
  ConfusionRepair result;
  const std::vector<bool> proved = proved_fonts(document);
  if (std::none_of(proved.begin(), proved.end(), [](bool font) { return font; })) return result;
  const auto is_proved = [&](const PageWord& word) { return word.font < proved.size() && proved[word.font]; };
  result.lost_fonts.assign(document.fonts.size(), false);
  for (const Page& page : document.pages) {
    for (const PageWord& word : page.words) {
      if (is_proved(word) && read_word(word.text).open) result.lost_fonts[word.font] = true;
    }
  }
  for (Page& page : document.pages) {
    WordRepair repair;
    for (PageWord& word : page.words) {
      if (!is_proved(word) || result.lost_fonts[word.font]) continue;
      const Reading reading = read_word(word.text);
      if (reading.text.text == word.text) continue;
      repair.add(word.box, word.text, reading.text.text);
      set_text(word, reading.text);
    }
    if (repair.words > 0) {
      result.findings.push_back(repair_finding(page.number, repair, "page-letters-confused"));
    }
  }
  return result;
}

}  // namespace vanthu
