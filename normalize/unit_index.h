// Units found by what a person types.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/vocabulary.h"

namespace vanthu {

/// The names of all units as words of their search form; "và" and signs between words do not count.
class UnitIndex {
 public:
  UnitIndex() = default;
  UnitIndex(const std::vector<Unit>& units, const std::vector<Abbreviation>& abbreviations);

  /// Positions in `units` of those that `asked` may mean; see Vocabulary::units_matching.
  std::vector<std::size_t> matching(std::string_view asked) const;

 private:
  using Words = std::vector<std::string>;
  struct Name {
    Words words;  // sorted
    std::size_t unit = 0;
  };

  Words expand(const Words& words) const;
  std::vector<std::size_t> find_exact(const Words& words) const;
  std::vector<std::size_t> find_containing(Words words) const;

  std::unordered_map<std::string, Words> short_forms_;               // by their words, joined
  std::unordered_map<std::string, std::vector<std::size_t>> exact_;  // by a name's words, joined
  std::vector<Name> names_;
};

}  // namespace vanthu
