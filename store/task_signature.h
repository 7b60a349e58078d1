// Which tasks of different communes go back to one template (docs/decisions/0013).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu {

// All that follows is made of compared_words() and is the same on every machine.

/// What names a text in every store: a hash of its words, above 0.  Texts of the same words share it, others
/// do not.
std::int64_t task_text_key(std::string_view words);

/// Pairs of neighbouring words, hashed, sorted, each once.
using Shingles = std::vector<std::uint32_t>;
Shingles shingles_of(std::string_view words);

/// Texts of fewer shingles are one task only where their words are equal.
inline constexpr std::size_t kLeastShingles = 4;

/// Least similarity of what is one task (docs/decisions/0013 has the measurement).
inline constexpr double kSameTask = 0.55;

/// 0 … 1, of texts whose words are not equal: the share of their shingles that both have (Jaccard).  Where
/// one of kLeastContained shingles or more stands nearly whole inside another, at most kMostTimesLonger as
/// long, something was added to it: the share of its shingles that the other one has (containment) less
/// kContained, if that is more.  0 where one has fewer than kLeastShingles.
inline constexpr double kContained = 0.3;
inline constexpr std::size_t kLeastContained = 8, kMostTimesLonger = 3;
double similarity(const Shingles& one, const Shingles& other);

/// As above from words; 1 where they are equal and not none.
double task_similarity(std::string_view one, std::string_view other);

/// Keys, of which texts that are one task share at least one nearly always, and others rarely: kBands of
/// them, none for a text of too few shingles.  32 bits each.
inline constexpr std::size_t kBands = 10;
std::vector<std::int64_t> task_bands(const Shingles& shingles);

}  // namespace vanthu
