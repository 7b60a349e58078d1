#include "ingest/legacy_detect.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/legacy_words.h"
#include "ingest/letters.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Thresholds measured on plans re-encoded into every candidate: the true encoding scores 0.97 or more, any
// other 0.93 or less, the undecoded text 0.56 or less.
constexpr double kGoodScore = 0.85;
constexpr double kAboveUndecoded = 0.15;
constexpr double kAboveNext = 0.10;
// A line with fewer telling words does not decide for itself.
constexpr std::size_t kEnoughRuns = 5;
// … unless at least so many make sense in one encoding only, and hardly one as it stands.
constexpr std::size_t kFewRuns = 2;
constexpr double kDoubtless = 0.34;
// Of two readings that are all syllables the true one has so many more frequent ones: they make up half of
// a true text and a few percent of a false one.
constexpr double kMoreCommon = 0.20;

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

Candidate score(std::optional<Legacy> encoding, std::string_view text) {
  const RunTally tally = count_runs(text, Frequent::counted);
  return {encoding, share(tally.valid, tally.runs), share(tally.common, tally.runs), tally.runs};
}

Weighing weigh_words(std::string_view words) {
  Weighing weighing{score(std::nullopt, words)};
  for (const Legacy encoding : kLegacyEncodings) {
    weighing.push_back(score(encoding, decode_legacy(encoding, words).text));
  }
  std::stable_sort(weighing.begin() + 1, weighing.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.score, a.common) > std::pair(b.score, b.common);
  });
  return weighing;
}

double score_of(const Weighing& weighing, Legacy encoding) {
  const auto found = std::find_if(weighing.begin(), weighing.end(),
                                  [&](const Candidate& candidate) { return candidate.encoding == encoding; });
  return found->score;
}

/// What one line says by itself.
struct LineVerdict {
  enum class Kind { silent, unicode, legacy, open };
  Kind kind = Kind::silent;
  Legacy encoding = Legacy::tcvn3;  // kind == legacy
};

LineVerdict judge(std::string_view line, WordMemory& memory) {
  LineVerdict verdict;
  const AsItStands facts = memory.of(line);
  if (!facts.decodable) {
    if (facts.unicode) verdict.kind = LineVerdict::Kind::unicode;
    return verdict;
  }
  // Without control characters the words of a line add up to what the line scores.
  const bool fits = !facts.control && share(facts.valid, facts.runs) >= kGoodScore;
  if (fits && (facts.unicode || facts.runs >= kEnoughRuns)) {
    verdict.kind = LineVerdict::Kind::unicode;
    return verdict;
  }
  verdict.kind = LineVerdict::Kind::open;
  if (fits) return verdict;
  const Weighing weighing = weigh_words(telling_words(line));
  const std::optional<Legacy> decided = decide(weighing);
  // Characters that spell UTF-8 byte by byte do not come about by chance.
  const bool spelled = weighing[1].encoding == Legacy::mojibake && weighing[1].score >= kGoodScore &&
                       weighing[0].score <= kDoubtless;
  if ((decided && weighing[1].runs >= kEnoughRuns) || spelled) {
    verdict.kind = LineVerdict::Kind::legacy;
    verdict.encoding = decided ? *decided : Legacy::mojibake;
  }
  return verdict;
}

bool is_settled(const LineVerdict& verdict) {
  return verdict.kind == LineVerdict::Kind::unicode || verdict.kind == LineVerdict::Kind::legacy;
}

/// What stands around a line: the encoding of the nearer settled line (nothing where it is Unicode), and
/// whether the settled line on the other side is in the same.
struct Neighbour {
  std::optional<Legacy> encoding;
  bool agreed = false;
};

/// The neighbours of each line.  Where no line is settled, `common` stands for all.
std::vector<Neighbour> neighbours(const std::vector<LineVerdict>& verdicts, std::optional<Legacy> common) {
  const std::size_t none = verdicts.size();
  std::vector<std::size_t> above(none, none), below(none, none);
  std::size_t last = none;
  for (std::size_t i = 0; i < none; ++i) above[i] = last = is_settled(verdicts[i]) ? i : last;
  last = none;
  for (std::size_t i = none; i-- > 0;) below[i] = last = is_settled(verdicts[i]) ? i : last;

  const auto encoding = [&](std::size_t i) {
    if (i == none) return common;
    return verdicts[i].kind == LineVerdict::Kind::legacy ? std::optional(verdicts[i].encoding) : std::nullopt;
  };
  std::vector<Neighbour> result(none);
  for (std::size_t i = 0; i < none; ++i) {
    const bool above_first = below[i] == none || (above[i] != none && i - above[i] <= below[i] - i);
    const std::size_t nearer = above_first ? above[i] : below[i];
    const std::size_t other = above_first ? below[i] : above[i];
    result[i] = {encoding(nearer), other == none || encoding(other) == encoding(nearer)};
  }
  return result;
}

