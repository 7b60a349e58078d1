#include <algorithm>
#include <limits>
#include <span>
#include <string>

#include "ingest/page_lost_blanks.h"
#include "ingest/syllables.h"
#include "ingest/tsv.h"
#include "normalize/pattern.h"
#include "normalize/recognized_phrases.h"
#include "normalize/recognized_steps.h"
#include "normalize/string_hash.h"
#include "normalize_tables.h"

namespace vanthu {
namespace {

using Glyphs = std::span<const FoldedGlyph>;

constexpr std::size_t kShortestRun = 4;  // letters of two words
constexpr std::size_t kLongestRun = 60;  // letters; longer ones are no few words that ran together

/// Short forms in capitals that names of units begin with: UBND, HĐND.
const StringSet& short_forms() {
  static const StringSet forms = [] {
    const Tsv table = parse_tsv(normalize_table("abbreviations.tsv"), "abbreviations.tsv");
    StringSet result;
    for (const auto& row : table.rows) {
      const std::string_view form = row[table.column("form")];
      const auto run = next_letter_run(form, 0);
      if (run && run->acronym && run->range == ByteRange{0, form.size()}) result.emplace(form);
    }
    return result;
  }();
  return forms;
}

/// Addresses are written without blanks on purpose.
bool stands_in_address(std::string_view text, ByteRange run) {
  constexpr std::size_t kAround = 60;  // bytes
  const std::size_t from = run.begin > kAround ? run.begin - kAround : 0;
  const std::size_t blank = text.substr(from, run.begin - from).rfind(' ');
  const std::size_t begin = blank == std::string_view::npos ? from : from + blank + 1;
  const std::string_view rest = text.substr(run.end, kAround);
  const std::string_view word = text.substr(begin, run.end - begin + std::min(rest.find(' '), rest.size()));
  constexpr std::string_view kSigns[] = {"@", "_", "://", "www.", ".vn", ".com"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return word.find(sign) != std::string_view::npos; });
}

bool holds_word(const PhraseGroup& group, Glyphs read) {
  return std::any_of(group.phrases.begin(), group.phrases.end(), [&](const Phrase& phrase) {
    return phrase.kind == PhraseKind::word && has_letters(phrase, read);
  });
}

/// Ends (glyphs) of the words of the vocabulary that the run is made of, in the one way that takes fewest of
/// them; empty where there is none, or several.
std::vector<std::size_t> parts_by_words(Glyphs run) {
  const PhraseBook& book = PhraseBook::embedded();
  struct Way {
    std::size_t words = std::numeric_limits<std::size_t>::max();
    std::size_t count = 0, from = 0;
  };
  std::vector<Way> ways(run.size() + 1);
  ways[0] = {0, 1, 0};
  for (std::size_t begin = 0; begin < run.size(); ++begin) {
    if (ways[begin].count == 0) continue;
    const std::size_t words = ways[begin].words + 1;
    for (const PhraseGroup& group : book.find(run.subspan(begin))) {
      Way& way = ways[begin + group.length];
      if (words > way.words || !holds_word(group, run.subspan(begin, group.length))) continue;
      const std::size_t count = words == way.words ? way.count + ways[begin].count : ways[begin].count;
      way = {words, std::min<std::size_t>(count, 2), begin};
    }
  }
  std::vector<std::size_t> ends;
  if (ways.back().count != 1) return ends;
  for (std::size_t at = run.size(); at > 0; at = ways[at].from) {
    const Phrase* phrase = book.find_exact(run.subspan(ways[at].from, at - ways[at].from));
    for (std::size_t i = phrase->blanks.size(); i > 0; --i) {
      if (i == phrase->blanks.size() || phrase->blanks[i]) ends.push_back(ways[at].from + i);
    }
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

bool has_marks(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// `run` with a blank behind each end but the last; "" where there is one part only.
std::string parted(std::string_view run, const std::vector<std::size_t>& ends) {
  std::string result;
  if (ends.size() < 2) return result;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    if (begin > 0) result += ' ';
    result += run.substr(begin, end - begin);
    begin = end;
  }
  return result;
}

/// What the run is parted into; "" where nothing proves it.
std::string part_run(std::string_view run) {
  const std::vector<FoldedGlyph> glyphs = glyphs_of(run);
  if (glyphs.size() < kShortestRun || glyphs.size() > kLongestRun) return {};
  if (has_marks(run)) {
    if (std::string result = parted(run, only_segmentation(run)); !result.empty()) return result;
  }
  std::vector<std::size_t> ends = parts_by_words(glyphs);
  for (std::size_t& end : ends) end = glyphs[end - 1].where.end;
  return parted(run, ends);
}

/// "UBNDxã": a short form, and small letters that are words.
std::string part_short_form(std::string_view run) {
  const std::vector<FoldedGlyph> glyphs = glyphs_of(run);
  if (glyphs.size() > kLongestRun) return {};
  std::size_t capitals = 0;
  while (capitals < glyphs.size() && glyphs[capitals].printed != glyphs[capitals].letter) ++capitals;
  if (capitals < 2 || capitals == glyphs.size()) return {};
  const std::size_t cut = glyphs[capitals].where.begin;
  if (!short_forms().contains(run.substr(0, cut))) return {};
  const std::string_view rest = run.substr(cut);
  if (!is_syllable(rest)) return {};
  return std::string(run.substr(0, cut)) + " " + std::string(rest);
}

/// Where the blank was lost between a word and a number, the offset at which it belongs and what lies around
/// it.
struct Seam {
  std::size_t at = 0;
  ByteRange where;
};

/// "số31", "ngày20/3".
std::vector<Seam> seams_before_numbers(std::string_view text) {
  static const Pattern pattern(std::string(kEdgeBefore) +
                               "((?:[Ss]ố|SỐ|[Nn]gày|[Tt]háng|[Nn]ăm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Qq]uý))([0-9]{"
                               "1,4})(?:$|[^\\p{L}\\p{N}])");
  std::vector<Seam> seams;
  for (auto match = pattern.find(text); match; match = pattern.find(text, match->whole().end)) {
    seams.push_back({match->groups[2].begin, {match->groups[1].begin, match->groups[2].end}});
  }
  return seams;
}

/// "2026của", "55/NQ-CPngày".
std::vector<Seam> seams_behind_numbers(std::string_view text) {
  static const Pattern pattern(
      "((?:[0-9]|[-/][A-ZĐ]{2,10}))(ngày|tháng|năm|của|về|và|đến)(?:$|[^\\p{L}\\p{N}])");
  std::vector<Seam> seams;
  for (auto match = pattern.find(text); match; match = pattern.find(text, match->groups[2].end)) {
    seams.push_back({match->groups[2].begin, {match->groups[1].begin, match->groups[2].end}});
  }
  return seams;
}

}  // namespace

RecognitionEdits part_runs(const RecognizedText& recognized, const Passage& passage) {
  RecognitionEdits edits;
  const std::string_view text = recognized.slice(passage.text);
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    if (run->syllable || run->acronym) continue;
    const std::string_view letters = text.substr(run->range.begin, run->range.size());
    std::string parts = part_short_form(letters);
    if (parts.empty()) parts = part_run(letters);
    if (parts.empty() || stands_in_address(text, run->range)) continue;
    edits.push_back({{passage.text.begin + run->range.begin, passage.text.begin + run->range.end},
                     std::move(parts),
                     RecognitionRepair::blanks});
  }
  for (const auto& find_seams : {seams_before_numbers, seams_behind_numbers}) {
    for (const Seam& seam : find_seams(text)) {
      std::string parts(text.substr(seam.where.begin, seam.at - seam.where.begin));
      parts.append(" ").append(text.substr(seam.at, seam.where.end - seam.at));
      edits.push_back({{passage.text.begin + seam.where.begin, passage.text.begin + seam.where.end},
                       std::move(parts),
                       RecognitionRepair::blanks});
    }
  }
  return edits;
}

}  // namespace vanthu
