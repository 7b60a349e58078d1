// The vocabulary's units by the keys of their names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// A name of the register that was found in a list.
struct RegisterMatch {
  const Unit* unit = nullptr;
  std::size_t end = 0;      // in the key
  bool misprint = false;    // found by a known misprint of the name
  bool short_form = false;  // found by an abbreviation written out: "Văn hóa - Xã hội" for VHXH
};

class UnitRegister {
 public:
  /// `maker` prepares names in the way in which lists are prepared.
  UnitRegister(const Vocabulary& vocabulary, const UnitTextMaker& maker);

  /// The longest name that begins at `offset` of the key and ends where a word ends.  A misprint or a
  /// collective gives way to a unit that begins inside it and reaches beyond it ("Phòng Văn hóa - Xã hội Hội
  /// Nông dân").
  std::optional<RegisterMatch> find_at(const UnitText& text, std::size_t offset) const;

  /// The unit whose name or variant, no misprint, has this key; nullptr where there is none.
  const Unit* find_named(const std::string& key) const;

  /// The unit whose name differs from `key` by a slip of the pen: at least 12 letters, at most 2 of them
  /// inserted, left out or replaced, digits the same, and no other unit as near.  `key` itself is no name.
  const Unit* find_similar(std::string_view key) const;

  /// The names of all communes, as keys.
  bool is_commune(const std::string& key) const { return communes_.contains(key); }

 private:
  struct Name {
    std::string key;
    std::size_t unit = 0;
    bool misprint = false, short_form = false;
    bool capitals = false;  // an abbreviation that nothing writes out: found in capitals only
  };
  struct Candidate {
    std::u32string letters;
    std::size_t unit = 0;
  };

  void add(const std::string& name, std::size_t unit, bool misprint, const UnitTextMaker& maker);
  /// A unit begins inside `name`, which stands at `offset`, and reaches beyond its end.
  bool gives_way(const UnitText& text, const Name& name, std::size_t offset) const;

  std::vector<Unit> units_;
  std::unordered_map<std::string, std::vector<Name>> by_first_word_;  // longest first
  std::unordered_map<std::string, std::size_t> keys_;                 // to the unit
  std::unordered_set<std::string> misprints_;                         // keys
  std::vector<std::vector<Candidate>> by_length_;                     // by number of letters
  std::unordered_set<std::string> communes_;
};

/// Letters that must be inserted, left out or replaced to make `a` of `b`; `limit` + 1 where it is more.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace vanthu