/// What the lines say together that say nothing alone.
std::optional<Legacy> decide_together(const std::vector<std::string_view>& lines,
                                      const std::vector<LineVerdict>& verdicts) {
  if (std::any_of(verdicts.begin(), verdicts.end(), is_settled)) return std::nullopt;
  std::string words;
  for (std::size_t i = 0; i < lines.size() && words.size() < kSampleBytes; ++i) {
    if (verdicts[i].kind == LineVerdict::Kind::open) words += telling_words(lines[i]);
  }
  return decide(weigh_words(words));
}

/// A short line beside legacy lines is decoded unless that makes it worse; where it reads as well undecoded
/// (abbreviations, "xã"), only between legacy lines.  Beside Unicode lines, or alone, it is decoded only
/// where there is no doubt.
std::optional<Legacy> settle(std::string_view line, const Neighbour& neighbour) {
  const std::string words = telling_words(line);
  const Weighing weighing = weigh_words(words);
  if (neighbour.encoding && !has_vietnamese_unicode(words)) {
    const double decoded = score_of(weighing, *neighbour.encoding), undecoded = weighing[0].score;
    if (decoded > undecoded || (decoded >= undecoded && neighbour.agreed)) return neighbour.encoding;
  }
  const std::optional<Legacy> decided = decide(weighing);
  if (!decided || weighing[1].runs < kFewRuns || weighing[1].score < 1) return std::nullopt;
  return weighing[0].score <= kDoubtless ? decided : std::nullopt;
}

}  // namespace

Weighing weigh(std::string_view text) { return weigh_words(telling_words(text)); }

bool reads_well(const Weighing& weighing) {
  const bool silent = weighing[0].runs == 0 && weighing[1].runs == 0;
  return silent || weighing[0].score >= kGoodScore;
}

std::optional<Legacy> decide(const Weighing& weighing) {
  // Scores are shares of small counts: compare with room for rounding.
  constexpr double kRounding = 1e-9;
  const Candidate& undecoded = weighing[0];
  const double best = weighing[1].score;
  const bool good = best + kRounding >= kGoodScore && best + kRounding >= undecoded.score + kAboveUndecoded;
  if (undecoded.score >= kGoodScore || !good) return std::nullopt;
  std::vector<Candidate> close;
  for (std::size_t i = 1; i < weighing.size(); ++i) {
    if (weighing[i].score + kAboveNext > best + kRounding) close.push_back(weighing[i]);
  }
  if (close.size() == 1) return close[0].encoding;
  std::stable_sort(close.begin(), close.end(),
                   [](const Candidate& a, const Candidate& b) { return a.common > b.common; });
  const bool clear = close[0].score >= kGoodScore && close[0].common >= close[1].common + kMoreCommon;
  return clear ? close[0].encoding : std::nullopt;
}

std::string describe_candidates(const Weighing& weighing) {
  std::string list;
  for (std::size_t i = 1; i < weighing.size(); ++i) {
    const auto percent = static_cast<int>(std::lround(weighing[i].score * 100));
    list += fmt::format("{}{} {} %", list.empty() ? "" : ", ", legacy_name(*weighing[i].encoding), percent);
  }
  return list;
}

std::vector<std::optional<Legacy>> line_encodings(const std::vector<std::string_view>& lines) {
  std::vector<LineVerdict> verdicts;
  verdicts.reserve(lines.size());
  WordMemory memory;
  for (const std::string_view line : lines) verdicts.push_back(judge(line, memory));
  const auto around = neighbours(verdicts, decide_together(lines, verdicts));
  std::vector<std::optional<Legacy>> encodings(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineVerdict& verdict = verdicts[i];
    if (verdict.kind == LineVerdict::Kind::legacy) encodings[i] = verdict.encoding;
    if (verdict.kind == LineVerdict::Kind::open) encodings[i] = settle(lines[i], around[i]);
  }
  return encodings;
}

bool has_vietnamese_unicode(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    if (is_beyond_latin1(point.value)) return true;
    offset += std::max<std::size_t>(point.length, 1);
  }
  return false;
}

bool is_unicode_already(std::string_view text, Legacy encoding) {
  if (has_vietnamese_unicode(text)) return true;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    // Most texts of legacy fonts end here: they have signs for letters.
    if (point.value >= 0x80 && letter_of(point.value).base == 0) return false;
    offset += std::max<std::size_t>(point.length, 1);
  }
  const Weighing weighing = weigh(text);
  const Candidate& as_it_stands = weighing.front();
  const auto decoded = std::find_if(weighing.begin(), weighing.end(), [&](const Candidate& candidate) {
    return candidate.encoding == encoding;
  });
  return as_it_stands.runs > 0 && reads_well(weighing) && decoded != weighing.end() &&
         decoded->score + decoded->common < as_it_stands.score + as_it_stands.common;
}

bool has_legacy_characters(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const DecodedCodePoint point = decode_utf8(text, offset);
    if (legacy_byte(point.value)) return true;
    offset += std::max<std::size_t>(point.length, 1);
  }
  return false;
}

}  // namespace vanthu
