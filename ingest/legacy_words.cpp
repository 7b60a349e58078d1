#include "ingest/legacy_words.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "ingest/legacy_detect.h"
#include "ingest/legacy_repair.h"
#include "ingest/syllables.h"
#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Control codes are letters of VISCII.
bool is_telling(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte < 0x20 && !is_blank(c));
}

/// Calls `visit` with each word (between blanks) that holds a telling byte, up to kSampleBytes of them, a
/// blank behind each counted.
template <class Visit>
void each_telling_word(std::string_view text, Visit visit) {
  std::size_t size = 0;
  for (std::size_t begin = 0; begin < text.size() && size < kSampleBytes;) {
    std::size_t end = begin;
    bool telling = false;
    for (; end < text.size() && !is_blank(text[end]); ++end) telling |= is_telling(text[end]);
    if (telling) {
      std::size_t length = std::min(end - begin, kSampleBytes);
      while (begin + length < end && (static_cast<unsigned char>(text[begin + length]) & 0xC0u) == 0x80u)
        --length;
      visit(text.substr(begin, length));
      size += length + 1;
    }
    begin = end + 1;
  }
}

/// Control characters U+0080…U+009F stand in no text; U+0085 is a line end of some systems.
bool has_control(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i - 1] == '\xC2' && byte >= 0x80 && byte < 0xA0 && byte != 0x85) return true;
  }
  return false;
}

bool is_common(std::string_view word) {
  static const std::unordered_set<std::string_view> syllables = [] {
    const Tsv table = parse_tsv(ingest_table("frequent_syllables.tsv"), "frequent_syllables.tsv");
    std::unordered_set<std::string_view> result;
    for (const auto& row : table.rows) result.insert(row[table.column("syllable")]);
    return result;
  }();
  return syllables.contains(lower_cased(word));
}

void add(AsItStands& all, const AsItStands& word) {
  all.runs += word.runs;
  all.valid += word.valid;
  all.decodable |= word.decodable;
  all.unicode |= word.unicode;
  all.control |= word.control;
}

}  // namespace

std::string telling_words(std::string_view text) {
  std::string sample;
  each_telling_word(text, [&](std::string_view word) {
    sample.append(word);
    sample += ' ';
  });
  return sample;
}

RunTally count_runs(std::string_view text, Frequent frequent) {
  RunTally tally;
  std::size_t end = 0;
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    tally.runs += has_control(text.substr(end, run->range.begin - end));
    end = run->range.end;
    if (run->acronym) continue;
    ++tally.runs;
    if (!run->syllable || !run->well_cased) continue;
    ++tally.valid;
    if (frequent == Frequent::counted) {
      tally.common += is_common(text.substr(run->range.begin, run->range.size()));
    }
  }
  tally.runs += has_control(text.substr(end));
  return tally;
}

AsItStands WordMemory::of(std::string_view line) {
  AsItStands all;
  each_telling_word(line, [&](std::string_view word) { add(all, of_word(word)); });
  return all;
}

const AsItStands& WordMemory::of_word(std::string_view word) {
  Entry& entry = entries_[std::hash<std::string_view>{}(word) % kEntries];
  if (entry.word == word) return entry.facts;
  const RunTally tally = count_runs(word, Frequent::passed_over);
  entry = {word,
           {tally.runs, tally.valid, has_legacy_characters(word), has_vietnamese_unicode(word),
            has_control(word)}};
  return entry.facts;
}

}  // namespace vanthu
