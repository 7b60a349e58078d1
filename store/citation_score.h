// How far two mentions agree about the document that they mean
// (docs/decisions/0012-what-a-citation-means.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/identity.h"

namespace vanthu {

/// The 4-grams of a title, hashed and sorted.
using TitleGrams = std::vector<std::uint64_t>;

/// Of the comparison key's letters; at most its first 400 bytes count.
TitleGrams title_grams(std::string_view title);

/// Whether at least 60 % of the shorter title's 4-grams stand in the other one.
bool are_similar(const TitleGrams& a, const TitleGrams& b);

/// What mentions that are compared say: all of one wording, or of one document.
struct CitedFacts {
  Identity identity;
  std::optional<std::string> date;  // ISO, perhaps partial
  std::vector<TitleGrams> titles;   // of one document several
};

struct Agreement {
  int score = 0;
  bool contradicts = false;  // in a field that both have
};

/// From here on two mentions mean one document.
inline constexpr int kSameDocument = 4;
/// From here on they may; below they do not.
inline constexpr int kPerhapsSameDocument = 1;

/// Of mentions of one block.  Symmetric.
Agreement compare_cited(const CitedFacts& a, const CitedFacts& b);

/// True for a date with day, month and year.
bool is_whole_date(const std::optional<std::string>& date);

/// False where places, as IssuingBody has them, are two different ones; one may lie in the other.
bool places_may_meet(std::string_view a, std::string_view b);

}  // namespace vanthu
